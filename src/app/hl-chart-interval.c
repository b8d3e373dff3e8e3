#include "app/hl-chart-interval.h"

#include <math.h>

#include "core/hl-text.h"

#define AIR 2.0        /* percentage points left free below the least value */
#define WIDEST_START 80.0
#define TICK 0.25      /* in em */
#define LABEL_GAP 0.9  /* from the axis to the middle of its figures, in em */
#define TARGET_GAP 0.6 /* from the label to the line, in em */

/**
 * hl_interval_axis_init:
 * @self: (out caller-allocates): the axis
 * @pen: what is drawn with, borrowed
 * @left: where it starts
 * @right: where it ends
 * @least: the least value to show; NaN = nothing to show
 */
void
hl_interval_axis_init (HlIntervalAxis   *self,
                       const HlChartPen *pen,
                       double            left,
                       double            right,
                       double            least)
{
  double start = isnan (least) ? 0.0 : fmax (least - AIR, 0.0);

  *self = (HlIntervalAxis) { .pen = pen, .left = left, .right = right, .step = 25.0 };
  if (start >= 75.0)
    self->step = 5.0;
  else if (start >= 50.0)
    self->step = 10.0;
  self->from = fmin (floor (start / self->step) * self->step, WIDEST_START);
}

/**
 * hl_interval_axis_x:
 * @self: an axis
 * @value: a value
 *
 * Returns: where it lies
 */
double
hl_interval_axis_x (const HlIntervalAxis *self,
                    double                value)
{
  return self->left + (value - self->from) / (100.0 - self->from) * (self->right - self->left);
}

/**
 * hl_interval_axis_draw:
 * @self: an axis
 * @canvas: canvas
 * @top: upper end of the grid; at @bottom there is none
 * @bottom: height of the axis; its figures stand below
 */
void
hl_interval_axis_draw (const HlIntervalAxis *self,
                       HlCanvas             *canvas,
                       double                top,
                       double                bottom)
{
  const HlChartPen *pen = self->pen;
  HlStroke line = { pen->px, 0.0, pen->palette->grid };

  hl_canvas_line (canvas, self->left, bottom, self->right, bottom, &line);

  for (double value = self->from; value <= 100.0; value += self->step)
    {
      double x = hl_interval_axis_x (self, value);
      g_autofree char *label = hl_number_format (value, 0, pen->data->language);

      hl_canvas_line (canvas, x, top, x, bottom + TICK * pen->em, &line);
      hl_chart_pen_text (pen, canvas, HL_INK_SMALL, &pen->palette->dim, HL_ALIGN_CENTER, x,
                         bottom + LABEL_GAP * pen->em, label);
    }
}

/**
 * hl_interval_axis_target:
 * @self: an axis
 * @canvas: canvas
 * @label_middle: height of the label
 * @bottom: lower end of the line
 *
 * Draws the target with its label, where there is one within the axis.
 */
void
hl_interval_axis_target (const HlIntervalAxis *self,
                         HlCanvas             *canvas,
                         double                label_middle,
                         double                bottom)
{
  const HlChartPen *pen = self->pen;
  HlStroke dashed = { 1.6 * pen->px, 4.0 * pen->px, pen->palette->target };
  g_autofree char *label = hl_chart_target (pen->data);
  double target = pen->data->snapshot->target;
  double half, x;

  if (label == NULL || target < self->from)
    return;

  half = hl_chart_pen_width (pen, HL_INK_SMALL_BOLD, label) / 2.0;
  x = hl_interval_axis_x (self, target);
  hl_canvas_line (canvas, x, label_middle + TARGET_GAP * pen->em, x, bottom, &dashed);
  hl_chart_pen_text (pen, canvas, HL_INK_SMALL_BOLD, &pen->palette->target, HL_ALIGN_CENTER,
                     CLAMP (x, self->left + half, self->right - half), label_middle, label);
}
