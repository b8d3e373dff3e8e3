#include "app/hl-design-library.h"

#include <string.h>

#include "app/hl-compat.h"
#include "app/hl-design-store.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-questionnaire.h"

/* The questionnaires of the file and those built in: opened, copied, taken in and given out. */
struct _HlDesignLibrary
{
  AdwBin parent_instance;

  /* owned */
  HlWorkspace *workspace;
  GPtrArray   *entries;     /* of HlDesignEntry */
  GPtrArray   *rows;        /* of GtkWidget, in the groups */
  char        *exported;    /* id of what is being given out */

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
  g_autoptr (HlQuestionnaire) stored = hl_workspace_run_finish (HL_WORKSPACE (source), result,
                                                                &error);

  if (stored != NULL)
    choose (self, stored->id);
  else
    tell (self, error->message);
}

static gpointer
duplicate (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hl_design_store_duplicate (store, data, error);
}

static void
on_duplicate (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlDesignLibrary *self = HL_DESIGN_LIBRARY (widget);

  hl_workspace_run_async (self->workspace, duplicate,
                          g_variant_dup_string (parameter, NULL), g_free,
                          (GDestroyNotify) hl_questionnaire_unref, NULL, on_stored,
                          g_object_ref (self));
}

static gpointer
import (HlStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GBytes) bytes = hl_file_read (data, error);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  const char *text;
  gsize size;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);
  questionnaire = hl_questionnaire_from_json (text != NULL ? text : "", (gssize) size, error);
  if (questionnaire == NULL || !hl_store_save_questionnaire (store, questionnaire, error))
    return NULL;

  return g_steal_pointer (&questionnaire);
}

static void
on_import_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlDesignLibrary) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL)
    hl_workspace_run_async (self->workspace, import, g_file_get_path (file), g_free,
                            (GDestroyNotify) hl_questionnaire_unref, NULL, on_stored,
                            g_object_ref (self));
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

typedef struct
{
  char *id;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *job = data;

  g_free (job->id);
  g_free (job->path);
  g_free (job);
}

static gpointer
export (HlStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  const Export *job = data;
  g_autoptr (HlQuestionnaire) questionnaire = hl_design_store_load (store, job->id, 0, error);
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (questionnaire == NULL)
    return NULL;

  json = hl_questionnaire_to_json (questionnaire);
  bytes = g_bytes_new_take (json, strlen (json));
  if (!hl_file_write (job->path, bytes, error))
    return NULL;

  return g_strdup (job->path);
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
  Export *job;

  if (file == NULL)
    return;

  job = g_new0 (Export, 1);
  job->id = g_strdup (self->exported);
  job->path = g_file_get_path (file);
  hl_workspace_run_async (self->workspace, export, job, export_free, g_free, NULL, on_exported,
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
make_button (const char          *icon,
             const char          *action,
             const char          *text,
             const HlDesignEntry *entry)
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
describe (const HlDesignEntry *entry)
{
  g_autofree char *criteria = g_strdup_printf (hl_ngettext ("%u criterion", "%u criteria",
                                                            entry->n_criteria),
                                               entry->n_criteria);
  g_autofree char *revision = g_strdup_printf (_("revision %u"), entry->revision);
  g_autofree char *rounds = g_strdup_printf (hl_ngettext ("%u round", "%u rounds",
                                                          entry->n_surveys), entry->n_surveys);

  return g_strjoin (" · ", entry->id, criteria, revision, entry->n_surveys > 0 ? rounds : NULL,
                    NULL);
}

static void
add_row (HlDesignLibrary     *self,
         const HlDesignEntry *entry)
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
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("edit-copy-symbolic", "library.duplicate",
                                          _("Duplicate as ours"), entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("document-save-symbolic", "library.export",
                                          _("Export…"), entry));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (entry->is_builtin ? self->builtin : self->own, row);
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
      const HlDesignEntry *entry = g_ptr_array_index (entries, i);

      add_row (self, entry);
      has_own |= !entry->is_builtin;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->own), has_own);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static gpointer
list (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hl_design_store_list (store, error);
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
  hl_workspace_run_async (workspace, list, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                          on_listed, g_object_ref (self));
}
