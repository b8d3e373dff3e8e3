#include "app/hl-office-names.h"

#include <string.h>

#include "app/hl-text-field.h"
#include "core/hl-i18n.h"

#define MAX_LINES 3    /* of the heading */
#define LINE_CHARS 34  /* capitals that stand side by side over a report */

/* Name, heading, place and department of the office. */
struct _HlOfficeNames
{
  GtkBox parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  /* borrowed */
  HlTextField *fields[6];
};

static const struct
{
  const char *key;
  const char *label;
  const char *hint;
  guint       n_lines;
} rows[] = {
  { "name", N_("_Name of the office"), "UBND phường …", 1 },
  { "heading", N_("Lines at the head of forms and _reports"), NULL, MAX_LINES },
  { "parent", N_("Office _above"), "UBND tỉnh …", 1 },
  { "place", N_("_Place of the date line"), "…", 1 },
  { "one_stop", N_("_One-stop department"), "Trung tâm Phục vụ hành chính công …", 1 },
  { "symbol", N_("_Symbol in document numbers, behind BC-"), "UBND", 1 },
};

#define NAME 0
#define HEADING 1

G_DEFINE_FINAL_TYPE (HlOfficeNames, hl_office_names, GTK_TYPE_BOX)

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = 0;

  for (char **line = lines; *line != NULL; line++)
    n_lines += (guint) (g_utf8_strlen (*line, -1) + LINE_CHARS - 1) / LINE_CHARS;

  return n_lines;
}

/* What the heading is when none is given, and how many lines it takes. */
static char *
explain_heading (HlOfficeNames *self)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);
  g_autofree char *lines = hl_office_heading_lines (office);
  g_autofree char *days = hl_office_edit_say_days (self->edit, "heading", TRUE);
  GString *text = g_string_new (NULL);

  if (*office->heading == '\0' && *lines != '\0')
    {
      g_autofree char *shown = g_strdelimit (g_strdup (lines), "\n", '/');

      g_string_append_printf (text, _("Empty: %s stands there."), shown);
    }
  if (count_lines (lines) > MAX_LINES)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            _("On paper that takes more than three lines: shorten it."));
  if (*days != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", days);

  return g_string_free (text, FALSE);
}

static void
show_notes (HlOfficeNames *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *key = rows[i].key;
      g_autofree char *note = i == HEADING ? explain_heading (self)
                              : hl_office_edit_say_days (self->edit, key, TRUE);

      hl_text_field_set_note (self->fields[i], note);
    }
}

static void
on_loaded (HlOfficeNames *self,
           gboolean       is_new)
{
  show_notes (self);
  if (!is_new)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = hl_office_get (hl_office_edit_get_office (self->edit), rows[i].key);

      if (i == HEADING)
        g_strdelimit (value, "/", '\n');
      hl_text_field_set_text (self->fields[i], value);
      hl_text_field_set_fault (self->fields[i], NULL);
    }
}

/* Why a text cannot be taken, before the office looks at it. */
static const char *
find_fault (guint       i,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (i == NAME && *text == '\0')
    return _("The office needs a name, such as UBND phường …");
  if (i == HEADING && g_strv_length (lines) > MAX_LINES)
    return _("The heading has room for three lines: leave one out or join two.");
  if (i == HEADING && strchr (text, '/') != NULL)
    return _("The heading cannot hold a slash: begin a new line instead.");

  return NULL;
}

static void
on_edited (HlOfficeNames *self,
           HlTextField   *field)
{
  g_autofree char *text = hl_text_field_get_text (field);
  g_autoptr (GError) error = NULL;
  const char *fault;
  guint i = 0;

  while (self->fields[i] != field)
    i++;

  fault = find_fault (i, text);
  if (fault == NULL && !hl_office_edit_set (self->edit, rows[i].key, text, &error))
    fault = error->message;
  hl_text_field_set_fault (field, fault);
}

static void
hl_office_names_dispose (GObject *object)
{
  g_clear_object (&HL_OFFICE_NAMES (object)->edit);

  G_OBJECT_CLASS (hl_office_names_parent_class)->dispose (object);
}

static void
hl_office_names_class_init (HlOfficeNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_names_dispose;
}

static void
hl_office_names_init (HlOfficeNames *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-content");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *field = hl_text_field_new (_(rows[i].label), rows[i].n_lines);

      self->fields[i] = HL_TEXT_FIELD (field);
      if (rows[i].hint != NULL)
        hl_text_field_set_hint (self->fields[i], rows[i].hint, 0);
      g_signal_connect_swapped (field, "edited", G_CALLBACK (on_edited), self);
      gtk_box_append (GTK_BOX (self), field);
    }
}

/**
 * hl_office_names_new:
 * @edit: the office
 *
 * Makes the fields for the names of the office.
 *
 * Returns: (transfer floating): the fields
 */
GtkWidget *
hl_office_names_new (HlOfficeEdit *edit)
{
  HlOfficeNames *self = g_object_new (HL_TYPE_OFFICE_NAMES, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
