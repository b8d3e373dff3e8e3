#pragma once

#include <gtk/gtk.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_TYPE_QUOTA_CARD (hl_quota_card_get_type ())
G_DECLARE_FINAL_TYPE (HlQuotaCard, hl_quota_card, HL, QUOTA_CARD, GtkBox)

void hl_quota_card_show (HlQuotaCard      *self,
                         const HlHomeData *data);

G_END_DECLS
