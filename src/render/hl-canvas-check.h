#pragma once

#include "chart/hl-scene.h"

G_BEGIN_DECLS

gboolean hl_scene_check (const HlScene *self,
                         GError       **error);

G_END_DECLS
