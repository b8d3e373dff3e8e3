#include "app/hl-steps.h"

#include "app/hl-home-words.h"
#include "core/hl-i18n.h"

/* The time-table of a round: what is done, what is being done, what comes. */
struct _HlSteps
{
  GtkBox parent_instance;
};

typedef struct
{
  const char *title;
  const char *due;
  const char *product;
  gboolean    done;
} Step;

G_DEFINE_FINAL_TYPE (HlSteps, hl_steps, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text,
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
make_mark (guint    number,
           gboolean done,
           gboolean current)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *mark = done ? gtk_image_new_from_icon_name ("object-select-symbolic")
                         : gtk_label_new (text);

  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_add_css_class (mark, done ? "done" : current ? "current" : "open");

  return mark;
}

static GtkWidget *
make_step (const Step *steps,
           guint       n_steps,
           guint       i,
           guint       current)
{
  static const char *const title_classes[] = { "heading", NULL };
  static const char *const current_classes[] = { "heading", "accent", NULL };
  static const char *const caption_classes[] = { "caption", NULL };
  static const char *const dim_classes[] = { "caption", "dim-label", NULL };
  const char *state = steps[i].done ? _("done") : i == current ? _("in progress") : _("to come");
  g_autofree char *name = g_strdup_printf (_("Step %u of %u, %s: %s"), i + 1, n_steps, state,
                                           steps[i].title);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (top), make_line (i > 0, i <= current));
  gtk_box_append (GTK_BOX (top), make_mark (i + 1, steps[i].done, i == current));
  gtk_box_append (GTK_BOX (top), make_line (i + 1 < n_steps, i < current));
  gtk_widget_set_margin_bottom (top, 6);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (words), make_label (steps[i].title, i == current ? current_classes
                                                                            : title_classes));
  gtk_box_append (GTK_BOX (words), make_label (steps[i].due, caption_classes));
  gtk_box_append (GTK_BOX (words), make_label (steps[i].product, dim_classes));
  gtk_widget_set_margin_start (words, 6);
  gtk_widget_set_margin_end (words, 6);
  gtk_box_append (GTK_BOX (box), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return box;
}

static void
fill (HlSteps    *self,
      const Step *steps,
      guint       n_steps)
{
  guint current = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  while (current < n_steps && steps[current].done)
    current++;
  for (guint i = 0; i < n_steps; i++)
    gtk_box_append (GTK_BOX (self), make_step (steps, n_steps, i, current));
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
  const Step steps[] = {
    { _("Plan"), "", _("The plan"), TRUE },
    { _("Prepare the forms"), "", _("Questionnaire and paper forms"), open },
    { _("Survey"), days, data->n_issued > 0 ? keyed : _("Forms filled in"),
      closed || (open && all_keyed) },
    { _("Check the forms"), _("Right after the survey"), _("Minutes of the check"), closed },
    { _("Write the report"), _("Right after the survey"), _("Draft report"), published },
    { _("Publish"), _("After the report is issued"), _("Final report"), published },
  };

  fill (self, steps, G_N_ELEMENTS (steps));
}

static void
hl_steps_class_init (HlStepsClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
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
 * Shows the steps of the round's time-table, or the usual ones when it has none.
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

      steps[i] = (Step) { step->title, step->due, step->product,
                          g_str_equal (step->state, "done") };
    }

  fill (self, steps, survey->n_steps);
}
