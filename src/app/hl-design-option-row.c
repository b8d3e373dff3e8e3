#include "app/hl-design-option-row.h"

#include "core/hl-i18n.h"

/* One option or level: its wording, and a menu for the rest. */
struct _HlDesignOptionRow
{
  GtkBox   parent_instance;

  guint    option;      /* from 0 */
  gboolean is_filling;

  /* owned */
  GSimpleActionGroup *actions;

  /* children */
  GtkEntry      *label;
  GtkLabel      *note;
  GtkMenuButton *menu;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignOptionRow, hl_design_option_row, GTK_TYPE_BOX)

static const char *const flags[] = {
  [HL_FLAG_DISSATISFIED] = N_("Counts as dissatisfied"),
  [HL_FLAG_NEUTRAL] = N_("Counts as neutral"),
  [HL_FLAG_SATISFIED] = N_("Counts as satisfied"),
};

static void
tell (HlDesignOptionRow *self,
      HlOptionChange     change,
      const char        *value)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->option, change, value);
}

static void
on_label (HlDesignOptionRow *self)
{
  tell (self, HL_OPTION_LABEL, gtk_editable_get_text (GTK_EDITABLE (self->label)));
}

static void
on_move (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  static const struct
  {
    const char    *name;
    HlOptionChange change;
  } verbs[] = {
    { "up", HL_OPTION_UP }, { "down", HL_OPTION_DOWN }, { "remove", HL_OPTION_REMOVE },
  };
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (verbs[i].name, name))
        {
          tell (data, verbs[i].change, "");
          return;
        }
    }
}

static void
on_flag (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  tell (data, HL_OPTION_FLAG, g_variant_get_string (value, NULL));
}

static void
on_text (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  tell (data, HL_OPTION_TEXT, g_variant_get_boolean (value) ? "1" : "");
}

static GMenuModel *
make_menu (gboolean is_scale)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();

  if (is_scale)
    for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
      {
        g_autofree char *action = g_strdup_printf ("option.flag::%u", i);

        g_menu_append (own, _(flags[i]), action);
      }
  else
    g_menu_append (own, _("With a text to write"), "option.text");

  g_menu_append (place, _("Move up"), "option.up");
  g_menu_append (place, _("Move down"), "option.down");
  g_menu_append (place, _("Remove"), "option.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
add_actions (HlDesignOptionRow *self)
{
  static const GActionEntry entries[] = {
    { .name = "up", .activate = on_move },
    { .name = "down", .activate = on_move },
    { .name = "remove", .activate = on_move },
    { .name = "flag", .state = "'1'", .parameter_type = "s", .change_state = on_flag },
    { .name = "text", .state = "false", .change_state = on_text },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "option", G_ACTION_GROUP (self->actions));
}

static GSimpleAction *
find_action (HlDesignOptionRow *self,
             const char        *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
hl_design_option_row_dispose (GObject *object)
{
  g_clear_object (&HL_DESIGN_OPTION_ROW (object)->actions);

  G_OBJECT_CLASS (hl_design_option_row_parent_class)->dispose (object);
}

static void
hl_design_option_row_class_init (HlDesignOptionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_design_option_row_dispose;

  /**
   * HlDesignOptionRow::changed:
   * @option: which one, from 0
   * @change: a #HlOptionChange
   * @value: what to
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_DESIGN_OPTION_ROW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                          G_TYPE_UINT, G_TYPE_STRING);
}

static void
hl_design_option_row_init (HlDesignOptionRow *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "design-option");
  self->label = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->label), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->label), 8);
  g_signal_connect_swapped (self->label, "changed", G_CALLBACK (on_label), self);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note, 0.0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_set_hexpand (middle, TRUE);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->note));
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  add_actions (self);
  gtk_box_append (GTK_BOX (self), middle);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu));
}

/**
 * hl_design_option_row_new:
 * @option: which one it shows, from 0
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
hl_design_option_row_new (guint option)
{
  HlDesignOptionRow *self = g_object_new (HL_TYPE_DESIGN_OPTION_ROW, NULL);

  self->option = option;

  return GTK_WIDGET (self);
}

static void
name_row (HlDesignOptionRow *self,
          gboolean           is_scale)
{
  g_autofree char *name = g_strdup_printf (is_scale ? _("Level %u") : _("Option %u"),
                                           self->option + 1);
  g_autofree char *menu = g_strdup_printf (is_scale ? _("More for level %u")
                                                    : _("More for option %u"), self->option + 1);

  gtk_entry_set_placeholder_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), menu);
}

/**
 * hl_design_option_row_show:
 * @self: a row
 * @question: whose option it shows
 */
void
hl_design_option_row_show (HlDesignOptionRow *self,
                           const HlQuestion  *question)
{
  const HlOption *option = &question->options[self->option];
  const char *label = option->label != NULL ? option->label : "";
  const gboolean is_scale = question->kind == HL_KIND_SCALE;
  g_autofree char *flag = g_strdup_printf ("%u", option->flag);
  g_autoptr (GMenuModel) menu = make_menu (is_scale);
  const char *note = is_scale ? _(flags[option->flag])
                              : option->has_text ? _("With a text to write") : "";

  self->is_filling = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->label)), label))
    gtk_editable_set_text (GTK_EDITABLE (self->label), label);
  self->is_filling = FALSE;
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  g_simple_action_set_state (find_action (self, "flag"), g_variant_new_string (flag));
  g_simple_action_set_state (find_action (self, "text"), g_variant_new_boolean (option->has_text));
  g_simple_action_set_enabled (find_action (self, "up"), self->option > 0);
  g_simple_action_set_enabled (find_action (self, "down"),
                               self->option + 1 < question->n_options);
  gtk_menu_button_set_menu_model (self->menu, menu);
  name_row (self, is_scale);
}

/**
 * hl_design_option_row_focus:
 * @self: a row
 *
 * Puts the cursor into its wording.
 */
void
hl_design_option_row_focus (HlDesignOptionRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
}
