#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_ROUND_ROW (hl_round_row_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundRow, hl_round_row, HL, ROUND_ROW, AdwActionRow)

GtkWidget  *hl_round_row_new       (const char *title,
                                    const char *subtitle);
const char *hl_round_row_get_text  (HlRoundRow *self);
void        hl_round_row_set_text  (HlRoundRow *self,
                                    const char *text);
void        hl_round_row_set_fault (HlRoundRow *self,
                                    const char *fault);
void        hl_round_row_name_expander (AdwExpanderRow *row,
                                        const char     *title);

G_END_DECLS
