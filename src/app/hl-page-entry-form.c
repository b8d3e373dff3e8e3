#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response.h"

typedef struct
{
  HlPageEntry *page;  /* owned */
  HlDraft     *draft; /* owned */
} Saving;

typedef struct
{
  HlSurvey *survey;
  gint64    id;
} Wanted;

static char *
look_up (HlSerial serial,
         gpointer data)
{
  HlPageEntry *self = data;

  return self->replaying ? NULL : hl_draft_round_describe (self->round, serial);
}

/**
 * hl_page_entry_new_session:
 * @self: a page with a round
 *
 * Returns: (transfer full): a session that knows which serials are taken
 */
HlKeySession *
hl_page_entry_new_session (HlPageEntry *self)
{
  return hl_key_session_new (self->survey, look_up, self);
}

/**
 * hl_waiting_free:
 * @waiting: (transfer full): a form put aside
 *
 * Frees it; its journal stays on disk.
 */
void
hl_waiting_free (gpointer waiting)
{
  HlWaiting *self = waiting;

  g_clear_pointer (&self->session, hl_key_session_free);
  g_clear_pointer (&self->journal, hl_key_journal_free);
  g_free (self->text);
  g_free (self);
}

static void
set_session (HlPageEntry  *self,
             HlKeySession *session,
             HlKeyJournal *journal)
{
  hl_key_list_set_round (self->list, self->survey, self->round->office, self->round->paper);
  g_clear_pointer (&self->session, hl_key_session_free);
  g_clear_pointer (&self->journal, hl_key_journal_free);
  g_clear_pointer (&self->notice, g_free);
  self->wrong = FALSE;
  self->typing = FALSE;
  self->session = session;
  self->journal = journal;
}

/**
 * hl_page_entry_drop_session:
 * @self: a page
 *
 * Shows no form any more; its journal stays on disk.
 */
void
hl_page_entry_drop_session (HlPageEntry *self)
{
  set_session (self, NULL, NULL);
}

/**
 * hl_page_entry_find_waiting:
 * @self: a page with a round
 * @out_index: (out) (optional): its place
 *
 * Finds a form put aside; a second keying waits until forms are keyed a second time again.
 *
 * Returns: whether there is one
 */
gboolean
hl_page_entry_find_waiting (HlPageEntry *self,
                            guint       *out_index)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      const HlWaiting *waiting = self->waiting->pdata[i];

      if ((hl_key_session_get_first (waiting->session) != NULL) != self->verifying)
        continue;

      if (out_index != NULL)
        *out_index = i;
      return TRUE;
    }

  return FALSE;
}

static void
begin_waiting (HlPageEntry *self,
               guint        index)
{
  HlWaiting *waiting = g_ptr_array_steal_index (self->waiting, index);
  const HlResponse *form = hl_key_session_get_form (waiting->session);
  const GArray *rows = hl_key_session_get_rows (waiting->session);
  guint cursor = hl_key_session_get_cursor (waiting->session);
  g_autofree char *serial = hl_serial_format (form->serial, hl_survey_serial_width (self->survey));
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (rows != NULL && cursor < rows->len &&
      g_array_index (rows, HlRow, cursor).question != HL_NO_INDEX)
    number = g_strdup (self->survey->questionnaire->questions[g_array_index (rows, HlRow, cursor)
                                                              .question].number);
  if (waiting->recovered && number != NULL && *number != '\0')
    sentence = g_strdup_printf (_("Form %s was recovered, keyed as far as question %s"), serial,
                                number);
  else if (waiting->recovered && form->serial != HL_SERIAL_NONE)
    sentence = g_strdup_printf (_("Form %s was recovered where it stood"), serial);

  set_session (self, g_steal_pointer (&waiting->session), g_steal_pointer (&waiting->journal));
  if (form->id != 0 || waiting->apart)
    self->batch = g_steal_pointer (&self->header);
  g_clear_pointer (&self->header, hl_response_free);
  self->header = hl_response_copy (form);
  self->header->area = HL_NO_INDEX;
  hl_page_entry_show_header (self);
  hl_page_entry_show (self);
  if (waiting->text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (hl_key_list_get_entry (self->list)), waiting->text);
  if (sentence != NULL)
    hl_page_entry_notify (self, sentence);
  /* Who goes on with a form answers for it. */
  if (waiting->recovered && !hl_page_entry_own (self, &error))
    hl_page_entry_fail (self, error->message);
  hl_waiting_free (waiting);
}

