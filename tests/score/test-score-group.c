#include <math.h>
#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "score/hl-score.h"
#include "score/hl-validity-run.h"

#include "hl-score-fixture.h"

#define CLOSE 1e-9

static HlScoreSnapshot *
run (const HlScoreInput *inputs,
     guint               n_inputs,
     const HlOffice     *office,
     const char *const  *by)
{
  HlScoreRequest request = {
    .inputs = inputs, .n_inputs = n_inputs, .office = office, .by = by, .use_survey_rules = TRUE,
  };
  g_autoptr (GError) error = NULL;
  HlScoreSnapshot *snapshot = hl_score_run (&request, &error);

  g_assert_no_error (error);

  return snapshot;
}

/* One factor of scales with the codes given, of five levels. */
static HlSurvey *
make_survey (const char        *id,
             const char *const *codes,
             const char        *identities)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new (id, 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "p")->scored = TRUE;
  hl_questionnaire_builder_add_factor (builder, "f1");
  for (guint i = 0; codes[i] != NULL; i++)
    {
      HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (builder);

      hl_fixture_add_scale (builder, codes[i], 5, TRUE);
      draft->questions[draft->n_questions - 1].identity = g_strdup_printf ("%c", identities[i]);
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return hl_survey_new (questionnaire);
}

static char *
list_groups (const HlScoreSnapshot *snapshot)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      g_string_append_printf (out, "%s|%s|%s|%u|%u|%u|%u\n", group->by, group->value, group->label,
                              group->received, group->result.overall.n, group->invalid,
                              group->excluded);
    }

  return g_string_free (out, FALSE);
}

