#include <string.h>

#include "store/hl-store-private.h"

static const char insert_survey[] =
  "INSERT INTO survey (id, uuid, title, questionnaire_id, state, from_day, to_day, formula,"
  " factor_rule,"
  " overall_rule, overall_question, official, target, sampling, seed)"
  " VALUES (nullif (:id, 0), :uuid, :title, :questionnaire_id, :state, nullif (:from_day, 0),"
  " nullif (:to_day, 0),"
  " :formula, :factor_rule, :overall_rule, :overall_question, :official, :target, :sampling, :seed)"
  " ON CONFLICT (id) DO UPDATE SET title = excluded.title, questionnaire_id ="
  " excluded.questionnaire_id,"
  " from_day = excluded.from_day, to_day = excluded.to_day, formula = excluded.formula,"
  " factor_rule = excluded.factor_rule, overall_rule = excluded.overall_rule,"
  " overall_question = excluded.overall_question, official = excluded.official, target ="
  " excluded.target,"
  " sampling = excluded.sampling, seed = excluded.seed";

static const char upsert_rule[] =
  "INSERT INTO survey_rule (survey_id, rule, effect, threshold) VALUES (:id, :rule, :effect,"
  " :threshold)"
  " ON CONFLICT DO UPDATE SET effect = excluded.effect, threshold = excluded.threshold";
static const char upsert_field[] =
  "INSERT INTO survey_field (survey_id, position, name, quota, population)"
  " VALUES (:id, :position, :name, nullif (:quota, -1), nullif (:population, -1))"
  " ON CONFLICT DO UPDATE SET name = excluded.name, quota = excluded.quota, population ="
  " excluded.population";
static const char upsert_area[] =
  "INSERT INTO survey_area (survey_id, position, name, quota, population)"
  " VALUES (:id, :position, :name, nullif (:quota, -1), nullif (:population, -1))"
  " ON CONFLICT DO UPDATE SET name = excluded.name, quota = excluded.quota, population ="
  " excluded.population";
static const char upsert_procedure[] =
  "INSERT INTO survey_procedure (survey_id, position, name, field) VALUES (:id, :position, :name,"
  " nullif (:field, 0))"
  " ON CONFLICT DO UPDATE SET name = excluded.name, field = excluded.field";
static const char insert_range[] =
  "INSERT INTO survey_range (survey_id, position, first, last, field, area)"
  " VALUES (:id, :position, :first, :last, nullif (:field, 0), nullif (:area, 0))";
static const char insert_step[] =
  "INSERT INTO survey_step (survey_id, position, title, due, product, lead, helper, state, due_day)"
  " VALUES (:id, :position, :title, :due, :product, :lead, :helper, :state, nullif (:due_day, 0))";
static const char insert_officer[] =
  "INSERT INTO survey_officer (survey_id, position, field, person, from_day, to_day)"
  " VALUES (:id, :position, nullif (:field, 0), :person, nullif (:from_day, 0),"
  " nullif (:to_day, 0))";
static const char insert_text[] =
  "INSERT INTO survey_text (survey_id, name, text) VALUES (:id, :name, :text)";

static const char delete_ranges[] =
  "DELETE FROM survey_range WHERE survey_id = :id AND position > :n";
static const char delete_officers[] =
  "DELETE FROM survey_officer WHERE survey_id = :id AND position > :n";
static const char delete_procedures[] =
  "DELETE FROM survey_procedure WHERE survey_id = :id AND position > :n";
static const char delete_fields[] =
  "DELETE FROM survey_field WHERE survey_id = :id AND position > :n";
static const char delete_areas[] =
  "DELETE FROM survey_area WHERE survey_id = :id AND position > :n";
static const char delete_steps[] =
  "DELETE FROM survey_step WHERE survey_id = :id AND position > :n";
static const char delete_texts[] = "DELETE FROM survey_text WHERE survey_id = :id AND :n = 0";

/* Position of an index, 0 for none. */
static gint64
position_of (guint index)
{
  return index == HL_NO_INDEX ? 0 : (gint64) index + 1;
}

