#include "app/hl-page-entry-private.h"

#include "app/hl-key-split.h"
#include "app/hl-sound.h"
#include "core/hl-i18n.h"

G_DEFINE_FINAL_TYPE (HlPageEntry, hl_page_entry, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_entry_info;

const HlPageInfo hl_page_entry_info = {
  .id = "entry",
  .title = N_("Key forms"),
  .icon_name = "input-keyboard-symbolic",
  .full_screen = TRUE,
  .get_type = hl_page_entry_get_type,
};

static void
show_status (HlPageEntry *self,
             const char  *title,
             const char  *description)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_stack_set_visible_child_name (self->states, "status");
}

static void
drop_round (HlPageEntry *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->session, hl_key_session_free);
  g_clear_pointer (&self->journal, hl_key_journal_free);
  g_clear_pointer (&self->round, hl_draft_round_free);
  g_clear_pointer (&self->header, hl_response_free);
  g_clear_pointer (&self->batch, hl_response_free);
  g_clear_pointer (&self->survey, hl_survey_unref);
  hl_page_entry_drop_verify (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->held, g_array_unref);
  g_ptr_array_set_size (self->waiting, 0);
  self->last_serial = HL_SERIAL_NONE;
}

static void
start (HlPageEntry *self)
{
  self->header = hl_response_new (self->survey->questionnaire);
  self->n_forms = 0;
  self->n_keys = 0;
  self->started_at = g_get_monotonic_time ();
  hl_key_list_set_round (self->list, self->survey, self->round->office, self->round->paper);
  hl_key_strip_set_round (self->strip, self->survey);
  hl_page_entry_recover (self);
  hl_page_entry_show_header (self);
  hl_page_entry_show_counts (self);
  gtk_stack_set_visible_child_name (self->states, "keying");
  hl_page_entry_begin (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  HlDraftRound *round = hl_draft_round_load_finish (HL_WORKSPACE (source), result, &error);
  HlPageEntry *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (round == NULL)
    {
      show_status (self, _("The round cannot be read"), error->message);
      return;
    }

  self->round = round;
  start (self);
}

static void
hl_page_entry_show_round (HlPage      *page,
                          HlWorkspace *workspace,
                          HlSurvey    *survey)
{
  HlPageEntry *self = HL_PAGE_ENTRY (page);

  /* The form under way is never disturbed by news about its own round. */
  if (workspace == self->workspace && self->survey != NULL && self->survey->id == survey->id &&
      self->survey->state == survey->state)
    return;

  /* In the list before its session goes. */
  if (self->survey != NULL)
    hl_key_list_set_round (self->list, survey, NULL, NULL);
  drop_round (self);
  self->workspace = g_object_ref (workspace);
  self->survey = hl_survey_ref (survey);

  if (survey->state == HL_SURVEY_DRAFT)
    {
      show_status (self, _("The round is not open yet"),
                   _("Open it before forms go in: from then on the questionnaire is fixed."));
      return;
    }

  if (survey->state != HL_SURVEY_OPEN)
    {
      show_status (self, _("The round is closed"),
                   _("No more forms are keyed. A change is a correction now, with a reason."));
      return;
    }

  self->cancellable = g_cancellable_new ();
  hl_draft_round_load_async (workspace, survey, self->cancellable, on_loaded, self);
}

static void
hl_page_entry_focus (HlPage *page)
{
  HlPageEntry *self = HL_PAGE_ENTRY (page);

  if (self->session != NULL)
    hl_page_entry_show (self);
}

static gboolean
hl_page_entry_show_keys (HlPage *page)
{
  return hl_key_split_toggle (HL_PAGE_ENTRY (page)->split);
}

static void
on_pause_toggled (HlPageEntry *self)
{
  hl_page_entry_set_paused (self, gtk_toggle_button_get_active (self->pause));
}

static void
on_go_on (HlPageEntry *self)
{
  hl_page_entry_set_paused (self, FALSE);
}

static void
on_edit_header (HlPageEntry *self)
{
  hl_key_strip_edit (self->strip);
}

static void
hl_page_entry_dispose (GObject *object)
{
  HlPageEntry *self = HL_PAGE_ENTRY (object);

  drop_round (self);
  /* The child is one of the template's: the bin must let it go first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_ENTRY);

  G_OBJECT_CLASS (hl_page_entry_parent_class)->dispose (object);
}

static void
hl_page_entry_finalize (GObject *object)
{
  HlPageEntry *self = HL_PAGE_ENTRY (object);

  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->unstored);

  G_OBJECT_CLASS (hl_page_entry_parent_class)->finalize (object);
}

static void
bind_panel (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, place);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, form_progress);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, part);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, clock);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, forms);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, pace);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, speed);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, round_progress);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, round_count);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, key_panel);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, verify_tag);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, verify_bar);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, verify_panel);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, verified);
}

static void
bind_main (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, states);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, status);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, keying);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, cover);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, go_on);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, serial);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, field);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, strip);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, pause);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, open_batch);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, edit_header);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, split);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, list);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, line);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, message_icon);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, message);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, retry);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, prompt);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, echo);
  gtk_widget_class_bind_template_child (widget_class, HlPageEntry, tally);
}

static void
hl_page_entry_class_init (HlPageEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_page_entry_finalize;
  HL_PAGE_CLASS (klass)->show_round = hl_page_entry_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_entry_focus;
  HL_PAGE_CLASS (klass)->show_keys = hl_page_entry_show_keys;

  g_type_ensure (HL_TYPE_KEY_LIST);
  g_type_ensure (HL_TYPE_KEY_SPLIT);
  g_type_ensure (HL_TYPE_KEY_STRIP);
  g_type_ensure (HL_TYPE_VERIFY_BAR);
  g_type_ensure (HL_TYPE_VERIFY_DONE);
  g_type_ensure (HL_TYPE_VERIFY_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-entry.ui");
  bind_main (widget_class);
  bind_panel (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_entry_prompt_batch);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_entry_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_pause_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_header);
}

static void
hl_page_entry_init (HlPageEntry *self)
{
  self->waiting = g_ptr_array_new_with_free_func (hl_waiting_free);
  self->unstored = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_draft_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_sound_prepare ();
  hl_page_entry_add_keys (self);
  hl_page_entry_add_verify (self);
}
