#include <adwaita.h>

#include "app/hl-page.h"
#include "app/hl-round-fields.h"
#include "app/hl-round-people.h"
#include "app/hl-round-period.h"
#include "app/hl-round-questionnaire.h"
#include "app/hl-round-review.h"
#include "app/hl-round-sample.h"
#include "app/hl-round-step.h"
#include "app/hl-round-words.h"
#include "core/hl-i18n.h"

#define HL_TYPE_PAGE_ROUND (hl_page_round_get_type ())
G_DECLARE_FINAL_TYPE (HlPageRound, hl_page_round, HL, PAGE_ROUND, HlPage)

/* A round is set up, step by step; each step is made when it is first shown. */
struct _HlPageRound
{
  HlPage parent_instance;

  /* owned */
  HlRoundDraft *draft;
  GCancellable *cancellable;
  guint         step;

  /* template children */
  GtkListBox  *list;
  GtkWidget   *scroller;
  GtkLabel    *title;
  GtkWidget   *fixed;
  GtkLabel    *fixed_label;
  GtkStack    *stack;
  GtkRevealer *decision;
  GtkEntry    *reason;
  GtkWidget   *save;
  GtkLabel    *status;
  GtkWidget   *back;
  GtkWidget   *next;
};

G_DEFINE_FINAL_TYPE (HlPageRound, hl_page_round, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_round_info;

const HlPageInfo hl_page_round_info = {
  .id = "round",
  .title = N_("Set Up the Round"),
  .icon_name = "document-edit-symbolic",
  .hidden = TRUE,
  .get_type = hl_page_round_get_type,
};

/* To add a step: its line here. */
static const struct
{
  const char *id;
  const char *title;
  GType       (*get_type) (void);
} steps[] = {
  { HL_SURVEY_STEP_QUESTIONNAIRE, N_("Questionnaire"), hl_round_questionnaire_get_type },
  { HL_SURVEY_STEP_PERIOD, N_("Period and Scoring"), hl_round_period_get_type },
  { HL_SURVEY_STEP_FIELDS, N_("Fields and Areas"), hl_round_fields_get_type },
  { HL_SURVEY_STEP_SAMPLE, N_("Sample"), hl_round_sample_get_type },
  { HL_SURVEY_STEP_PEOPLE, N_("People and Time-table"), hl_round_people_get_type },
  { HL_SURVEY_STEP_REVIEW, N_("Review"), hl_round_review_get_type },
};

static HlRoundStep *
get_step (HlPageRound *self)
{
  return (HlRoundStep *) gtk_stack_get_visible_child (self->stack);
}

static guint
count_problems (const GPtrArray *problems,
                const char      *step)
{
  guint n = 0;

  if (g_str_equal (step, HL_SURVEY_STEP_REVIEW))
    return problems->len;

  for (guint i = 0; i < problems->len; i++)
    n += g_str_equal (((const HlSurveyProblem *) problems->pdata[i])->step, step);

  return n;
}

static GtkWidget *
make_row (guint i)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_(steps[i].title));
  GtkWidget *state = gtk_label_new ("");
  g_autofree char *tip = g_strdup_printf ("Alt+%u", i + 1);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 18);
  gtk_widget_add_css_class (state, "caption");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), state);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);

  return row;
}

