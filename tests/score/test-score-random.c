#include <math.h>

#include "core/hl-answer.h"
#include "score/hl-quantile.h"
#include "score/hl-score.h"

#include "hl-score-fixture.h"
#include "hl-score-reference.h"

#define N_CASES 400
#define MAX_FACTORS 4

/**
 * Case:
 *
 * A random round: questionnaire, strata, responses with faults, and how it is to be scored.
 */
typedef struct
{
  GRand         *rand;
  HlSurvey      *survey;
  HlResponseSet *responses;
  HlScoreInput   input;
  HlScoreRequest request;
} Case;

static guint
draw (Case *self,
      guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static HlQuestionnaire *
make_questionnaire (Case *self)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("probe", 1);
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *questionnaire = NULL;
  guint n_factors = 1 + draw (self, MAX_FACTORS);
  guint n = 0;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "a");
  hl_questionnaire_builder_add_factor (builder, "a");
  hl_fixture_add_single (builder, "gender", 2, HL_ROLE_DEMOGRAPHIC);
  hl_fixture_add_scale (builder, "whole", 5, FALSE);

  for (guint f = 0; f < n_factors; f++)
    {
      g_autofree char *code = g_strdup_printf ("f%u", f + 1);
      guint n_items = 1 + draw (self, draw (self, 4) == 0 ? 12 : 5);

      if (f == 0 || draw (self, 2) == 0)
        {
          g_autofree char *part = g_strdup_printf ("p%u", f + 1);

          hl_questionnaire_builder_add_part (builder, part)->scored = draw (self, 2);
        }

      hl_questionnaire_builder_add_factor (builder, code);
      for (guint i = 0; i < n_items; i++)
        {
          g_autofree char *item = g_strdup_printf ("c%u", ++n);

          hl_fixture_add_scale (builder, item, draw (self, 3) == 0 ? 2 + draw (self, 8) : 5, TRUE);
        }
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return questionnaire;
}

static gint64
draw_population (Case *self)
{
  static const gint64 populations[] = { HL_UNKNOWN_COUNT, 0, 3, 20, 25, 60, 400, 1000 };

  return populations[draw (self, G_N_ELEMENTS (populations))];
}

static HlSurvey *
make_survey (Case *self)
{
  g_autoptr (HlQuestionnaire) questionnaire = make_questionnaire (self);
  HlSurvey *survey = hl_survey_new (questionnaire);
  guint n_fields = draw (self, 4);
  guint n_areas = draw (self, 4);
  gboolean known = draw (self, 3) > 0;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *name = g_strdup_printf ("lĩnh vực %u", i + 1);

      hl_survey_add_field (survey, name, 10, known ? ABS (draw_population (self)) :
                           draw_population (self));
    }

  for (guint i = 0; i < n_areas; i++)
    {
      g_autofree char *name = g_strdup_printf ("thôn %u", i + 1);

      hl_survey_add_area (survey, name, 10, draw_population (self));
    }

  survey->official = draw (self, 2) ? HL_OFFICIAL_WEIGHTED : HL_OFFICIAL_UNWEIGHTED;

  return survey;
}

static guint8
draw_answer (Case             *self,
             const HlQuestion *question,
             guint             habit)
{
  static const guint8 codes[] = {
    HL_ANSWER_BLANK, HL_ANSWER_NOT_APPLICABLE, HL_ANSWER_SPOILED, HL_ANSWER_SKIPPED,
  };

  if (habit == 1)
    return (guint8) question->n_options;

  if (habit == 2 && question->offset % 3 == 0)
    return HL_ANSWER_SKIPPED;

  return draw (self, 5) == 0 ? codes[draw (self, G_N_ELEMENTS (codes))] :
         (guint8) (1 + draw (self, question->n_options));
}

