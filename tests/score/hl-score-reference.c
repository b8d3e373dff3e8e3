#include "hl-score-reference.h"

#include <math.h>

#include "core/hl-answer.h"
#include "score/hl-quantile.h"

typedef long double Real;

static const HlQuestion *
criterion (const HlReference *self,
           guint              j)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;

  return &questionnaire->questions[questionnaire->criteria[j]];
}

/* The level response i gave to a question, 0 = none that counts. */
static guint
level_at (const HlReference *self,
          const HlQuestion  *question,
          guint              i)
{
  guint8 byte = self->responses->answers[self->rows[i] * self->responses->stride +
                                         question->offset];

  return byte >= 1 && byte <= question->n_options ? byte : 0;
}

/* What is averaged: 0 the index, 1–3 the share of a flag. */
static Real
y_of (const HlReference *self,
      const HlQuestion  *question,
      guint              level,
      guint              what)
{
  Real k = question->n_options;

  if (what > 0)
    return question->options[level - 1].flag == (HlLevelFlag) (what - 1) ? 100.0L : 0.0L;

  if (self->formula == HL_FORMULA_TOP2)
    return question->options[level - 1].flag == HL_FLAG_SATISFIED ? 100.0L : 0.0L;

  return self->formula == HL_FORMULA_MEAN ? 100.0L * level / k : 100.0L * (level - 1) / (k - 1);
}

static guint
count_answers (const HlReference *self,
               const HlQuestion  *question)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += level_at (self, question, i) > 0;

  return n;
}

static Real
mean_of (const HlReference *self,
         const HlQuestion  *question,
         guint              what)
{
  Real sum = 0.0L;

  for (guint i = 0; i < self->n; i++)
    {
      guint level = level_at (self, question, i);

      sum += level > 0 ? y_of (self, question, level, what) : 0.0L;
    }

  return sum / count_answers (self, question);
}

/* Mean of criteria of @questions, or all their answers pooled. z gets the linearized value of each
 * response. */
static Real
join_criteria (const HlReference *self,
               const GPtrArray   *questions,
               gboolean           pooled,
               guint              what,
               Real              *z)
{
  Real m = 0.0L, total = 0.0L, sum = 0.0L, pooled_sum = 0.0L;

  for (guint j = 0; j < questions->len; j++)
    {
      guint n = count_answers (self, questions->pdata[j]);

      m += n > 0;
      total += n;
      sum += n > 0 ? mean_of (self, questions->pdata[j], what) : 0.0L;
      pooled_sum += n > 0 ? n * mean_of (self, questions->pdata[j], what) : 0.0L;
    }

  for (guint i = 0; i < self->n; i++)
    {
      z[i] = 0.0L;
      for (guint j = 0; j < questions->len; j++)
        {
          const HlQuestion *question = questions->pdata[j];
          guint level = level_at (self, question, i);

          if (level == 0)
            continue;

          if (pooled)
            z[i] += (y_of (self, question, level, what) - pooled_sum / total) / total;
          else
            z[i] += (y_of (self, question, level, what) - mean_of (self, question, what)) /
                    count_answers (self, question) / m;
        }
    }

  return pooled ? pooled_sum / total : sum / m;
}

static GPtrArray *
questions_of (const HlReference *self,
              guint              part,
              guint              factor)
{
  GPtrArray *questions = g_ptr_array_new ();

  for (guint j = 0; j < self->survey->questionnaire->n_criteria; j++)
    {
      const HlQuestion *question = criterion (self, j);

      if ((part == HL_NO_INDEX || question->part == part) &&
          (factor == HL_NO_INDEX || question->factor == factor))
        g_ptr_array_add (questions, (gpointer) question);
    }

  return questions;
}

static Real
join_factors (const HlReference *self,
              guint              part,
              guint              what,
              Real              *z)
{
  g_autofree Real *each = g_new0 (Real, self->n + 1);
  Real n_factors = 0.0L, sum = 0.0L;

  for (guint i = 0; i < self->n; i++)
    z[i] = 0.0L;

  for (guint factor = 0; factor < self->survey->questionnaire->n_factors; factor++)
    {
      g_autoptr (GPtrArray) questions = questions_of (self, part, factor);
      Real index = join_criteria (self, questions, self->factor_rule == HL_FACTOR_POOLED, what,
                                  each);

      if (isnan (index))
        continue;

      n_factors += 1.0L;
      sum += index;
      for (guint i = 0; i < self->n; i++)
        z[i] += each[i];
    }

  for (guint i = 0; i < self->n; i++)
    z[i] /= n_factors;

  return sum / n_factors;
}

