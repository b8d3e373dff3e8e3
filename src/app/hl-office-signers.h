#pragma once

#include <gtk/gtk.h>

#include "app/hl-office-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_OFFICE_SIGNERS (hl_office_signers_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeSigners, hl_office_signers, HL, OFFICE_SIGNERS, GtkBox)

GtkWidget *hl_office_signers_new (HlOfficeEdit *edit);

G_END_DECLS
