#pragma once

#include <glib.h>

#include "chart/hl-chart.h"
#include "chart/hl-scene.h"
#include "core/hl-office.h"
#include "core/hl-period.h"
#include "core/hl-survey.h"
#include "score/hl-compare.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  HL_REPORT_DRAFT,
  HL_REPORT_SIGNATURE,
  HL_REPORT_ISSUED,
} HlReportState;

typedef enum
{
  HL_BASIS_ENDED,
  HL_BASIS_DATED,
} HlReportBasis;

/**
 * HlDecision:
 * @kind: "exclusion", "correction", "range", "quota", "rule"…
 * @what: "phiếu 034"; @reason; @person; @date
 *
 * A recorded decision that a report must list (P§10).
 */
typedef struct
{
  char  *kind;
  char  *what;
  char  *detail;
  char  *reason;
  char  *person;
  HlDate date;
} HlDecision;

/**
 * HlReportSurvey:
 * @survey: the round
 * @snapshot: its results, grouped by "field" (or "area" where it has no fields)
 * @previous: results of the round before with the same criteria, or %NULL
 * @comparison: change from @previous, or %NULL
 * @previous_label: name of the round before: "năm 2021", or %NULL
 * @n_returned: issued paper forms that came back with answers; %HL_UNKNOWN_COUNT = all received
 *   within the ranges
 * @n_blank, @n_refused, @n_lost: issued forms that came back blank or spoiled, were refused, were
 *   lost; %HL_UNKNOWN_COUNT where no register is kept
 * @n_unkeyed: of @n_returned: those that are not in yet
 * @n_not_met, @n_wrong_person, @n_replaced: issued forms that stand among the outstanding because
 *   nobody was met, it was the wrong person, or another form was used instead
 * @n_conflicts: of @n_returned: those of which the register says something else
 * @n_out_of_range: received forms whose serial is missing or was never issued
 * @n_duplicates: forms refused because their serial was there already, or %HL_UNKNOWN_COUNT
 * @decisions: (element-type HlDecision) (nullable): in order of time
 *
 * One round of a report. Borrowed.
 */
typedef struct
{
  HlSurvey        *survey;
  HlScoreSnapshot *snapshot;
  HlScoreSnapshot *previous;
  HlComparison    *comparison;
  char            *previous_label;
  gint64           n_returned;
  gint64           n_blank;
  gint64           n_refused;
  gint64           n_lost;
  gint64           n_unkeyed;
  gint64           n_not_met;
  gint64           n_wrong_person;
  gint64           n_replaced;
  gint64           n_conflicts;
  gint64           n_out_of_range;
  gint64           n_duplicates;
  GPtrArray       *decisions;   /* of HlDecision */
} HlReportSurvey;

typedef struct _HlReportSpec HlReportSpec;

/**
 * HlReportKind:
 * @id: "period"; @alias: "quarterly" or %NULL; @title: "Báo cáo …"
 * @heading: kind of document at its head: "BÁO CÁO"
 * @symbol: of that kind of document: "BC"
 * @subject: what it is about (trích yếu), in two lines where they fit (transfer full)
 * @addressed: it is sent to somebody (Kính gửi)
 * @measured: it holds results, so it bears the fingerprint of the data
 * @period_kind: of its period
 * @sections: (array zero-terminated=1): section ids in order
 * @max_pages: a longer one is set denser, 0 = any length
 */
typedef struct
{
  const char         *id;
  const char         *alias;
  const char         *title;
  const char         *heading;
  const char         *symbol;
  char             *(*subject) (const HlReportSpec *spec);
  gboolean            addressed;
  gboolean            measured;
  HlPeriodKind        period_kind;
  const char * const *sections;
  guint               max_pages;
} HlReportKind;

/**
 * HlReportSpec:
 *
 * Everything a report of @kind is made of; borrowed. @number, @date, @signer, @texts
 * as the office gave them.
 * @texts: name → text the office wrote ("basis", "difficulties", "tasks", "assessment"…), %NULL
 * members fall back to what the section proposes. @joint: results of several rounds together, over
 * the criteria they share, or %NULL.
 * @fingerprint: "HL1-160-…", or %NULL. @number counts only in state issued; without it the day is
 *   left blank too.
 */
struct _HlReportSpec
{
  const HlReportKind   *kind;
  const HlOffice       *office;
  HlReportSurvey       *surveys;
  guint                 n_surveys;
  const HlScoreSnapshot *joint;
  HlPeriod              period;
  HlReportState         state;
  HlReportBasis         basis;
  const char           *number;
  HlDate                date;
  const HlSigner       *signer;
  GHashTable           *texts;
  const char           *fingerprint;
  gint64                n_log_responses;
  const HlMetrics      *metrics;
};

const HlReportKind *hl_report_kind_by_id (const char          *id);
GPtrArray          *hl_report_build      (const HlReportSpec  *spec,
                                          GError             **error);
char               *hl_report_title      (const HlReportSpec  *spec);
void                hl_decision_free     (HlDecision          *self);

G_END_DECLS
