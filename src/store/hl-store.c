#include "store/hl-store.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"
#include "store/hl-store-response-private.h"

/**
 * hl_store_open:
 * @path: file name, or ":memory:" with %HL_DB_CREATE
 * @mode: whether it may be made or written
 * @error: return location for an error
 *
 * Opens a survey file.
 *
 * Returns: (transfer full): the store, for use by this thread alone; or %NULL with an error as
 *   hl_db_open()
 */
HlStore *
hl_store_open (const char *path,
               HlDbMode    mode,
               GError    **error)
{
  HlDb *db = hl_db_open (path, mode, error);

  if (db == NULL)
    return NULL;

  if (!hl_store_add_reader (db, error))
    {
      hl_db_close (db);
      return NULL;
    }

  HlStore *self = g_new0 (HlStore, 1);
  self->db = db;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->line = g_string_sized_new (1024);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clock = -1;
  self->head_number = -1;

  return self;
}

/**
 * hl_store_close:
 * @self: (transfer full): a store without open transactions
 */
void
hl_store_close (HlStore *self)
{
  hl_db_close (self->db);
  g_checksum_free (self->checksum);
  g_string_free (self->line, TRUE);
  g_hash_table_unref (self->people);
  g_free (self->operator_name);
  g_free (self);
}

/**
 * hl_store_get_db:
 * @self: a store
 *
 * Returns: (transfer none): its connection, for transactions around several calls
 */
HlDb *
hl_store_get_db (HlStore *self)
{
  return self->db;
}

/**
 * hl_store_set_operator:
 * @self: a store
 * @name: (nullable): who works on it from now on; %NULL or "" = unknown
 *
 * Sets who stands in the log. A name not met before becomes a person with the role 'k' at the first
 * change.
 */
void
hl_store_set_operator (HlStore    *self,
                       const char *name)
{
  g_free (self->operator_name);
  self->operator_name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  self->operator_id = 0;
}

/**
 * hl_store_set_clock:
 * @self: a store
 * @utc_seconds: the time to write from now on, ≥ 0; −1 = the machine's clock
 *
 * Fixes the time of what is written, so that made-up data are the same at every call.
 */
void
hl_store_set_clock (HlStore *self,
                    gint64   utc_seconds)
{
  self->clock = utc_seconds;
}

/**
 * hl_store_set_salts:
 * @self: a store
 * @seed: what the salts of texts follow from; 0 = random ones, as all but made-up data need
 *
 * Fixes the salts of the texts written from now on.
 */
void
hl_store_set_salts (HlStore *self,
                    guint64  seed)
{
  self->salt_seed = seed;
  self->n_salts = 0;
}

/**
 * hl_store_now:
 * @self: a store
 *
 * Returns: UTC seconds, by hl_store_set_clock() or the machine's clock
 */
gint64
hl_store_now (HlStore *self)
{
  return self->clock >= 0 ? self->clock : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * hl_store_check_cache:
 * @self: a store in a transaction
 *
 * Forgets what was read or written in another transaction: it may have been rolled back, or another
 * program may have written since.
 */
void
hl_store_check_cache (HlStore *self)
{
  if (self->cache_serial == self->db->serial)
    return;

  self->cache_serial = self->db->serial;
  self->operator_id = 0;
  self->head_number = -1;
  self->life_survey = 0;
  self->stale_survey = 0;
  g_hash_table_remove_all (self->people);
}

/**
 * hl_reason_is_given:
 * @reason: (nullable): a reason as typed
 *
 * Returns: whether it says anything
 */
gboolean
hl_reason_is_given (const char *reason)
{
  return reason != NULL && strspn (reason, " \t\r\n") < strlen (reason);
}
