#pragma once

#include "exchange/hl-report-gather.h"

G_BEGIN_DECLS

gboolean hl_report_record (HlStore               *store,
                           const HlReportSpec    *spec,
                           const HlReportOptions *options,
                           const char            *path,
                           GBytes                *pdf,
                           GError               **error);

G_END_DECLS
