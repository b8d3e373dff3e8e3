#include "score/hl-score-group.h"

#include "score/hl-interval.h"
#include "score/hl-score-result.h"

static void
count_row (HlGroupRows *rows,
           HlRowStatus  status)
{
  rows->n_valid += status == HL_ROW_VALID;
  rows->n_invalid += status == HL_ROW_INVALID;
  rows->n_sound_excluded += status == HL_ROW_EXCLUDED_SOUND;
  rows->n_excluded += status == HL_ROW_EXCLUDED || status == HL_ROW_EXCLUDED_SOUND;
}

static void
count_rows (HlGrouping         *self,
            const HlScorePlan  *plan,
            const HlScoreTable *table)
{
  const guint8 *status = table->status;
  guint values[HL_ANSWER_MAX];

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      guint n_rows = plan->request->inputs[input].responses->n;

      for (guint row = 0; row < n_rows; row++)
        {
          guint n = hl_dimension_find (self->dimension, plan, input, row, values);

          for (guint i = 0; i < n; i++)
            count_row (&self->rows[values[i]], status[row]);
        }

      status += n_rows;
    }
}

/* Returns: room for all slots; a response may be in several groups */
static guint
set_starts (HlGrouping *self)
{
  guint n_slots = 0;

  for (guint i = 0; i < self->dimension->values->len; i++)
    {
      self->rows[i].first = n_slots;
      n_slots += self->rows[i].n_valid + self->rows[i].n_sound_excluded;
    }

  return n_slots;
}

/* Each group gets its valid slots, then its excluded ones, both in table order. */
static void
place_slots (HlGrouping         *self,
             const HlScorePlan  *plan,
             const HlScoreTable *table)
{
  const guint8 *status = table->status;
  g_autofree guint *n_valid = g_new0 (guint, self->dimension->values->len);
  g_autofree guint *n_excluded = g_new0 (guint, self->dimension->values->len);
  guint values[HL_ANSWER_MAX];
  guint slot = 0;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      guint n_rows = plan->request->inputs[input].responses->n;

      for (guint row = 0; row < n_rows; row++)
        {
          guint n = 0;

          if (status[row] < HL_ROW_EXCLUDED_SOUND)
            continue;

          n = hl_dimension_find (self->dimension, plan, input, row, values);
          for (guint i = 0; i < n; i++)
            {
              const HlGroupRows *rows = &self->rows[values[i]];
              guint place = status[row] == HL_ROW_VALID ? n_valid[values[i]]++ :
                            rows->n_valid + n_excluded[values[i]]++;

              self->slots[rows->first + place] = slot;
            }

          slot++;
        }

      status += n_rows;
    }
}

/**
 * hl_grouping_new:
 * @plan: the run
 * @table: status and packed answers of all responses
 * @dimension: (transfer full): by what to group
 *
 * Sorts the responses into the values of the dimension. O(n).
 *
 * Returns: (transfer full): the grouping
 */
HlGrouping *
hl_grouping_new (const HlScorePlan  *plan,
                 const HlScoreTable *table,
                 HlDimension        *dimension)
{
  HlGrouping *self = g_new0 (HlGrouping, 1);
  guint n_slots = 0;

  self->dimension = dimension;
  self->rows = g_new0 (HlGroupRows, dimension->values->len);
  count_rows (self, plan, table);
  n_slots = set_starts (self);
  if (dimension->values->len == 1 && self->rows[0].n_sound_excluded == 0)
    return self;

  self->slots = g_new (guint, (gsize) n_slots + 1);
  place_slots (self, plan, table);

  return self;
}

void
hl_grouping_free (HlGrouping *self)
{
  hl_dimension_free (self->dimension);
  g_free (self->rows);
  g_free (self->slots);
  g_free (self);
}

static HlRows
rows_of (const HlGrouping *self,
         guint             value,
         guint             n)
{
  return (HlRows) {
           .slots = self->slots != NULL ? self->slots + self->rows[value].first : NULL, .n = n,
  };
}

/**
 * hl_grouping_get_valid:
 * @self: a grouping
 * @value: index of a value
 *
 * Returns: its valid responses
 */
HlRows
hl_grouping_get_valid (const HlGrouping *self,
                       guint             value)
{
  return rows_of (self, value, self->rows[value].n_valid);
}

/**
 * hl_grouping_get_sound:
 * @self: a grouping
 * @value: index of a value
 *
 * Returns: its valid responses and those that would be valid had they not been excluded
 */
HlRows
hl_grouping_get_sound (const HlGrouping *self,
                       guint             value)
{
  return rows_of (self, value,
                  self->rows[value].n_valid + self->rows[value].n_sound_excluded);
}

static gboolean
is_shown (const HlGrouping *self,
          guint             value)
{
  const HlGroupRows *rows = &self->rows[value];
  HlDimensionKind kind = self->dimension->kind;

  if (value > 0 && (kind == HL_DIMENSION_FIELD || kind == HL_DIMENSION_AREA))
    return TRUE;

  return rows->n_valid + rows->n_invalid + rows->n_excluded > 0;
}

static void
score_group (HlScoreGroup       *group,
             const HlGrouping   *self,
             const HlScorePlan  *plan,
             const HlScoreTable *table,
             guint               index,
             gboolean            with_excluded)
{
  const HlDimensionValue *value = hl_dimension_get (self->dimension, index);
  const HlGroupRows *rows = &self->rows[index];
  HlRows scored = with_excluded ? hl_grouping_get_sound (self, index) :
                  hl_grouping_get_valid (self, index);
  double fpc = plan->request->has_period ? 1.0 : hl_precision_fpc (scored.n, value->population);

  group->by = g_strdup (self->dimension->by);
  group->value = g_strdup (value->value);
  group->label = g_strdup (value->label);
  group->quota = value->quota;
  group->population = value->population;
  group->received = rows->n_valid + rows->n_invalid + rows->n_excluded;
  group->invalid = rows->n_invalid;
  group->excluded = rows->n_excluded;
  hl_score_result_init (&group->result, plan, table, &scored, fpc);
}

/**
 * hl_grouping_score:
 * @self: a grouping
 * @plan: the run
 * @table: the packed answers
 * @with_excluded: score as if nothing had been excluded
 * @out_n_groups: (out): number of groups
 *
 * Scores every group. The finite population correction is that of its stratum; only fields and
 * areas have one. Values without responses are left out unless they are fields or areas; "not
 * given" comes last.
 *
 * Returns: (transfer full) (array length=out_n_groups): the groups; free with
 *   hl_score_groups_free()
 */
HlScoreGroup *
hl_grouping_score (const HlGrouping   *self,
                   const HlScorePlan  *plan,
                   const HlScoreTable *table,
                   gboolean            with_excluded,
                   guint              *out_n_groups)
{
  guint n_values = self->dimension->values->len;
  HlScoreGroup *groups = g_new0 (HlScoreGroup, n_values);
  guint n = 0;

  for (guint i = 1; i <= n_values; i++)
    {
      guint value = i % n_values;

      if (is_shown (self, value))
        score_group (&groups[n++], self, plan, table, value, with_excluded);
    }

  *out_n_groups = n;

  return groups;
}

void
hl_score_groups_free (HlScoreGroup *groups,
                      guint         n_groups)
{
  for (guint i = 0; i < n_groups; i++)
    {
      g_free (groups[i].by);
      g_free (groups[i].value);
      g_free (groups[i].label);
      hl_score_result_clear (&groups[i].result);
    }

  g_free (groups);
}
