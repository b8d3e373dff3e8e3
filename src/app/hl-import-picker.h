#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_IMPORT_PICKER (hl_import_picker_get_type ())
G_DECLARE_FINAL_TYPE (HlImportPicker, hl_import_picker, HL, IMPORT_PICKER, GtkPopover)

GtkWidget *hl_import_picker_new (const char *const *labels,
                                 guint              chosen);

G_END_DECLS
