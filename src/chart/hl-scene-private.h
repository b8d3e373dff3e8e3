#pragma once

#include "chart/hl-scene.h"

G_BEGIN_DECLS

typedef enum
{
  HL_OPERATION_PATH,
  HL_OPERATION_TEXT,
  HL_OPERATION_IMAGE,
  HL_OPERATION_PUSH_CLIP,
  HL_OPERATION_POP_CLIP,
  HL_OPERATION_BEGIN_TAG,
  HL_OPERATION_END_TAG,
  HL_OPERATION_BOOKMARK,
} HlOperationKind;

/**
 * HlOperation:
 *
 * One call on the canvas of a scene. Strings belong to the scene.
 */
typedef struct
{
  HlOperationKind kind;
  union
  {
    struct
    {
      gsize    first_segment;
      gsize    n_segments;
      gboolean has_fill;
      gboolean has_stroke;
      HlColor  fill;
      HlStroke stroke;
    } path;
    struct
    {
      double      x;
      double      baseline;
      HlFont      font;
      HlColor     color;
      double      angle;
      const char *text;
    } text;
    struct
    {
      HlRect  rect;
      GBytes *png;
    } image;
    HlRect clip;
    struct
    {
      const char *role;
      const char *alternative;
    } tag;
    struct
    {
      guint       level;
      double      y;
      const char *title;
    } bookmark;
  };
} HlOperation;

const HlOperation *hl_scene_get_operations (const HlScene     *self,
                                            gsize             *out_n_operations);
const HlSegment   *hl_scene_get_segments   (const HlScene     *self,
                                            const HlOperation *operation);

G_END_DECLS
