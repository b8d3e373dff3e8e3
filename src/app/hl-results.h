#pragma once

#include "app/hl-results-choice.h"
#include "app/hl-workspace.h"
#include "chart/hl-chart.h"
#include "score/hl-compare.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlResults:
 * @choice: which forms count
 * @periods: (element-type HlPeriod): what @choice may be narrowed to
 * @groups: (element-type HlResultsGroup): what @choice may be narrowed to
 * @office: who asked, as it was on the round's last day
 * @survey: the round, as stored
 * @snapshot: its results, by field and, where there are not several, by month
 * @earlier: the round it is compared with, or %NULL
 * @earlier_snapshot: the results of @earlier, or %NULL
 * @other_title: title of the latest earlier round where none can be compared, or %NULL
 *
 * How a round stands. Immutable, shared by reference count.
 */
typedef struct
{
  HlResultsChoice *choice;
  GArray          *periods;
  GPtrArray       *groups;
  HlOffice        *office;
  HlSurvey        *survey;
  HlScoreSnapshot *snapshot;
  HlSurvey        *earlier;
  HlScoreSnapshot *earlier_snapshot;
  char            *other_title;
} HlResults;

/**
 * HlResultsPart:
 * @results: where the figures come from
 * @group: the field, or %NULL for the whole round
 * @snapshot: the results with those of the field in the place of the whole; points into @results
 * @comparison: change since the earlier round, or %NULL
 * @is_hidden: a demographic group so small that no score may be shown
 * @earlier_name: "10/2021", the month in which the earlier round ended, or %NULL
 * @data: for charts, in the language of the interface
 *
 * The whole round or one of its fields, ready to be drawn. Shared by reference count.
 */
typedef struct
{
  HlResults          *results;
  const HlScoreGroup *group;
  HlScoreSnapshot     snapshot;
  HlComparison       *comparison;
  gboolean            is_hidden;
  char               *earlier_name;
  HlChartData         data;
} HlResultsPart;

void             hl_results_load_async   (HlWorkspace         *workspace,
                                          const HlResultsChoice *choice,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
HlResults       *hl_results_load_finish  (HlWorkspace         *workspace,
                                          GAsyncResult        *result,
                                          GError             **error);
HlResults       *hl_results_read         (HlStore             *store,
                                          const HlResultsChoice *choice,
                                          GError             **error);
HlResults       *hl_results_ref          (HlResults           *self);
void             hl_results_unref        (HlResults           *self);

HlResultsPart   *hl_results_part_new     (HlResults           *results,
                                          const char          *field);
HlResultsPart   *hl_results_part_ref     (HlResultsPart       *self);
void             hl_results_part_unref   (HlResultsPart       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResults, hl_results_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResultsPart, hl_results_part_unref)

G_END_DECLS
