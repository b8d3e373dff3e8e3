#include <math.h>

#include <adwaita.h>

#include "app/hl-adaptive-box.h"
#include "app/hl-chart-interval.h"
#include "app/hl-chart-view.h"
#include "app/hl-index-strip.h"
#include "app/hl-page.h"
#include "app/hl-results-save.h"
#include "app/hl-results-table.h"
#include "app/hl-results-words.h"
#include "core/hl-text.h"

#define N_WORST 8       /* criteria shown before all are asked for */
#define PATIENCE_MS 500 /* before a spinner appears */
#define ROW_WIDTH 880   /* from here on two cards stand side by side; tables take the whole width */

#define HL_TYPE_PAGE_RESULTS (hl_page_results_get_type ())
G_DECLARE_FINAL_TYPE (HlPageResults, hl_page_results, HL, PAGE_RESULTS, HlPage)

/* How the round stands: the official index, factors, criteria and fields. */
struct _HlPageResults
{
  HlPage parent_instance;

  /* owned */
  HlWorkspace   *workspace;
  HlSurvey      *survey;
  HlResults     *results;
  HlResultsPart *part;
  GCancellable  *cancellable;
  char          *field;
  gint64         fields_of; /* the round whose fields can be chosen */
  guint          patience;
  gboolean       shows_all;

  /* template children */
  GtkStack        *states;
  GtkLabel        *error;
  AdwStatusPage   *empty;
  GtkSpinner      *spinner;
  GtkBox          *fields;
  GtkToggleButton *table_button;
  GtkWidget       *cards;
  HlAdaptiveBox   *upper_row;
  HlAdaptiveBox   *lower_row;
  GtkWidget       *provisional;
  GtkLabel        *index;
  GtkLabel        *interval;
  HlIndexStrip    *strip;
  GtkLabel        *target;
  GtkLabel        *change;
  GtkLabel        *weakest;
  GtkLabel        *caution;
  GtkStack        *factors_stack;
  HlChartView     *factors_chart;
  GtkGrid         *factors_table;
  GtkWidget       *fields_card;
  GtkStack        *fields_stack;
  HlChartView     *fields_chart;
  GtkGrid         *fields_table;
  GtkLabel        *weights;
  GtkButton       *all_button;
  GtkStack        *criteria_stack;
  HlChartView     *criteria_chart;
  GtkGrid         *criteria_table;
};

G_DEFINE_FINAL_TYPE (HlPageResults, hl_page_results, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_results_info;

const HlPageInfo hl_page_results_info = {
  .id = "results",
  .title = N_("Results"),
  .icon_name = "view-list-symbolic",
  .get_type = hl_page_results_get_type,
};

static void
set_words (GtkLabel *label,
           char     *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

static void
show_index (HlPageResults *self)
{
  const HlResultsPart *part = self->part;
  const HlFigure *figure = hl_score_snapshot_get_official (&part->snapshot);
  g_autofree char *value = hl_index_strip_markup (figure->index);
  HlIndexMarks marks = {
    figure->index, figure->low, figure->high, part->snapshot.target,
    part->comparison != NULL ? part->comparison->overall.before : NAN,
    part->comparison != NULL ? self->results->earlier->to : HL_DATE_NONE,
  };

  gtk_label_set_markup (self->index, value);
  gtk_widget_set_visible (self->provisional, self->results->survey->state < HL_SURVEY_CLOSED);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), !isnan (figure->index));
  if (!isnan (figure->index))
    hl_index_strip_show (self->strip, &marks);

  set_words (self->interval, hl_results_words_interval (part));
  set_words (self->target, hl_results_words_target (part));
  set_words (self->change, hl_results_words_change (part));
  set_words (self->weakest, hl_results_words_weakest (part));
  set_words (self->caution, hl_results_words_caution (part));
}

static void
show_criteria (HlPageResults *self)
{
  guint n_criteria = self->part->snapshot.total.n_criteria;
  g_autofree char *all = g_strdup_printf (_("See all %u criteria"), n_criteria);
  g_autofree char *worst = g_strdup_printf (_("See the lowest %u only"), N_WORST);

  gtk_button_set_label (self->all_button, self->shows_all ? worst : all);
  gtk_widget_set_visible (GTK_WIDGET (self->all_button),
                          n_criteria > N_WORST &&
                          !gtk_toggle_button_get_active (self->table_button));
  hl_chart_view_show (self->criteria_chart, hl_chart_type_by_id ("likert"), self->part,
                      self->shows_all ? 0 : N_WORST);
}

