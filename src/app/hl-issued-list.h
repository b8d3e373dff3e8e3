#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_ISSUED_LIST (hl_issued_list_get_type ())
G_DECLARE_FINAL_TYPE (HlIssuedList, hl_issued_list, HL, ISSUED_LIST, AdwPreferencesGroup)

void  hl_issued_list_show  (HlIssuedList *self,
                            HlWorkspace  *workspace,
                            gint64        survey_id);
char *hl_issued_list_write (GBytes       *pdf,
                            const char   *number,
                            GError      **error);

G_END_DECLS
