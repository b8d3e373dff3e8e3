#pragma once

#include <adwaita.h>

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_OPTIONS (hl_design_options_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignOptions, hl_design_options, HL, DESIGN_OPTIONS, AdwPreferencesGroup)

/**
 * HlOptionChange:
 *
 * What the user does to an option.
 */
typedef enum
{
  HL_OPTION_ADD,      /* behind the last */
  HL_OPTION_REMOVE,
  HL_OPTION_UP,
  HL_OPTION_DOWN,
  HL_OPTION_LABEL,    /* value: the wording */
  HL_OPTION_FLAG,     /* value: number of the HlLevelFlag */
  HL_OPTION_TEXT,     /* value: "1" or "" */
} HlOptionChange;

GtkWidget *hl_design_options_new   (void);
void       hl_design_options_show  (HlDesignOptions  *self,
                                    const HlQuestion *question);
void       hl_design_options_focus (HlDesignOptions  *self,
                                    guint             option);

G_END_DECLS
