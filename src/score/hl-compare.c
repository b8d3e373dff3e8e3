#include "score/hl-compare.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "score/hl-quantile.h"

static const char *
identity_of (const HlScoreSnapshot *snapshot,
             guint                  criterion)
{
  guint question = snapshot->total.criteria[criterion].question;

  return snapshot->questionnaire->questions[question].identity;
}

/* The criterion of @other that means the same as one of @snapshot and has as many levels. */
static guint
find_same (const HlScoreSnapshot *snapshot,
           guint                  criterion,
           const HlScoreSnapshot *other)
{
  for (guint i = 0; i < other->total.n_criteria; i++)
    {
      if (g_str_equal (identity_of (other, i), identity_of (snapshot, criterion)))
        return other->total.criteria[i].n_levels == snapshot->total.criteria[criterion].n_levels ?
               i : HL_NO_INDEX;
    }

  return HL_NO_INDEX;
}

static guint
factor_of (const HlScoreSnapshot *snapshot,
           guint                  criterion)
{
  const HlScoreCriterion *item = &snapshot->total.criteria[criterion];

  return snapshot->questionnaire->questions[item->question].factor;
}

static gboolean
is_in_factor (const HlScoreSnapshot *snapshot,
              guint                  criterion,
              const HlScoreBlock    *factor)
{
  guint index = factor_of (snapshot, criterion);

  return g_str_equal (snapshot->questionnaire->factors[index].code, factor->code);
}

static guint
count_in_factor (const HlScoreSnapshot *snapshot,
                 const HlScoreBlock    *factor)
{
  guint n = 0;

  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    n += is_in_factor (snapshot, i, factor);

  return n;
}

static gboolean
is_same_factor (const HlScoreSnapshot *snapshot,
                const HlScoreBlock    *factor,
                const HlScoreSnapshot *other,
                const HlScoreBlock    *other_factor)
{
  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      guint same = find_same (snapshot, i, other);

      if (is_in_factor (snapshot, i, factor) &&
          (same == HL_NO_INDEX || !is_in_factor (other, same, other_factor)))
        return FALSE;
    }

  return count_in_factor (snapshot, factor) == count_in_factor (other, other_factor);
}

static void
set_change (HlChange       *self,
            const char     *code,
            const HlFigure *before,
            const HlFigure *after)
{
  double margin = NAN;

  *self = (HlChange) {
    .code = g_strdup (code), .before = before->index, .after = after->index,
    .change = NAN, .low = NAN, .high = NAN,
  };
  if (before->all_alike || after->all_alike)
    return;

  margin = hl_quantile_t (HL_CONFIDENCE_TAIL, before->df + after->df) *
           sqrt (before->variance_plain + after->variance_plain);
  if (isnan (margin) || isnan (self->after - self->before))
    return;

  self->change = self->after - self->before;
  self->low = self->change - margin;
  self->high = self->change + margin;
  self->significant = fabs (self->change) > margin;
}

static void
compare_criteria (HlComparison          *self,
                  const HlScoreSnapshot *before,
                  const HlScoreSnapshot *after)
{
  self->criteria = g_new0 (HlChange, after->total.n_criteria + 1);

  for (guint i = 0; i < after->total.n_criteria; i++)
    {
      const HlScoreCriterion *criterion = &after->total.criteria[i];
      guint same = find_same (after, i, before);

      if (same != HL_NO_INDEX)
        set_change (&self->criteria[self->n_criteria++], criterion->code,
                    &before->total.criteria[same].figure, &criterion->figure);
    }
}

static void
compare_factors (HlComparison          *self,
                 const HlScoreSnapshot *before,
                 const HlScoreSnapshot *after)
{
  self->factors = g_new0 (HlChange, after->total.n_factors + 1);

  for (guint i = 0; i < after->total.n_factors; i++)
    {
      const HlScoreBlock *factor = &after->total.factors[i];

      for (guint k = 0; k < before->total.n_factors; k++)
        {
          const HlScoreBlock *other = &before->total.factors[k];

          if (!is_same_factor (after, factor, before, other))
            continue;

          set_change (&self->factors[self->n_factors++], factor->code, &other->figure,
                      &factor->figure);
          break;
        }
    }
}

