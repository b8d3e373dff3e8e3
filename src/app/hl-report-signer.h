#pragma once

#include <adwaita.h>

#include "core/hl-office.h"
#include "report/hl-report.h"

G_BEGIN_DECLS

const char *hl_report_signer_fault (const HlOffice *office,
                                    const HlSigner *signer);
void        hl_report_signer_fill  (AdwComboRow        *row,
                                    GtkStringList      *names,
                                    GtkLabel           *fault_label,
                                    const HlReportSpec *spec);

G_END_DECLS
