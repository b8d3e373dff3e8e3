#pragma once

#include "app/hl-workspace.h"
#include "score/hl-compare.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlHomeData:
 * @survey: the round as it is stored now
 * @office: the office today
 * @snapshot: its results
 * @earlier: (nullable): the round it is compared with
 * @earlier_index: official index of @earlier, NaN when none
 * @change: (nullable): the change since @earlier
 * @n_issued: serials issued on paper
 * @n_keyed: how many of them are keyed
 * @next: lowest serial issued and not keyed, or %HL_SERIAL_NONE
 * @n_to_check: responses that hit a rule in force or are flagged, excluded ones left out
 * @quotas: (element-type utf8): how each quota stands and what is outstanding, in sentences
 * @is_under_quota: whether one is not reached
 * @last_copy: UTC seconds of the latest copy found, 0 = none
 * @copied_today: the automatic copy of today is there
 * @issued: periods whose reports were issued, as hl_period_to_string() writes them
 *
 * What the home page shows of a round.
 */
typedef struct
{
  HlSurvey        *survey;
  HlOffice        *office;
  HlScoreSnapshot *snapshot;
  HlSurvey        *earlier;
  double           earlier_index;
  HlComparison    *change;
  gint64           n_issued;
  gint64           n_keyed;
  HlSerial         next;
  guint            n_to_check;
  GPtrArray       *quotas;
  gboolean         is_under_quota;
  gint64           last_copy;
  gboolean         copied_today;
  GStrv            issued;
} HlHomeData;

void        hl_home_data_load_async  (HlWorkspace         *workspace,
                                      gint64               survey_id,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data);
HlHomeData *hl_home_data_load_finish (HlWorkspace         *workspace,
                                      GAsyncResult        *result,
                                      GError             **error);
void        hl_home_data_free        (HlHomeData          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlHomeData, hl_home_data_free)

G_END_DECLS
