#include "app/hl-index-strip.h"

#include <adwaita.h>
#include <math.h>

#include "chart/hl-palette.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define TICK 5.0
#define MIN_SPAN 20.0
#define ROOM 1.0           /* between a mark and the end of the axis, in points of the index */
#define DOT 6.0
#define BAR 8.0
#define GAP 12.0         /* between two words, in pixels */

/* An index on its axis, with interval, target and the earlier round. */
struct _HlIndexStrip
{
  GtkWidget parent_instance;

  /* owned */
  PangoLayout *layout;

  HlIndexMarks marks;
};

typedef struct
{
  cairo_t         *cr;
  const HlPalette *palette;
  double           from;
  double           to;
  double           left;
  double           width;
  double           line;   /* height of a line of text */
} Drawing;

G_DEFINE_FINAL_TYPE (HlIndexStrip, hl_index_strip, GTK_TYPE_WIDGET)

static void
use_color (cairo_t       *cr,
           const HlColor *color,
           double         alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, alpha);
}

/* Whole ticks around all marks. */
static void
fit_axis (const HlIndexMarks *marks,
          double             *out_from,
          double             *out_to)
{
  const double values[] = { marks->low, marks->high, marks->target, marks->earlier };
  double low = marks->index;
  double high = marks->index;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (isnan (values[i]))
        continue;
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }

  *out_to = MIN (100, TICK * ceil ((high + ROOM) / TICK));
  *out_from = MAX (0, TICK * floor ((low - ROOM) / TICK));
  *out_to = MIN (100, MAX (*out_to, *out_from + MIN_SPAN));
  *out_from = MAX (0, MIN (*out_from, *out_to - MIN_SPAN));
}

static double
place (const Drawing *drawing,
       double         value)
{
  return drawing->left + drawing->width * (value - drawing->from) / (drawing->to - drawing->from);
}

static int
measure_text (HlIndexStrip *self,
              const char   *text)
{
  int width;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);

  return width;
}

/* Within the strip. */
static void
draw_text (HlIndexStrip  *self,
           const Drawing *drawing,
           const char    *text,
           double         x,
           double         y,
           const HlColor *color)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - measure_text (self, text);

  use_color (drawing->cr, color, 1);
  cairo_move_to (drawing->cr, CLAMP (x, 0, MAX (0, room)), y);
  pango_cairo_show_layout (drawing->cr, self->layout);
}

/* As many figures as have room beside each other. */
static double
find_step (HlIndexStrip  *self,
           const Drawing *drawing)
{
  static const double steps[] = { TICK, 10, 20, 25, 50 };
  int least = measure_text (self, "100") * 2;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (fmod (drawing->to - drawing->from, steps[i]) == 0 &&
          drawing->width * steps[i] / (drawing->to - drawing->from) >= least)
        return steps[i];
    }

  return drawing->to - drawing->from;
}

static void
draw_axis (HlIndexStrip  *self,
           const Drawing *drawing,
           double         y)
{
  double step = find_step (self, drawing);

  use_color (drawing->cr, &drawing->palette->grid, 1);
  cairo_set_line_width (drawing->cr, 2);
  cairo_move_to (drawing->cr, drawing->left, y);
  cairo_rel_line_to (drawing->cr, drawing->width, 0);
  cairo_stroke (drawing->cr);

  for (double value = drawing->from; value <= drawing->to; value += step)
    {
      g_autofree char *text = hl_number_format (value, 0, hl_i18n_get_language ());

      use_color (drawing->cr, &drawing->palette->dim, 1);
      cairo_move_to (drawing->cr, round (place (drawing, value)) + 0.5, y + 4);
      cairo_rel_line_to (drawing->cr, 0, 5);
      cairo_set_line_width (drawing->cr, 1);
      cairo_stroke (drawing->cr);
      draw_text (self, drawing, text, place (drawing, value) - measure_text (self, text) / 2.0,
                 y + 10, &drawing->palette->dim);
    }
}

