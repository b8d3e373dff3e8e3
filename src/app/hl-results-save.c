#include "app/hl-results-save.h"

#include <string.h>

#include "render/hl-render.h"

#define WIDTH 520.0 /* points: the text width of a page and a little more */
#define FONT_SIZE 10.0
#define PADDING 12.0
#define DPI 192.0

static const char *const formats[] = { "png", "svg", "pdf" };

static HlScene *
draw (const HlChartType *type,
      HlResultsPart     *part,
      guint              limit,
      HlTheme            theme,
      GError           **error)
{
  HlChartData data = part->data;
  HlChartStyle style = {
    .theme = theme,
    .family = HL_FAMILY_SANS,
    .font_size = FONT_SIZE,
    .padding = PADDING,
    .metrics = hl_render_metrics (error),
  };
  g_autofree char *title = NULL;

  if (style.metrics == NULL)
    return NULL;

  title = part->group != NULL ? g_strdup_printf ("%s · %s", part->results->survey->title,
                                                 part->group->label) :
          g_strdup (part->results->survey->title);
  data.title = title;
  data.limit = limit;

  return hl_chart_to_scene (type, &data, &style, WIDTH, NULL, error);
}

/**
 * hl_results_render_chart:
 * @type: what to draw
 * @part: the results
 * @limit: only the worst rows, 0 = all
 * @format: "png", "svg" or "pdf"
 * @error: return location for an error
 *
 * Draws a chart for other documents: on a light ground, the PDF in the colours of print.
 *
 * Returns: (transfer full): the file's bytes, or %NULL with the errors of hl_chart_to_scene() and
 *   of the rendering
 */
GBytes *
hl_results_render_chart (const HlChartType *type,
                         HlResultsPart     *part,
                         guint              limit,
                         const char        *format,
                         GError           **error)
{
  HlTheme theme = g_str_equal (format, "pdf") ? HL_THEME_PRINT : HL_THEME_LIGHT;
  g_autoptr (HlScene) scene = draw (type, part, limit, theme, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  const HlPdfInfo info = {
    .title = part->results->survey->title,
    .author = part->results->office->name,
    .language = part->data.language == HL_LANGUAGE_VI ? "vi-VN" : "en-GB",
  };

  if (scene == NULL)
    return NULL;
  if (g_str_equal (format, "png"))
    return hl_render_png (scene, DPI, &hl_palette_get (theme)->ground, error);
  if (g_str_equal (format, "svg"))
    return hl_render_svg (scene, error);

  g_ptr_array_add (pages, scene);

  return hl_render_pdf (pages, &info, error);
}

/**
 * hl_results_chart_format:
 * @path: name of a file
 * @otherwise: format of a file whose name does not tell
 *
 * Returns: (transfer full): "png", "svg" or "pdf"
 */
char *
hl_results_chart_format (const char *path,
                         const char *otherwise)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_ascii_strcasecmp (formats[i], dot + 1) == 0)
        return g_strdup (formats[i]);
    }

  return g_strdup (otherwise);
}
