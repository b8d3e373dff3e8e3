#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_ROW_LIST (hl_row_list_get_type ())
G_DECLARE_FINAL_TYPE (HlRowList, hl_row_list, HL, ROW_LIST, GtkBox)

GtkWidget *hl_row_list_new    (const char *name,
                               const char *add_label,
                               gboolean    in_order);
void       hl_row_list_append (HlRowList  *self,
                               GtkWidget  *content,
                               gboolean    removable);
void       hl_row_list_keep   (GtkWidget  *content);
void       hl_row_list_clear  (HlRowList  *self);
guint      hl_row_list_count  (HlRowList  *self);
GtkWidget *hl_row_list_get    (HlRowList  *self,
                               guint       index);

G_END_DECLS
