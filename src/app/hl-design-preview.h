#pragma once

#include <gtk/gtk.h>

#include "core/hl-office.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_PREVIEW (hl_design_preview_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignPreview, hl_design_preview, HL, DESIGN_PREVIEW, GtkBox)

void hl_design_preview_set_round (HlDesignPreview *self,
                                  HlSurvey        *survey,
                                  HlOffice        *office);
void hl_design_preview_show      (HlDesignPreview *self,
                                  HlQuestionnaire *questionnaire);
void hl_design_preview_select    (HlDesignPreview *self,
                                  const char      *code);
void hl_design_preview_turn      (HlDesignPreview *self,
                                  int              step);
guint hl_design_preview_count_lines (HlDesignPreview *self);

G_END_DECLS
