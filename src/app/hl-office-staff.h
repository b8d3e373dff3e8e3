#pragma once

#include <gtk/gtk.h>

#include "app/hl-office-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_STAFF (hl_office_staff_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeStaff, hl_office_staff, HL, OFFICE_STAFF, GtkBox)

GtkWidget *hl_office_staff_new (HlOfficeEdit *edit);

G_END_DECLS
