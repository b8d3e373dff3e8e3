#include <math.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "cli/hl-cli-strata.h"
#include "core/hl-error.h"
#include "core/hl-text.h"
#include "core/hl-survey-next.h"
#include "exchange/hl-library.h"
#include "store/hl-store-survey.h"

static gboolean
read_days (HlCli    *cli,
           HlSurvey *survey,
           GError  **error)
{
  const char *from, *to;

  return hl_cli_need_option (cli, "from", &from, error) &&
         hl_cli_need_option (cli, "to", &to, error) &&
         hl_date_parse (from, &survey->from, error) &&
         hl_date_parse (to, &survey->to, error);
}

static gboolean
read_title (HlCli    *cli,
            HlSurvey *survey,
            GError  **error)
{
  const char *title;

  if (!hl_cli_need_option (cli, "title", &title, error))
    return FALSE;

  g_free (survey->title);
  survey->title = hl_text_clean (title);

  return TRUE;
}

static gboolean
read_rules (HlCli    *cli,
            HlSurvey *survey,
            GError  **error)
{
  const char *formula = hl_cli_get_option (cli, "formula");
  const char *factor_rule = hl_cli_get_option (cli, "factor-rule");
  const char *overall_rule = hl_cli_get_option (cli, "overall-rule");
  const char *official = hl_cli_get_option (cli, "official");
  const char *sampling = hl_cli_get_option (cli, "sampling");

  return (formula == NULL || hl_formula_parse (formula, &survey->formula, error)) &&
         (factor_rule == NULL ||
          hl_factor_rule_parse (factor_rule, &survey->factor_rule, error)) &&
         (overall_rule == NULL ||
          hl_overall_rule_parse (overall_rule, &survey->overall_rule, &survey->overall_question,
                                 error)) &&
         (official == NULL || hl_official_parse (official, &survey->official, error)) &&
         (sampling == NULL || hl_sampling_parse (sampling, &survey->sampling, error));
}

static gboolean
read_target (HlCli    *cli,
             HlSurvey *survey,
             GError  **error)
{
  const char *text = hl_cli_get_option (cli, "target");
  char *end;

  if (text == NULL)
    return TRUE;

  survey->target = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (survey->target))
    return hl_cli_usage (error, _("“%s” is not a target: write a number from 0 to 100"), text);

  return TRUE;
}