/* Habits of a whole round: mixed answers, everybody alike, a third of the questions passed over. */
static HlResponseSet *
make_responses (Case *self)
{
  static const guint sizes[] = { 0, 1, 2, 3, 5, 20, 60 };
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;
  HlResponseSet *set = hl_response_set_new (questionnaire->n_bytes, 0);
  guint n = sizes[draw (self, G_N_ELEMENTS (sizes))];
  guint habit = draw (self, 8);

  for (guint i = 0; i < n; i++)
    {
      guint row = hl_response_set_grow (set);
      guint8 *answers = set->answers + (gsize) row * set->stride;

      set->serials[row] = i + 1;
      set->fields[row] = (guint16) draw (self, self->survey->n_fields + 1);
      set->areas[row] = (guint16) draw (self, self->survey->n_areas + 1);
      set->dates[row] = draw (self, 8) == 0 ? HL_DATE_NONE :
                        hl_date_new (2022, 9 + draw (self, 3), 1 + draw (self, 30));
      set->officers[row] = draw (self, 4);
      set->channels[row] = (guint8) draw (self, 8);
      set->rules[row] = draw (self, 6) == 0 ? HL_RULE_BIT (draw (self, HL_N_RULES)) : 0;
      set->excluded[row] = draw (self, 10) == 0;
      for (guint q = 0; q < questionnaire->n_questions; q++)
        answers[questionnaire->questions[q].offset] = draw_answer (self,
                                                                   &questionnaire->questions[q],
                                                                   habit);
    }

  return set;
}

static void
case_init (Case *self,
           guint seed)
{
  static const char *const by[] = {
    "field", "area", "month", "gender", "officer", "channel", NULL,
  };

  *self = (Case) { .rand = g_rand_new_with_seed (seed) };
  self->survey = make_survey (self);
  self->responses = make_responses (self);
  self->input = (HlScoreInput) { self->survey, self->responses };
  self->request = (HlScoreRequest) {
    .inputs = &self->input, .n_inputs = 1, .by = by,
    .formula = draw (self, 3), .factor_rule = draw (self, 2), .overall_rule = draw (self, 4),
    .overall_question = draw (self, 2) ? "whole" : "c1", .has_period = draw (self, 4) == 0,
    .period = { HL_PERIOD_FREE, .from = hl_date_new (2022, 9, 10),
                .to = hl_date_new (2022, 10, 20) },
  };
}

static void
case_clear (Case *self)
{
  hl_survey_unref (self->survey);
  hl_response_set_free (self->responses);
  g_rand_free (self->rand);
}

static gboolean
is_inside (const Case *self,
           guint       row)
{
  HlDate date = self->responses->dates[row];

  return !self->request.has_period ||
         (date >= self->request.period.from && date <= self->request.period.to);
}

static gboolean
is_sound (const Case *self,
          guint       row)
{
  guint invalid = hl_rules_mask (self->survey->rules, HL_EFFECT_INVALID);

  return is_inside (self, row) && (self->responses->rules[row] & invalid) == 0;
}

static gboolean
is_in_group (const Case         *self,
             const HlScoreGroup *group,
             guint               row)
{
  const HlResponseSet *set = self->responses;
  const HlQuestion *gender = hl_questionnaire_find (self->survey->questionnaire, "gender");
  g_autofree char *value = NULL;
  guint year, month, day;

  if (g_str_equal (group->by, "field") && set->fields[row] > 0)
    value = g_strdup (self->survey->fields[set->fields[row] - 1].name);
  else if (g_str_equal (group->by, "area") && set->areas[row] > 0)
    value = g_strdup (self->survey->areas[set->areas[row] - 1].name);
  else if (g_str_equal (group->by, "officer") && set->officers[row] > 0)
    value = g_strdup_printf ("#%u", set->officers[row]);
  else if (g_str_equal (group->by, "channel") && set->channels[row] > 0)
    value = g_strdup (hl_channel_to_string (set->channels[row]));
  else if (g_str_equal (group->by, "month") && set->dates[row] != HL_DATE_NONE)
    {
      hl_date_split (set->dates[row], &year, &month, &day);
      value = g_strdup_printf ("%u-%02u", year, month);
    }
  else if (g_str_equal (group->by, "gender") &&
           hl_answer_is_value (hl_response_set_answers (set, row)[gender->offset]))
    value = g_strdup_printf ("%u", hl_response_set_answers (set, row)[gender->offset]);

  return g_str_equal (value != NULL ? value : "", group->value);
}

