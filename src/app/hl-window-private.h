#pragma once

#include "app/hl-adaptive-box.h"
#include "app/hl-sidebar.h"
#include "app/hl-window.h"

G_BEGIN_DECLS

struct _HlWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  GListStore   *rounds_model;
  HlSurvey     *survey;
  GCancellable *cancellable;
  GFile        *file;        /* open, or being opened */
  char         *wanted_view;
  gint64        wanted_survey;
  guint         daily_check;

  /* template children */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkStack        *screens;
  HlAdaptiveBox   *main;
  HlSidebar       *sidebar;
  GtkStack        *pages;
};

void hl_window_show_main   (HlWindow *self);
void hl_window_show_survey (HlWindow *self);
void hl_window_load        (HlWindow *self);
void hl_window_on_changed  (HlWindow *self,
                            gint64    survey_id);

G_END_DECLS
