#include "app/hl-report-make.h"

#include "app/hl-compat.h"
#include "app/hl-print.h"
#include "core/hl-i18n.h"

/* A report on its way to a file or a printer. */
typedef struct
{
  GtkWidget       *page;
  HlReportDraft   *draft;
  HlWorkspace     *workspace;
  HlMake           what;
  HlReportMadeFunc made;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->page);
  hl_report_draft_unref (making->draft);
  g_object_unref (making->workspace);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static GtkWindow *
get_window (const Making * making)
{
  return GTK_WINDOW (gtk_widget_get_root (making->page));
}

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Making) making = data;
  g_autoptr (GError) error = NULL;

  if (hl_report_draft_save_finish (HL_WORKSPACE (source), result, &error))
    making->made (making->page, making->draft);
  else
    hl_compat_tell (get_window (making), _("The report could not be made"), error->message);
}

static void
record (Making     *making,
        const char *path)
{
  hl_report_draft_save_async (making->draft, making->workspace, path, on_recorded, making);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Making) making = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    record (g_steal_pointer (&making), path);
}

static void
on_print_done (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               gpointer                data)
{
  g_autoptr (Making) making = data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      hl_compat_tell (get_window (making), _("The report could not be printed"), error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      record (g_steal_pointer (&making), NULL);
    }
}

/* An error of starting is told by "done", too. */
static void
print_pages (Making *making)
{
  g_autoptr (GtkPrintOperation) operation = hl_print_new (making->draft->pages,
                                                          making->draft->title);
  GtkWindow *window = get_window (making);

  g_signal_connect (operation, "done", G_CALLBACK (on_print_done), making);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

static void
start (Making *making)
{
  if (making->what == HL_MAKE_PRINT)
    print_pages (making);
  else
    hl_compat_choose_file_async (get_window (making), HL_CHOOSE_SAVE, _("Save Report"),
                                 _("_Save"), making->draft->wish.kind->measured ? "bao-cao.pdf" :
                                 "ke-hoach.pdf", NULL, on_file_chosen, making);
}

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Making) making = data;

  if (hl_compat_confirm_finish (result))
    start (g_steal_pointer (&making));
}

/**
 * hl_report_make:
 * @page: the page of the report
 * @draft: the report
 * @workspace: the open file
 * @what: a file or a print
 * @made: called when it is made and recorded
 *
 * Makes a report. An issued one is recorded for good: asks first.
 */
void
hl_report_make (GtkWidget       *page,
                HlReportDraft   *draft,
                HlWorkspace     *workspace,
                HlMake           what,
                HlReportMadeFunc made)
{
  Making *making = g_new (Making, 1);

  *making = (Making) {
    g_object_ref (page), hl_report_draft_ref (draft), g_object_ref (workspace), what, made,
  };
  if (draft->wish.state != HL_REPORT_ISSUED)
    start (making);
  else
    hl_compat_confirm_async (get_window (making), _("Issue this report?"),
                             _("Its number, date and pages are recorded and cannot be changed "
                               "afterwards."), _("_Issue"), FALSE, on_confirmed, making);
}
