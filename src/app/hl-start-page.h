#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_START_PAGE (hl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (HlStartPage, hl_start_page, HL, START_PAGE, AdwBin)

void hl_start_page_show (HlStartPage *self,
                         const char  *message);

G_END_DECLS