/* A part or the whole. */
static Real
join_block (const HlReference *self,
            guint              part,
            guint              what,
            Real              *z)
{
  g_autoptr (GPtrArray) questions = questions_of (self, part, HL_NO_INDEX);

  if (self->overall_rule == HL_OVERALL_FACTORS)
    return join_factors (self, part, what, z);

  if (self->overall_rule == HL_OVERALL_QUESTION && part == HL_NO_INDEX)
    {
      g_ptr_array_set_size (questions, 0);
      g_ptr_array_add (questions,
                       &self->survey->questionnaire->questions[self->question]);
    }

  return join_criteria (self, questions, self->overall_rule == HL_OVERALL_POOLED, what, z);
}

static void
set_wilson (HlFigure *figure,
            Real      n)
{
  Real z = HL_NORMAL_QUANTILE;
  Real p = figure->index / 100.0L;
  Real root = z * sqrtl (p * (1 - p) / n + z * z / (4 * n * n));

  figure->low = (double) (100 * fmaxl (0, (p + z * z / (2 * n) - root) / (1 + z * z / n)));
  figure->high = (double) (100 * fminl (1, (p + z * z / (2 * n) + root) / (1 + z * z / n)));
}

static void
set_interval (const HlReference *self,
              const Real        *z,
              HlFigure          *figure)
{
  Real mean = 0.0L, squares = 0.0L, low = z[0], high = z[0];
  Real n = self->n;
  double half;

  figure->low = figure->high = figure->se = NAN;
  if (self->n < 2 || isnan (figure->index))
    return;

  for (guint i = 0; i < self->n; i++)
    {
      mean += z[i] / n;
      low = fminl (low, z[i]);
      high = fmaxl (high, z[i]);
    }

  for (guint i = 0; i < self->n; i++)
    squares += (z[i] - mean) * (z[i] - mean);

  figure->all_alike = (high - low) * n < 1e-9L;
  figure->se = figure->all_alike ? 0.0 : (double) sqrtl (self->f * n / (n - 1) * squares);
  half = hl_quantile_t (0.975, self->n - 1.0) * figure->se;
  figure->low = fmax (0.0, figure->index - half);
  figure->high = fmin (100.0, figure->index + half);
  if (figure->all_alike && self->f > 0)
    set_wilson (figure, n / self->f);
}

/* Under top2 the interval of one question is Wilson's, whatever n. */
static void
set_question_interval (const HlReference *self,
                       const HlQuestion  *question,
                       HlFigure          *figure)
{
  guint n = count_answers (self, question);

  if (self->formula != HL_FORMULA_TOP2 || n == 0)
    return;

  figure->low = figure->high = figure->index;
  if (self->f > 0)
    set_wilson (figure, n / self->f);
}

static void
check_number (double expected,
              double actual,
              double tolerance)
{
  if (isnan (expected))
    g_assert_true (isnan (actual));
  else
    g_assert_cmpfloat_with_epsilon (actual, expected, tolerance * fmax (1.0, fabs (expected)));
}

void
hl_reference_check_figure (const HlFigure *expected,
                           const HlFigure *actual)
{
  check_number (expected->index, actual->index, 1e-12);
  check_number (expected->satisfied, actual->satisfied, 1e-12);
  check_number (expected->neutral, actual->neutral, 1e-12);
  check_number (expected->dissatisfied, actual->dissatisfied, 1e-12);
  check_number (expected->se, actual->se, 1e-10);
  check_number (expected->low, actual->low, 1e-10);
  check_number (expected->high, actual->high, 1e-10);
  g_assert_cmpuint (expected->n, ==, actual->n);
  g_assert_cmpint (expected->all_alike, ==, actual->all_alike);
  if (!isnan (actual->index))
    g_assert_cmpfloat_with_epsilon (actual->satisfied + actual->neutral + actual->dissatisfied,
                                    100.0, 1e-9);
}

static void
set_share (HlFigure *figure,
           guint     what,
           Real      value)
{
  double *members[] = {
    &figure->index, &figure->dissatisfied, &figure->neutral, &figure->satisfied,
  };

  *members[what] = (double) value;
}

static void
check_block (const HlReference *self,
             guint              part,
             const HlFigure    *actual)
{
  g_autofree Real *z = g_new0 (Real, self->n + 1);
  HlFigure expected = { .n = self->n };

  for (guint what = 4; what-- > 0;)
    set_share (&expected, what, join_block (self, part, what, z));

  set_interval (self, z, &expected);
  if (self->overall_rule == HL_OVERALL_QUESTION && part == HL_NO_INDEX)
    set_question_interval (self, &self->survey->questionnaire->questions[self->question],
                           &expected);

  hl_reference_check_figure (&expected, actual);
}

