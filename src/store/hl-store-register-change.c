/* One change of the register: is it possible, and then the spans it cuts. */
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-register-private.h"

/* The span that :at may lie in: found by the key, since a register can be long. */
#define BEFORE(at) \
  "(SELECT max (first) FROM survey_register WHERE survey_id = :survey_id AND first < " at ")"

static const char select_early[] =
  "SELECT EXISTS (SELECT 1 FROM survey_register WHERE survey_id = :survey_id"
  " AND first BETWEEN ifnull (" BEFORE (":first") ", 1) AND :last AND last >= :first"
  " AND CASE WHEN :set_outcome THEN :outcome_day ELSE outcome_day END"
  " < CASE WHEN :set_day THEN :day ELSE issued_day END)";

/* A span that holds :at, but does not begin there, is cut before it. */
static const char cut_copy[] =
  "INSERT INTO survey_register (survey_id, first, last, area, issued_day, outcome, outcome_day,"
  " replaced_by)"
  " SELECT survey_id, :at, last, area, issued_day, outcome, outcome_day, replaced_by"
  " FROM survey_register WHERE survey_id = :survey_id AND first = " BEFORE (":at")
  " AND last >= :at";
static const char cut_texts[] =
  "INSERT INTO survey_register_text (survey_id, first, kind, text, salt, hash)"
  " SELECT survey_id, :at, kind, text, salt, hash FROM survey_register_text"
  " WHERE survey_id = :survey_id AND first = (SELECT first FROM survey_register"
  " WHERE survey_id = :survey_id AND first = " BEFORE (":at") " AND last >= :at)";
static const char cut_end[] =
  "UPDATE survey_register SET last = :at - 1"
  " WHERE survey_id = :survey_id AND first = " BEFORE (":at") " AND last >= :at";

static const char select_within[] =
  "SELECT first, last FROM survey_register"
  " WHERE survey_id = :survey_id AND first BETWEEN :first AND :last ORDER BY first";
static const char insert_span[] =
  "INSERT INTO survey_register (survey_id, first, last, outcome)"
  " VALUES (:survey_id, :first, :last, 0)";
static const char update_spans[] =
  "UPDATE survey_register SET area = CASE WHEN :set_area THEN :area ELSE area END,"
  " issued_day = CASE WHEN :set_day THEN :day ELSE issued_day END,"
  " outcome = CASE WHEN :set_outcome THEN :outcome ELSE outcome END,"
  " outcome_day = CASE WHEN :set_outcome THEN :outcome_day ELSE outcome_day END,"
  " replaced_by = CASE WHEN :set_outcome THEN :replaced_by ELSE replaced_by END"
  " WHERE survey_id = :survey_id AND first BETWEEN :first AND :last"
  " AND (:set_area AND area IS NOT :area OR :set_day AND issued_day IS NOT :day"
  " OR :set_outcome AND (outcome IS NOT :outcome OR outcome_day IS NOT :outcome_day"
  " OR replaced_by IS NOT :replaced_by))";
static const char delete_texts[] =
  "DELETE FROM survey_register_text WHERE survey_id = :survey_id"
  " AND first BETWEEN :first AND :last AND kind = :kind AND text IS NOT :text";
static const char select_textless[] =
  "SELECT first, last FROM survey_register AS span WHERE survey_id = :survey_id"
  " AND first BETWEEN :first AND :last AND NOT EXISTS (SELECT 1 FROM survey_register_text AS text"
  " WHERE text.survey_id = span.survey_id AND text.first = span.first AND kind = :kind)";
static const char insert_text[] =
  "INSERT INTO survey_register_text (survey_id, first, kind, text, salt, hash)"
  " VALUES (:survey_id, :first, :kind, :text, :salt, :hash)";

typedef struct
{
  gint64 first;
  gint64 last;
} Serials;

/**
 * Work:
 * @n_changes: rows changed
 *
 * A change being written.
 */