static void
draw_target (HlIndexStrip  *self,
             const Drawing *drawing,
             double         y)
{
  static const double dashes[] = { 4, 3 };
  double x = round (place (drawing, self->marks.target)) + 0.5;

  use_color (drawing->cr, &drawing->palette->target, 1);
  cairo_set_line_width (drawing->cr, 2);
  cairo_set_dash (drawing->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (drawing->cr, x, y - BAR - drawing->line / 2);
  cairo_line_to (drawing->cr, x, y + BAR);
  cairo_stroke (drawing->cr);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
}

/* A small triangle on the axis. */
static void
draw_earlier (HlIndexStrip  *self,
              const Drawing *drawing,
              double         y)
{
  double x = place (drawing, self->marks.earlier);

  use_color (drawing->cr, &drawing->palette->dim, 1);
  cairo_move_to (drawing->cr, x, y - BAR / 2);
  cairo_rel_line_to (drawing->cr, -6, -9);
  cairo_rel_line_to (drawing->cr, 12, 0);
  cairo_close_path (drawing->cr);
  cairo_fill (drawing->cr);
}

/* The words of both marks, each on its own side when they come close. */
static void
draw_names (HlIndexStrip  *self,
            const Drawing *drawing)
{
  g_autofree char *value = hl_number_format (self->marks.target, 0, hl_i18n_get_language ());
  g_autofree char *target = g_strdup_printf (_("Target %s"), value);
  g_autofree char *earlier = hl_index_strip_name_month (self->marks.earlier_end);
  const gboolean has_target = !isnan (self->marks.target);
  const gboolean has_earlier = !isnan (self->marks.earlier);
  double target_width = measure_text (self, target);
  double earlier_width = measure_text (self, earlier);
  double target_x = has_target ? place (drawing, self->marks.target) - target_width / 2 : 0;
  double earlier_x = has_earlier ? place (drawing, self->marks.earlier) - earlier_width / 2 : 0;

  if (has_target && has_earlier && self->marks.earlier <= self->marks.target &&
      earlier_x + earlier_width + GAP > target_x)
    {
      target_x = place (drawing, self->marks.target) - GAP / 2;
      earlier_x = MIN (earlier_x, target_x - earlier_width - GAP);
    }
  else if (has_target && has_earlier && self->marks.earlier > self->marks.target &&
           target_x + target_width + GAP > earlier_x)
    {
      target_x = place (drawing, self->marks.target) + GAP / 2 - target_width;
      earlier_x = MAX (earlier_x, target_x + target_width + GAP);
    }
  if (has_target)
    draw_text (self, drawing, target, target_x, 0, &drawing->palette->target);
  if (has_earlier)
    draw_text (self, drawing, earlier, earlier_x, 0, &drawing->palette->dim);
}

static void
draw_interval (HlIndexStrip  *self,
               const Drawing *drawing,
               double         y)
{
  double left = place (drawing, self->marks.low);

  use_color (drawing->cr, &drawing->palette->bar, 0.4);
  cairo_rectangle (drawing->cr, left, y - BAR / 2, place (drawing, self->marks.high) - left, BAR);
  cairo_fill (drawing->cr);
}

static void
draw_index (HlIndexStrip  *self,
            const Drawing *drawing,
            double         y)
{
  double x = place (drawing, self->marks.index);

  use_color (drawing->cr, &drawing->palette->ground, 1);
  cairo_arc (drawing->cr, x, y, DOT + 2, 0, 2 * G_PI);
  cairo_fill (drawing->cr);
  use_color (drawing->cr, &drawing->palette->bar, 1);
  cairo_arc (drawing->cr, x, y, DOT, 0, 2 * G_PI);
  cairo_fill (drawing->cr);
}

static int
get_line_height (HlIndexStrip *self)
{
  int height;

  pango_layout_set_text (self->layout, "Ừ0", -1);
  pango_layout_get_pixel_size (self->layout, NULL, &height);

  return height;
}

static void
hl_index_strip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  HlIndexStrip *self = HL_INDEX_STRIP (widget);
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  int width = gtk_widget_get_width (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget));
  Drawing drawing = { .left = 12, .width = width - 24, .line = get_line_height (self) };
  double y = drawing.line + 16;

  if (isnan (self->marks.index))
    return;

  drawing.cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  drawing.palette = hl_palette_get (dark ? HL_THEME_DARK : HL_THEME_LIGHT);
  fit_axis (&self->marks, &drawing.from, &drawing.to);
  draw_axis (self, &drawing, y);
  if (!isnan (self->marks.low))
    draw_interval (self, &drawing, y);
  if (!isnan (self->marks.target))
    draw_target (self, &drawing, y);
  if (!isnan (self->marks.earlier))
    draw_earlier (self, &drawing, y);
  draw_index (self, &drawing, y);
  draw_names (self, &drawing);
  cairo_destroy (drawing.cr);
}

