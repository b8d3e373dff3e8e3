#include "app/hl-design-library.h"

#include "app/hl-compat.h"
#include "app/hl-design-library-work.h"
#include "core/hl-i18n.h"
#include "exchange/hl-library.h"

/* The questionnaires of the file and those built in: opened, copied, taken in and given out. */
struct _HlDesignLibrary
{
  AdwBin parent_instance;

  /* owned */
  HlWorkspace *workspace;
  GPtrArray   *entries;     /* of HlLibraryEntry */
  GPtrArray   *rows;        /* of GtkWidget, in the groups */
  char        *exported;    /* id of what is being given out */
  char        *deleted;     /* id of what is to be deleted */

  /* template children */
  AdwPreferencesGroup *own;
  AdwPreferencesGroup *builtin;
  GtkLabel            *message;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignLibrary, hl_design_library, ADW_TYPE_BIN)

static void
tell (HlDesignLibrary *self,
      const char      *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static void
choose (HlDesignLibrary *self,
        const char      *id)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
on_activated (HlDesignLibrary *self,
              GtkWidget       *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "id"));
}

/* A questionnaire that came into the file is opened. */
static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (id != NULL)
    choose (self, id);
  else
    tell (self, error->message);
}

static void
on_duplicate (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlDesignLibrary *self = HL_DESIGN_LIBRARY (widget);

  hl_workspace_run_async (self->workspace, hl_design_library_duplicate,
                          g_variant_dup_string (parameter, NULL), g_free, g_free, NULL, on_stored,
                          g_object_ref (self));
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (id != NULL)
    hl_design_library_show (self, self->workspace);
  else
    tell (self, error->message);
}

static void
on_delete_answered (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;

  if (hl_compat_confirm_finish (result))
    hl_workspace_run_async (self->workspace, hl_design_library_delete,
                            g_strdup (self->deleted), g_free, g_free,
                            NULL, on_deleted, g_object_ref (self));
}

static void
on_delete (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlDesignLibrary *self = HL_DESIGN_LIBRARY (widget);
  const char *title = "";

  g_free (self->deleted);
  self->deleted = g_variant_dup_string (parameter, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const HlLibraryEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->id, self->deleted))
        title = entry->title;
    }

  hl_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                           _("Delete the questionnaire?"), title, _("_Delete"), TRUE,
                           on_delete_answered, g_object_ref (self));
}

static void
on_import_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL)
    hl_workspace_run_async (self->workspace, hl_design_library_import,
                            g_file_get_path (file), g_free,
                            g_free, NULL, on_stored, g_object_ref (self));
}

static void
on_import (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), HL_CHOOSE_OPEN,
                               _("Choose a Questionnaire"), _("_Open"), NULL, NULL,
                               on_import_chosen, g_object_ref (widget));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  g_autofree char *text = path != NULL ? g_strdup_printf (_("Written to %s"), path) : NULL;

  tell (self, text != NULL ? text : error->message);
}

static void
on_export_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  HlDesignExport *job;

  if (file == NULL)
    return;

  job = g_new0 (HlDesignExport, 1);
  job->id = g_strdup (self->exported);
  job->path = g_file_get_path (file);
  hl_workspace_run_async (self->workspace, hl_design_library_export,
                          job, hl_design_export_free, g_free, NULL, on_exported,
                          g_object_ref (self));
}

static void
on_export (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlDesignLibrary *self = HL_DESIGN_LIBRARY (widget);
  g_autofree char *file_name = NULL;

  g_free (self->exported);
  self->exported = g_variant_dup_string (parameter, NULL);
  file_name = g_strconcat (self->exported, ".json", NULL);
  hl_compat_choose_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), HL_CHOOSE_SAVE,
                               _("Save the Questionnaire"), _("_Save"), file_name, NULL,
                               on_export_chosen, g_object_ref (widget));
}

static void
hl_design_library_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_DESIGN_LIBRARY);

  G_OBJECT_CLASS (hl_design_library_parent_class)->dispose (object);
}

static void
hl_design_library_finalize (GObject *object)
{
  HlDesignLibrary *self = HL_DESIGN_LIBRARY (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->exported);
  g_free (self->deleted);

  G_OBJECT_CLASS (hl_design_library_parent_class)->finalize (object);
}

static void
hl_design_library_class_init (HlDesignLibraryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_design_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_design_library_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-design-library.ui");
  gtk_widget_class_bind_template_child (widget_class, HlDesignLibrary, own);
  gtk_widget_class_bind_template_child (widget_class, HlDesignLibrary, builtin);
  gtk_widget_class_bind_template_child (widget_class, HlDesignLibrary, message);
  gtk_widget_class_install_action (widget_class, "library.duplicate", "s", on_duplicate);
  gtk_widget_class_install_action (widget_class, "library.delete", "s", on_delete);
  gtk_widget_class_install_action (widget_class, "library.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "library.import", NULL, on_import);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "design.back", NULL);

  /**
   * HlDesignLibrary::chosen:
   * @id: of a questionnaire
   *
   * A questionnaire is to be opened.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", HL_TYPE_DESIGN_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hl_design_library_init (HlDesignLibrary *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_button (const char           *icon,
             const char           *action,
             const char           *text,
             const HlLibraryEntry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", text, entry->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->id);

  return button;
}

static char *
describe (const HlLibraryEntry *entry)
{
  g_autofree char *criteria = g_strdup_printf (hl_ngettext ("%u criterion", "%u criteria",
                                                            entry->n_criteria),
                                               entry->n_criteria);
  g_autofree char *revision = g_strdup_printf (_("revision %u"), entry->revision);
  g_autofree char *rounds = g_strdup_printf (hl_ngettext ("%u round", "%u rounds",
                                                          entry->uses->len), entry->uses->len);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_ptr_array_add (words, entry->id);
  if (entry->revision > 0)
    g_ptr_array_add (words, criteria);
  if (entry->revision > 0)
    g_ptr_array_add (words, revision);
  if (entry->uses->len > 0)
    g_ptr_array_add (words, rounds);
  if (entry->draft_at > 0)
    g_ptr_array_add (words, (char *) _("draft not saved yet"));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
add_row (HlDesignLibrary      *self,
         const HlLibraryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (entry->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  if (!entry->built_in && entry->uses->len == 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_button ("user-trash-symbolic", "library.delete",
                                            _("Delete"), entry));
  if (entry->revision == 0)
    {
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->own, row);
      return;
    }

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("edit-copy-symbolic", "library.duplicate",
                                          _("Duplicate as ours"), entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("document-save-symbolic", "library.export",
                                          _("Export…"), entry));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (entry->built_in ? self->builtin : self->own, row);
}

static void
clear_rows (HlDesignLibrary *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }

  g_ptr_array_set_size (self->rows, 0);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  gboolean has_own = FALSE;

  if (entries == NULL)
    {
      tell (self, error->message);
      return;
    }

  clear_rows (self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  for (guint i = 0; i < entries->len; i++)
    {
      const HlLibraryEntry *entry = g_ptr_array_index (entries, i);

      add_row (self, entry);
      has_own |= !entry->built_in;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->own), has_own);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

/**
 * hl_design_library_show:
 * @self: the library
 * @workspace: the open file
 *
 * Lists the questionnaires as they now are.
 */
void
hl_design_library_show (HlDesignLibrary *self,
                        HlWorkspace     *workspace)
{
  g_set_object (&self->workspace, workspace);
  tell (self, "");
  hl_workspace_run_async (workspace, hl_design_library_list,
                          NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                          on_listed, g_object_ref (self));
}
