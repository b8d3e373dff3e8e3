#pragma once

#include <gtk/gtk.h>

#include "app/hl-office-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_DEADLINES (hl_office_deadlines_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeDeadlines, hl_office_deadlines, HL, OFFICE_DEADLINES, GtkBox)

GtkWidget *hl_office_deadlines_new (HlOfficeEdit *edit);

G_END_DECLS
