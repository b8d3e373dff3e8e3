#pragma once

#include <adwaita.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

#define HL_TYPE_CRITERION_WINDOW (hl_criterion_window_get_type ())
G_DECLARE_FINAL_TYPE (HlCriterionWindow, hl_criterion_window, HL, CRITERION_WINDOW, AdwWindow)

GtkWidget *hl_criterion_window_new (GtkWindow           *parent,
                                    HlWorkspace         *workspace,
                                    const HlResultsPart *part,
                                    const char          *code);

G_END_DECLS