typedef struct
{
  HlStore              *store;
  const HlRegisterSpan *span;
  gint64                survey_id;
  gint64                n_changes;
} Work;

/* The first serial of the span that was never issued, 0 = all were. */
static gint64
find_unissued (const HlSurvey       *survey,
               const HlRegisterSpan *span)
{
  gint64 serial = span->first;

  while (serial <= span->last)
    {
      const HlSerialRange *range = hl_survey_find_range (survey, serial);

      if (range == NULL)
        return serial;

      serial = range->last + 1;
    }

  return 0;
}

static char *
refuse_unissued (const HlSurvey *survey,
                 gint64          serial)
{
  g_autofree char *text = hl_serial_format (serial, hl_survey_serial_width (survey));

  return g_strdup_printf (_("Form %s was never issued: look at the serials of the survey"), text);
}

static char *
refuse_replacement (const HlSurvey       *survey,
                    const HlRegisterSpan *span)
{
  gboolean is_due = span->outcome == HL_OUTCOME_REPLACED;

  if (span->replaced_by == 0)
    return is_due ? g_strdup (_("Say which form replaced it")) : NULL;
  if (span->outcome == HL_OUTCOME_OUTSTANDING || span->outcome == HL_OUTCOME_RETURNED)
    return g_strdup (_("A form that is outstanding or has returned is not replaced by another"));
  if (span->first != span->last || span->replaced_by == span->first)
    return g_strdup (_("One form is replaced by one other: give each a line of its own"));
  if (hl_survey_find_range (survey, span->replaced_by) == NULL)
    return refuse_unissued (survey, span->replaced_by);

  return NULL;
}

/* Days before the round are slips of the pen; what comes back late is still written down. */
static char *
refuse_day (const HlSurvey *survey,
            HlDate          day)
{
  g_autofree char *text = NULL;
  g_autofree char *from = NULL;

  if (day == HL_DATE_NONE || day >= survey->from)
    return NULL;

  text = hl_date_to_display (day);
  from = hl_date_to_display (survey->from);

  return g_strdup_printf (_("%s is before the round begins on %s: correct the date"), text, from);
}

static char *
refuse_outcome (const HlSurvey       *survey,
                const HlRegisterSpan *span)
{
  if (span->outcome == HL_OUTCOME_OUTSTANDING && span->outcome_day != HL_DATE_NONE)
    return g_strdup (_("A form that is outstanding has no date of its outcome"));

  return refuse_replacement (survey, span);
}

static void
bind_or_null (HlStmt     *stmt,
              const char *name,
              gint64      value)
{
  if (value != 0)
    hl_stmt_bind_int (stmt, name, value);
  else
    hl_stmt_bind_null (stmt, name);
}

static void
bind_span (HlStmt               *stmt,
           gint64                survey_id,
           const HlRegisterSpan *span)
{
  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  hl_stmt_bind_int (stmt, ":first", span->first);
  hl_stmt_bind_int (stmt, ":last", span->last);
}

static void
bind_days (HlStmt                 *stmt,
           const HlRegisterChange *change)
{
  hl_stmt_bind_int (stmt, ":set_day", (change->parts & HL_REGISTER_DAY) != 0);
  hl_stmt_bind_int (stmt, ":set_outcome", (change->parts & HL_REGISTER_OUTCOME) != 0);
  bind_or_null (stmt, ":day", change->span.day);
  bind_or_null (stmt, ":outcome_day", change->span.outcome_day);
}

/* Whether a form would have its outcome before it was handed out. */
static gboolean
is_early (HlStore                *self,
          const HlSurvey         *survey,
          const HlRegisterChange *change,
          gboolean               *out_is_early,
          GError                **error)
{
  const HlRegisterSpan *span = &change->span;
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_early, error);

  if (stmt == NULL)
    return FALSE;

  bind_span (stmt, survey->id, span);
  bind_days (stmt, change);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_is_early = hl_stmt_get_int (stmt, 0) != 0 ||
                  ((change->parts & HL_REGISTER_DAY) && (change->parts & HL_REGISTER_OUTCOME) &&
                   span->outcome_day != HL_DATE_NONE && span->outcome_day < span->day);

  return TRUE;
}

