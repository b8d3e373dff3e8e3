#pragma once

#include <gtk/gtk.h>

#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICER_LINE (hl_officer_line_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficerLine, hl_officer_line, HL, OFFICER_LINE, GtkBox)

GtkWidget *hl_officer_line_new  (const HlFieldOfficer *officer);
gboolean   hl_officer_line_read (HlOfficerLine        *self,
                                 HlFieldOfficer       *officer,
                                 GError              **error);

G_END_DECLS
