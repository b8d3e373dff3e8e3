#pragma once

#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlLogEntry:
 * @subject: 'r' response, 's' survey, 'q' questionnaire, 'o' value of the office, 'p' person
 * @serial: of a response as printed, else ""
 * @action: "add", "update", "correct", "exclude", "include", "open", "close", "publish",
 *   "delete-text", "draw" (a sample to be keyed again), "verify", "import" (of a file), "take-back"
 * @person: name or code of who did it; "" when unknown
 * @detail: what changed, "c05: 4 → 3"; "" when none; @reason: as given
 */
typedef struct
{
  gint64  number;
  gint64  at;
  char    subject;
  gint64  subject_id;
  gint64  survey_id;
  char   *serial;
  char   *action;
  char   *person;
  char   *detail;
  char   *reason;
} HlLogEntry;

/**
 * HlAuditFault:
 * @entry: number of the broken log entry, or 0
 * @what: "phiếu 034 của đợt 1", as a sentence in the interface language
 */
typedef struct
{
  gint64 entry;
  char  *subject;
  char  *what;
} HlAuditFault;

/**
 * HlAuditReport:
 * @holds_fingerprint: of the fingerprint asked about; meaningless when none was
 */
typedef struct
{
  gboolean   whole;
  gint64     n_entries;
  char      *fingerprint;
  gboolean   holds_fingerprint;
  GPtrArray *faults;
} HlAuditReport;

HlAuditReport *hl_store_audit           (HlStore        *self,
                                         const char     *fingerprint,
                                         GError        **error);
void           hl_audit_report_free     (HlAuditReport  *self);
char          *hl_store_get_fingerprint (HlStore        *self,
                                         GError        **error);
GPtrArray     *hl_store_list_log        (HlStore        *self,
                                         gint64          survey_id,
                                         GError        **error);
void           hl_log_entry_free        (HlLogEntry     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlAuditReport, hl_audit_report_free)

G_END_DECLS
