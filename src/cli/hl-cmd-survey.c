#include <math.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "core/hl-text.h"
#include "exchange/hl-paper-freeze.h"
#include "render/hl-render.h"
#include "store/hl-store-survey.h"

static void
add_head (JsonBuilder    *out,
          const HlSurvey *survey)
{
  hl_cli_add_int (out, "survey", survey->id);
  hl_cli_add_text (out, "title", survey->title);
  hl_cli_add_text (out, "state", hl_survey_state_to_string (survey->state));
  hl_cli_add_text (out, "questionnaire", survey->questionnaire->id);
  hl_cli_add_int (out, "revision", survey->questionnaire->revision);
  hl_cli_add_date (out, "from", survey->from);
  hl_cli_add_date (out, "to", survey->to);
}

static void
print_head (HlCli          *cli,
            const HlSurvey *survey)
{
  g_autofree char *from = hl_date_to_display (survey->from);
  g_autofree char *to = hl_date_to_display (survey->to);

  hl_cli_print (cli, "%" G_GINT64_FORMAT "  %s  (%s)  %s – %s  %s\n", survey->id, survey->title,
                hl_cli_state_word (survey->state), from, to, survey->questionnaire->id);
}

static gboolean
run_list (HlCli   *cli,
          GError **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (GArray) ids = hl_store_list_surveys (store, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (ids == NULL)
    return FALSE;

  json_builder_begin_object (out);
  hl_cli_add_array (out, "surveys");
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HlSurvey) survey = hl_store_load_survey (store, g_array_index (ids, gint64, i),
                                                          error);

      if (survey == NULL)
        return FALSE;

      json_builder_begin_object (out);
      add_head (out, survey);
      json_builder_end_object (out);
      if (!hl_cli_is_json (cli))
        print_head (cli, survey);
    }
  json_builder_end_array (out);
  json_builder_end_object (out);
  if (hl_cli_is_json (cli))
    hl_cli_print_json (cli, out);

  return TRUE;
}

