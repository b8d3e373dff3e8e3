#include "store/hl-store.h"

#include <string.h>

#include "core/hl-array.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"

static const char select_values[] =
  "SELECT key, value FROM office_value AS now WHERE from_day ="
  " (SELECT max (from_day) FROM office_value WHERE key = now.key AND from_day <= :on)"
  " ORDER BY key";
static const char select_people[] =
  "SELECT id, role, code, name, ifnull (from_day, 0), ifnull (to_day, 0) FROM person ORDER BY id";
static const char upsert_value[] =
  "INSERT INTO office_value (key, value, from_day) VALUES (:key, :value, :from_day)"
  " ON CONFLICT (key, from_day) DO UPDATE SET value = excluded.value WHERE value <> excluded.value"
  " RETURNING id";
static const char select_person[] =
  "SELECT id, name, ifnull (from_day, 0), ifnull (to_day, 0) FROM person WHERE role = :role AND"
  " code = :code";
static const char insert_person[] =
  "INSERT INTO person (role, code, name) VALUES (:role, :code, :name)";
static const char update_person[] =
  "UPDATE person SET name = :name, from_day = nullif (:from_day, 0), to_day = nullif (:to_day, 0)"
  " WHERE id = :id";

static gboolean
load_values (HlStore  *self,
             HlDate    on,
             HlOffice *office,
             GError  **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_values, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":on", on == HL_DATE_NONE ? G_MAXUINT32 : on);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    if (!hl_office_set (office, hl_stmt_get_text (stmt, 0), hl_stmt_get_text (stmt, 1), error))
      return FALSE;

  return step == HL_STEP_DONE;
}

static gboolean
load_people (HlStore  *self,
             HlOffice *office,
             GError  **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_people, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlPerson *person = HL_APPEND (office->people, office->n_people);

      person->id = (guint32) hl_stmt_get_int (stmt, 0);
      person->role = *hl_stmt_get_text (stmt, 1);
      person->code = g_strdup (hl_stmt_get_text (stmt, 2));
      person->name = g_strdup (hl_stmt_get_text (stmt, 3));
      person->from = (HlDate) hl_stmt_get_int (stmt, 4);
      person->to = (HlDate) hl_stmt_get_int (stmt, 5);
    }

  return step == HL_STEP_DONE;
}

/**
 * hl_store_load_office:
 * @self: a store
 * @on: the day, or %HL_DATE_NONE for the latest
 * @error: return location for an error
 *
 * Gives the office as it was on a day, with all people whatever their days in office.
 *
 * Returns: (transfer full): the office (texts "" when never set), or %NULL with %HL_ERROR_STORE
 */
HlOffice *
hl_store_load_office (HlStore *self,
                      HlDate   on,
                      GError **error)
{
  g_autoptr (HlOffice) office = hl_office_new ();

  if (!load_values (self, on, office, error) || !load_people (self, office, error))
    return NULL;

  return g_steal_pointer (&office);
}

/* 0 in @out_id: the same value was already there. */
static gboolean
save_value (HlStore    *self,
            const char *key,
            const char *value,
            HlDate      from,
            gint64     *out_id,
            GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, upsert_value, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":key", key);
  hl_stmt_bind_text (stmt, ":value", value);
  hl_stmt_bind_int (stmt, ":from_day", from);

  HlStep step = hl_stmt_step (stmt, error);
  *out_id = step == HL_STEP_ROW ? hl_stmt_get_int (stmt, 0) : 0;

  return step != HL_STEP_ERROR;
}

/**
 * hl_store_set_office:
 * @self: a store
 * @key: a key of hl_office_keys()
 * @value: its value, "" takes it back
 * @from: first day it holds, %HL_DATE_NONE = always
 * @error: return location for an error
 *
 * Sets one of the office's values from a day on; earlier days keep what they had. The change is
 * logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (key or value) or %HL_ERROR_STORE
 */
gboolean
hl_store_set_office (HlStore    *self,
                     const char *key,
                     const char *value,
                     HlDate      from,
                     GError    **error)
{
  g_autoptr (HlOffice) probe = hl_office_new ();

  if (!hl_office_set (probe, key, value, error))
    return FALSE;

  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  gint64 id;
  if (tx == NULL || !save_value (self, key, value, from, &id, error))
    return FALSE;

  HlLogRecord record = { .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_OFFICE, .subject_id = id,
                         .detail = key };
  if (id != 0 && !hl_store_log_saved (self, &record, error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

/* @out_person: borrowed nothing; id 0 when there is none. */
static gboolean
find_person (HlStore    *self,
             char        role,
             const char *code,
             HlPerson   *out_person,
             GError    **error)
{
  const char role_text[] = { role, '\0' };
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_person, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":role", role_text);
  hl_stmt_bind_text (stmt, ":code", code);

  HlStep step = hl_stmt_step (stmt, error);
  *out_person = (HlPerson) { .role = role };
  if (step == HL_STEP_ROW)
    {
      out_person->id = (guint32) hl_stmt_get_int (stmt, 0);
      out_person->name = g_strdup (hl_stmt_get_text (stmt, 1));
      out_person->from = (HlDate) hl_stmt_get_int (stmt, 2);
      out_person->to = (HlDate) hl_stmt_get_int (stmt, 3);
    }

  return step != HL_STEP_ERROR;
}

static gboolean
add_person (HlStore    *self,
            char        role,
            const char *code,
            const char *name,
            guint32    *out_id,
            GError    **error)
{
  const char role_text[] = { role, '\0' };
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_person, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":role", role_text);
  hl_stmt_bind_text (stmt, ":code", code);
  hl_stmt_bind_text (stmt, ":name", name);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  *out_id = (guint32) hl_db_last_id (self->db);

  return TRUE;
}

static gboolean
write_person (HlStore        *self,
              const HlPerson *person,
              GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_person, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":name", person->name);
  hl_stmt_bind_int (stmt, ":from_day", person->from);
  hl_stmt_bind_int (stmt, ":to_day", person->to);
  hl_stmt_bind_int (stmt, ":id", person->id);

  return hl_stmt_run (stmt, error);
}

