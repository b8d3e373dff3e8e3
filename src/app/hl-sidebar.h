#pragma once

#include <gtk/gtk.h>

#include "app/hl-page.h"

G_BEGIN_DECLS

#define HL_TYPE_SIDEBAR (hl_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HlSidebar, hl_sidebar, HL, SIDEBAR, GtkBox)

void hl_sidebar_set_rounds (HlSidebar        *self,
                            GListModel       *rounds);
void hl_sidebar_set_round  (HlSidebar        *self,
                            const HlSurvey   *survey);
void hl_sidebar_select     (HlSidebar        *self,
                            const HlPageInfo *info);
void hl_sidebar_set_narrow (HlSidebar        *self,
                            gboolean          narrow);

G_END_DECLS
