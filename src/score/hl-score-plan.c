#include "score/hl-score-plan.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define HALF_BYTE 16

static const HlQuestion *
find_identity (const HlQuestionnaire *questionnaire,
               const HlQuestion      *question)
{
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      if (g_str_equal (questionnaire->questions[i].identity, question->identity))
        return &questionnaire->questions[i];
    }

  return NULL;
}

static gboolean
is_counted_alike (const HlQuestion *question,
                  const HlQuestion *other)
{
  if (other == NULL || other->kind != question->kind ||
      other->n_options != question->n_options || other->n_bytes != question->n_bytes ||
      (other->criterion == HL_NO_INDEX) != (question->criterion == HL_NO_INDEX))
    return FALSE;

  for (guint i = 0; i < question->n_options && question->kind == HL_KIND_SCALE; i++)
    {
      if (question->options[i].flag != other->options[i].flag)
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_score_plan_find_common:
 * @request: the run
 * @question: a closed question of the first round
 * @out_offsets: (array) (out caller-allocates): its first byte in the answer block of each input
 *
 * Looks whether all rounds ask the question: same identity, kind and options.
 *
 * Returns: %TRUE when they do
 */
gboolean
hl_score_plan_find_common (const HlScoreRequest *request,
                           const HlQuestion     *question,
                           guint                *out_offsets)
{
  for (guint i = 0; i < request->n_inputs; i++)
    {
      const HlQuestion *other = i == 0 ? question :
                                find_identity (request->inputs[i].survey->questionnaire, question);

      if (!is_counted_alike (question, other))
        return FALSE;

      out_offsets[i] = other->offset;
    }

  return TRUE;
}

/**
 * hl_score_plan_classify:
 * @item: a criterion
 * @out_classes: (array fixed-size=256): class of each byte; a level the scale does not have counts
 *   as spoiled
 *
 * Makes the table from answer bytes to classes.
 */
void
hl_score_plan_classify (const HlPlanItem *item,
                        guint8           *out_classes)
{
  memset (out_classes, HL_CLASS_SPOILED, 256);
  out_classes[HL_ANSWER_BLANK] = HL_CLASS_BLANK;
  out_classes[HL_ANSWER_NOT_APPLICABLE] = HL_CLASS_NOT_APPLICABLE;
  out_classes[HL_ANSWER_SKIPPED] = HL_CLASS_SKIPPED;

  for (guint level = 1; level <= item->contribution.n_levels; level++)
    out_classes[level] = (guint8) (HL_CLASS_LEVEL + level);
}

static void
add_item (HlScorePlan *self,
          guint        question,
          const guint *offsets,
          GArray      *items,
          GArray      *all_offsets)
{
  HlPlanItem item = { .question = &self->questionnaire->questions[question], .index = question };

  hl_contribution_init (&item.contribution, self->formula, item.question);
  g_array_append_val (items, item);
  g_array_append_vals (all_offsets, offsets, self->request->n_inputs);
}

static gboolean
add_named_question (HlScorePlan *self,
                    GArray      *items,
                    GArray      *all_offsets,
                    GError     **error)
{
  const char *code = self->overall_question != NULL ? self->overall_question : "";
  guint index = hl_questionnaire_index_of (self->questionnaire, code);
  g_autofree guint *offsets = g_new0 (guint, self->request->n_inputs);

  if (index == HL_NO_INDEX ||
      self->questionnaire->questions[index].kind != HL_KIND_SCALE ||
      !hl_score_plan_find_common (self->request, &self->questionnaire->questions[index], offsets))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The overall index cannot rest on question “%s”: name a question "
                     "with a scale that every round asks"), code);
      return FALSE;
    }

  for (self->named = 0; self->named < items->len; self->named++)
    {
      if (g_array_index (items, HlPlanItem, self->named).index == index)
        return TRUE;
    }

  add_item (self, index, offsets, items, all_offsets);

  return TRUE;
}

static void
transpose_offsets (HlScorePlan  *self,
                   const GArray *by_item)
{
  guint n_inputs = self->request->n_inputs;

  self->offsets = g_new0 (guint, n_inputs * self->n_items + 1);

  for (guint item = 0; item < self->n_items; item++)
    {
      for (guint i = 0; i < n_inputs; i++)
        self->offsets[i * self->n_items + item] = g_array_index (by_item, guint,
                                                                 item * n_inputs + i);
    }
}

static gboolean
find_items (HlScorePlan *self,
            GError     **error)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (HlPlanItem));
  g_autoptr (GArray) all_offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *offsets = g_new0 (guint, self->request->n_inputs);
  gboolean ok = TRUE;

  for (guint i = 0; i < self->questionnaire->n_criteria; i++)
    {
      guint question = self->questionnaire->criteria[i];

      if (hl_score_plan_find_common (self->request, &self->questionnaire->questions[question],
                                     offsets))
        add_item (self, question, offsets, items, all_offsets);
    }

  self->n_criteria = items->len;
  self->named = HL_NO_INDEX;
  if (self->overall_rule == HL_OVERALL_QUESTION)
    ok = add_named_question (self, items, all_offsets, error);

  self->n_items = items->len;
  self->items = (HlPlanItem *) g_array_free (items, FALSE);
  transpose_offsets (self, all_offsets);

  return ok;
}

