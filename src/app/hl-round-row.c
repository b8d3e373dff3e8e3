#include "app/hl-round-row.h"

/* A row with a text to type; what is wrong with it takes the place of its subtitle. */
struct _HlRoundRow
{
  AdwActionRow parent_instance;

  /* owned */
  char *hint;

  /* borrowed */
  GtkEntry *entry;
};

enum
{
  PROP_0,
  PROP_HINT,
  PROP_WIDTH_CHARS,
  N_PROPS,
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRoundRow, hl_round_row, ADW_TYPE_ACTION_ROW)

static void
on_changed (HlRoundRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
on_activate (HlRoundRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
name_entry (HlRoundRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
set_hint (HlRoundRow *self,
          const char *hint)
{
  g_free (self->hint);
  self->hint = g_strdup (hint);
  hl_round_row_set_fault (self, NULL);
}

static void
set_width (HlRoundRow *self,
           int         width)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), width < 0);
}

static void
hl_round_row_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *spec)
{
  HlRoundRow *self = HL_ROUND_ROW (object);

  switch (property)
    {
    case PROP_HINT:
      set_hint (self, g_value_get_string (value));
      break;

    case PROP_WIDTH_CHARS:
      set_width (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static gboolean
hl_round_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HL_ROUND_ROW (widget)->entry));
}

static void
hl_round_row_finalize (GObject *object)
{
  g_free (HL_ROUND_ROW (object)->hint);

  G_OBJECT_CLASS (hl_round_row_parent_class)->finalize (object);
}

static void
hl_round_row_class_init (HlRoundRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hl_round_row_set_property;
  object_class->finalize = hl_round_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = hl_round_row_grab_focus;

  /**
   * HlRoundRow:hint:
   *
   * What to type, under the title.
   */
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL,
                                          G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /**
   * HlRoundRow:width-chars:
   *
   * How wide the entry is, in letters; −1 = as wide as there is room.
   */
  props[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * HlRoundRow::edited:
   * @self: the row
   *
   * Something was typed.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_ROUND_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlRoundRow::entered:
   * @self: the row
   *
   * Enter was pressed.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", HL_TYPE_ROUND_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_round_row_init (HlRoundRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_entry), NULL);
}

/**
 * hl_round_row_new:
 * @title: what is asked
 * @hint: (nullable): what to type
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hl_round_row_new (const char *title,
                  const char *hint)
{
  return g_object_new (HL_TYPE_ROUND_ROW, "title", title, "hint", hint, NULL);
}

/**
 * hl_round_row_get_text:
 * @self: the row
 *
 * Returns: (transfer none): what is typed
 */
const char *
hl_round_row_get_text (HlRoundRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * hl_round_row_set_text:
 * @self: the row
 * @text: what to show
 *
 * Shows a text, without #HlRoundRow::edited; the cursor stays where the text is the same.
 */
void
hl_round_row_set_text (HlRoundRow *self,
                       const char *text)
{
  hl_round_row_set_fault (self, NULL);
  if (g_str_equal (hl_round_row_get_text (self), text))
    return;

  g_signal_handlers_block_by_func (self->entry, on_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_handlers_unblock_by_func (self->entry, on_changed, self);
}

/**
 * hl_round_row_set_fault:
 * @self: the row
 * @fault: (nullable): what is wrong with the text, in a sentence
 *
 * Shows what is wrong, or that nothing is.
 */
void
hl_round_row_set_fault (HlRoundRow *self,
                        const char *fault)
{
  const char *hint = self->hint != NULL ? self->hint : "";

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), fault != NULL ? fault : hint);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
name_lists (GtkWidget  *widget,
            const char *title)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_lists (child, title);
}

/**
 * hl_round_row_name_expander:
 * @row: an expander row
 * @title: its title
 *
 * Titles a row that opens, and names it and the lists it is made of for a screen reader.
 */
void
hl_round_row_name_expander (AdwExpanderRow *row,
                            const char     *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_lists (GTK_WIDGET (row), title);
}
