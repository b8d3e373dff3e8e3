#include "app/hl-design-options.h"

#include "app/hl-design-option-row.h"
#include "core/hl-i18n.h"

/* The options of a question, or the levels of its scale. */
struct _HlDesignOptions
{
  AdwPreferencesGroup parent_instance;

  /* children */
  GtkWidget *list;
  GtkWidget *add;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignOptions, hl_design_options, ADW_TYPE_PREFERENCES_GROUP)

static void
on_changed (HlDesignOptions *self,
            guint            option,
            guint            change,
            const char      *value)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, option, change, value);
}

static void
on_add (HlDesignOptions *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, 0, HL_OPTION_ADD, "");
}

static void
hl_design_options_class_init (HlDesignOptionsClass *klass)
{
  /**
   * HlDesignOptions::changed:
   * @option: which one, from 0
   * @change: a #HlOptionChange
   * @value: what to
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_DESIGN_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                          G_TYPE_UINT, G_TYPE_STRING);
}

static void
hl_design_options_init (HlDesignOptions *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "card");
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);
}

/**
 * hl_design_options_new:
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
hl_design_options_new (void)
{
  return g_object_new (HL_TYPE_DESIGN_OPTIONS, NULL);
}

static void
fit_rows (HlDesignOptions *self,
          guint            wanted)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);
  guint n = 0;

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (n++ >= wanted)
        gtk_box_remove (GTK_BOX (self->list), row);
      row = next;
    }

  for (; n < wanted; n++)
    {
      row = hl_design_option_row_new (n);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->list), row);
    }
}

/**
 * hl_design_options_show:
 * @self: the group
 * @question: a question; one that has no options hides the group
 */
void
hl_design_options_show (HlDesignOptions  *self,
                        const HlQuestion *question)
{
  const gboolean is_scale = question->kind == HL_KIND_SCALE;
  const gboolean has_options = is_scale || question->kind == HL_KIND_SINGLE ||
                               question->kind == HL_KIND_MULTIPLE ||
                               question->kind == HL_KIND_YES_NO;
  const char *add = is_scale ? _("Add a level") : _("Add an option");

  gtk_widget_set_visible (GTK_WIDGET (self), has_options);
  if (!has_options)
    return;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   is_scale ? _("Levels, from 1") : _("Options"));
  gtk_widget_set_tooltip_text (self->add, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);
  gtk_widget_set_visible (self->add, question->kind != HL_KIND_YES_NO);
  fit_rows (self, question->n_options);
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    hl_design_option_row_show (HL_DESIGN_OPTION_ROW (row), question);
}

/**
 * hl_design_options_focus:
 * @self: the group
 * @option: which one, from 0; one too many = the last
 *
 * Puts the cursor into the wording of an option.
 */
void
hl_design_options_focus (HlDesignOptions *self,
                         guint            option)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  while (row != NULL && option-- > 0 && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    hl_design_option_row_focus (HL_DESIGN_OPTION_ROW (row));
}
