#pragma once

#include "chart/hl-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  HL_TEXT_LEFT,
  HL_TEXT_CENTER,
  HL_TEXT_JUSTIFY,
} HlTextAlign;

/**
 * HlRuns:
 *
 * A text with bold and italic parts. A "\n" begins a new line; U+00A0 is a space that never breaks.
 */
typedef struct _HlRuns HlRuns;

/**
 * HlTextStyle:
 * @size: in points, of the serif face
 * @leading: distance of two baselines, in sizes
 * @indent: of the first line
 * @hang: of the other lines
 */
typedef struct
{
  double  size;
  double  leading;
  HlTextAlign align;
  double  indent;
  double  hang;
} HlTextStyle;

/**
 * HlParagraph:
 *
 * A text broken into lines. Immutable.
 */
typedef struct _HlParagraph HlParagraph;

HlRuns      *hl_runs_new        (void);
HlRuns      *hl_runs_from       (HlFontStyle        style,
                                 const char        *text);
void         hl_runs_free       (HlRuns            *self);
void         hl_runs_add        (HlRuns            *self,
                                 HlFontStyle        style,
                                 const char        *text);
void         hl_runs_add_format (HlRuns            *self,
                                 HlFontStyle        style,
                                 const char        *format,
                                 ...) G_GNUC_PRINTF (3, 4);
guint        hl_runs_get_n      (const HlRuns      *self);
const char  *hl_runs_get        (const HlRuns      *self,
                                 guint              i,
                                 HlFontStyle       *out_style);

HlParagraph *hl_paragraph_new             (const HlMetrics   *metrics,
                                           const HlRuns      *runs,
                                           const HlTextStyle *style,
                                           double             width);
void         hl_paragraph_free            (HlParagraph       *self);
guint        hl_paragraph_get_n_lines     (const HlParagraph *self);
double       hl_paragraph_get_widest      (const HlParagraph *self);
double       hl_paragraph_get_line_height (const HlParagraph *self);
void         hl_paragraph_draw            (const HlParagraph *self,
                                           guint              line,
                                           HlCanvas          *canvas,
                                           double             x,
                                           double             y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRuns, hl_runs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlParagraph, hl_paragraph_free)

G_END_DECLS
