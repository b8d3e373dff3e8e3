#include "app/hl-steps.h"

#include "app/hl-home-words.h"
#include "core/hl-i18n.h"

/* The time-table of a round: what is done, what is being done, what comes. */
struct _HlSteps
{
  GtkBox   parent_instance;

  gboolean movable; /* whether a step is moved on by its button */
};

typedef enum
{
  STEP_OPEN,
  STEP_DOING,
  STEP_DONE,
  N_STATES,
} StepState;

typedef struct
{
  const char *title;
  const char *due;
  const char *product;
  StepState   state;
} Step;

/* As the round has them. */
static const char *const states[N_STATES] = { "", "doing", "done" };

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlSteps, hl_steps, GTK_TYPE_BOX)

static StepState
find_state (const char *state)
{
  for (guint i = 0; i < N_STATES; i++)
    if (g_str_equal (states[i], state))
      return i;

  return STEP_OPEN;
}

static GtkWidget *
make_label (const char        *text,
            const char *const *classes)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* As wide as it asks for, so that the height it asks for is right. */
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_widget_set_visible (label, *text != '\0');

  return label;
}

static GtkWidget *
make_line (gboolean visible,
           gboolean done)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (line, visible ? 1 : 0);
  gtk_widget_add_css_class (line, done ? "step-done" : "step-open");

  return line;
}

static GtkWidget *
make_mark (guint     number,
           StepState state)
{
  static const char *const classes[N_STATES] = { "open", "current", "done" };
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *mark = state == STEP_DONE
                    ? gtk_image_new_from_icon_name ("object-select-symbolic")
                    : gtk_label_new (text);

  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_add_css_class (mark, classes[state]);

  return mark;
}

static GtkWidget *
make_words (const Step *step)
{
  static const char *const title_classes[] = { "heading", NULL };
  static const char *const current_classes[] = { "heading", "accent", NULL };
  static const char *const caption_classes[] = { "caption", NULL };
  static const char *const dim_classes[] = { "caption", "dim-label", NULL };
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), make_label (step->title, step->state == STEP_DOING
                                               ? current_classes : title_classes));
  gtk_box_append (GTK_BOX (words), make_label (step->due, caption_classes));
  gtk_box_append (GTK_BOX (words), make_label (step->product, dim_classes));
  gtk_widget_set_margin_start (words, 6);
  gtk_widget_set_margin_end (words, 6);

  return words;
}

static GtkWidget *
make_step (const Step *steps,
           guint       n_steps,
           guint       i)
{
  const gboolean after_done = i > 0 && steps[i - 1].state == STEP_DONE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (top), make_line (i > 0, after_done));
  gtk_box_append (GTK_BOX (top), make_mark (i + 1, steps[i].state));
  gtk_box_append (GTK_BOX (top), make_line (i + 1 < n_steps, steps[i].state == STEP_DONE));
  gtk_widget_set_margin_bottom (top, 6);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), make_words (&steps[i]));

  return box;
}

static void
on_clicked (HlSteps   *self,
            GtkWidget *button)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const guint state = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "state"));

  g_signal_emit (self, signals[SIGNAL_MOVED], 0, index, states[(state + 1) % N_STATES]);
}

static GtkWidget *
make_button (HlSteps   *self,
             GtkWidget *content,
             guint      index,
             StepState  state)
{
  static const char *const tips[N_STATES] = {
    N_("To come. Press: in progress"),
    N_("In progress. Press: done"),
    N_("Done. Press: to come"),
  };
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "step");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _(tips[state]));
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "state", GUINT_TO_POINTER (state));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);

  return button;
}

static GtkWidget *
make_item (HlSteps    *self,
           const Step *steps,
           guint       n_steps,
           guint       i)
{
  const char *const words[N_STATES] = { _("to come"), _("in progress"), _("done") };
  g_autofree char *name = g_strdup_printf (_("Step %u of %u, %s: %s"), i + 1, n_steps,
                                           words[steps[i].state], steps[i].title);
  GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  NULL);
  GtkWidget *content = make_step (steps, n_steps, i);

  if (self->movable)
    content = make_button (self, content, i, steps[i].state);
  gtk_box_append (GTK_BOX (item), content);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return item;
}

