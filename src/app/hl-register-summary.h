#pragma once

#include <adwaita.h>

#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_SUMMARY (hl_register_summary_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterSummary, hl_register_summary, HL, REGISTER_SUMMARY, AdwBin)

void hl_register_summary_show (HlRegisterSummary *self,
                               HlRegisterBook    *book);

G_END_DECLS
