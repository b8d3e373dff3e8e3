#pragma once

#include <adwaita.h>

#include "exchange/hl-response-pass.h"

G_BEGIN_DECLS

#define HL_TYPE_PASS_WINDOW (hl_pass_window_get_type ())
G_DECLARE_FINAL_TYPE (HlPassWindow, hl_pass_window, HL, PASS_WINDOW, AdwWindow)

GtkWidget *hl_pass_window_new (GtkWindow          *parent,
                               const HlSurvey     *survey,
                               const HlPassReport *report);

G_END_DECLS
