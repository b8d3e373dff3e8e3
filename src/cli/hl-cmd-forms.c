#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "exchange/hl-paper-freeze.h"
#include "exchange/hl-paper-json.h"
#include "paper/hl-paper-print.h"
#include "render/hl-render.h"
#include "store/hl-store-survey.h"

static gboolean
read_sides (HlCli      *cli,
            HlPaperJob *job,
            GError    **error)
{
  static const char *const words[] = { "one", "two", "manual" };
  const char *asked = hl_cli_get_option (cli, "sides");

  for (guint i = 0; asked != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], asked))
      {
        job->sides = (HlPaperSides) i;
        return TRUE;
      }

  return asked == NULL ||
         hl_cli_usage (error, _("“%s” is not a way to print: write one, two or manual"), asked);
}

/* Without a span: all serials of the round. */
static gboolean
read_serials (HlCli      *cli,
              HlPaperJob *job,
              GError    **error)
{
  const char *span = hl_cli_get_option (cli, "serials");
  const gboolean is_master = hl_cli_has_option (cli, "unnumbered");

  if (span != NULL && is_master)
    return hl_cli_usage (error, _("Give --serials or --unnumbered, not both"));
  if (is_master)
    return TRUE;
  if (span != NULL)
    return hl_serial_parse_span (span, &job->first, &job->last, error);

  return hl_paper_job_take_all (job) ||
         hl_cli_usage (error, _("The serials of the round have gaps: say which forms with "
                                "--serials A-B"));
}

static gboolean
add_page (const HlScene *ground,
          const HlScene *scene,
          gpointer       data,
          GError       **error)
{
  return ground != NULL ? hl_pdf_add_page_over (data, ground, scene, error)
                        : hl_pdf_add_page (data, scene, error);
}

static GBytes *
render (const HlPaperJob *job,
        GError          **error)
{
  const HlPdfInfo info = {
    .title = job->survey->title,
    .author = job->office->name,
    .subject = job->survey->questionnaire->title,
    .language = "vi-VN",
  };
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, error);

  if (pdf == NULL || !hl_paper_job_run (job, add_page, NULL, pdf, NULL, error))
    return NULL;

  return hl_pdf_finish (pdf, error);
}

static void
print_done (HlCli            *cli,
            const HlPaperJob *job,
            const char       *path)
{
  g_autoptr (JsonBuilder) out = NULL;

  if (!hl_cli_is_json (cli) || g_str_equal (path, "-"))
    return;

  out = json_builder_new ();
  json_builder_begin_object (out);
  hl_cli_add_text (out, "forms", path);
  hl_cli_add_int (out, "first", job->first);
  hl_cli_add_int (out, "last", job->last);
  hl_cli_add_int (out, "sides", job->layout->n_pages);
  hl_cli_add_int (out, "pages", hl_paper_job_pages (job));
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static gboolean
write_layout (HlCli               *cli,
              const HlPaperLayout *layout,
              const char          *path,
              GError             **error)
{
  g_autofree char *text = hl_paper_layout_to_json (layout);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return hl_cli_write (cli, path, bytes, error);
}

static gboolean
write_forms (HlCli      *cli,
             HlPaperJob *job,
             const char *path,
             GError    **error)
{
  g_autoptr (GBytes) pdf = NULL;

  if (!read_sides (cli, job, error) || !read_serials (cli, job, error))
    return FALSE;

  job->slips = hl_cli_has_option (cli, "slips");
  pdf = render (job, error);
  if (pdf == NULL || !hl_cli_write (cli, path, pdf, error))
    return FALSE;

  print_done (cli, job, path);

  return TRUE;
}

static gboolean
run_forms (HlCli   *cli,
           GError **error)
{
  const HlMetrics *metrics;
  const char *path;

  if (!hl_cli_need_option (cli, "output", &path, error))
    return FALSE;

  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  if (survey == NULL)
    return FALSE;
  g_autoptr (HlOffice) office = hl_store_load_office (hl_cli_get_store (cli), hl_cli_today (cli),
                                                      error);
  if (office == NULL)
    return FALSE;

  metrics = hl_render_metrics (error);
  if (metrics == NULL)
    return FALSE;

  const gboolean is_numbered = !hl_cli_has_option (cli, "layout") &&
                               !hl_cli_has_option (cli, "unnumbered");
  g_autoptr (HlPaperLayout) layout =
    hl_paper_get_layout (hl_cli_get_store (cli), survey, office, hl_cli_has_option (cli, "large"),
                         metrics, is_numbered, error);
  if (layout == NULL)
    return FALSE;
  if (hl_cli_has_option (cli, "layout"))
    return write_layout (cli, layout, path, error);

  HlPaperJob job = { layout, survey, office, metrics };

  return write_forms (cli, &job, path, error);
}

static const HlCliOption forms_options[] = {
  { "output", 'o', "FILE.{pdf,json}", N_("file to write; - is standard output") },
  { "serials", 0, "A-B",
    N_("which forms, with or without check digits; a single one by its serial alone") },
  { "unnumbered", 0, NULL, N_("one form without a number, for the copier") },
  { "sides", 0, "one|two|manual",
    N_("two: with a blank page where a form has an odd number; manual: all fronts, then all backs, "
       "last to first: put the stack back as it came out") },
  { "large", 0, NULL, N_("large print") },
  { "slips", 0, NULL, N_("a slip before every batch of at most 50 forms") },
  { "layout", 0, NULL,
    N_("writes where every box is instead: millimetres from the top left corner, option 0 "
       "is “no opinion”") },
  { NULL },
};

const HlCliCommand hl_cmd_forms[] = {
  { "forms", "S -o FILE.pdf", N_("blank forms to print, or where every box on them is"),
    "{\"forms\":\"f.pdf\",\"first\":1,\"last\":150,\"sides\":2,\"pages\":300}",
    1, 1, HL_CLI_WRITE, forms_options, run_forms },
  { NULL },
};
