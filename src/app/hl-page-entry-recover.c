#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "app/hl-sound.h"
#include "core/hl-i18n.h"

static gboolean
is_empty (HlKeySession *session)
{
  return hl_key_session_get_state (session) == HL_KEYING_SERIAL &&
         *hl_key_session_get_typed (session) == '\0' &&
         hl_key_session_get_form (session)->serial == HL_SERIAL_NONE;
}

/* In the name of the one who keyed it, whoever sits here now. */
static void
store_complete (HlPageEntry  *self,
                HlKeySession *session,
                HlKeyJournal *journal,
                HlKeyReplay  *replay)
{
  g_autofree char *operator_name = hl_settings_get_operator ();
  g_autoptr (HlDraft) draft = hl_draft_new (self->survey, hl_key_session_get_form (session),
                                            journal, replay->operator_name != NULL ?
                                            replay->operator_name : operator_name);

  if (hl_key_session_get_first (session) != NULL)
    draft->verify = hl_verify_result_of_session (self->survey, session);
  if (draft->form->id == 0)
    {
      draft->batch = replay->batch;
      hl_page_entry_count_batch (self, draft->batch, 1);
      self->round->n_stored++;
    }
  hl_draft_round_take (self->round, draft->form->serial, draft->form->id, draft->form->keyer);
  hl_page_entry_store (self, draft);
}

/* After a crash between the commit and the removal of the journal the result is there already. */
static gboolean
is_stored_second (HlPageEntry *self,
                  const char  *path)
{
  const HlResponse *stored = g_hash_table_lookup (self->round->mended, path);
  gint64 saved_at;

  return stored != NULL && hl_key_journal_is_second (path, &saved_at) &&
         stored->saved_at != saved_at && (stored->flags & HL_RESPONSE_KEYED_TWICE) != 0;
}

static void
recover_one (HlPageEntry *self,
             const char  *path)
{
  g_autoptr (HlKeyJournal) journal = hl_key_journal_reopen (path, NULL);
  g_autoptr (HlKeySession) session = hl_page_entry_new_session (self);
  g_auto (HlKeyReplay) replay = { 0 };
  HlWaiting *waiting;

  /* Another running program keys it. */
  if (journal == NULL)
    return;

  if (is_stored_second (self, path))
    {
      hl_key_journal_remove (journal, NULL);
      return;
    }

  if (!hl_key_journal_replay (path, session, g_hash_table_lookup (self->round->mended, path),
                              &replay, NULL))
    return;

  if (replay.last == HL_KEY_SAVE)
    {
      store_complete (self, session, g_steal_pointer (&journal), &replay);
      return;
    }

  if (is_empty (session))
    {
      hl_key_journal_remove (journal, NULL);
      return;
    }

  waiting = g_new0 (HlWaiting, 1);
  waiting->session = g_steal_pointer (&session);
  waiting->journal = g_steal_pointer (&journal);
  waiting->text = g_steal_pointer (&replay.text);
  waiting->recovered = TRUE;
  g_ptr_array_add (self->waiting, waiting);
}

static void
drop_blank (const char *path)
{
  g_autoptr (HlKeyJournal) journal = hl_key_journal_reopen (path, NULL);

  if (journal != NULL)
    hl_key_journal_remove (journal, NULL);
}

/**
 * hl_page_entry_recover:
 * @self: a page with a round
 *
 * Takes up the journals that an earlier run of the program left: complete forms are stored, others
 * wait to be gone on with. Those of other running programs, and of other rounds, stay.
 */
