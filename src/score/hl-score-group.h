#pragma once

#include "score/hl-score-dimension.h"
#include "score/hl-score-table.h"

G_BEGIN_DECLS

/**
 * HlGroupRows:
 * @counts: responses by status
 * @first: where its slots begin: first the valid ones, then the excluded sound ones
 *
 * The responses of one value of a dimension.
 */
typedef struct
{
  guint counts[HL_N_ROW_STATUSES];
  gsize first;
} HlGroupRows;

/**
 * HlGrouping:
 * @assigned: (array) (nullable): by response: its value; %NULL for a multiple choice
 * @rows: (array): by value of the dimension
 * @slots: (array): rows of the score table, group by group
 *
 * Which responses belong to which value of a dimension.
 */
typedef struct
{
  HlDimension *dimension;
  guint       *assigned;
  HlGroupRows *rows;
  guint       *slots;
} HlGrouping;

HlGrouping   *hl_grouping_new      (const HlScorePlan  *plan,
                                    const HlScoreTable *table,
                                    HlDimension        *dimension);
void          hl_grouping_free     (HlGrouping         *self);
HlScoreGroup *hl_grouping_score    (const HlGrouping   *self,
                                    const HlScorePlan  *plan,
                                    const HlScoreTable *table,
                                    gboolean            with_excluded,
                                    guint              *out_n_groups);
void          hl_score_groups_free (HlScoreGroup       *groups,
                                    guint               n_groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlGrouping, hl_grouping_free)

G_END_DECLS
