#pragma once

#include "render/hl-face.h"

G_BEGIN_DECLS

/**
 * HlFontSet:
 *
 * The faces of reports and charts, found once in a process and kept until its end.
 */
typedef struct _HlFontSet HlFontSet;

const HlFontSet *hl_font_set_get       (GError         **error);
guint            hl_font_set_get_index (const HlFont    *font);
HlFace          *hl_font_set_get_face  (const HlFontSet *self,
                                        const HlFont    *font);

G_END_DECLS
