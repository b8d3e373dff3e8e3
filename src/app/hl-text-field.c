#include "app/hl-text-field.h"

#include "core/hl-text.h"

/* A labelled text edited in place: it tells when an edit is finished, and has room for a note and
 * for what is wrong with it. */
struct _HlTextField
{
  GtkBox parent_instance;

  /* owned */
  char    *known; /* as set or told last */

  gboolean showing;

  /* borrowed */
  GtkWidget *label;
  GtkWidget *editor; /* a GtkEntry, or a GtkTextView for several lines */
  GtkWidget *note;
  GtkWidget *fault;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlTextField, hl_text_field, GTK_TYPE_BOX)

static char *
read_editor (HlTextField * self)
{
  GtkTextBuffer *buffer;
  char *text = NULL;

  if (GTK_IS_ENTRY (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static void
on_activate (HlTextField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  hl_text_field_commit (self);
  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
on_changed (HlTextField *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_unmap (HlTextField *self)
{
  if (hl_text_field_is_edited (self))
    hl_text_field_commit (self);
}

static GtkWidget *
make_editor (HlTextField *self,
             guint        n_lines)
{
  GtkWidget *frame;

  if (n_lines == 1)
    {
      self->editor = gtk_entry_new ();
      g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (on_activate), self);
      g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_changed), self);
      return self->editor;
    }

  self->editor = gtk_text_view_new ();
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                            G_CALLBACK (on_changed), self);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (frame), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), self->editor);
  gtk_widget_add_css_class (frame, "text-lines");

  return frame;
}

static GtkWidget *
make_line (const char *style)
{
  GtkWidget *line = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, style);
  gtk_widget_set_visible (line, FALSE);

  return line;
}

static void
hl_text_field_finalize (GObject *object)
{
  g_free (HL_TEXT_FIELD (object)->known);

  G_OBJECT_CLASS (hl_text_field_parent_class)->finalize (object);
}

static void
hl_text_field_class_init (HlTextFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_text_field_finalize;

  /**
   * HlTextField::changed:
   * @self: the field
   *
   * Somebody types.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlTextField::edited:
   * @self: the field
   *
   * The text was changed and left, or confirmed by Enter.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_text_field_init (HlTextField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->known = g_strdup ("");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hl_text_field_commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "unmap", G_CALLBACK (on_unmap), NULL);
}

/**
 * hl_text_field_new:
 * @label: what it is, with a mnemonic or none
 * @n_lines: 1 for an entry, more for a text of several lines
 *
 * Makes an empty field.
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
hl_text_field_new (const char *label,
                   guint       n_lines)
{
  HlTextField *self = g_object_new (HL_TYPE_TEXT_FIELD, NULL);
  GtkWidget *frame = make_editor (self, n_lines);

  self->label = gtk_label_new_with_mnemonic (label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->editor);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->label)), -1);
  self->note = make_line ("dim-label");
  self->fault = make_line ("fault");
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), frame);
  gtk_box_append (GTK_BOX (self), self->fault);
  gtk_box_append (GTK_BOX (self), self->note);

  return GTK_WIDGET (self);
}

/**
 * hl_text_field_set_name:
 * @self: a field
 * @name: what it is, for who cannot see what stands around it
 *
 * Names a field whose label alone does not say enough.
 */
void
hl_text_field_set_name (HlTextField *self,
                        const char  *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * hl_text_field_set_hint:
 * @self: a field of one line
 * @hint: (nullable): what stands in it while it is empty
 * @n_chars: how wide it is at least, in characters; 0 = any
 *
 * Says what is wanted.
 */
void
hl_text_field_set_hint (HlTextField *self,
                        const char  *hint,
                        int          n_chars)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), hint);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->editor), n_chars);
}

/**
 * hl_text_field_set_text:
 * @self: a field
 * @text: what it holds
 *
 * Shows a text. That is no edit.
 */
void
hl_text_field_set_text (HlTextField *self,
                        const char  *text)
{
  g_autofree char *known = g_strdup (text);

  g_free (self->known);
  self->known = g_steal_pointer (&known);
  self->showing = TRUE;
  if (GTK_IS_ENTRY (self->editor))
    gtk_editable_set_text (GTK_EDITABLE (self->editor), self->known);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), self->known,
                              -1);
  self->showing = FALSE;
}

/**
 * hl_text_field_get_text:
 * @self: a field
 *
 * Returns: (transfer full): what it holds, cleaned; lines are trimmed and empty ones left out
 */
char *
hl_text_field_get_text (HlTextField *self)
{
  g_autofree char *raw = read_editor (self);
  g_auto (GStrv) lines = g_strsplit (raw, "\n", -1);
  GString *text = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *clean = hl_text_clean (*line);

      if (*clean != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", clean);
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_text_field_get_known:
 * @self: a field
 *
 * Returns: (transfer none): the text shown or told last, whatever has been typed since
 */
const char *
hl_text_field_get_known (HlTextField *self)
{
  return self->known;
}

static void
set_line (GtkWidget  *line,
          const char *text)
{
  gtk_label_set_text (GTK_LABEL (line), text != NULL ? text : "");
  gtk_widget_set_visible (line, text != NULL && *text != '\0');
}

/**
 * hl_text_field_set_fixed:
 * @self: a field
 *
 * Shows what cannot be changed any more.
 */
void
hl_text_field_set_fixed (HlTextField *self)
{
  gtk_widget_set_sensitive (self->editor, FALSE);
}

/**
 * hl_text_field_set_note:
 * @self: a field
 * @note: (nullable): a sentence under it
 *
 * Explains the field or what it holds.
 */
void
hl_text_field_set_note (HlTextField *self,
                        const char  *note)
{
  set_line (self->note, note);
}

/**
 * hl_text_field_set_fault:
 * @self: a field
 * @fault: (nullable): what is wrong with it
 *
 * Says what is wrong in a sentence at its place, or that nothing is.
 */
void
hl_text_field_set_fault (HlTextField *self,
                         const char  *fault)
{
  const gboolean is_wrong = fault != NULL && *fault != '\0';
  const GtkAccessibleInvalidState state = is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                                   : GTK_ACCESSIBLE_INVALID_FALSE;
  g_autofree char *text = is_wrong ? g_strconcat ("⚠ ", fault, NULL) : NULL;

  set_line (self->fault, text);
  if (is_wrong)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, is_wrong ? fault : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               state, -1);
}

/**
 * hl_text_field_is_edited:
 * @self: a field
 *
 * Returns: whether it holds another text than the one shown or told last
 */
gboolean
hl_text_field_is_edited (HlTextField *self)
{
  g_autofree char *text = hl_text_field_get_text (self);

  return !g_str_equal (text, self->known);
}

/**
 * hl_text_field_commit:
 * @self: a field
 *
 * Tells of an edit if there is one; again while something is wrong.
 */
void
hl_text_field_commit (HlTextField *self)
{
  char *text = hl_text_field_get_text (self);
  const gboolean is_edited = !g_str_equal (text, self->known);

  g_free (self->known);
  self->known = text;
  if (is_edited || gtk_widget_get_visible (self->fault))
    g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}