static void
show_part (HlPageResults *self)
{
  g_clear_pointer (&self->part, hl_results_part_unref);
  self->part = hl_results_part_new (self->results, self->field);

  show_index (self);
  hl_chart_view_show (self->factors_chart, hl_chart_type_by_id ("factors"), self->part, 0);
  hl_chart_view_show (self->fields_chart, &hl_chart_fields, self->part, 0);
  show_criteria (self);
  hl_results_table_fill (self->factors_table, hl_results_table_factors (self->part));
  hl_results_table_fill (self->fields_table, hl_results_table_fields (self->part));
  hl_results_table_fill (self->criteria_table, hl_results_table_criteria (self->part));
  set_words (self->weights, hl_results_words_weights (self->part));
}

static void
on_field_toggled (HlPageResults   *self,
                  GtkToggleButton *button)
{
  const char *field = g_object_get_data (G_OBJECT (button), "field");

  if (!gtk_toggle_button_get_active (button) || g_strcmp0 (field, self->field) == 0)
    return;

  g_free (self->field);
  self->field = g_strdup (field);
  show_part (self);
}

static void
add_field (HlPageResults *self,
           const char    *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name != NULL ? name : _("All fields"));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  g_object_set_data_full (G_OBJECT (button), "field", g_strdup (name), g_free);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (name, self->field) == 0);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_field_toggled), self);
  gtk_box_append (self->fields, button);
}

static void
show_fields (HlPageResults *self)
{
  const HlSurvey *survey = self->results->survey;
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  gtk_widget_set_visible (GTK_WIDGET (self->fields), survey->n_fields > 1);
  gtk_widget_set_visible (self->fields_card, survey->n_fields > 1);
  if (self->fields_of == survey->id)
    return;

  self->fields_of = survey->id;
  while (button != NULL)
    {
      gtk_box_remove (self->fields, button);
      button = gtk_widget_get_first_child (GTK_WIDGET (self->fields));
    }

  if (hl_survey_find_field (survey, self->field != NULL ? self->field : "") == HL_NO_INDEX)
    g_clear_pointer (&self->field, g_free);
  add_field (self, NULL);
  for (guint i = 0; i < survey->n_fields; i++)
    add_field (self, survey->fields[i].name);
}

static void
show_empty (HlPageResults *self)
{
  const HlScoreSnapshot *snapshot = self->results->snapshot;
  g_autofree char *text = NULL;

  if (snapshot->received > 0)
    text = g_strdup_printf (hl_ngettext ("%u form was keyed, and it is not valid.",
                                         "%u forms were keyed, and none of them is valid.",
                                         snapshot->received), snapshot->received);
  adw_status_page_set_description (self->empty, text != NULL ? text :
                                   _("The results appear here as soon as the first form is "
                                     "keyed."));
  gtk_stack_set_visible_child_name (self->states, "empty");
}

static void
stop_waiting (HlPageResults *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_opacity (self->cards, 1.0);
}

static void
show_results (HlPageResults *self,
              HlResults     *results)
{
  g_clear_pointer (&self->results, hl_results_unref);
  self->results = results;
  if (results->snapshot->valid == 0)
    {
      show_empty (self);
      return;
    }

  show_fields (self);
  show_part (self);
  gtk_stack_set_visible_child_name (self->states, "results");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlPageResults) self = data;
  g_autoptr (GError) error = NULL;
  HlResults *results = hl_results_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_waiting (self);
  if (results != NULL)
    {
      show_results (self, results);
      return;
    }

  gtk_label_set_text (self->error, error->message);
  gtk_stack_set_visible_child_name (self->states, "error");
}

static gboolean
on_waited (gpointer data)
{
  HlPageResults *self = data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_opacity (self->cards, 0.5);
  if (self->results == NULL)
    gtk_stack_set_visible_child_name (self->states, "loading");

  return G_SOURCE_REMOVE;
}

static void
load (HlPageResults *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_waited, self);
  hl_results_load_async (self->workspace, self->survey, self->cancellable, on_loaded,
                         g_object_ref (self));
}