static void
add_strata (JsonBuilder     *out,
            const char      *name,
            const HlStratum *strata,
            guint            n_strata)
{
  hl_cli_add_array (out, name);
  for (guint i = 0; i < n_strata; i++)
    {
      json_builder_begin_object (out);
      hl_cli_add_text (out, "name", strata[i].name);
      hl_cli_add_count (out, "quota", strata[i].quota);
      hl_cli_add_count (out, "population", strata[i].population);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static const char *
get_name (const HlStratum *strata,
          guint            index)
{
  return index == HL_NO_INDEX ? NULL : strata[index].name;
}

static void
add_ranges (JsonBuilder    *out,
            const HlSurvey *survey)
{
  hl_cli_add_array (out, "serials");
  for (guint i = 0; i < survey->n_ranges; i++)
    {
      const HlSerialRange *range = &survey->ranges[i];

      json_builder_begin_object (out);
      hl_cli_add_int (out, "first", range->first);
      hl_cli_add_int (out, "last", range->last);
      hl_cli_add_text (out, "field", get_name (survey->fields, range->field));
      hl_cli_add_text (out, "area", get_name (survey->areas, range->area));
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static const char *
effect_to_string (HlEffect effect)
{
  static const char *const words[] = { "off", "warning", "invalid" };

  return words[effect];
}

static void
add_rules (JsonBuilder    *out,
           const HlSurvey *survey)
{
  hl_cli_add_array (out, "rules");
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      json_builder_begin_object (out);
      hl_cli_add_text (out, "rule", hl_rule_code (rule));
      hl_cli_add_text (out, "effect", effect_to_string (survey->rules[rule].effect));
      hl_cli_add_number (out, "threshold", survey->rules[rule].threshold);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
print_json (HlCli          *cli,
            const HlSurvey *survey)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autofree char *overall = hl_overall_rule_to_string (survey->overall_rule,
                                                        survey->overall_question);

  json_builder_begin_object (out);
  add_head (out, survey);
  hl_cli_add_text (out, "uuid", survey->uuid);
  hl_cli_add_text (out, "formula", hl_formula_to_string (survey->formula));
  hl_cli_add_text (out, "factor_rule", hl_factor_rule_to_string (survey->factor_rule));
  hl_cli_add_text (out, "overall_rule", overall);
  hl_cli_add_text (out, "official", hl_official_to_string (survey->official));
  hl_cli_add_number (out, "target", survey->target);
  hl_cli_add_text (out, "sampling", hl_sampling_to_string (survey->sampling));
  hl_cli_add_int (out, "seed", (gint64) survey->seed);
  add_strata (out, "fields", survey->fields, survey->n_fields);
  add_strata (out, "areas", survey->areas, survey->n_areas);
  add_ranges (out, survey);
  add_rules (out, survey);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_strata (HlCli           *cli,
              const char      *title,
              const HlStratum *strata,
              guint            n_strata)
{
  const HlLanguage language = hl_cli_get_language (cli);

  for (guint i = 0; i < n_strata; i++)
    {
      g_autofree char *quota = hl_count_format (strata[i].quota, language);
      g_autofree char *population = hl_count_format (strata[i].population, language);

      hl_cli_print (cli, _("%s %s: quota %s, transactions %s\n"), title, strata[i].name,
                    strata[i].quota == HL_UNKNOWN_COUNT ? "–" : quota,
                    strata[i].population == HL_UNKNOWN_COUNT ? "–" : population);
    }
}

static void
print_ranges (HlCli          *cli,
              const HlSurvey *survey)
{
  const guint width = hl_survey_serial_width (survey);

  for (guint i = 0; i < survey->n_ranges; i++)
    {
      const HlSerialRange *range = &survey->ranges[i];
      const char *field = get_name (survey->fields, range->field);
      const char *area = get_name (survey->areas, range->area);
      g_autofree char *first = hl_serial_format (range->first, width);
      g_autofree char *last = hl_serial_format (range->last, width);

      hl_cli_print (cli, _("Serials %s-%s"), first, last);
      hl_cli_print (cli, "%s%s%s%s\n", field != NULL ? "  " : "", field != NULL ? field : "",
                    area != NULL ? "  " : "", area != NULL ? area : "");
    }
}

static void
print_text (HlCli          *cli,
            const HlSurvey *survey)
{
  g_autofree char *overall = hl_overall_rule_to_string (survey->overall_rule,
                                                        survey->overall_question);
  g_autofree char *target = hl_number_format (survey->target, 2, hl_cli_get_language (cli));

  print_head (cli, survey);
  hl_cli_print (cli, _("Formula %s, factors by %s, overall by %s, official index %s, sampling "
                       "%s\n"),
                hl_formula_to_string (survey->formula),
                hl_factor_rule_to_string (survey->factor_rule), overall,
                hl_official_to_string (survey->official),
                hl_sampling_to_string (survey->sampling));
  if (!isnan (survey->target))
    hl_cli_print (cli, _("Target %s\n"), target);
  print_strata (cli, _("Field"), survey->fields, survey->n_fields);
  print_strata (cli, _("Area"), survey->areas, survey->n_areas);
  print_ranges (cli, survey);
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    hl_cli_print (cli, "%s  %-8s %s\n", hl_rule_code (rule),
                  effect_to_string (survey->rules[rule].effect), hl_rule_description (rule));
}

static gboolean
run_show (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlSurvey) survey = hl_cli_load_survey (cli, 0, error);

  if (survey == NULL)
    return FALSE;

  if (hl_cli_is_json (cli))
    print_json (cli, survey);
  else
    print_text (cli, survey);

  return TRUE;
}

/* Opening freezes the form too. */
static gboolean
freeze_form (HlCli   *cli,
             gint64   id,
             GError **error)
{
  const HlMetrics *metrics = hl_render_metrics (error);

  return metrics != NULL && hl_paper_freeze (hl_cli_get_store (cli), id, metrics, error);
}

static gboolean
change_state (HlCli        *cli,
              HlSurveyState state,
              GError      **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (JsonBuilder) out = NULL;
  gint64 id;

  if (!hl_cli_parse_survey (hl_cli_get_word (cli, 0), &id, error) ||
      (state == HL_SURVEY_OPEN && !freeze_form (cli, id, error)) ||
      !hl_store_set_survey_state (store, id, state, hl_cli_get_option (cli, "reason"), error))
    return FALSE;

  survey = hl_store_load_survey (store, id, error);
  if (survey == NULL)
    return FALSE;

  if (!hl_cli_is_json (cli))
    {
      print_head (cli, survey);
      return TRUE;
    }

  out = json_builder_new ();
  json_builder_begin_object (out);
  add_head (out, survey);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);

  return TRUE;
}

static gboolean
run_open (HlCli   *cli,
          GError **error)
{
  return change_state (cli, HL_SURVEY_OPEN, error);
}

static gboolean
run_close (HlCli   *cli,
           GError **error)
{
  return change_state (cli, HL_SURVEY_CLOSED, error);
}

static gboolean
run_publish (HlCli   *cli,
             GError **error)
{
  return change_state (cli, HL_SURVEY_PUBLISHED, error);
}

#define HEAD_JSON "{\"survey\":1,\"title\":\"…\",\"state\":\"open\"," \
  "\"questionnaire\":\"g1-2640\",\"revision\":1,\"from\":\"2022-09-01\"," \
  "\"to\":\"2022-10-31\"}"

static const HlCliOption state_options[] = {
  { "reason", 0, "TEXT", N_("why, for the log") },
  { NULL },
};

const HlCliCommand hl_cmd_survey[] = {
  { "survey list", "", N_("all rounds"), "{\"surveys\":[" HEAD_JSON "]}",
    0, 0, HL_CLI_READ, NULL, run_list },
  { "survey show", "S", N_("everything settled for a round"),
    "{\"survey\":1,…,\"uuid\":\"…\",\"formula\":\"top2\",\"factor_rule\":\"criteria\","
    "\"overall_rule\":\"criteria\",\"official\":\"unweighted\",\"target\":90,"
    "\"sampling\":\"intercept\",\"seed\":1,\"fields\":[{\"name\":\"…\",\"quota\":50,"
    "\"population\":400}],\"areas\":[],\"serials\":[{\"first\":1,\"last\":160,\"field\":null,"
    "\"area\":null}],\"rules\":[{\"rule\":\"Q01\",\"effect\":\"invalid\",\"threshold\":0}]}",
    1, 1, HL_CLI_READ, NULL, run_show },
  { "survey open", "S", N_("freezes the plan; forms go in from now on"), HEAD_JSON,
    1, 1, HL_CLI_WRITE, state_options, run_open },
  { "survey close", "S", N_("ends the round; later changes are corrections"), HEAD_JSON,
    1, 1, HL_CLI_WRITE, state_options, run_close },
  { "survey publish", "S", N_("publishes the results; the round stays as it is"), HEAD_JSON,
    1, 1, HL_CLI_WRITE, state_options, run_publish },
  { NULL },
};
