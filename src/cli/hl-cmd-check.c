#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "exchange/hl-rounds.h"

static char *
format_row (const HlScoreInput *input,
            guint               row)
{
  return hl_cli_format_serial (input->survey, input->responses->serials[row],
                               input->responses->ids[row]);
}

static void
add_rule (JsonBuilder        *out,
          const HlScoreInput *input,
          HlRule              rule)
{
  const HlResponseSet *set = input->responses;

  json_builder_begin_object (out);
  hl_cli_add_text (out, "rule", hl_rule_code (rule));
  hl_cli_add_boolean (out, "invalid", input->survey->rules[rule].effect == HL_EFFECT_INVALID);
  hl_cli_add_text (out, "description", hl_rule_description (rule));
  hl_cli_add_array (out, "serials");
  for (guint row = 0; row < set->n; row++)
    if ((set->rules[row] & HL_RULE_BIT (rule)) != 0)
      {
        g_autofree char *serial = format_row (input, row);

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
add_survey (JsonBuilder        *out,
            const HlScoreInput *input)
{
  const guint hits = find_hits (input->responses);

  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", input->survey->id);
  hl_cli_add_int (out, "received", input->responses->n);
  hl_cli_add_array (out, "rules");
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((hits & HL_RULE_BIT (rule)) != 0)
      add_rule (out, input, rule);
  json_builder_end_array (out);
  json_builder_end_object (out);
}

static void
print_rule (HlCli              *cli,
            const HlScoreInput *input,
            HlRule              rule)
{
  const HlResponseSet *set = input->responses;
  const gboolean invalid = input->survey->rules[rule].effect == HL_EFFECT_INVALID;

  hl_cli_print (cli, "%s  %s (%s):", hl_rule_code (rule), hl_rule_description (rule),
                invalid ? _("invalid") : _("warning"));
  for (guint row = 0; row < set->n; row++)
    if ((set->rules[row] & HL_RULE_BIT (rule)) != 0)
      {
        g_autofree char *serial = format_row (input, row);

        hl_cli_print (cli, " %s", serial);
      }
  hl_cli_print (cli, "\n");
}

static void
print_survey (HlCli              *cli,
              const HlScoreInput *input)
{
  const guint hits = find_hits (input->responses);

  hl_cli_print (cli, hl_ngettext ("Survey %" G_GINT64_FORMAT ": %u form\n",
                                  "Survey %" G_GINT64_FORMAT ": %u forms\n",
                                  input->responses->n),
                input->survey->id, input->responses->n);
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if ((hits & HL_RULE_BIT (rule)) != 0)
      print_rule (cli, input, rule);
  if (hits == 0)
    hl_cli_print (cli, _("No rule is hit\n"));
}

/* One survey is an object, several are a list of them. */
static void
print_json (HlCli          *cli,
            const HlRounds *rounds)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (rounds->n_inputs > 1)
    {
      json_builder_begin_object (out);
      hl_cli_add_array (out, "surveys");
    }
  for (guint i = 0; i < rounds->n_inputs; i++)
    add_survey (out, &rounds->inputs[i]);
  if (rounds->n_inputs > 1)
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
  g_autoptr (GArray) ids = hl_cli_parse_surveys (hl_cli_get_word (cli, 0), error);
  g_autoptr (HlRounds) rounds = NULL;

  if (ids == NULL)
    return FALSE;

  rounds = hl_rounds_load (hl_cli_get_store (cli), (const gint64 *) ids->data, ids->len, error);
  if (rounds == NULL)
    return FALSE;

  if (hl_cli_is_json (cli))
    print_json (cli, rounds);
  else
    for (guint i = 0; i < rounds->n_inputs; i++)
      print_survey (cli, &rounds->inputs[i]);

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
