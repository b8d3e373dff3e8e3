#pragma once

#include "score/hl-score.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlRound:
 *
 * A survey with its responses, read from the store to be scored.
 */
typedef struct
{
  HlSurvey      *survey;
  HlResponseSet *responses;
} HlRound;

HlRound         *hl_round_load          (HlStore          *store,
                                         gint64            survey_id,
                                         GError          **error);
void             hl_round_free          (HlRound          *self);
GPtrArray       *hl_rounds_load         (HlStore          *store,
                                         const gint64     *surveys,
                                         guint             n_surveys,
                                         GError          **error);
HlScoreSnapshot *hl_rounds_score        (GPtrArray        *rounds,
                                         const HlOffice   *office,
                                         const HlPeriod   *period,
                                         GError          **error);
HlScoreSnapshot *hl_round_score         (HlStore          *store,
                                         gint64            survey_id,
                                         const HlOffice   *office,
                                         GError          **error);
gboolean         hl_round_same_criteria (const HlSurvey   *one,
                                         const HlSurvey   *other);
GPtrArray       *hl_round_list_earlier  (HlStore          *store,
                                         const HlSurvey   *survey,
                                         GError          **error);
gboolean         hl_round_find_previous (HlStore          *store,
                                         const HlSurvey   *survey,
                                         const HlOffice   *office,
                                         HlSurvey        **out_survey,
                                         HlScoreSnapshot **out_snapshot,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRound, hl_round_free)

G_END_DECLS
