#include "app/hl-results-filter.h"

#define MOST_LETTERS 36 /* of all names together, in buttons */

/* What the results are narrowed to: a field, a period, a group of respondents. */
struct _HlResultsFilter
{
  GtkBox parent_instance;

  /* owned */
  HlResults *results;
  char      *field;

  gboolean   is_filling; /* the lists are set by the program */

  /* template children */
  GtkBox        *fields;
  GtkDropDown   *field_list;
  GtkStringList *field_names;
  GtkDropDown   *periods;
  GtkStringList *period_names;
  GtkDropDown   *groups;
  GtkStringList *group_names;
};

enum
{
  SIGNAL_FIELD_CHANGED,
  SIGNAL_CHOICE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlResultsFilter, hl_results_filter, GTK_TYPE_BOX)

static void
use_field (HlResultsFilter *self,
           const char      *field)
{
  if (self->is_filling || g_strcmp0 (field, self->field) == 0)
    return;

  g_free (self->field);
  self->field = g_strdup (field);
  g_signal_emit (self, signals[SIGNAL_FIELD_CHANGED], 0);
}

static void
on_field_toggled (HlResultsFilter *self,
                  GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    use_field (self, g_object_get_data (G_OBJECT (button), "field"));
}

static void
on_field_selected (HlResultsFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_list);

  if (self->results != NULL && selected <= self->results->survey->n_fields)
    use_field (self, selected == 0 ? NULL : self->results->survey->fields[selected - 1].name);
}

static void
add_field (HlResultsFilter *self,
           const char      *name)
{
  const char *label = name != NULL ? name : _("All fields");
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  g_object_set_data_full (G_OBJECT (button), "field", g_strdup (name), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (name, self->field) == 0);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_field_toggled), self);
  gtk_box_append (self->fields, button);
  gtk_string_list_append (self->field_names, label);
}

static void
clear_fields (HlResultsFilter *self)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, button);
  gtk_string_list_splice (self->field_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->field_names)), NULL);
}

/* Buttons for a few short names, a list for many. */
static void
show_fields (HlResultsFilter *self,
             gboolean         is_other)
{
  const HlSurvey *survey = self->results->survey;
  glong n_letters = 0;
  guint field;

  if (!is_other)
    return;

  clear_fields (self);
  field = hl_survey_find_field (survey, self->field != NULL ? self->field : "");
  if (field == HL_NO_INDEX)
    g_clear_pointer (&self->field, g_free);
  add_field (self, NULL);
  for (guint i = 0; i < survey->n_fields; i++)
    {
      add_field (self, survey->fields[i].name);
      n_letters += g_utf8_strlen (survey->fields[i].name, -1);
    }

  gtk_drop_down_set_selected (self->field_list, field == HL_NO_INDEX ? 0 : field + 1);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), survey->n_fields > 1 &&
                          n_letters <= MOST_LETTERS);
  gtk_widget_set_visible (GTK_WIDGET (self->field_list), survey->n_fields > 1 &&
                          n_letters > MOST_LETTERS);
}

static void
fill_names (GtkDropDown   *choices,
            GtkStringList *list,
            GPtrArray     *names,
            guint          selected)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (list, 0, n_before, (const char *const *) names->pdata);
  gtk_drop_down_set_selected (choices, selected);
  gtk_widget_set_visible (GTK_WIDGET (choices), names->len > 2);
}

static void
show_periods (HlResultsFilter *self)
{
  const HlResults *results = self->results;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_ptr_array_add (names, g_strdup (_("Whole round")));
  for (guint i = 0; i < results->periods->len; i++)
    {
      const HlPeriod *period = &g_array_index (results->periods, HlPeriod, i);

      g_ptr_array_add (names, g_strdup_printf (_("Month %u/%u"), period->number, period->year));
      if (results->choice->has_period && period->from == results->choice->period.from)
        selected = i + 1;
    }

  fill_names (self->periods, self->period_names, names, selected);
}

