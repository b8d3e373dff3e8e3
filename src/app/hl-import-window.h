#pragma once

#include <adwaita.h>

#include "app/hl-import-job.h"

G_BEGIN_DECLS

#define HL_TYPE_IMPORT_WINDOW (hl_import_window_get_type ())
G_DECLARE_FINAL_TYPE (HlImportWindow, hl_import_window, HL, IMPORT_WINDOW, AdwWindow)

GtkWidget  *hl_import_window_new       (GtkWindow      *parent,
                                        HlWorkspace    *workspace,
                                        HlSurvey       *survey);
void        hl_import_window_read      (HlImportWindow *self,
                                        const char     *path);
void        hl_import_window_show_undo (HlImportWindow *self,
                                        const HlImport *import);
const char *hl_import_window_get_page  (HlImportWindow *self);
HlSurvey   *hl_import_window_get_survey (HlImportWindow *self);

G_END_DECLS
