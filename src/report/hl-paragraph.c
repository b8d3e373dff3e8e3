#include "report/hl-paragraph.h"

#include "report/hl-text-atoms.h"

struct _HlParagraph
{
  const HlMetrics *metrics; /* borrowed */
  double           size;
  double           line_height;
  GStringChunk    *strings; /* owned */
  GArray          *atoms;   /* of HlAtom, owned */
  GArray          *lines;   /* of HlLine, owned */
};

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };

/**
 * hl_paragraph_new:
 * @metrics: measures the words; must outlive the block
 * @runs: the text
 * @style: size, alignment and indents
 * @width: of the lines, in points
 *
 * Breaks a text into lines (see hl_text_break()). A word wider than a line is broken between
 * letters.
 *
 * Returns: (transfer full): the lines, at least one
 */
HlParagraph *
hl_paragraph_new (const HlMetrics   *metrics,
                  const HlRuns      *runs,
                  const HlTextStyle *style,
                  double             width)
{
  HlParagraph *self = g_new0 (HlParagraph, 1);

  self->metrics = metrics;
  self->size = style->size;
  self->line_height = style->leading * style->size;
  self->strings = g_string_chunk_new (256);
  self->atoms = hl_text_split (metrics, runs, style->size,
                               width - MAX (MAX (style->indent, style->hang), 0.0), self->strings);
  self->lines = hl_text_break (self->atoms, style, width);

  if (self->lines->len == 0)
    g_array_set_size (self->lines, 1);

  return self;
}

/**
 * hl_paragraph_free:
 * @self: (transfer full): a block
 *
 * Frees a block.
 */
void
hl_paragraph_free (HlParagraph *self)
{
  g_string_chunk_free (self->strings);
  g_array_free (self->atoms, TRUE);
  g_array_free (self->lines, TRUE);
  g_free (self);
}

/**
 * hl_paragraph_get_n_lines:
 * @self: a block
 *
 * Returns: number of lines, ≥ 1
 */
guint
hl_paragraph_get_n_lines (const HlParagraph *self)
{
  return self->lines->len;
}

/**
 * hl_paragraph_get_widest:
 * @self: a block
 *
 * Returns: width of its longest line, without indents
 */
double
hl_paragraph_get_widest (const HlParagraph *self)
{
  double widest = 0.0;

  for (guint i = 0; i < self->lines->len; i++)
    widest = MAX (widest, g_array_index (self->lines, HlLine, i).width);

  return widest;
}

/**
 * hl_paragraph_get_line_height:
 * @self: a block
 *
 * Returns: distance of two baselines
 */
double
hl_paragraph_get_line_height (const HlParagraph *self)
{
  return self->line_height;
}

static double
baseline_of (const HlParagraph *self,
             double             y)
{
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, self->size };
  double ascent = self->metrics->ascent (self->metrics, &font);
  double descent = self->metrics->descent (self->metrics, &font);

  return y + (self->line_height - ascent - descent) / 2.0 + ascent;
}

/* Atoms from @i that can be drawn at one go: in one face, and with natural spaces if there are
 * spaces between them. A word before a widened space keeps the space, so that a reader of the file
 * finds it. */
static guint
take_words (const HlParagraph *self,
            const HlLine      *line,
            guint              i,
            GString           *words)
{
  const HlAtom *atoms = (const HlAtom *) self->atoms->data;
  guint end = line->first + line->n;
  guint next = i + 1;

  g_string_assign (words, atoms[i].text);

  while (next < end && atoms[next].style == atoms[i].style &&
         (atoms[next].gap == 0.0 || line->stretch == 1.0))
    {
      g_string_append_printf (words, "%*s%s", (int) atoms[next].n_spaces, "", atoms[next].text);
      next++;
    }

  if (next < end && atoms[next].gap > 0.0)
    g_string_append_c (words, ' ');

  return next;
}

/**
 * hl_paragraph_draw:
 * @self: a block
 * @line: which line
 * @canvas: where to draw
 * @x: left edge of the text
 * @y: top of the line
 *
 * Draws one line.
 */
void
hl_paragraph_draw (const HlParagraph *self,
                   guint              line,
                   HlCanvas          *canvas,
                   double             x,
                   double             y)
{
  const HlLine *position = &g_array_index (self->lines, HlLine, line);
  const HlAtom *atoms = (const HlAtom *) self->atoms->data;
  double baseline = baseline_of (self, y);
  g_autoptr (GString) words = g_string_new (NULL);

  x += position->x;
  for (guint i = position->first; i < position->first + position->n;)
    {
      HlFont font = { HL_FAMILY_SERIF, atoms[i].style, self->size };
      guint next = take_words (self, position, i, words);

      hl_canvas_text (canvas, x, baseline, &font, &black, words->str);

      for (guint k = i; k < next; k++)
        x += atoms[k].width + (k > i ? atoms[k].gap : 0.0);
      if (next < position->first + position->n)
        x += atoms[next].gap * position->stretch;
      i = next;
    }
}