static void
show_groups (HlResultsFilter *self)
{
  const HlResults *results = self->results;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  g_ptr_array_add (names, g_strdup (_("All respondents")));
  for (guint i = 0; i < results->groups->len; i++)
    {
      const HlResultsGroup *group = g_ptr_array_index (results->groups, i);

      if (group->hidden)
        g_ptr_array_add (names, g_strdup_printf (_("%s (%u, hidden)"), group->label, group->n));
      else
        g_ptr_array_add (names, g_strdup_printf ("%s (%u)", group->label, group->n));
      if (g_strcmp0 (group->by, results->choice->by) == 0 &&
          group->option == results->choice->option)
        selected = i + 1;
    }

  fill_names (self->groups, self->group_names, names, selected);
}

static void
on_chosen (HlResultsFilter *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHOICE_CHANGED], 0);
}

static void
hl_results_filter_dispose (GObject *object)
{
  HlResultsFilter *self = HL_RESULTS_FILTER (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->results, hl_results_unref);
  g_clear_pointer (&self->field, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_RESULTS_FILTER);

  G_OBJECT_CLASS (hl_results_filter_parent_class)->dispose (object);
}

static void
hl_results_filter_class_init (HlResultsFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_results_filter_dispose;

  /**
   * HlResultsFilter::field-changed:
   * @self: the filter
   *
   * Another field is wanted of the results that are shown.
   */
  signals[SIGNAL_FIELD_CHANGED] = g_signal_new ("field-changed", HL_TYPE_RESULTS_FILTER,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
  /**
   * HlResultsFilter::choice-changed:
   * @self: the filter
   *
   * Results of other forms are wanted.
   */
  signals[SIGNAL_CHOICE_CHANGED] = g_signal_new ("choice-changed", HL_TYPE_RESULTS_FILTER,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-results-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, fields);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, field_list);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, field_names);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, periods);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, period_names);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, groups);
  gtk_widget_class_bind_template_child (widget_class, HlResultsFilter, group_names);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_field_selected);
}

static void
hl_results_filter_init (HlResultsFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_results_filter_show:
 * @self: the filter
 * @results: what is shown
 *
 * Offers what these results can be narrowed to, and says what they are narrowed to.
 */
void
hl_results_filter_show (HlResultsFilter *self,
                        HlResults       *results)
{
  gboolean is_other = self->results == NULL || self->results->survey->id != results->survey->id;

  hl_results_ref (results);
  g_clear_pointer (&self->results, hl_results_unref);
  self->results = results;
  self->is_filling = TRUE;
  show_fields (self, is_other);
  show_periods (self);
  show_groups (self);
  self->is_filling = FALSE;
}

/**
 * hl_results_filter_get_field:
 * @self: the filter
 *
 * Returns: (transfer none) (nullable): name of the field chosen, %NULL = all
 */
const char *
hl_results_filter_get_field (HlResultsFilter *self)
{
  return self->field;
}

/**
 * hl_results_filter_choose_field:
 * @self: the filter
 * @index: which, 0 = all fields
 */
void
hl_results_filter_choose_field (HlResultsFilter *self,
                                int              index)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  for (int i = index; i > 0 && button != NULL; i--)
    button = gtk_widget_get_next_sibling (button);
  if (button == NULL)
    return;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_drop_down_set_selected (self->field_list, (guint) index);
}

/**
 * hl_results_filter_read:
 * @self: the filter
 * @survey_id: number of a round
 * @out_choice: (out caller-allocates): which of its forms are wanted, borrowed from @self; all when
 *   another round is shown
 */
void
hl_results_filter_read (HlResultsFilter *self,
                        gint64           survey_id,
                        HlResultsChoice *out_choice)
{
  guint period = gtk_drop_down_get_selected (self->periods);
  guint group = gtk_drop_down_get_selected (self->groups);

  *out_choice = (HlResultsChoice) { .survey_id = survey_id };
  if (self->results == NULL || self->results->survey->id != survey_id)
    return;

  if (period > 0 && period <= self->results->periods->len)
    {
      out_choice->has_period = TRUE;
      out_choice->period = g_array_index (self->results->periods, HlPeriod, period - 1);
    }
  if (group > 0 && group <= self->results->groups->len)
    {
      const HlResultsGroup *chosen = g_ptr_array_index (self->results->groups, group - 1);

      out_choice->by = chosen->by;
      out_choice->option = chosen->option;
    }
}
