#include "chart/hl-scene-private.h"

typedef struct
{
  const HlScene *scene;
  HlCanvas      *canvas;
  double         x;
  double         y;
  GArray        *moved; /* of HlSegment: scratch, owned */
} Replay;

static void
replay_path (Replay            *self,
             const HlOperation *operation)
{
  const HlSegment *segments = hl_scene_get_segments (self->scene, operation);
  gsize n_segments = operation->path.n_segments;

  if (self->x != 0.0 || self->y != 0.0)
    {
      g_array_set_size (self->moved, 0);
      g_array_append_vals (self->moved, segments, n_segments);
      segments = (const HlSegment *) self->moved->data;

      for (gsize i = 0; i < n_segments; i++)
        for (guint k = 0; k < 3; k++)
          {
            g_array_index (self->moved, HlSegment, i).x[k] += self->x;
            g_array_index (self->moved, HlSegment, i).y[k] += self->y;
          }
    }

  hl_canvas_path (self->canvas, segments, n_segments,
                  operation->path.has_fill ? &operation->path.fill : NULL,
                  operation->path.has_stroke ? &operation->path.stroke : NULL);
}

static HlRect
move_rect (const Replay *self,
           const HlRect *rect)
{
  return (HlRect) { rect->x + self->x, rect->y + self->y, rect->width, rect->height };
}

static void
replay_text (const Replay      *self,
             const HlOperation *operation)
{
  hl_canvas_text_rotated (self->canvas, operation->text.x + self->x,
                          operation->text.baseline + self->y, &operation->text.font,
                          &operation->text.color, operation->text.angle, operation->text.text);
}

static void
replay_operation (Replay            *self,
                  const HlOperation *operation)
{
  HlRect rect;

  switch (operation->kind)
    {
    case HL_OPERATION_PATH:
      replay_path (self, operation);
      break;

    case HL_OPERATION_TEXT:
      replay_text (self, operation);
      break;

    case HL_OPERATION_IMAGE:
      rect = move_rect (self, &operation->image.rect);
      hl_canvas_image (self->canvas, &rect, operation->image.png);
      break;

    case HL_OPERATION_PUSH_CLIP:
      rect = move_rect (self, &operation->clip);
      hl_canvas_push_clip (self->canvas, &rect);
      break;

    case HL_OPERATION_POP_CLIP:
      hl_canvas_pop_clip (self->canvas);
      break;

    case HL_OPERATION_BEGIN_TAG:
      hl_canvas_begin_tag (self->canvas, operation->tag.role, operation->tag.alternative);
      break;

    case HL_OPERATION_END_TAG:
      hl_canvas_end_tag (self->canvas);
      break;

    case HL_OPERATION_BOOKMARK:
      hl_canvas_bookmark (self->canvas, operation->bookmark.level,
                          operation->bookmark.y + self->y, operation->bookmark.title);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * hl_scene_replay:
 * @self: a scene
 * @canvas: where to draw; not the scene's own
 *
 * Draws the scene at the origin of @canvas.
 */
void
hl_scene_replay (const HlScene *self,
                 HlCanvas      *canvas)
{
  hl_scene_replay_at (self, canvas, 0.0, 0.0);
}

/**
 * hl_scene_replay_at:
 * @self: a scene
 * @canvas: where to draw; not the scene's own
 * @x: where the scene's left edge goes, in points
 * @y: where the scene's top edge goes, in points
 *
 * Draws the scene at a place of @canvas: on a back end, or into another scene. It is not clipped.
 */
void
hl_scene_replay_at (const HlScene *self,
                    HlCanvas      *canvas,
                    double         x,
                    double         y)
{
  g_return_if_fail (canvas != hl_scene_get_canvas ((HlScene *) self));

  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (HlSegment));
  Replay replay = { self, canvas, x, y, moved };
  gsize n_operations;
  const HlOperation *operations = hl_scene_get_operations (self, &n_operations);

  for (gsize i = 0; i < n_operations; i++)
    replay_operation (&replay, &operations[i]);
}
