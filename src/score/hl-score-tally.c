#include "score/hl-score-tally.h"

#include "score/hl-reliability.h"

#define N_CODES 256
#define LOW_MASK 15
#define LOW_BITS 4
#define INCOMPLETE (1u << 20) /* above any sum of levels */

/**
 * Histograms:
 * @complete: codes of each column in the responses that answered the whole factor
 * @partial: codes of each column in the others
 * @levels: sum of the levels in a code, from %INCOMPLETE on where one is missing
 * @totals: moments of the sums of each factor over its complete responses
 */
typedef struct
{
  guint     *complete;
  guint     *partial;
  guint     *levels;
  HlMoments *totals;
} Histograms;

static guint
class_in (const HlPlanColumn *column,
          guint               half,
          guint               code)
{
  if (column->second == HL_NO_INDEX)
    return code;

  return half == 0 ? code & LOW_MASK : code >> LOW_BITS;
}

static guint
level_of (guint class)
{
  return class > HL_CLASS_LEVEL ? class - HL_CLASS_LEVEL : INCOMPLETE;
}

static guint *
sum_levels (const HlScorePlan *plan)
{
  guint *levels = g_new (guint, plan->n_columns * N_CODES + 1);

  for (guint i = 0; i < plan->n_columns * N_CODES; i++)
    {
      const HlPlanColumn *column = &plan->columns[i / N_CODES];

      levels[i] = level_of (class_in (column, 0, i % N_CODES));
      if (column->second != HL_NO_INDEX)
        levels[i] += level_of (class_in (column, 1, i % N_CODES));
    }

  return levels;
}

static inline void
count_factor (const Histograms  *histograms,
              const HlPlanBlock *factor,
              const guint8      *codes,
              HlMoments         *total)
{
  const guint end = factor->first_column + factor->n_columns;
  guint *target = histograms->partial;
  guint sum = 0;

  for (guint i = factor->first_column; i < end; i++)
    sum += histograms->levels[i * N_CODES + codes[i]];

  if (sum < INCOMPLETE)
    {
      target = histograms->complete;
      hl_moments_add (total, sum, 1);
    }

  for (guint i = factor->first_column; i < end; i++)
    target[i * N_CODES + codes[i]]++;
}

static void
count_rows (const HlScorePlan  *plan,
            const HlScoreTable *table,
            const HlRows       *rows,
            const Histograms   *histograms)
{
  const guint width = plan->n_columns;

  for (guint i = 0; i < rows->n; i++)
    {
      const guint8 *codes = hl_score_table_codes (table, rows, i, width);

      for (guint f = 0; f < plan->n_factors; f++)
        count_factor (histograms, &plan->factors[f], codes, &histograms->totals[f]);

      for (guint column = plan->whole.n_columns; column < width; column++)
        histograms->partial[column * N_CODES + codes[column]]++;
    }
}

static void
find_alpha (HlTally           *self,
            const HlScorePlan *plan,
            const Histograms  *histograms,
            const HlMoments   *items)
{
  for (guint f = 0; f < plan->n_factors; f++)
    {
      const HlPlanBlock *factor = &plan->factors[f];

      self->factors[f].n_complete = (guint) histograms->totals[f].n;
      self->factors[f].alpha = hl_cronbach_alpha (items + factor->first_item, factor->n_items,
                                                  &histograms->totals[f]);
    }
}

static void
unpack (HlTally           *self,
        const HlScorePlan *plan,
        const Histograms  *histograms,
        HlMoments         *items)
{
  for (guint i = 0; i < plan->n_columns * N_CODES; i++)
    {
      const HlPlanColumn *column = &plan->columns[i / N_CODES];
      guint n_complete = histograms->complete[i];
      guint n = n_complete + histograms->partial[i];

      for (guint half = 0; half < 2 && n > 0; half++)
        {
          guint item = half == 0 ? column->first : column->second;
          guint class = class_in (column, half, i % N_CODES);

          if (item == HL_NO_INDEX)
            continue;

          self->items[item].counts[class] += n;
          if (n_complete > 0)
            hl_moments_add (&items[item], level_of (class), n_complete);
        }
    }
}

static void
sum_item (HlTallyItem      *self,
          const HlPlanItem *item)
{
  static const HlSum sum_of_flag[] = {
    [HL_FLAG_DISSATISFIED] = HL_SUM_DISSATISFIED,
    [HL_FLAG_NEUTRAL] = HL_SUM_NEUTRAL,
    [HL_FLAG_SATISFIED] = HL_SUM_SATISFIED,
  };
  guint64 numerator = 0;

  for (guint level = 1; level <= item->contribution.n_levels; level++)
    {
      guint count = self->counts[HL_CLASS_LEVEL + level];

      self->n += count;
      self->sums[sum_of_flag[item->question->options[level - 1].flag]] += 100.0 * count;
      numerator += (guint64) count * item->contribution.numerators[level];
    }

  self->sums[HL_SUM_INDEX] = 100.0 * (double) numerator / item->contribution.denominator;
}

/**
 * hl_tally_new:
 * @plan: what is to be computed
 * @table: the packed answers
 * @rows: which of them
 *
 * Counts the answers of a set of responses in one pass. O(n).
 *
 * Returns: (transfer full): the counts
 */
HlTally *
hl_tally_new (const HlScorePlan  *plan,
              const HlScoreTable *table,
              const HlRows       *rows)
{
  HlTally *self = g_new0 (HlTally, 1);
  gsize n_cells = (gsize) plan->n_columns * N_CODES + 1;
  g_autofree guint *complete = g_new0 (guint, n_cells);
  g_autofree guint *partial = g_new0 (guint, n_cells);
  g_autofree guint *levels = sum_levels (plan);
  g_autofree HlMoments *totals = g_new0 (HlMoments, plan->n_factors + 1);
  g_autofree HlMoments *items = g_new0 (HlMoments, plan->n_items + 1);
  Histograms histograms = { complete, partial, levels, totals };

  self->n = rows->n;
  self->items = g_new0 (HlTallyItem, plan->n_items + 1);
  self->factors = g_new0 (HlTallyFactor, plan->n_factors + 1);
  count_rows (plan, table, rows, &histograms);
  unpack (self, plan, &histograms, items);
  find_alpha (self, plan, &histograms, items);

  for (guint i = 0; i < plan->n_items; i++)
    sum_item (&self->items[i], &plan->items[i]);

  return self;
}

void
hl_tally_free (HlTally *self)
{
  g_free (self->items);
  g_free (self->factors);
  g_free (self);
}
