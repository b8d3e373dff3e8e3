#include "app/hl-page-entry-private.h"

#include "app/hl-key-map.h"
#include "core/hl-i18n.h"

static gboolean
ensure_journal (HlPageEntry *self,
                GError     **error)
{
  g_autofree char *path = NULL;

  if (self->journal != NULL)
    return TRUE;

  path = hl_draft_new_path (hl_workspace_get_path (self->workspace));
  self->journal = hl_key_journal_create (path, self->survey,
                                         hl_key_session_get_form (self->session),
                                         hl_key_session_get_offered (self->session), error);
  if (self->journal == NULL || hl_page_entry_own (self, error))
    return self->journal != NULL;

  hl_key_journal_remove (self->journal, NULL);
  g_clear_pointer (&self->journal, hl_key_journal_free);

  return FALSE;
}

static void
finish_key (HlPageEntry *self,
            HlKeyOutcome outcome)
{
  self->n_keys++;
  self->wrong = outcome == HL_KEY_REFUSED;
  g_clear_pointer (&self->notice, g_free);

  if (outcome == HL_KEY_SAVE)
    {
      hl_page_entry_save (self);
      return;
    }

  if (self->wrong)
    hl_page_entry_sound (self);
  hl_page_entry_show (self);
}

/* A stored form that was only looked at. */
static gboolean
is_unchanged (HlPageEntry *self,
              gunichar     key)
{
  return key == HL_KEY_ENTER && self->journal == NULL &&
         hl_key_session_get_form (self->session)->id != 0 &&
         hl_key_session_get_state (self->session) == HL_KEYING_ECHO;
}

/**
 * hl_page_entry_take_key:
 * @self: a page with a form
 * @key: what hl_key_session_press() takes
 *
 * Writes a key to the journal, then takes it.
 */
void
hl_page_entry_take_key (HlPageEntry *self,
                        gunichar     key)
{
  g_autoptr (GError) error = NULL;

  if (key == ' ')
    return;

  if (is_unchanged (self, key))
    {
      hl_page_entry_begin (self);
      return;
    }

  if (!ensure_journal (self, &error) || !hl_key_journal_key (self->journal, key, &error))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  finish_key (self, hl_key_session_press (self->session, key));
}

static void
take_text (HlPageEntry *self)
{
  GtkEditable *entry = GTK_EDITABLE (hl_key_list_get_entry (self->list));
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  g_autoptr (GError) error = NULL;

  if (self->failed || self->paused)
    return;

  if (!ensure_journal (self, &error) ||
      !hl_key_journal_text (self->journal, text, TRUE, &error))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  finish_key (self, hl_key_session_type_text (self->session, text));
}

static void
on_text_changed (HlPageEntry *self,
                 GtkEditable *entry)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet || self->session == NULL || !gtk_widget_get_visible (GTK_WIDGET (entry)))
    return;

  if (!ensure_journal (self, &error) ||
      !hl_key_journal_text (self->journal, gtk_editable_get_text (entry), FALSE, &error))
    hl_page_entry_fail (self, error->message);
}

static void
on_composing (HlPageEntry *self,
              const char  *preedit)
{
  self->composing = *preedit != '\0';
}

static void
on_picked (HlPageEntry *self,
           guint        key)
{
  if (!self->failed && !self->paused)
    hl_page_entry_take_key (self, key);
}

static void
close_prompt (HlPageEntry *self)
{
  self->prompt_kind = HL_PROMPT_NONE;
  gtk_stack_set_visible_child_name (self->line, "message");
  hl_page_entry_show (self);
}

static void
open_prompt (HlPageEntry *self,
             HlPrompt     kind,
             const char  *label,
             const char  *text)
{
  self->prompt_kind = kind;
  g_clear_pointer (&self->notice, g_free);
  gtk_label_set_text (self->prompt_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->prompt), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->prompt), text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->line, "prompt");
  gtk_widget_grab_focus (GTK_WIDGET (self->prompt));
}

/**
 * hl_page_entry_prompt_batch:
 * @self: a page with a form
 *
 * Asks how many forms the slip says: of the batch that is open, to close it, else of a new one.
 */
void
hl_page_entry_prompt_batch (HlPageEntry *self)
{
  g_autofree char *label = hl_page_entry_ask_batch (self);
  g_autofree char *count = NULL;

  if (self->paused || hl_key_strip_is_editing (self->strip))
    return;

  if (self->round->open_batch.n_paper > 0)
    count = g_strdup_printf ("%u", self->round->open_batch.n_paper);
  open_prompt (self, HL_PROMPT_BATCH, label, count);
}

static void
take_comment (HlPageEntry *self,
              const char  *text)
{
  g_autoptr (GError) error = NULL;

  if (!ensure_journal (self, &error) || !hl_key_journal_comment (self->journal, text, &error))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  hl_key_session_set_comment (self->session, text);
  hl_page_entry_notify (self, *text != '\0' ? _("The comment is on the form") :
                        _("The form has no comment"));
}

static void
on_prompt (HlPageEntry *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->prompt)));
  HlPrompt kind = self->prompt_kind;

  close_prompt (self);
  if (kind == HL_PROMPT_BATCH)
    hl_page_entry_take_batch (self, text);
  else if (kind == HL_PROMPT_COMMENT)
    take_comment (self, text);
  else if (*text != '\0')
    hl_page_entry_find (self, text);
}

/**
 * hl_page_entry_set_paused:
 * @self: a page with a form
 * @paused: whether the keyer rests
 *
 * Covers the form and stops the clock, or goes on.
 */
