#pragma once

#include "report/hl-report.h"

GPtrArray *report_pages_build        (const HlReportSpec *spec);
char      *report_pages_write        (const GPtrArray    *pages);
gboolean   report_pages_have         (const GPtrArray    *pages,
                                      const char         *needle);
void       report_pages_check_golden (const char         *name,
                                      const GPtrArray    *pages);
