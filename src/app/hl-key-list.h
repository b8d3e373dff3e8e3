#pragma once

#include <gtk/gtk.h>

#include "core/hl-office.h"
#include "keying/hl-key-session.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

#define HL_TYPE_KEY_LIST (hl_key_list_get_type ())
G_DECLARE_FINAL_TYPE (HlKeyList, hl_key_list, HL, KEY_LIST, GtkWidget)

void      hl_key_list_set_round (HlKeyList          *self,
                                 HlSurvey           *survey,
                                 HlOffice           *office,
                                 HlPaperLayout      *paper);
void      hl_key_list_show      (HlKeyList          *self,
                                 const HlKeySession *session,
                                 gboolean            wrong);
GtkEntry *hl_key_list_get_entry (HlKeyList          *self);

G_END_DECLS
