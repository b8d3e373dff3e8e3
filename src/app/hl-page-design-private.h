#pragma once

#include <adwaita.h>

#include "app/hl-adaptive-box.h"
#include "app/hl-design-data.h"
#include "app/hl-design-jump-editor.h"
#include "app/hl-design-library.h"
#include "app/hl-design-preview.h"
#include "app/hl-design-problems.h"
#include "app/hl-design-properties.h"
#include "app/hl-design-revision.h"
#include "app/hl-design-tree.h"
#include "app/hl-page.h"
#include "core/hl-questionnaire-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_PAGE_DESIGN (hl_page_design_get_type ())
G_DECLARE_FINAL_TYPE (HlPageDesign, hl_page_design, HL, PAGE_DESIGN, HlPage)

/* The questionnaire: its tree, what is chosen in it, and the paper. */
struct _HlPageDesign
{
  HlPage parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  HlDesignData *data;
  GCancellable *cancellable;
  HlQuestionnaireEdit *edit;
  GtkWidget    *buttons;      /* in the header bar of the window while the page is shown */
  AdwHeaderBar *header;       /* weak */
  char         *wanted_id;    /* another questionnaire than that of the round, or NULL */
  gint64        survey_id;
  guint         keeping;      /* timeout before the edit is kept */
  gboolean      begins_anew;  /* what is loaded takes the place of the edit */
  gboolean      wants_paper;  /* where there is no room for both: the paper, not the properties */

  /* template children */
  GtkStack        *states;
  GtkWidget       *error_page;
  HlAdaptiveBox   *adaptive;
  GtkWidget       *tree_pane;
  HlDesignTree    *tree;
  GtkPaned        *outer;
  GtkPaned        *panes;
  HlDesignPreview *preview;

  HlDesignProperties *properties;
  HlDesignProblems   *problems;
  HlDesignRevision   *revision;
  HlDesignLibrary    *library;
  GtkWidget          *up_button;
  GtkWidget          *down_button;
  GtkWidget          *middle;
  GtkLabel           *frozen_text;
  GtkWidget          *save_tools;
  GtkButton          *save_button;

  /* in @buttons */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
};

void hl_page_design_show_chosen     (HlPageDesign       *self);
void hl_page_design_show_draft      (HlPageDesign       *self);
void hl_page_design_load            (HlPageDesign       *self);
gboolean hl_page_design_is_modified (HlPageDesign       *self);
void hl_page_design_keep            (HlPageDesign       *self);
void hl_page_design_keep_now        (HlPageDesign       *self);
void hl_page_design_install_library (GtkWidgetClass     *widget_class);
void hl_page_design_make_buttons    (HlPageDesign       *self);
void hl_page_design_on_chosen       (HlPageDesign       *self,
                                     const char         *id);
void hl_page_design_install_save    (GtkWidgetClass     *widget_class);
void hl_page_design_show_state      (HlPageDesign       *self);
void hl_page_design_install_edit    (GtkWidgetClass     *widget_class);
void hl_page_design_update_actions  (HlPageDesign       *self);
void hl_page_design_on_changed      (HlPageDesign       *self,
                                     int                 change,
                                     guint               id);
void hl_page_design_on_edited       (HlPageDesign       *self,
                                     const char         *name,
                                     const char         *value);
void hl_page_design_on_option       (HlPageDesign       *self,
                                     guint               option,
                                     guint               change,
                                     const char         *value);
void hl_page_design_on_jump         (HlPageDesign       *self,
                                     guint               index,
                                     const HlDesignJump *jump);
void hl_page_design_on_jump_removed (HlPageDesign       *self,
                                     guint               index);
void hl_page_design_on_dropped      (HlPageDesign       *self,
                                     HlDesignNode       *dragged,
                                     HlDesignNode       *onto,
                                     gboolean            after);
void hl_page_design_on_problem      (HlPageDesign       *self,
                                     const HlProblem    *problem);

G_END_DECLS
