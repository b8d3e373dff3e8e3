#pragma once

#include <adwaita.h>

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_FIELD_DETAILS (hl_field_details_get_type ())
G_DECLARE_FINAL_TYPE (HlFieldDetails, hl_field_details, HL, FIELD_DETAILS, GtkBox)

GtkWidget *hl_field_details_new  (void);
void       hl_field_details_show (HlFieldDetails *self,
                                  HlRoundDraft   *draft,
                                  guint           field);

G_END_DECLS