static gboolean
fits_half_byte (const HlPlanItem *item)
{
  return HL_CLASS_LEVEL + item->contribution.n_levels < HALF_BYTE;
}

/* Packs the items of one factor, or the named question behind them. */
static void
add_columns (HlScorePlan *self,
             GArray      *columns,
             guint        first_item,
             guint        n_items)
{
  guint end = first_item + n_items;

  for (guint item = first_item; item < end; item++)
    {
      HlPlanColumn column = { .first = item, .second = HL_NO_INDEX };

      if (item + 1 < end && fits_half_byte (&self->items[item]) &&
          fits_half_byte (&self->items[item + 1]))
        column.second = ++item;

      g_array_append_val (columns, column);
    }
}

static void
find_factors (HlScorePlan *self)
{
  GArray *factors = g_array_new (FALSE, FALSE, sizeof (HlPlanBlock));
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (HlPlanColumn));
  guint item = 0;

  while (item < self->n_criteria)
    {
      guint factor = self->items[item].question->factor;
      HlPlanBlock block = {
        .code = self->questionnaire->factors[factor].code,
        .first_item = item, .first_column = columns->len,
        .first_factor = factors->len, .n_factors = 1,
      };

      while (item < self->n_criteria && self->items[item].question->factor == factor)
        item++;

      block.n_items = item - block.first_item;
      add_columns (self, columns, block.first_item, block.n_items);
      block.n_columns = columns->len - block.first_column;
      g_array_append_val (factors, block);
    }

  add_columns (self, columns, self->n_criteria, self->n_items - self->n_criteria);
  self->n_factors = factors->len;
  self->factors = (HlPlanBlock *) g_array_free (factors, FALSE);
  self->n_columns = columns->len;
  self->columns = (HlPlanColumn *) g_array_free (columns, FALSE);
}

/* Joins neighbouring factors to one block. */
static HlPlanBlock
join_factors (const HlScorePlan *self,
              guint              first,
              guint              n)
{
  HlPlanBlock block = { .first_factor = first, .n_factors = n };

  for (guint i = first; i < first + n; i++)
    {
      const HlPlanBlock *factor = &self->factors[i];

      if (i == first)
        {
          block.first_item = factor->first_item;
          block.first_column = factor->first_column;
        }

      block.n_items += factor->n_items;
      block.n_columns += factor->n_columns;
    }

  return block;
}

static void
find_parts (HlScorePlan *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (HlPlanBlock));
  guint first = 0;

  while (first < self->n_factors)
    {
      guint index = self->items[self->factors[first].first_item].question->part;
      guint end = first;
      HlPlanBlock block;

      while (end < self->n_factors &&
             self->items[self->factors[end].first_item].question->part == index)
        end++;

      block = join_factors (self, first, end - first);
      block.code = self->questionnaire->parts[index].code;
      if (self->questionnaire->parts[index].scored)
        g_array_append_val (parts, block);

      first = end;
    }

  self->n_parts = parts->len;
  self->parts = (HlPlanBlock *) g_array_free (parts, FALSE);
  self->whole = join_factors (self, 0, self->n_factors);
}

static void
take_rules (HlScorePlan *self)
{
  const HlScoreRequest *request = self->request;
  const HlSurvey *survey = request->inputs[0].survey;
  gboolean own = request->use_survey_rules;

  self->questionnaire = survey->questionnaire;
  self->formula = own ? survey->formula : request->formula;
  self->factor_rule = own ? survey->factor_rule : request->factor_rule;
  self->overall_rule = own ? survey->overall_rule : request->overall_rule;
  self->overall_question = own ? survey->overall_question : request->overall_question;
}

/**
 * hl_score_plan_new:
 * @request: the run; must outlive the plan
 * @error: return location for an error
 *
 * Finds the criteria all rounds have in common and how they make up factors, parts and the whole.
 *
 * Returns: (transfer full): the plan, or %NULL with %HL_ERROR_INVALID when the overall index is to
 *   rest on a question that has no scale or that not all rounds ask
 */
HlScorePlan *
hl_score_plan_new (const HlScoreRequest *request,
                   GError              **error)
{
  g_autoptr (HlScorePlan) self = g_new0 (HlScorePlan, 1);

  self->request = request;
  take_rules (self);
  if (!find_items (self, error))
    return NULL;

  find_factors (self);
  find_parts (self);

  return g_steal_pointer (&self);
}

void
hl_score_plan_free (HlScorePlan *self)
{
  g_free (self->items);
  g_free (self->offsets);
  g_free (self->columns);
  g_free (self->factors);
  g_free (self->parts);
  g_free (self);
}
