#include "app/hl-workspace.h"

#define SECONDS 2

/* Belongs to its timer, which ends behind the workspace: that may go in its own thread. */
typedef struct
{
  GWeakRef workspace;
  gint64   version;   /* −1 = not read yet */
  gboolean reading;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *self = data;

  g_weak_ref_clear (&self->workspace);
  g_free (self);
}

static gpointer
read_version (HlStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  gint64 version = hl_db_get_data_version (hl_store_get_db (store));

  return g_memdup2 (&version, sizeof version);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autofree gint64 *version = hl_workspace_run_finish (HL_WORKSPACE (source), result, NULL);
  Watch *self = data;
  gint64 before = self->version;

  self->reading = FALSE;
  if (version == NULL)
    return;

  self->version = *version;
  if (before >= 0 && before != *version)
    hl_workspace_changed (HL_WORKSPACE (source), -1);
}

static gboolean
on_tick (gpointer data)
{
  Watch *self = data;
  g_autoptr (HlWorkspace) workspace = g_weak_ref_get (&self->workspace);

  if (workspace == NULL)
    return G_SOURCE_REMOVE;

  if (!self->reading)
    hl_workspace_run_async (workspace, read_version, NULL, NULL, g_free, NULL, on_read, self);
  self->reading = TRUE;

  return G_SOURCE_CONTINUE;
}

/**
 * hl_workspace_watch:
 * @self: a workspace
 *
 * Looks every other second whether another program wrote into the file, and then emits
 * #HlWorkspace::changed with −1. Call once.
 */
void
hl_workspace_watch (HlWorkspace *self)
{
  Watch *watch = g_new0 (Watch, 1);

  g_weak_ref_init (&watch->workspace, self);
  watch->version = -1;
  on_tick (watch);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, SECONDS, on_tick, watch, watch_free);
}
