#include "score/hl-score-tally.h"

#include "score/hl-reliability.h"

#define LOW_MASK 15
#define LOW_BITS 4

/**
 * Histograms:
 * @codes: codes of each column, [0] in the responses that answered the whole factor, [1] in others
 * @totals: how often each sum of the levels of a factor occurs, 0 = incomplete
 * @first_total: (array): where the cells of each factor begin, and end
 */
typedef struct
{
  guint *codes[2];
  guint *totals;
  guint *first_total;
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

/* A factor's sums go up to all its criteria on their highest level. */
static guint *
find_first_totals (const HlScorePlan *plan)
{
  guint *first = g_new0 (guint, plan->n_factors + 1);

  for (guint f = 0; f < plan->n_factors; f++)
    {
      const HlPlanBlock *factor = &plan->factors[f];

      first[f + 1] = first[f] + 1;
      for (guint j = 0; j < factor->n_items; j++)
        first[f + 1] += plan->items[factor->first_item + j].contribution.n_levels;
    }

  return first;
}

static inline void
count_columns (guint        *histogram,
               const guint8 *codes,
               guint         first,
               guint         end)
{
  for (guint i = first; i < end; i++)
    histogram[i * HL_BYTE_TABLE + codes[i]]++;
}

static void
count_rows (const HlScorePlan  *plan,
            const HlScoreTable *table,
            const HlRows       *rows,
            const Histograms   *histograms)
{
  const guint width = plan->n_columns;
  const guint n_factors = plan->n_factors;

  for (guint i = 0; i < rows->n; i++)
    {
      gsize slot = hl_rows_get_slot (rows, i);
      const guint8 *codes = table->codes + slot * width;
      const guint16 *totals = table->totals + slot * n_factors;

      for (guint f = 0; f < n_factors; f++)
        {
          const HlPlanBlock *factor = &plan->factors[f];

          histograms->totals[histograms->first_total[f] + totals[f]]++;
          count_columns (histograms->codes[totals[f] == 0], codes, factor->first_column,
                         factor->first_column + factor->n_columns);
        }

      count_columns (histograms->codes[1], codes, plan->whole.n_columns, width);
    }
}

static void
find_alpha (HlTally           *self,
            const HlScorePlan *plan,
            const Histograms  *histograms,
            const HlMoments   *items)
{
  const guint *first = histograms->first_total;

  for (guint f = 0; f < plan->n_factors; f++)
    {
      const HlPlanBlock *factor = &plan->factors[f];
      HlMoments total = { 0 };

      for (guint cell = first[f] + 1; cell < first[f + 1]; cell++)
        hl_moments_add (&total, cell - first[f], histograms->totals[cell]);

      self->factors[f].n_complete = (guint) total.n;
      self->factors[f].alpha = hl_cronbach_alpha (items + factor->first_item, factor->n_items,
                                                  &total);
    }
}

static void
unpack (HlTally           *self,
        const HlScorePlan *plan,
        const Histograms  *histograms,
        HlMoments         *items)
{
  for (guint i = 0; i < plan->n_columns * HL_BYTE_TABLE; i++)
    {
      const HlPlanColumn *column = &plan->columns[i / HL_BYTE_TABLE];
      guint n_complete = histograms->codes[0][i];
      guint n = n_complete + histograms->codes[1][i];

      for (guint half = 0; half < 2 && n > 0; half++)
        {
          guint item = half == 0 ? column->first : column->second;
          guint class = class_in (column, half, i % HL_BYTE_TABLE);

          if (item == HL_NO_INDEX)
            continue;

          self->items[item].counts[class] += n;
          if (n_complete > 0)
            hl_moments_add (&items[item], class - HL_CLASS_LEVEL, n_complete);
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
  gsize n_cells = (gsize) plan->n_columns * HL_BYTE_TABLE + 1;
  g_autofree guint *complete = g_new0 (guint, n_cells);
  g_autofree guint *partial = g_new0 (guint, n_cells);
  g_autofree guint *first = find_first_totals (plan);
  g_autofree guint *totals = g_new0 (guint, first[plan->n_factors] + 1);
  g_autofree HlMoments *items = g_new0 (HlMoments, plan->n_items + 1);
  Histograms histograms = { { complete, partial }, totals, first };

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
