#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-scores.h"
#include "core/hl-text.h"
#include "exchange/hl-score-json.h"
#include "score/hl-compare.h"

static void
print_node (HlCli    *cli,
            JsonNode *node)
{
  g_autofree char *text = hl_json_to_string (node);

  hl_cli_print (cli, "%s\n", text);
}

static void
print_figure (HlCli          *cli,
              const char     *name,
              const HlFigure *figure)
{
  const HlLanguage language = hl_cli_get_language (cli);
  g_autofree char *index = hl_percent_format (figure->index, 2, language);
  g_autofree char *range = hl_range_format (figure->low, figure->high, 2, language);
  g_autofree char *n = hl_count_format (figure->n, language);

  hl_cli_print (cli, _("%s: %s (95 %%: %s; %s answers)\n"), name, index, range, n);
}

static void
print_result (HlCli               *cli,
              const HlScoreResult *result)
{
  print_figure (cli, _("Overall"), &result->overall);
  for (guint i = 0; i < result->n_parts; i++)
    print_figure (cli, result->parts[i].code, &result->parts[i].figure);
  for (guint i = 0; i < result->n_factors; i++)
    print_figure (cli, result->factors[i].code, &result->factors[i].figure);
  for (guint i = 0; i < result->n_criteria; i++)
    print_figure (cli, result->criteria[i].code, &result->criteria[i].figure);
}

static void
print_scores (HlCli                 *cli,
              const HlScoreSnapshot *snapshot)
{
  const HlLanguage language = hl_cli_get_language (cli);
  g_autofree char *received = hl_count_format (snapshot->received, language);
  g_autofree char *valid = hl_count_format (snapshot->valid, language);
  g_autofree char *invalid = hl_count_format (snapshot->invalid, language);
  g_autofree char *excluded = hl_count_format (snapshot->excluded, language);

  hl_cli_print (cli, _("%s forms received: %s valid, %s invalid, %s excluded\n"), received, valid,
                invalid, excluded);
  print_result (cli, &snapshot->total);
  if (snapshot->weighted_by != NULL)
    print_figure (cli, _("Weighted"), &snapshot->weighted);

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      print_figure (cli, group->label, &group->result.overall);
    }
}

static gboolean
run_score (HlCli   *cli,
           GError **error)
{
  g_autoptr (HlScoreSnapshot) snapshot = hl_cli_score (cli, hl_cli_get_word (cli, 0), error);
  g_autoptr (JsonNode) node = NULL;

  if (snapshot == NULL)
    return FALSE;

  if (!hl_cli_is_json (cli))
    {
      print_scores (cli, snapshot);
      return TRUE;
    }

  node = hl_score_to_json (snapshot);
  print_node (cli, node);

  return TRUE;
}

static void
print_change (HlCli          *cli,
              const char     *name,
              const HlChange *change)
{
  const HlLanguage language = hl_cli_get_language (cli);
  g_autofree char *before = hl_percent_format (change->before, 2, language);
  g_autofree char *after = hl_percent_format (change->after, 2, language);
  g_autofree char *points = hl_change_format (change->before, change->after, 2, language);

  hl_cli_print (cli, "%s: %s → %s, %s", name, before, after, points);
  hl_cli_print (cli, " (%s)\n", change->significant ? _("statistically significant")
                                                    : _("within the margin of error"));
}

static void
print_comparison (HlCli              *cli,
                  const HlComparison *comparison)
{
  print_change (cli, _("Overall"), &comparison->overall);
  for (guint i = 0; i < comparison->n_factors; i++)
    print_change (cli, comparison->factors[i].code, &comparison->factors[i]);
  for (guint i = 0; i < comparison->n_criteria; i++)
    print_change (cli, comparison->criteria[i].code, &comparison->criteria[i]);
  if (comparison->reason != NULL)
    hl_cli_print (cli, "%s\n", comparison->reason);
}

static gboolean
run_compare (HlCli   *cli,
             GError **error)
{
  g_autoptr (HlScoreSnapshot) before = hl_cli_score (cli, hl_cli_get_word (cli, 0), error);
  g_autoptr (HlScoreSnapshot) after = NULL;
  g_autoptr (HlComparison) comparison = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (before == NULL)
    return FALSE;

  after = hl_cli_score (cli, hl_cli_get_word (cli, 1), error);
  if (after == NULL)
    return FALSE;

  comparison = hl_comparison_new (before, after);
  if (!hl_cli_is_json (cli))
    {
      print_comparison (cli, comparison);
      return TRUE;
    }

  node = hl_compare_to_json (comparison);
  print_node (cli, node);

  return TRUE;
}

static const HlCliOption score_options[] = {
  { "by", 0, "GROUP",
    N_("field, area, procedure, officer, interviewer, month, channel, respondent or the code of "
       "a question; may be repeated") },
  { "formula", 0, "top2|mean|mean100", N_("instead of the round's") },
  { "factor-rule", 0, "criteria|pooled", N_("instead of the round's") },
  { "overall-rule", 0, "criteria|factors|pooled|question:CODE", N_("instead of the round's") },
  { "period", 0, "PERIOD", N_("only forms dated in 2022-Q3, 2022-09, 2022-H1, 2022-9M, 2022 or "
                              "FROM..TO") },
  { NULL },
};

const HlCliCommand hl_cmd_score[] = {
  { "score", "S…", N_("indices with their uncertainty; several rounds joined by commas"),
    "{\"surveys\":[1],\"questionnaire\":\"g1-2640\",\"formula\":\"top2\",…,"
    "\"responses\":{\"received\":151,\"valid\":147,…},\"overall\":{\"index\":93.33,\"low\":91.0,"
    "\"high\":95.6,\"se\":1.2,\"n\":147,…},\"parts\":[],\"factors\":[…],\"criteria\":[…],"
    "\"weighted\":{…},\"groups\":[…],\"facts\":[…],\"expectations\":[…]}",
    1, 1, HL_CLI_READ, score_options, run_score },
  { "compare", "S1 S2", N_("change from one round to another, with its uncertainty"),
    "{\"overall\":{\"change\":2.47,\"low\":0.1,\"high\":4.8,\"significant\":true,…},"
    "\"factors\":[…],\"criteria\":[…],\"reason\":null}",
    2, 2, HL_CLI_READ, NULL, run_compare },
  { NULL },
};
