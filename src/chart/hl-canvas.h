#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lengths are points (1/72 inch), the origin is the top left corner, y grows downwards, in every
 * back end. */

typedef struct { double red, green, blue, alpha; } HlColor;
typedef struct { double x, y, width, height; } HlRect;

typedef enum
{
  HL_FAMILY_SERIF,
  HL_FAMILY_SANS,
} HlFamily;

typedef enum
{
  HL_FONT_REGULAR = 0,
  HL_FONT_BOLD = 1,
  HL_FONT_ITALIC = 2,
  HL_FONT_BOLD_ITALIC = 3,
} HlFontStyle;

#define HL_N_FACES 8

/**
 * HlFont:
 * @size: in points
 */
typedef struct
{
  HlFamily    family;
  HlFontStyle style;
  double      size;
} HlFont;

typedef enum
{
  HL_SEGMENT_MOVE,
  HL_SEGMENT_LINE,
  HL_SEGMENT_CURVE,
  HL_SEGMENT_CLOSE,
} HlSegmentKind;

/**
 * HlSegment:
 * @x: (array fixed-size=3): one point for move and line, three (two controls, end) for a curve
 */
typedef struct
{
  HlSegmentKind kind;
  double        x[3];
  double        y[3];
} HlSegment;

/**
 * HlStroke:
 * @dash: length of dash and gap, 0 = solid
 */
typedef struct
{
  double  width;
  double  dash;
  HlColor color;
} HlStroke;

typedef struct _HlCanvas HlCanvas;

/**
 * HlCanvasClass:
 *
 * What a drawing back end must do. @fill and @stroke may be %NULL in @path. @image takes PNG bytes.
 * @text turns by @angle radians about its start, clockwise as seen (from x towards y): -π/2 reads
 * upwards. @begin_tag/@end_tag mark structure ("P", "H1", "Table", "TR", "TH", "TD", "Figure"…)
 * with an alternative text; @bookmark names a place for the outline (@level from 0). Back ends
 * without structure leave these three %NULL.
 */
typedef struct
{
  void (*path)      (HlCanvas *self, const HlSegment *segments, gsize n_segments,
                     const HlColor *fill, const HlStroke *stroke);
  void (*text)      (HlCanvas *self, double x, double baseline, const HlFont *font,
                     const HlColor *color, double angle, const char *text);
  void (*image)     (HlCanvas *self, const HlRect *rect, GBytes *png);
  void (*push_clip) (HlCanvas *self, const HlRect *rect);
  void (*pop_clip)  (HlCanvas *self);
  void (*begin_tag) (HlCanvas *self, const char *role, const char *alternative);
  void (*end_tag)   (HlCanvas *self);
  void (*bookmark)  (HlCanvas *self, guint level, double y, const char *title);
  void (*free)      (HlCanvas *self);
} HlCanvasClass;

struct _HlCanvas
{
  const HlCanvasClass *klass;
};

/**
 * HlMetrics:
 * @width: advance of @text in @font, in points, from rounded 1/1000 em advances
 * @ascent, @descent: of the face at @font's size, both positive
 * @has_glyph: whether the face can draw @character
 *
 * The one place where text is measured; every back end draws what this measured. src/render fills
 * it from the font files; hl_metrics_fixed() gives one for tests without fonts.
 */
typedef struct _HlMetrics HlMetrics;
struct _HlMetrics
{
  double   (*width)     (const HlMetrics *self, const HlFont *font, const char *text,
                         gssize length);
  double   (*ascent)    (const HlMetrics *self, const HlFont *font);
  double   (*descent)   (const HlMetrics *self, const HlFont *font);
  gboolean (*has_glyph) (const HlMetrics *self, const HlFont *font, gunichar character);
  gpointer   data;
};

const HlMetrics *hl_metrics_fixed (void);

double hl_metrics_width     (const HlMetrics *self,
                             const HlFont    *font,
                             const char      *text);
char  *hl_metrics_ellipsize (const HlMetrics *self,
                             const HlFont    *font,
                             const char      *text,
                             double           width);
char **hl_metrics_wrap      (const HlMetrics *self,
                             const HlFont    *font,
                             const char      *text,
                             double           width);

void hl_canvas_path         (HlCanvas        *self,
                             const HlSegment *segments,
                             gsize            n_segments,
                             const HlColor   *fill,
                             const HlStroke  *stroke);
void hl_canvas_rect         (HlCanvas        *self,
                             const HlRect    *rect,
                             const HlColor   *fill,
                             const HlStroke  *stroke);
void hl_canvas_line         (HlCanvas        *self,
                             double           x1,
                             double           y1,
                             double           x2,
                             double           y2,
                             const HlStroke  *stroke);
void hl_canvas_circle       (HlCanvas        *self,
                             double           x,
                             double           y,
                             double           radius,
                             const HlColor   *fill,
                             const HlStroke  *stroke);
void hl_canvas_text         (HlCanvas        *self,
                             double           x,
                             double           baseline,
                             const HlFont    *font,
                             const HlColor   *color,
                             const char      *text);
void hl_canvas_text_rotated (HlCanvas        *self,
                             double           x,
                             double           baseline,
                             const HlFont    *font,
                             const HlColor   *color,
                             double           angle,
                             const char      *text);
void hl_canvas_text_right   (HlCanvas        *self,
                             const HlMetrics *metrics,
                             double           right,
                             double           baseline,
                             const HlFont    *font,
                             const HlColor   *color,
                             const char      *text);
void hl_canvas_text_center  (HlCanvas        *self,
                             const HlMetrics *metrics,
                             double           center,
                             double           baseline,
                             const HlFont    *font,
                             const HlColor   *color,
                             const char      *text);
void hl_canvas_image        (HlCanvas        *self,
                             const HlRect    *rect,
                             GBytes          *png);
void hl_canvas_push_clip    (HlCanvas        *self,
                             const HlRect    *rect);
void hl_canvas_pop_clip     (HlCanvas        *self);
void hl_canvas_begin_tag    (HlCanvas        *self,
                             const char      *role,
                             const char      *alternative);
void hl_canvas_end_tag      (HlCanvas        *self);
void hl_canvas_bookmark     (HlCanvas        *self,
                             guint            level,
                             double           y,
                             const char      *title);
void hl_canvas_free         (HlCanvas        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlCanvas, hl_canvas_free)

G_END_DECLS
