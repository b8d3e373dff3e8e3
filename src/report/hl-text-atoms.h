#pragma once

#include "report/hl-paragraph.h"

G_BEGIN_DECLS

/**
 * HlAtom:
 * @gap: width of the space before it, 0 = none
 * @n_spaces: of the space before it: one, or as many as there are no-break spaces
 * @can_break: a line may begin here
 * @forced: a line must begin here
 *
 * A piece of text that is never split: a word, or the part of a word in one face.
 */
typedef struct
{
  const char *text;
  HlFontStyle style;
  double      width;
  double      gap;
  guint       n_spaces;
  gboolean    can_break;
  gboolean    forced;
} HlAtom;

/**
 * HlLine:
 * @first: index of its first atom
 * @n: number of atoms
 * @x: left end, from the left edge of the text
 * @stretch: factor of the width of its spaces, 1 = as they are
 * @width: natural width, without @x
 */
typedef struct
{
  guint  first;
  guint  n;
  double x;
  double stretch;
  double width;
} HlLine;

GArray *hl_text_split (const HlMetrics   *metrics,
                       const HlRuns      *runs,
                       double             size,
                       double             width,
                       GStringChunk      *strings);
GArray *hl_text_break (const GArray      *atoms,
                       const HlTextStyle *style,
                       double             width);

G_END_DECLS
