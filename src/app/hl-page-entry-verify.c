#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "core/hl-i18n.h"

static gboolean
is_second (HlKeySession *session)
{
  return session != NULL && hl_key_session_get_first (session) != NULL;
}

static void
show_numbers (HlPageEntry *self)
{
  guint n_left;
  g_autofree char *tag = NULL;

  if (self->verify == NULL)
    return;

  n_left = self->verify->to_do->len;
  tag = g_strdup_printf (_("Sample keyed again: %u / %u"), self->verify->n_drawn - n_left,
                         self->verify->n_drawn);
  gtk_label_set_text (self->verify_tag, tag);
  hl_verify_panel_show (self->verify_panel, self->verify);
  if (hl_page_entry_is_verified (self))
    hl_verify_done_show (self->verified, self->verify);
}

static void
take_stats (HlPageEntry   *self,
            HlVerifyRound *round)
{
  g_clear_pointer (&self->verify, hl_verify_stats_free);
  self->verify = g_steal_pointer (&round->stats);
  show_numbers (self);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlVerifyRound) round = hl_verify_round_load_finish (HL_WORKSPACE (source), result,
                                                                 &error);

  if (round != NULL)
    take_stats (data, round);
}

/**
 * hl_page_entry_count_verify:
 * @self: a page with a round
 *
 * Reads the numbers again, behind what is being stored.
 */
void
hl_page_entry_count_verify (HlPageEntry *self)
{
  g_autofree char *operator_name = hl_settings_get_operator ();

  hl_verify_round_load_async (self->workspace, self->survey, operator_name,
                              HL_VERIFY_SCOPE_COUNT, 0, self->cancellable, on_counted, self);
}

static void
ask_for_paper (HlPageEntry        *self,
               const HlVerifyTask *task)
{
  guint width = hl_survey_serial_width (self->survey);
  g_autofree char *serial = hl_serial_format_checked (task->form->serial, width);
  g_autofree char *sentence = NULL;

  if (task->seconds != NULL)
    sentence = g_strdup_printf (_("Find form %s: differences were left to another person. Settle "
                                  "them from the paper"), serial);
  else
    sentence = g_strdup_printf (_("Find form %s and key it again; what was keyed first is hidden"),
                                serial);
  hl_page_entry_notify (self, sentence);
}

static void
open_task (HlPageEntry  *self,
           HlVerifyTask *task)
{
  HlKeySession *session = hl_page_entry_new_session (self);

  if (task->seconds != NULL)
    hl_key_session_begin_settle (session, task->form, task->seconds);
  else
    hl_key_session_begin_second (session, task->form);

  gtk_stack_set_visible_child_name (self->states, "keying");
  hl_page_entry_open (self, session, NULL);
  g_clear_pointer (&self->seconds, g_hash_table_unref);
  self->seconds = g_steal_pointer (&task->seconds);
  if (hl_key_session_get_state (session) != HL_KEYING_CONFLICT)
    ask_for_paper (self, &(HlVerifyTask) { .form = task->form, .seconds = self->seconds });
}

/* The new ones come first, and each form once. */
static void
take_tasks (HlPageEntry *self,
            GPtrArray   *tasks)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->tasks);

  self->tasks = g_ptr_array_ref (tasks);
  while (old != NULL && old->len > 0)
    {
      g_autoptr (HlVerifyTask) task = g_ptr_array_steal_index (old, 0);
      gboolean again = FALSE;

      for (guint i = 0; i < tasks->len && !again; i++)
        again = ((HlVerifyTask *) tasks->pdata[i])->form->id == task->form->id;
      if (!again)
        g_ptr_array_add (tasks, g_steal_pointer (&task));
    }
}

