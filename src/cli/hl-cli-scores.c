#include "cli/hl-cli-scores.h"

#include "cli/hl-cli-input.h"
#include "exchange/hl-round.h"
#include "score/hl-score.h"

/* A request starts with the rules of the first round. */
static gboolean
read_rules (HlCli          *cli,
            HlScoreRequest *request,
            char          **out_question,
            GError        **error)
{
  const HlSurvey *survey = request->inputs[0].survey;
  const char *formula = hl_cli_get_option (cli, "formula");
  const char *factor_rule = hl_cli_get_option (cli, "factor-rule");
  const char *overall_rule = hl_cli_get_option (cli, "overall-rule");

  request->use_survey_rules = formula == NULL && factor_rule == NULL && overall_rule == NULL;
  request->formula = survey->formula;
  request->factor_rule = survey->factor_rule;
  request->overall_rule = survey->overall_rule;
  *out_question = g_strdup (survey->overall_question);

  if ((formula != NULL && !hl_formula_parse (formula, &request->formula, error)) ||
      (factor_rule != NULL &&
       !hl_factor_rule_parse (factor_rule, &request->factor_rule, error)))
    return FALSE;

  if (overall_rule != NULL)
    {
      g_clear_pointer (out_question, g_free);
      if (!hl_overall_rule_parse (overall_rule, &request->overall_rule, out_question, error))
        return FALSE;
    }
  request->overall_question = *out_question;

  return TRUE;
}

static gboolean
read_period (HlCli          *cli,
             const HlOffice *office,
             HlScoreRequest *request,
             GError        **error)
{
  const char *period = hl_cli_get_option (cli, "period");

  request->has_period = period != NULL;

  return period == NULL || hl_period_parse (period, office, &request->period, error);
}

static GArray *
list_inputs (const GPtrArray *rounds)
{
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (HlScoreInput));

  for (guint i = 0; i < rounds->len; i++)
    {
      const HlRound *round = rounds->pdata[i];
      const HlScoreInput input = { round->survey, round->responses };

      g_array_append_val (inputs, input);
    }

  return inputs;
}

/**
 * hl_cli_load_rounds:
 * @cli: the program
 * @surveys: survey numbers joined by commas
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlRound): the rounds with their responses, or %NULL with
 *   %HL_CLI_ERROR_USAGE, %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
GPtrArray *
hl_cli_load_rounds (HlCli      *cli,
                    const char *surveys,
                    GError    **error)
{
  g_autoptr (GArray) ids = hl_cli_parse_surveys (surveys, error);

  if (ids == NULL)
    return NULL;

  return hl_rounds_load (hl_cli_get_store (cli), (const gint64 *) ids->data, ids->len, error);
}

/**
 * hl_cli_score:
 * @cli: the program
 * @surveys: survey numbers joined by commas
 * @error: return location for an error
 *
 * Reads rounds and scores them by the options --by, --formula, --factor-rule, --overall-rule and
 * --period.
 *
 * Returns: (transfer full): the results, or %NULL with %HL_CLI_ERROR_USAGE, %HL_ERROR_INVALID,
 *   %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlScoreSnapshot *
hl_cli_score (HlCli      *cli,
              const char *surveys,
              GError    **error)
{
  g_autoptr (GPtrArray) rounds = hl_cli_load_rounds (cli, surveys, error);
  g_autoptr (HlOffice) office = NULL;
  g_autoptr (GArray) inputs = NULL;
  g_autoptr (GPtrArray) by = hl_cli_get_options (cli, "by");
  g_autofree char *question = NULL;
  HlScoreRequest request = { .by = (const char *const *) by->pdata };

  if (rounds == NULL)
    return NULL;

  office = hl_store_load_office (hl_cli_get_store (cli), HL_DATE_NONE, error);
  if (office == NULL)
    return NULL;

  inputs = list_inputs (rounds);
  request.inputs = (const HlScoreInput *) inputs->data;
  request.n_inputs = inputs->len;
  request.office = office;
  if (!read_rules (cli, &request, &question, error) ||
      !read_period (cli, office, &request, error))
    return NULL;

  return hl_score_run (&request, error);
}