static void
check_groups (const HlScoreSnapshot *snapshot,
              const char            *expected)
{
  g_autofree char *actual = list_groups (snapshot);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_header (void)
{
  static const char *const codes[] = { "c1", NULL };
  static const char *const by[] = {
    "field", "area", "procedure", "officer", "interviewer", "month", "channel", "respondent", NULL,
  };
  g_autoptr (HlSurvey) survey = make_survey ("probe", codes, "a");
  g_autoptr (HlResponseSet) set = hl_response_set_new (1, 8);
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlScoreInput input = { survey, set };

  hl_survey_add_field (survey, "Hộ tịch", 5, 50);
  hl_survey_add_field (survey, "Đất đai", 5, 50);
  hl_survey_add_procedure (survey, "Khai sinh", 0);
  hl_survey_add_procedure (survey, "Kết hôn", 0);
  hl_fixture_add_person (office, 'o', 7, "CC-02", "Nguyễn Văn A");
  hl_fixture_add_person (office, 'o', 9, "CC-01", "");
  for (guint i = 0; i < 4; i++)
    hl_fixture_add_row (set, i + 1, i % 2 ? "5" : "3");

  set->fields[0] = set->fields[1] = set->fields[2] = 1;
  set->procedures[0] = 2;
  set->officers[0] = set->officers[1] = 7;
  set->officers[2] = 9;
  set->officers[3] = 8;
  set->dates[0] = hl_date_new (2022, 12, 31);
  set->dates[1] = hl_date_new (2023, 1, 1);
  set->dates[2] = hl_date_new (2022, 12, 1);
  set->channels[0] = HL_CHANNEL_KIOSK;
  set->channels[1] = HL_CHANNEL_PAPER;
  set->channels[2] = set->channels[3] = HL_CHANNEL_PAPER;
  set->respondents[0] = HL_RESPONDENT_ORGANISATION;
  set->rules[1] = HL_RULE_BIT (HL_RULE_Q01);
  set->excluded[2] = TRUE;
  snapshot = run (&input, 1, office, by);

  check_groups (snapshot,
                "field|Hộ tịch|Hộ tịch|3|1|1|1\n"
                "field|Đất đai|Đất đai|0|0|0|0\n"
                "field||Không ghi|1|1|0|0\n"
                "area||Không ghi|4|2|1|1\n"
                "procedure|Kết hôn|Kết hôn|1|1|0|0\n"
                "procedure||Không ghi|3|1|1|1\n"
                "officer|#8|#8|1|1|0|0\n"
                "officer|CC-01|CC-01|1|0|0|1\n"
                "officer|CC-02|Nguyễn Văn A|2|1|1|0\n"
                "interviewer||Không ghi|4|2|1|1\n"
                "month|2022-12|Tháng 12/2022|2|1|0|1\n"
                "month|2023-01|Tháng 1/2023|1|0|1|0\n"
                "month||Không ghi|1|1|0|0\n"
                "channel|paper|phiếu giấy|3|1|1|1\n"
                "channel|kiosk|máy tính tại quầy|1|1|0|0\n"
                "respondent|organisation|tổ chức|1|1|0|0\n"
                "respondent||Không ghi|3|1|1|1\n");
  g_assert_cmpint (snapshot->groups[0].population, ==, 50);
  g_assert_cmpint (snapshot->groups[2].quota, ==, HL_UNKNOWN_COUNT);
  g_assert_true (isnan (snapshot->groups[1].result.overall.index));
}

/* A response is in the group of every option it ticked; the scale of a criterion groups too. */
static void
test_questions (void)
{
  static const char *const by[] = { "a2", "m1", "c20", NULL };
  g_autoptr (HlFixture) fixture = hl_fixture_new ();
  HlScoreInput input = { fixture->survey, fixture->responses };
  const HlQuestionnaire *questionnaire = fixture->survey->questionnaire;
  const HlQuestion *wishes = hl_questionnaire_find (questionnaire, "m1");
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  guint ticks[11] = { 0 };

  hl_validity_run (fixture->survey, fixture->responses);
  snapshot = run (&input, 1, NULL, by);

  for (guint row = 0; row < fixture->responses->n; row++)
    {
      const guint8 *bytes = hl_response_set_answers (fixture->responses, row) + wishes->offset;
      guint n = 0;

      if (fixture->responses->rules[row] & hl_rules_mask (fixture->survey->rules,
                                                          HL_EFFECT_INVALID))
        continue;

      for (guint i = 0; i < wishes->n_bytes; i++)
        {
          ticks[i + 1] += bytes[i] == 1;
          n += bytes[i] == 1;
        }

      ticks[0] += n == 0;
    }

  for (guint option = 0; option <= 10; option++)
    {
      g_autofree char *value = option > 0 ? g_strdup_printf ("%u", option) : g_strdup ("");
      const HlScoreGroup *group = hl_score_snapshot_find_group (snapshot, "m1", value);

      g_assert_cmpuint (group->result.overall.n, ==, ticks[option]);
      if (option > 0)
        g_assert_cmpuint (snapshot->expectations[0].counts[option - 1], ==, ticks[option]);
    }

  g_assert_cmpuint (snapshot->n_expectations, ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].n, ==, snapshot->valid - ticks[0]);
  g_assert_cmpuint (snapshot->expectations[0].blank, ==, ticks[0]);
  g_assert_cmpuint (hl_score_snapshot_find_group (snapshot, "c20", "5")->result.overall.n, ==, 11);
  g_assert_cmpuint (hl_score_snapshot_find_group (snapshot, "c20", "")->result.overall.n, ==, 102);
  g_assert_null (hl_score_snapshot_find_group (snapshot, "c20", "1"));
  g_assert_null (hl_score_snapshot_find_group (snapshot, "c21", "1"));
  g_assert_cmpstr (hl_score_snapshot_find_group (snapshot, "a2", "1")->label, ==, "a2 lựa chọn 1");
}

static const HlScoreCount *
find_fact (const HlScoreSnapshot *snapshot,
           const char            *code)
{
  for (guint i = 0; i < snapshot->n_facts; i++)
    {
      if (g_str_equal (snapshot->facts[i].code, code))
        return &snapshot->facts[i];
    }

  return NULL;
}

static void
test_facts (void)
{
  g_autoptr (HlFixture) fixture = hl_fixture_new ();
  HlScoreInput input = { fixture->survey, fixture->responses };
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  const HlQuestion *late = hl_questionnaire_find (fixture->survey->questionnaire, "a6");
  const HlScoreCount *fact = NULL;
  guint counts[3] = { 0 };
  guint n_skipped = 0;

  hl_validity_run (fixture->survey, fixture->responses);
  for (guint row = 0; row < fixture->responses->n; row++)
    {
      guint8 byte = hl_response_set_answers (fixture->responses, row)[late->offset];

      if (fixture->responses->rules[row] & hl_rules_mask (fixture->survey->rules,
                                                          HL_EFFECT_INVALID))
        continue;

      n_skipped += byte == HL_ANSWER_SKIPPED;
      if (hl_answer_is_value (byte))
        counts[byte]++;
    }

  snapshot = run (&input, 1, NULL, NULL);
  fact = find_fact (snapshot, "a6");
  g_assert_cmpuint (snapshot->n_facts, ==, 14);
  g_assert_cmpstr (snapshot->facts[0].code, ==, "gender");
  g_assert_cmpuint (fact->n_options, ==, 2);
  g_assert_cmpuint (fact->counts[0], ==, counts[1]);
  g_assert_cmpuint (fact->counts[1], ==, counts[2]);
  g_assert_cmpuint (fact->n, ==, counts[1] + counts[2]);
  g_assert_cmpuint (fact->skipped, ==, n_skipped);
  g_assert_cmpuint (fact->n + fact->blank + fact->not_applicable + fact->skipped + fact->spoiled,
                    ==, snapshot->valid);
}

