#pragma once

#include "chart/hl-canvas.h"

G_BEGIN_DECLS

/**
 * HlScene:
 *
 * A recorded drawing of @width × @height points: the display list every back end replays. It is
 * filled through the canvas of hl_scene_get_canvas() and immutable afterwards; shared by reference
 * count.
 */
typedef struct _HlScene HlScene;

HlScene  *hl_scene_new        (double         width,
                               double         height);
HlScene  *hl_scene_ref        (HlScene       *self);
void      hl_scene_unref      (HlScene       *self);
HlCanvas *hl_scene_get_canvas (HlScene       *self);
double    hl_scene_get_width  (const HlScene *self);
double    hl_scene_get_height (const HlScene *self);
void      hl_scene_replay     (const HlScene *self,
                               HlCanvas      *canvas);
void      hl_scene_replay_at  (const HlScene *self,
                               HlCanvas      *canvas,
                               double         x,
                               double         y);
char     *hl_scene_to_text    (const HlScene *self);
char     *hl_scene_get_words  (const HlScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlScene, hl_scene_unref)

G_END_DECLS
