#pragma once

#include "app/hl-draw-window.h"

G_BEGIN_DECLS

/* In the row that asks how to draw. */
#define HL_DRAW_BY_QUOTA 0
#define HL_DRAW_FROM_ALL 1

/* From a list of dossiers to those drawn: choose, look, draw. */
struct _HlDrawWindow
{
  AdwWindow parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  HlSurvey     *survey;
  HlDrawList   *list;
  HlDrawResult *result;
  GCancellable *cancellable;

  /* template children */
  AdwWindowTitle *title;
  GtkStack       *pages;
  GtkWidget      *choose;
  GtkWidget      *cancel;
  GtkWidget      *side;
  GtkLabel       *summary;
  GtkLabel       *refused_note;
  AdwComboRow    *way_row;
  AdwEntryRow    *size_row;
  AdwEntryRow    *seed_row;
  AdwEntryRow    *reason_row;
  GtkLabel       *earlier;
  GtkWidget      *switcher;
  GtkStack       *tables;
  GtkColumnView  *dossiers;
  GtkColumnView  *refused;
  GtkLabel       *heading;
  GtkLabel       *how;
  GtkColumnView  *fields;
  GtkLabel       *problem;
  GtkWidget      *bar;
  GtkWidget      *back;
  GtkWidget      *save;
  GtkWidget      *hand_out;
  GtkButton      *next;
};

/* hl-draw-window.c */
void hl_draw_window_show_page   (HlDrawWindow *self,
                                 const char   *page);
void hl_draw_window_tell        (HlDrawWindow *self,
                                 const char   *text,
                                 gboolean      is_problem);
void hl_draw_window_show_list   (HlDrawWindow *self);
void hl_draw_window_show_result (HlDrawWindow *self);

/* hl-draw-work.c */
void hl_draw_work_draw          (HlDrawWindow *self);

G_END_DECLS
