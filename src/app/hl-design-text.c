#include "app/hl-design-text.h"

#include "core/hl-i18n.h"

#define NO_SPACE "\342\200\213" /* gives a line to what is empty or ends in a new line */

/* A text of any length in a card that grows with it, and under it how long it is. */
struct _HlDesignText
{
  GtkBox parent_instance;

  /* owned */
  char    *text;
  char    *title;

  gboolean is_filling;   /* the text is set by the program */

  /* children */
  GtkLabel      *caption;
  GtkLabel      *mirror;  /* the same text, unseen */
  GtkTextView   *view;
  GtkTextBuffer *buffer;  /* of @view */
  GtkLabel      *note;
  GtkLabel      *count;
  GtkLabel      *fault;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignText, hl_design_text, GTK_TYPE_BOX)

/* A text view asks for the height of the width it had before; a label knows that of any width. */
static void
show_length (HlDesignText *self)
{
  g_autofree char *mirrored = g_strconcat (self->text, NO_SPACE, NULL);
  const gulong n = (gulong) g_utf8_strlen (self->text, -1);
  g_autofree char *text = g_strdup_printf (hl_ngettext ("%lu character", "%lu characters", n), n);

  gtk_label_set_text (self->count, text);
  gtk_label_set_text (self->mirror, mirrored);
}

static void
on_changed (HlDesignText *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->is_filling)
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  g_free (self->text);
  self->text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  show_length (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_title (HlDesignText *self,
           const char   *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_text (self->caption, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
hl_design_text_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *spec)
{
  if (property == PROP_TITLE)
    g_value_set_string (value, HL_DESIGN_TEXT (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
hl_design_text_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *spec)
{
  if (property == PROP_TITLE)
    set_title (HL_DESIGN_TEXT (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
hl_design_text_finalize (GObject *object)
{
  g_free (HL_DESIGN_TEXT (object)->text);
  g_free (HL_DESIGN_TEXT (object)->title);

  G_OBJECT_CLASS (hl_design_text_parent_class)->finalize (object);
}

static void
hl_design_text_class_init (HlDesignTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hl_design_text_get_property;
  object_class->set_property = hl_design_text_set_property;
  object_class->finalize = hl_design_text_finalize;

  /**
   * HlDesignText:title:
   *
   * What the text is.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * HlDesignText::changed:
   *
   * The user changed the text.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_DESIGN_TEXT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
make_mirror (void)
{
  GtkLabel *mirror = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (mirror, 0.0);
  gtk_label_set_yalign (mirror, 0.0);
  gtk_label_set_wrap (mirror, TRUE);
  gtk_label_set_wrap_mode (mirror, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (mirror, GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_opacity (GTK_WIDGET (mirror), 0.0);

  return mirror;
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

/* The page undoes for all its fields; Tab goes on. */
static void
add_card (HlDesignText *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *pile = gtk_overlay_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "design-text");
  self->caption = add_label (card, "dim-label");
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  self->mirror = make_mirror ();
  gtk_overlay_set_child (GTK_OVERLAY (pile), GTK_WIDGET (self->mirror));
  gtk_overlay_add_overlay (GTK_OVERLAY (pile), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (card), pile);
  gtk_box_append (GTK_BOX (self), card);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
}

static void
hl_design_text_init (HlDesignText *self)
{
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->text = g_strdup ("");
  add_card (self);
  self->fault = add_label (GTK_WIDGET (self), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  self->note = add_label (notes, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  self->count = add_label (notes, "dim-label");
  gtk_widget_add_css_class (notes, "design-notes");
  gtk_box_append (GTK_BOX (self), notes);
}

/**
 * hl_design_text_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what stands in it
 */
const char *
hl_design_text_get_text (HlDesignText *self)
{
  return self->text;
}

/**
 * hl_design_text_set_text:
 * @self: a field
 * @text: (nullable): what is to stand in it
 *
 * Fills the field without a signal; the cursor stays where it is when nothing changes.
 */
void
hl_design_text_set_text (HlDesignText *self,
                         const char   *text)
{
  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    {
      show_length (self);
      return;
    }

  g_free (self->text);
  self->text = g_strdup (text);
  self->is_filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_filling = FALSE;
  show_length (self);
}

/**
 * hl_design_text_set_note:
 * @self: a field
 * @note: what is said under it at the left
 */
void
hl_design_text_set_note (HlDesignText *self,
                         const char   *note)
{
  gtk_label_set_text (self->note, note);
}

/**
 * hl_design_text_set_fault:
 * @self: a field
 * @fault: (nullable): what is wrong with it
 */
void
hl_design_text_set_fault (HlDesignText *self,
                          const char   *fault)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * hl_design_text_focus:
 * @self: a field
 *
 * Puts the cursor behind the text.
 */
void
hl_design_text_focus (HlDesignText *self)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
