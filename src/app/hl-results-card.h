#pragma once

#include "app/hl-chart-view.h"

G_BEGIN_DECLS

#define HL_TYPE_RESULTS_CARD (hl_results_card_get_type ())
G_DECLARE_FINAL_TYPE (HlResultsCard, hl_results_card, HL, RESULTS_CARD, GtkBox)

void               hl_results_card_show       (HlResultsCard     *self,
                                               const HlChartType *type,
                                               HlResultsPart     *part,
                                               guint              limit,
                                               GPtrArray         *table);
void               hl_results_card_set_title  (HlResultsCard     *self,
                                               const char        *title);
void               hl_results_card_set_more   (HlResultsCard     *self,
                                               const char        *label);
void               hl_results_card_set_note   (HlResultsCard     *self,
                                               const char        *note);
void               hl_results_card_show_table (HlResultsCard     *self,
                                               gboolean           is_table);
const HlChartType *hl_results_card_get_type_shown (HlResultsCard *self);

G_END_DECLS
