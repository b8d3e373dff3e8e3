#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "exchange/hl-report-log.h"
#include "render/hl-render.h"
#include "report/hl-section.h"

/* What the command line asks for. */
typedef struct
{
  HlReportOptions options;
  GArray         *surveys;
  GHashTable     *texts;
  const char     *path;
  const char     *state;
} Request;

static void
clear (Request *request)
{
  g_clear_pointer (&request->surveys, g_array_unref);
  g_clear_pointer (&request->texts, g_hash_table_unref);
}

static gboolean
read_state (HlCli   *cli,
            Request *request,
            GError **error)
{
  static const char *const states[] = { "draft", "signature", "issued" };
  const char *asked = hl_cli_get_option (cli, "state");

  if (asked == NULL)
    asked = "signature";

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], asked))
      {
        request->options.state = (HlReportState) i;
        request->state = states[i];
        return TRUE;
      }

  return hl_cli_usage (error, _("“%s” is not a state of a report: write draft, signature or "
                                "issued"), asked);
}

static gboolean
read_basis (HlCli   *cli,
            Request *request,
            GError **error)
{
  const char *asked = hl_cli_get_option (cli, "basis");

  request->options.basis = HL_BASIS_ENDED;
  if (asked == NULL || g_str_equal (asked, "ended"))
    return TRUE;

  request->options.basis = HL_BASIS_DATED;

  return g_str_equal (asked, "dated") ||
         hl_cli_usage (error, _("“%s” is not a basis: write ended or dated"), asked);
}

static gboolean
is_text (const HlReportKind *kind,
         const char         *name)
{
  for (guint i = 0; kind->sections[i] != NULL; i++)
    if (g_strcmp0 (hl_section_type_by_id (kind->sections[i])->text, name) == 0)
      return TRUE;

  return FALSE;
}

static char *
list_texts (const HlReportKind *kind)
{
  GString *out = g_string_new ("number, date, signer");

  for (guint i = 0; kind->sections[i] != NULL; i++)
    {
      const char *text = hl_section_type_by_id (kind->sections[i])->text;

      if (text != NULL)
        g_string_append_printf (out, ", %s", text);
    }

  return g_string_free (out, FALSE);
}

/* @pair stays in memory until the program ends. */
static gboolean
apply_setting (Request    *request,
               const char *pair,
               GError    **error)
{
  HlReportOptions *options = &request->options;
  const char *value = strchr (pair, '=');
  g_autofree char *name = value != NULL ? g_strndup (pair, value++ - pair) : NULL;

  if (name == NULL)
    return hl_cli_usage (error, _("“%s” is not a pair: write NAME=VALUE"), pair);

  if (g_str_equal (name, "date"))
    return hl_date_parse (value, &options->date, error);
  if (g_str_equal (name, "signer"))
    options->signer = value;
  else if (g_str_equal (name, "number") && options->state != HL_REPORT_ISSUED)
    return hl_cli_usage (error, _("Only an issued report has a number: add --state issued"));
  else if (g_str_equal (name, "number"))
    options->number = value;
  else if (is_text (options->kind, name))
    g_hash_table_insert (request->texts, g_steal_pointer (&name), g_strdup (value));
  else
    {
      g_autofree char *list = list_texts (options->kind);

      return hl_cli_usage (error, _("The report has no “%s”: set one of %s"), name, list);
    }

  return TRUE;
}

