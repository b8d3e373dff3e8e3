#pragma once

#include "chart/hl-chart.h"
#include "score/hl-score.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlRounds:
 * @inputs: (array length=n_inputs): rounds with their responses
 * @office: the office, for the names of people
 *
 * Rounds read from a survey file, ready to be scored.
 */
typedef struct
{
  HlScoreInput *inputs;
  guint         n_inputs;
  HlOffice     *office;
} HlRounds;

HlRounds        *hl_rounds_load          (HlStore             *store,
                                          const gint64        *ids,
                                          guint                n_ids,
                                          GError             **error);
void             hl_rounds_free          (HlRounds            *self);
gboolean         hl_rounds_find_previous (HlStore             *store,
                                          const HlSurvey      *survey,
                                          gint64              *out_id,
                                          GError             **error);
char            *hl_rounds_label         (const HlSurvey      *survey,
                                          const HlOffice      *office);
gboolean         hl_rounds_add_point     (GArray              *trend,
                                          const HlSurvey      *survey,
                                          const HlOffice      *office,
                                          const HlScoreSnapshot *previous,
                                          const HlScoreSnapshot *snapshot);
GArray          *hl_rounds_list_earlier  (HlStore             *store,
                                          const HlSurvey      *survey,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRounds, hl_rounds_free)

G_END_DECLS
