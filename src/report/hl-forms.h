#pragma once

#include "report/hl-report.h"
#include "report/hl-table.h"

G_BEGIN_DECLS

/**
 * HlIssueCount:
 * @untracked: no register is kept: some counts are %HL_UNKNOWN_COUNT and stand among the
 *   outstanding
 *
 * What became of the issued forms of one round, or of several. @outstanding is negative where more
 * forms came back than were issued.
 */
typedef struct
{
  gint64   issued;
  gint64   returned;
  gint64   blank;
  gint64   refused;
  gint64   lost;
  gint64   outstanding;
  gboolean untracked;
} HlIssueCount;

/**
 * HlReturnCount:
 * @quota: forms planned, or %HL_UNKNOWN_COUNT
 *
 * The forms of a field, a round or several rounds that came back.
 */
typedef struct
{
  gint64 quota;
  guint  received;
  guint  invalid;
  guint  excluded;
  guint  valid;
} HlReturnCount;

gboolean hl_forms_are_by_area       (const HlReportSpec *spec);
HlTable *hl_forms_make_issue_table  (const HlReportSpec *spec,
                                     HlIssueCount       *out_sum);
HlTable *hl_forms_make_return_table (const HlReportSpec *spec,
                                     HlReturnCount      *out_sum);

G_END_DECLS
