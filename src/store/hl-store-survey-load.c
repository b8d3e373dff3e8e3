#include "store/hl-store-survey.h"

#include "core/hl-array.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-officers.h"
#include "store/hl-store-private.h"

static const char select_survey[] =
  "SELECT uuid, title, questionnaire_id, state, ifnull (from_day, 0), ifnull (to_day, 0),"
  " formula, factor_rule,"
  " overall_rule, overall_question, official, target, sampling, seed FROM survey WHERE id = :id";
static const char select_rules[] =
  "SELECT rule, effect, threshold FROM survey_rule WHERE survey_id = :id";
static const char select_fields[] =
  "SELECT position, name, ifnull (quota, -1), ifnull (population, -1) FROM survey_field"
  " WHERE survey_id = :id ORDER BY position";
static const char select_areas[] =
  "SELECT position, name, ifnull (quota, -1), ifnull (population, -1) FROM survey_area"
  " WHERE survey_id = :id ORDER BY position";
static const char select_procedures[] =
  "SELECT position, name, ifnull (field, 0) FROM survey_procedure WHERE survey_id = :id ORDER BY"
  " position";
static const char select_ranges[] =
  "SELECT first, last, ifnull (field, 0), ifnull (area, 0) FROM survey_range WHERE survey_id ="
  " :id ORDER BY position";
static const char select_steps[] =
  "SELECT title, due, product, lead, helper, state, ifnull (due_day, 0) FROM survey_step"
  " WHERE survey_id = :id ORDER BY position";
static const char select_officers[] =
  "SELECT ifnull (field, 0), code, name, ifnull (survey_officer.from_day, 0),"
  " ifnull (survey_officer.to_day, 0) FROM survey_officer JOIN person ON person.id = person"
  " WHERE survey_id = :id ORDER BY position";
static const char select_texts[] =
  "SELECT name, text FROM survey_text WHERE survey_id = :id";

typedef void (*RowReader) (HlSurvey *survey,
                           HlStmt   *row);

static guint
index_of (gint64 position)
{
  return position == 0 ? HL_NO_INDEX : (guint) position - 1;
}

static char *
get_string (HlStmt *stmt,
            int     column)
{
  return g_strdup (hl_stmt_get_text (stmt, column));
}

static void
replace (char  **member,
         HlStmt *stmt,
         int     column)
{
  g_free (*member);
  *member = get_string (stmt, column);
}

static void
read_head (HlSurvey *survey,
           HlStmt   *row)
{
  replace (&survey->uuid, row, 0);
  replace (&survey->title, row, 1);
  survey->state = (HlSurveyState) hl_stmt_get_int (row, 3);
  survey->from = (HlDate) hl_stmt_get_int (row, 4);
  survey->to = (HlDate) hl_stmt_get_int (row, 5);
  survey->formula = (HlFormula) hl_stmt_get_int (row, 6);
  survey->factor_rule = (HlFactorRule) hl_stmt_get_int (row, 7);
  survey->overall_rule = (HlOverallRule) hl_stmt_get_int (row, 8);
  replace (&survey->overall_question, row, 9);
  survey->official = (HlOfficial) hl_stmt_get_int (row, 10);
  survey->target = hl_stmt_get_double (row, 11);
  survey->sampling = (HlSampling) hl_stmt_get_int (row, 12);
  survey->seed = (guint64) hl_stmt_get_int (row, 13);
}

static void
read_rule (HlSurvey *survey,
           HlStmt   *row)
{
  gint64 rule = hl_stmt_get_int (row, 0);

  if (rule < 1 || rule > HL_N_RULES)
    return;

  survey->rules[rule - 1].effect = (HlEffect) hl_stmt_get_int (row, 1);
  survey->rules[rule - 1].threshold = hl_stmt_get_double (row, 2);
}

