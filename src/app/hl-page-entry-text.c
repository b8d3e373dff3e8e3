#include "app/hl-page-entry-private.h"

/* The row of a text: the entry and its input method have the keys. */

/**
 * hl_page_entry_take_text:
 * @self: a page whose cursor is on a text
 *
 * Takes the text of the entry and goes on.
 */
void
hl_page_entry_take_text (HlPageEntry *self)
{
  GtkEditable *entry = GTK_EDITABLE (hl_key_list_get_entry (self->list));
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  g_autoptr (GError) error = NULL;

  if (self->failed || self->paused)
    return;

  if (!hl_page_entry_ensure_journal (self, &error) ||
      !hl_key_journal_text (self->journal, text, TRUE, &error))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  hl_page_entry_finish_key (self, hl_key_session_type_text (self->session, text));
}

/**
 * hl_page_entry_leave_text:
 * @self: a page whose entry holds a text the form does not have yet
 * @key: %HL_KEY_UP, %HL_KEY_BACK or %HL_KEY_DOWN
 *
 * Goes back or on; what was typed is kept as if Enter had ended it.
 */
void
hl_page_entry_leave_text (HlPageEntry *self,
                          gunichar     key)
{
  hl_page_entry_take_text (self);
  if (key == HL_KEY_DOWN || self->typing)
    return;

  hl_page_entry_take_key (self, HL_KEY_UP);
  hl_page_entry_take_key (self, HL_KEY_UP);
}

/**
 * hl_page_entry_is_for_text:
 * @self: a page whose entry has the hands
 * @key: what hl_key_map() made of a key
 *
 * Returns: whether the entry gets it: all keys except those that leave it
 */
gboolean
hl_page_entry_is_for_text (HlPageEntry *self,
                           gunichar     key)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (hl_key_list_get_entry (self->list)));

  if (key == HL_KEY_BACK)
    return self->composing || *text != '\0';

  return self->composing || (key != HL_KEY_UP && key != HL_KEY_DOWN && key != HL_KEY_FLAG);
}

/**
 * hl_page_entry_type:
 * @self: a page
 * @key: what hl_key_map() made of a key that was held for the entry
 *
 * Gives it to the entry, if the cursor is on a text.
 */
void
hl_page_entry_type (HlPageEntry *self,
                    gunichar     key)
{
  GtkEditable *entry = GTK_EDITABLE (hl_key_list_get_entry (self->list));
  int position = gtk_editable_get_position (entry);
  char letter[7] = { 0 };

  if (!gtk_widget_get_visible (GTK_WIDGET (entry)))
    return;

  if (key == HL_KEY_ENTER)
    hl_page_entry_take_text (self);
  else if (key == HL_KEY_BACK)
    gtk_editable_delete_text (entry, MAX (position - 1, 0), position);
  else if (g_unichar_isprint (key))
    {
      g_unichar_to_utf8 (key, letter);
      gtk_editable_insert_text (entry, letter, -1, &position);
      gtk_editable_set_position (entry, position);
    }
}

static void
on_text_changed (HlPageEntry *self,
                 GtkEditable *entry)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet || self->session == NULL || !gtk_widget_get_visible (GTK_WIDGET (entry)))
    return;

  self->typing = TRUE;
  if (!hl_page_entry_ensure_journal (self, &error) ||
      !hl_key_journal_text (self->journal, gtk_editable_get_text (entry), FALSE, &error))
    hl_page_entry_fail (self, error->message);
}

static void
on_composing (HlPageEntry *self,
              const char  *preedit)
{
  self->composing = *preedit != '\0';
}

/**
 * hl_page_entry_add_text:
 * @self: a page
 *
 * Connects the entry.
 */
void
hl_page_entry_add_text (HlPageEntry *self)
{
  GtkEntry *entry = hl_key_list_get_entry (self->list);

  g_signal_connect_object (entry, "activate", G_CALLBACK (hl_page_entry_take_text), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (on_composing), self, G_CONNECT_SWAPPED);
}
