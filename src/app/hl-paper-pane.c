#include "app/hl-paper-pane.h"

#include "app/hl-compat.h"
#include "app/hl-font-scale.h"
#include "app/hl-paper-choice.h"
#include "app/hl-paper-out.h"
#include "app/hl-paper-preview.h"
#include "app/hl-print.h"
#include "core/hl-i18n.h"

#define SETTINGS 380 /* pixels at font scale 1 */

/* Prints the forms of a round: which ones and how, and what they will look like. */
struct _HlPaperPane
{
  AdwBin parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  HlSurvey     *survey;
  HlPaperForm  *form;       /* NULL while there is none */
  GPtrArray    *choices;    /* of HlPaperChoice */
  HlPaperOut   *out;
  GCancellable *cancellable;
  gboolean      is_filling; /* the fields are set by the program */

  /* template children */
  GtkWidget      *settings;
  GtkWidget      *options;
  GtkStringList  *choices_list;
  AdwComboRow    *which_row;
  AdwEntryRow    *serial_row;
  AdwComboRow    *sides_row;
  GtkSwitch      *large_switch;
  GtkWidget      *slips_row;
  GtkSwitch      *slips_switch;
  GtkLabel       *fault;
  GtkLabel       *summary;
  GtkLabel       *steps;
  GtkLabel       *freezing;
  GtkStack       *footer;
  GtkWidget      *print_button;
  GtkWidget      *save_button;
  GtkWidget      *cancel_button;
  GtkWidget      *backs_button;
  GtkProgressBar *progress;
  GtkLabel       *message;
  HlPaperPreview *preview;
};

G_DEFINE_FINAL_TYPE (HlPaperPane, hl_paper_pane, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static const HlPaperChoice *
get_choice (HlPaperPane *self)
{
  const guint selected = adw_combo_row_get_selected (self->which_row);

  return self->choices != NULL && selected < self->choices->len ? self->choices->pdata[selected]
                                                                : NULL;
}

/* What is wished for; %FALSE with a sentence when that cannot be printed. */
static gboolean
read_wish (HlPaperPane *self,
           HlPaperWish *wish,
           HlPaperJob  *job,
           GError     **error)
{
  const HlPaperChoice *choice = get_choice (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->serial_row));

  *wish = (HlPaperWish) {
    .survey_id = self->survey->id,
    .sides = (HlPaperSides) adw_combo_row_get_selected (self->sides_row),
    .large = gtk_switch_get_active (self->large_switch),
  };
  if (!hl_paper_choice_read (choice, text, &wish->first, &wish->last, error))
    return FALSE;
  wish->slips = wish->first != HL_SERIAL_NONE && gtk_switch_get_active (self->slips_switch);

  return hl_paper_form_fill_job (self->form, wish, job, error);
}

static void
show_summary (HlPaperPane      *self,
              const HlPaperJob *job)
{
  const guint n_forms = job->first == HL_SERIAL_NONE ? 1 : (guint) (job->last - job->first + 1);
  const guint n_pages = hl_paper_job_pages (job), n_sheets = hl_paper_job_sheets (job);
  g_autofree char *forms = g_strdup_printf (hl_ngettext ("%u form", "%u forms", n_forms), n_forms);
  g_autofree char *pages = g_strdup_printf (hl_ngettext ("%u page", "%u pages", n_pages), n_pages);
  g_autofree char *sheets = g_strdup_printf (hl_ngettext ("%u sheet of paper",
                                                          "%u sheets of paper", n_sheets),
                                             n_sheets);
  g_autofree char *text = g_strdup_printf ("%s, %s, %s", forms, pages, sheets);

  set_label (self->summary, text);
}

static void
show_freezing (HlPaperPane       *self,
               const HlPaperWish *wish)
{
  if (self->form->is_frozen)
    set_label (self->freezing, _("The form of this round is fixed: every print is the same."));
  else if (wish->first == HL_SERIAL_NONE)
    set_label (self->freezing, _("A form without a number fixes nothing: the questionnaire can "
                                 "still be changed."));
  else
    set_label (self->freezing, _("The first numbered print fixes the questionnaire, the form, the "
                                 "fields and the serials of this round."));
}

static void
set_can_make (HlPaperPane *self,
              gboolean     can_make)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", can_make);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", can_make);
}

