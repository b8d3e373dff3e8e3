#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_IMPORT_LIST (hl_import_list_get_type ())
G_DECLARE_FINAL_TYPE (HlImportList, hl_import_list, HL, IMPORT_LIST, AdwBin)

void   hl_import_list_clear   (HlImportList      *self,
                               const char        *heading,
                               const char        *note);
void   hl_import_list_add     (HlImportList      *self,
                               guint              number,
                               const char        *title,
                               const char        *subtitle,
                               char             **labels,
                               guint              chosen,
                               gboolean           unknown);
void   hl_import_list_choose  (HlImportList      *self,
                               guint              number,
                               guint              choice);
guint  hl_import_list_n_rows  (HlImportList      *self);
const char *hl_import_list_get_label (HlImportList *self,
                               guint              number);

G_END_DECLS
