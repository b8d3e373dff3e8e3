#pragma once

#include <gtk/gtk.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

#define HL_TYPE_RESULTS_FILTER (hl_results_filter_get_type ())
G_DECLARE_FINAL_TYPE (HlResultsFilter, hl_results_filter, HL, RESULTS_FILTER, GtkBox)

void        hl_results_filter_show         (HlResultsFilter *self,
                                            HlResults       *results);
const char *hl_results_filter_get_field    (HlResultsFilter *self);
void        hl_results_filter_choose_field (HlResultsFilter *self,
                                            int              index);
void        hl_results_filter_read         (HlResultsFilter *self,
                                            gint64           survey_id,
                                            HlResultsChoice *out_choice);

G_END_DECLS
