#include "app/hl-officer-line.h"

#include "core/hl-i18n.h"

/* A responsible officer: who, from which day and to which. */
struct _HlOfficerLine
{
  GtkBox parent_instance;

  /* borrowed */
  GtkLabel *who;
  GtkEntry *from;
  GtkEntry *to;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlOfficerLine, hl_officer_line, GTK_TYPE_BOX)

static void
on_edited (HlOfficerLine *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_removed (HlOfficerLine *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static GtkEntry *
add_day (HlOfficerLine *self,
         const char    *word,
         const char    *name)
{
  GtkWidget *label = gtk_label_new (word);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("dd/mm/yyyy"));
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);

  return GTK_ENTRY (entry);
}

static void
hl_officer_line_class_init (HlOfficerLineClass *klass)
{
  /**
   * HlOfficerLine::edited:
   * @self: the line
   *
   * A day was typed.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_OFFICER_LINE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlOfficerLine::removed:
   * @self: the line
   *
   * The officer is not responsible any more, and never was.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", HL_TYPE_OFFICER_LINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_officer_line_init (HlOfficerLine *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->who = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->who, 0);
  gtk_label_set_ellipsize (self->who, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->who), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->who));
  self->from = add_day (self, _("from"), _("Responsible from"));
  self->to = add_day (self, _("to"), _("Responsible to"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_box_append (GTK_BOX (self), remove);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_removed), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove this officer"), -1);
}

static void
show_day (HlOfficerLine *self,
          GtkEntry      *entry,
          HlDate         day)
{
  g_autofree char *text = hl_date_to_display (day);

  g_signal_handlers_block_by_func (entry, on_edited, self);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_handlers_unblock_by_func (entry, on_edited, self);
}

/**
 * hl_officer_line_new:
 * @officer: who is responsible
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
hl_officer_line_new (const HlFieldOfficer *officer)
{
  HlOfficerLine *self = g_object_new (HL_TYPE_OFFICER_LINE, NULL);
  g_autofree char *who = g_strdup_printf ("%s %s", officer->code, officer->name);

  gtk_label_set_text (self->who, g_strstrip (who));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->who), who);
  show_day (self, self->from, officer->from);
  show_day (self, self->to, officer->to);

  return GTK_WIDGET (self);
}

/* A day that cannot be read marks its entry and is none. */
static gboolean
read_day (GtkEntry *entry,
          HlDate   *day,
          GError  **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean is_read;

  *day = HL_DATE_NONE;
  is_read = *text == '\0' || hl_date_read (text, day, error);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_read ? GTK_ACCESSIBLE_INVALID_FALSE
                                       : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (is_read)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");

  return is_read;
}

/**
 * hl_officer_line_read:
 * @self: the line
 * @officer: (inout): gets the days that are typed; one that cannot be read is none
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when a day cannot be read
 */
gboolean
hl_officer_line_read (HlOfficerLine  *self,
                      HlFieldOfficer *officer,
                      GError        **error)
{
  gboolean from_is_read = read_day (self->from, &officer->from, error);

  return read_day (self->to, &officer->to, from_is_read ? error : NULL) && from_is_read;
}
