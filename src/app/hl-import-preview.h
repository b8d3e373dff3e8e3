#pragma once

#include <adwaita.h>

#include "app/hl-import-job.h"

G_BEGIN_DECLS

#define HL_TYPE_IMPORT_PREVIEW (hl_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (HlImportPreview, hl_import_preview, HL, IMPORT_PREVIEW, AdwBin)

void hl_import_preview_show (HlImportPreview    *self,
                             const HlImportFile *file);

G_END_DECLS