static void
update_row (HlPageRound *self,
            guint        i,
            guint        n_problems)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
  GtkWidget *state = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  g_autofree char *text = hl_round_words_step (hl_round_draft_get (self->draft), steps[i].id,
                                               n_problems);
  g_autofree char *name = g_strdup_printf ("%u. %s, %s", i + 1, _(steps[i].title), text);

  gtk_label_set_text (GTK_LABEL (state), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_rows (HlPageRound *self)
{
  g_autoptr (GPtrArray) problems = hl_survey_problems (hl_round_draft_get (self->draft));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    update_row (self, i, count_problems (problems, steps[i].id));
}

/* A round that is no draft is changed by a decision with a reason. */
static void
update_decision (HlPageRound *self)
{
  gboolean is_decision = self->draft != NULL &&
                         hl_round_draft_get (self->draft)->state != HL_SURVEY_DRAFT &&
                         hl_round_draft_is_changed (self->draft);

  gtk_revealer_set_reveal_child (self->decision, is_decision);
  gtk_widget_set_visible (GTK_WIDGET (self->decision), is_decision);
  gtk_widget_set_sensitive (self->save, gtk_entry_get_text_length (self->reason) > 0);
}

static void
update_status (HlPageRound *self)
{
  const char *fault = hl_round_draft_get_fault (self->draft);
  gboolean is_changed = hl_round_draft_is_changed (self->draft);
  g_autofree char *text = NULL;

  if (fault != NULL && is_changed)
    text = g_strdup_printf (_("Not saved: %s"), fault);
  else if (get_step (self) != NULL && hl_round_step_has_fault (get_step (self)))
    text = g_strdup (_("Not all is taken: look at what is marked as wrong on this page"));
  else if (!is_changed)
    text = g_strdup (_("Saved"));
  else if (hl_round_draft_get (self->draft)->state == HL_SURVEY_DRAFT)
    text = g_strdup (_("Saving…"));
  else
    text = g_strdup (_("Not saved yet: the round is open, so a change needs a reason"));

  gtk_label_set_text (self->status, text);
}

static void
on_draft_changed (HlPageRound *self)
{
  update_rows (self);
  update_decision (self);
  update_status (self);
}

static void
show_fixed (HlPageRound *self)
{
  g_autofree char *text = hl_round_words_fixed (hl_round_draft_get_fixed (self->draft));

  gtk_label_set_text (self->fixed_label, text);
  gtk_widget_set_visible (self->fixed, *text != '\0');
}

static void
show_step (HlPageRound *self,
           guint        step)
{
  const char *id = steps[step].id;
  GtkAdjustment *adjustment;

  if (gtk_stack_get_child_by_name (self->stack, id) == NULL)
    gtk_stack_add_named (self->stack, g_object_new (steps[step].get_type (), NULL), id);

  self->step = step;
  hl_round_step_show (HL_ROUND_STEP (gtk_stack_get_child_by_name (self->stack, id)), self->draft);
  gtk_stack_set_visible_child_name (self->stack, id);
  gtk_label_set_text (self->title, _(steps[step].title));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) step));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.back", step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.next",
                                 step + 1 < G_N_ELEMENTS (steps));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
  update_status (self);
}

static void
go_to (HlPageRound *self,
       guint        step)
{
  if (self->draft == NULL || step >= G_N_ELEMENTS (steps))
    return;

  show_step (self, step);
  hl_round_step_focus (get_step (self));
}

static guint
find_first_problem (HlPageRound *self)
{
  g_autoptr (GPtrArray) problems = hl_survey_problems (hl_round_draft_get (self->draft));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (count_problems (problems, steps[i].id) > 0)
      return i;

  return 0;
}

static void
take_draft (HlPageRound  *self,
            HlRoundDraft *draft)
{
  gboolean is_other = self->draft == NULL ||
                      hl_round_draft_get (self->draft)->id != hl_round_draft_get (draft)->id;
  GtkWidget *focus = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "saved", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  on_draft_changed (self);
  show_fixed (self);
  show_step (self, is_other ? find_first_problem (self) : self->step);
  if (is_other && focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hl_round_step_focus (get_step (self));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlPageRound) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlRoundDraft) draft = hl_round_draft_load_finish (HL_WORKSPACE (source), result,
                                                               &error);

  if (draft != NULL)
    take_draft (self, draft);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (self->status, error->message);
}

static void
let_go (HlPageRound *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->draft == NULL)
    return;

  hl_round_draft_flush (self->draft);
  g_signal_handlers_disconnect_by_func (self->draft, on_draft_changed, self);
}

