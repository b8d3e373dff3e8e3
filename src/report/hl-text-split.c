#include "report/hl-text-atoms.h"

#define NO_BREAK_SPACE 0x00a0
#define TOLERANCE 1e-6

/* What is read so far of the text. */
typedef struct
{
  const HlMetrics *metrics;
  double           size;
  double           width;
  GStringChunk    *strings;
  GArray          *atoms;
  guint            n_spaces;
  gboolean         can_break;
  gboolean         forced;
} Splitter;

static HlFont
font_of (const Splitter *self,
         HlFontStyle     style)
{
  return (HlFont) { HL_FAMILY_SERIF, style, self->size };
}

static double
measure (const Splitter *self,
         HlFontStyle     style,
         const char     *text,
         gssize          length)
{
  HlFont font = font_of (self, style);

  return self->metrics->width (self->metrics, &font, text, length);
}

static void
add_atom (Splitter   *self,
          HlFontStyle style,
          const char *start,
          const char *end)
{
  HlAtom atom = {
    .text = g_string_chunk_insert_len (self->strings, start, end - start),
    .style = style,
    .width = measure (self, style, start, end - start),
    .gap = self->n_spaces * measure (self, style, " ", 1),
    .n_spaces = self->n_spaces,
    .can_break = self->can_break,
    .forced = self->forced,
  };

  g_array_append_val (self->atoms, atom);
  self->n_spaces = 0;
  self->can_break = self->forced = FALSE;
}

static const char *
next_cluster (const char *p,
              const char *end)
{
  do
    p = g_utf8_next_char (p);
  while (p < end && g_unichar_ismark (g_utf8_get_char (p)));

  return p;
}

/* A word wider than a line becomes pieces that fit; a line may break between them. */
static void
add_word (Splitter   *self,
          HlFontStyle style,
          const char *start,
          const char *end)
{
  if (measure (self, style, start, end - start) <= self->width + TOLERANCE)
    {
      add_atom (self, style, start, end);
      return;
    }

  while (start < end)
    {
      const char *stop = next_cluster (start, end);

      while (stop < end)
        {
          const char *next = next_cluster (stop, end);

          if (measure (self, style, start, next - start) > self->width + TOLERANCE)
            break;

          stop = next;
        }

      add_atom (self, style, start, stop);
      self->can_break = TRUE;
      start = stop;
    }

  self->can_break = FALSE;
}

static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character);
}

/* Ordinary spaces in a row are one; blanks to be filled in by hand are made of no-break spaces. */
static void
take_space (Splitter *self,
            gunichar  character)
{
  self->n_spaces = character == NO_BREAK_SPACE ? self->n_spaces + 1 : MAX (self->n_spaces, 1);
  self->forced = self->forced || character == '\n';
  self->can_break = self->can_break || character != NO_BREAK_SPACE;
}

static void
split_run (Splitter   *self,
           HlFontStyle style,
           const char *text)
{
  const char *start = NULL;
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gboolean space = is_space (character);

      if (!space && start == NULL)
        start = p;
      if (space && start != NULL)
        {
          add_word (self, style, start, p);
          start = NULL;
        }
      if (space)
        take_space (self, character);
    }

  if (start != NULL)
    add_word (self, style, start, p);
}

/* Atoms held together by no-break spaces or by a change of face may together be too wide for a
 * line: then it may break between them after all. */
static void
loosen (GArray *atoms,
        double  width)
{
  guint first = 0;

  while (first < atoms->len)
    {
      double sum = g_array_index (atoms, HlAtom, first).width;
      guint end = first + 1;

      for (; end < atoms->len && !g_array_index (atoms, HlAtom, end).can_break; end++)
        sum += g_array_index (atoms, HlAtom, end).gap + g_array_index (atoms, HlAtom, end).width;

      for (guint i = first + 1; i < end && sum > width + TOLERANCE; i++)
        g_array_index (atoms, HlAtom, i).can_break = TRUE;

      first = end;
    }
}

/**
 * hl_text_split:
 * @metrics: measures the words
 * @runs: the text
 * @size: of its letters, in points
 * @width: of the narrowest line
 * @strings: keeps the words
 *
 * Takes a text apart at its spaces and changes of face. No atom, and nothing that must stay
 * together, is wider than
 * @width.
 *
 * Returns: (transfer full) (element-type HlAtom): the atoms, none for an empty text
 */
GArray *
hl_text_split (const HlMetrics *metrics,
               const HlRuns    *runs,
               double           size,
               double           width,
               GStringChunk    *strings)
{
  Splitter self = { metrics, size, width, strings, g_array_new (FALSE, FALSE, sizeof (HlAtom)) };

  for (guint i = 0; i < hl_runs_get_n (runs); i++)
    {
      HlFontStyle style;
      const char *text = hl_runs_get (runs, i, &style);

      split_run (&self, style, text);
    }

  if (self.atoms->len > 0)
    g_array_index (self.atoms, HlAtom, 0).gap = 0.0;
  loosen (self.atoms, width);

  return self.atoms;
}
