#include "score/hl-score-group.h"

#include "score/hl-interval.h"
#include "score/hl-score-result.h"

/* Response @i is row @row of input @input. Returns: the number of its values */
static inline guint
find_values (const HlGrouping  *self,
             const HlScorePlan *plan,
             guint              input,
             guint              row,
             gsize              i,
             guint             *out_values)
{
  if (self->assigned == NULL)
    return hl_dimension_find_ticks (self->dimension, plan, input, row, out_values);

  out_values[0] = self->assigned[i];

  return 1;
}

static void
count_rows (HlGrouping         *self,
            const HlScorePlan  *plan,
            const HlScoreTable *table)
{
  guint values[HL_ANSWER_MAX];
  gsize i = 0;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      guint n_rows = plan->request->inputs[input].responses->n;

      for (guint row = 0; row < n_rows; row++, i++)
        {
          guint n = find_values (self, plan, input, row, i, values);

          for (guint k = 0; k < n; k++)
            self->rows[values[k]].counts[table->status[i]]++;
        }
    }
}

/* Returns: room for all slots; a response may be in several groups */
static gsize
set_starts (HlGrouping *self)
{
  gsize n_slots = 0;

  for (guint i = 0; i < self->dimension->values->len; i++)
    {
      HlGroupRows *rows = &self->rows[i];

      rows->first = n_slots;
      n_slots += rows->counts[HL_ROW_VALID] + rows->counts[HL_ROW_EXCLUDED_SOUND];
    }

  return n_slots;
}

/* Each group gets its valid slots, then its excluded ones, both in table order. */
static void
place_slots (HlGrouping         *self,
             const HlScorePlan  *plan,
             const HlScoreTable *table)
{
  guint n_values = self->dimension->values->len;
  g_autofree gsize *next = g_new (gsize, (gsize) n_values * 2);
  guint values[HL_ANSWER_MAX];
  guint slot = 0;
  gsize i = 0;

  for (guint value = 0; value < n_values; value++)
    {
      next[value * 2] = self->rows[value].first;
      next[value * 2 + 1] = self->rows[value].first + self->rows[value].counts[HL_ROW_VALID];
    }

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      guint n_rows = plan->request->inputs[input].responses->n;

      for (guint row = 0; row < n_rows; row++, i++)
        {
          guint n = 0;

          if (table->status[i] < HL_ROW_EXCLUDED_SOUND)
            continue;

          n = find_values (self, plan, input, row, i, values);
          for (guint k = 0; k < n; k++)
            self->slots[next[values[k] * 2 + (table->status[i] != HL_ROW_VALID)]++] = slot;

          slot++;
        }
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

  self->dimension = dimension;
  self->rows = g_new0 (HlGroupRows, dimension->values->len);
  if (dimension->kind != HL_DIMENSION_MULTIPLE)
    {
      self->assigned = g_new (guint, (gsize) table->n_rows + 1);
      hl_dimension_assign (dimension, plan, self->assigned);
    }

  count_rows (self, plan, table);
  self->slots = g_new (guint, set_starts (self) + 1);
  place_slots (self, plan, table);

  return self;
}

void
hl_grouping_free (HlGrouping *self)
{
  hl_dimension_free (self->dimension);
  g_free (self->assigned);
  g_free (self->rows);
  g_free (self->slots);
  g_free (self);
}

static HlRows
get_rows (const HlGrouping *self,
          guint             value,
          gboolean          with_excluded)
{
  const HlGroupRows *rows = &self->rows[value];

  return (HlRows) {
           .slots = self->slots + rows->first,
           .n = rows->counts[HL_ROW_VALID] +
                (with_excluded ? rows->counts[HL_ROW_EXCLUDED_SOUND] : 0),
  };
}

static guint
count_excluded (const HlGroupRows *rows)
{
  return rows->counts[HL_ROW_EXCLUDED] + rows->counts[HL_ROW_EXCLUDED_SOUND];
}

static guint
count_received (const HlGroupRows *rows)
{
  return rows->counts[HL_ROW_VALID] + rows->counts[HL_ROW_INVALID] + count_excluded (rows);
}

static gboolean
is_shown (const HlGrouping *self,
          guint             value)
{
  HlDimensionKind kind = self->dimension->kind;

  if (value > 0 && (kind == HL_DIMENSION_FIELD || kind == HL_DIMENSION_AREA))
    return TRUE;

  return count_received (&self->rows[value]) > 0;
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
  HlRows scored = get_rows (self, index, with_excluded);
  double fpc = plan->request->has_period ? 1.0 : hl_precision_fpc (scored.n, value->population);

  group->by = g_strdup (self->dimension->by);
  group->value = g_strdup (value->value);
  group->label = g_strdup (value->label);
  group->quota = value->quota;
  group->population = value->population;
  group->received = count_received (rows);
  group->invalid = rows->counts[HL_ROW_INVALID];
  group->excluded = count_excluded (rows);
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