static HlStmt *
begin_rows (HlStore    *self,
            const char *sql,
            gint64      id,
            GError    **error)
{
  HlStmt *stmt = hl_db_prepare (self->db, sql, error);

  if (stmt != NULL)
    hl_stmt_bind_int (stmt, ":id", id);

  return stmt;
}

static gboolean
delete_rows (HlStore    *self,
             const char *sql,
             gint64      id,
             guint       n_kept,
             GError    **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, sql, id, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":n", n_kept);

  return hl_stmt_run (stmt, error);
}

static gboolean
save_head (HlStore        *self,
           const HlSurvey *survey,
           gint64          id,
           GError        **error)
{
  gint64 questionnaire_id;

  if (!hl_store_find_questionnaire (self, survey->questionnaire->id,
                                    survey->questionnaire->revision,
                                    &questionnaire_id, error))
    return FALSE;

  g_autoptr (HlStmt) stmt = begin_rows (self, insert_survey, id, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":uuid", survey->uuid);
  hl_stmt_bind_text (stmt, ":title", survey->title);
  hl_stmt_bind_int (stmt, ":questionnaire_id", questionnaire_id);
  hl_stmt_bind_int (stmt, ":state", HL_SURVEY_DRAFT);
  hl_stmt_bind_int (stmt, ":from_day", survey->from);
  hl_stmt_bind_int (stmt, ":to_day", survey->to);
  hl_stmt_bind_int (stmt, ":formula", survey->formula);
  hl_stmt_bind_int (stmt, ":factor_rule", survey->factor_rule);
  hl_stmt_bind_int (stmt, ":overall_rule", survey->overall_rule);
  hl_stmt_bind_text (stmt, ":overall_question", survey->overall_question);
  hl_stmt_bind_int (stmt, ":official", survey->official);
  hl_stmt_bind_double (stmt, ":target", survey->target);
  hl_stmt_bind_int (stmt, ":sampling", survey->sampling);
  hl_stmt_bind_int (stmt, ":seed", (gint64) survey->seed);

  return hl_stmt_run (stmt, error);
}

