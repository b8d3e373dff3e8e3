#include "app/hl-office-signers.h"

#include <string.h>

#include "app/hl-report-signer.h"
#include "app/hl-row-list.h"
#include "app/hl-text-field.h"
#include "core/hl-i18n.h"

#define MAX_LINES 3

/* Who signs for the office: one to three lines over each name. */
struct _HlOfficeSigners
{
  GtkBox parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  /* borrowed */
  HlRowList *list;
  GtkLabel  *days;
};

G_DEFINE_FINAL_TYPE (HlOfficeSigners, hl_office_signers, GTK_TYPE_BOX)

static HlTextField *
get_lines (GtkWidget * row)
{
  return HL_TEXT_FIELD (gtk_widget_get_first_child (row));
}

static HlTextField *
get_name (GtkWidget *row)
{
  return HL_TEXT_FIELD (gtk_widget_get_last_child (row));
}

/* What cannot be stored; the other faults are advice. */
static const char *
find_fault (const char *lines,
            const char *name)
{
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);

  if (strpbrk (lines, ";|/") != NULL || strpbrk (name, ";|") != NULL)
    return _("The marks ; | and / cannot stand here: begin a new line instead.");
  if (g_strv_length (each) > MAX_LINES)
    return _("Over a signature there is room for three lines.");
  if (*lines == '\0' && *name != '\0')
    return _("The lines over the name are missing, such as CHỦ TỊCH.");

  return NULL;
}

/* Returns: whether the row can be stored */
static gboolean
check_row (HlOfficeSigners *self,
           GtkWidget       *row,
           GString         *out)
{
  g_autofree char *lines = hl_text_field_get_text (get_lines (row));
  g_autofree char *name = hl_text_field_get_text (get_name (row));
  const HlSigner signer = { lines, name };
  const char *fault = find_fault (lines, name);
  const gboolean fits = fault == NULL;

  if (fits && *name != '\0')
    {
      fault = hl_report_signer_fault (hl_office_edit_get_office (self->edit), &signer);
      g_string_append_printf (out, "%s%s|%s", out->len > 0 ? "; " : "",
                              g_strdelimit (lines, "\n", '/'), name);
    }
  hl_text_field_set_fault (get_lines (row), fault);
  hl_text_field_set_fault (get_name (row), fits && *lines != '\0' && *name == '\0'
                           ? _("The name is missing: the signer is kept once it is there.")
                           : NULL);

  return fits;
}

static void
save (HlOfficeSigners *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean fits = TRUE;

  for (guint i = 0; i < hl_row_list_count (self->list); i++)
    if (!check_row (self, hl_row_list_get (self->list, i), value))
      fits = FALSE;

  if (fits && !hl_office_edit_set (self->edit, "signers", value->str, &error))
    hl_text_field_set_fault (get_lines (hl_row_list_get (self->list, 0)), error->message);
}

static GtkWidget *
add_row (HlOfficeSigners *self,
         const char      *lines,
         const char      *name)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *over = hl_text_field_new (_("Lines over the signature"), MAX_LINES);
  GtkWidget *below = hl_text_field_new (_("Name"), 1);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  hl_text_field_set_text (HL_TEXT_FIELD (over), lines);
  hl_text_field_set_text (HL_TEXT_FIELD (below), name);
  gtk_box_append (GTK_BOX (row), over);
  gtk_box_append (GTK_BOX (row), below);
  g_signal_connect_swapped (over, "edited", G_CALLBACK (save), self);
  g_signal_connect_swapped (below, "edited", G_CALLBACK (save), self);
  hl_row_list_append (self->list, row, TRUE);

  return row;
}

/* The second one is usually the deputy. */
static void
on_add (HlOfficeSigners *self)
{
  GtkWidget *row = add_row (self, hl_row_list_count (self->list) == 0
                            ? "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
                            : "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "");

  gtk_widget_child_focus (GTK_WIDGET (get_name (row)), GTK_DIR_TAB_FORWARD);
}

static void
on_loaded (HlOfficeSigners *self,
           gboolean         is_new)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);
  g_autofree char *days = hl_office_edit_say_days (self->edit, "signers", FALSE);

  gtk_label_set_text (self->days, days);
  gtk_widget_set_visible (GTK_WIDGET (self->days), *days != '\0');
  if (!is_new)
    return;

  hl_row_list_clear (self->list);
  for (guint i = 0; i < office->n_signers; i++)
    {
      g_autoptr (GString) unused = g_string_new (NULL);

      check_row (self, add_row (self, office->signers[i].lines, office->signers[i].name), unused);
    }
}

static void
hl_office_signers_dispose (GObject *object)
{
  g_clear_object (&HL_OFFICE_SIGNERS (object)->edit);

  G_OBJECT_CLASS (hl_office_signers_parent_class)->dispose (object);
}

static void
hl_office_signers_class_init (HlOfficeSignersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_signers_dispose;
}

static void
hl_office_signers_init (HlOfficeSigners *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = HL_ROW_LIST (hl_row_list_new (_("Who signs"), _("Add a Si_gner"), TRUE));
  self->days = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->days, 0);
  gtk_label_set_wrap (self->days, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->days));
  g_signal_connect_swapped (self->list, "add", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (save), self);
}

/**
 * hl_office_signers_new:
 * @edit: the office
 *
 * Makes the list of those who sign.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
hl_office_signers_new (HlOfficeEdit *edit)
{
  HlOfficeSigners *self = g_object_new (HL_TYPE_OFFICE_SIGNERS, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
