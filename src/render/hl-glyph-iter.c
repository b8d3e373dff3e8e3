#include "render/hl-glyph-iter.h"

#include <string.h>

/* Characters that are their own NFC form and never join with a neighbour. */
static gboolean
is_plain (gunichar character)
{
  return character < 0x300 || (character >= 0x1e00 && character < 0x1f00) ||
         (character >= 0x2010 && character < 0x2070);
}

static gboolean
is_clean (const char *text,
          gsize       length)
{
  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!is_plain (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* Control and format characters: never drawn. */
static gboolean
is_invisible (gunichar character)
{
  if (character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0xad)
    return TRUE;
  if (character < 0x300)
    return FALSE;

  switch ((int) g_unichar_type (character))
    {
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * hl_glyph_iter_init:
 * @self: (out caller-allocates): the iterator, free with hl_glyph_iter_clear()
 * @face: the face
 * @text: the text; borrowed until the iterator is cleared
 * @length: of @text in bytes, -1 = it ends with NUL
 *
 * Begins to walk over the glyphs of a text. This is the one place that decides what is drawn, for
 * the metrics and all back ends: invalid UTF-8 is replaced, the text is brought to NFC, control
 * and format characters are left out, and what the face lacks gets a substitute.
 */
void
hl_glyph_iter_init (HlGlyphIter  *self,
                    const HlFace *face,
                    const char   *text,
                    gssize        length)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  *self = (HlGlyphIter) { .face = face, .next = text, .end = text + size };
  if (is_clean (text, size))
    return;

  g_autofree char *valid = g_utf8_make_valid (text, size);

  self->cleaned = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  self->next = self->cleaned;
  self->end = self->cleaned + strlen (self->cleaned);
}

/**
 * hl_glyph_iter_next:
 * @self: the iterator
 * @out_glyph: (out caller-allocates): the next glyph; its character is that of the text, even when
 *   the face lacks it
 *
 * Returns: whether there was one
 */
gboolean
hl_glyph_iter_next (HlGlyphIter *self,
                    HlGlyph     *out_glyph)
{
  while (self->next < self->end)
    {
      gunichar character = g_utf8_get_char (self->next);

      self->next = g_utf8_next_char (self->next);
      if (is_invisible (character))
        continue;

      const HlGlyph *glyph = hl_face_find (self->face, character);

      *out_glyph = glyph != NULL ? *glyph : *hl_face_substitute (self->face, character);
      out_glyph->character = character;
      return TRUE;
    }

  return FALSE;
}

/**
 * hl_glyph_iter_clear:
 * @self: the iterator
 *
 * Frees what the iterator holds.
 */
void
hl_glyph_iter_clear (HlGlyphIter *self)
{
  g_clear_pointer (&self->cleaned, g_free);
}
