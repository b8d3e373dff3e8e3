#pragma once

#include <adwaita.h>

#include "app/hl-adaptive-box.h"
#include "app/hl-design-data.h"
#include "app/hl-design-preview.h"
#include "app/hl-design-properties.h"
#include "app/hl-design-tree.h"
#include "app/hl-page.h"

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
  GtkWidget    *buttons;      /* in the header bar of the window while the page is shown */
  AdwHeaderBar *header;       /* weak */
  gint64        survey_id;
  gboolean      wants_paper;  /* where there is no room for both: the paper, not the properties */

  /* template children */
  GtkStack        *states;
  GtkWidget       *error_page;
  HlAdaptiveBox   *adaptive;
  GtkWidget       *tree_pane;
  HlDesignTree    *tree;
  GtkPaned        *panes;
  HlDesignPreview *preview;

  HlDesignProperties *properties;
};

G_END_DECLS
