#pragma once

#include "render/hl-face.h"

G_BEGIN_DECLS

/**
 * HlGlyphIter:
 *
 * Walks over the glyphs of a text; private fields.
 */
typedef struct
{
  const HlFace *face;
  const char   *next;
  const char   *end;
  char         *cleaned;
} HlGlyphIter;

void     hl_glyph_iter_init  (HlGlyphIter  *self,
                              const HlFace *face,
                              const char   *text,
                              gssize        length);
gboolean hl_glyph_iter_next  (HlGlyphIter  *self,
                              HlGlyph      *out_glyph);
void     hl_glyph_iter_clear (HlGlyphIter  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HlGlyphIter, hl_glyph_iter_clear)

G_END_DECLS
