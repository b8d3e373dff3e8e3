#pragma once

#include <adwaita.h>

#include "app/hl-import-job.h"

G_BEGIN_DECLS

#define HL_TYPE_IMPORT_RESULT (hl_import_result_get_type ())
G_DECLARE_FINAL_TYPE (HlImportResult, hl_import_result, HL, IMPORT_RESULT, AdwBin)

void hl_import_result_show (HlImportResult       *self,
                            const HlImportReport *report);

G_END_DECLS
