#pragma once

#include <adwaita.h>

#include "core/hl-office.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_PAGE (hl_office_page_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficePage, hl_office_page, HL, OFFICE_PAGE, AdwBin)

void       hl_office_page_show       (HlOfficePage *self,
                                      HlOffice     *office);
GPtrArray *hl_office_page_get_values (HlOfficePage *self);

G_END_DECLS
