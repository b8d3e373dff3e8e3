#pragma once

#include <gtk/gtk.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

#define HL_TYPE_RESULTS_INDEX (hl_results_index_get_type ())
G_DECLARE_FINAL_TYPE (HlResultsIndex, hl_results_index, HL, RESULTS_INDEX, GtkBox)

void hl_results_index_show (HlResultsIndex      *self,
                            const HlResultsPart *part);

G_END_DECLS
