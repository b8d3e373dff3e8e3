#include <adwaita.h>

#include "app/hl-chart-view.h"
#include "app/hl-page.h"
#include "app/hl-results.h"
#include "core/hl-i18n.h"

#define HL_TYPE_PAGE_RESULTS (hl_page_results_get_type ())
G_DECLARE_FINAL_TYPE (HlPageResults, hl_page_results, HL, PAGE_RESULTS, HlPage)

/* How the round stands: the official index, factors, criteria and fields. */
struct _HlPageResults
{
  HlPage parent_instance;

  /* owned */
  GCancellable *cancellable;

  /* template children */
  GtkStack    *states;
  HlChartView *factors;
  HlChartView *criteria;
  HlChartView *fields;
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
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlPageResults *self = data;

  snapshot = hl_results_load_finish (HL_WORKSPACE (source), result, &error);
  if (snapshot == NULL)
    return;

  hl_chart_view_show (self->factors, hl_chart_type_by_id ("factors"), snapshot, NULL, 0);
  hl_chart_view_show (self->criteria, hl_chart_type_by_id ("likert"), snapshot, NULL, 0);
  hl_chart_view_show (self->fields, hl_chart_type_by_id ("quota"), snapshot, "field", 0);
}

static void
hl_page_results_show_round (HlPage      *page,
                            HlWorkspace *workspace,
                            HlSurvey    *survey)
{
  static const char *const by[] = { "field", NULL };
  HlPageResults *self = HL_PAGE_RESULTS (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hl_results_load_async (workspace, survey, by, self->cancellable, on_loaded, self);
}

static void
hl_page_results_dispose (GObject *object)
{
  HlPageResults *self = HL_PAGE_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_RESULTS);

  G_OBJECT_CLASS (hl_page_results_parent_class)->dispose (object);
}

static void
hl_page_results_class_init (HlPageResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_results_dispose;
  HL_PAGE_CLASS (klass)->show_round = hl_page_results_show_round;

  g_type_ensure (HL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-results.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPageResults, states);
  gtk_widget_class_bind_template_child (widget_class, HlPageResults, factors);
  gtk_widget_class_bind_template_child (widget_class, HlPageResults, criteria);
  gtk_widget_class_bind_template_child (widget_class, HlPageResults, fields);
}

static void
hl_page_results_init (HlPageResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
