#include "chart/hl-canvas.h"

/* A line may be too long by this much, in points: sums of widths are not exact. */
#define TOLERANCE 1e-6

/* The lines made so far and the one being filled. Text comes in units that should stay whole: what
 * stands between two spaces. */
typedef struct
{
  const HlMetrics *metrics;
  const HlFont    *font;
  double           limit;
  GPtrArray       *lines; /* of char *, borrowed */
  GString         *line;  /* owned */
  double           used;
} Wrap;

static gboolean
is_space (gunichar character)
{
  GUnicodeBreakType type = g_unichar_break_type (character);

  return type == G_UNICODE_BREAK_SPACE || type == G_UNICODE_BREAK_ZERO_WIDTH_SPACE ||
         character == '\t';
}

/* Marks that never begin a line, even after a space. */
static gboolean
hangs_on (gunichar character)
{
  switch ((int) g_unichar_break_type (character))
    {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARENTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_SYMBOL:
    case G_UNICODE_BREAK_POSTFIX:
      return TRUE;

    default:
      return FALSE;
    }
}

/* Inside a unit that is too wide: after a hyphen, dash or slash, but not inside "2024–2026",
 * "12/2026" or "://". */
static gboolean
is_soft_break (gunichar before,
               gunichar after)
{
  if (g_unichar_isdigit (after) || hangs_on (after) || g_unichar_ismark (after))
    return FALSE;

  switch ((int) g_unichar_break_type (before))
    {
    case G_UNICODE_BREAK_HYPHEN:
    case G_UNICODE_BREAK_AFTER:
    case G_UNICODE_BREAK_BEFORE_AND_AFTER:
    case G_UNICODE_BREAK_SYMBOL:
      return TRUE;

    default:
      return FALSE;
    }
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
find_unit_end (const char *p)
{
  while (*p != '\0')
    {
      while (*p != '\0' && !is_space (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);

      const char *next = skip_spaces (p);

      if (!hangs_on (g_utf8_get_char (next)))
        return p;

      p = next;
    }

  return p;
}

static const char *
find_piece_end (const char *p,
                const char *end)
{
  while (p < end)
    {
      gunichar before = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (p < end && is_soft_break (before, g_utf8_get_char (p)))
        return p;
    }

  return end;
}

static const char *
find_cluster_end (const char *p,
                  const char *end)
{
  do
    p = g_utf8_next_char (p);
  while (p < end && g_unichar_ismark (g_utf8_get_char (p)));

  return p;
}

static void
finish_line (Wrap *self)
{
  g_ptr_array_add (self->lines, g_strdup (self->line->str));
  g_string_truncate (self->line, 0);
  self->used = 0.0;
}

/* Adds @gap…@end to the line if it fits there; what does not fit goes without the gap's spaces
 * (@gap…@start) to the next line, if a whole line can hold it. */
static gboolean
place (Wrap       *self,
       const char *gap,
       const char *start,
       const char *end)
{
  double whole = self->metrics->width (self->metrics, self->font, gap, end - gap);
  double bare = self->metrics->width (self->metrics, self->font, start, end - start);

  if (self->used + whole <= self->limit + TOLERANCE)
    {
      g_string_append_len (self->line, gap, end - gap);
      self->used += whole;
      return TRUE;
    }

  if (bare > self->limit + TOLERANCE)
    return FALSE;

  if (self->line->len > 0)
    finish_line (self);
  g_string_append_len (self->line, start, end - start);
  self->used = bare;

  return TRUE;
}

static void
place_clusters (Wrap       *self,
                const char *start,
                const char *end)
{
  while (start < end)
    {
      const char *next = find_cluster_end (start, end);

      if (!place (self, start, start, next))
        {
          if (self->line->len > 0)
            finish_line (self);
          g_string_append_len (self->line, start, next - start);
          self->used = self->limit;
        }

      start = next;
    }
}

static void
place_pieces (Wrap       *self,
              const char *gap,
              const char *start,
              const char *end)
{
  while (start < end)
    {
      const char *next = find_piece_end (start, end);

      if (!place (self, gap, start, next))
        {
          if (self->line->len > 0)
            finish_line (self);
          place_clusters (self, start, next);
        }

      gap = start = next;
    }
}

static void
wrap_paragraph (Wrap       *self,
                const char *paragraph)
{
  const char *gap = paragraph;

  while (TRUE)
    {
      const char *start = skip_spaces (gap);
      const char *end = find_unit_end (start);

      if (start == end)
        break;
      if (!place (self, gap, start, end))
        place_pieces (self, gap, start, end);

      gap = end;
    }

  finish_line (self);
}

/**
 * hl_metrics_wrap:
 * @self: the metrics
 * @font: the font
 * @text: valid UTF-8; "\n" always begins a new line
 * @width: of a line, in points
 *
 * Breaks a text into lines at spaces, as late as possible. A word that is wider than a line is
 * broken after hyphens, dashes and slashes that no digit follows; what is still too wide is broken
 * between characters, so no letter is ever lost. A closing mark stays with the word before it, even
 * after a space. Spaces at a break are dropped.
 *
 * Source: Unicode Standard Annex #14, the classes it gives to characters; the rules are fewer.
 *
 * Returns: (transfer full) (array zero-terminated=1): at least one line, free with g_strfreev()
 */
char **
hl_metrics_wrap (const HlMetrics *self,
                 const HlFont    *font,
                 const char      *text,
                 double           width)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  Wrap wrap = { self, font, width, lines, line, 0.0 };

  for (guint i = 0; paragraphs[i] != NULL; i++)
    wrap_paragraph (&wrap, paragraphs[i]);
  if (paragraphs[0] == NULL)
    finish_line (&wrap);

  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
