#include <string.h>

#include "chart/hl-chart.h"
#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-scores.h"
#include "render/hl-render.h"

#define WIDTH 520.0 /* points: the text width of a page and a little more */
#define FONT_SIZE 10.0
#define PADDING 12.0
#define DPI 192.0

/* What a chart is drawn from; the data borrow from the rest. */
typedef struct
{
  HlChartData      data;
  HlScoreSnapshot *snapshot;
  HlScoreSnapshot *earlier;
  HlComparison    *comparison;
  char            *earlier_label;
  GArray          *trend;
} Drawing;

static void
clear (Drawing *drawing)
{
  g_clear_pointer (&drawing->snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&drawing->earlier, hl_score_snapshot_unref);
  g_clear_pointer (&drawing->comparison, hl_comparison_free);
  g_clear_pointer (&drawing->trend, g_array_unref);
  g_free (drawing->earlier_label);
}

static gboolean
score_round (HlCli            *cli,
             gint64            id,
             HlRounds        **out_rounds,
             HlScoreSnapshot **out_snapshot,
             GError          **error)
{
  *out_rounds = hl_rounds_load (hl_cli_get_store (cli), &id, 1, error);

  return *out_rounds != NULL &&
         hl_cli_score_rounds (cli, *out_rounds, NULL, out_snapshot, error);
}

/* The round before, for the change beside the index. */
static gboolean
load_earlier (HlCli          *cli,
              Drawing        *drawing,
              const HlRounds *rounds,
              GError        **error)
{
  g_autoptr (HlRounds) earlier = NULL;
  gint64 id = 0;

  if (rounds->n_inputs != 1)
    return TRUE;
  if (!hl_rounds_find_previous (hl_cli_get_store (cli), rounds->inputs[0].survey, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!score_round (cli, id, &earlier, &drawing->earlier, error))
    return FALSE;

  drawing->comparison = hl_comparison_new (drawing->earlier, drawing->snapshot);
  drawing->earlier_label = hl_rounds_label (earlier->inputs[0].survey, rounds->office);
  drawing->data.comparison = drawing->comparison;
  drawing->data.earlier_label = drawing->earlier_label;

  return TRUE;
}

/* Of one round: all rounds before it and itself; of several: these. */
static GArray *
list_trend (HlCli          *cli,
            const HlRounds *rounds,
            GError        **error)
{
  const HlSurvey *last = rounds->inputs[0].survey;
  GArray *ids;

  if (rounds->n_inputs == 1)
    {
      ids = hl_rounds_list_earlier (hl_cli_get_store (cli), last, error);
      if (ids != NULL)
        g_array_append_val (ids, last->id);
      return ids;
    }

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rounds->n_inputs; i++)
    g_array_append_val (ids, rounds->inputs[i].survey->id);

  return ids;
}

static gboolean
load_trend (HlCli          *cli,
            Drawing        *drawing,
            const HlRounds *rounds,
            GError        **error)
{
  g_autoptr (GArray) ids = list_trend (cli, rounds, error);
  g_autoptr (HlScoreSnapshot) previous = NULL;

  if (ids == NULL)
    return FALSE;

  drawing->trend = g_array_new (FALSE, FALSE, sizeof (HlTrendPoint));
  g_array_set_clear_func (drawing->trend, (GDestroyNotify) hl_trend_point_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HlRounds) round = NULL;
      HlScoreSnapshot *snapshot = NULL;

      if (!score_round (cli, g_array_index (ids, gint64, i), &round, &snapshot, error))
        return FALSE;
      if (hl_rounds_add_point (drawing->trend, round->inputs[0].survey, rounds->office, previous,
                               snapshot))
        g_clear_pointer (&previous, hl_score_snapshot_unref);
      if (previous == NULL)
        previous = snapshot;
      else
        hl_score_snapshot_unref (snapshot);
    }

  drawing->data.trend = (const HlTrendPoint *) drawing->trend->data;
  drawing->data.n_trend = drawing->trend->len;

  return TRUE;
}

static gboolean
gather (HlCli             *cli,
        const HlChartType *type,
        Drawing           *drawing,
        GError           **error)
{
  g_autoptr (GArray) ids = hl_cli_parse_surveys (hl_cli_get_word (cli, 1), error);
  g_autoptr (HlRounds) rounds = NULL;
  const HlSurvey *survey;

  if (ids == NULL)
    return FALSE;

  rounds = hl_rounds_load (hl_cli_get_store (cli), (const gint64 *) ids->data, ids->len, error);
  if (rounds == NULL)
    return FALSE;

  survey = rounds->inputs[0].survey;
  drawing->data.language = hl_cli_get_language (cli);
  drawing->data.by = hl_cli_get_option (cli, "by");
  if (drawing->data.by == NULL && g_str_equal (type->id, "quota"))
    drawing->data.by = survey->n_fields > 0 ? "field" : "area";
  if (!hl_cli_score_rounds (cli, rounds, drawing->data.by, &drawing->snapshot, error))
    return FALSE;

  drawing->data.snapshot = drawing->snapshot;
  if (g_str_equal (type->id, "trend"))
    return load_trend (cli, drawing, rounds, error);

  return load_earlier (cli, drawing, rounds, error);
}

static HlScene *
draw (HlCli             *cli,
      const HlChartType *type,
      HlTheme            theme,
      GError           **error)
{
  HlChartStyle style = {
    .theme = theme,
    .family = HL_FAMILY_SANS,
    .font_size = FONT_SIZE,
    .padding = PADDING,
    .metrics = hl_render_metrics (error),
  };
  Drawing drawing = { 0 };
  HlScene *scene = NULL;

  if (style.metrics != NULL && gather (cli, type, &drawing, error))
    scene = hl_chart_to_scene (type, &drawing.data, &style, WIDTH, NULL, error);
  clear (&drawing);

  return scene;
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
  { "by", 0, "GROUP", N_("what to group by, as for score") },
  { "formula", 0, "top2|mean|mean100", N_("instead of the round's") },
  { "period", 0, "PERIOD", N_("only forms dated in it, as for score") },
  { NULL },
};

const HlCliCommand hl_cmd_chart[] = {
  { "chart", "TYPE S… -o FILE", N_("draws factors, likert, trend or quota"), "",
    2, 2, HL_CLI_READ, chart_options, run_chart },
  { NULL },
};
