#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "exchange/hl-response-csv.h"
#include "question/hl-question-type.h"
#include "store/hl-store-response.h"

static void
print_import_json (HlCli                *cli,
                   const HlImportReport *report)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  hl_cli_add_int (out, "imported", report->n_imported);
  hl_cli_add_array (out, "refused");
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = report->refused->pdata[i];

      json_builder_begin_object (out);
      hl_cli_add_int (out, "line", refusal->line);
      hl_cli_add_text (out, "serial", *refusal->serial != '\0' ? refusal->serial : NULL);
      hl_cli_add_text (out, "code", refusal->code);
      hl_cli_add_text (out, "reason", refusal->reason);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  hl_cli_add_array (out, "created");
  for (guint i = 0; i < report->created->len; i++)
    json_builder_add_string_value (out, report->created->pdata[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_import_text (HlCli                *cli,
                   const HlImportReport *report)
{
  hl_cli_print (cli, hl_ngettext ("%u form is in\n", "%u forms are in\n", report->n_imported),
                report->n_imported);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = report->refused->pdata[i];

      hl_cli_print (cli, _("Line %u, form %s refused: %s\n"), refusal->line,
                    *refusal->serial != '\0' ? refusal->serial : "–", refusal->reason);
    }
  for (guint i = 0; i < report->created->len; i++)
    hl_cli_print (cli, "%s\n", (const char *) report->created->pdata[i]);
}

static gboolean
run_import (HlCli   *cli,
            GError **error)
{
  const char *path = hl_cli_get_word (cli, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *name = NULL;
  HlImportOptions options = { NULL };
  gint64 survey;

  if (!hl_cli_parse_survey (hl_cli_get_word (cli, 0), &survey, error))
    return FALSE;

  bytes = hl_cli_read (path, error);
  if (bytes == NULL)
    return FALSE;

  options.name = name = g_path_get_basename (path);
  report = hl_import_run (hl_cli_get_store (cli), survey, bytes, &options, error);
  if (report == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  if (hl_cli_is_json (cli))
    print_import_json (cli, report);
  else
    print_import_text (cli, report);
  if (report->refused->len > 0)
    {
      const HlRefusal *first = report->refused->pdata[0];

      hl_cli_complain (cli, hl_ngettext ("%s: %u line was refused, at line %u: mend it and import "
                                         "that line alone",
                                         "%s: %u lines were refused, the first at line %u: mend "
                                         "them and import those lines alone",
                                         report->refused->len),
                       path, report->refused->len, first->line);
    }

  return TRUE;
}

static gboolean
run_export (HlCli   *cli,
            GError **error)
{
  const char *format = hl_cli_get_option (cli, "format");
  const char *separator = hl_cli_get_option (cli, "separator");
  const char *path = hl_cli_get_option (cli, "output");
  g_autofree char *csv = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 survey;
  gsize length;

  if (!hl_cli_parse_survey (hl_cli_get_word (cli, 0), &survey, error))
    return FALSE;
  if (format != NULL && !g_str_equal (format, "csv"))
    return hl_cli_usage (error, _("“%s” is not a format: write --format csv"), format);
  if (separator == NULL)
    separator = ",";
  if (g_str_equal (separator, "\\t") || g_str_equal (separator, "tab"))
    separator = "\t";
  if (strlen (separator) != 1 || strchr (",;\t", *separator) == NULL)
    return hl_cli_usage (error, _("“%s” is not a separator: write , or ; or tab"), separator);

  csv = hl_response_csv_export (hl_cli_get_store (cli), survey, *separator, error);
  if (csv == NULL)
    return FALSE;

  length = strlen (csv);
  bytes = g_bytes_new_take (g_steal_pointer (&csv), length);

  return hl_cli_write (cli, path != NULL ? path : "-", bytes, error);
}

static const HlCliOption export_options[] = {
  { "format", 0, "csv", N_("default: csv") },
  { "separator", 0, "CHARACTER", N_("comma (default), semicolon or tab") },
  { "output", 'o', "FILE", N_("file to write (default: standard output)") },
  { NULL },
};

const HlCliCommand hl_cmd_response[] = {
  { "response import", "S FILE.csv", N_("takes in forms from a table; - is standard input"),
    "{\"imported\":150,\"refused\":[{\"line\":34,\"serial\":\"033\",\"code\":\"c05=7\","
    "\"reason\":\"…\"}],\"created\":[\"…\"]}",
    2, 2, HL_CLI_WRITE, NULL, run_import },
  { "response export", "S", N_("writes the forms as a table that can be imported again"), "",
    1, 1, HL_CLI_READ, export_options, run_export },
  { NULL },
};