/* A multiple choice without a tick holds one code in all its bytes. */
static void
test_unticked (void)
{
  static const guint8 codes[] = {
    HL_ANSWER_BLANK, HL_ANSWER_NOT_APPLICABLE, HL_ANSWER_SPOILED, HL_ANSWER_SKIPPED,
    HL_ANSWER_SKIPPED,
  };
  g_autoptr (HlQuestionnaire) questionnaire = hl_fixture_g1 ();
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  g_autoptr (HlResponseSet) set = hl_response_set_new (questionnaire->n_bytes, 8);
  const HlQuestion *wishes = hl_questionnaire_find (questionnaire, "m1");
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlScoreInput input = { survey, set };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint row = hl_response_set_grow (set);

      memset (set->answers + row * set->stride + wishes->offset, codes[i], wishes->n_bytes);
    }

  set->answers[hl_response_set_grow (set) * set->stride + wishes->offset + 4] = 1;
  snapshot = run (&input, 1, NULL, NULL);
  g_assert_cmpuint (snapshot->expectations[0].n, ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].counts[4], ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].blank, ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].not_applicable, ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].spoiled, ==, 1);
  g_assert_cmpuint (snapshot->expectations[0].skipped, ==, 2);
}

static HlResponseSet *
make_set (const HlSurvey    *survey,
          const char *const *rows)
{
  HlResponseSet *set = hl_response_set_new (survey->questionnaire->n_bytes, 8);

  for (guint i = 0; rows[i] != NULL; i++)
    set->fields[hl_fixture_add_row (set, i + 1, rows[i])] = 1;

  return set;
}

