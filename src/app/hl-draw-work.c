/* The draw window at work: reading and drawing; each may fail. */
#include "app/hl-draw-window-private.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"

static void
fail (HlDrawWindow *self,
      const char   *page,
      const GError *error)
{
  hl_draw_window_show_page (self, page);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hl_draw_window_tell (self, error->message, TRUE);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HlDrawWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlDrawList) list = hl_draw_read_finish (HL_WORKSPACE (source), result, &error);

  if (self->pages == NULL)
    return;
  if (list == NULL)
    {
      fail (self, "file", error);
      return;
    }

  g_clear_pointer (&self->list, hl_draw_list_free);
  self->list = g_steal_pointer (&list);
  hl_draw_window_show_list (self);
}

/**
 * hl_draw_window_read:
 * @self: a window
 * @path: a list of dossiers
 *
 * Reads the list and shows what is in it.
 */
void
hl_draw_window_read (HlDrawWindow *self,
                     const char   *path)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->cancel, TRUE);
  hl_draw_window_show_page (self, "busy");
  hl_draw_read_async (self->workspace, self->survey, path, self->cancellable, on_read,
                      g_object_ref (self));
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlDrawWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlDrawResult) drawn = hl_draw_run_finish (HL_WORKSPACE (source), result, &error);

  if (self->pages == NULL)
    return;
  if (drawn == NULL)
    {
      fail (self, "draw", error);
      if (g_error_matches (error, HL_ERROR, HL_ERROR_CONFLICT))
        gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }

  g_clear_pointer (&self->result, hl_draw_result_free);
  self->result = g_steal_pointer (&drawn);
  hl_draw_window_show_result (self);
}

/* Says what is wrong, and puts the cursor there. */
static gboolean
read_number (HlDrawWindow *self,
             AdwEntryRow  *row,
             guint64       least,
             guint64       most,
             const char   *problem,
             guint64      *out_number)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (g_ascii_string_to_unsigned (text, 10, least, most, out_number, NULL))
    return TRUE;

  hl_draw_window_tell (self, problem, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return FALSE;
}

/* Internal: draws as the fields say. */
void
hl_draw_work_draw (HlDrawWindow *self)
{
  const gboolean by_quota = adw_combo_row_get_selected (self->way_row) == HL_DRAW_BY_QUOTA;
  g_autofree char *reason =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
  guint64 size = 0;
  guint64 seed;

  hl_draw_window_tell (self, "", FALSE);
  if (!by_quota &&
      !read_number (self, self->size_row, 1, G_MAXINT32,
                    _("Write how many dossiers to draw as a whole number from 1 on."), &size))
    return;
  if (!read_number (self, self->seed_row, 0, G_MAXINT64,
                    _("Write the seed as a whole number."), &seed))
    return;

  hl_draw_window_show_page (self, "busy");
  gtk_widget_set_sensitive (self->cancel, FALSE);
  hl_draw_run_async (self->workspace, self->list,
                     &(HlDrawWish) { (guint) size, seed, reason }, on_drawn, g_object_ref (self));
}