/**
 * hl_register_check_change:
 * @self: a store
 * @survey: a survey
 * @change: a change
 * @out_refused: (out) (transfer full) (nullable): why it is not possible, a sentence; %NULL when it
 *   is
 * @error: return location for an error
 *
 * Holds a change against the serials issued and the days in the register.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_register_check_change (HlStore                *self,
                          const HlSurvey         *survey,
                          const HlRegisterChange *change,
                          char                  **out_refused,
                          GError                **error)
{
  const HlRegisterSpan *span = &change->span;
  gint64 unissued = find_unissued (survey, span);
  gboolean early = FALSE;

  *out_refused = NULL;
  if (span->last < span->first)
    *out_refused = g_strdup (_("The last form number is lower than the first"));
  else if (unissued != 0)
    *out_refused = refuse_unissued (survey, unissued);
  else if (change->parts & HL_REGISTER_OUTCOME)
    *out_refused = refuse_outcome (survey, span);
  if (*out_refused == NULL && (change->parts & HL_REGISTER_DAY))
    *out_refused = refuse_day (survey, span->day);

  if (*out_refused != NULL)
    return TRUE;

  if (!is_early (self, survey, change, &early, error))
    return FALSE;
  if (early)
    *out_refused = g_strdup (_("The outcome is dated before the form was handed out"));

  return TRUE;
}

static gboolean
run (Work    *work,
     HlStmt  *stmt,
     GError **error)
{
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  work->n_changes += hl_db_n_changes (work->store->db);

  return TRUE;
}

static gboolean
cut (Work    *work,
     gint64   at,
     GError **error)
{
  const char *const steps[] = { cut_copy, cut_texts, cut_end };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HlStmt) stmt = hl_db_prepare (work->store->db, steps[i], error);

      if (stmt == NULL)
        return FALSE;

      hl_stmt_bind_int (stmt, ":survey_id", work->survey_id);
      hl_stmt_bind_int (stmt, ":at", at);
      if (!run (work, stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* The spans of the file within that of the change; with @kind those without such a text. */
