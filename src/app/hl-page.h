#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_PAGE (hl_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HlPage, hl_page, HL, PAGE, AdwBin)

/**
 * HlPageClass:
 * @show_round: shows a round; called when the page comes into view, when another round is chosen
 *   and when the round's data changed
 * @focus: puts the cursor where the page is ready for the keyboard
 * @show_keys: (nullable): shows the keys of the page, or hides them again; %FALSE when the page
 *   shows them anyway
 *
 * One view of the window.
 */
struct _HlPageClass
{
  AdwBinClass parent_class;

  void (*show_round) (HlPage      *self,
                      HlWorkspace *workspace,
                      HlSurvey    *survey);
  void (*focus)      (HlPage      *self);
  gboolean (*show_keys) (HlPage   *self);
};

/**
 * HlPageInfo:
 * @id: as in `--view`
 * @title: untranslated, marked with N_()
 * @full_screen: the page hides the sidebar
 * @hidden: the page is not in the sidebar: an action leads to it
 * @apart: a line separates the page from those before it in the sidebar
 * @live: the page is shown again when another program wrote into the file
 *
 * What the window knows about one view before it is made.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  gboolean    full_screen;
  gboolean    hidden;
  gboolean    apart;
  gboolean    live;
  GType     (*get_type) (void);
} HlPageInfo;

const HlPageInfo * const *hl_page_infos      (gsize       *out_n_infos);
const HlPageInfo         *hl_page_find       (const char  *id);
void                      hl_page_show_round (HlPage      *self,
                                              HlWorkspace *workspace,
                                              HlSurvey    *survey);
void                      hl_page_focus      (HlPage      *self);
gboolean                  hl_page_show_keys  (HlPage      *self);

G_END_DECLS
