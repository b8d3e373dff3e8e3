#include "app/hl-design-field.h"

#include "app/hl-design-text.h"
#include "app/hl-design-words.h"
#include "core/hl-i18n.h"

/* A property with the row in which it is changed. */
struct _HlDesignField
{
  GObject                  parent_instance;

  const HlDesignFieldInfo *info;
  gboolean                 is_filling; /* the value is set by the program */

  /* owned */
  GtkWidget *row;

  /* borrowed, in the row */
  GtkWidget *control;
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignField, hl_design_field, G_TYPE_OBJECT)

static void
tell (HlDesignField *self,
      const char    *value)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, value);
}

static void
on_paragraph (HlDesignField *self)
{
  tell (self, hl_design_text_get_text (HL_DESIGN_TEXT (self->control)));
}

static void
on_line (HlDesignField *self)
{
  tell (self, gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

static void
on_switch (HlDesignField *self)
{
  tell (self, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "1" : "");
}

static void
on_choice (HlDesignField *self)
{
  g_autofree char *value =
    g_strdup_printf ("%u", adw_combo_row_get_selected (ADW_COMBO_ROW (self->control)));

  tell (self, value);
}

static void
make_paragraph (HlDesignField *self)
{
  self->control = g_object_new (HL_TYPE_DESIGN_TEXT, "title", _(self->info->title), NULL);
  self->row = g_object_ref_sink (self->control);
  g_signal_connect_object (self->control, "changed", G_CALLBACK (on_paragraph), self,
                           G_CONNECT_SWAPPED);
}

/* The page undoes for all its fields. */
static void
make_line (HlDesignField *self)
{
  GtkEditable *text;

  self->control = adw_entry_row_new ();
  self->row = g_object_ref_sink (self->control);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->control));
  gtk_editable_set_enable_undo (text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->info->title), -1);
  g_signal_connect_object (self->control, "changed", G_CALLBACK (on_line), self,
                           G_CONNECT_SWAPPED);
}

static void
make_switch (HlDesignField *self)
{
  self->row = g_object_ref_sink (adw_action_row_new ());
  self->control = gtk_switch_new ();
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->control);
  gtk_widget_set_focusable (self->row, FALSE);
  if (self->info->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), _(self->info->subtitle));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->info->title), -1);
  g_signal_connect_object (self->control, "notify::active", G_CALLBACK (on_switch), self,
                           G_CONNECT_SWAPPED);
}

static GListModel *
make_choices (const HlDesignFieldInfo *info)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  if (info->place == HL_DESIGN_WHOLE)
    {
      gtk_string_list_append (choices, _("Share of satisfied answers"));
      gtk_string_list_append (choices, _("Mean level, of the highest"));
      gtk_string_list_append (choices, _("Mean level, from 0 to 100"));
      return G_LIST_MODEL (choices);
    }

  for (guint i = HL_KIND_SCALE; i <= HL_KIND_LONG_TEXT; i++)
    gtk_string_list_append (choices, hl_design_words_kind ((HlQuestionKind) i));

  return G_LIST_MODEL (choices);
}

static void
make_choice (HlDesignField *self)
{
  g_autoptr (GListModel) choices = make_choices (self->info);

  self->control = adw_combo_row_new ();
  self->row = g_object_ref_sink (self->control);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->control), choices);
  g_signal_connect_object (self->control, "notify::selected", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
}

static void
hl_design_field_dispose (GObject *object)
{
  g_clear_object (&HL_DESIGN_FIELD (object)->row);

  G_OBJECT_CLASS (hl_design_field_parent_class)->dispose (object);
}

static void
hl_design_field_class_init (HlDesignFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_design_field_dispose;

  /**
   * HlDesignField::edited:
   * @value: as in hl_design_field_read()
   *
   * The user changed the property.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_DESIGN_FIELD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hl_design_field_init (HlDesignField *self)
{
}

/**
 * hl_design_field_new:
 * @info: (transfer none): a property; kept for good
 *
 * Returns: (transfer full): the property with its row
 */
HlDesignField *
hl_design_field_new (const HlDesignFieldInfo *info)
{
  HlDesignField *self = g_object_new (HL_TYPE_DESIGN_FIELD, NULL);

  self->info = info;
  if (info->control == HL_DESIGN_PARAGRAPH)
    make_paragraph (self);
  else if (info->control == HL_DESIGN_LINE)
    make_line (self);
  else if (info->control == HL_DESIGN_SWITCH)
    make_switch (self);
  else
    make_choice (self);

  if (ADW_IS_PREFERENCES_ROW (self->row))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(info->title));

  return self;
}

/**
 * hl_design_field_get_info:
 * @self: a property
 *
 * Returns: (transfer none): what it is
 */
const HlDesignFieldInfo *
hl_design_field_get_info (HlDesignField *self)
{
  return self->info;
}

/**
 * hl_design_field_get_row:
 * @self: a property
 *
 * Returns: (transfer none): the row in which it is changed
 */
GtkWidget *
hl_design_field_get_row (HlDesignField *self)
{
  return self->row;
}

static void
set_line (GtkEditable *line,
          const char  *value)
{
  if (!g_str_equal (gtk_editable_get_text (line), value))
    gtk_editable_set_text (line, value);
}

/**
 * hl_design_field_set_value:
 * @self: a property
 * @value: (nullable): as in hl_design_field_read()
 *
 * Shows a value, without a signal.
 */
void
hl_design_field_set_value (HlDesignField *self,
                           const char    *value)
{
  if (value == NULL)
    value = "";

  self->is_filling = TRUE;
  if (self->info->control == HL_DESIGN_PARAGRAPH)
    hl_design_text_set_text (HL_DESIGN_TEXT (self->control), value);
  else if (self->info->control == HL_DESIGN_LINE)
    set_line (GTK_EDITABLE (self->control), value);
  else if (self->info->control == HL_DESIGN_SWITCH)
    gtk_switch_set_active (GTK_SWITCH (self->control), *value != '\0');
  else
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->control),
                                (guint) g_ascii_strtoull (value, NULL, 10));
  self->is_filling = FALSE;
}

/**
 * hl_design_field_set_fault:
 * @self: a property
 * @fault: (nullable): what is wrong with it
 *
 * Says it at the property.
 */
void
hl_design_field_set_fault (HlDesignField *self,
                           const char    *fault)
{
  if (self->info->control == HL_DESIGN_PARAGRAPH)
    {
      hl_design_text_set_fault (HL_DESIGN_TEXT (self->control), fault);
      return;
    }

  if (fault != NULL)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
  gtk_widget_set_tooltip_text (self->row, fault);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * hl_design_field_focus:
 * @self: a property
 *
 * Puts the cursor into it.
 */
void
hl_design_field_focus (HlDesignField *self)
{
  if (self->info->control == HL_DESIGN_PARAGRAPH)
    hl_design_text_focus (HL_DESIGN_TEXT (self->control));
  else
    gtk_widget_grab_focus (self->control);
}
