#pragma once

#include "app/hl-import-list.h"
#include "app/hl-import-preview.h"
#include "app/hl-import-result.h"
#include "app/hl-import-window.h"

G_BEGIN_DECLS

/* From a file to forms in the round: choose, look, columns, values, import; and back again. */
struct _HlImportWindow
{
  AdwWindow parent_instance;

  /* owned */
  HlWorkspace    *workspace;
  HlSurvey       *survey;
  HlImportFile   *file;
  GArray         *targets;
  GPtrArray      *groups;
  HlImportReport *report;
  GCancellable   *cancellable;
  gint           *lines_done;
  gint64          undo_id;
  guint           tick;

  /* template children */
  AdwWindowTitle  *title;
  GtkStack        *pages;
  GtkWidget       *choose;
  HlImportPreview *preview;
  HlImportList    *columns;
  HlImportList    *values;
  AdwStatusPage   *busy;
  GtkProgressBar  *progress;
  GtkWidget       *cancel;
  HlImportResult  *result;
  AdwStatusPage   *undo;
  GtkEntry        *reason;
  GtkLabel        *problem;
  GtkWidget       *bar;
  GtkWidget       *back;
  GtkWidget       *undo_button;
  GtkCheckButton  *numbered;
  GtkButton       *next;
  GtkWidget       *save_refused;
};

/* hl-import-window.c */
void hl_import_window_show_page (HlImportWindow *self,
                                 const char     *page);
void hl_import_window_tell      (HlImportWindow *self,
                                 const char     *problem);
void hl_import_window_planned   (HlImportWindow *self);

/* hl-import-work.c */
void hl_import_work_end         (HlImportWindow *self);
void hl_import_work_import      (HlImportWindow *self);
void hl_import_work_take_back   (HlImportWindow *self);

G_END_DECLS
