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
 * @n: the valid and the excluded sound ones; only these have a row in the table
 * @codes: n rows of plan->n_columns packed answers
 * @n_undated: left out because of the period
 */
typedef struct
{
  guint   n_rows;
  guint8 *status;
  guint   n;
  guint8 *codes;
  guint   n_undated;
} HlScoreTable;

HlScoreTable *hl_score_table_new  (const HlScorePlan  *plan);
void          hl_score_table_free (HlScoreTable       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlScoreTable, hl_score_table_free)

static inline const guint8 *
hl_score_table_codes (const HlScoreTable *self,
                      const HlRows       *rows,
                      guint               i,
                      guint               width)
{
  gsize slot = rows->slots != NULL ? rows->slots[i] : i;

  return self->codes + slot * width;
}

G_END_DECLS
