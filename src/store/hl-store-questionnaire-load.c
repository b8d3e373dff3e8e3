#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-builder.h"
#include "store/hl-store-private.h"

static const char select_questionnaire[] =
  "SELECT code, revision, title, short_title, description, source, formula, layout, n_bytes"
  " FROM questionnaire WHERE id = :id";
static const char select_texts[] =
  "SELECT name, text FROM questionnaire_text WHERE questionnaire_id = :id";
static const char select_parts[] =
  "SELECT position, code, number, title, short_title, lead, scored FROM part"
  " WHERE questionnaire_id = :id ORDER BY position";
static const char select_factors[] =
  "SELECT position, code, number, title, short_title FROM factor"
  " WHERE questionnaire_id = :id AND part = :part ORDER BY position";
static const char select_questions[] =
  "SELECT position, code, number, text, short_text, identity, type, kind, role, wording, scale,"
  " unit, required,"
  " sensitive, no_opinion, descending, max_choices, n_lines, minimum, maximum FROM question"
  " WHERE questionnaire_id = :id AND factor = :factor ORDER BY position";
static const char select_options[] =
  "SELECT label, short_label, flag, has_text FROM question_option"
  " WHERE questionnaire_id = :id AND question = :question ORDER BY position";
static const char select_jumps[] =
  "SELECT position, negate FROM jump WHERE questionnaire_id = :id AND question = :question ORDER"
  " BY position";
static const char select_jump_options[] =
  "SELECT option FROM jump_option WHERE questionnaire_id = :id AND question = :question AND jump"
  " = :jump"
  " ORDER BY position";
static const char select_jump_targets[] =
  "SELECT question.code FROM jump_target"
  " JOIN question ON question.questionnaire_id = jump_target.questionnaire_id AND"
  " question.position = target"
  " WHERE jump_target.questionnaire_id = :id AND jump_target.question = :question AND jump = :jump"
  " ORDER BY jump_target.position";
static const char select_contradictions[] =
  "SELECT position, code, text FROM contradiction WHERE questionnaire_id = :id ORDER BY position";
static const char select_conditions[] =
  "SELECT contradiction_condition.position, question.code, negate FROM contradiction_condition"
  " JOIN question ON question.questionnaire_id = contradiction_condition.questionnaire_id"
  " AND question.position = question"
  " WHERE contradiction_condition.questionnaire_id = :id AND contradiction = :contradiction"
  " ORDER BY contradiction_condition.position";
static const char select_condition_options[] =
  "SELECT option FROM condition_option"
  " WHERE questionnaire_id = :id AND contradiction = :contradiction AND condition = :condition"
  " ORDER BY position";

typedef struct
{
  HlStore                *store;
  gint64                  id;
  HlQuestionnaireBuilder *builder;
} Loader;

static char *
get_string (HlStmt *stmt,
            int     column)
{
  return g_strdup (hl_stmt_get_text (stmt, column));
}

/* A statement over this questionnaire's rows, narrowed by one more key when there is one. */
static HlStmt *
select_rows (Loader     *self,
             const char *sql,
             const char *key,
             gint64      value,
             GError    **error)
{
  HlStmt *stmt = hl_db_prepare (self->store->db, sql, error);

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", self->id);
  if (key != NULL)
    hl_stmt_bind_int (stmt, key, value);

  return stmt;
}

static gboolean
load_head (Loader  *self,
           guint   *out_layout,
           guint   *out_n_bytes,
           GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_questionnaire, NULL, 0, error);
  HlStep step = stmt != NULL ? hl_stmt_step (stmt, error) : HL_STEP_ERROR;

  if (step == HL_STEP_ERROR)
    return FALSE;
  if (step == HL_STEP_DONE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND, _("There is no questionnaire %d"),
                   (int) self->id);
      return FALSE;
    }

  self->builder = hl_questionnaire_builder_new (hl_stmt_get_text (stmt, 0),
                                                (guint) hl_stmt_get_int (stmt, 1));
  HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (self->builder);
  draft->title = get_string (stmt, 2);
  draft->short_title = get_string (stmt, 3);
  draft->description = get_string (stmt, 4);
  draft->source = get_string (stmt, 5);
  draft->formula = (HlFormula) hl_stmt_get_int (stmt, 6);
  *out_layout = (guint) hl_stmt_get_int (stmt, 7);
  *out_n_bytes = (guint) hl_stmt_get_int (stmt, 8);

  return TRUE;
}

