#include "app/hl-preferences.h"

#include "app/hl-settings.h"
#include "core/hl-i18n.h"

/* The language of the interface, and the sound. */
struct _HlPreferences
{
  AdwPreferencesWindow parent_instance;

  /* template children */
  AdwComboRow *language;
  GtkSwitch   *sound;
};

G_DEFINE_FINAL_TYPE (HlPreferences, hl_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "vi", "en" };

static void
on_language (HlPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language);
  g_autofree char *before = g_settings_get_string (hl_settings_get (), "language");

  if (g_str_equal (languages[selected], before))
    return;

  g_settings_set_string (hl_settings_get (), "language", languages[selected]);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_("The language changes at the next start")));
}

static void
hl_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PREFERENCES);

  G_OBJECT_CLASS (hl_preferences_parent_class)->dispose (object);
}

static void
hl_preferences_class_init (HlPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, HlPreferences, sound);
}

static void
hl_preferences_init (HlPreferences *self)
{
  const char *names[] = { "Tiếng Việt", "English", NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);
  g_autofree char *chosen = g_settings_get_string (hl_settings_get (), "language");
  gboolean english = *chosen != '\0' ? g_str_equal (chosen, "en")
                                     : hl_i18n_get_language () == HL_LANGUAGE_EN;

  gtk_widget_init_template (GTK_WIDGET (self));

  adw_combo_row_set_model (self->language, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->language, english ? 1 : 0);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (on_language), self);
  g_settings_bind (hl_settings_get (), "sound", self->sound, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * hl_preferences_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWidget *
hl_preferences_new (GtkWindow *parent)
{
  return g_object_new (HL_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