static gboolean
save_rules (HlStore        *self,
            const HlSurvey *survey,
            gint64          id,
            GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, upsert_rule, id, error);

  for (guint i = 0; stmt != NULL && i < HL_N_RULES; i++)
    {
      hl_stmt_bind_int (stmt, ":rule", i + 1);
      hl_stmt_bind_int (stmt, ":effect", survey->rules[i].effect);
      hl_stmt_bind_double (stmt, ":threshold", survey->rules[i].threshold);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_strata (HlStore         *self,
             const char      *sql,
             gint64           id,
             const HlStratum *strata,
             guint            n_strata,
             GError         **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, sql, id, error);

  for (guint i = 0; stmt != NULL && i < n_strata; i++)
    {
      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":name", strata[i].name);
      hl_stmt_bind_int (stmt, ":quota", strata[i].quota);
      hl_stmt_bind_int (stmt, ":population", strata[i].population);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_procedures (HlStore        *self,
                 const HlSurvey *survey,
                 gint64          id,
                 GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, upsert_procedure, id, error);

  for (guint i = 0; stmt != NULL && i < survey->n_procedures; i++)
    {
      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":name", survey->procedures[i].name);
      hl_stmt_bind_int (stmt, ":field", position_of (survey->procedures[i].field));
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_ranges (HlStore        *self,
             const HlSurvey *survey,
             gint64          id,
             GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, insert_range, id, error);

  for (guint i = 0; stmt != NULL && i < survey->n_ranges; i++)
    {
      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_int (stmt, ":first", survey->ranges[i].first);
      hl_stmt_bind_int (stmt, ":last", survey->ranges[i].last);
      hl_stmt_bind_int (stmt, ":field", position_of (survey->ranges[i].field));
      hl_stmt_bind_int (stmt, ":area", position_of (survey->ranges[i].area));
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

/* Whoever the office does not know becomes one of its officers. */
static gboolean
save_officer (HlStore              *self,
              HlStmt               *stmt,
              const HlFieldOfficer *officer,
              guint                 position,
              GError              **error)
{
  guint32 person;

  if (!hl_store_ensure_person (self, 'o', officer->code, officer->name, &person, NULL, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":position", position);
  hl_stmt_bind_int (stmt, ":field", position_of (officer->field));
  hl_stmt_bind_int (stmt, ":person", person);
  hl_stmt_bind_int (stmt, ":from_day", officer->from);
  hl_stmt_bind_int (stmt, ":to_day", officer->to);

  return hl_stmt_run (stmt, error);
}

static gboolean
save_officers (HlStore        *self,
               const HlSurvey *survey,
               gint64          id,
               GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, insert_officer, id, error);

  for (guint i = 0; stmt != NULL && i < survey->n_officers; i++)
    if (!save_officer (self, stmt, &survey->officers[i], i + 1, error))
      return FALSE;

  return stmt != NULL;
}

static gboolean
save_steps (HlStore        *self,
            const HlSurvey *survey,
            gint64          id,
            GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, insert_step, id, error);

  for (guint i = 0; stmt != NULL && i < survey->n_steps; i++)
    {
      const HlTimetableStep *step = &survey->steps[i];

      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":title", step->title);
      hl_stmt_bind_text (stmt, ":due", step->due);
      hl_stmt_bind_text (stmt, ":product", step->product);
      hl_stmt_bind_text (stmt, ":lead", step->lead);
      hl_stmt_bind_text (stmt, ":helper", step->helper);
      hl_stmt_bind_text (stmt, ":state", step->state);
      hl_stmt_bind_int (stmt, ":due_day", step->due_day);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_texts (HlStore        *self,
            const HlSurvey *survey,
            gint64          id,
            GError        **error)
{
  g_autoptr (HlStmt) stmt = begin_rows (self, insert_text, id, error);
  GHashTableIter iter;
  gpointer name, text;

  if (stmt == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, survey->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      hl_stmt_bind_text (stmt, ":name", name);
      hl_stmt_bind_text (stmt, ":text", text);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* Rows that responses may refer to are updated in place; then the surplus goes. */
static gboolean
save_lists (HlStore        *self,
            const HlSurvey *survey,
            gint64          id,
            GError        **error)
{
  return delete_rows (self, delete_ranges, id, 0, error) &&
         delete_rows (self, delete_officers, id, 0, error) &&
         delete_rows (self, delete_steps, id, 0, error) &&
         delete_rows (self, delete_texts, id, 0, error) &&
         save_strata (self, upsert_field, id, survey->fields, survey->n_fields, error) &&
         save_strata (self, upsert_area, id, survey->areas, survey->n_areas, error) &&
         save_procedures (self, survey, id, error) &&
         delete_rows (self, delete_procedures, id, survey->n_procedures, error) &&
         delete_rows (self, delete_fields, id, survey->n_fields, error) &&
         delete_rows (self, delete_areas, id, survey->n_areas, error) &&
         save_ranges (self, survey, id, error) &&
         save_officers (self, survey, id, error) &&
         save_steps (self, survey, id, error) &&
         save_texts (self, survey, id, error);
}

/**
 * hl_store_write_survey:
 * @self: a store in a transaction
 * @survey: a survey whose questionnaire is stored
 * @id: id of its row, 0 to add it as a draft; uuid and state of a row that is there stay
 * @out_id: (out): id of its row
 * @error: return location for an error
 *
 * Writes all rows of a survey. Does not log.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (uuid taken), %HL_ERROR_INVALID or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_write_survey (HlStore        *self,
                       const HlSurvey *survey,
                       gint64          id,
                       gint64         *out_id,
                       GError        **error)
{
  if (!save_head (self, survey, id, error))
    return FALSE;

  *out_id = id != 0 ? id : hl_db_last_id (self->db);

  return save_rules (self, survey, *out_id, error) &&
         save_lists (self, survey, *out_id, error);
}