static void
show_fault (HlPaperPane  *self,
            const GError *error)
{
  set_label (self->fault, error != NULL ? error->message : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->serial_row), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_wish (HlPaperPane *self)
{
  g_autoptr (GError) error = NULL;
  HlPaperWish wish;
  HlPaperJob job;
  gboolean is_readable;

  if (self->form == NULL)
    return;

  is_readable = read_wish (self, &wish, &job, &error);
  show_fault (self, error);
  set_can_make (self, is_readable);
  gtk_widget_set_sensitive (self->slips_row, get_choice (self)->kind != HL_PAPER_CHOICE_MASTER);
  set_label (self->steps, wish.sides != HL_PAPER_MANUAL ? NULL :
             _("1. Print the fronts of all forms.\n"
               "2. Take the whole stack as it lies in the tray, turn no sheet, and put it back "
               "with the white side to be printed.\n"
               "3. Print the backs: they come from the last sheet to the first.\n"
               "Try it with two forms first."));
  if (!is_readable)
    {
      set_label (self->summary, NULL);
      set_label (self->freezing, NULL);
      return;
    }

  show_summary (self, &job);
  show_freezing (self, &wish);
  hl_paper_preview_show (self->preview, self->form, wish.first);
}

/* A form of a single page has no back. */
static void
propose_sides (HlPaperPane         *self,
               const HlPaperLayout *layout)
{
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->sides_row,
                              layout->n_pages > 1 ? HL_PAPER_TWO_SIDES : HL_PAPER_ONE_SIDE);
  self->is_filling = FALSE;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlPaperPane) self = data;
  g_autoptr (GError) error = NULL;
  HlPaperForm *form = hl_paper_form_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (form != NULL && self->form == NULL)
    propose_sides (self, form->layout);
  g_clear_pointer (&self->form, hl_paper_form_unref);
  self->form = form;
  if (form == NULL)
    {
      set_can_make (self, FALSE);
      hl_paper_preview_fail (self->preview, error->message);
      return;
    }

  show_wish (self);
}

static void
load (HlPaperPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hl_paper_form_load_async (self->workspace, self->survey->id,
                            gtk_switch_get_active (self->large_switch), self->cancellable,
                            on_loaded, g_object_ref (self));
}

static void
fill_choices (HlPaperPane *self,
              guint        selected)
{
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->choices_list));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = hl_paper_choices_new (self->survey);
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (labels, ((HlPaperChoice *) self->choices->pdata[i])->label);
  g_ptr_array_add (labels, NULL);

  self->is_filling = TRUE;
  gtk_string_list_splice (self->choices_list, 0, n_before, (const char *const *) labels->pdata);
  adw_combo_row_set_selected (self->which_row, MIN (selected, self->choices->len - 1));
  self->is_filling = FALSE;
}

static void
on_choice_changed (HlPaperPane *self)
{
  const HlPaperChoice *choice = get_choice (self);
  gboolean is_one;

  if (self->is_filling || choice == NULL)
    return;

  is_one = choice->kind == HL_PAPER_CHOICE_ONE;
  gtk_widget_set_visible (GTK_WIDGET (self->serial_row),
                          is_one || choice->kind == HL_PAPER_CHOICE_SPAN);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->serial_row),
                                 is_one ? _("Number of the form, as 034 or 034-3")
                                        : _("Numbers, as 1-50"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate
                                                    (GTK_EDITABLE (self->serial_row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW
                                                                   (self->serial_row)), -1);
  show_wish (self);
}

static void
on_large_changed (HlPaperPane *self)
{
  if (self->survey != NULL)
    load (self);
}

static void
on_entered (HlPaperPane *self)
{
  hl_paper_pane_focus (self);
}

/* Where printing goes on, or is given up. */
static void
on_out_changed (HlPaperPane *self)
{
  static const char *const names[] = { "ready", "working", "backs" };
  const HlPaperOutState state = hl_paper_out_get_state (self->out);
  const char *before = gtk_stack_get_visible_child_name (self->footer);
  const gboolean is_new = !g_str_equal (before, names[state]);
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->footer)) != NULL;
  guint n_done, n_pages;

  gtk_stack_set_visible_child_name (self->footer, names[state]);
  gtk_widget_set_sensitive (self->options, state == HL_PAPER_OUT_READY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.cancel", state != HL_PAPER_OUT_READY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print-backs",
                                 state == HL_PAPER_OUT_BACKS);
  set_label (self->message, hl_paper_out_get_message (self->out));
  if (is_new && had_focus)
    hl_paper_pane_focus (self);
  if (state != HL_PAPER_OUT_WORKING)
    return;

  n_done = hl_paper_out_get_done (self->out, &n_pages);

  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), n_done, n_pages);

  gtk_progress_bar_set_fraction (self->progress, n_pages > 0 ? (double) n_done / n_pages : 0.0);
  gtk_progress_bar_set_text (self->progress, n_pages > 0 ? text : "");
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlPaperPane) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  HlPaperWish wish;
  HlPaperJob job;

  if (path != NULL && self->form != NULL && read_wish (self, &wish, &job, NULL))
    hl_paper_out_save (self->out, self->workspace, &wish, path);
}

