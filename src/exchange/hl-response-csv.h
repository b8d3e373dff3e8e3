#pragma once

#include "core/hl-office.h"
#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlRefusal:
 * @line: line in the file, from 1 (the header is line 1)
 * @serial: as written, "" when missing
 * @code: "duplicate", "c05=7", … machine word; @reason: a sentence in the interface language
 */
typedef struct
{
  guint line;
  char *serial;
  char *code;
  char *reason;
} HlRefusal;

/**
 * HlImportReport:
 * @refused: of HlRefusal
 * @created: names of officers, interviewers and procedures that were new, as sentences
 */
typedef struct
{
  guint      n_imported;
  GPtrArray *refused;
  GPtrArray *created;
} HlImportReport;

HlImportReport *hl_response_csv_import (HlStore        *store,
                                        gint64          survey_id,
                                        GBytes         *bytes,
                                        GError        **error);
char           *hl_response_csv_export (HlStore        *store,
                                        gint64          survey_id,
                                        char            separator,
                                        GError        **error);
void            hl_import_report_free  (HlImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlImportReport, hl_import_report_free)

G_END_DECLS
