#pragma once

#include "app/hl-register-editor.h"
#include "app/hl-register-names.h"
#include "app/hl-register-numbers.h"
#include "app/hl-register-pane.h"
#include "app/hl-register-refused.h"
#include "app/hl-register-summary.h"
#include "app/hl-register-table.h"
#include "app/hl-register-work.h"

G_BEGIN_DECLS

/* "Sổ phát, thu phiếu": who has which forms, and what became of them. */
struct _HlRegisterPane
{
  AdwBin parent_instance;

  /* owned */
  HlWorkspace     *workspace;
  HlSurvey        *survey;
  HlRegisterBook  *book;
  HlRegisterTaken *taken;      /* of the file taken in last */
  GCancellable    *cancellable;

  gboolean         wants_focus; /* once the round is there */

  /* template children */
  GtkStack          *states;
  AdwStatusPage     *error;
  HlRegisterSummary *summary;
  GtkToggleButton   *register_button;
  GtkToggleButton   *numbers_button;
  GtkStack          *views;
  HlRegisterTable   *table;
  HlRegisterEditor  *editor;
  GtkLabel          *locked;
  HlRegisterNumbers *numbers;
  HlRegisterNames   *names;
  HlRegisterRefused *refused;
  GtkLabel          *message;
};

/* hl-register-pane.c */
void     hl_register_pane_tell      (HlRegisterPane *self,
                                     const char     *text,
                                     gboolean        is_fault);
gboolean hl_register_pane_is_alive  (HlRegisterPane *self);
void     hl_register_pane_show_view (HlRegisterPane *self,
                                     const char     *view);
void     hl_register_pane_announce  (HlRegisterPane *self,
                                     GObject        *workspace);

/* hl-register-files.c */
void     hl_register_files_install  (GtkWidgetClass *widget_class);

G_END_DECLS