static void
hl_page_results_show_round (HlPage      *page,
                            HlWorkspace *workspace,
                            HlSurvey    *survey)
{
  HlPageResults *self = HL_PAGE_RESULTS (page);
  gboolean is_other = self->survey == NULL || self->survey->id != survey->id ||
                      self->workspace != workspace;

  g_set_object (&self->workspace, workspace);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = hl_survey_ref (survey);
  if (is_other)
    {
      g_clear_pointer (&self->results, hl_results_unref);
      self->fields_of = 0;
      gtk_stack_set_visible_child_name (self->states, "blank");
    }

  load (self);
}

static void
hl_page_results_focus (HlPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_PAGE_RESULTS (page)->table_button));
}

static void
on_table_toggled (HlPageResults *self)
{
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);
  const char *name = is_table ? "table" : "chart";
  int threshold = is_table ? G_MAXINT : ROW_WIDTH;

  g_object_set (self->upper_row, "threshold", threshold, NULL);
  g_object_set (self->lower_row, "threshold", threshold, NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->cards));
  gtk_stack_set_visible_child_name (self->factors_stack, name);
  gtk_stack_set_visible_child_name (self->fields_stack, name);
  gtk_stack_set_visible_child_name (self->criteria_stack, name);
  if (self->part != NULL)
    show_criteria (self);
}

static void
on_table (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HlPageResults *self = HL_PAGE_RESULTS (widget);

  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
}

static void
on_all_criteria (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HlPageResults *self = HL_PAGE_RESULTS (widget);

  self->shows_all = !self->shows_all;
  show_criteria (self);
}

static void
on_retry (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  load (HL_PAGE_RESULTS (widget));
}

static void
on_field (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (HL_PAGE_RESULTS (widget)->fields));

  for (int i = g_variant_get_int32 (parameter); i > 0 && button != NULL; i--)
    button = gtk_widget_get_next_sibling (button);

  if (button != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
on_copy (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageResults *self = HL_PAGE_RESULTS (widget);
  g_autofree char *text = NULL;

  if (self->part == NULL)
    return;

  text = hl_results_table_all_text (self->part);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageResults *self = HL_PAGE_RESULTS (widget);
  const char *chart, *format;

  if (self->part == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &chart, &format);
  hl_results_save_chart (widget, self->part, chart,
                         self->shows_all || !g_str_equal (chart, "likert") ? 0 : N_WORST, format);
}

static void
hl_page_results_dispose (GObject *object)
{
  HlPageResults *self = HL_PAGE_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->part, hl_results_part_unref);
  g_clear_pointer (&self->results, hl_results_unref);
  g_clear_pointer (&self->field, g_free);
  /* The child is one of the template's: the bin must let it go first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_RESULTS);

  G_OBJECT_CLASS (hl_page_results_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize      offset;
  } children[] = {
#define CHILD(name) { # name, G_STRUCT_OFFSET (HlPageResults, name) \
}
    CHILD (states), CHILD (error), CHILD (empty), CHILD (spinner), CHILD (fields),
    CHILD (table_button), CHILD (cards), CHILD (upper_row), CHILD (lower_row),
    CHILD (provisional), CHILD (index), CHILD (interval), CHILD (strip), CHILD (target),
    CHILD (change), CHILD (weakest), CHILD (caution),
    CHILD (factors_stack), CHILD (factors_chart), CHILD (factors_table), CHILD (fields_card),
    CHILD (fields_stack), CHILD (fields_chart), CHILD (fields_table), CHILD (weights),
    CHILD (all_button), CHILD (criteria_stack), CHILD (criteria_chart), CHILD (criteria_table),
#undef CHILD
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "results.table", NULL, on_table);
  gtk_widget_class_install_action (widget_class, "results.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "results.save", "(ss)", on_save);
  gtk_widget_class_install_action (widget_class, "results.all-criteria", NULL, on_all_criteria);
  gtk_widget_class_install_action (widget_class, "results.retry", NULL, on_retry);
  gtk_widget_class_install_action (widget_class, "results.field", "i", on_field);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "results.table",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "results.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "results.save",
                                       "(ss)", "factors", "png");
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "results.field", "i", i);
}

static void
hl_page_results_class_init (HlPageResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_results_dispose;
  HL_PAGE_CLASS (klass)->show_round = hl_page_results_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_results_focus;

  g_type_ensure (HL_TYPE_ADAPTIVE_BOX);
  g_type_ensure (HL_TYPE_CHART_VIEW);
  g_type_ensure (HL_TYPE_INDEX_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-results.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_table_toggled);
  add_actions (widget_class);
}

static void
hl_page_results_init (HlPageResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
