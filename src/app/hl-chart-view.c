#include "app/hl-chart-view.h"

#include <adwaita.h>

#include "app/hl-font-scale.h"
#include "core/hl-text.h"
#include "render/hl-canvas-cairo.h"
#include "render/hl-render.h"

#define FONT_SIZE 10.5        /* points at font scale 1.0 */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define LEAST_WIDTH 200.0     /* points; what is left over goes to the charts */
#define NO_HIT G_MAXUINT

/* Shows a chart: recorded once for each width, theme, font scale and data, then replayed. */
struct _HlChartView
{
  GtkWidget parent_instance;

  /* owned */
  HlResultsPart *part;
  HlScene       *scene;
  GArray        *hits;
  GtkWidget     *bubble;
  GtkLabel      *words;
  int            scene_width;
  guint          selected;

  /* borrowed */
  const HlChartType *type;
  guint              limit;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlChartView, hl_chart_view, GTK_TYPE_WIDGET)

static gboolean
fill_style (HlChartView  *self,
            HlChartStyle *style)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  *style = (HlChartStyle) {
    .theme = adw_style_manager_get_dark (manager) ? HL_THEME_DARK : HL_THEME_LIGHT,
    .family = HL_FAMILY_SANS,
    .font_size = FONT_SIZE * hl_font_scale (GTK_WIDGET (self)),
    .metrics = hl_render_metrics (NULL),
  };

  return style->metrics != NULL;
}

static void
fill_data (HlChartView *self,
           HlChartData *data)
{
  *data = self->part->data;
  data->limit = self->limit;
}

static void
drop_scene (HlChartView *self)
{
  self->selected = NO_HIT;
  gtk_popover_popdown (GTK_POPOVER (self->bubble));
  g_clear_pointer (&self->scene, hl_scene_unref);
  g_array_set_size (self->hits, 0);
}

/* Once the width is known, so that drawing is nothing but replaying. */
static void
record (HlChartView *self,
        int          width)
{
  HlChartStyle style;
  HlChartData data;

  if (self->part == NULL || width <= 0 || (self->scene != NULL && self->scene_width == width))
    return;

  drop_scene (self);
  fill_data (self, &data);
  self->scene_width = width;
  if (fill_style (self, &style))
    self->scene = hl_chart_to_scene (self->type, &data, &style, width / PIXELS_PER_POINT,
                                     self->hits, NULL);
}

static GtkSizeRequestMode
hl_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (HlChartView *self,
                int          width)
{
  HlChartStyle style;
  HlChartData data;

  if (self->part == NULL || !fill_style (self, &style))
    return 0;

  fill_data (self, &data);

  return (int) (self->type->height (&data, &style, width / PIXELS_PER_POINT) * PIXELS_PER_POINT +
                1.0);
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
  int least = LEAST_WIDTH * PIXELS_PER_POINT;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = least;
  else
    *minimum = measure_height (self, for_size > 0 ? for_size : least);

  *natural = *minimum;
}

static void
hl_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HlChartView *self = HL_CHART_VIEW (widget);

  record (self, width);
  gtk_popover_present (GTK_POPOVER (self->bubble));
}

static void
outline_selected (HlChartView *self,
                  HlCanvas    *canvas)
{
  const HlRect *rect = &g_array_index (self->hits, HlChartHit, self->selected).rect;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  HlStroke stroke = { 1.5, 0.0, hl_palette_get (dark ? HL_THEME_DARK : HL_THEME_LIGHT)->bar };

  hl_canvas_rect (canvas, rect, NULL, &stroke);
}

static void
hl_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));
  g_autoptr (HlCanvas) canvas = NULL;
  cairo_t *cr;

  if (self->scene == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  canvas = hl_canvas_cairo_new (cr, NULL);
  if (canvas != NULL)
    hl_scene_replay (self->scene, canvas);
  if (canvas != NULL && self->selected != NO_HIT)
    outline_selected (self, canvas);
  cairo_destroy (cr);
}

/* The figures in one sentence; those of a criterion under its full wording. */
static char *
write_words (HlChartView      *self,
             const HlChartHit *hit)
{
  const HlOffice *office = self->part->results->office;
  const HlQuestion *question = hl_questionnaire_find (self->part->snapshot.questionnaire,
                                                      hit->code);
  g_autofree char *wording = NULL;

  if (question == NULL)
    return g_strdup (hit->text);

  wording = hl_text_fill (question->text, office->name, office->one_stop);

  return g_strdup_printf ("%s. %s\n%s", question->number, wording, hit->text);
}

static guint
find_hit (HlChartView *self,
          double       x,
          double       y)
{
  for (guint i = 0; i < self->hits->len; i++)
    {
      const HlRect *rect = &g_array_index (self->hits, HlChartHit, i).rect;

      if (x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height)
        return i;
    }

  return NO_HIT;
}

