#pragma once

#include "chart/hl-canvas.h"

G_BEGIN_DECLS

/* Advances are whole thousandths of an em: what a PDF stores, so every back end draws what was measured. */
#define HL_UNITS_PER_EM 1000

/**
 * HlGlyph:
 * @character: what it stands for in the text
 * @index: its number in the font file
 * @advance: in 1/%HL_UNITS_PER_EM em
 */
typedef struct
{
  gunichar character;
  guint    index;
  guint    advance;
} HlGlyph;

/**
 * HlFace:
 *
 * One font file, immutable after opening.
 */
typedef struct _HlFace HlFace;

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

HlFace     *hl_face_open             (const char   *path,
                                      GError      **error);
void        hl_face_free             (HlFace       *self);
const char *hl_face_get_path         (const HlFace *self);
const char *hl_face_get_name         (const HlFace *self);
double      hl_face_get_ascent       (const HlFace *self);
double      hl_face_get_descent      (const HlFace *self);
gboolean    hl_face_is_italic        (const HlFace *self);
double      hl_face_get_italic_angle (const HlFace *self);
gboolean    hl_face_has              (const HlFace *self,
                                      gunichar      character);
void        hl_face_mark_parts       (HlFace       *self,
                                      guint         index,
                                      guint8       *used,
                                      gsize         n_used);

void        hl_glyph_iter_init       (HlGlyphIter  *self,
                                      const HlFace *face,
                                      const char   *text,
                                      gssize        length);
gboolean    hl_glyph_iter_next       (HlGlyphIter  *self,
                                      HlGlyph      *out_glyph);
void        hl_glyph_iter_clear      (HlGlyphIter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlFace, hl_face_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HlGlyphIter, hl_glyph_iter_clear)

G_END_DECLS
