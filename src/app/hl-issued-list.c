#include "app/hl-issued-list.h"

#include "app/hl-compat.h"
#include "core/hl-date.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"
#include "store/hl-store-snapshot.h"

#define ID_LETTERS 12 /* of the results' id that are shown */

/* The reports of a round that were issued: read only, as they were printed. */
struct _HlIssuedList
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (HlIssuedList, hl_issued_list, ADW_TYPE_PREFERENCES_GROUP)

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *survey = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) data);
  g_autoptr (GPtrArray) reports = hl_store_list_reports (store, error);

  for (guint i = reports != NULL ? reports->len : 0; i > 0; i--)
    {
      const HlReportRecord *report = g_ptr_array_index (reports, i - 1);

      if (report->pdf == NULL || !g_str_equal (report->surveys, survey))
        g_ptr_array_remove_index (reports, i - 1);
    }

  return g_steal_pointer (&reports);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlIssuedList) self = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && root != NULL)
    hl_compat_tell (GTK_WINDOW (root), _("The report could not be opened"), error->message);
}

static void
on_activated (HlIssuedList *self,
              GtkWidget    *row)
{
  GBytes *pdf = g_object_get_data (G_OBJECT (row), "pdf");
  const char *number = g_object_get_data (G_OBJECT (row), "number");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hl_issued_list_write (pdf, number, &error);
  g_autofree char *uri = NULL;

  if (path == NULL)
    {
      hl_compat_tell (GTK_WINDOW (gtk_widget_get_root (row)), _("The report could not be opened"),
                      error->message);
      return;
    }

  uri = g_filename_to_uri (path, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_opened, g_object_ref (self));
}

static void
add_row (HlIssuedList         *self,
         const HlReportRecord *report)
{
  g_autofree char *date = hl_date_to_display (report->date);
  g_autofree char *title = g_strdup_printf (_("Number %s, %s"), report->number, date);
  g_autofree char *id = g_strndup (report->snapshot != NULL ? report->snapshot : "", ID_LETTERS);
  g_autofree char *subtitle = g_strdup_printf (_("%s · results %s"),
                                               report->signer != NULL ? report->signer : "–", id);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Open the pages as they were issued"));
  g_object_set_data_full (G_OBJECT (row), "pdf", g_bytes_ref (report->pdf),
                          (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (row), "number", g_strdup (report->number), g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_activated), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (HlIssuedList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlIssuedList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  clear (self);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    add_row (self, g_ptr_array_index (reports, i));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         error != NULL ? error->message : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0 || error != NULL);
}

static void
hl_issued_list_finalize (GObject *object)
{
  g_ptr_array_unref (HL_ISSUED_LIST (object)->rows);

  G_OBJECT_CLASS (hl_issued_list_parent_class)->finalize (object);
}

static void
hl_issued_list_class_init (HlIssuedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_issued_list_finalize;
}

static void
hl_issued_list_init (HlIssuedList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Issued"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * hl_issued_list_show:
 * @self: the list
 * @workspace: the open file
 * @survey_id: number of a round
 *
 * Lists the issued reports of a round, in the order they were made; hidden where there are none.
 */
void
hl_issued_list_show (HlIssuedList *self,
                     HlWorkspace  *workspace,
                     gint64        survey_id)
{
  hl_workspace_run_async (workspace, load, g_memdup2 (&survey_id, sizeof survey_id), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, on_loaded,
                          g_object_ref (self));
}

/**
 * hl_issued_list_write:
 * @pdf: the pages as they were issued
 * @number: number of the report
 * @error: return location for an error
 *
 * Writes the kept pages where other programs may read them.
 *
 * Returns: (transfer full): the file, or %NULL with the error of hl_file_write()
 */
char *
hl_issued_list_write (GBytes     *pdf,
                      const char *number,
                      GError    **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "hailong", NULL);
  g_autofree char *safe = g_strdelimit (g_strdup (number), "/\\", '-');
  g_autofree char *name = g_strdup_printf ("bao-cao-%s.pdf", safe);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);

  return hl_file_write (path, pdf, error) ? g_steal_pointer (&path) : NULL;
}