static gboolean
read_settings (HlCli   *cli,
               Request *request,
               GError **error)
{
  g_autoptr (GPtrArray) pairs = hl_cli_get_options (cli, "set");

  for (guint i = 0; pairs->pdata[i] != NULL; i++)
    if (!apply_setting (request, pairs->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_request (HlCli   *cli,
              Request *request,
              GError **error)
{
  HlReportOptions *options = &request->options;

  options->kind = hl_report_kind_by_id (hl_cli_get_word (cli, 0));
  if (options->kind == NULL)
    return hl_cli_usage (error, _("“%s” is not a kind of report: write period or plan"),
                         hl_cli_get_word (cli, 0));

  request->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->surveys = hl_cli_parse_surveys (hl_cli_get_word (cli, 1), error);
  if (request->surveys == NULL || !hl_cli_need_option (cli, "output", &request->path, error) ||
      !read_state (cli, request, error) || !read_basis (cli, request, error) ||
      !read_settings (cli, request, error))
    return FALSE;

  options->period = hl_cli_get_option (cli, "period");

  return TRUE;
}

static GBytes *
render (const HlReportSpec *spec,
        GError            **error)
{
  g_autofree char *title = hl_report_title (spec);
  g_autoptr (GPtrArray) pages = hl_report_build (spec, error);
  const HlPdfInfo info = {
    .title = title,
    .author = spec->office->name,
    .subject = spec->kind->title,
    .language = "vi-VN",
    .date = spec->date,
  };

  return pages != NULL ? hl_render_pdf (pages, &info, error) : NULL;
}

static const HlScoreSnapshot *
get_snapshot (const HlReportSpec *spec)
{
  return spec->joint != NULL ? spec->joint : spec->surveys[0].snapshot;
}

static void
print_done (HlCli              *cli,
            const Request      *request,
            const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_to_string (&spec->period);
  g_autoptr (JsonBuilder) out = NULL;

  if (!hl_cli_is_json (cli) || g_str_equal (request->path, "-"))
    return;

  out = json_builder_new ();
  json_builder_begin_object (out);
  hl_cli_add_text (out, "report", request->path);
  hl_cli_add_text (out, "kind", request->options.kind->id);
  hl_cli_add_text (out, "period", period);
  hl_cli_add_text (out, "state", request->state);
  hl_cli_add_text (out, "snapshot", get_snapshot (spec)->id);
  hl_cli_add_text (out, "fingerprint", spec->fingerprint);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

/* Texts given here stand in this report alone. */
static void
add_texts (HlReportSpec *spec,
           GHashTable   *texts)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (spec->texts, g_strdup (name), g_strdup (text));
}

static gboolean
make_report (HlCli         *cli,
             const Request *request,
             GError       **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (HlReportInput) input =
    hl_report_gather (store, (const gint64 *) request->surveys->data, request->surveys->len,
                      &request->options, error);
  HlReportSpec *spec;
  g_autoptr (GBytes) pdf = NULL;

  if (input == NULL)
    return FALSE;

  spec = &input->spec;
  spec->metrics = hl_render_metrics (error);
  if (spec->metrics == NULL)
    return FALSE;

  add_texts (spec, request->texts);
  pdf = render (spec, error);
  if (pdf == NULL || !hl_cli_write (cli, request->path, pdf, error) ||
      !hl_report_record (store, spec, &request->options, request->path, pdf, error))
    return FALSE;

  print_done (cli, request, spec);

  return TRUE;
}

static gboolean
run_report (HlCli   *cli,
            GError **error)
{
  Request request = { 0 };
  const gboolean done = read_request (cli, &request, error) && make_report (cli, &request, error);

  clear (&request);

  return done;
}

static const HlCliOption report_options[] = {
  { "output", 'o', "FILE.pdf", N_("file to write; - is standard output") },
  { "period", 0, "PERIOD", N_("2022-Q3, 2022-09, 2022-H1, 2022-9M, 2022 or FROM..TO; default: the "
                              "quarter in which the latest round ends") },
  { "basis", 0, "ended|dated",
    N_("rounds that end in the period (default), or forms dated in it") },
  { "state", 0, "draft|signature|issued", N_("default: signature") },
  { "set", 0, "NAME=VALUE …", N_("number, date, signer, or a text of the report; may be repeated"),
    '=' },
  { NULL },
};

const HlCliCommand hl_cmd_report[] = {
  { "report", "KIND S… -o FILE.pdf", N_("makes a document: period (or quarterly), plan"),
    "{\"report\":\"q.pdf\",\"kind\":\"period\",\"period\":\"2022-Q4\",\"state\":\"signature\","
    "\"snapshot\":\"…\",\"fingerprint\":\"HL1-160-…\"}",
    2, 2, HL_CLI_WRITE, report_options, run_report },
  { NULL },
};
