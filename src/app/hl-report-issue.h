#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*HlReportIssueFunc) (GtkWidget *page);

void hl_report_issue_confirm (GtkWidget         *page,
                              HlReportIssueFunc  issue);

G_END_DECLS
