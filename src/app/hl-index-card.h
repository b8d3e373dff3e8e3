#pragma once

#include <gtk/gtk.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_TYPE_INDEX_CARD (hl_index_card_get_type ())
G_DECLARE_FINAL_TYPE (HlIndexCard, hl_index_card, HL, INDEX_CARD, GtkBox)

void hl_index_card_show (HlIndexCard      *self,
                         const HlHomeData *data);

G_END_DECLS