/* Rows that count: of a group, or of everything; with the excluded ones as if they were not. */
static guint *
list_rows (const Case         *self,
           const HlScoreGroup *group,
           gboolean            with_excluded,
           guint              *out_n)
{
  guint *rows = g_new0 (guint, self->responses->n + 1);

  *out_n = 0;
  for (guint row = 0; row < self->responses->n; row++)
    {
      if (is_sound (self, row) && (with_excluded || !self->responses->excluded[row]) &&
          (group == NULL || is_in_group (self, group, row)))
        rows[(*out_n)++] = row;
    }

  return rows;
}

static HlReference
reference_for (const Case  *self,
               const guint *rows,
               guint        n,
               gint64       population)
{
  gboolean corrected = !self->request.has_period && population > 0 && n <= population;

  return (HlReference) {
           .survey = self->survey, .responses = self->responses, .formula = self->request.formula,
           .factor_rule = self->request.factor_rule, .overall_rule = self->request.overall_rule,
           .question = hl_questionnaire_index_of (self->survey->questionnaire,
                                                  self->request.overall_question),
           .rows = rows, .n = n, .f = corrected ? 1.0L - (long double) n / population : 1.0L,
  };
}

static void
check_counts (const Case            *self,
              const HlScoreSnapshot *snapshot)
{
  guint received = 0, excluded = 0, valid = 0, undated = 0;

  for (guint row = 0; row < self->responses->n; row++)
    {
      undated += self->request.has_period && self->responses->dates[row] == HL_DATE_NONE;
      if (!is_inside (self, row))
        continue;

      received++;
      excluded += self->responses->excluded[row];
      valid += is_sound (self, row) && !self->responses->excluded[row];
    }

  g_assert_cmpuint (snapshot->received, ==, received);
  g_assert_cmpuint (snapshot->excluded, ==, excluded);
  g_assert_cmpuint (snapshot->valid, ==, valid);
  g_assert_cmpuint (snapshot->invalid, ==, received - excluded - valid);
  g_assert_cmpuint (snapshot->undated, ==, undated);
}

/* The groups of one dimension hold every response once. */
static void
check_partition (const HlScoreSnapshot *snapshot,
                 const char            *by)
{
  guint received = 0, invalid = 0, excluded = 0, valid = 0;

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      if (!g_str_equal (group->by, by))
        continue;

      received += group->received;
      invalid += group->invalid;
      excluded += group->excluded;
      valid += group->result.overall.n;
    }

  g_assert_cmpuint (received, ==, snapshot->received);
  g_assert_cmpuint (invalid, ==, snapshot->invalid);
  g_assert_cmpuint (excluded, ==, snapshot->excluded);
  g_assert_cmpuint (valid, ==, snapshot->valid);
}

static gint64
sum_populations (const HlStratum *strata,
                 guint            n_strata)
{
  gint64 sum = n_strata > 0 ? 0 : HL_UNKNOWN_COUNT;

  for (guint i = 0; i < n_strata; i++)
    sum = sum < 0 || strata[i].population < 0 ? HL_UNKNOWN_COUNT : sum + strata[i].population;

  return sum;
}