static void
load (HlPageRound *self,
      HlWorkspace *workspace,
      HlSurvey    *survey)
{
  let_go (self);
  self->cancellable = g_cancellable_new ();
  hl_round_draft_load_async (workspace, survey, self->cancellable, on_loaded,
                             g_object_ref (self));
}

/* What this page saved itself comes back here, and is on screen already. */
static void
hl_page_round_show_round (HlPage      *page,
                          HlWorkspace *workspace,
                          HlSurvey    *survey)
{
  HlPageRound *self = HL_PAGE_ROUND (page);
  gboolean is_same = self->draft != NULL &&
                     hl_round_draft_get_workspace (self->draft) == workspace &&
                     hl_round_draft_get (self->draft)->id == survey->id;

  if (!is_same || (!hl_round_draft_holds (self->draft, survey) &&
                   !hl_round_draft_is_changed (self->draft)))
    load (self, workspace, survey);
}

static void
hl_page_round_focus (HlPage *page)
{
  HlPageRound *self = HL_PAGE_ROUND (page);

  if (self->draft != NULL)
    hl_round_step_focus (get_step (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlPageRound) self = data;

  if (hl_round_draft_save_finish (HL_ROUND_DRAFT (source), result, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

static void
on_save (HlPageRound *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  if (*reason != '\0')
    hl_round_draft_save_async (self->draft, reason, on_saved, g_object_ref (self));
}

static void
on_discard (HlPageRound *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  hl_round_draft_discard (self->draft);
  show_step (self, self->step);
}

static void
on_row_activated (HlPageRound   *self,
                  GtkListBoxRow *row)
{
  go_to (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageRound *self = HL_PAGE_ROUND (widget);

  if (self->step > 0)
    go_to (self, self->step - 1);
}

static void
on_next (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageRound *self = HL_PAGE_ROUND (widget);

  go_to (self, self->step + 1);
}

static void
on_step (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].id, id))
      go_to (HL_PAGE_ROUND (widget), i);
}

static void
add_key (HlPageRound        *self,
         GtkEventController *controller,
         const char         *trigger,
         const char         *action,
         const char         *step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new (action));

  if (step != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Ahead of what has the focus: a scrolled window wants the page keys for itself. */
static void
add_keys (HlPageRound *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (self, controller, "<Control>Page_Up", "round.back", NULL);
  add_key (self, controller, "<Control>Page_Down", "round.next", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *keys = g_strdup_printf ("<Alt>%u|<Alt>KP_%u", i + 1, i + 1);

      add_key (self, controller, keys, "round.step", steps[i].id);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
hl_page_round_unmap (GtkWidget *widget)
{
  HlPageRound *self = HL_PAGE_ROUND (widget);

  if (self->draft != NULL)
    hl_round_draft_flush (self->draft);
  GTK_WIDGET_CLASS (hl_page_round_parent_class)->unmap (widget);
}

static void
hl_page_round_dispose (GObject *object)
{
  HlPageRound *self = HL_PAGE_ROUND (object);

  let_go (self);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_PAGE_ROUND);

  G_OBJECT_CLASS (hl_page_round_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, list);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, scroller);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, title);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, fixed);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, fixed_label);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, stack);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, decision);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, reason);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, save);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, status);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, back);
  gtk_widget_class_bind_template_child (widget_class, HlPageRound, next);
}

static void
hl_page_round_class_init (HlPageRoundClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HlPageClass *page_class = HL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_round_dispose;
  widget_class->unmap = hl_page_round_unmap;
  page_class->show_round = hl_page_round_show_round;
  page_class->focus = hl_page_round_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-round.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_decision);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_discard);
  gtk_widget_class_install_action (widget_class, "round.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "round.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "round.step", "s", on_step);
}

static void
hl_page_round_init (HlPageRound *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_list_box_append (self->list, make_row (i));
  add_keys (self);
}
