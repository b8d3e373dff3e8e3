#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_TEXT_FIELD (hl_text_field_get_type ())
G_DECLARE_FINAL_TYPE (HlTextField, hl_text_field, HL, TEXT_FIELD, GtkBox)

GtkWidget *hl_text_field_new       (const char  *label,
                                    guint        n_lines);
void       hl_text_field_set_name  (HlTextField *self,
                                    const char  *name);
void       hl_text_field_set_hint  (HlTextField *self,
                                    const char  *hint,
                                    int          n_chars);
void       hl_text_field_set_text  (HlTextField *self,
                                    const char  *text);
char      *hl_text_field_get_text  (HlTextField *self);
const char *hl_text_field_get_known (HlTextField *self);
void       hl_text_field_set_fixed (HlTextField *self);
void       hl_text_field_set_note  (HlTextField *self,
                                    const char  *note);
void       hl_text_field_set_fault (HlTextField *self,
                                    const char  *fault);
gboolean   hl_text_field_is_edited (HlTextField *self);
void       hl_text_field_commit    (HlTextField *self);

G_END_DECLS
