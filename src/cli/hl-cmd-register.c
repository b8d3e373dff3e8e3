#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-list.h"
#include "exchange/hl-lists.h"
#include "exchange/hl-register-words.h"
#include "exchange/hl-response-csv.h"
#include "store/hl-store-response.h"

/* In JSON. */
static const char *const outcome_names[HL_N_OUTCOMES] = {
  [HL_OUTCOME_OUTSTANDING] = "outstanding",
  [HL_OUTCOME_RETURNED] = "returned",
  [HL_OUTCOME_BLANK] = "blank",
  [HL_OUTCOME_SPOILED] = "spoiled",
  [HL_OUTCOME_REFUSED] = "refused",
  [HL_OUTCOME_NOT_MET] = "not_met",
  [HL_OUTCOME_WRONG_PERSON] = "wrong_person",
  [HL_OUTCOME_REPLACED] = "replaced",
  [HL_OUTCOME_LOST] = "lost",
};

static void
add_forms (JsonBuilder           *out,
           const HlRegisterCount *count)
{
  json_builder_set_member_name (out, "forms");
  json_builder_begin_object (out);
  hl_cli_add_int (out, "issued", count->issued);
  for (guint i = 0; i < HL_N_OUTCOMES; i++)
    hl_cli_add_int (out, outcome_names[i], count->forms[i]);
  hl_cli_add_int (out, "not_keyed", count->unkeyed);
  json_builder_end_object (out);
}

