#pragma once

#include <gtk/gtk.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_QUOTA_MANY 4 /* more fields are sorted, the worst first, and scrolled */

#define HL_TYPE_QUOTA_LIST (hl_quota_list_get_type ())
G_DECLARE_FINAL_TYPE (HlQuotaList, hl_quota_list, HL, QUOTA_LIST, GtkBox)

void hl_quota_list_show (HlQuotaList      *self,
                         const HlHomeData *data);

G_END_DECLS
