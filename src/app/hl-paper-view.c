#include "app/hl-paper-view.h"

#include "core/hl-i18n.h"
#include "paper/hl-paper-draw.h"
#include "render/hl-canvas-cairo.h"
#include "render/hl-render.h"

#define PIXELS_PER_MM (96.0 / 25.4)
#define LEAST_WIDTH 240 /* pixels, of a page that fits its place */
#define DIMMED 0.45
#define FRAME 2.0f
#define MARGIN 1.2      /* millimetres around a highlighted question */

/* One page of a printed form: the print itself, replayed. */
struct _HlPaperView
{
  GtkWidget parent_instance;

  /* owned */
  HlPaperLayout *layout;
  HlSurvey      *survey;
  HlScene       *ground;
  HlScene       *over;
  GskRenderNode *node;
  char          *highlight;
  int            node_width;
  HlSerial       serial;
  guint          page;
  double         zoom; /* 0 = as wide as there is room, at most its real size */
  gboolean       is_dimmed;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPERTIES,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlPaperView, hl_paper_view, GTK_TYPE_WIDGET)

static double
get_scale (HlPaperView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / HL_PAPER_WIDTH;
}

static GtkSizeRequestMode
hl_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hl_paper_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  HlPaperView *self = HL_PAPER_VIEW (widget);
  double width = HL_PAPER_WIDTH * PIXELS_PER_MM * (self->zoom > 0.0 ? self->zoom : 1.0);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) width;
      *minimum = self->zoom > 0.0 ? *natural : LEAST_WIDTH;
      return;
    }

  if (for_size > 0)
    width = for_size;
  *natural = (int) (width * HL_PAPER_HEIGHT / HL_PAPER_WIDTH);
  *minimum = *natural;
}

static void
drop_node (HlPaperView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GskRenderNode *
make_node (HlPaperView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                     gtk_widget_get_height (widget));
  const double scale = bounds.size.width / hl_scene_get_width (self->ground);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);

  g_autoptr (HlCanvas) canvas = hl_canvas_cairo_new (cr, NULL);

  if (canvas != NULL)
    hl_scene_replay (self->ground, canvas);
  if (canvas != NULL && self->over != NULL)
    hl_scene_replay (self->over, canvas);
  cairo_destroy (cr);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_place (HlPaperView  *self,
                GtkSnapshot  *snapshot,
                const HlRect *rect)
{
  static const GdkRGBA tint = { 0.11f, 0.44f, 0.85f, 0.10f };
  static const GdkRGBA line = { 0.11f, 0.44f, 0.85f, 1.0f };
  const float widths[] = { FRAME, FRAME, FRAME, FRAME };
  const GdkRGBA colors[] = { line, line, line, line };
  const double scale = get_scale (self);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT ((rect->x - MARGIN) * scale,
                                                     (rect->y - MARGIN / 2.0) * scale,
                                                     (rect->width + 2.0 * MARGIN) * scale,
                                                     (rect->height + MARGIN) * scale);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 3.0f);
  gtk_snapshot_append_color (snapshot, &tint, &bounds);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_highlight (HlPaperView *self,
                    GtkSnapshot *snapshot)
{
  const GArray *places = self->layout->places;

  for (guint i = 0; self->highlight != NULL && i < places->len; i++)
    {
      const HlPaperBox *place = &g_array_index (places, HlPaperBox, i);

      if (place->page == self->page && g_str_equal (place->question, self->highlight))
        snapshot_place (self, snapshot, &place->rect);
    }
}

static void
hl_paper_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HlPaperView *self = HL_PAPER_VIEW (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                     gtk_widget_get_height (widget));
  static const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f };

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (self->ground == NULL)
    return;

  if (self->node != NULL && self->node_width != gtk_widget_get_width (widget))
    g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->node == NULL)
    {
      self->node = make_node (self);
      self->node_width = gtk_widget_get_width (widget);
    }

  gtk_snapshot_push_opacity (snapshot, self->is_dimmed ? DIMMED : 1.0);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_pop (snapshot);
  if (!self->is_dimmed)
    snapshot_highlight (self, snapshot);
}

static void
name_page (HlPaperView *self)
{
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), self->page,
                                            hl_paper_view_get_n_pages (self));
  g_autofree char *words = hl_scene_get_words (self->ground);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* What cannot be drawn over the form is left out: printing says why. */
static void
draw (HlPaperView *self)
{
  const HlMetrics *metrics = hl_render_metrics (NULL);

  g_clear_pointer (&self->ground, hl_scene_unref);
  g_clear_pointer (&self->over, hl_scene_unref);
  self->ground = hl_paper_draw_ground (self->layout, self->page);
  if (metrics != NULL)
    self->over = hl_paper_draw_serial (self->layout, self->survey, self->page, self->serial,
                                       metrics, NULL);
  name_page (self);
  drop_node (self);
}

static const HlPaperBox *
find_place (HlPaperView *self,
            const char  *question)
{
  for (guint i = 0; self->layout != NULL && i < self->layout->places->len; i++)
    {
      const HlPaperBox *place = &g_array_index (self->layout->places, HlPaperBox, i);

      if (question != NULL && g_str_equal (place->question, question))
        return place;
    }

  return NULL;
}

