#include "chart/hl-canvas.h"

#include <string.h>

/* A line may be too long by this much, in points: sums of widths are not exact. */
#define TOLERANCE 1e-6

#define ELLIPSIS "…"
#define FIXED_ADVANCE 0.5
#define FIXED_ASCENT 0.8
#define FIXED_DESCENT 0.2

static double
measure_fixed (const HlMetrics *self,
               const HlFont    *font,
               const char      *text,
               gssize           length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  guint n_advances = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (character) && !g_unichar_iszerowidth (character))
        n_advances++;
    }

  return n_advances * FIXED_ADVANCE * font->size;
}

static double
ascent_fixed (const HlMetrics *self,
              const HlFont    *font)
{
  return FIXED_ASCENT * font->size;
}

static double
descent_fixed (const HlMetrics *self,
               const HlFont    *font)
{
  return FIXED_DESCENT * font->size;
}

static gboolean
has_glyph_fixed (const HlMetrics *self,
                 const HlFont    *font,
                 gunichar         character)
{
  return !g_unichar_iscntrl (character);
}

/**
 * hl_metrics_fixed:
 *
 * Metrics that need no font: every character is half an em wide, control characters and combining
 * marks have no width. For tests of layouts.
 *
 * Returns: (transfer none): the metrics
 */
const HlMetrics *
hl_metrics_fixed (void)
{
  static const HlMetrics fixed = { measure_fixed, ascent_fixed, descent_fixed, has_glyph_fixed };

  return &fixed;
}

/**
 * hl_metrics_width:
 * @self: the metrics
 * @font: the font
 * @text: one line of UTF-8
 *
 * Returns: how wide every back end draws @text, in points
 */
double
hl_metrics_width (const HlMetrics *self,
                  const HlFont    *font,
                  const char      *text)
{
  return self->width (self, font, text, -1);
}

static const char *
next_cluster (const char *p)
{
  do
    p = g_utf8_next_char (p);
  while (g_unichar_ismark (g_utf8_get_char (p)));

  return p;
}

/**
 * hl_metrics_ellipsize:
 * @self: the metrics
 * @font: the font
 * @text: one line of valid UTF-8
 * @width: the room, in points
 *
 * Shortens a text that is too long: as many letters as fit, then "…". The "…" stays even when it
 * is wider than the room.
 *
 * Returns: (transfer full): the text to draw
 */
char *
hl_metrics_ellipsize (const HlMetrics *self,
                      const HlFont    *font,
                      const char      *text,
                      double           width)
{
  if (hl_metrics_width (self, font, text) <= width + TOLERANCE)
    return g_strdup (text);

  double room = width - hl_metrics_width (self, font, ELLIPSIS);
  const char *end = text;

  while (*end != '\0')
    {
      const char *next = next_cluster (end);

      room -= self->width (self, font, end, next - end);
      if (room < -TOLERANCE)
        break;

      end = next;
    }

  g_autofree char *kept = g_strchomp (g_strndup (text, end - text));

  return g_strconcat (kept, ELLIPSIS, NULL);
}