/**
 * hl_page_entry_begin:
 * @self: a page with a round
 *
 * Goes on with a form put aside, else begins the next one.
 */
void
hl_page_entry_begin (HlPageEntry *self)
{
  guint index;

  if (self->batch != NULL)
    {
      hl_response_free (self->header);
      self->header = g_steal_pointer (&self->batch);
      hl_page_entry_show_header (self);
    }

  if (hl_page_entry_find_waiting (self, &index))
    {
      begin_waiting (self, index);
      return;
    }

  if (self->verifying)
    {
      hl_page_entry_begin_verify (self);
      return;
    }

  set_session (self, hl_page_entry_new_session (self), NULL);
  hl_key_session_begin (self->session, self->header,
                        hl_draft_round_next (self->round, self->last_serial));
  hl_page_entry_show (self);
}

/**
 * hl_page_entry_put_aside:
 * @self: a page
 *
 * Puts the form under way aside if a key was pressed for it.
 */
void
hl_page_entry_put_aside (HlPageEntry *self)
{
  HlWaiting *waiting;

  if (self->journal == NULL)
    return;

  waiting = g_new0 (HlWaiting, 1);
  if (self->typing)
    waiting->text = g_strdup (gtk_editable_get_text (
                                GTK_EDITABLE (hl_key_list_get_entry (self->list))));
  hl_key_list_set_round (self->list, self->survey, self->round->office, self->round->paper);
  waiting->session = g_steal_pointer (&self->session);
  waiting->journal = g_steal_pointer (&self->journal);
  waiting->apart = self->batch != NULL;
  g_ptr_array_insert (self->waiting, 0, waiting);
}

/**
 * hl_page_entry_fail:
 * @self: a page
 * @sentence: what failed
 *
 * The disk refuses: no key is taken until it works again.
 */
void
hl_page_entry_fail (HlPageEntry *self,
                    const char  *sentence)
{
  self->failed = TRUE;
  if (hl_page_entry_is_verified (self))
    hl_verify_done_refuse (self->verified, sentence);
  hl_page_entry_refuse (self, sentence);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr (HlPageEntry) self = saving->page;
  g_autoptr (HlDraft) draft = saving->draft;
  g_autoptr (GError) error = NULL;
  gint64 id = hl_draft_store_finish (HL_WORKSPACE (source), result, &error);
  gboolean here = self->round != NULL && self->survey == draft->survey;

  if (id != 0 && here)
    hl_draft_round_take (self->round, draft->form->serial, id, draft->form->keyer);
  if (id != 0 && here && draft->verify != NULL)
    hl_page_entry_count_verify (self);
  if (id != 0 || !here)
    return;

  if (g_error_matches (error, HL_ERROR, HL_ERROR_STORE))
    {
      g_ptr_array_add (self->unstored, g_steal_pointer (&draft));
      hl_page_entry_fail (self, _("Not written to disk. Stop keying; free some space, then press "
                                  "Try Again."));
      return;
    }

  hl_page_entry_set_aside (self, draft, error);
}

/**
 * hl_page_entry_store:
 * @self: a page with a round
 * @draft: a complete form
 *
 * Hands a form to the file.
 */
void
hl_page_entry_store (HlPageEntry *self,
                     HlDraft     *draft)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->draft = hl_draft_ref (draft);
  hl_draft_store_async (self->workspace, draft, on_stored, saving);
}

/**
 * hl_page_entry_save:
 * @self: a page whose form is complete
 *
 * Hands the form to the file and begins the next one at once.
 */