static void
on_click (HlPaperView *self,
          int          n_press,
          double       x,
          double       y)
{
  const double scale = get_scale (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  for (guint i = 0; self->layout != NULL && i < self->layout->places->len; i++)
    {
      const HlPaperBox *place = &g_array_index (self->layout->places, HlPaperBox, i);
      const HlRect *rect = &place->rect;

      if (place->page == self->page && x >= rect->x * scale && y >= rect->y * scale &&
          x <= (rect->x + rect->width) * scale && y <= (rect->y + rect->height) * scale)
        {
          g_autofree char *code = g_strdup (place->question);

          g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, code);
          return;
        }
    }
}

/* To the question after or before the highlighted one, else to the first on the page. */
static gboolean
on_step (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  HlPaperView *self = HL_PAPER_VIEW (widget);
  const HlPaperBox *place = find_place (self, self->highlight);
  const GArray *places = self->layout != NULL ? self->layout->places : NULL;
  guint index = 0;

  if (places == NULL || places->len == 0)
    return FALSE;

  if (place != NULL)
    index = place - (const HlPaperBox *) places->data + g_variant_get_int32 (parameter);
  else
    while (index + 1 < places->len && g_array_index (places, HlPaperBox, index).page < self->page)
      index++;
  if (index < places->len)
    {
      g_autofree char *code = g_strdup (g_array_index (places, HlPaperBox, index).question);

      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, code);
    }

  return TRUE;
}

static gboolean
on_turn (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  HlPaperView *self = HL_PAPER_VIEW (widget);

  hl_paper_view_set_page (self, self->page + g_variant_get_int32 (parameter));

  return TRUE;
}

static void
hl_paper_view_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *spec)
{
  HlPaperView *self = HL_PAPER_VIEW (object);

  if (id == PROP_PAGE)
    g_value_set_uint (value, self->page);
  else
    g_value_set_uint (value, hl_paper_view_get_n_pages (self));
}

static void
hl_paper_view_finalize (GObject *object)
{
  HlPaperView *self = HL_PAPER_VIEW (object);

  g_clear_pointer (&self->layout, hl_paper_layout_unref);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->ground, hl_scene_unref);
  g_clear_pointer (&self->over, hl_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->highlight, g_free);

  G_OBJECT_CLASS (hl_paper_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_step, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_turn, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_turn, "i", -1);
}

static void
hl_paper_view_class_init (HlPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hl_paper_view_get_property;
  object_class->finalize = hl_paper_view_finalize;
  widget_class->get_request_mode = hl_paper_view_get_request_mode;
  widget_class->measure = hl_paper_view_measure;
  widget_class->snapshot = hl_paper_view_snapshot;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 1,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* The code of the question under a click or key, or the name of a header box. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", HL_TYPE_PAPER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
hl_paper_view_init (HlPaperView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->page = 1;
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * hl_paper_view_new:
 *
 * Returns: (transfer floating): an empty sheet. Page Up and Page Down turn it; the signal
 *   "activated" gives the code of the question that was clicked or reached by Up and Down
 */
GtkWidget *
hl_paper_view_new (void)
{
  return g_object_new (HL_TYPE_PAPER_VIEW, NULL);
}

/**
 * hl_paper_view_show:
 * @self: a sheet
 * @layout: (nullable): a form; %NULL when it cannot be laid out: the last one stays, dimmed
 * @survey: (nullable): its round, which must not change afterwards; %NULL with @layout
 * @serial: the number on it, or %HL_SERIAL_NONE
 *
 * Shows a form on the page that was in sight, if it has that many.
 */
void
hl_paper_view_show (HlPaperView   *self,
                    HlPaperLayout *layout,
                    HlSurvey      *survey,
                    HlSerial       serial)
{
  self->is_dimmed = layout == NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (layout == NULL)
    return;

  hl_paper_layout_ref (layout);
  g_clear_pointer (&self->layout, hl_paper_layout_unref);
  self->layout = layout;
  hl_survey_ref (survey);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = survey;
  self->serial = serial;
  self->page = MIN (self->page, layout->n_pages);
  draw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

/**
 * hl_paper_view_get_n_pages:
 * @self: a sheet
 *
 * Returns: how many pages the form has; 0 before there is one
 */
guint
hl_paper_view_get_n_pages (HlPaperView *self)
{
  return self->layout != NULL ? self->layout->n_pages : 0;
}

/**
 * hl_paper_view_get_page:
 * @self: a sheet
 *
 * Returns: the page in sight, from 1
 */
guint
hl_paper_view_get_page (HlPaperView *self)
{
  return self->page;
}

/**
 * hl_paper_view_set_page:
 * @self: a sheet
 * @page: from 1; one that the form does not have changes nothing
 *
 * Turns to a page.
 */
void
hl_paper_view_set_page (HlPaperView *self,
                        guint        page)
{
  if (page == self->page || page < 1 || page > hl_paper_view_get_n_pages (self))
    return;

  self->page = page;
  draw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * hl_paper_view_set_zoom:
 * @self: a sheet
 * @zoom: 1 = its real size on a screen of 96 dots per inch; 0 = as wide as there is room
 */
void
hl_paper_view_set_zoom (HlPaperView *self,
                        double       zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hl_paper_view_set_highlight:
 * @self: a sheet
 * @question: (nullable): code of a question, or name of a header box
 *
 * Frames a question, and turns to its page. Only in a layout that was made and not read back.
 */
void
hl_paper_view_set_highlight (HlPaperView *self,
                             const char  *question)
{
  const HlPaperBox *place = find_place (self, question);

  g_free (self->highlight);
  self->highlight = g_strdup (question);
  if (place != NULL)
    hl_paper_view_set_page (self, place->page);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