void
hl_page_entry_set_paused (HlPageEntry *self,
                          gboolean     paused)
{
  if (self->paused == paused)
    return;

  self->paused = paused;
  if (paused)
    self->paused_at = g_get_monotonic_time ();
  else
    self->started_at += g_get_monotonic_time () - self->paused_at;

  gtk_toggle_button_set_active (self->pause, paused);
  gtk_widget_set_visible (self->cover, paused);
  gtk_widget_set_sensitive (self->keying, !paused);
  if (paused)
    gtk_widget_grab_focus (GTK_WIDGET (self->go_on));
  else
    hl_page_entry_show (self);
}

/**
 * hl_page_entry_leave:
 * @self: a page
 *
 * Goes back to the overview; the form under way stays where it is.
 */
void
hl_page_entry_leave (HlPageEntry *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "home");
}

static gboolean
on_prompt_key (HlPageEntry *self,
               guint        keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  close_prompt (self);

  return GDK_EVENT_STOP;
}

static gboolean
on_strip_key (HlPageEntry    *self,
              guint           keyval,
              GdkModifierType state)
{
  gunichar key = hl_key_map (keyval, state);

  if (keyval == GDK_KEY_Escape)
    {
      hl_key_strip_cancel (self->strip);
      hl_page_entry_show_header (self);
      hl_page_entry_show (self);
      return GDK_EVENT_STOP;
    }

  if (key == HL_KEY_ENTER)
    {
      if (!hl_key_strip_next (self->strip))
        hl_page_entry_take_header (self);
      return GDK_EVENT_STOP;
    }

  return key >= '0' && key <= '9' && hl_key_strip_digit (self->strip, key - '0');
}

/* The number under the cursor, or that of the open form when another keying of it is kept aside. */
static char *
number_to_find (HlPageEntry *self)
{
  const HlResponse *form = hl_key_session_get_form (self->session);

  if (hl_key_session_get_state (self->session) == HL_KEYING_SERIAL)
    return g_strdup (hl_key_session_get_typed (self->session));

  if (form->id == 0 || !hl_page_entry_has_aside (self, form->serial))
    return g_strdup ("");

  return hl_serial_format (form->serial, hl_survey_serial_width (self->survey));
}

static void
find_or_comment (HlPageEntry *self,
                 guint        keyval)
{
  const HlResponse *form = hl_key_session_get_form (self->session);
  g_autofree char *number = NULL;

  if (keyval == GDK_KEY_F2)
    {
      open_prompt (self, HL_PROMPT_COMMENT, _("Comment on this form"), form->comment);
      return;
    }

  number = number_to_find (self);
  open_prompt (self, HL_PROMPT_FIND, _("Find form number"), number);
}

/* Keys that are not for the session. */
static gboolean
on_page_key (HlPageEntry *self,
             guint        keyval,
             gboolean     in_text)
{
  switch (keyval)
    {
    case GDK_KEY_F9:
      hl_page_entry_set_paused (self, TRUE);
      return GDK_EVENT_STOP;

    case GDK_KEY_F2:
    case GDK_KEY_F3:
      find_or_comment (self, keyval);
      return GDK_EVENT_STOP;

    case GDK_KEY_F5:
      hl_page_entry_prompt_batch (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
      if (in_text)
        return GDK_EVENT_PROPAGATE;
      hl_key_strip_edit (self->strip);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      hl_page_entry_leave (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* In a text the input method has the keys, except those that leave it. */
static gboolean
is_for_text (HlPageEntry *self,
             gunichar     key)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (hl_key_list_get_entry (self->list)));

  if (key == HL_KEY_BACK)
    return self->composing || *text != '\0';

  return self->composing || (key != HL_KEY_UP && key != HL_KEY_DOWN && key != HL_KEY_FLAG);
}

static gboolean
on_session_key (HlPageEntry *self,
                gunichar     key,
                gboolean     in_text)
{
  if (key == 0 || (in_text && is_for_text (self, key)))
    return GDK_EVENT_PROPAGATE;

  if (self->failed)
    hl_page_entry_refuse (self, _("Not written to disk. Stop keying; free some space, then press "
                                  "Try Again."));
  else
    hl_page_entry_take_key (self, key);

  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (HlPageEntry           *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *entry = GTK_WIDGET (hl_key_list_get_entry (self->list));
  gboolean in_text;

  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;

  if (self->paused)
    {
      if (keyval == GDK_KEY_F9)
        hl_page_entry_set_paused (self, FALSE);
      return keyval == GDK_KEY_F9;
    }

  if (self->prompt_kind != HL_PROMPT_NONE)
    return on_prompt_key (self, keyval);

  if (hl_key_strip_is_editing (self->strip))
    return on_strip_key (self, keyval, state);

  in_text = focus != NULL && gtk_widget_is_ancestor (focus, entry);
  if (!in_text && focus != GTK_WIDGET (self->list) &&
      (hl_key_map (keyval, state) == HL_KEY_ENTER || keyval == GDK_KEY_space))
    return GDK_EVENT_PROPAGATE;

  if (on_page_key (self, keyval, in_text))
    return GDK_EVENT_STOP;

  return on_session_key (self, hl_key_map (keyval, state), in_text);
}

/**
 * hl_page_entry_add_keys:
 * @self: a page
 *
 * Connects keyboard and mouse.
 */
void
hl_page_entry_add_keys (HlPageEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEntry *entry = hl_key_list_get_entry (self->list);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (entry, "activate", G_CALLBACK (take_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed",
                           G_CALLBACK (on_composing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->prompt, "activate", G_CALLBACK (on_prompt), self,
                           G_CONNECT_SWAPPED);
}