void
hl_page_entry_save (HlPageEntry *self)
{
  g_autofree char *operator_name = hl_settings_get_operator ();
  const HlResponse *form = hl_key_session_get_form (self->session);
  g_autoptr (HlDraft) draft = hl_draft_new (self->survey, form, g_steal_pointer (&self->journal),
                                            operator_name);

  if (hl_key_session_get_first (self->session) != NULL)
    draft->verify = hl_verify_result_of_session (self->survey, self->session);
  if (form->id == 0)
    {
      draft->batch = self->round->open_batch.id;
      hl_page_entry_count_batch (self, draft->batch, 1);
      self->round->n_stored++;
      self->last_serial = form->serial;
      hl_draft_round_take (self->round, form->serial, 0, form->keyer);
    }
  self->n_forms++;
  hl_page_entry_store (self, draft);
  hl_page_entry_begin (self);
  hl_page_entry_show_counts (self);
  hl_page_entry_tell_batch_full (self);
}

/**
 * hl_page_entry_retry:
 * @self: a page whose disk refused
 *
 * Tries to store again what could not be stored, and takes keys again.
 */
void
hl_page_entry_retry (HlPageEntry *self)
{
  g_autoptr (GPtrArray) drafts = g_steal_pointer (&self->unstored);

  self->unstored = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_draft_unref);
  self->failed = FALSE;
  self->wrong = FALSE;
  for (guint i = 0; i < drafts->len; i++)
    hl_page_entry_store (self, drafts->pdata[i]);
  hl_page_entry_show (self);
}

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  hl_survey_unref (self->survey);
  g_free (self);
}

static gpointer
load_form (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Wanted *wanted = data;

  return hl_store_load_response (store, wanted->survey, wanted->id, error);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlResponse) form = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  HlPageEntry *self = data;
  HlKeySession *session;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (form == NULL)
    {
      hl_page_entry_refuse (self, error->message);
      return;
    }

  session = hl_page_entry_new_session (self);
  hl_key_session_begin_stored (session, form);
  hl_page_entry_open (self, session, NULL);
  if (hl_page_entry_has_aside (self, form->serial))
    hl_page_entry_notify (self, _("Another keying of this form is kept aside. F3 opens it"));
}

/**
 * hl_page_entry_open:
 * @self: a page with a round
 * @session: (transfer full): a form kept so far
 * @journal: (transfer full) (nullable): its journal
 *
 * Opens a form out of turn; the one under way waits, and the batch header comes back after it.
 */
void
hl_page_entry_open (HlPageEntry  *self,
                    HlKeySession *session,
                    HlKeyJournal *journal)
{
  hl_page_entry_put_aside (self);
  set_session (self, session, journal);
  if (self->batch == NULL)
    self->batch = g_steal_pointer (&self->header);
  g_clear_pointer (&self->header, hl_response_free);
  self->header = hl_response_copy (hl_key_session_get_form (session));
  hl_page_entry_show_header (self);
  hl_page_entry_show (self);
}

/**
 * hl_page_entry_find:
 * @self: a page with a round
 * @text: a serial as typed
 *
 * Opens a stored form to look at it and mend it; the form under way waits.
 */
void
hl_page_entry_find (HlPageEntry *self,
                    const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  Wanted *wanted;
  HlSerial serial;
  gint64 id;

  if (self->verifying)
    {
      hl_page_entry_find_verify (self, text);
      return;
    }

  if (!hl_serial_parse (text, &serial, &error))
    {
      hl_page_entry_refuse (self, error->message);
      return;
    }

  id = hl_draft_round_find (self->round, serial);
  if ((id == 0 || hl_key_session_get_form (self->session)->id == id) &&
      hl_page_entry_open_aside (self, serial))
    return;

  if (id == 0)
    {
      sentence = g_strdup_printf (_("There is no form %s in this round"), text);
      hl_page_entry_refuse (self, sentence);
      return;
    }

  wanted = g_new0 (Wanted, 1);
  wanted->survey = hl_survey_ref (self->survey);
  wanted->id = id;
  hl_workspace_run_async (self->workspace, load_form, wanted, wanted_free,
                          (GDestroyNotify) hl_response_free, self->cancellable, on_found, self);
}
