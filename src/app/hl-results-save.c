#include "app/hl-results-save.h"

#include <string.h>

#include "app/hl-chart-interval.h"
#include "app/hl-compat.h"
#include "core/hl-file.h"
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
 * hl_results_chart_title:
 * @type: a chart
 * @part: the results
 *
 * Returns: (transfer none): its title, translated
 */
const char *
hl_results_chart_title (const HlChartType   *type,
                        const HlResultsPart *part)
{
  if (type == &hl_chart_fields && g_str_equal (part->data.by, "month"))
    return _("Comparison of months");

  return _(type->title);
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

/* What the file chooser is open for. */
typedef struct
{
  GtkWidget         *widget;
  HlResultsPart     *part;
  const HlChartType *type;
  guint              limit;
  char              *format;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  hl_results_part_unref (saving->part);
  g_free (saving->format);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *format = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;

  format = hl_results_chart_format (path, saving->format);
  bytes = hl_results_render_chart (saving->type, saving->part, saving->limit, format, &error);
  if (bytes == NULL || !hl_file_write (path, bytes, &error))
    hl_compat_tell (GTK_WINDOW (gtk_widget_get_root (saving->widget)),
                    _("The chart could not be saved"), error->message);
}

/**
 * hl_results_save_chart:
 * @widget: where it was asked for
 * @part: the results
 * @chart: id of the chart
 * @limit: only the worst rows, 0 = all
 * @format: proposed format
 *
 * Asks for a file and saves a chart in it, in the format its name tells.
 */
void
hl_results_save_chart (GtkWidget     *widget,
                       HlResultsPart *part,
                       const char    *chart,
                       guint          limit,
                       const char    *format)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *name = NULL;

  saving->widget = g_object_ref (widget);
  saving->part = hl_results_part_ref (part);
  saving->type = g_str_equal (chart, hl_chart_fields.id) ? &hl_chart_fields :
                 hl_chart_type_by_id (chart);
  saving->limit = limit;
  saving->format = g_strdup (format);
  name = g_strdup_printf ("%s.%s", hl_results_chart_title (saving->type, part), format);
  hl_compat_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), HL_CHOOSE_SAVE,
                               _("Save Chart"), _("_Save"), name, NULL, on_file_chosen, saving);
}