/* Only criteria of the same identity are joined, from the responses; fields are joined by name. */
static void
test_several_rounds (void)
{
  static const char *const first_codes[] = { "c1", "c2", "c3", NULL };
  static const char *const second_codes[] = { "x1", "x2", "x3", "x4", NULL };
  static const char *const first_rows[] = { "545", "451", "145", NULL };
  static const char *const second_rows[] = { "5-12", "2532", NULL };
  static const char *const by[] = { "field", NULL };
  g_autoptr (HlSurvey) first = make_survey ("first", first_codes, "abc");
  g_autoptr (HlSurvey) second = make_survey ("second", second_codes, "dbea");
  g_autoptr (HlResponseSet) first_set = make_set (first, first_rows);
  g_autoptr (HlResponseSet) second_set = make_set (second, second_rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlScoreInput inputs[] = { { first, first_set }, { second, second_set } };

  first->id = 3;
  second->id = 5;
  hl_survey_add_field (first, "Hộ tịch", 10, 40);
  hl_survey_add_field (second, "Hộ tịch", 10, 60);
  hl_survey_add_field (second, "Đất đai", 10, 50);
  second_set->fields[1] = 2;
  second->rules[HL_RULE_Q04].effect = HL_EFFECT_WARNING;
  first_set->rules[1] = second_set->rules[1] = HL_RULE_BIT (HL_RULE_Q04);
  snapshot = run (inputs, 2, NULL, by);

  g_assert_cmpuint (snapshot->n_surveys, ==, 2);
  g_assert_cmpint (snapshot->surveys[1], ==, 5);
  g_assert_cmpuint (snapshot->received, ==, 5);
  g_assert_cmpuint (snapshot->valid, ==, 4);
  g_assert_cmpuint (snapshot->reasons[HL_RULE_Q04], ==, 1);
  g_assert_cmpuint (snapshot->warnings[HL_RULE_Q04], ==, 1);
  g_assert_cmpint (snapshot->population, ==, 150);
  g_assert_cmpuint (snapshot->total.n_criteria, ==, 2);
  g_assert_cmpstr (snapshot->total.criteria[0].code, ==, "c1");
  g_assert_cmpuint (snapshot->total.criteria[0].figure.n, ==, 4);
  g_assert_cmpfloat_with_epsilon (snapshot->total.criteria[0].figure.index, 25.0, CLOSE);
  g_assert_cmpuint (snapshot->total.criteria[1].figure.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (snapshot->total.criteria[1].figure.index, 100.0, CLOSE);
  g_assert_cmpfloat_with_epsilon (snapshot->total.overall.index, 62.5, CLOSE);
  g_assert_cmpint (hl_score_snapshot_find_group (snapshot, "field", "Hộ tịch")->population, ==,
                   100);
  g_assert_cmpuint (hl_score_snapshot_find_group (snapshot, "field", "Hộ tịch")->received, ==, 4);
  g_assert_true (isnan (snapshot->weighted.index));
}

/* Nothing in common: the forms are counted, no index is made up. */
static void
test_nothing_in_common (void)
{
  static const char *const codes[] = { "c1", NULL };
  static const char *const rows[] = { "5", "4", NULL };
  static const char *const question[] = { "c1", NULL };
  g_autoptr (HlSurvey) first = make_survey ("first", codes, "a");
  g_autoptr (HlSurvey) second = make_survey ("second", codes, "b");
  g_autoptr (HlResponseSet) set = make_set (first, rows);
  HlScoreInput inputs[] = { { first, set }, { second, set } };
  g_autoptr (HlScoreSnapshot) snapshot = run (inputs, 2, NULL, NULL);
  HlScoreRequest request = { .inputs = inputs, .n_inputs = 2, .by = question };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (snapshot->valid, ==, 4);
  g_assert_cmpuint (snapshot->total.n_criteria, ==, 0);
  g_assert_cmpuint (snapshot->total.n_factors, ==, 0);
  g_assert_true (isnan (snapshot->total.overall.index));

  g_assert_null (hl_score_run (&request, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* Two rounds of the same questionnaire score as one round with all responses. */
static void
test_pooled_rounds (void)
{
  g_autoptr (HlFixture) whole = hl_fixture_new ();
  g_autoptr (HlResponseSet) first = hl_response_set_new (whole->responses->stride, 0);
  g_autoptr (HlResponseSet) second = hl_response_set_new (whole->responses->stride, 0);
  g_autoptr (HlSurvey) half = hl_survey_copy (whole->survey);
  g_autoptr (HlScoreSnapshot) expected = NULL;
  g_autoptr (HlScoreSnapshot) actual = NULL;
  HlScoreInput one = { whole->survey, whole->responses };
  HlScoreInput two[] = { { half, first }, { half, second } };

  hl_validity_run (whole->survey, whole->responses);
  for (guint i = 0; i < 2; i++)
    half->fields[i].population /= 2;

  for (guint i = 0; i < whole->responses->n; i++)
    {
      HlResponseSet *set = i % 3 == 0 ? first : second;
      guint row = hl_response_set_grow (set);

      set->fields[row] = whole->responses->fields[i];
      set->rules[row] = whole->responses->rules[i];
      memcpy (set->answers + row * set->stride, hl_response_set_answers (whole->responses, i),
              set->stride);
    }

  expected = run (&one, 1, NULL, NULL);
  actual = run (two, 2, NULL, NULL);
  g_assert_cmpfloat (actual->fpc, ==, expected->fpc);
  g_assert_cmpfloat (actual->total.overall.index, ==, expected->total.overall.index);
  g_assert_cmpfloat_with_epsilon (actual->total.overall.se, expected->total.overall.se, 1e-12);
  g_assert_cmpfloat_with_epsilon (actual->weighted.se, expected->weighted.se, 1e-12);
  g_assert_cmpfloat (actual->total.factors[4].alpha, ==, expected->total.factors[4].alpha);
  g_assert_cmpuint (actual->facts[3].counts[1], ==, expected->facts[3].counts[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/group/header", test_header);
  g_test_add_func ("/score/group/questions", test_questions);
  g_test_add_func ("/score/group/facts", test_facts);
  g_test_add_func ("/score/group/unticked", test_unticked);
  g_test_add_func ("/score/group/several-rounds", test_several_rounds);
  g_test_add_func ("/score/group/nothing-in-common", test_nothing_in_common);
  g_test_add_func ("/score/group/pooled-rounds", test_pooled_rounds);

  return g_test_run ();
}
