#include <string.h>

#include "chart/hl-chart.h"
#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "exchange/hl-chart-gather.h"
#include "render/hl-render.h"

#define WIDTH 520.0 /* points: the text width of a page and a little more */
#define FONT_SIZE 10.0
#define PADDING 12.0
#define DPI 192.0

static HlScene *
draw (HlCli             *cli,
      const HlChartType *type,
      HlTheme            theme,
      GError           **error)
{
  g_autoptr (GArray) ids = hl_cli_parse_surveys (hl_cli_get_word (cli, 1), error);
  g_autoptr (HlChartInput) input = NULL;
  HlChartStyle style = {
    .theme = theme,
    .family = HL_FAMILY_SANS,
    .font_size = FONT_SIZE,
    .padding = PADDING,
  };

  if (ids == NULL)
    return NULL;

  style.metrics = hl_render_metrics (error);
  if (style.metrics == NULL)
    return NULL;

  input = hl_chart_gather (hl_cli_get_store (cli), type, (const gint64 *) ids->data, ids->len,
                           hl_cli_get_option (cli, "by"), hl_cli_get_language (cli), error);
  if (input == NULL)
    return NULL;

  return hl_chart_to_scene (type, &input->data, &style, WIDTH, NULL, error);
}

static GBytes *
render_pdf (HlScene *scene,
            HlCli   *cli,
            GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  const HlPdfInfo info = {
    .title = hl_cli_get_word (cli, 0),
    .language = hl_cli_get_language (cli) == HL_LANGUAGE_VI ? "vi-VN" : "en-GB",
  };

  g_ptr_array_add (pages, scene);

  return hl_render_pdf (pages, &info, error);
}

/* The ending of the file's name, or --format. */
static const char *
find_format (HlCli      *cli,
             const char *path)
{
  static const char *const formats[] = { "png", "svg", "pdf" };
  const char *asked = hl_cli_get_option (cli, "format");
  const char *dot = strrchr (path, '.');

  if (asked == NULL && dot != NULL)
    asked = dot + 1;

  for (guint i = 0; asked != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i], asked) == 0)
      return formats[i];

  return NULL;
}

static GBytes *
render (HlCli             *cli,
        const HlChartType *type,
        const char        *format,
        GError           **error)
{
  const HlTheme theme = g_str_equal (format, "pdf") ? HL_THEME_PRINT : HL_THEME_LIGHT;
  g_autoptr (HlScene) scene = draw (cli, type, theme, error);

  if (scene == NULL)
    return NULL;
  if (g_str_equal (format, "png"))
    return hl_render_png (scene, DPI, &hl_palette_get (theme)->ground, error);
  if (g_str_equal (format, "svg"))
    return hl_render_svg (scene, error);

  return render_pdf (scene, cli, error);
}

static char *
list_types (void)
{
  gsize n_types;
  const HlChartType *const *types = hl_chart_types (&n_types);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n_types; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : ", ", types[i]->id);

  return g_string_free (out, FALSE);
}

static gboolean
run_chart (HlCli   *cli,
           GError **error)
{
  const HlChartType *type = hl_chart_type_by_id (hl_cli_get_word (cli, 0));
  g_autoptr (GBytes) bytes = NULL;
  const char *path, *format;

  if (type == NULL)
    {
      g_autofree char *list = list_types ();

      return hl_cli_usage (error, _("“%s” is not a chart: there are %s"),
                           hl_cli_get_word (cli, 0), list);
    }
  if (!hl_cli_need_option (cli, "output", &path, error))
    return FALSE;

  format = find_format (cli, path);
  if (format == NULL)
    return hl_cli_usage (error, _("“%s” says no format: end the name with .png, .svg or .pdf, or "
                                  "give --format"), path);

  bytes = render (cli, type, format, error);

  return bytes != NULL && hl_cli_write (cli, path, bytes, error);
}

static const HlCliOption chart_options[] = {
  { "output", 'o', "FILE.{png,svg,pdf}", N_("file to write; - is standard output") },
  { "format", 0, "png|svg|pdf", N_("instead of the ending of the file's name") },
  { "by", 0, "GROUP", N_("what to group by: field or area") },
  { NULL },
};

const HlCliCommand hl_cmd_chart[] = {
  { "chart", "TYPE S… -o FILE", N_("draws factors, likert, trend or quota"), "",
    2, 2, HL_CLI_READ, chart_options, run_chart },
  { NULL },
};
