#pragma once

#include "store/hl-store-log.h"
#include "store/hl-store-private.h"

G_BEGIN_DECLS

/**
 * HlLastEntry:
 * @seen: a row was found for it
 *
 * The newest log entry of one thing.
 */
typedef struct
{
  gint64    number;
  HlSubject subject;
  gint64    subject_id;
  gint64    survey_id;
  gint64    serial;
  guint8    line[HL_DIGEST_SIZE];
  gboolean  seen;
} HlLastEntry;

/**
 * HlAudit:
 *
 * An audit under way.
 */
typedef struct
{
  HlStore       *store;      /* borrowed */
  HlAuditReport *report;     /* borrowed */
  GArray        *entries;    /* owned: HlLastEntry */
  GHashTable    *by_subject; /* owned: subject and id → index in entries + 1 */
} HlAudit;

/* hl-store-audit.c */
void         hl_audit_add_fault  (HlAudit      *self,
                                  gint64        entry,
                                  const char   *subject,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (4, 5);
HlLastEntry *hl_audit_find       (HlAudit      *self,
                                  HlSubject     subject,
                                  gint64        id);
char        *hl_audit_name       (HlAudit      *self,
                                  HlSubject     subject,
                                  gint64        id,
                                  gint64        survey_id,
                                  gint64        serial);

/* hl-store-audit-log.c */
gboolean     hl_audit_walk_log   (HlAudit      *self,
                                  gint64        asked_number,
                                  const guint8 *asked_chain,
                                  GError      **error);

/* hl-store-audit-rows.c */
gboolean     hl_audit_check_rows (HlAudit      *self,
                                  GError      **error);

/* hl-store-audit-validity.c */
gboolean     hl_audit_check_validity (HlAudit  *self,
                                  GError      **error);

G_END_DECLS