static gboolean
load_texts (Loader  *self,
            GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_texts, NULL, 0, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    hl_questionnaire_builder_set_text (self->builder, hl_stmt_get_text (stmt, 0),
                                       hl_stmt_get_text (stmt, 1));

  return step == HL_STEP_DONE;
}

static gboolean
load_options (Loader  *self,
              gint64   question,
              GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_options, ":question", question, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlOption *option = hl_questionnaire_builder_add_option (self->builder,
                                                              hl_stmt_get_text (stmt, 0));

      option->short_label = get_string (stmt, 1);
      option->flag = (HlLevelFlag) hl_stmt_get_int (stmt, 2);
      option->has_text = hl_stmt_get_int (stmt, 3) != 0;
    }

  return step == HL_STEP_DONE;
}

/* The numbers of a jump's or condition's options. */
static GByteArray *
load_numbers (Loader           *self,
              const char       *sql,
              const char *const keys[2],
              const gint64      values[2],
              GError          **error)
{
  g_autoptr (GByteArray) numbers = g_byte_array_new ();
  g_autoptr (HlStmt) stmt = select_rows (self, sql, keys[0], values[0], error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, keys[1], values[1]);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      guint8 number = (guint8) hl_stmt_get_int (stmt, 0);

      g_byte_array_append (numbers, &number, 1);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}

static GPtrArray *
load_targets (Loader      *self,
              const gint64 values[2],
              GError     **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HlStmt) stmt = select_rows (self, select_jump_targets, ":question", values[0], error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":jump", values[1]);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_ptr_array_add (codes, get_string (stmt, 0));
  g_ptr_array_add (codes, NULL);

  return step == HL_STEP_DONE ? g_steal_pointer (&codes) : NULL;
}

static gboolean
load_jumps (Loader  *self,
            gint64   question,
            GError **error)
{
  static const char *const keys[2] = { ":question", ":jump" };
  g_autoptr (HlStmt) stmt = select_rows (self, select_jumps, ":question", question, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      const gint64 values[2] = { question, hl_stmt_get_int (stmt, 0) };
      g_autoptr (GByteArray) options = load_numbers (self, select_jump_options, keys, values,
                                                     error);
      g_autoptr (GPtrArray) targets = options != NULL ? load_targets (self, values, error) : NULL;

      if (targets == NULL)
        return FALSE;
      hl_questionnaire_builder_add_jump (self->builder, hl_stmt_get_int (stmt, 1) != 0,
                                         options->data, options->len,
                                         (const char *const *) targets->pdata);
    }

  return step == HL_STEP_DONE;
}

static void
fill_question (HlStmt     *stmt,
               HlQuestion *question)
{
  question->number = get_string (stmt, 2);
  question->text = get_string (stmt, 3);
  question->short_text = get_string (stmt, 4);
  question->identity = get_string (stmt, 5);
  question->role = (HlQuestionRole) hl_stmt_get_int (stmt, 8);
  question->wording = get_string (stmt, 9);
  question->scale = get_string (stmt, 10);
  question->unit = get_string (stmt, 11);
  question->required = hl_stmt_get_int (stmt, 12) != 0;
  question->sensitive = hl_stmt_get_int (stmt, 13) != 0;
  question->no_opinion = hl_stmt_get_int (stmt, 14) != 0;
  question->descending = hl_stmt_get_int (stmt, 15) != 0;
  question->max_choices = (guint) hl_stmt_get_int (stmt, 16);
  question->n_lines = (guint) hl_stmt_get_int (stmt, 17);
  question->minimum = hl_stmt_get_double (stmt, 18);
  question->maximum = hl_stmt_get_double (stmt, 19);
}

