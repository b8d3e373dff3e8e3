#include "store/hl-store-audit-private.h"

#include <string.h>

#include "core/hl-i18n.h"

static const char select_responses[] =
  "SELECT id, survey_id, ifnull (serial, 0) FROM response ORDER BY id";
static const char select_texts[] =
  "SELECT text, salt, hash FROM response_text WHERE response_id = :id";
static const char select_register_texts[] =
  "SELECT text, salt, hash FROM survey_register_text WHERE survey_id = :id";
static const char select_surveys[] = "SELECT id FROM survey ORDER BY id";
static const char select_questionnaires[] = "SELECT id FROM questionnaire ORDER BY id";
static const char select_office[] = "SELECT id FROM office_value ORDER BY id";
static const char select_people[] = "SELECT id FROM person ORDER BY id";
static const char select_snapshots[] = "SELECT id, content FROM snapshot ORDER BY id";
static const char select_orphans[] =
  "SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check";

static const struct
{
  HlSubject   subject;
  const char *sql;
} lists[] = {
  { HL_SUBJECT_RESPONSE, select_responses },
  { HL_SUBJECT_SURVEY, select_surveys },
  { HL_SUBJECT_QUESTIONNAIRE, select_questionnaires },
  { HL_SUBJECT_OFFICE, select_office },
  { HL_SUBJECT_PERSON, select_people },
};

/* One row against its newest entry; the name is that of the entry, since the row may lie. */
static gboolean
check_row (HlAudit  *self,
           HlSubject subject,
           gint64    id,
           gint64    survey_id,
           gint64    serial,
           GError  **error)
{
  HlLastEntry *entry = hl_audit_find (self, subject, id);
  guint8 digest[HL_DIGEST_SIZE];

  if (!hl_store_digest_subject (self->store, subject, id, digest, error))
    return FALSE;

  if (entry == NULL)
    {
      g_autofree char *name = hl_audit_name (self, subject, id, survey_id, serial);

      hl_audit_add_fault (self, 0, name,
                          _("The log knows nothing of %s: another program put it there"), name);
      return TRUE;
    }

  entry->seen = TRUE;
  if (memcmp (entry->line, digest, HL_DIGEST_SIZE) != 0)
    {
      g_autofree char *name = hl_audit_name (self, subject, id, entry->survey_id, entry->serial);

      hl_audit_add_fault (self, 0, name,
                          _("Another program changed %s: it is not as entry %d of the log says"),
                          name, (int) entry->number);
    }

  return TRUE;
}

static gboolean
text_holds (HlStore *store,
            HlStmt  *stmt)
{
  gsize text_size, salt_size, hash_size;
  const guint8 *text = hl_stmt_get_blob (stmt, 0, &text_size);
  const guint8 *salt = hl_stmt_get_blob (stmt, 1, &salt_size);
  const guint8 *hash = hl_stmt_get_blob (stmt, 2, &hash_size);
  guint8 digest[HL_DIGEST_SIZE];

  if (hl_stmt_is_null (stmt, 0))
    return TRUE;
  if (salt == NULL || hash_size != HL_DIGEST_SIZE)
    return FALSE;

  hl_store_digest (store, salt, salt_size, text, text_size, digest);

  return memcmp (hash, digest, HL_DIGEST_SIZE) == 0;
}

/* The texts of a response, or those of a survey's register. */
static gboolean
check_texts (HlAudit  *self,
             HlSubject subject,
             gint64    id,
             gint64    survey_id,
             gint64    serial,
             GError  **error)
{
  const char *sql = subject == HL_SUBJECT_RESPONSE ? select_texts : select_register_texts;
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, sql, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    if (!text_holds (self->store, stmt))
      {
        HlLastEntry *entry = hl_audit_find (self, subject, id);
        g_autofree char *name = entry != NULL
          ? hl_audit_name (self, subject, id, entry->survey_id, entry->serial)
          : hl_audit_name (self, subject, id, survey_id, serial);

        hl_audit_add_fault (self, 0, name, _("A text of %s is not the one that was keyed"), name);
      }

  return step == HL_STEP_DONE;
}

static gboolean
check_list (HlAudit    *self,
            HlSubject   subject,
            const char *sql,
            GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, sql, error);
  gboolean is_response = subject == HL_SUBJECT_RESPONSE;
  gboolean has_texts = is_response || subject == HL_SUBJECT_SURVEY;
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      gint64 id = hl_stmt_get_int (stmt, 0);
      gint64 survey_id = is_response ? hl_stmt_get_int (stmt, 1) : 0;
      gint64 serial = is_response ? hl_stmt_get_int (stmt, 2) : 0;

      if (!check_row (self, subject, id, survey_id, serial, error) ||
          (has_texts && !check_texts (self, subject, id, survey_id, serial, error)))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

static void
report_missing (HlAudit *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const HlLastEntry *entry = &g_array_index (self->entries, HlLastEntry, i);

      if (entry->seen)
        continue;

      g_autofree char *name = hl_audit_name (self, entry->subject, entry->subject_id,
                                             entry->survey_id, entry->serial);
      hl_audit_add_fault (self, 0, name,
                          _("Another program removed %s: entry %d of the log knows it"),
                          name, (int) entry->number);
    }
}

static gboolean
check_snapshots (HlAudit *self,
                 GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, select_snapshots, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      const char *id = hl_stmt_get_text (stmt, 0);
      const char *content = hl_stmt_get_text (stmt, 1);
      guint8 digest[HL_DIGEST_SIZE];

      hl_digest (content, strlen (content), digest);
      g_autofree char *hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);
      if (strcmp (hex, id) == 0)
        continue;

      g_autofree char *name = g_strdup_printf (_("snapshot %.16s"), id);
      hl_audit_add_fault (self, 0, name, _("Another program changed %s"), name);
    }

  return step == HL_STEP_DONE;
}

/* Rows of a list that belong to nothing, and so are in no canonical line. */
static gboolean
check_orphans (HlAudit *self,
               GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, select_orphans, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      g_autofree char *name = g_strdup_printf (_("table %s"), hl_stmt_get_text (stmt, 0));

      hl_audit_add_fault (self, 0, name,
                          _("A row of %s refers to something in %s that is not there"),
                          name, hl_stmt_get_text (stmt, 1));
    }

  return step == HL_STEP_DONE;
}

/**
 * hl_audit_check_rows:
 * @self: an audit that has walked the log
 * @error: return location for an error
 *
 * Holds every covered row against the log, texts against their salted hashes, and finds rows
 * without an entry and entries without a row.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_audit_check_rows (HlAudit *self,
                     GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!check_list (self, lists[i].subject, lists[i].sql, error))
      return FALSE;

  report_missing (self);

  return check_snapshots (self, error) && check_orphans (self, error);
}
