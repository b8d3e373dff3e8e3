#include "core/hl-error.h"
#include "store/hl-store-private.h"
#include "store/hl-store.h"

static const char select_values[] =
  "SELECT key, value, from_day FROM office_value ORDER BY key, from_day";

/**
 * hl_office_value_free:
 * @self: (transfer full): a value
 *
 * Frees it.
 */
void
hl_office_value_free (HlOfficeValue *self)
{
  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

/**
 * hl_store_list_office_values:
 * @self: a store
 * @error: return location for an error
 *
 * Lists all values the office ever had, by key and by the day from which they hold.
 *
 * Returns: (transfer full) (element-type HlOfficeValue): the values, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_office_values (HlStore *self,
                             GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                 hl_office_value_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_values, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlOfficeValue *value = g_new0 (HlOfficeValue, 1);

      value->key = g_strdup (hl_stmt_get_text (stmt, 0));
      value->value = g_strdup (hl_stmt_get_text (stmt, 1));
      value->from = (HlDate) hl_stmt_get_int (stmt, 2);
      g_ptr_array_add (values, value);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&values) : NULL;
}
