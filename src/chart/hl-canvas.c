#include "chart/hl-canvas.h"

/* A quarter circle as one Bézier curve: control distance in radii, 4/3·(√2 − 1). */
#define QUARTER_CONTROL 0.5522847498307936

/**
 * hl_canvas_path:
 * @self: where to draw
 * @segments: (array length=n_segments): the outline, beginning with a move
 * @n_segments: number of segments
 * @fill: (nullable): colour of the inside (non-zero winding), %NULL = not filled
 * @stroke: (nullable): the line, %NULL = none
 *
 * Fills the inside of a path, then draws its line, with butt caps and mitred corners.
 */
void
hl_canvas_path (HlCanvas        *self,
                const HlSegment *segments,
                gsize            n_segments,
                const HlColor   *fill,
                const HlStroke  *stroke)
{
  self->klass->path (self, segments, n_segments, fill, stroke);
}

/**
 * hl_canvas_rect:
 * @self: where to draw
 * @rect: the rectangle
 * @fill: (nullable): colour of the inside
 * @stroke: (nullable): the outline, centred on the edge
 *
 * Draws a rectangle.
 */
void
hl_canvas_rect (HlCanvas       *self,
                const HlRect   *rect,
                const HlColor  *fill,
                const HlStroke *stroke)
{
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;
  const HlSegment outline[] = {
    { HL_SEGMENT_MOVE, { rect->x }, { rect->y } },
    { HL_SEGMENT_LINE, { right }, { rect->y } },
    { HL_SEGMENT_LINE, { right }, { bottom } },
    { HL_SEGMENT_LINE, { rect->x }, { bottom } },
    { HL_SEGMENT_CLOSE },
  };

  hl_canvas_path (self, outline, G_N_ELEMENTS (outline), fill, stroke);
}

/**
 * hl_canvas_line:
 * @self: where to draw
 * @x1: start
 * @y1: start
 * @x2: end
 * @y2: end
 * @stroke: the line
 *
 * Draws a straight line.
 */
void
hl_canvas_line (HlCanvas       *self,
                double          x1,
                double          y1,
                double          x2,
                double          y2,
                const HlStroke *stroke)
{
  const HlSegment line[] = {
    { HL_SEGMENT_MOVE, { x1 }, { y1 } },
    { HL_SEGMENT_LINE, { x2 }, { y2 } },
  };

  hl_canvas_path (self, line, G_N_ELEMENTS (line), NULL, stroke);
}

/**
 * hl_canvas_circle:
 * @self: where to draw
 * @x: centre
 * @y: centre
 * @radius: in points
 * @fill: (nullable): colour of the inside
 * @stroke: (nullable): the outline, centred on the edge
 *
 * Draws a circle as four Bézier curves, right to 0.03 % of the radius.
 */
void
hl_canvas_circle (HlCanvas       *self,
                  double          x,
                  double          y,
                  double          radius,
                  const HlColor  *fill,
                  const HlStroke *stroke)
{
  double control = QUARTER_CONTROL * radius;
  double left = x - radius, right = x + radius, top = y - radius, bottom = y + radius;
  const HlSegment outline[] = {
    { HL_SEGMENT_MOVE, { right }, { y } },
    { HL_SEGMENT_CURVE, { right, x + control, x }, { y + control, bottom, bottom } },
    { HL_SEGMENT_CURVE, { x - control, left, left }, { bottom, y + control, y } },
    { HL_SEGMENT_CURVE, { left, x - control, x }, { y - control, top, top } },
    { HL_SEGMENT_CURVE, { x + control, right, right }, { top, y - control, y } },
    { HL_SEGMENT_CLOSE },
  };

  hl_canvas_path (self, outline, G_N_ELEMENTS (outline), fill, stroke);
}

/**
 * hl_canvas_text:
 * @self: where to draw
 * @x: left end
 * @baseline: y of the baseline
 * @font: the font
 * @color: colour of the letters
 * @text: one line of UTF-8; control characters are not drawn
 *
 * Draws a line of text. Its width is what hl_metrics_width() says.
 */
void
hl_canvas_text (HlCanvas      *self,
                double         x,
                double         baseline,
                const HlFont  *font,
                const HlColor *color,
                const char    *text)
{
  self->klass->text (self, x, baseline, font, color, 0.0, text);
}

/**
 * hl_canvas_text_rotated:
 * @self: where to draw
 * @x: start of the text
 * @baseline: start of the text
 * @font: the font
 * @color: colour of the letters
 * @angle: in radians, clockwise as seen; -π/2 reads upwards
 * @text: one line of UTF-8
 *
 * Draws a line of text turned about its start.
 */