static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPaperPane *self = HL_PAPER_PANE (widget);
  g_autofree char *proposal = NULL;
  HlPaperWish wish;
  HlPaperJob job;

  if (hl_paper_out_get_state (self->out) == HL_PAPER_OUT_WORKING || self->form == NULL ||
      !read_wish (self, &wish, &job, NULL))
    return;

  proposal = hl_paper_form_name (self->form, &wish);
  hl_compat_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), HL_CHOOSE_SAVE,
                               _("Save Forms"), _("_Save"), proposal, NULL, on_file_chosen,
                               g_object_ref (self));
}

static void
on_print (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HlPaperPane *self = HL_PAPER_PANE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  HlPaperWish wish;
  HlPaperJob job;

  if (g_str_equal (name, "paper.print-backs"))
    hl_paper_out_print_backs (self->out, window);
  else if (hl_paper_out_get_state (self->out) == HL_PAPER_OUT_READY && self->form != NULL &&
           read_wish (self, &wish, &job, NULL))
    hl_paper_out_print (self->out, self->workspace, &wish, window);
}

static void
on_cancel (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hl_paper_out_cancel (HL_PAPER_PANE (widget)->out);
}

static void
hl_paper_pane_dispose (GObject *object)
{
  HlPaperPane *self = HL_PAPER_PANE (object);

  self->is_filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->out);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->form, hl_paper_form_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAPER_PANE);

  G_OBJECT_CLASS (hl_paper_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, settings);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, options);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, choices_list);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, which_row);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, serial_row);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, sides_row);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, large_switch);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, slips_row);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, slips_switch);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, fault);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, summary);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, steps);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, freezing);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, footer);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, print_button);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, save_button);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, backs_button);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, progress);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, message);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPane, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_large_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
}

static void
hl_paper_pane_class_init (HlPaperPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_paper_pane_dispose;

  g_type_ensure (HL_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-paper-pane.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "paper.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "paper.print-backs", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "paper.cancel", NULL, on_cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "paper.cancel", NULL);
}

static void
hl_paper_pane_init (HlPaperPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->out = hl_paper_out_new ();
  g_signal_connect_object (self->out, "changed", G_CALLBACK (on_out_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (self->settings,
                               (int) (SETTINGS * hl_font_scale (GTK_WIDGET (self))), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.cancel", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print-backs", FALSE);
  set_can_make (self, FALSE);
  hl_print_suggest (self->print_button, self->save_button);
}

/**
 * hl_paper_pane_show:
 * @self: a pane
 * @workspace: the open file
 * @survey: a round
 *
 * Shows the forms of a round. What was chosen for another round is not kept.
 */
void
hl_paper_pane_show (HlPaperPane *self,
                    HlWorkspace *workspace,
                    HlSurvey    *survey)
{
  const gboolean is_other = self->survey == NULL || self->survey->id != survey->id ||
                            self->workspace != workspace;

  g_set_object (&self->workspace, workspace);
  hl_survey_ref (survey);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = survey;
  if (is_other)
    {
      g_clear_pointer (&self->form, hl_paper_form_unref);
      gtk_editable_set_text (GTK_EDITABLE (self->serial_row), "");
      set_can_make (self, FALSE);
    }

  fill_choices (self, is_other ? 0 : adw_combo_row_get_selected (self->which_row));
  on_choice_changed (self);
  load (self);
}

/**
 * hl_paper_pane_focus:
 * @self: a pane
 *
 * Makes it ready: Enter prints, saves where there is no printer, or cancels what is under way.
 */
void
hl_paper_pane_focus (HlPaperPane *self)
{
  GtkWidget *suggested = gtk_widget_has_css_class (self->save_button, "suggested-action")
                         ? self->save_button : self->print_button;
  const HlPaperOutState state = hl_paper_out_get_state (self->out);

  gtk_widget_grab_focus (state == HL_PAPER_OUT_WORKING ? self->cancel_button
                         : state == HL_PAPER_OUT_BACKS ? self->backs_button : suggested);
}
