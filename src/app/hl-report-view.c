#include "app/hl-report-view.h"

#include "core/hl-i18n.h"
#include "render/hl-canvas-cairo.h"

#define PIXELS_PER_POINT (96.0 / 72.0)
#define LEAST_WIDTH 240 /* pixels, of a page that fits its place */

/* One page of a report: the printed page itself, replayed. */
struct _HlReportView
{
  GtkWidget parent_instance;

  /* owned */
  HlScene *page;

  double   zoom; /* 0 = as wide as there is room, at most its real size */
};

G_DEFINE_FINAL_TYPE (HlReportView, hl_report_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
hl_report_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hl_report_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  HlReportView *self = HL_REPORT_VIEW (widget);
  double width = hl_scene_get_width (self->page) * PIXELS_PER_POINT;

  if (self->zoom > 0.0)
    width *= self->zoom;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) width;
      *minimum = self->zoom > 0.0 ? *natural : LEAST_WIDTH;
      return;
    }

  if (for_size > 0)
    width = for_size;
  *natural = (int) (width * hl_scene_get_height (self->page) / hl_scene_get_width (self->page));
  *minimum = *natural;
}

static void
hl_report_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  HlReportView *self = HL_REPORT_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  double scale = width / hl_scene_get_width (self->page);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget));
  g_autoptr (HlCanvas) canvas = NULL;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  canvas = hl_canvas_cairo_new (cr, NULL);
  if (canvas != NULL)
    hl_scene_replay (self->page, canvas);
  cairo_destroy (cr);
}

static void
hl_report_view_finalize (GObject *object)
{
  g_clear_pointer (&HL_REPORT_VIEW (object)->page, hl_scene_unref);

  G_OBJECT_CLASS (hl_report_view_parent_class)->finalize (object);
}

static void
hl_report_view_class_init (HlReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hl_report_view_finalize;
  widget_class->get_request_mode = hl_report_view_get_request_mode;
  widget_class->measure = hl_report_view_measure;
  widget_class->snapshot = hl_report_view_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "page");
}

static void
hl_report_view_init (HlReportView *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * hl_report_view_new:
 * @page: a page
 * @number: its number, from 1
 * @n_pages: of how many
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
hl_report_view_new (HlScene *page,
                    guint    number,
                    guint    n_pages)
{
  HlReportView *self = g_object_new (HL_TYPE_REPORT_VIEW, NULL);
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), number, n_pages);
  g_autofree char *words = hl_scene_get_words (page);

  self->page = hl_scene_ref (page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);

  return GTK_WIDGET (self);
}

/**
 * hl_report_view_set_zoom:
 * @self: a page
 * @zoom: 1 = its real size on a screen of 96 dots per inch; 0 = as wide as there is room
 */
void
hl_report_view_set_zoom (HlReportView *self,
                         double        zoom)
{
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * hl_report_view_fill:
 * @box: holds nothing but pages
 * @pages: (element-type HlScene): the pages to show in it
 */
void
hl_report_view_fill (GtkBox    *box,
                     GPtrArray *pages)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (page != NULL)
    {
      gtk_box_remove (box, page);
      page = gtk_widget_get_first_child (GTK_WIDGET (box));
    }

  for (guint i = 0; i < pages->len; i++)
    gtk_box_append (box, hl_report_view_new (g_ptr_array_index (pages, i), i + 1, pages->len));
}

/**
 * hl_report_view_zoom_all:
 * @box: holds nothing but pages
 * @zoom: see hl_report_view_set_zoom()
 */
void
hl_report_view_zoom_all (GtkBox *box,
                         double  zoom)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (box)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    hl_report_view_set_zoom (HL_REPORT_VIEW (page), zoom);
}