static GtkWidget *
get_item (HlSteps *self,
          guint    index)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (item != NULL && index-- > 0)
    item = gtk_widget_get_next_sibling (item);

  return item;
}

static guint
find_focus (HlSteps *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint index = 0;

  if (item == NULL)
    return G_MAXUINT;

  while (get_item (self, index) != item)
    index++;

  return index;
}

/* A wrapped text asks for the height of one line where its width is open, as in a scrolled window:
 * here it asks for that of its lines. */
static void
fit_words (GtkWidget *item)
{
  GtkWidget *content = gtk_widget_get_first_child (item);
  GtkWidget *words;
  int width, height;

  if (GTK_IS_BUTTON (content))
    content = gtk_button_get_child (GTK_BUTTON (content));
  words = gtk_widget_get_last_child (content);
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (words, -1, height);
}

/* The cursor stays on its step. */
static void
fill (HlSteps    *self,
      const Step *steps,
      guint       n_steps)
{
  const guint focus = find_focus (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  for (guint i = 0; i < n_steps; i++)
    {
      GtkWidget *item = make_item (self, steps, n_steps, i);

      gtk_box_append (GTK_BOX (self), item);
      fit_words (item);
    }
  if (focus < n_steps)
    gtk_widget_child_focus (get_item (self, focus), GTK_DIR_TAB_FORWARD);
}

/* A round whose plan names no steps goes through the usual six. */
static void
show_usual (HlSteps          *self,
            const HlHomeData *data)
{
  const HlSurvey *survey = data->survey;
  const gboolean open = survey->state >= HL_SURVEY_OPEN;
  const gboolean closed = survey->state >= HL_SURVEY_CLOSED;
  const gboolean published = survey->state >= HL_SURVEY_PUBLISHED;
  const gboolean all_keyed = data->n_issued > 0 && data->next == HL_SERIAL_NONE;
  g_autofree char *days = hl_home_words_days (survey->from, survey->to);
  g_autofree char *keyed = g_strdup_printf (_("%u of %u forms keyed"), (guint) data->n_keyed,
                                            (guint) data->n_issued);
  const gboolean done[] = {
    TRUE, open, closed || (open && all_keyed), closed, published, published,
  };
  Step steps[] = {
    { _("Plan"), "", _("The plan") },
    { _("Prepare the forms"), "", _("Questionnaire and paper forms") },
    { _("Survey"), days, data->n_issued > 0 ? keyed : _("Forms filled in") },
    { _("Check the forms"), _("Right after the survey"), _("Minutes of the check") },
    { _("Write the report"), _("Right after the survey"), _("Draft report") },
    { _("Publish"), _("After the report is issued"), _("Final report") },
  };

  /* The first that is not done is being done. */
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    steps[i].state = done[i] ? STEP_DONE : done[i - 1] ? STEP_DOING : STEP_OPEN;
  self->movable = FALSE;
  fill (self, steps, G_N_ELEMENTS (steps));
}

static void
hl_steps_class_init (HlStepsClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);

  /**
   * HlSteps::moved:
   * @self: the steps
   * @index: which step
   * @state: how far it is now said to be: "", "doing" or "done"
   *
   * Somebody moved a step on.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", HL_TYPE_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
hl_steps_init (HlSteps *self)
{
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
}

/**
 * hl_steps_show:
 * @self: the steps
 * @data: a round
 *
 * Shows the steps of the round's time-table, each a button until the round is published, or the
 * usual ones when it has none.
 */
void
hl_steps_show (HlSteps          *self,
               const HlHomeData *data)
{
  const HlSurvey *survey = data->survey;
  g_autofree Step *steps = g_new0 (Step, survey->n_steps);

  if (survey->n_steps == 0)
    {
      show_usual (self, data);
      return;
    }

  for (guint i = 0; i < survey->n_steps; i++)
    {
      const HlTimetableStep *step = &survey->steps[i];

      steps[i] = (Step) { step->title, step->due, step->product, find_state (step->state) };
    }

  self->movable = survey->state < HL_SURVEY_PUBLISHED;
  fill (self, steps, survey->n_steps);
}
