#pragma once

#include "score/hl-score-snapshot.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlReportRecord:
 * @pdf: bytes of an issued report, else %NULL
 *
 * A line of the report log (not covered by the audit chain).
 */
typedef struct
{
  gint64  id;
  gint64  made_at;
  char   *kind;
  char   *surveys;
  char   *period;
  char   *state;
  char   *number;
  HlDate  date;
  char   *signer;
  char   *snapshot;
  char   *path;
  GBytes *pdf;
} HlReportRecord;

gboolean   hl_store_save_snapshot  (HlStore               *self,
                                    const HlScoreSnapshot *snapshot,
                                    GError               **error);
gboolean   hl_store_has_snapshot   (HlStore               *self,
                                    const char            *id,
                                    gboolean              *out_has,
                                    GError               **error);
gint64     hl_store_log_report     (HlStore               *self,
                                    const HlReportRecord  *record,
                                    GError               **error);
GPtrArray *hl_store_list_reports   (HlStore               *self,
                                    GError               **error);
void       hl_report_record_free   (HlReportRecord        *self);

G_END_DECLS
