#include "app/hl-page-entry-private.h"

#include "app/hl-key-map.h"
#include "app/hl-sound.h"
#include "core/hl-i18n.h"

/**
 * hl_page_entry_ensure_journal:
 * @self: a page with a form
 * @error: return location for an error
 *
 * Begins the journal of the form unless it has one.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_page_entry_ensure_journal (HlPageEntry *self,
                              GError     **error)
{
  g_autofree char *path = NULL;

  if (self->journal != NULL)
    return TRUE;

  path = hl_draft_new_path (hl_workspace_get_path (self->workspace));
  if (hl_key_session_get_first (self->session) != NULL)
    self->journal = hl_page_entry_create_second (self, path, error);
  else
    self->journal = hl_key_journal_create (path, self->survey,
                                           hl_key_session_get_form (self->session),
                                           hl_key_session_get_offered (self->session), error);
  if (self->journal == NULL || hl_page_entry_own (self, error))
    return self->journal != NULL;

  hl_key_journal_remove (self->journal, NULL);
  g_clear_pointer (&self->journal, hl_key_journal_free);

  return FALSE;
}

/**
 * hl_page_entry_finish_key:
 * @self: a page with a form
 * @outcome: what became of a key or text
 *
 * Shows it, and saves the form that is complete.
 */
void
hl_page_entry_finish_key (HlPageEntry *self,
                          HlKeyOutcome outcome)
{
  self->n_keys++;
  self->wrong = outcome == HL_KEY_REFUSED;
  self->typing = self->typing && outcome != HL_KEY_MOVED;
  g_clear_pointer (&self->notice, g_free);

  if (outcome == HL_KEY_SAVE)
    {
      hl_page_entry_save (self);
      return;
    }

  if (self->wrong || outcome == HL_KEY_CONFLICT)
    hl_sound_refuse (GTK_WIDGET (self));
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

  if (!hl_page_entry_ensure_journal (self, &error) ||
      !hl_key_journal_key (self->journal, key, &error))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  hl_page_entry_finish_key (self, hl_key_session_press (self->session, key));
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

  if (!hl_page_entry_ensure_journal (self, &error) ||
      !hl_key_journal_comment (self->journal, text, &error))
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
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", "home");
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
      if (!self->verifying)
        hl_page_entry_prompt_batch (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_F6:
      hl_page_entry_set_verifying (self, !self->verifying);
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

static gboolean
on_session_key (HlPageEntry *self,
                gunichar     key,
                gboolean     in_text)
{
  GtkWidget *entry = GTK_WIDGET (hl_key_list_get_entry (self->list));

  if (key == 0 || (in_text && hl_page_entry_is_for_text (self, key)))
    return GDK_EVENT_PROPAGATE;

  if (self->failed)
    hl_page_entry_refuse (self, _("Not written to disk. Stop keying; free some space, then press "
                                  "Try Again."));
  else if (self->typing && (key == HL_KEY_UP || key == HL_KEY_DOWN || key == HL_KEY_BACK))
    hl_page_entry_leave_text (self, key);
  else if (key == HL_KEY_ENTER && gtk_widget_get_visible (entry))
    hl_page_entry_take_text (self);
  else
    hl_page_entry_take_key (self, key);

  return GDK_EVENT_STOP;
}

static void
hold_key (HlPageEntry    *self,
          guint           keyval,
          GdkModifierType state)
{
  const HlHeldKey key = { keyval, state };

  g_array_append_val (self->held, key);
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

  if ((state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (keyval) == GDK_KEY_f)
    keyval = GDK_KEY_F3;

  if (self->loading)
    return GDK_EVENT_STOP;

  if (hl_page_entry_is_verified (self))
    return hl_page_entry_take_verified_key (self, keyval);

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

  if (self->held != NULL &&
      (self->held->len > 0 || !in_text ||
       !hl_page_entry_is_for_text (self, hl_key_map (keyval, state))))
    {
      hold_key (self, keyval, state);
      return GDK_EVENT_STOP;
    }

  if (on_page_key (self, keyval, in_text))
    return GDK_EVENT_STOP;

  return on_session_key (self, hl_key_map (keyval, state), in_text);
}

/**
 * hl_page_entry_hold_keys:
 * @self: a page
 *
 * Lets the keys that follow wait for hl_page_entry_release_keys().
 */
void
hl_page_entry_hold_keys (HlPageEntry *self)
{
  if (self->held == NULL)
    self->held = g_array_new (FALSE, FALSE, sizeof (HlHeldKey));
}

/**
 * hl_page_entry_release_keys:
 * @self: a page
 * @take: whether the keys held are taken now; else they are dropped
 *
 * Ends hl_page_entry_hold_keys().
 */
void
hl_page_entry_release_keys (HlPageEntry *self,
                            gboolean     take)
{
  g_autoptr (GArray) held = g_steal_pointer (&self->held);

  for (guint i = 0; take && held != NULL && i < held->len; i++)
    {
      const HlHeldKey *key = &g_array_index (held, HlHeldKey, i);

      if (!on_key_pressed (self, key->keyval, 0, key->state, NULL))
        hl_page_entry_type (self, hl_key_map (key->keyval, key->state));
    }
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

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  hl_page_entry_add_text (self);
  g_signal_connect_object (self->list, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->prompt, "activate", G_CALLBACK (on_prompt), self,
                           G_CONNECT_SWAPPED);
}
