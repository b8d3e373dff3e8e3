#pragma once

#include "score/hl-score-plan.h"

G_BEGIN_DECLS

/**
 * HlRowStatus:
 * @HL_ROW_OUTSIDE: not dated in the period: no part of this run
 * @HL_ROW_EXCLUDED: excluded and invalid as well
 * @HL_ROW_EXCLUDED_SOUND: excluded; would be valid otherwise
 *
 * What counts of one response.
 */
typedef enum
{
  HL_ROW_OUTSIDE,
  HL_ROW_INVALID,
  HL_ROW_EXCLUDED,
  HL_ROW_EXCLUDED_SOUND,
  HL_ROW_VALID,
  HL_N_ROW_STATUSES,
} HlRowStatus;

/**
 * HlRows:
 * @slots: (array length=n) (nullable): rows of the table, %NULL = all of them in order
 *
 * A set of responses to be scored together.
 */
typedef struct
{
  const guint *slots;
  guint        n;
} HlRows;

/**
 * HlScoreTable:
 * @n_rows: responses of all inputs together, one input behind the other
 * @status: (array length=n_rows) (element-type HlRowStatus)
 * @counts: by status
 * @n: the valid and the excluded sound ones; only these have a row in the table
 * @codes: n rows of plan->n_columns packed answers
 * @totals: n rows of plan->n_factors sums of the levels of a factor, 0 where one is missing
 * @slots: (array length=n) (nullable): the valid rows, then the excluded ones; %NULL when none is
 *   excluded
 * @n_undated: left out because of the period
 */
typedef struct
{
  guint    n_rows;
  guint8  *status;
  guint    counts[HL_N_ROW_STATUSES];
  guint    n;
  guint8  *codes;
  guint16 *totals;
  guint   *slots;
  guint    n_undated;
} HlScoreTable;

HlScoreTable *hl_score_table_new      (const HlScorePlan  *plan);
void          hl_score_table_free     (HlScoreTable       *self);
HlRows        hl_score_table_get_rows (const HlScoreTable *self,
                                       gboolean            with_excluded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlScoreTable, hl_score_table_free)

static inline gsize
hl_rows_get_slot (const HlRows *self,
                  guint         i)
{
  return self->slots != NULL ? self->slots[i] : i;
}

G_END_DECLS
