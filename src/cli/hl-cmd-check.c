#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-scores.h"
#include "exchange/hl-round.h"

static char *
format_row (const HlRound *round,
            guint          row)
{
  return hl_cli_format_serial (round->survey, round->responses->serials[row],
                               round->responses->ids[row]);
}

static void
add_rule (JsonBuilder   *out,
          const HlRound *round,
          HlRule         rule)
{
  const HlResponseSet *set = round->responses;

  json_builder_begin_object (out);
  hl_cli_add_text (out, "rule", hl_rule_code (rule));
  hl_cli_add_boolean (out, "invalid", round->survey->rules[rule].effect == HL_EFFECT_INVALID);
  hl_cli_add_text (out, "description", hl_rule_description (rule));
  hl_cli_add_array (out, "serials");
  for (guint row = 0; row < set->n; row++)
    if ((set->rules[row] & HL_RULE_BIT (rule)) != 0)
      {
        g_autofree char *serial = format_row (round, row);

        json_builder_add_string_value (out, serial);
      }
  json_builder_end_array (out);
  json_builder_end_object (out);
}

static guint
find_hits (const HlResponseSet *set)
{
  guint hits = 0;

  for (guint row = 0; row < set->n; row++)
    hits |= set->rules[row];

  return hits;
}

static void
add_survey (JsonBuilder   *out,
            const HlRound *round)
{
  const guint hits = find_hits (round->responses);

  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", round->survey->id);
  hl_cli_add_int (out, "received", round->responses->n);
  hl_cli_add_array (out, "rules");
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((hits & HL_RULE_BIT (rule)) != 0)
      add_rule (out, round, rule);
  json_builder_end_array (out);
  json_builder_end_object (out);
}

static void
print_rule (HlCli         *cli,
            const HlRound *round,
            HlRule         rule)
{
  const HlResponseSet *set = round->responses;
  const gboolean invalid = round->survey->rules[rule].effect == HL_EFFECT_INVALID;

  hl_cli_print (cli, "%s  %s (%s):", hl_rule_code (rule), hl_rule_description (rule),
                invalid ? _("invalid") : _("warning"));
  for (guint row = 0; row < set->n; row++)
    if ((set->rules[row] & HL_RULE_BIT (rule)) != 0)
      {
        g_autofree char *serial = format_row (round, row);

        hl_cli_print (cli, " %s", serial);
      }
  hl_cli_print (cli, "\n");
}

static void
print_survey (HlCli         *cli,
              const HlRound *round)
{
  const guint hits = find_hits (round->responses);

  hl_cli_print (cli, hl_ngettext ("Survey %d: %u form\n", "Survey %d: %u forms\n",
                                  round->responses->n),
                (int) round->survey->id, round->responses->n);
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((hits & HL_RULE_BIT (rule)) != 0)
      print_rule (cli, round, rule);
  if (hits == 0)
    hl_cli_print (cli, _("No rule is hit\n"));
}

/* One survey is an object, several are a list of them. */
static void
print_json (HlCli           *cli,
            const GPtrArray *rounds)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (rounds->len > 1)
    {
      json_builder_begin_object (out);
      hl_cli_add_array (out, "surveys");
    }
  for (guint i = 0; i < rounds->len; i++)
    add_survey (out, rounds->pdata[i]);
  if (rounds->len > 1)
    {
      json_builder_end_array (out);
      json_builder_end_object (out);
    }
  hl_cli_print_json (cli, out);
}

static gboolean
run_check (HlCli   *cli,
           GError **error)
{
  g_autoptr (GPtrArray) rounds = hl_cli_load_rounds (cli, hl_cli_get_word (cli, 0), error);

  if (rounds == NULL)
    return FALSE;

  if (hl_cli_is_json (cli))
    print_json (cli, rounds);
  else
    for (guint i = 0; i < rounds->len; i++)
      print_survey (cli, rounds->pdata[i]);

  return TRUE;
}

const HlCliCommand hl_cmd_check[] = {
  { "check", "S…", N_("which forms hit which validity rule; several rounds joined by commas"),
    "{\"survey\":1,\"received\":151,\"rules\":[{\"rule\":\"Q08\",\"invalid\":false,"
    "\"description\":\"…\",\"serials\":[\"031\",\"088\"]}]}; "
    "{\"surveys\":[…]}",
    1, 1, HL_CLI_READ, NULL, run_check },
  { NULL },
};