static void
fail_loading (HlPageEntry *self,
              const char  *sentence)
{
  if (self->tasks == NULL)
    self->verifying = FALSE;
  if (self->journal == NULL && is_second (self->session))
    hl_page_entry_begin (self);

  if (hl_page_entry_is_verified (self))
    hl_verify_done_refuse (self->verified, sentence);
  else
    hl_page_entry_refuse (self, sentence);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlVerifyRound) round = hl_verify_round_load_finish (HL_WORKSPACE (source), result,
                                                                 &error);
  HlPageEntry *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->loading = FALSE;
  if (round == NULL)
    {
      fail_loading (self, error->message);
      return;
    }

  take_tasks (self, round->tasks);
  take_stats (self, round);
  hl_page_entry_begin_verify (self);
}

static void
load_tasks (HlPageEntry  *self,
            HlVerifyScope scope,
            gint64        id)
{
  g_autofree char *operator_name = hl_settings_get_operator ();

  self->loading = TRUE;
  hl_verify_round_load_async (self->workspace, self->survey, operator_name, scope, id,
                              self->cancellable, on_loaded, self);
}

/**
 * hl_page_entry_begin_verify:
 * @self: a page in verify mode
 *
 * Begins the next form that is to be keyed again, or tells that none is left.
 */
void
hl_page_entry_begin_verify (HlPageEntry *self)
{
  g_autoptr (HlVerifyTask) task = NULL;

  if (self->tasks == NULL)
    {
      load_tasks (self, HL_VERIFY_SCOPE_SAMPLE, 0);
      return;
    }

  if (self->tasks->len > 0)
    {
      task = g_ptr_array_steal_index (self->tasks, 0);
      open_task (self, task);
      return;
    }

  hl_page_entry_put_aside (self);
  hl_page_entry_drop_session (self);
  gtk_stack_set_visible_child_name (self->states, "verified");
  show_numbers (self);
}

/**
 * hl_page_entry_is_verified:
 * @self: a page
 *
 * Returns: whether it shows that nothing is left to be keyed again
 */
gboolean
hl_page_entry_is_verified (HlPageEntry *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "verified") == 0;
}

/**
 * hl_page_entry_set_verifying:
 * @self: a page with a round
 * @verifying: whether forms are keyed a second time
 *
 * Enters or leaves verify mode; the form under way waits.
 */
void
hl_page_entry_set_verifying (HlPageEntry *self,
                             gboolean     verifying)
{
  if (self->loading || self->verifying == verifying)
    return;

  self->verifying = verifying;
  g_clear_pointer (&self->tasks, g_ptr_array_unref);

  /* The form under way stays in sight until what is to be keyed again is read. */
  if (verifying && !hl_page_entry_find_waiting (self, NULL))
    {
      load_tasks (self, HL_VERIFY_SCOPE_SAMPLE, 0);
      return;
    }

  if (verifying)
    hl_page_entry_count_verify (self);
  hl_page_entry_put_aside (self);
  gtk_stack_set_visible_child_name (self->states, "keying");
  hl_page_entry_begin (self);
}

/* The form that was asked for, but not begun, is asked for again later. */
static void
keep_task (HlPageEntry *self)
{
  HlVerifyTask *task;

  if (!is_second (self->session) || self->journal != NULL || self->tasks == NULL)
    return;

  task = g_new0 (HlVerifyTask, 1);
  task->form = hl_response_copy (hl_key_session_get_first (self->session));
  task->seconds = g_steal_pointer (&self->seconds);
  g_ptr_array_insert (self->tasks, 0, task);
}

/**
 * hl_page_entry_find_verify:
 * @self: a page in verify mode
 * @text: a serial as typed
 *
 * Takes a form next that is not in the sample, or settles it; it does not count in the error rate.
 */
void
hl_page_entry_find_verify (HlPageEntry *self,
                           const char  *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  HlSerial serial;
  gint64 id = 0;

  if (hl_serial_parse (text, &serial, &error))
    id = hl_draft_round_find (self->round, serial);
  if (error == NULL && id == 0)
    sentence = g_strdup_printf (_("There is no form %s in this round"), text);

  if (id != 0 && !self->loading)
    {
      keep_task (self);
      load_tasks (self, HL_VERIFY_SCOPE_ONE, id);
    }
  else if (hl_page_entry_is_verified (self))
    hl_verify_done_refuse (self->verified, error != NULL ? error->message : sentence);
  else
    hl_page_entry_refuse (self, error != NULL ? error->message : sentence);
}

