#include "score/hl-variance.h"

#include <math.h>

#define N_CODES 256
#define LOW_MASK 15
#define LOW_BITS 4

/**
 * Blend:
 * @block: a part or the whole
 * @weights: (array) (nullable): its z is this mean of the z of its factors; %NULL: it has a table
 *   of its own
 * @table: z of every code of every column
 * @squares: where Σz² is gathered
 */
typedef struct
{
  const HlPlanBlock *block;
  double            *weights;
  double            *table;
  double            *squares;
} Blend;

static void
blend_clear (Blend *self)
{
  g_free (self->weights);
  g_free (self->table);
}

static guint
count_answered (const HlTally     *tally,
                const HlPlanBlock *block)
{
  guint n = 0;

  for (guint j = 0; j < block->n_items; j++)
    n += tally->items[block->first_item + j].n > 0;

  return n;
}

static double
count_answers (const HlTally     *tally,
               const HlPlanBlock *block)
{
  double n = 0.0;

  for (guint j = 0; j < block->n_items; j++)
    n += tally->items[block->first_item + j].n;

  return n;
}

/* What one answer of a class adds to z: a·(y − centre); 0 where it does not count. */
static void
add_item (double           *table,
          const HlPlanItem *item,
          double            a,
          double            centre,
          gboolean          packed,
          guint             half)
{
  guint end = HL_CLASS_LEVEL + item->contribution.n_levels;

  for (guint code = 0; code < N_CODES; code++)
    {
      guint class = half == 0 ? code & LOW_MASK : code >> LOW_BITS;

      if (!packed)
        class = code;

      if (class > HL_CLASS_LEVEL && class <= end)
        table[code] += a * (hl_contribution_at (&item->contribution, class - HL_CLASS_LEVEL) -
                            centre);
    }
}

/* Fills the columns of @block: mean of criteria, a = 1/(m·N_j) around S_j, or pooled, a = 1/ΣN
 * around S. */
static void
fill_table (double            *table,
            const HlScorePlan *plan,
            const HlTally     *tally,
            const HlPlanBlock *block,
            gboolean           pooled)
{
  HlFigure whole;
  double m = count_answered (tally, block);
  double n_answers = count_answers (tally, block);

  hl_index_set_items (&whole, tally, block, TRUE);
  for (guint i = block->first_column; i < block->first_column + block->n_columns; i++)
    {
      const HlPlanColumn *column = &plan->columns[i];

      for (guint half = 0; half < 2; half++)
        {
          guint index = half == 0 ? column->first : column->second;
          const HlTallyItem *item = index != HL_NO_INDEX ? &tally->items[index] : NULL;

          if (item == NULL || item->n == 0)
            continue;

          add_item (table + i * HL_BYTE_TABLE, &plan->items[index],
                    pooled ? 1.0 / n_answers : 1.0 / (m * item->n),
                    pooled ? whole.index : item->sums[HL_SUM_INDEX] / item->n,
                    column->second != HL_NO_INDEX, half);
        }
    }
}

/* Weights of the factors in a mean of factors or of criteria. */
static double *
weigh_factors (const HlTally      *tally,
               const HlScorePlan  *plan,
               const HlPlanBlock  *block,
               const HlScoreBlock *factors)
{
  double *weights = g_new0 (double, block->n_factors + 1);
  double sum = 0.0;

  for (guint i = 0; i < block->n_factors; i++)
    {
      guint f = block->first_factor + i;

      if (isnan (factors[f].figure.index))
        continue;

      weights[i] = plan->overall_rule == HL_OVERALL_FACTORS ? 1.0 :
                   count_answered (tally, &plan->factors[f]);
      sum += weights[i];
    }

  for (guint i = 0; i < block->n_factors && sum > 0.0; i++)
    weights[i] /= sum;

  return weights;
}

/* A mean of the factors, or of criteria whose factors are such means too, has a z that is a mean of
 * theirs. */
static gboolean
is_mean_of_factors (const HlScorePlan *plan)
{
  if (plan->overall_rule == HL_OVERALL_FACTORS)
    return TRUE;

  return plan->overall_rule != HL_OVERALL_POOLED && plan->factor_rule == HL_FACTOR_CRITERIA;
}

static void
blend_init (Blend              *self,
            const HlScorePlan  *plan,
            const HlTally      *tally,
            const HlPlanBlock  *block,
            const HlScoreBlock *factors,
            double             *squares)
{
  *self = (Blend) { .block = block, .squares = squares };
  if (is_mean_of_factors (plan))
    {
      self->weights = weigh_factors (tally, plan, block, factors);
      return;
    }

  self->table = g_new0 (double, (gsize) plan->n_columns * HL_BYTE_TABLE);
  fill_table (self->table, plan, tally, block, plan->overall_rule == HL_OVERALL_POOLED);
}