static GArray *
list_within (Work          *work,
             const char    *sql,
             HlRegisterText kind,
             GError       **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Serials));
  g_autoptr (HlStmt) stmt = hl_db_prepare (work->store->db, sql, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  bind_span (stmt, work->survey_id, work->span);
  if (kind != 0)
    hl_stmt_bind_int (stmt, ":kind", kind);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      Serials serials = { hl_stmt_get_int (stmt, 0), hl_stmt_get_int (stmt, 1) };

      g_array_append_val (found, serials);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
add_span (Work    *work,
          gint64   first,
          gint64   last,
          GError **error)
{
  g_autoptr (HlStmt) stmt = NULL;

  if (first > last)
    return TRUE;

  stmt = hl_db_prepare (work->store->db, insert_span, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", work->survey_id);
  hl_stmt_bind_int (stmt, ":first", first);
  hl_stmt_bind_int (stmt, ":last", last);

  return run (work, stmt, error);
}

/* What is not in the register yet gets a row. */
static gboolean
fill_gaps (Work    *work,
           GError **error)
{
  g_autoptr (GArray) within = list_within (work, select_within, 0, error);
  gint64 next = work->span->first;

  if (within == NULL)
    return FALSE;

  for (guint i = 0; i < within->len; i++)
    {
      const Serials *serials = &g_array_index (within, Serials, i);

      if (!add_span (work, next, serials->first - 1, error))
        return FALSE;

      next = serials->last + 1;
    }

  return add_span (work, next, work->span->last, error);
}

static gboolean
write_columns (Work                   *work,
               const HlRegisterChange *change,
               GError                **error)
{
  const HlRegisterSpan *span = work->span;
  g_autoptr (HlStmt) stmt = hl_db_prepare (work->store->db, update_spans, error);

  if (stmt == NULL)
    return FALSE;

  bind_span (stmt, work->survey_id, span);
  bind_days (stmt, change);
  hl_stmt_bind_int (stmt, ":set_area", (change->parts & HL_REGISTER_AREA) != 0);
  bind_or_null (stmt, ":area", span->area == HL_NO_INDEX ? 0 : (gint64) span->area + 1);
  hl_stmt_bind_int (stmt, ":outcome", span->outcome);
  bind_or_null (stmt, ":replaced_by", span->replaced_by);

  return run (work, stmt, error);
}

static gboolean
add_text (Work          *work,
          gint64         first,
          HlRegisterText kind,
          const char    *text,
          GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (work->store->db, insert_text, error);
  const guint8 *salt = stmt != NULL ? hl_store_next_salt (work->store, error) : NULL;
  guint8 hash[HL_DIGEST_SIZE];

  if (salt == NULL)
    return FALSE;

  hl_store_digest (work->store, salt, HL_SALT_SIZE, text, strlen (text), hash);
  hl_stmt_bind_int (stmt, ":survey_id", work->survey_id);
  hl_stmt_bind_int (stmt, ":first", first);
  hl_stmt_bind_int (stmt, ":kind", kind);
  hl_stmt_bind_text (stmt, ":text", text);
  hl_stmt_bind_blob (stmt, ":salt", salt, HL_SALT_SIZE);
  hl_stmt_bind_blob (stmt, ":hash", hash, HL_DIGEST_SIZE);

  return run (work, stmt, error);
}

/* A text that is the same already keeps its salt. */
static gboolean
write_text (Work          *work,
            HlRegisterText kind,
            const char    *text,
            GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (work->store->db, delete_texts, error);
  g_autoptr (GArray) textless = NULL;

  if (stmt == NULL)
    return FALSE;

  bind_span (stmt, work->survey_id, work->span);
  hl_stmt_bind_int (stmt, ":kind", kind);
  hl_stmt_bind_text (stmt, ":text", text);
  if (!run (work, stmt, error))
    return FALSE;

  if (*text == '\0')
    return TRUE;

  textless = list_within (work, select_textless, kind, error);
  for (guint i = 0; textless != NULL && i < textless->len; i++)
    if (!add_text (work, g_array_index (textless, Serials, i).first, kind, text, error))
      return FALSE;

  return textless != NULL;
}

/**
 * hl_register_apply_change:
 * @self: a store in a transaction
 * @survey: a survey
 * @change: a change that hl_register_check_change() found possible
 * @out_changed: (out): whether a row changed
 * @error: return location for an error
 *
 * Writes a change. Spans that reach beyond it are cut; what was not in the register gets a row.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_register_apply_change (HlStore                *self,
                          const HlSurvey         *survey,
                          const HlRegisterChange *change,
                          gboolean               *out_changed,
                          GError                **error)
{
  const HlRegisterSpan *span = &change->span;
  Work work = { .store = self, .span = span, .survey_id = survey->id };

  if (!cut (&work, span->first, error) || !cut (&work, span->last + 1, error) ||
      !fill_gaps (&work, error) || !write_columns (&work, change, error))
    return FALSE;

  if ((change->parts & HL_REGISTER_PERSON) &&
      !write_text (&work, HL_REGISTER_TEXT_PERSON, span->issued_to, error))
    return FALSE;
  if ((change->parts & HL_REGISTER_NOTE) &&
      !write_text (&work, HL_REGISTER_TEXT_NOTE, span->note, error))
    return FALSE;

  *out_changed = work.n_changes > 0;

  return TRUE;
}
