#include <math.h>

#include "chart/hl-scene-private.h"

/* The golden text: one line an operation, indented by tag; numbers with two decimals in any
 * locale. */

static void
append_number (GString *out,
               double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Adding zero turns a rounded -0 into 0. */
  g_ascii_formatd (buffer, sizeof buffer, "%.2f", round (value * 100.0) / 100.0 + 0.0);
  g_string_append_printf (out, " %s", buffer);
}

static void
append_rect (GString      *out,
             const HlRect *rect)
{
  append_number (out, rect->x);
  append_number (out, rect->y);
  append_number (out, rect->width);
  append_number (out, rect->height);
}

static guint
color_byte (double part)
{
  return (guint) (CLAMP (part, 0.0, 1.0) * 255.0 + 0.5);
}

static void
append_color (GString       *out,
              const HlColor *color)
{
  g_string_append_printf (out, " #%02x%02x%02x", color_byte (color->red), color_byte (color->green),
                          color_byte (color->blue));
  if (color_byte (color->alpha) != 255)
    g_string_append_printf (out, "%02x", color_byte (color->alpha));
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append (out, " “");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        g_string_append_printf (out, "\\x%02x", (guint) * p);
      else
        g_string_append_c (out, *p);
    }

  g_string_append (out, "”");
}

static void
append_segments (GString         *out,
                 const HlSegment *segments,
                 gsize            n_segments)
{
  static const char letters[] = { 'M', 'L', 'C', 'Z' };
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (gsize i = 0; i < n_segments; i++)
    {
      g_string_append_printf (out, " %c", letters[segments[i].kind]);

      for (guint k = 0; k < n_points[segments[i].kind]; k++)
        {
          append_number (out, segments[i].x[k]);
          append_number (out, segments[i].y[k]);
        }
    }
}

static void
append_path (GString           *out,
             const HlScene     *scene,
             const HlOperation *operation)
{
  g_string_append (out, "path");

  if (operation->path.has_fill)
    {
      g_string_append (out, " fill");
      append_color (out, &operation->path.fill);
    }

  if (operation->path.has_stroke)
    {
      g_string_append (out, " stroke");
      append_number (out, operation->path.stroke.width);
      append_color (out, &operation->path.stroke.color);

      if (operation->path.stroke.dash > 0.0)
        {
          g_string_append (out, " dash");
          append_number (out, operation->path.stroke.dash);
        }
    }

  append_segments (out, hl_scene_get_segments (scene, operation), operation->path.n_segments);
}

static void
append_text (GString           *out,
             const HlOperation *operation)
{
  static const char *const families[] = { "serif", "sans" };
  static const char *const styles[] = { "regular", "bold", "italic", "bold-italic" };
  const HlFont *font = &operation->text.font;

  g_string_append (out, "text");
  append_number (out, operation->text.x);
  append_number (out, operation->text.baseline);
  g_string_append_printf (out, " %s %s", families[font->family], styles[font->style]);
  append_number (out, font->size);
  append_color (out, &operation->text.color);

  if (operation->text.angle != 0.0)
    {
      g_string_append (out, " angle");
      append_number (out, operation->text.angle);
    }

  append_quoted (out, operation->text.text);
}

static void
append_operation (GString           *out,
                  const HlScene     *scene,
                  const HlOperation *operation)
{
  switch (operation->kind)
    {
    case HL_OPERATION_PATH:
      append_path (out, scene, operation);
      break;

    case HL_OPERATION_TEXT:
      append_text (out, operation);
      break;

    case HL_OPERATION_IMAGE:
      g_string_append (out, "image");
      append_rect (out, &operation->image.rect);
      break;

    case HL_OPERATION_PUSH_CLIP:
      g_string_append (out, "clip");
      append_rect (out, &operation->clip);
      break;

    case HL_OPERATION_POP_CLIP:
      g_string_append (out, "unclip");
      break;

    case HL_OPERATION_BEGIN_TAG:
      g_string_append_printf (out, "tag %s", operation->tag.role);
      if (operation->tag.alternative != NULL)
        append_quoted (out, operation->tag.alternative);
      break;

    case HL_OPERATION_END_TAG:
      g_string_append (out, "end");
      break;

    case HL_OPERATION_BOOKMARK:
      g_string_append_printf (out, "bookmark %u", operation->bookmark.level);
      append_number (out, operation->bookmark.y);
      append_quoted (out, operation->bookmark.title);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * hl_scene_to_text:
 * @self: a scene
 *
 * Writes the scene for people and golden tests: its size, then one line an operation, indented by
 * tag; lengths with two decimals, colours as #rrggbb, or #rrggbbaa when not opaque.
 *
 * Returns: (transfer full): the text, each line ended by a newline
 */
char *
hl_scene_to_text (const HlScene *self)
{
  GString *out = g_string_new ("scene");
  gsize n_operations;
  const HlOperation *operations = hl_scene_get_operations (self, &n_operations);
  guint depth = 0;

  append_number (out, hl_scene_get_width (self));
  append_number (out, hl_scene_get_height (self));
  g_string_append_c (out, '\n');

  for (gsize i = 0; i < n_operations; i++)
    {
      if (operations[i].kind == HL_OPERATION_END_TAG && depth > 0)
        depth--;

      g_string_append_printf (out, "%*s", (int) (2 * depth), "");
      append_operation (out, self, &operations[i]);
      g_string_append_c (out, '\n');

      if (operations[i].kind == HL_OPERATION_BEGIN_TAG)
        depth++;
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_scene_get_words:
 * @self: a scene
 *
 * Returns: (transfer full): all its text in the order it was drawn, a blank between two pieces
 */
char *
hl_scene_get_words (const HlScene *self)
{
  GString *words = g_string_new (NULL);
  gsize n_operations;
  const HlOperation *operations = hl_scene_get_operations (self, &n_operations);

  for (gsize i = 0; i < n_operations; i++)
    {
      if (operations[i].kind == HL_OPERATION_TEXT)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", operations[i].text.text);
    }

  return g_string_free (words, FALSE);
}
