#pragma once

#include <adwaita.h>

#include "app/hl-report-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_REPORT_TEXT (hl_report_text_get_type ())
G_DECLARE_FINAL_TYPE (HlReportText, hl_report_text, HL, REPORT_TEXT, AdwBin)

void     hl_report_text_show        (HlReportText        *self,
                                     const HlReportSpec  *spec);
void     hl_report_text_clear       (HlReportText        *self);
gboolean hl_report_text_keep        (HlReportText        *self);
void     hl_report_text_focus       (HlReportText        *self);

void     hl_report_text_save_async  (HlWorkspace         *workspace,
                                     gint64               survey_id,
                                     const char          *name,
                                     const char          *text,
                                     GAsyncReadyCallback  callback,
                                     gpointer             data);
gboolean hl_report_text_save_finish (HlWorkspace         *workspace,
                                     GAsyncResult        *result,
                                     GError             **error);

G_END_DECLS