static void
add_contradictions (JsonBuilder           *out,
                    const HlSurvey        *survey,
                    const HlRegisterCount *count)
{
  hl_cli_add_array (out, "contradictions");
  for (guint i = 0; i < count->conflicts->len; i++)
    {
      const HlRegisterConflict *conflict =
        &g_array_index (count->conflicts, HlRegisterConflict, i);
      g_autofree char *serial = hl_cli_format_serial (survey, conflict->serial, 0);

      json_builder_begin_object (out);
      hl_cli_add_text (out, "serial", serial);
      hl_cli_add_text (out, "outcome", outcome_names[conflict->outcome]);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_refused (JsonBuilder            *out,
             const HlRegisterReport *report)
{
  hl_cli_add_int (out, "taken", report->n_taken);
  hl_cli_add_array (out, "refused");
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = report->refused->pdata[i];

      json_builder_begin_object (out);
      hl_cli_add_int (out, "line", refusal->line);
      hl_cli_add_text (out, "serials", *refusal->serial != '\0' ? refusal->serial : NULL);
      hl_cli_add_text (out, "reason", refusal->reason);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
print_json (HlCli                  *cli,
            const HlSurvey         *survey,
            const HlRegisterReport *report,
            const HlRegisterCount  *count)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", survey->id);
  if (report != NULL)
    add_refused (out, report);
  add_forms (out, count);
  add_contradictions (out, survey, count);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_report (HlCli                  *cli,
              const HlRegisterReport *report)
{
  hl_cli_print (cli, hl_ngettext ("%u line of the register is in\n",
                                  "%u lines of the register are in\n", report->n_taken),
                report->n_taken);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = report->refused->pdata[i];

      hl_cli_print (cli, _("Line %u, form %s refused: %s\n"), refusal->line,
                    *refusal->serial != '\0' ? refusal->serial : "–", refusal->reason);
    }
}

static void
print_line (HlCli      *cli,
            const char *title,
            gint64      count)
{
  hl_cli_print (cli, "%s: %" G_GINT64_FORMAT "\n", title, count);
}

static void
print_text (HlCli                 *cli,
            const HlSurvey        *survey,
            const HlRegisterCount *count)
{
  print_line (cli, _("Handed out or to be handed out"), count->issued);
  print_line (cli, hl_outcome_title (HL_OUTCOME_RETURNED), count->forms[HL_OUTCOME_RETURNED]);
  if (count->unkeyed > 0)
    print_line (cli, _("Returned, not keyed yet"), count->unkeyed);
  for (guint i = HL_OUTCOME_RETURNED + 1; i < HL_N_OUTCOMES; i++)
    if (count->forms[i] > 0)
      print_line (cli, hl_outcome_title ((HlOutcome) i), count->forms[i]);
  print_line (cli, hl_outcome_title (HL_OUTCOME_OUTSTANDING),
              count->forms[HL_OUTCOME_OUTSTANDING]);

  for (guint i = 0; i < count->conflicts->len; i++)
    {
      const HlRegisterConflict *conflict =
        &g_array_index (count->conflicts, HlRegisterConflict, i);
      g_autofree char *serial = hl_cli_format_serial (survey, conflict->serial, 0);

      hl_cli_print (cli, _("Form %s is in with answers, but the register says: %s\n"), serial,
                    hl_outcome_title (conflict->outcome));
    }
}

static void
complain (HlCli                  *cli,
          const HlRegisterReport *report)
{
  const HlRefusal *first;

  if (report == NULL || report->refused->len == 0)
    return;

  first = report->refused->pdata[0];
  hl_cli_complain (cli, hl_ngettext ("%u line was refused, at line %u: %s",
                                     "%u lines were refused, the first at line %u: %s",
                                     report->refused->len),
                   report->refused->len, first->line, first->reason);
}

static gboolean
take_in (HlCli             *cli,
         const HlSurvey    *survey,
         HlRegisterReport **out_report,
         GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *out_report = NULL;
  if (hl_cli_n_words (cli) < 2)
    return TRUE;

  bytes = hl_cli_read (hl_cli_get_word (cli, 1), error);
  if (bytes == NULL)
    return FALSE;

  *out_report = hl_register_import (hl_cli_get_store (cli), survey, bytes, error);

  return *out_report != NULL;
}

/* What a list is made of. */
typedef struct
{
  const HlSurvey      *survey;
  GPtrArray           *spans;
  const HlResponseSet *responses;
  guint64              per_line;
} List;

static GPtrArray *
make_pages (const HlOffice  *office,
            const HlMetrics *metrics,
            gpointer         data)
{
  const List *list = data;

  return hl_lists_make_register (list->survey, office, list->spans, list->responses,
                                 (guint) list->per_line, metrics);
}

/* A table, or a list to sign. */
static GBytes *
make_file (HlCli               *cli,
           const char          *path,
           const HlSurvey      *survey,
           GPtrArray           *spans,
           const HlResponseSet *responses,
           GError             **error)
{
  const gboolean is_empty = hl_cli_has_option (cli, "empty");
  List list = {
    survey, is_empty ? NULL : spans, is_empty ? NULL : responses, HL_LISTS_PER_LINE,
  };
  char *csv;

  if (!hl_cli_read_number (cli, "per-line", 1, G_MAXINT32, &list.per_line, error))
    return NULL;
  if (hl_cli_is_list (path))
    return hl_cli_make_list (cli, survey->title, make_pages, &list, error);

  csv = hl_register_to_csv (survey, spans, responses);

  return g_bytes_new_take (csv, strlen (csv));
}

static gboolean
give_out (HlCli               *cli,
          const HlSurvey      *survey,
          GPtrArray           *spans,
          const HlResponseSet *responses,
          GError             **error)
{
  const char *path = hl_cli_get_option (cli, "output");
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;

  bytes = make_file (cli, path, survey, spans, responses, error);

  return bytes != NULL && hl_cli_write (cli, path, bytes, error);
}

static gboolean
delete_names (HlCli          *cli,
              const HlSurvey *survey,
              GError        **error)
{
  const char *reason = hl_cli_get_option (cli, "delete-names");

  return reason == NULL ||
         hl_store_delete_register_texts (hl_cli_get_store (cli), survey, reason, error);
}

static gboolean
run_register (HlCli   *cli,
              GError **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  g_autoptr (HlRegisterReport) report = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (HlResponseSet) responses = NULL;
  g_autoptr (HlRegisterCount) count = NULL;

  if (survey == NULL || !take_in (cli, survey, &report, error) ||
      !delete_names (cli, survey, error))
    return FALSE;

  spans = hl_store_list_register (store, survey->id, error);
  responses = spans != NULL ? hl_store_load_responses (store, survey, error) : NULL;
  if (responses == NULL || !give_out (cli, survey, spans, responses, error))
    return FALSE;

  complain (cli, report);
  if (g_strcmp0 (hl_cli_get_option (cli, "output"), "-") == 0)
    return TRUE;

  count = hl_register_count (survey, spans, responses);
  if (hl_cli_is_json (cli))
    {
      print_json (cli, survey, report, count);
      return TRUE;
    }

  if (report != NULL)
    print_report (cli, report);
  print_text (cli, survey, count);

  return TRUE;
}

static const HlCliOption register_options[] = {
  { "output", 'o', "FILE.{csv,pdf}",
    N_("writes the register there, as a table or as a list to sign; - is standard output") },
  { "empty", 0, NULL, N_("a list to write on, with nothing of the register filled in") },
  { "per-line", 0, "K", N_("forms a line of the list where nothing is entered (default: 10)") },
  { "delete-names", 0, "REASON",
    N_("deletes to whom forms were handed out, and the notes; the log keeps that it was done") },
  { NULL },
};

const HlCliCommand hl_cmd_register[] = {
  { "register", "S [FILE.csv]",
    N_("who was handed which forms and what became of them: takes in lines (columns serials, "
       "issued_to, area, date, outcome, outcome_date, replaced_by, note), writes the register, "
       "counts. An empty cell leaves what is there, - empties it; outcomes: returned, blank, "
       "spoiled, refused, not met, wrong person, replaced, lost, outstanding"),
    "{\"survey\":1,\"taken\":12,\"refused\":[{\"line\":9,\"serials\":\"161\",\"reason\":\"…\"}],"
    "\"forms\":{\"issued\":160,\"outstanding\":4,\"returned\":150,\"blank\":2,\"spoiled\":1,"
    "\"refused\":2,\"not_met\":0,\"wrong_person\":0,\"replaced\":0,\"lost\":1,\"not_keyed\":0},"
    "\"contradictions\":[{\"serial\":\"033\",\"outcome\":\"lost\"}]}",
    1, 2, HL_CLI_WRITE, register_options, run_register },
  { NULL },
};