static const char *
named_identity (const HlScoreSnapshot *snapshot)
{
  const HlQuestion *question = hl_questionnaire_find (snapshot->questionnaire,
                                                      snapshot->overall_question);

  return question->identity;
}

static gboolean
has_same_content (const HlComparison    *self,
                  const HlScoreSnapshot *before,
                  const HlScoreSnapshot *after)
{
  if (before->overall_rule == HL_OVERALL_QUESTION && after->overall_rule == HL_OVERALL_QUESTION)
    return g_str_equal (named_identity (before), named_identity (after));

  return self->n_criteria == before->total.n_criteria &&
         self->n_criteria == after->total.n_criteria;
}

/* A change of the rule of the factors moves the whole only where the whole is made of factors. */
static gboolean
has_same_rules (const HlScoreSnapshot *before,
                const HlScoreSnapshot *after)
{
  if (before->overall_rule != after->overall_rule)
    return FALSE;

  return after->overall_rule != HL_OVERALL_FACTORS || before->factor_rule == after->factor_rule;
}

static const HlFigure *
overall_of (const HlScoreSnapshot *snapshot,
            const HlScoreSnapshot *other)
{
  if (snapshot->official != other->official)
    return &snapshot->total.overall;

  return hl_score_snapshot_get_official (snapshot);
}

/* Returns: why not everything is compared, or %NULL */
static const char *
find_reason (const HlComparison    *self,
             const HlScoreSnapshot *before,
             const HlScoreSnapshot *after)
{
  if (before->formula != after->formula)
    return _("The two rounds are computed by different formulas: nothing is compared");

  if (self->n_criteria == 0 && !has_same_content (self, before, after))
    return _("The two rounds have no criterion in common: nothing is compared");

  if (!has_same_content (self, before, after))
    return _("The two rounds do not have the same criteria: only those in common are compared, "
             "and the factors made of them alone");

  if (before->factor_rule != after->factor_rule || before->overall_rule != after->overall_rule)
    return _("The two rounds join criteria by different rules: only what is computed alike is "
             "compared");

  if (before->official != after->official)
    return _("The two rounds have different official indices: the unweighted ones are compared");

  return NULL;
}

/**
 * hl_comparison_new:
 * @before: results of the earlier round
 * @after: results of the later one
 *
 * Compares two rounds: criteria of the same identity and scale, factors made of the same criteria,
 * and the official index where all criteria agree (or the one named question does). A change is
 * significant when |S₂ − S₁| > t·√(var₁ + var₂), both variances without finite population
 * correction, t with n₁ + n₂ − 2 degrees of freedom. Where all responses of a round are alike, or
 * there is only one, nothing is said about the change: it is NaN.
 *
 * Returns: (transfer full): the changes, with the codes of @after; what cannot be compared is left
 *   out, and the reason says why
 */
HlComparison *
hl_comparison_new (const HlScoreSnapshot *before,
                   const HlScoreSnapshot *after)
{
  HlComparison *self = g_new0 (HlComparison, 1);
  static const HlFigure nothing = {
    .index = NAN, .df = NAN, .variance_plain = NAN,
  };
  gboolean same_formula = before->formula == after->formula;

  if (same_formula)
    compare_criteria (self, before, after);

  if (same_formula && before->factor_rule == after->factor_rule)
    compare_factors (self, before, after);

  if (same_formula && has_same_rules (before, after) && has_same_content (self, before, after))
    set_change (&self->overall, "", overall_of (before, after), overall_of (after, before));
  else
    set_change (&self->overall, "", &nothing, &nothing);

  self->reason = g_strdup (find_reason (self, before, after));

  return self;
}

static void
clear_changes (HlChange *changes,
               guint     n_changes)
{
  for (guint i = 0; i < n_changes; i++)
    g_free (changes[i].code);

  g_free (changes);
}

/**
 * hl_comparison_free:
 * @self: (transfer full): a comparison
 */
void
hl_comparison_free (HlComparison *self)
{
  g_free (self->overall.code);
  clear_changes (self->factors, self->n_factors);
  clear_changes (self->criteria, self->n_criteria);
  g_free (self->reason);
  g_free (self);
}
