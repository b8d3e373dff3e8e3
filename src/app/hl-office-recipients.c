#include "app/hl-office-recipients.h"

#include <string.h>

#include "app/hl-row-list.h"
#include "app/hl-text-field.h"
#include "core/hl-i18n.h"

#define PURPOSE_CHARS 8

/* To whom the reports go, with what purpose, and who is addressed. */
struct _HlOfficeRecipients
{
  GtkBox parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  /* borrowed */
  HlRowList *list;
};

G_DEFINE_FINAL_TYPE (HlOfficeRecipients, hl_office_recipients, GTK_TYPE_BOX)

static HlTextField *
get_name (GtkWidget * row)
{
  return HL_TEXT_FIELD (gtk_widget_get_first_child (row));
}

static HlTextField *
get_purpose (GtkWidget *row)
{
  return HL_TEXT_FIELD (gtk_widget_get_next_sibling (GTK_WIDGET (get_name (row))));
}

static GtkCheckButton *
get_to (GtkWidget *row)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_last_child (row));
}

static gboolean
check_row (GtkWidget *row,
           GString   *out)
{
  g_autofree char *name = hl_text_field_get_text (get_name (row));
  g_autofree char *purpose = hl_text_field_get_text (get_purpose (row));
  const char *fault = NULL;

  if (strpbrk (name, ";>") != NULL)
    fault = _("The marks ; and > cannot stand here: give each recipient a line of his own.");
  else if (*name == '\0' && *purpose != '\0')
    fault = _("The recipient has no name.");
  hl_text_field_set_fault (get_name (row), fault);
  hl_text_field_set_fault (get_purpose (row), strpbrk (purpose, ";()") != NULL
                           ? _("Without brackets") : NULL);
  if (fault != NULL || strpbrk (purpose, ";()") != NULL)
    return FALSE;

  if (*name != '\0')
    g_string_append_printf (out, "%s%s%s (%s)", out->len > 0 ? "; " : "",
                            gtk_check_button_get_active (get_to (row)) ? "> " : "", name, purpose);

  return TRUE;
}

static void
save (HlOfficeRecipients *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean fits = TRUE;

  for (guint i = 0; i < hl_row_list_count (self->list); i++)
    if (!check_row (hl_row_list_get (self->list, i), value))
      fits = FALSE;

  if (fits && !hl_office_edit_set (self->edit, "recipients", value->str, &error))
    hl_text_field_set_fault (get_name (hl_row_list_get (self->list, 0)), error->message);
}

static GtkWidget *
add_row (HlOfficeRecipients *self,
         const HlRecipient  *recipient)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = hl_text_field_new (_("Recipient"), 1);
  GtkWidget *purpose = hl_text_field_new (_("Purpose"), 1);
  GtkWidget *to = gtk_check_button_new_with_label (_("Addressed to"));

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (to, GTK_ALIGN_START);
  gtk_widget_set_margin_top (to, 24);
  hl_text_field_set_hint (HL_TEXT_FIELD (purpose), "b/c, t/h", PURPOSE_CHARS);
  hl_text_field_set_text (HL_TEXT_FIELD (name), recipient->name);
  hl_text_field_set_text (HL_TEXT_FIELD (purpose), recipient->purpose);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (to), recipient->to);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), purpose);
  gtk_box_append (GTK_BOX (row), to);
  g_signal_connect_swapped (name, "edited", G_CALLBACK (save), self);
  g_signal_connect_swapped (purpose, "edited", G_CALLBACK (save), self);
  g_signal_connect_swapped (to, "toggled", G_CALLBACK (save), self);
  hl_row_list_append (self->list, row, TRUE);

  return row;
}

static void
on_add (HlOfficeRecipients *self)
{
  const HlRecipient empty = { (char *) "", (char *) "", FALSE };
  GtkWidget *row = add_row (self, &empty);

  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
on_loaded (HlOfficeRecipients *self,
           gboolean            is_new)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);

  if (!is_new)
    return;

  hl_row_list_clear (self->list);
  for (guint i = 0; i < office->n_recipients; i++)
    add_row (self, &office->recipients[i]);
}

static void
hl_office_recipients_dispose (GObject *object)
{
  g_clear_object (&HL_OFFICE_RECIPIENTS (object)->edit);

  G_OBJECT_CLASS (hl_office_recipients_parent_class)->dispose (object);
}

static void
hl_office_recipients_class_init (HlOfficeRecipientsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_recipients_dispose;
}

static void
hl_office_recipients_init (HlOfficeRecipients *self)
{
  self->list = HL_ROW_LIST (hl_row_list_new (_("Recipients"), _("Add a _Recipient"), TRUE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "add", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (save), self);
}

/**
 * hl_office_recipients_new:
 * @edit: the office
 *
 * Makes the list of recipients.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
hl_office_recipients_new (HlOfficeEdit *edit)
{
  HlOfficeRecipients *self = g_object_new (HL_TYPE_OFFICE_RECIPIENTS, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