void
hl_canvas_text_rotated (HlCanvas      *self,
                        double         x,
                        double         baseline,
                        const HlFont  *font,
                        const HlColor *color,
                        double         angle,
                        const char    *text)
{
  self->klass->text (self, x, baseline, font, color, angle, text);
}

/**
 * hl_canvas_text_right:
 * @self: where to draw
 * @metrics: measures @text
 * @right: x of the right end
 * @baseline: y of the baseline
 * @font: the font
 * @color: colour of the letters
 * @text: one line of UTF-8
 *
 * Draws a line of text that ends at @right.
 */
void
hl_canvas_text_right (HlCanvas        *self,
                      const HlMetrics *metrics,
                      double           right,
                      double           baseline,
                      const HlFont    *font,
                      const HlColor   *color,
                      const char      *text)
{
  hl_canvas_text (self, right - hl_metrics_width (metrics, font, text), baseline, font, color,
                  text);
}

/**
 * hl_canvas_text_center:
 * @self: where to draw
 * @metrics: measures @text
 * @center: x of the middle
 * @baseline: y of the baseline
 * @font: the font
 * @color: colour of the letters
 * @text: one line of UTF-8
 *
 * Draws a line of text with its middle at @center.
 */
void
hl_canvas_text_center (HlCanvas        *self,
                       const HlMetrics *metrics,
                       double           center,
                       double           baseline,
                       const HlFont    *font,
                       const HlColor   *color,
                       const char      *text)
{
  hl_canvas_text (self, center - hl_metrics_width (metrics, font, text) / 2.0, baseline, font,
                  color, text);
}

/**
 * hl_canvas_image:
 * @self: where to draw
 * @rect: where the picture goes; it is stretched to fill it
 * @png: a PNG file
 *
 * Draws a picture.
 */
void
hl_canvas_image (HlCanvas     *self,
                 const HlRect *rect,
                 GBytes       *png)
{
  self->klass->image (self, rect, png);
}

/**
 * hl_canvas_push_clip:
 * @self: where to draw
 * @rect: what stays visible, besides earlier clips
 *
 * Hides what is drawn outside @rect until hl_canvas_pop_clip(). May be nested.
 */
void
hl_canvas_push_clip (HlCanvas     *self,
                     const HlRect *rect)
{
  self->klass->push_clip (self, rect);
}

/**
 * hl_canvas_pop_clip:
 * @self: where to draw
 *
 * Ends the latest hl_canvas_push_clip().
 */
void
hl_canvas_pop_clip (HlCanvas *self)
{
  self->klass->pop_clip (self);
}

/**
 * hl_canvas_begin_tag:
 * @self: where to draw
 * @role: a standard structure type of PDF: "P", "H1", "Table", "TR", "TH", "TD", "Figure"…
 * @alternative: (nullable): what a reader hears instead of the drawing
 *
 * Begins a part of the document's structure; what is drawn until hl_canvas_end_tag() belongs to it.
 * Tags nest. What is drawn outside any tag is decoration. Back ends without structure ignore it.
 */
void
hl_canvas_begin_tag (HlCanvas   *self,
                     const char *role,
                     const char *alternative)
{
  if (self->klass->begin_tag != NULL)
    self->klass->begin_tag (self, role, alternative);
}

/**
 * hl_canvas_end_tag:
 * @self: where to draw
 *
 * Ends the latest hl_canvas_begin_tag().
 */
void
hl_canvas_end_tag (HlCanvas *self)
{
  if (self->klass->end_tag != NULL)
    self->klass->end_tag (self);
}

/**
 * hl_canvas_bookmark:
 * @self: where to draw
 * @level: 0 = top; at most one more than the bookmark before
 * @y: the place on this page
 * @title: text in the outline
 *
 * Adds an entry to the document's outline. Back ends without an outline ignore it.
 */
void
hl_canvas_bookmark (HlCanvas   *self,
                    guint       level,
                    double      y,
                    const char *title)
{
  if (self->klass->bookmark != NULL)
    self->klass->bookmark (self, level, y, title);
}

/**
 * hl_canvas_free:
 * @self: (transfer full): a canvas
 *
 * Frees a canvas. The canvas of a scene belongs to the scene and is not freed by this.
 */
void
hl_canvas_free (HlCanvas *self)
{
  if (self->klass->free != NULL)
    self->klass->free (self);
}