static gboolean
hl_chart_view_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  g_autofree char *words = NULL;
  guint hit = keyboard ? NO_HIT : find_hit (self, x / PIXELS_PER_POINT, y / PIXELS_PER_POINT);

  if (hit == NO_HIT)
    return FALSE;

  words = write_words (self, &g_array_index (self->hits, HlChartHit, hit));
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static gboolean
on_step (GtkWidget *widget,
         GVariant  *step,
         gpointer   data)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  gboolean down = g_variant_get_int32 (step) > 0;

  if (self->selected == NO_HIT)
    return down && hl_chart_view_select (self, 0);
  if (!down && self->selected == 0)
    return TRUE;

  return hl_chart_view_select (self, self->selected + g_variant_get_int32 (step)) || TRUE;
}

static void
unselect (HlChartView *self)
{
  if (self->selected == NO_HIT)
    return;

  self->selected = NO_HIT;
  gtk_popover_popdown (GTK_POPOVER (self->bubble));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  gboolean was_selected = self->selected != NO_HIT;

  unselect (self);

  return was_selected;
}

static gboolean
on_open (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  HlChartView *self = HL_CHART_VIEW (widget);
  g_autofree char *code = NULL;

  if (self->selected == NO_HIT)
    return FALSE;

  code = g_strdup (g_array_index (self->hits, HlChartHit, self->selected).code);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, code);

  return TRUE;
}

static void
on_click (HlChartView *self,
          int          n_press,
          double       x,
          double       y)
{
  guint hit = find_hit (self, x / PIXELS_PER_POINT, y / PIXELS_PER_POINT);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (hit == NO_HIT || hit == self->selected)
    unselect (self);
  else if (hl_chart_view_select (self, hit))
    on_open (GTK_WIDGET (self), NULL, NULL);
}

static void
on_look_changed (HlChartView *self)
{
  drop_scene (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
hl_chart_view_dispose (GObject *object)
{
  HlChartView *self = HL_CHART_VIEW (object);

  g_clear_pointer (&self->bubble, gtk_widget_unparent);

  G_OBJECT_CLASS (hl_chart_view_parent_class)->dispose (object);
}

static void
hl_chart_view_finalize (GObject *object)
{
  HlChartView *self = HL_CHART_VIEW (object);

  g_clear_pointer (&self->scene, hl_scene_unref);
  g_clear_pointer (&self->part, hl_results_part_unref);
  g_array_unref (self->hits);

  G_OBJECT_CLASS (hl_chart_view_parent_class)->finalize (object);
}

static void
hl_chart_view_class_init (HlChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hl_chart_view_dispose;
  object_class->finalize = hl_chart_view_finalize;
  widget_class->get_request_mode = hl_chart_view_get_request_mode;
  widget_class->measure = hl_chart_view_measure;
  widget_class->size_allocate = hl_chart_view_size_allocate;
  widget_class->snapshot = hl_chart_view_snapshot;
  widget_class->query_tooltip = hl_chart_view_query_tooltip;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_step, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_open, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");

  /**
   * HlChartView::opened:
   * @self: the chart
   * @code: of the factor, criterion or group
   *
   * More is wanted about one place of the drawing.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", HL_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
make_bubble (HlChartView *self)
{
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_max_width_chars (self->words, 48);

  self->bubble = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->bubble), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->bubble), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->bubble), GTK_WIDGET (self->words));
  gtk_widget_set_can_focus (self->bubble, FALSE);
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
}

static void
hl_chart_view_init (HlChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (HlChartHit));
  g_array_set_clear_func (self->hits, (GDestroyNotify) hl_chart_hit_clear);
  self->selected = NO_HIT;
  make_bubble (self);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (unselect), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_click), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_look_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (on_look_changed), self, G_CONNECT_SWAPPED);
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
 * @part: the results
 * @limit: only the worst rows, 0 = all
 *
 * Shows results.
 */
void
hl_chart_view_show (HlChartView       *self,
                    const HlChartType *type,
                    HlResultsPart     *part,
                    guint              limit)
{
  g_autofree char *text = type->describe (&part->data);

  drop_scene (self);
  self->type = type;
  self->limit = limit;
  hl_results_part_ref (part);
  g_clear_pointer (&self->part, hl_results_part_unref);
  self->part = part;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hl_chart_view_get_n_hits:
 * @self: a chart
 *
 * Returns: how many places of the drawing have words; 0 before it has a size
 */
guint
hl_chart_view_get_n_hits (HlChartView *self)
{
  return self->hits->len;
}

/**
 * hl_chart_view_select:
 * @self: a chart
 * @hit: number of a place
 *
 * Outlines a place and says its full wording and figures.
 *
 * Returns: %FALSE when there is no such place
 */
gboolean
hl_chart_view_select (HlChartView *self,
                      guint        hit)
{
  const HlChartHit *place;
  g_autofree char *words = NULL;
  GdkRectangle spot;

  if (hit >= self->hits->len)
    return FALSE;

  place = &g_array_index (self->hits, HlChartHit, hit);
  words = write_words (self, place);
  spot = (GdkRectangle) {
    (int) (place->rect.x * PIXELS_PER_POINT), (int) (place->rect.y * PIXELS_PER_POINT),
    (int) (place->rect.width * PIXELS_PER_POINT), (int) (place->rect.height * PIXELS_PER_POINT),
  };
  self->selected = hit;
  gtk_label_set_text (self->words, words);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->bubble), &spot);
  gtk_popover_popup (GTK_POPOVER (self->bubble));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}