/* Σ(x − x̄)² of the sum of some questions over the complete cases. */
static Real
spread_of (const HlReference *self,
           HlQuestion       **questions,
           guint              n_questions,
           const guint       *complete,
           guint              n)
{
  g_autofree Real *x = g_new0 (Real, n + 1);
  Real mean = 0.0L, squares = 0.0L;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n_questions; j++)
        x[i] += level_at (self, questions[j], complete[i]);

      mean += x[i] / n;
    }

  for (guint i = 0; i < n; i++)
    squares += (x[i] - mean) * (x[i] - mean);

  return squares;
}

/* Alpha over the complete cases. */
static Real
alpha_of (const HlReference *self,
          const GPtrArray   *questions,
          guint             *out_n)
{
  g_autofree guint *complete = g_new0 (guint, self->n + 1);
  HlQuestion **all = (HlQuestion **) questions->pdata;
  Real k = questions->len, items = 0.0L, total = 0.0L;
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint n_answered = 0;

      for (guint j = 0; j < questions->len; j++)
        n_answered += level_at (self, all[j], i) > 0;

      if (n_answered == questions->len)
        complete[n++] = i;
    }

  for (guint j = 0; j < questions->len; j++)
    items += spread_of (self, &all[j], 1, complete, n);

  total = spread_of (self, all, questions->len, complete, n);
  *out_n = n;

  return k < 2 || n < 2 || total < 1e-9L ? NAN : k / (k - 1) * (1 - items / total);
}

static void
check_factor (const HlReference  *self,
              guint               factor,
              const HlScoreBlock *actual)
{
  g_autoptr (GPtrArray) questions = questions_of (self, HL_NO_INDEX, factor);
  g_autofree Real *z = g_new0 (Real, self->n + 1);
  HlFigure expected = { .n = self->n };
  guint n_complete = 0;
  guint n_missing = 0;

  for (guint what = 4; what-- > 0;)
    set_share (&expected, what, join_criteria (self, questions,
                                               self->factor_rule == HL_FACTOR_POOLED, what, z));

  set_interval (self, z, &expected);
  hl_reference_check_figure (&expected, &actual->figure);
  check_number ((double) alpha_of (self, questions, &n_complete), actual->alpha, 1e-10);
  g_assert_cmpuint (n_complete, ==, actual->n_complete);

  for (guint j = 0; j < questions->len; j++)
    {
      const HlQuestion *question = questions->pdata[j];

      if (count_answers (self, question) == 0)
        g_assert_cmpstr (actual->missing[n_missing++], ==, question->code);
    }

  g_assert_null (actual->missing[n_missing]);
}

static void
check_criterion (const HlReference      *self,
                 guint                   j,
                 const HlScoreCriterion *actual)
{
  const HlQuestion *question = criterion (self, j);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree Real *z = g_new0 (Real, self->n + 1);
  HlFigure expected = { 0 };
  Real sum = 0.0L;
  guint n_codes = actual->blank + actual->not_applicable + actual->skipped + actual->spoiled;

  g_ptr_array_add (one, (gpointer) question);
  for (guint what = 4; what-- > 0;)
    set_share (&expected, what, join_criteria (self, one, FALSE, what, z));

  set_interval (self, z, &expected);
  set_question_interval (self, question, &expected);
  expected.n = count_answers (self, question);
  hl_reference_check_figure (&expected, &actual->figure);

  for (guint level = 1; level <= question->n_options; level++)
    {
      guint count = 0;

      for (guint i = 0; i < self->n; i++)
        count += level_at (self, question, i) == level;

      g_assert_cmpuint (count, ==, actual->counts[level - 1]);
      sum += (Real) count * level;
    }

  g_assert_cmpuint (n_codes + expected.n, ==, self->n);
  check_number (expected.n > 0 ? (double) (sum / expected.n) : NAN, actual->mean, 1e-12);
}

/* Holds every figure of @actual against its definition. */
void
hl_reference_check (const HlReference   *self,
                    const HlScoreResult *actual)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;
  guint n_factors = 0;
  guint n_parts = 0;

  g_assert_cmpuint (actual->n_criteria, ==, questionnaire->n_criteria);
  for (guint j = 0; j < questionnaire->n_criteria; j++)
    check_criterion (self, j, &actual->criteria[j]);

  for (guint i = 0; i < questionnaire->n_factors; i++)
    {
      if (questionnaire->factors[i].scored)
        check_factor (self, i, &actual->factors[n_factors++]);
    }

  for (guint i = 0; i < questionnaire->n_parts; i++)
    {
      if (questionnaire->parts[i].scored)
        check_block (self, i, &actual->parts[n_parts++].figure);
    }

  g_assert_cmpuint (actual->n_factors, ==, n_factors);
  g_assert_cmpuint (actual->n_parts, ==, n_parts);
  check_block (self, HL_NO_INDEX, &actual->overall);
}