static gboolean
log_person (HlStore *self,
            HlAction action,
            guint32  id,
            GError **error)
{
  HlLogRecord record = { .action = action, .subject = HL_SUBJECT_PERSON, .subject_id = id };

  return hl_store_log_saved (self, &record, error);
}

/**
 * hl_store_save_person:
 * @self: a store
 * @person: role, code, name and days in office; its id is not looked at
 * @error: return location for an error
 *
 * Adds a person, or changes name and days of the one with this role and code. Responses keep
 * referring to people who left. The change is logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (role, empty code, last day before the first)
 *   or %HL_ERROR_STORE
 */
gboolean
hl_store_save_person (HlStore        *self,
                      const HlPerson *person,
                      GError        **error)
{
  HlPerson saved = *person;
  gboolean is_new;

  if (person->to != HL_DATE_NONE && person->to < person->from)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The last day is before the first"));
      return FALSE;
    }

  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);

  if (tx == NULL ||
      !hl_store_ensure_person (self, person->role, person->code, person->name, &saved.id, &is_new,
                               error) ||
      !write_person (self, &saved, error) ||
      !log_person (self, HL_ACTION_UPDATE, saved.id, error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

static gboolean
find_or_add (HlStore    *self,
             char        role,
             const char *code,
             const char *name,
             guint32    *out_id,
             gboolean   *out_created,
             GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlPerson person;

  if (tx == NULL || !find_person (self, role, code, &person, error))
    return FALSE;

  g_autofree char *old_name = person.name;
  *out_created = person.id == 0;
  if (person.id == 0)
    {
      if (!add_person (self, role, code, name, &person.id, error) ||
          !log_person (self, HL_ACTION_ADD, person.id, error))
        return FALSE;
    }
  else if (*old_name == '\0' && *name != '\0')
    {
      person.name = (char *) name;
      if (!write_person (self, &person, error) ||
          !log_person (self, HL_ACTION_UPDATE, person.id, error))
        return FALSE;
    }

  *out_id = person.id;

  return hl_tx_commit (tx, error);
}

/**
 * hl_store_ensure_person:
 * @self: a store
 * @role: 'o' officer, 'i' interviewer, 'k' keyer
 * @code: as in files, not ""
 * @name: (nullable): name, used when none is known yet
 * @out_id: (out): id of the person
 * @out_created: (out) (optional): whether the person was new
 * @error: return location for an error
 *
 * Finds a person by role and code, or adds one (logged). Within a transaction every code is looked
 * up once.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (role or empty code) or %HL_ERROR_STORE
 */
gboolean
hl_store_ensure_person (HlStore    *self,
                        char        role,
                        const char *code,
                        const char *name,
                        guint32    *out_id,
                        gboolean   *out_created,
                        GError    **error)
{
  g_autofree char *key = g_strdup_printf ("%c|%s", role, code);
  gboolean is_new = FALSE;

  if (self->db->depth > 0)
    {
      hl_store_check_cache (self);
      *out_id = GPOINTER_TO_UINT (g_hash_table_lookup (self->people, key));
    }

  gboolean is_cached = self->db->depth > 0 && *out_id != 0;
  if (!is_cached &&
      !find_or_add (self, role, code, name != NULL ? name : "", out_id, &is_new, error))
    return FALSE;

  if (self->db->depth > 0 && !is_cached)
    g_hash_table_insert (self->people, g_steal_pointer (&key), GUINT_TO_POINTER (*out_id));
  if (out_created != NULL)
    *out_created = is_new;

  return TRUE;
}

/**
 * hl_store_get_operator_id:
 * @self: a store in a transaction
 * @out_id: (out): person who works on it, 0 when nobody was named
 * @error: return location for an error
 *
 * Finds or adds the operator of hl_store_set_operator().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_get_operator_id (HlStore *self,
                          guint32 *out_id,
                          GError **error)
{
  HlPerson person;

  hl_store_check_cache (self);
  *out_id = self->operator_id;
  if (self->operator_id != 0 || self->operator_name == NULL)
    return TRUE;

  if (!find_person (self, 'k', self->operator_name, &person, error))
    return FALSE;

  g_free (person.name);
  gboolean is_new = person.id == 0;
  if (is_new &&
      !add_person (self, 'k', self->operator_name, self->operator_name, &person.id, error))
    return FALSE;

  /* Known from here on, so that the entry on a new operator is by the operator. */
  self->operator_id = person.id;
  *out_id = person.id;

  return !is_new || log_person (self, HL_ACTION_ADD, person.id, error);
}
