#include <math.h>

#include "report/hl-text-atoms.h"

#define TOLERANCE 1e-6

/* Spaces of a justified line may shrink to this much of their width. */
#define SMALLEST_SPACE 0.86

/* A last line shorter than this share of the width costs as much as a loose line. */
#define SHORTEST_LAST 0.12

#define WORST 1e6 /* cost of a line that cannot be set well */
#define NO_LINE G_MAXUINT

typedef struct
{
  double cost;
  guint  start; /* first atom of the line that ends before this atom */
} Choice;

typedef struct
{
  const HlAtom      *atoms;
  const HlTextStyle *style;
  double             width;
  guint              first; /* atoms of one forced line: first…end−1 */
  guint              end;
  Choice            *choices;
} Breaker;

static double
indent_of (const Breaker *self,
           guint          start)
{
  return start == 0 ? self->style->indent : self->style->hang;
}

static double
cost_ragged (const Breaker *self,
             double         room,
             double         natural,
             gboolean       last)
{
  double slack = (room - natural) / room;

  if (last && self->style->align == HL_TEXT_LEFT)
    return 0.0;

  return slack * slack;
}

static double
cost_justified (double   room,
                double   natural,
                double   spaces,
                gboolean last)
{
  double ratio;

  if (last && natural <= room)
    return natural < SHORTEST_LAST * room ? 1.0 : 0.0;
  if (spaces <= 0.0)
    return WORST;

  ratio = (room - natural) / spaces;
  if (ratio < 0.0)
    ratio /= -(1.0 - SMALLEST_SPACE);

  return pow (1.0 + ratio * ratio * ratio, 2.0);
}

/* What a line of the atoms @start…@end−1 costs, or infinity when it does not fit. */
static double
cost_of (const Breaker *self,
         guint          start,
         guint          end,
         double         natural,
         double         spaces)
{
  double room = self->width - indent_of (self, start);
  gboolean last = end == self->end;
  gboolean justify = self->style->align == HL_TEXT_JUSTIFY;
  double least = justify ? natural - (1.0 - SMALLEST_SPACE) * spaces : natural;

  if (least > room + TOLERANCE)
    return INFINITY;

  return justify ? cost_justified (room, natural, spaces, last) :
         cost_ragged (self, room, natural, last);
}

/* The cheapest line that ends before atom @end: earlier starts give wider lines, until none fits.
 * A letter wider than the text stands alone. */
static void
choose (Breaker *self,
        guint    end)
{
  Choice *choice = &self->choices[end];
  double natural = 0.0, spaces = 0.0;

  *choice = (Choice) { INFINITY, NO_LINE };

  for (guint start = end; start-- > self->first;)
    {
      const HlAtom *atom = &self->atoms[start];

      natural += atom->width;
      if (natural - spaces * (1.0 - SMALLEST_SPACE) > self->width + TOLERANCE)
        break;

      if (start == self->first || atom->can_break)
        {
          double cost = self->choices[start].cost + cost_of (self, start, end, natural, spaces);

          if (cost < choice->cost)
            *choice = ((Choice) { cost, start });
        }

      natural += atom->gap;
      spaces += atom->gap;
    }

  if (choice->start == NO_LINE)
    *choice = ((Choice) { self->choices[end - 1].cost + WORST, end - 1 });
}

static HlLine
make_line (const Breaker *self,
           guint          start,
           guint          end)
{
  HlLine line = { start, end - start, indent_of (self, start), 1.0, 0.0 };
  double room = self->width - line.x;
  double spaces = 0.0;

  for (guint i = start; i < end; i++)
    {
      spaces += i > start ? self->atoms[i].gap : 0.0;
      line.width += self->atoms[i].width;
    }
  line.width += spaces;

  if (self->style->align == HL_TEXT_CENTER)
    line.x += (room - line.width) / 2.0;
  else if (self->style->align == HL_TEXT_JUSTIFY && spaces > 0.0 &&
           (end < self->end || line.width > room))
    line.stretch = 1.0 + (room - line.width) / spaces;

  return line;
}

/* Breaks the atoms of one forced line; the lines come out last first. */
static void
break_forced (Breaker *self,
              GArray  *lines)
{
  guint insert_at = lines->len;

  self->choices[self->first] = (Choice) { 0.0, NO_LINE };
  for (guint end = self->first + 1; end <= self->end; end++)
    {
      if (end < self->end && !self->atoms[end].can_break)
        self->choices[end] = (Choice) { INFINITY, NO_LINE }
      ;
      else
        choose (self, end);
    }

  for (guint end = self->end; end > self->first; end = self->choices[end].start)
    {
      HlLine line = make_line (self, self->choices[end].start, end);

      g_array_insert_val (lines, insert_at, line);
    }
}

/**
 * hl_text_break:
 * @atoms: (element-type HlAtom): as made by hl_text_split() for @width less the larger indent
 * @style: alignment and indents
 * @width: of the text
 *
 * Breaks a text into lines so that the whole text looks best: for justified text the spaces of all
 * lines are as near their natural width as can be, for other text the lines are as even as can be.
 *
 * Source: Knuth & Plass, Breaking Paragraphs into Lines, 1981, the optimum-fit idea without
 * hyphenation.
 *
 * Returns: (transfer full) (element-type HlLine): the lines, none for no atoms
 */
GArray *
hl_text_break (const GArray      *atoms,
               const HlTextStyle *style,
               double             width)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (HlLine));
  g_autofree Choice *choices = g_new0 (Choice, atoms->len + 1);
  Breaker self = { (const HlAtom *) atoms->data, style, width, .choices = choices };

  while (self.first < atoms->len)
    {
      self.end = self.first + 1;
      while (self.end < atoms->len && !self.atoms[self.end].forced)
        self.end++;

      break_forced (&self, lines);
      self.first = self.end;
    }

  return lines;
}