static void
read_stratum (HlStratum *stratum,
              HlStmt    *row)
{
  stratum->id = (guint32) hl_stmt_get_int (row, 0);
  stratum->name = get_string (row, 1);
  stratum->quota = hl_stmt_get_int (row, 2);
  stratum->population = hl_stmt_get_int (row, 3);
}

static void
read_field (HlSurvey *survey,
            HlStmt   *row)
{
  read_stratum (HL_APPEND (survey->fields, survey->n_fields), row);
}

static void
read_area (HlSurvey *survey,
           HlStmt   *row)
{
  read_stratum (HL_APPEND (survey->areas, survey->n_areas), row);
}

static void
read_procedure (HlSurvey *survey,
                HlStmt   *row)
{
  HlProcedure *procedure = HL_APPEND (survey->procedures, survey->n_procedures);

  procedure->id = (guint32) hl_stmt_get_int (row, 0);
  procedure->name = get_string (row, 1);
  procedure->field = index_of (hl_stmt_get_int (row, 2));
}

static void
read_range (HlSurvey *survey,
            HlStmt   *row)
{
  *HL_APPEND (survey->ranges, survey->n_ranges) = (HlSerialRange) {
    hl_stmt_get_int (row, 0), hl_stmt_get_int (row, 1),
    index_of (hl_stmt_get_int (row, 2)), index_of (hl_stmt_get_int (row, 3)),
  };
}

static void
read_officer (HlSurvey *survey,
              HlStmt   *row)
{
  hl_survey_add_officer (survey, index_of (hl_stmt_get_int (row, 0)), hl_stmt_get_text (row, 1),
                         hl_stmt_get_text (row, 2), (HlDate) hl_stmt_get_int (row, 3),
                         (HlDate) hl_stmt_get_int (row, 4));
}

static void
read_step (HlSurvey *survey,
           HlStmt   *row)
{
  *HL_APPEND (survey->steps, survey->n_steps) = (HlTimetableStep) {
    get_string (row, 0), get_string (row, 1), get_string (row, 2),
    get_string (row, 3), get_string (row, 4), get_string (row, 5),
    (HlDate) hl_stmt_get_int (row, 6),
  };
}

static void
read_text (HlSurvey *survey,
           HlStmt   *row)
{
  g_hash_table_insert (survey->texts, get_string (row, 0), get_string (row, 1));
}

static const struct
{
  const char *sql;
  RowReader   read;
} lists[] = {
  { select_rules, read_rule },
  { select_fields, read_field },
  { select_areas, read_area },
  { select_procedures, read_procedure },
  { select_ranges, read_range },
  { select_officers, read_officer },
  { select_steps, read_step },
  { select_texts, read_text },
};

static gboolean
load_list (HlStore    *self,
           const char *sql,
           RowReader   read,
           HlSurvey   *survey,
           GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    read (survey, stmt);

  return step == HL_STEP_DONE;
}

static HlSurvey *
load_head (HlStore *self,
           gint64   id,
           GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_survey, error);

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", id);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_DONE)
    g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                 _("There is no survey %d: see “survey list”"), (int) id);
  if (step != HL_STEP_ROW)
    return NULL;

  g_autoptr (HlQuestionnaire) questionnaire =
    hl_store_read_questionnaire (self, hl_stmt_get_int (stmt, 2), error);
  if (questionnaire == NULL)
    return NULL;

  HlSurvey *survey = hl_survey_new (questionnaire);
  survey->id = id;
  read_head (survey, stmt);

  return survey;
}

/**
 * hl_store_load_survey:
 * @self: a store
 * @id: its number
 * @error: return location for an error
 *
 * Loads a survey with its questionnaire revision and all its lists.
 *
 * Returns: (transfer full): the survey, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlSurvey *
hl_store_load_survey (HlStore *self,
                      gint64   id,
                      GError **error)
{
  g_autoptr (HlSurvey) survey = load_head (self, id, error);

  if (survey == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!load_list (self, lists[i].sql, lists[i].read, survey, error))
      return NULL;

  return g_steal_pointer (&survey);
}