static void
hl_index_strip_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  int line = get_line_height (HL_INDEX_STRIP (widget));

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? 2 * line + 28 : 8 * line;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 20 * line;
}

static void
hl_index_strip_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  HlIndexStrip *self = HL_INDEX_STRIP (widget);

  GTK_WIDGET_CLASS (hl_index_strip_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (widget, NULL);
  gtk_widget_queue_resize (widget);
}

static void
hl_index_strip_finalize (GObject *object)
{
  g_clear_object (&HL_INDEX_STRIP (object)->layout);

  G_OBJECT_CLASS (hl_index_strip_parent_class)->finalize (object);
}

static void
hl_index_strip_class_init (HlIndexStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hl_index_strip_finalize;
  widget_class->snapshot = hl_index_strip_snapshot;
  widget_class->measure = hl_index_strip_measure;
  widget_class->css_changed = hl_index_strip_css_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "strip");
}

static void
hl_index_strip_init (HlIndexStrip *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->marks.index = NAN;
}

/* Only what is there. */
static char *
describe (const HlIndexMarks *marks)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *index = hl_percent_format (marks->index, 2, language);
  g_autofree char *range = hl_range_format (marks->low, marks->high, 2, language);
  g_autofree char *target = hl_percent_format (marks->target, 0, language);
  g_autofree char *earlier = hl_percent_format (marks->earlier, 2, language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Index %s"), index);
  if (!isnan (marks->low))
    g_string_append_printf (text, _(", confidence interval %s"), range);
  if (!isnan (marks->target))
    g_string_append_printf (text, _(", target %s"), target);
  if (!isnan (marks->earlier))
    g_string_append_printf (text, _(", earlier round %s"), earlier);

  return g_string_free (text, FALSE);
}

/**
 * hl_index_strip_show:
 * @self: a strip
 * @marks: what to show
 *
 * Shows an index and says it to screen readers.
 */
void
hl_index_strip_show (HlIndexStrip       *self,
                     const HlIndexMarks *marks)
{
  g_autofree char *text = describe (marks);

  self->marks = *marks;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hl_index_strip_markup:
 * @index: an index, 0…100; NaN = not known
 *
 * Returns: (transfer full): the index as the largest figure of a card, the sign smaller
 */
char *
hl_index_strip_markup (double index)
{
  g_autofree char *number = hl_number_format (index, 2, hl_i18n_get_language ());

  if (isnan (index))
    return g_strdup ("–");

  return g_strdup_printf ("%s<span size=\"55%%\">%%</span>", number);
}

/**
 * hl_index_strip_name_month:
 * @day: the last day of a round, or %HL_DATE_NONE
 *
 * Returns: (transfer full): "10/2021", a name for the round that is short enough for a chart
 */
char *
hl_index_strip_name_month (HlDate day)
{
  guint year, month, day_of_month;

  if (day == HL_DATE_NONE)
    return g_strdup ("");

  hl_date_split (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%02u/%u", month, year);
}
