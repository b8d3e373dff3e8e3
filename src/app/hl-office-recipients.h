#pragma once

#include <gtk/gtk.h>

#include "app/hl-office-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_RECIPIENTS (hl_office_recipients_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeRecipients, hl_office_recipients, HL, OFFICE_RECIPIENTS, GtkBox)

GtkWidget *hl_office_recipients_new (HlOfficeEdit *edit);

G_END_DECLS
