#pragma once

#include <gtk/gtk.h>

#include "app/hl-report-draft.h"

G_BEGIN_DECLS

typedef enum
{
  HL_MAKE_PDF,
  HL_MAKE_PRINT,
} HlMake;

typedef void (*HlReportMadeFunc) (GtkWidget     *page,
                                  HlReportDraft *draft);

void hl_report_make (GtkWidget        *page,
                     HlReportDraft    *draft,
                     HlWorkspace      *workspace,
                     HlMake            what,
                     HlReportMadeFunc  made);

G_END_DECLS
