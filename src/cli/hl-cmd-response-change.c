#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-correction.h"
#include "cli/hl-cli-input.h"
#include "core/hl-error.h"
#include "store/hl-store-response.h"

static gboolean
print_change (HlCli          *cli,
              const HlSurvey *survey,
              gint64          id,
              const char     *change,
              GError        **error)
{
  g_autoptr (HlResponse) response = hl_store_load_response (hl_cli_get_store (cli), survey, id,
                                                            error);
  g_autoptr (JsonBuilder) out = NULL;
  g_autofree char *serial = NULL;

  if (response == NULL)
    return FALSE;

  serial = hl_cli_format_serial (survey, response->serial, id);

  if (!hl_cli_is_json (cli))
    {
      hl_cli_print (cli, _("Form %s: %s\n"), serial, change);
      return TRUE;
    }

  out = json_builder_new ();
  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", survey->id);
  hl_cli_add_text (out, "serial", serial);
  hl_cli_add_text (out, "change", change);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);

  return TRUE;
}

static gboolean
run_exclude (HlCli   *cli,
             GError **error)
{
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);
  const gboolean excluded = !hl_cli_has_option (cli, "undo");
  const char *reason;
  gint64 id;

  if (survey == NULL ||
      !hl_cli_need_option (cli, "reason", &reason, error) ||
      !hl_cli_find_response (cli, survey, hl_cli_get_word (cli, 1), &id, error) ||
      !hl_store_exclude_response (hl_cli_get_store (cli), survey, id, excluded, reason, error))
    return FALSE;

  return print_change (cli, survey, id, excluded ? _("excluded") : _("no longer excluded"),
                       error);
}

static GHashTable *
read_pairs (HlCli   *cli,
            GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 2; i < hl_cli_n_words (cli); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (!hl_cli_split_pair (hl_cli_get_word (cli, i), &name, &value, error))
        return NULL;
      if (g_hash_table_contains (pairs, name))
        {
          hl_cli_usage (error, _("“%s” is given twice"), name);
          return NULL;
        }
      g_strstrip (value);
      g_hash_table_insert (pairs, g_steal_pointer (&name), g_steal_pointer (&value));
    }

  return g_steal_pointer (&pairs);
}

static gboolean
run_correct (HlCli   *cli,
             GError **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (GHashTable) pairs = read_pairs (cli, error);
  g_autoptr (HlTx) tx = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (HlResponse) response = NULL;
  g_autofree char *detail = NULL;
  const char *reason;
  gint64 id;

  if (pairs == NULL || !hl_cli_need_option (cli, "reason", &reason, error))
    return FALSE;

  tx = hl_tx_begin (hl_store_get_db (store), error);
  survey = tx != NULL ? hl_cli_load_survey (cli, 0, error) : NULL;
  if (survey == NULL || !hl_cli_find_response (cli, survey, hl_cli_get_word (cli, 1), &id, error))
    return FALSE;

  response = hl_store_load_response (store, survey, id, error);
  if (response == NULL ||
      !hl_cli_correct (store, &survey, response, pairs, &detail, error) ||
      !hl_store_update_response (store, survey, response, detail, reason, error) ||
      !hl_tx_commit (tx, error))
    return FALSE;

  return print_change (cli, survey, id, detail, error);
}

static const HlCliOption exclude_options[] = {
  { "reason", 0, "TEXT", N_("why; printed in the report") },
  { "undo", 0, NULL, N_("takes an exclusion back") },
  { NULL },
};

static const HlCliOption correct_options[] = {
  { "reason", 0, "TEXT", N_("why; printed in the report when the round is closed") },
  { NULL },
};

#define CHANGE_JSON "{\"survey\":1,\"serial\":\"033\",\"change\":\"c05: 4 → 3\"}"

const HlCliCommand hl_cmd_response_change[] = {
  { "response exclude", "S SERIAL --reason TEXT", N_("leaves a form out of the scores"),
    CHANGE_JSON, 2, 2, HL_CLI_WRITE, exclude_options, run_exclude },
  { "response correct", "S SERIAL CODE=VALUE… --reason TEXT",
    N_("corrects answers or header of a form, with values as in a table of forms"),
    CHANGE_JSON, 3, G_MAXUINT, HL_CLI_WRITE, correct_options, run_correct },
  { NULL },
};