static inline double
look_up (const double      *table,
         const HlPlanBlock *block,
         const guint8      *codes)
{
  const guint end = block->first_column + block->n_columns;
  double z = 0.0;

  for (guint i = block->first_column; i < end; i++)
    z += table[i * HL_BYTE_TABLE + codes[i]];

  return z;
}

static inline double
blend_z (const Blend  *self,
         const guint8 *codes,
         const double *z)
{
  double sum = 0.0;

  if (self->weights == NULL)
    return look_up (self->table, self->block, codes);

  for (guint i = 0; i < self->block->n_factors; i++)
    sum += self->weights[i] * z[self->block->first_factor + i];

  return sum;
}

static void
sum_rows (HlSquares          *self,
          const HlScorePlan  *plan,
          const HlScoreTable *table,
          const HlRows       *rows,
          const double       *factor_table,
          const GArray       *blends)
{
  g_autofree double *z = g_new0 (double, plan->n_factors + 1);
  const Blend *each = (const Blend *) (gpointer) blends->data;

  for (guint row = 0; row < rows->n; row++)
    {
      const guint8 *codes = table->codes + hl_rows_get_slot (rows, row) * plan->n_columns;

      for (guint f = 0; f < plan->n_factors; f++)
        {
          z[f] = look_up (factor_table, &plan->factors[f], codes);
          self->factors[f] += z[f] * z[f];
        }

      for (guint i = 0; i < blends->len; i++)
        {
          double sum = blend_z (&each[i], codes, z);

          *each[i].squares += sum * sum;
        }
    }
}

/**
 * hl_squares_init:
 * @self: filled
 * @plan: the run
 * @table: the packed answers
 * @rows: which of them
 * @tally: their counts
 * @factors: results of the factors, with their indices
 *
 * Sums the squares of the linearized indices in one pass: z_i = (1/m) Σ_j r_ij (y_ij − S_j)/N_j for
 * a mean of m criteria, Σ_j r_ij (y_ij − S)/ΣN_j for pooled answers, the mean of the factors' z_i
 * for a mean of factors. Their sum over the responses is 0. O(n).
 *
 * Source: Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, ch. 5.
 */
void
hl_squares_init (HlSquares          *self,
                 const HlScorePlan  *plan,
                 const HlScoreTable *table,
                 const HlRows       *rows,
                 const HlTally      *tally,
                 const HlScoreBlock *factors)
{
  g_autofree double *factor_table = g_new0 (double, (gsize) plan->n_columns * HL_BYTE_TABLE + 1);
  g_autoptr (GArray) blends = g_array_new (FALSE, FALSE, sizeof (Blend));
  Blend blend;

  g_array_set_clear_func (blends, (GDestroyNotify) blend_clear);
  self->factors = g_new0 (double, plan->n_factors + 1);
  self->parts = g_new0 (double, plan->n_parts + 1);
  self->whole = 0.0;

  for (guint f = 0; f < plan->n_factors; f++)
    fill_table (factor_table, plan, tally, &plan->factors[f],
                plan->factor_rule == HL_FACTOR_POOLED);

  for (guint i = 0; i < plan->n_parts; i++)
    {
      blend_init (&blend, plan, tally, &plan->parts[i], factors, &self->parts[i]);
      g_array_append_val (blends, blend);
    }

  if (plan->overall_rule != HL_OVERALL_QUESTION)
    {
      blend_init (&blend, plan, tally, &plan->whole, factors, &self->whole);
      g_array_append_val (blends, blend);
    }

  sum_rows (self, plan, table, rows, factor_table, blends);
}

void
hl_squares_clear (HlSquares *self)
{
  g_clear_pointer (&self->factors, g_free);
  g_clear_pointer (&self->parts, g_free);
}

/**
 * hl_squares_item:
 * @item: a criterion
 * @tally: its counts
 *
 * Σz_i² of one criterion, z_i = (y_i − S_j)/N_j over those who answered; from the counts alone.
 *
 * Returns: the sum, 0 without answers
 */
double
hl_squares_item (const HlPlanItem  *item,
                 const HlTallyItem *tally)
{
  double sum = 0.0;

  for (guint level = 1; level <= item->contribution.n_levels && tally->n > 0; level++)
    {
      double z = (hl_contribution_at (&item->contribution, level) -
                  tally->sums[HL_SUM_INDEX] / tally->n) / tally->n;

      sum += tally->counts[HL_CLASS_LEVEL + level] * z * z;
    }

  return sum;
}
