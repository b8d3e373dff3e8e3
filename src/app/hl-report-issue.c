#include "app/hl-report-issue.h"

#include "app/hl-compat.h"
#include "core/hl-i18n.h"

typedef struct
{
  GtkWidget        *page;
  HlReportIssueFunc issue;
} Issuing;

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Issuing *issuing = data;

  if (hl_compat_confirm_finish (result))
    issuing->issue (issuing->page);

  g_object_unref (issuing->page);
  g_free (issuing);
}

/**
 * hl_report_issue_confirm:
 * @page: the page of the report
 * @issue: issues it
 *
 * An issued report is recorded for good: asks first.
 */
void
hl_report_issue_confirm (GtkWidget        *page,
                         HlReportIssueFunc issue)
{
  Issuing *issuing = g_new0 (Issuing, 1);

  issuing->page = g_object_ref (page);
  issuing->issue = issue;
  hl_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (page)), _("Issue this report?"),
                           _("Its number, date and pages are recorded and cannot be changed "
                             "afterwards."), _("_Issue"), FALSE, on_confirmed, issuing);
}
