#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-list.h"
#include "exchange/hl-lists.h"
#include "exchange/hl-response-csv.h"
#include "store/hl-store-survey.h"

static void
print_json (HlCli            *cli,
            const HlDossiers *dossiers,
            guint64           seed)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  hl_cli_add_int (out, "drawn", hl_dossiers_count (dossiers, FALSE));
  hl_cli_add_int (out, "reserves", hl_dossiers_count (dossiers, TRUE));
  hl_cli_add_int (out, "dossiers", dossiers->list->len);
  hl_cli_add_int (out, "seed", (gint64) seed);
  hl_cli_add_array (out, "refused");
  for (guint i = 0; i < dossiers->refused->len; i++)
    {
      const HlRefusal *refusal = dossiers->refused->pdata[i];

      json_builder_begin_object (out);
      hl_cli_add_int (out, "line", refusal->line);
      hl_cli_add_text (out, "number", *refusal->serial != '\0' ? refusal->serial : NULL);
      hl_cli_add_text (out, "reason", refusal->reason);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_text (HlCli            *cli,
            const HlDossiers *dossiers,
            guint64           seed)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, seed);

  hl_cli_print (cli, _("%u of %u dossiers drawn, %u in reserve; seed %s\n"),
                hl_dossiers_count (dossiers, FALSE), dossiers->list->len,
                hl_dossiers_count (dossiers, TRUE), number);
  for (guint i = 0; i < dossiers->refused->len; i++)
    {
      const HlRefusal *refusal = dossiers->refused->pdata[i];

      hl_cli_print (cli, _("Line %u, dossier %s refused: %s\n"), refusal->line,
                    *refusal->serial != '\0' ? refusal->serial : "–", refusal->reason);
    }
}

static void
print_done (HlCli            *cli,
            const char       *path,
            const HlDossiers *dossiers,
            guint64           seed)
{
  if (!g_str_equal (path, "-") && hl_cli_is_json (cli))
    print_json (cli, dossiers, seed);
  else if (!g_str_equal (path, "-"))
    print_text (cli, dossiers, seed);

  if (dossiers->refused->len > 0)
    {
      const HlRefusal *first = dossiers->refused->pdata[0];

      hl_cli_complain (cli, hl_ngettext ("%u line was refused, at line %u: %s",
                                         "%u lines were refused, the first at line %u: %s",
                                         dossiers->refused->len),
                       dossiers->refused->len, first->line, first->reason);
    }
}

static gboolean
note_draw (HlCli            *cli,
           const HlDossiers *dossiers,
           GBytes           *bytes,
           GError          **error)
{
  g_autofree char *detail = hl_lists_note_draw (dossiers, bytes);

  return hl_store_note_draw (hl_cli_get_store (cli), dossiers->survey->id, detail,
                             hl_cli_get_option (cli, "reason"), error);
}

static GPtrArray *
make_pages (const HlOffice  *office,
            const HlMetrics *metrics,
            gpointer         data)
{
  return hl_lists_make_dossiers (data, office, metrics);
}

/* What was drawn, as a table or as a list to hand out forms by. */
static GBytes *
make_file (HlCli      *cli,
           const char *path,
           HlDossiers *dossiers,
           GError    **error)
{
  char *csv;

  if (hl_cli_is_list (path))
    return hl_cli_make_list (cli, dossiers->survey->title, make_pages, dossiers, error);

  csv = hl_dossiers_to_csv (dossiers);

  return g_bytes_new_take (csv, strlen (csv));
}

static gboolean
run_sample (HlCli   *cli,
            GError **error)
{
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  g_autoptr (HlDossiers) dossiers = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) drawn = NULL;
  const char *path;
  guint64 size = 0;
  guint64 seed;

  if (survey == NULL || !hl_cli_need_option (cli, "output", &path, error))
    return FALSE;

  seed = survey->seed;
  if (!hl_cli_read_number (cli, "size", 1, G_MAXINT32, &size, error) ||
      !hl_cli_read_number (cli, "seed", 0, G_MAXINT64, &seed, error))
    return FALSE;

  bytes = hl_cli_read (hl_cli_get_word (cli, 1), error);
  dossiers = bytes != NULL ? hl_dossiers_read (survey, bytes, error) : NULL;
  if (dossiers == NULL || !hl_dossiers_draw (dossiers, (guint) size, seed, error))
    return FALSE;

  drawn = make_file (cli, path, dossiers, error);
  if (drawn == NULL || !note_draw (cli, dossiers, bytes, error) ||
      !hl_cli_write (cli, path, drawn, error))
    return FALSE;

  print_done (cli, path, dossiers, seed);

  return TRUE;
}

static const HlCliOption sample_options[] = {
  { "size", 0, "N", N_("how many to draw (default: the quota of each field)") },
  { "seed", 0, "K", N_("the same number gives the same draw (default: that of the round)") },
  { "reason", 0, "TEXT", N_("why another sample is drawn, for the log") },
  { "output", 'o', "FILE.{csv,pdf}",
    N_("table, or list to hand out forms by; - is standard output") },
  { NULL },
};

const HlCliCommand hl_cmd_sample[] = {
  { "sample", "S FILE.csv -o FILE.{csv,pdf}",
    N_("draws a systematic random sample, with reserves, from a list of dossiers (columns number, "
       "field, area, date)"),
    "{\"drawn\":150,\"reserves\":30,\"dossiers\":1240,\"seed\":7,\"refused\":[{\"line\":9,"
    "\"number\":\"…\",\"reason\":\"…\"}]}",
    2, 2, HL_CLI_WRITE, sample_options, run_sample },
  { NULL },
};
