#include "cli/hl-cli-scores.h"

#include "cli/hl-cli-input.h"

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

/* The values of --by, and @more unless it is among them. */
static GPtrArray *
list_groups (HlCli      *cli,
             const char *more)
{
  GPtrArray *by = hl_cli_get_options (cli, "by");

  if (more != NULL && !g_strv_contains ((const char *const *) by->pdata, more))
    g_ptr_array_insert (by, 0, (gpointer) more);

  return by;
}

/**
 * hl_cli_score_rounds:
 * @cli: the program
 * @rounds: rounds
 * @more_by: (nullable): another group to score by
 * @out_snapshot: (out): the results
 * @error: return location for an error
 *
 * Scores rounds as the options say.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_cli_score_rounds (HlCli            *cli,
                     const HlRounds   *rounds,
                     const char       *more_by,
                     HlScoreSnapshot **out_snapshot,
                     GError          **error)
{
  HlScoreRequest request = {
    .inputs = rounds->inputs,
    .n_inputs = rounds->n_inputs,
    .office = rounds->office,
  };
  g_autoptr (GPtrArray) by = list_groups (cli, more_by);
  g_autofree char *question = NULL;

  request.by = (const char *const *) by->pdata;
  if (!read_rules (cli, &request, &question, error) ||
      !read_period (cli, rounds->office, &request, error))
    return FALSE;

  *out_snapshot = hl_score_run (&request, error);

  return *out_snapshot != NULL;
}

/**
 * hl_cli_score:
 * @cli: the program
 * @surveys: survey numbers joined by commas
 * @more_by: (nullable): another group to score by
 * @out_snapshot: (out): the results
 * @error: return location for an error
 *
 * Reads rounds and scores them as the options say.
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE, %HL_ERROR_INVALID, %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
gboolean
hl_cli_score (HlCli            *cli,
              const char       *surveys,
              const char       *more_by,
              HlScoreSnapshot **out_snapshot,
              GError          **error)
{
  g_autoptr (GArray) ids = hl_cli_parse_surveys (surveys, error);
  g_autoptr (HlRounds) rounds = NULL;

  if (ids == NULL)
    return FALSE;

  rounds = hl_rounds_load (hl_cli_get_store (cli), (const gint64 *) ids->data, ids->len, error);

  return rounds != NULL && hl_cli_score_rounds (cli, rounds, more_by, out_snapshot, error);
}