static gboolean
load_questions (Loader  *self,
                gint64   factor,
                GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_questions, ":factor", factor, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      gint64 position = hl_stmt_get_int (stmt, 0);
      HlQuestionKind kind = (HlQuestionKind) hl_stmt_get_int (stmt, 7);

      fill_question (stmt, hl_questionnaire_builder_add_question (self->builder,
                                                                  hl_stmt_get_text (stmt, 1),
                                                                  hl_stmt_get_text (stmt, 6),
                                                                  kind));
      if (!load_options (self, position, error) || !load_jumps (self, position, error))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

static gboolean
load_factors (Loader  *self,
              gint64   part,
              GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_factors, ":part", part, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlFactor *factor = hl_questionnaire_builder_add_factor (self->builder,
                                                              hl_stmt_get_text (stmt, 1));

      factor->number = get_string (stmt, 2);
      factor->title = get_string (stmt, 3);
      factor->short_title = get_string (stmt, 4);
      if (!load_questions (self, hl_stmt_get_int (stmt, 0), error))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

static gboolean
load_parts (Loader  *self,
            GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_parts, NULL, 0, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlPart *part = hl_questionnaire_builder_add_part (self->builder, hl_stmt_get_text (stmt, 1));

      part->number = get_string (stmt, 2);
      part->title = get_string (stmt, 3);
      part->short_title = get_string (stmt, 4);
      part->lead = get_string (stmt, 5);
      part->scored = hl_stmt_get_int (stmt, 6) != 0;
      if (!load_factors (self, hl_stmt_get_int (stmt, 0), error))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

static gboolean
load_conditions (Loader  *self,
                 gint64   contradiction,
                 GError **error)
{
  static const char *const keys[2] = { ":contradiction", ":condition" };
  g_autoptr (HlStmt) stmt = select_rows (self, select_conditions, keys[0], contradiction, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      const gint64 values[2] = { contradiction, hl_stmt_get_int (stmt, 0) };
      g_autoptr (GByteArray) options = load_numbers (self, select_condition_options, keys, values,
                                                     error);

      if (options == NULL)
        return FALSE;
      hl_questionnaire_builder_add_condition (self->builder, hl_stmt_get_text (stmt, 1),
                                              hl_stmt_get_int (stmt, 2) != 0, options->data,
                                              options->len);
    }

  return step == HL_STEP_DONE;
}

static gboolean
load_contradictions (Loader  *self,
                     GError **error)
{
  g_autoptr (HlStmt) stmt = select_rows (self, select_contradictions, NULL, 0, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      hl_questionnaire_builder_add_contradiction (self->builder, hl_stmt_get_text (stmt, 1),
                                                  hl_stmt_get_text (stmt, 2));
      if (!load_conditions (self, hl_stmt_get_int (stmt, 0), error))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

static HlQuestionnaire *
finish (Loader  *self,
        guint    layout,
        guint    n_bytes,
        GError **error)
{
  g_autoptr (HlQuestionnaire) questionnaire =
    hl_questionnaire_builder_finish (self->builder, error);

  if (questionnaire != NULL && questionnaire->layout == layout && questionnaire->n_bytes == n_bytes)
    return g_steal_pointer (&questionnaire);

  g_clear_error (error);
  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("A questionnaire stored in %s was changed by another program: restore a backup"),
               hl_db_get_path (self->store->db));
  return NULL;
}

/**
 * hl_store_read_questionnaire:
 * @self: a store
 * @id: id of its row
 * @error: return location for an error
 *
 * Puts a revision together from its rows.
 *
 * Returns: (transfer full): the questionnaire, or %NULL with %HL_ERROR_NOT_FOUND, or
 *   %HL_ERROR_STORE (also when the rows no longer make a questionnaire)
 */
HlQuestionnaire *
hl_store_read_questionnaire (HlStore *self,
                             gint64   id,
                             GError **error)
{
  Loader loader = { self, id, NULL };
  guint layout, n_bytes;

  if (!load_head (&loader, &layout, &n_bytes, error))
    return NULL;

  g_autoptr (HlQuestionnaireBuilder) builder = loader.builder;
  if (!load_texts (&loader, error) ||
      !load_parts (&loader, error) ||
      !load_contradictions (&loader, error))
    return NULL;

  return finish (&loader, layout, n_bytes, error);
}
