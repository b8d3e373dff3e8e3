#pragma once

#include <gtk/gtk.h>

#include "app/hl-office-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_NAMES (hl_office_names_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeNames, hl_office_names, HL, OFFICE_NAMES, GtkBox)

GtkWidget *hl_office_names_new (HlOfficeEdit *edit);

G_END_DECLS
