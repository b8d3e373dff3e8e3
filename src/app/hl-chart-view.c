#include "app/hl-chart-view.h"

#include <adwaita.h>

#include "core/hl-i18n.h"
#include "render/hl-canvas-cairo.h"
#include "render/hl-render.h"

#define FONT_SIZE 10.5        /* points at font scale 1.0 */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define NATURAL_WIDTH 420     /* points */

/* Shows a chart: recorded once for each width, theme and data, then replayed. */
struct _HlChartView
{
  GtkWidget parent_instance;

  /* owned */
  HlScoreSnapshot *snapshot;
  char            *by;
  HlScene         *scene;
  GArray          *hits;
  char            *reason;
  int              scene_width;

  /* borrowed */
  const HlChartType *type;
  guint              limit;
};

G_DEFINE_FINAL_TYPE (HlChartView, hl_chart_view, GTK_TYPE_WIDGET)

static double
font_scale (HlChartView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (1024.0 * 96.0) : 1.0;
}

static void
fill_style (HlChartView  *self,
            HlChartStyle *style)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  style->theme = adw_style_manager_get_dark (manager) ? HL_THEME_DARK : HL_THEME_LIGHT;
  style->family = HL_FAMILY_SANS;
  style->font_size = FONT_SIZE * font_scale (self);
  style->metrics = hl_render_metrics (NULL);
}

static void
fill_data (HlChartView *self,
           HlChartData *data)
{
  data->snapshot = self->snapshot;
  data->by = self->by;
  data->limit = self->limit;
  data->language = hl_i18n_get_language ();
}

static void
drop_scene (HlChartView *self)
{
  g_clear_pointer (&self->scene, hl_scene_unref);
  g_clear_pointer (&self->reason, g_free);
  g_array_set_size (self->hits, 0);
}

static void
describe (HlChartView       *self,
          const HlChartData *data)
{
  g_autofree char *text = NULL;

  text = self->reason != NULL ? g_strdup (self->reason) : self->type->describe (data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
record (HlChartView *self,
        int          width)
{
  g_autoptr (GError) error = NULL;
  HlChartStyle style = { 0 };
  HlChartData data = { 0 };

  if (self->snapshot == NULL || (self->scene != NULL && self->scene_width == width))
    return;

  drop_scene (self);
  fill_style (self, &style);
  fill_data (self, &data);
  self->scene_width = width;
  self->scene = hl_chart_to_scene (self->type, &data, &style, width / PIXELS_PER_POINT, self->hits,
                                   &error);
  if (self->scene == NULL)
    self->reason = g_strdup (error->message);
  describe (self, &data);
}

static GtkSizeRequestMode
hl_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hl_chart_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  int wanted = NATURAL_WIDTH * PIXELS_PER_POINT;

  if (orientation == GTK_ORIENTATION_VERTICAL && self->snapshot != NULL)
    {
      HlChartStyle style = { 0 };
      HlChartData data = { 0 };
      double width = (for_size > 0 ? for_size : wanted) / PIXELS_PER_POINT;

      fill_style (self, &style);
      fill_data (self, &data);
      wanted = (int) (self->type->height (&data, &style, width) * PIXELS_PER_POINT + 1);
    }

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? wanted : wanted / 2;
  *natural = wanted;
}

static void
hl_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  g_autoptr (HlCanvas) canvas = NULL;
  cairo_t *cr;

  record (self, width);
  if (self->scene == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  canvas = hl_canvas_cairo_new (cr, NULL);
  if (canvas != NULL)
    hl_scene_replay (self->scene, canvas);
  cairo_destroy (cr);
}

static gboolean
hl_chart_view_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  double left = x / PIXELS_PER_POINT;
  double top = y / PIXELS_PER_POINT;

  for (guint i = 0; i < self->hits->len; i++)
    {
      const HlChartHit *hit = &g_array_index (self->hits, HlChartHit, i);

      if (left >= hit->rect.x && left <= hit->rect.x + hit->rect.width &&
          top >= hit->rect.y && top <= hit->rect.y + hit->rect.height)
        {
          gtk_tooltip_set_text (tooltip, hit->text);
          return TRUE;
        }
    }

  return FALSE;
}

static void
on_theme_changed (HlChartView *self)
{
  drop_scene (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hl_chart_view_finalize (GObject *object)
{
  HlChartView *self = HL_CHART_VIEW (object);

  drop_scene (self);
  g_array_unref (self->hits);
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
  g_free (self->by);

  G_OBJECT_CLASS (hl_chart_view_parent_class)->finalize (object);
}

static void
hl_chart_view_class_init (HlChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = hl_chart_view_finalize;
  widget_class->get_request_mode = hl_chart_view_get_request_mode;
  widget_class->measure = hl_chart_view_measure;
  widget_class->snapshot = hl_chart_view_snapshot;
  widget_class->query_tooltip = hl_chart_view_query_tooltip;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
hl_chart_view_init (HlChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (HlChartHit));
  g_array_set_clear_func (self->hits, (GDestroyNotify) hl_chart_hit_clear);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hl_chart_view_new:
 *
 * Returns: (transfer full): an empty chart
 */
GtkWidget *
hl_chart_view_new (void)
{
  return g_object_new (HL_TYPE_CHART_VIEW, NULL);
}

/**
 * hl_chart_view_show:
 * @self: a chart
 * @type: what to draw
 * @snapshot: the results
 * @by: (nullable): grouping, see #HlChartData
 * @limit: only the worst rows, 0 = all
 *
 * Shows results.
 */
void
hl_chart_view_show (HlChartView       *self,
                    const HlChartType *type,
                    HlScoreSnapshot   *snapshot,
                    const char        *by,
                    guint              limit)
{
  drop_scene (self);
  self->type = type;
  self->limit = limit;
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
  self->snapshot = hl_score_snapshot_ref (snapshot);
  g_free (self->by);
  self->by = g_strdup (by);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
