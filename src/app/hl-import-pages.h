#pragma once

#include "app/hl-import-list.h"
#include "exchange/hl-import-group.h"

G_BEGIN_DECLS

void hl_import_pages_fill_columns (HlImportList *list,
                                   HlImportPlan *plan,
                                   const GArray *targets);
void hl_import_pages_fill_values  (HlImportList *list,
                                   HlImportPlan *plan,
                                   GPtrArray    *groups);

G_END_DECLS
