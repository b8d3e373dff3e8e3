#pragma once

#include "report/hl-report.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlReportOptions:
 * @kind: kind of report
 * @period: as hl_period_parse() reads it; %NULL = the period of the kind that holds the last day of
 *   the latest survey
 * @basis: which responses count
 * @state: state of the report
 * @number: its number, or %NULL; counts only in state issued
 * @date: its date; %HL_DATE_NONE = today
 * @signer: name of one of the office's signers; %NULL = the first
 *
 * What one report is to say. Borrowed.
 */
typedef struct
{
  const HlReportKind *kind;
  const char         *period;
  HlReportBasis       basis;
  HlReportState       state;
  const char         *number;
  HlDate              date;
  const char         *signer;
} HlReportOptions;

/**
 * HlReportInput:
 * @spec: ready for hl_report_build() but for @spec.metrics, which the caller sets
 *
 * Everything a report rests on, read from the store; @spec points into the rest.
 */
typedef struct
{
  HlReportSpec     spec;

  /*< private >*/
  HlOffice        *office;
  char            *number;
  char            *fingerprint;
  GHashTable      *texts;
  GPtrArray       *rounds;
  HlScoreSnapshot *joint;
} HlReportInput;

HlReportInput *hl_report_gather     (HlStore               *store,
                                     const gint64          *surveys,
                                     guint                  n_surveys,
                                     const HlReportOptions *options,
                                     GError               **error);
void           hl_report_input_free (HlReportInput         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlReportInput, hl_report_input_free)

G_END_DECLS
