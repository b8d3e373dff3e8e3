#include "chart/hl-scene.h"

#include <math.h>

#include "chart/hl-scene-private.h"

typedef struct
{
  HlCanvas parent;
  HlScene *scene; /* borrowed: the canvas is part of it */
} RecordCanvas;

struct _HlScene
{
  gatomicrefcount ref_count;
  double          width;
  double          height;
  RecordCanvas    canvas;
  GArray         *operations; /* of HlOperation, owned */
  GArray         *segments;   /* of HlSegment, of all paths, owned */
  GStringChunk   *strings;    /* owned */
};

static HlOperation *
add_operation (HlCanvas       *canvas,
               HlOperationKind kind)
{
  GArray *operations = ((RecordCanvas *) canvas)->scene->operations;

  g_array_set_size (operations, operations->len + 1);

  HlOperation *operation = &g_array_index (operations, HlOperation, operations->len - 1);
  operation->kind = kind;

  return operation;
}

static const char *
keep_string (HlCanvas   *canvas,
             const char *text)
{
  if (text == NULL)
    return NULL;

  return g_string_chunk_insert (((RecordCanvas *) canvas)->scene->strings, text);
}

static void
record_path (HlCanvas        *canvas,
             const HlSegment *segments,
             gsize            n_segments,
             const HlColor   *fill,
             const HlStroke  *stroke)
{
  GArray *all = ((RecordCanvas *) canvas)->scene->segments;
  HlOperation *operation = add_operation (canvas, HL_OPERATION_PATH);

  operation->path.first_segment = all->len;
  operation->path.n_segments = n_segments;
  operation->path.has_fill = fill != NULL;
  operation->path.has_stroke = stroke != NULL;
  if (fill != NULL)
    operation->path.fill = *fill;
  if (stroke != NULL)
    operation->path.stroke = *stroke;
  g_array_append_vals (all, segments, n_segments);
}

static void
record_text (HlCanvas      *canvas,
             double         x,
             double         baseline,
             const HlFont  *font,
             const HlColor *color,
             double         angle,
             const char    *text)
{
  HlOperation *operation = add_operation (canvas, HL_OPERATION_TEXT);

  operation->text.x = x;
  operation->text.baseline = baseline;
  operation->text.font = *font;
  operation->text.color = *color;
  operation->text.angle = angle;
  operation->text.text = keep_string (canvas, text);
}

static void
record_image (HlCanvas     *canvas,
              const HlRect *rect,
              GBytes       *png)
{
  HlOperation *operation = add_operation (canvas, HL_OPERATION_IMAGE);

  operation->image.rect = *rect;
  operation->image.png = g_bytes_ref (png);
}

static void
record_push_clip (HlCanvas     *canvas,
                  const HlRect *rect)
{
  add_operation (canvas, HL_OPERATION_PUSH_CLIP)->clip = *rect;
}

static void
record_pop_clip (HlCanvas *canvas)
{
  add_operation (canvas, HL_OPERATION_POP_CLIP);
}

static void
record_begin_tag (HlCanvas   *canvas,
                  const char *role,
                  const char *alternative)
{
  HlOperation *operation = add_operation (canvas, HL_OPERATION_BEGIN_TAG);

  operation->tag.role = keep_string (canvas, role);
  operation->tag.alternative = keep_string (canvas, alternative);
}

static void
record_end_tag (HlCanvas *canvas)
{
  add_operation (canvas, HL_OPERATION_END_TAG);
}

static void
record_bookmark (HlCanvas   *canvas,
                 guint       level,
                 double      y,
                 const char *title)
{
  HlOperation *operation = add_operation (canvas, HL_OPERATION_BOOKMARK);

  operation->bookmark.level = level;
  operation->bookmark.y = y;
  operation->bookmark.title = keep_string (canvas, title);
}

static const HlCanvasClass record_class = {
  .path = record_path,
  .text = record_text,
  .image = record_image,
  .push_clip = record_push_clip,
  .pop_clip = record_pop_clip,
  .begin_tag = record_begin_tag,
  .end_tag = record_end_tag,
  .bookmark = record_bookmark,
};

static void
clear_operation (gpointer data)
{
  HlOperation *operation = data;

  if (operation->kind == HL_OPERATION_IMAGE)
    g_bytes_unref (operation->image.png);
}

/**
 * hl_scene_new:
 * @width: in points, finite and > 0
 * @height: in points, finite and > 0
 *
 * Creates an empty drawing.
 *
 * Returns: (transfer full): the scene
 */
HlScene *
hl_scene_new (double width,
              double height)
{
  g_return_val_if_fail (isfinite (width) && width > 0.0, NULL);
  g_return_val_if_fail (isfinite (height) && height > 0.0, NULL);

  HlScene *self = g_new0 (HlScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->canvas.parent.klass = &record_class;
  self->canvas.scene = self;
  self->operations = g_array_new (FALSE, TRUE, sizeof (HlOperation));
  g_array_set_clear_func (self->operations, clear_operation);
  self->segments = g_array_new (FALSE, FALSE, sizeof (HlSegment));
  self->strings = g_string_chunk_new (1024);

  return self;
}

/**
 * hl_scene_ref:
 * @self: a scene
 *
 * Takes a reference; safe from any thread.
 *
 * Returns: (transfer full): @self
 */
HlScene *
hl_scene_ref (HlScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_scene_unref:
 * @self: (transfer full): a scene
 *
 * Drops a reference; safe from any thread.
 */
void
hl_scene_unref (HlScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->operations);
  g_array_unref (self->segments);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * hl_scene_get_canvas:
 * @self: a scene that nobody else uses yet
 *
 * Returns: (transfer none): a canvas that records what is drawn on it into @self
 */
HlCanvas *
hl_scene_get_canvas (HlScene *self)
{
  return &self->canvas.parent;
}

/**
 * hl_scene_get_width:
 * @self: a scene
 *
 * Returns: its width in points
 */
double
hl_scene_get_width (const HlScene *self)
{
  return self->width;
}

/**
 * hl_scene_get_height:
 * @self: a scene
 *
 * Returns: its height in points
 */
double
hl_scene_get_height (const HlScene *self)
{
  return self->height;
}

/**
 * hl_scene_get_operations:
 * @self: a scene
 * @out_n_operations: (out): how many
 *
 * Returns: (array length=out_n_operations) (transfer none): what was drawn, in order
 */
const HlOperation *
hl_scene_get_operations (const HlScene *self,
                         gsize         *out_n_operations)
{
  *out_n_operations = self->operations->len;

  return (const HlOperation *) self->operations->data;
}

/**
 * hl_scene_get_segments:
 * @self: a scene
 * @operation: a path of @self
 *
 * Returns: (transfer none): the first of the path's segments
 */
const HlSegment *
hl_scene_get_segments (const HlScene     *self,
                       const HlOperation *operation)
{
  return (const HlSegment *) self->segments->data + operation->path.first_segment;
}
