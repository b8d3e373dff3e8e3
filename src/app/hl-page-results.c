#include <adwaita.h>

#include "app/hl-adaptive-box.h"
#include "app/hl-chart-interval.h"
#include "app/hl-criterion-window.h"
#include "app/hl-font-scale.h"
#include "app/hl-page.h"
#include "app/hl-results-card.h"
#include "app/hl-results-filter.h"
#include "app/hl-results-index.h"
#include "app/hl-results-save.h"
#include "app/hl-results-table.h"
#include "app/hl-results-words.h"
#include "core/hl-i18n.h"

#define N_WORST 8       /* criteria shown before all are asked for */
#define PATIENCE_MS 500 /* before a spinner appears */
#define WIDTH 1320      /* of the content, pixels at font scale 1 */
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
  guint          patience;
  gboolean       shows_all;

  /* template children */
  GtkStack        *states;
  GtkLabel        *error;
  AdwStatusPage   *empty;
  GtkSpinner      *spinner;
  HlResultsFilter *filter;
  GtkToggleButton *table_button;
  AdwClamp        *clamp;
  AdwClamp        *bar_clamp;
  GtkStack        *contents;
  GtkWidget       *cards;
  HlAdaptiveBox   *upper_row;
  HlAdaptiveBox   *lower_row;
  HlResultsIndex  *index_card;
  HlResultsCard   *factors_card;
  HlResultsCard   *groups_card;
  HlResultsCard   *criteria_card;
};

G_DEFINE_FINAL_TYPE (HlPageResults, hl_page_results, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_results_info;

const HlPageInfo hl_page_results_info = {
  .id = "results",
  .title = N_("Results"),
  .icon_name = "hl-results-symbolic",
  .live = TRUE,
  .get_type = hl_page_results_get_type,
};

static void
show_criteria (HlPageResults *self)
{
  guint n_criteria = self->part->snapshot.total.n_criteria;
  g_autofree char *all = g_strdup_printf (_("See all %u criteria"), n_criteria);
  g_autofree char *worst = g_strdup_printf (_("See the lowest %u only"), N_WORST);
  gboolean is_table = gtk_toggle_button_get_active (self->table_button);

  hl_results_card_set_more (self->criteria_card, n_criteria <= N_WORST || is_table ? NULL :
                            self->shows_all ? worst : all);
  hl_results_card_show (self->criteria_card, hl_chart_type_by_id ("likert"), self->part,
                        self->shows_all ? 0 : N_WORST, hl_results_table_criteria (self->part));
}

/* Fields or months, where there are several of them. */
static void
show_groups (HlPageResults *self)
{
  const HlResultsPart *part = self->part;
  g_autofree char *weights = hl_results_words_weights (part);
  GPtrArray *table = hl_results_table_groups (part);

  /* The first row is the head. */
  gtk_widget_set_visible (GTK_WIDGET (self->groups_card), table->len > 2);
  hl_results_card_set_title (self->groups_card, hl_results_chart_title (&hl_chart_fields, part));
  hl_results_card_set_note (self->groups_card, weights);
  hl_results_card_show (self->groups_card, &hl_chart_fields, self->part, 0, table);
}

static void
show_part (HlPageResults *self)
{
  g_clear_pointer (&self->part, hl_results_part_unref);
  self->part = hl_results_part_new (self->results, hl_results_filter_get_field (self->filter));
  if (self->part->is_hidden || self->part->snapshot.valid == 0)
    {
      gtk_stack_set_visible_child_name (self->contents, self->part->is_hidden ? "hidden" : "none");
      return;
    }

  hl_results_index_show (self->index_card, self->part);
  hl_results_card_show (self->factors_card, hl_chart_type_by_id ("factors"), self->part, 0,
                        hl_results_table_factors (self->part));
  show_groups (self);
  show_criteria (self);
  gtk_stack_set_visible_child_name (self->contents, "cards");
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
  if (results->snapshot->valid == 0 && hl_results_choice_is_whole (results->choice))
    {
      show_empty (self);
      return;
    }

  hl_results_filter_show (self->filter, results);
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
  HlResultsChoice choice;

  hl_results_filter_read (self->filter, self->survey->id, &choice);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, on_waited, self);
  hl_results_load_async (self->workspace, &choice, self->cancellable, on_loaded,
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
  int threshold = is_table ? G_MAXINT : ROW_WIDTH;

  g_object_set (self->upper_row, "threshold", threshold, NULL);
  g_object_set (self->lower_row, "threshold", threshold, NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->cards));
  hl_results_card_show_table (self->factors_card, is_table);
  hl_results_card_show_table (self->groups_card, is_table);
  hl_results_card_show_table (self->criteria_card, is_table);
  if (self->part != NULL)
    show_criteria (self);
}

static void
on_opened (HlPageResults *self,
           const char    *code)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *window = hl_criterion_window_new (parent, self->workspace, self->part, code);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
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
  hl_results_filter_choose_field (HL_PAGE_RESULTS (widget)->filter,
                                  g_variant_get_int32 (parameter));
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

/* The chart that has the focus, else the factors. */
static const char *
find_focused (HlPageResults *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, HL_TYPE_RESULTS_CARD) : NULL;

  if (card == NULL)
    card = GTK_WIDGET (self->factors_card);

  return hl_results_card_get_type_shown (HL_RESULTS_CARD (card))->id;
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
  if (*chart == '\0')
    chart = find_focused (self);
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
    CHILD (states), CHILD (error), CHILD (empty), CHILD (spinner), CHILD (filter),
    CHILD (table_button), CHILD (clamp),
    CHILD (bar_clamp), CHILD (contents), CHILD (cards), CHILD (upper_row),
    CHILD (lower_row), CHILD (index_card), CHILD (factors_card), CHILD (groups_card),
    CHILD (criteria_card),
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
                                       "(ss)", "", "png");
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
  g_type_ensure (HL_TYPE_RESULTS_CARD);
  g_type_ensure (HL_TYPE_RESULTS_FILTER);
  g_type_ensure (HL_TYPE_RESULTS_INDEX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-results.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_table_toggled);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, show_part);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  add_actions (widget_class);
}

static void
hl_page_results_init (HlPageResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_font_scale_clamp (self->clamp, WIDTH);
  hl_font_scale_clamp (self->bar_clamp, WIDTH);
  hl_results_card_set_title (self->factors_card, _("Factors"));
  hl_results_card_set_title (self->criteria_card, _("Lowest criteria first"));
}