void
hl_page_entry_recover (HlPageEntry *self)
{
  g_autoptr (GPtrArray) paths = hl_draft_list (hl_workspace_get_path (self->workspace));

  self->replaying = TRUE;
  for (guint i = 0; i < paths->len; i++)
    {
      gint64 stored = 0;
      g_autofree char *uuid = hl_key_journal_survey (paths->pdata[i], &stored, NULL);

      if (uuid == NULL && hl_key_journal_is_blank (paths->pdata[i]))
        drop_blank (paths->pdata[i]);
      else if (g_strcmp0 (uuid, self->survey->uuid) == 0 &&
               (stored == 0 || g_hash_table_contains (self->round->mended, paths->pdata[i])))
        recover_one (self, paths->pdata[i]);
    }
  self->replaying = FALSE;

  /* Where the keyer stood. */
  self->verifying = self->waiting->len > 0 &&
                    hl_key_session_get_first (((HlWaiting *) self->waiting->pdata[0])->session) !=
                    NULL;
  if (self->verifying)
    hl_page_entry_count_verify (self);
}

static char *
name_serial (HlPageEntry *self,
             HlSerial     serial)
{
  return hl_serial_format (serial, hl_survey_serial_width (self->survey));
}

/**
 * hl_page_entry_set_aside:
 * @self: a page with a round
 * @draft: a form that the file does not take, whatever is done
 * @error: why not
 *
 * Keeps a form that another one keeps out: under a name of its own, told once, opened by F3.
 */
void
hl_page_entry_set_aside (HlPageEntry  *self,
                         HlDraft      *draft,
                         const GError *error)
{
  g_autofree char *serial = name_serial (self, draft->form->serial);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (draft->form->id == 0 && self->round->n_stored > 0)
    self->round->n_stored--;
  hl_page_entry_count_batch (self, draft->batch, -1);
  if (draft->holder != NULL)
    hl_draft_round_take_stored (self->round, draft->holder);

  if (!hl_draft_set_aside (draft, hl_workspace_get_path (self->workspace), NULL))
    {
      hl_page_entry_notify (self, error->message);
      return;
    }

  name = g_path_get_basename (hl_key_journal_get_path (draft->journal));
  if (draft->holder != NULL)
    sentence = g_strdup_printf (_("Form %s was stored by another program with other answers. This "
                                  "keying is kept aside: F3 opens the stored one, F3 again this "
                                  "one"), serial);
  else
    sentence = g_strdup_printf (_("%s. Form %s is kept aside in %s"), error->message, serial, name);
  hl_sound_refuse (GTK_WIDGET (self));
  hl_page_entry_notify (self, sentence);
}

/**
 * hl_page_entry_has_aside:
 * @self: a page with a round
 * @serial: a serial
 *
 * Returns: whether another keying of that form is kept aside
 */
gboolean
hl_page_entry_has_aside (HlPageEntry *self,
                         HlSerial     serial)
{
  g_autofree char *path = hl_draft_find_aside (hl_workspace_get_path (self->workspace),
                                               self->survey, serial);

  return path != NULL;
}

/**
 * hl_page_entry_open_aside:
 * @self: a page with a round
 * @serial: a serial
 *
 * Opens the keying of that form which is kept aside: its number can be put right, then it is saved.
 *
 * Returns: whether there was one
 */
gboolean
hl_page_entry_open_aside (HlPageEntry *self,
                          HlSerial     serial)
{
  g_autofree char *path = hl_draft_find_aside (hl_workspace_get_path (self->workspace),
                                               self->survey, serial);
  g_autoptr (HlKeySession) session = hl_page_entry_new_session (self);
  g_autoptr (HlKeyJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HlKeyReplay) replay = { 0 };
  gboolean replayed;

  if (path == NULL)
    return FALSE;

  journal = hl_key_journal_reopen (path, &error);
  self->replaying = TRUE;
  replayed = journal != NULL && hl_key_journal_replay (path, session, NULL, &replay, &error);
  self->replaying = FALSE;
  if (!replayed)
    {
      hl_page_entry_refuse (self, error->message);
      return TRUE;
    }

  hl_page_entry_open (self, g_steal_pointer (&session), g_steal_pointer (&journal));
  hl_page_entry_notify (self, _("This keying is kept aside, since its number is taken. ↑ up to the "
                                "number puts it right"));

  return TRUE;
}