static gboolean
find_rule (const char *code,
           HlRule     *out_rule)
{
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if (g_str_equal (hl_rule_code (rule), code))
      {
        *out_rule = (HlRule) rule;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_effect (const char *text,
              HlEffect   *out_effect)
{
  static const char *const words[] = { "off", "warning", "invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], text))
      {
        *out_effect = (HlEffect) i;
        return TRUE;
      }

  return FALSE;
}

/* "Q05=off", "Q03=invalid:0.25" */
static gboolean
read_validity_rule (HlSurvey   *survey,
                    const char *text,
                    GError    **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "=:", -1);
  const guint n_parts = g_strv_length (parts);
  HlRuleSetting *setting = NULL;
  HlRule rule;
  char *end = NULL;

  if (n_parts >= 2 && n_parts <= 3 && find_rule (parts[0], &rule))
    setting = &survey->rules[rule];
  if (setting != NULL && n_parts == 3)
    setting->threshold = g_ascii_strtod (parts[2], &end);

  if (setting == NULL || !parse_effect (parts[1], &setting->effect) ||
      (n_parts == 3 && (end == parts[2] || *end != '\0')))
    return hl_cli_usage (error, _("“%s” is not a rule: write Q01 to Q12, = and off, warning or "
                                  "invalid, then perhaps : and the threshold"), text);

  return TRUE;
}

static gboolean
read_validity_rules (HlCli    *cli,
                     HlSurvey *survey,
                     GError  **error)
{
  g_autoptr (GPtrArray) rules = hl_cli_get_options (cli, "rule");

  for (guint i = 0; rules->pdata[i] != NULL; i++)
    if (!read_validity_rule (survey, rules->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_strata (HlCli    *cli,
             HlSurvey *survey,
             GError  **error)
{
  g_autoptr (GPtrArray) fields = hl_cli_get_options (cli, "field");
  g_autoptr (GPtrArray) areas = hl_cli_get_options (cli, "area");
  const char *serials = hl_cli_get_option (cli, "serials");

  if (!hl_cli_read_strata (survey, serials, (const char *const *) fields->pdata,
                           (const char *const *) areas->pdata, error))
    return FALSE;

  return survey->n_ranges > 0 || hl_cli_need_option (cli, "serials", &serials, error);
}

static gboolean
store_survey (HlCli    *cli,
              HlSurvey *survey,
              GError  **error)
{
  g_autoptr (JsonBuilder) out = NULL;
  gint64 id;

  if (!hl_survey_check (survey, error))
    return FALSE;

  id = hl_store_add_survey (hl_cli_get_store (cli), survey, error);
  if (id == 0)
    return FALSE;

  if (!hl_cli_is_json (cli))
    {
      hl_cli_print (cli, "%" G_GINT64_FORMAT "\n", id);
      return TRUE;
    }

  out = json_builder_new ();
  json_builder_begin_object (out);
  hl_cli_add_int (out, "survey", id);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);

  return TRUE;
}

static gboolean
run_add (HlCli   *cli,
         GError **error)
{
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  const char *id;

  if (!hl_cli_need_option (cli, "questionnaire", &id, error))
    return FALSE;

  questionnaire = hl_library_load (hl_cli_get_store (cli), id, 0, error);
  if (questionnaire == NULL)
    return FALSE;

  survey = hl_survey_new (questionnaire);

  return read_title (cli, survey, error) &&
         read_days (cli, survey, error) &&
         read_rules (cli, survey, error) &&
         read_target (cli, survey, error) &&
         read_validity_rules (cli, survey, error) &&
         read_strata (cli, survey, error) &&
         store_survey (cli, survey, error);
}

/* Another round: the same but for its identity, its life and, if given, title and days. */
static gboolean
run_copy (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlSurvey) source = hl_cli_load_survey (cli, 0, error);
  g_autoptr (HlSurvey) copy = NULL;

  if (source == NULL)
    return FALSE;

  copy = hl_survey_new_round (source);
  if (hl_cli_has_option (cli, "title") && !read_title (cli, copy, error))
    return FALSE;
  if ((hl_cli_has_option (cli, "from") || hl_cli_has_option (cli, "to")) &&
      !read_days (cli, copy, error))
    return FALSE;

  return store_survey (cli, copy, error);
}

static const HlCliOption add_options[] = {
  { "questionnaire", 0, "ID", N_("built-in or own questionnaire") },
  { "title", 0, "TITLE", N_("name of the round") },
  { "from", 0, "DATE", N_("first day, as 2026-03-31") },
  { "to", 0, "DATE", N_("last day") },
  { "serials", 0, "A-B", N_("serials issued, several joined by commas") },
  { "field", 0, "NAME:QUOTA[:POPULATION[:SERIALS]] …", N_("a field; may be repeated"), ':' },
  { "area", 0, "NAME:QUOTA[:POPULATION[:SERIALS]] …", N_("an area; may be repeated"), ':' },
  { "formula", 0, "top2|mean|mean100", N_("default: that of the questionnaire") },
  { "factor-rule", 0, "criteria|pooled", N_("default: criteria") },
  { "overall-rule", 0, "criteria|factors|pooled|question:CODE", N_("default: criteria") },
  { "target", 0, "NUMBER", N_("index wanted, 0 to 100; default: none") },
  { "official", 0, "unweighted|weighted", N_("the official index; default: unweighted") },
  { "sampling", 0, "intercept|random|systematic|census", N_("default: intercept") },
  { "rule", 0, "Q05=off|warning|invalid[:THRESHOLD]",
    N_("effect and threshold of a validity rule; may be repeated") },
  { NULL },
};

static const HlCliOption copy_options[] = {
  { "title", 0, "TITLE", N_("name of the new round") },
  { "from", 0, "DATE", N_("its first day") },
  { "to", 0, "DATE", N_("its last day") },
  { NULL },
};

const HlCliCommand hl_cmd_survey_add[] = {
  { "survey add", "--questionnaire ID --title TITLE --from DATE --to DATE --serials A-B",
    N_("plans a round and prints its number"), "{\"survey\":1}",
    0, 0, HL_CLI_CREATE, add_options, run_add },
  { "survey copy", "S", N_("plans another round like this one and prints its number"),
    "{\"survey\":2}", 1, 1, HL_CLI_WRITE, copy_options, run_copy },
  { NULL },
};
