#pragma once

#include <adwaita.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_TYPE_REMINDER_LIST (hl_reminder_list_get_type ())
G_DECLARE_FINAL_TYPE (HlReminderList, hl_reminder_list, HL, REMINDER_LIST, AdwBin)

void hl_reminder_list_show (HlReminderList   *self,
                            const HlHomeData *data,
                            HlDate            today);

G_END_DECLS
