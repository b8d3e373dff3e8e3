#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK 4.10 and libadwaita 1.5 do otherwise, kept in one file. */

typedef enum
{
  HL_CHOOSE_OPEN,
  HL_CHOOSE_SAVE,
  HL_CHOOSE_FOLDER,
} HlChoose;

void      hl_compat_choose_file_async   (GtkWindow           *parent,
                                         HlChoose             what,
                                         const char          *title,
                                         const char          *accept,
                                         const char          *name,
                                         GFile               *folder,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
GFile    *hl_compat_choose_file_finish  (GAsyncResult        *result);
void      hl_compat_confirm_async       (GtkWindow           *parent,
                                         const char          *heading,
                                         const char          *body,
                                         const char          *accept,
                                         gboolean             destructive,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
gboolean  hl_compat_confirm_finish      (GAsyncResult        *result);
void      hl_compat_tell                (GtkWindow           *parent,
                                         const char          *heading,
                                         const char          *body);
void      hl_compat_name_buttons        (void);
void      hl_compat_name_entry_row      (AdwEntryRow         *row);

G_END_DECLS
