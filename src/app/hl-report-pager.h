#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_REPORT_PAGER (hl_report_pager_get_type ())
G_DECLARE_FINAL_TYPE (HlReportPager, hl_report_pager, HL, REPORT_PAGER, GtkBox)

void hl_report_pager_watch (HlReportPager     *self,
                            GtkScrolledWindow *scroller,
                            GtkWidget         *pages);
void hl_report_pager_turn  (HlReportPager     *self,
                            int                step);

G_END_DECLS
