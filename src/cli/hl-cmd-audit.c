#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "store/hl-store-log.h"

static void
print_report_json (HlCli               *cli,
                   const HlAuditReport *report,
                   gboolean             asked)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  hl_cli_add_boolean (out, "whole", report->whole);
  hl_cli_add_int (out, "entries", report->n_entries);
  hl_cli_add_text (out, "fingerprint", report->fingerprint);
  if (asked)
    hl_cli_add_boolean (out, "holds_fingerprint", report->holds_fingerprint);
  hl_cli_add_array (out, "faults");
  for (guint i = 0; i < report->faults->len; i++)
    {
      const HlAuditFault *fault = report->faults->pdata[i];

      json_builder_begin_object (out);
      hl_cli_add_count (out, "entry", fault->entry > 0 ? fault->entry : HL_UNKNOWN_COUNT);
      hl_cli_add_text (out, "subject", fault->subject);
      hl_cli_add_text (out, "what", fault->what);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_report_text (HlCli               *cli,
                   const HlAuditReport *report,
                   gboolean             asked)
{
  hl_cli_print (cli, report->whole ? _("The log is whole: %d entries\n")
                                   : _("The log is not whole: %d entries\n"),
                (int) report->n_entries);
  hl_cli_print (cli, "%s\n", report->fingerprint);
  if (asked)
    hl_cli_print (cli, "%s\n", report->holds_fingerprint ?
                  _("The fingerprint asked about belongs to this file") :
                  _("The fingerprint asked about does not belong to this file"));
  for (guint i = 0; i < report->faults->len; i++)
    {
      const HlAuditFault *fault = report->faults->pdata[i];

      hl_cli_print (cli, "%s: %s\n", fault->subject, fault->what);
    }
}

static gboolean
run_verify (HlCli   *cli,
            GError **error)
{
  const char *fingerprint = hl_cli_get_option (cli, "fingerprint");
  g_autoptr (HlAuditReport) report = hl_store_audit (hl_cli_get_store (cli), fingerprint, error);

  if (report == NULL)
    return FALSE;

  if (hl_cli_is_json (cli))
    print_report_json (cli, report, fingerprint != NULL);
  else
    print_report_text (cli, report, fingerprint != NULL);

  if (!report->whole)
    hl_cli_complain (cli, hl_ngettext ("%s is not whole: %u fault was found",
                                       "%s is not whole: %u faults were found",
                                       report->faults->len),
                     hl_cli_get_path (cli), report->faults->len);
  else if (fingerprint != NULL && !report->holds_fingerprint)
    hl_cli_complain (cli, _("The fingerprint %s does not belong to %s"), fingerprint,
                     hl_cli_get_path (cli));

  return TRUE;
}

static char *
format_moment (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

static void
add_entry (JsonBuilder      *out,
           const HlLogEntry *entry)
{
  g_autofree char *at = format_moment (entry->at);
  const char subject[] = { entry->subject, '\0' };

  json_builder_begin_object (out);
  hl_cli_add_int (out, "entry", entry->number);
  hl_cli_add_text (out, "at", at);
  hl_cli_add_text (out, "subject", subject);
  hl_cli_add_text (out, "serial", *entry->serial != '\0' ? entry->serial : NULL);
  hl_cli_add_text (out, "action", entry->action);
  hl_cli_add_text (out, "person", entry->person);
  hl_cli_add_text (out, "detail", entry->detail);
  hl_cli_add_text (out, "reason", entry->reason);
  json_builder_end_object (out);
}

static const char *
title_of_action (const char *action)
{
  static const struct
  {
    const char *action;
    const char *title;
  } titles[] = {
    { "add", N_("added") },
    { "update", N_("updated") },
    { "correct", N_("corrected") },
    { "exclude", N_("excluded") },
    { "include", N_("no longer excluded") },
    { "open", N_("opened") },
    { "close", N_("closed") },
    { "publish", N_("published") },
    { "delete-text", N_("texts deleted") },
    { "draw", N_("sample drawn") },
    { "verify", N_("keyed again") },
    { "import", N_("file taken in") },
    { "take-back", N_("taken back with its file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].action, action))
      return _(titles[i].title);

  return action;
}

static void
print_entry (HlCli            *cli,
             const HlLogEntry *entry)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (entry->at);
  g_autofree char *at = g_date_time_format (moment, "%d/%m/%Y %H:%M");

  hl_cli_print (cli, "%" G_GINT64_FORMAT "  %s  %s  %s", entry->number, at, entry->person,
                title_of_action (entry->action));
  if (*entry->serial != '\0')
    hl_cli_print (cli, "  %s", entry->serial);
  if (*entry->detail != '\0')
    hl_cli_print (cli, "  %s", entry->detail);
  if (*entry->reason != '\0')
    hl_cli_print (cli, "  (%s)", entry->reason);
  hl_cli_print (cli, "\n");
}

static gboolean
run_show (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (survey == NULL)
    return FALSE;

  entries = hl_store_list_log (hl_cli_get_store (cli), survey->id, error);
  if (entries == NULL)
    return FALSE;

  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", survey->id);
  hl_cli_add_array (out, "entries");
  for (guint i = 0; i < entries->len; i++)
    if (hl_cli_is_json (cli))
      add_entry (out, entries->pdata[i]);
    else
      print_entry (cli, entries->pdata[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
  if (hl_cli_is_json (cli))
    hl_cli_print_json (cli, out);

  return TRUE;
}

static const HlCliOption verify_options[] = {
  { "fingerprint", 0, "HL1-…", N_("asks whether a printed fingerprint belongs to the file") },
  { NULL },
};

const HlCliCommand hl_cmd_audit[] = {
  { "audit verify", "", N_("holds the log's chain and every row it covers against each other"),
    "{\"whole\":true,\"entries\":160,\"fingerprint\":\"HL1-160-…\",\"faults\":[]}",
    0, 0, HL_CLI_READ, verify_options, run_verify },
  { "audit show", "S", N_("every change of a round: who, when, what, why"),
    "{\"survey\":1,\"entries\":[{\"entry\":1,\"at\":\"2022-09-14T02:00:00Z\",\"subject\":\"r\","
    "\"serial\":\"033\",\"action\":\"correct\",\"person\":\"…\",\"detail\":\"c05: 4 → 3\","
    "\"reason\":\"…\"}]}",
    1, 1, HL_CLI_READ, NULL, run_show },
  { NULL },
};