/**
 * hl_page_entry_take_verified_key:
 * @self: a page where nothing is left to be keyed again
 * @keyval: key symbol
 *
 * Returns: whether the key was taken
 */
gboolean
hl_page_entry_take_verified_key (HlPageEntry *self,
                                 guint        keyval)
{
  switch (keyval)
    {
    case GDK_KEY_F6:
      hl_page_entry_set_verifying (self, FALSE);
      return GDK_EVENT_STOP;

    case GDK_KEY_F3:
      hl_verify_done_ask_number (self->verified);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      hl_page_entry_leave (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * hl_page_entry_create_second:
 * @self: a page whose form is keyed again
 * @path: file to make
 * @error: return location for an error
 *
 * Returns: (transfer full): the journal of a second keying, or %NULL with %HL_ERROR_STORE
 */
HlKeyJournal *
hl_page_entry_create_second (HlPageEntry *self,
                             const char  *path,
                             GError     **error)
{
  return hl_key_journal_create_second (path, self->survey, hl_key_session_get_first (self->session),
                                       self->seconds, error);
}

static void
on_bar_picked (HlPageEntry *self,
               guint        key)
{
  if (!self->failed && !self->paused)
    hl_page_entry_take_key (self, key);
}

static void
on_done_leave (HlPageEntry *self)
{
  hl_page_entry_set_verifying (self, FALSE);
}

static void
on_done_all (HlPageEntry *self)
{
  if (self->loading)
    return;

  load_tasks (self, HL_VERIFY_SCOPE_ALL, 0);
}

/**
 * hl_page_entry_add_verify:
 * @self: a page
 *
 * Connects what verify mode shows.
 */
void
hl_page_entry_add_verify (HlPageEntry *self)
{
  g_signal_connect_object (self->verify_bar, "picked", G_CALLBACK (on_bar_picked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verified, "leave", G_CALLBACK (on_done_leave), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verified, "all", G_CALLBACK (on_done_all), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verified, "number", G_CALLBACK (hl_page_entry_find_verify), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hl_page_entry_drop_verify:
 * @self: a page that leaves its round
 *
 * Forgets what is to be keyed again.
 */
void
hl_page_entry_drop_verify (HlPageEntry *self)
{
  g_clear_pointer (&self->verify, hl_verify_stats_free);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->seconds, g_hash_table_unref);
  self->verifying = FALSE;
  self->loading = FALSE;
}

/**
 * hl_page_entry_show_verify:
 * @self: a page with a form
 *
 * Shows the conflict, if there is one, and the panel of the mode.
 */
void
hl_page_entry_show_verify (HlPageEntry *self)
{
  g_autofree char *operator_name = hl_settings_get_operator ();
  gboolean second = is_second (self->session);
  gboolean open = hl_verify_bar_show (self->verify_bar, self->survey, self->round->office,
                                      self->session, operator_name);

  /* A refused key explains itself even then. */
  gtk_widget_set_visible (GTK_WIDGET (self->line), !open || self->wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->verify_tag), second);
  gtk_widget_set_visible (GTK_WIDGET (self->verify_panel), second);
  gtk_widget_set_visible (self->key_panel, !second);
  gtk_widget_set_visible (GTK_WIDGET (self->open_batch), !second);
  hl_key_strip_set_second (self->strip, second);
}

/**
 * hl_page_entry_tally_verify:
 * @self: a page whose form is keyed again
 *
 * Returns: (transfer full) (nullable): how the rows compared so far, %NULL outside verify mode
 */
char *
hl_page_entry_tally_verify (HlPageEntry *self)
{
  HlVerifyCount count;

  if (!is_second (self->session))
    return NULL;

  hl_key_session_get_count (self->session, &count);

  return g_strdup_printf (_("%u match · %u differ"), count.compared > count.differences ?
                          count.compared - count.differences : 0, count.differences);
}
