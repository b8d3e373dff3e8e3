#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_TEXT (hl_design_text_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignText, hl_design_text, HL, DESIGN_TEXT, GtkBox)

const char *hl_design_text_get_text  (HlDesignText *self);
void        hl_design_text_set_text  (HlDesignText *self,
                                      const char   *text);
void        hl_design_text_set_note  (HlDesignText *self,
                                      const char   *note);
void        hl_design_text_set_fault (HlDesignText *self,
                                      const char   *fault);
void        hl_design_text_focus     (HlDesignText *self);

G_END_DECLS
