#pragma once

#include "chart/hl-canvas.h"

G_BEGIN_DECLS

/* Advances are whole thousandths of an em: what a PDF stores, so every back end draws what was
 * measured. */
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

HlFace        *hl_face_open             (const char   *path,
                                         GError      **error);
void           hl_face_free             (HlFace       *self);
const char    *hl_face_get_path         (const HlFace *self);
const char    *hl_face_get_name         (const HlFace *self);
double         hl_face_get_ascent       (const HlFace *self);
double         hl_face_get_descent      (const HlFace *self);
gboolean       hl_face_is_italic        (const HlFace *self);
double         hl_face_get_italic_angle (const HlFace *self);
const HlGlyph *hl_face_find             (const HlFace *self,
                                         gunichar      character);
const HlGlyph *hl_face_substitute       (const HlFace *self,
                                         gunichar      character);
void           hl_face_mark_parts       (HlFace       *self,
                                         guint         index,
                                         guint8       *used,
                                         gsize         n_used);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlFace, hl_face_free)

G_END_DECLS
