#pragma once

#include <gtk/gtk.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

GPtrArray *hl_results_table_factors  (const HlResultsPart *part);
GPtrArray *hl_results_table_groups   (const HlResultsPart *part);
GPtrArray *hl_results_table_criteria (const HlResultsPart *part);
char      *hl_results_table_to_text  (GPtrArray           *table);
char      *hl_results_table_all_text (const HlResultsPart *part);
void       hl_results_table_fill     (GtkGrid             *grid,
                                      GPtrArray           *table);

G_END_DECLS
