#pragma once

#include "core/hl-office.h"
#include <gio/gio.h>

#include "core/hl-survey.h"
#include "exchange/hl-import-plan.h"
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
 * HlImportOptions:
 * @name: name of the file; an import with a name is recorded and can be taken back. %NULL = neither
 * @plan: (nullable): where columns go and what values mean; %NULL = the file says it in the words
 *   of this program
 * @cancellable: (nullable): gives the import up
 * @progress: (nullable): called now and then with the number of lines read
 * @data: user data of @progress
 */
typedef struct
{
  const char   *name;
  HlImportPlan *plan;
  GCancellable *cancellable;
  void        (*progress) (guint    n_lines,
                           gpointer data);
  gpointer      data;
} HlImportOptions;

/**
 * HlImportReport:
 * @import_id: number of the recorded import, 0 = not recorded
 * @refused: of HlRefusal
 * @created: names of officers, interviewers and procedures that were new, as sentences
 */
typedef struct
{
  gint64     import_id;
  guint      n_imported;
  GPtrArray *refused;
  GPtrArray *created;
} HlImportReport;

HlImportReport *hl_response_csv_import (HlStore        *store,
                                        gint64          survey_id,
                                        GBytes         *bytes,
                                        GError        **error);
HlImportReport *hl_import_run          (HlStore        *store,
                                        gint64          survey_id,
                                        GBytes         *bytes,
                                        const HlImportOptions *options,
                                        GError        **error);
char           *hl_response_csv_export (HlStore        *store,
                                        gint64          survey_id,
                                        char            separator,
                                        GError        **error);
void            hl_import_report_free  (HlImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlImportReport, hl_import_report_free)

G_END_DECLS