/* S = Σ W_h S_h over the groups already held against their definition. */
static void
check_weighted (const Case            *self,
                const HlScoreSnapshot *snapshot)
{
  const HlSurvey *survey = self->survey;
  gboolean fields = sum_populations (survey->fields, survey->n_fields) >= 0;
  const HlStratum *strata = fields ? survey->fields : survey->areas;
  guint n_strata = fields ? survey->n_fields : survey->n_areas;
  gint64 population = sum_populations (strata, n_strata);
  long double index = 0.0L, variance = 0.0L, df = 0.0L;
  gboolean alike = TRUE;

  g_assert_cmpstr (snapshot->weighted_by, ==, population < 0 ? NULL : fields ? "field" : "area");
  for (guint i = 0; i < n_strata && population >= 0; i++)
    {
      const HlScoreGroup *group = hl_score_snapshot_find_group (snapshot,
                                                                fields ? "field" : "area",
                                                                strata[i].name);
      const HlFigure *figure = &group->result.overall;
      long double weight = population > 0 ? (long double) strata[i].population / population : NAN;

      index += figure->n < 2 ? NAN : weight * figure->index;
      variance += weight * weight * figure->se * figure->se;
      df += figure->n - 1.0L;
      alike &= figure->all_alike;
    }

  if (population < 0 || isnan (index))
    {
      g_assert_true (isnan (snapshot->weighted.index));
      g_assert_true (isnan (snapshot->weighted.se));
      g_assert_true (isnan (snapshot->weighted.low));
      return;
    }

  g_assert_cmpfloat_with_epsilon (snapshot->weighted.index, (double) index, 1e-10);
  g_assert_cmpfloat_with_epsilon (snapshot->weighted.se, sqrt ((double) variance), 1e-10);
  if (!alike)
    g_assert_cmpfloat_with_epsilon (snapshot->weighted.low,
                                    fmax (0.0, (double) index - snapshot->weighted.se *
                                          hl_quantile_t (0.975, (double) df)), 1e-9);
}

static void
check_unexcluded (const Case            *self,
                  const HlScoreSnapshot *snapshot)
{
  guint n = 0;
  g_autofree guint *rows = list_rows (self, NULL, TRUE, &n);
  HlReference reference = reference_for (self, rows, n, snapshot->population);
  Case other = *self;
  HlResponseSet all = *self->responses;
  g_autofree guint8 *nobody = g_new0 (guint8, all.n + 1);
  g_autoptr (HlScoreSnapshot) whole = NULL;

  if (snapshot->excluded == 0)
    {
      g_assert_true (isnan (snapshot->unexcluded_index));
      return;
    }

  all.excluded = nobody;
  other.input.responses = &all;
  other.request.inputs = &other.input;
  whole = hl_score_run (&other.request, NULL);
  hl_reference_check (&reference, &whole->total);
  if (isnan (snapshot->unexcluded_index))
    g_assert_true (isnan (hl_score_snapshot_get_official (whole)->index));
  else
    g_assert_cmpfloat_with_epsilon (snapshot->unexcluded_index,
                                    hl_score_snapshot_get_official (whole)->index, 1e-12);
}

static void
check_case (guint seed)
{
  Case self;
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  g_autofree guint *rows = NULL;
  HlReference reference;
  guint n = 0;

  case_init (&self, seed);
  snapshot = hl_score_run (&self.request, NULL);
  rows = list_rows (&self, NULL, FALSE, &n);
  reference = reference_for (&self, rows, n, hl_survey_population (self.survey));
  check_counts (&self, snapshot);
  hl_reference_check (&reference, &snapshot->total);

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];
      g_autofree guint *members = list_rows (&self, group, FALSE, &n);

      reference = reference_for (&self, members, n, group->population);
      hl_reference_check (&reference, &group->result);
    }

  for (guint i = 0; self.request.by[i] != NULL; i++)
    check_partition (snapshot, self.request.by[i]);

  check_weighted (&self, snapshot);
  check_unexcluded (&self, snapshot);
  case_clear (&self);
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_test_message ("case %u", seed);
      check_case (seed);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/random", test_random);

  return g_test_run ();
}
