#pragma once

#include <adwaita.h>

/* Finding what is on screen, in the order of the tree. */
GtkWidget  *fixture_find        (GtkWidget  *root,
                                 gboolean  (*matches) (GtkWidget *widget, gpointer data),
                                 gpointer    data);
GtkWidget  *fixture_find_text   (GtkWidget  *root,
                                 const char *text);
GtkWidget  *fixture_find_type   (GtkWidget  *root,
                                 GType       type);
GtkWidget  *fixture_find_shown  (GtkWidget  *root,
                                 GType       type,
                                 guint       skip);
GtkWidget  *fixture_find_row    (GtkWidget  *root,
                                 const char *title);
GtkWidget  *fixture_find_button (GtkWidget  *root,
                                 const char *text);
GtkWidget  *fixture_find_window (GType       type);
GtkWidget  *fixture_wait_label  (GtkWidget  *root,
                                 const char *text);
GtkWidget  *fixture_wait_window (GType       type);
void        fixture_answer      (const char *response);
void        fixture_act         (GtkWidget  *widget,
                                 const char *action);
void        fixture_click       (GtkWidget  *root,
                                 const char *text);
const char *fixture_get_row     (GtkWidget  *root,
                                 const char *title);
void        fixture_set_row     (GtkWidget  *root,
                                 const char *title,
                                 const char *text);
guint       fixture_count       (GtkWidget  *root,
                                 GType       type);
