#pragma once

#include "score/hl-score-dimension.h"
#include "score/hl-score-table.h"

G_BEGIN_DECLS

/**
 * HlGroupRows:
 * @first: where its slots begin: first the valid ones, then the excluded sound ones
 *
 * The responses of one value of a dimension.
 */
typedef struct
{
  guint first;
  guint n_valid;
  guint n_sound_excluded;
  guint n_excluded;
  guint n_invalid;
} HlGroupRows;

/**
 * HlGrouping:
 * @rows: (array): by value of the dimension
 * @slots: rows of the score table, group by group; %NULL when there is one group in table order
 *
 * Which responses belong to which value of a dimension.
 */
typedef struct
{
  HlDimension *dimension;
  HlGroupRows *rows;
  guint       *slots;
} HlGrouping;

HlGrouping   *hl_grouping_new        (const HlScorePlan  *plan,
                                      const HlScoreTable *table,
                                      HlDimension        *dimension);
void          hl_grouping_free       (HlGrouping         *self);
HlRows        hl_grouping_get_valid  (const HlGrouping   *self,
                                      guint               value);
HlRows        hl_grouping_get_sound  (const HlGrouping   *self,
                                      guint               value);
HlScoreGroup *hl_grouping_score      (const HlGrouping   *self,
                                      const HlScorePlan  *plan,
                                      const HlScoreTable *table,
                                      gboolean            with_excluded,
                                      guint              *out_n_groups);
void          hl_score_groups_free   (HlScoreGroup       *groups,
                                      guint               n_groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlGrouping, hl_grouping_free)

G_END_DECLS
