/* What the line of the register shows before somebody types in it. */
#include "app/hl-register-editor-private.h"

#include "core/hl-i18n.h"
#include "exchange/hl-register-serials.h"

static void
set_text (GtkEntry   *entry,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Internal. */
void
hl_register_editor_set_day (GtkEntry *entry,
                            HlDate    day)
{
  g_autofree char *text = day != HL_DATE_NONE ? hl_date_to_display (day) : g_strdup ("");

  set_text (entry, text);
}

/* Internal. */
void
hl_register_editor_tell (HlRegisterEditor *self,
                         const char       *text,
                         gboolean          is_fault)
{
  gtk_label_set_text (self->message, text);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

/* What the register says already; a day and an area given to the last forms are offered again. */
static void
show_entry (HlRegisterEditor     *self,
            const HlRegisterSpan *entry)
{
  gboolean is_new = entry->day == HL_DATE_NONE && *entry->issued_to == '\0';
  gboolean is_told = entry->outcome != HL_OUTCOME_OUTSTANDING;
  g_autofree char *replaced_by = hl_serial_format (entry->replaced_by,
                                                   hl_survey_serial_width (self->book->survey));

  set_text (self->person, entry->issued_to);
  set_text (self->note, entry->note);
  set_text (self->replaced_by, replaced_by);
  if (!is_new || entry->area != HL_NO_INDEX)
    gtk_drop_down_set_selected (self->area, entry->area != HL_NO_INDEX ? entry->area + 1 : 0);
  if (!is_new)
    hl_register_editor_set_day (self->day, entry->day);
  gtk_drop_down_set_selected (self->outcome, is_told ? entry->outcome + 1u : 0);
  hl_register_editor_set_day (self->outcome_day, entry->outcome_day);
}

/* Internal. */
void
hl_register_editor_show_blank (HlRegisterEditor *self)
{
  static const HlRegisterSpan several = {
    .issued_to = (char *) "", .note = (char *) "", .area = HL_NO_INDEX,
  };

  show_entry (self, &several);
  set_text (self->day, "");
  gtk_drop_down_set_selected (self->area, 0);
}

/* Internal: the line is about no forms. */
void
hl_register_editor_clear (HlRegisterEditor *self)
{
  g_clear_pointer (&self->entry, hl_register_span_free);
  self->first = 0;
  self->last = 0;
}

/* Internal: looks the serials up once they are typed; %FALSE when they are none. */
gboolean
hl_register_editor_look_up (HlRegisterEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->serials));
  g_autoptr (GError) error = NULL;
  gint64 first, last;

  if (!hl_register_parse_serials (text, &first, &last, &error))
    {
      hl_register_editor_tell (self, error->message, TRUE);
      return FALSE;
    }
  if (first == self->first && last == self->last)
    return TRUE;

  hl_register_editor_clear (self);
  self->first = first;
  self->last = last;
  self->entry = hl_register_find_entry (self->book, first, last);
  self->is_filling = TRUE;
  if (self->entry != NULL)
    show_entry (self, self->entry);
  else
    hl_register_editor_show_blank (self);
  self->is_filling = FALSE;
  hl_register_editor_tell (self, self->entry != NULL ? "" :
                           _("These forms have different entries: what is left empty stays as it "
                             "is."), FALSE);

  return TRUE;
}

/* Internal: puts up to @n forms from @from on that nobody was handed yet, if there are some. */
void
hl_register_editor_offer (HlRegisterEditor *self,
                          gint64            from,
                          gint64            n)
{
  gint64 first, last;
  g_autofree char *text = NULL;

  if (!hl_register_find_free (self->book, from, n, &first, &last))
    return;

  text = hl_register_format_span (self->book->survey, first, last);
  self->is_filling = TRUE;
  set_text (self->serials, text);
  self->is_filling = FALSE;
  hl_register_editor_look_up (self);
}
