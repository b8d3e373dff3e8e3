#include "store/hl-store-private.h"

static const char insert_questionnaire[] =
  "INSERT INTO questionnaire (code, revision, title, short_title, description, source, formula,"
  " layout, n_bytes)"
  " VALUES (:code, :revision, :title, :short_title, :description, :source, :formula, :layout,"
  " :n_bytes)";
static const char insert_text[] =
  "INSERT INTO questionnaire_text (questionnaire_id, name, text) VALUES (:id, :name, :text)";
static const char insert_part[] =
  "INSERT INTO part (questionnaire_id, position, code, number, title, short_title, lead, scored)"
  " VALUES (:id, :position, :code, :number, :title, :short_title, :lead, :scored)";
static const char insert_factor[] =
  "INSERT INTO factor (questionnaire_id, position, part, code, number, title, short_title)"
  " VALUES (:id, :position, :part, :code, :number, :title, :short_title)";
static const char insert_question[] =
  "INSERT INTO question (questionnaire_id, position, factor, code, number, text, short_text,"
  " identity, type, kind,"
  " role, wording, scale, unit, required, sensitive, no_opinion, descending, max_choices,"
  " n_lines, minimum, maximum)"
  " VALUES (:id, :position, :factor, :code, :number, :text, :short_text, :identity, :type, :kind,"
  " :role, :wording, :scale, :unit, :required, :sensitive, :no_opinion, :descending,"
  " :max_choices, :n_lines,"
  " :minimum, :maximum)";
static const char insert_option[] =
  "INSERT INTO question_option (questionnaire_id, question, position, label, short_label, flag,"
  " has_text)"
  " VALUES (:id, :question, :position, :label, :short_label, :flag, :has_text)";
static const char insert_jump[] =
  "INSERT INTO jump (questionnaire_id, question, position, negate) VALUES (:id, :question,"
  " :position, :negate)";
static const char insert_jump_option[] =
  "INSERT INTO jump_option (questionnaire_id, question, jump, position, option)"
  " VALUES (:id, :question, :jump, :position, :option)";
static const char insert_jump_target[] =
  "INSERT INTO jump_target (questionnaire_id, question, jump, position, target)"
  " VALUES (:id, :question, :jump, :position, :target)";
static const char insert_contradiction[] =
  "INSERT INTO contradiction (questionnaire_id, position, code, text) VALUES (:id, :position,"
  " :code, :text)";
static const char insert_condition[] =
  "INSERT INTO contradiction_condition (questionnaire_id, contradiction, position, question,"
  " negate)"
  " VALUES (:id, :contradiction, :position, :question, :negate)";
static const char insert_condition_option[] =
  "INSERT INTO condition_option (questionnaire_id, contradiction, condition, position, option)"
  " VALUES (:id, :contradiction, :condition, :position, :option)";

/* Runs one insert for row @id; binds :id itself and leaves the rest to the caller. */
static HlStmt *
begin_insert (HlStore    *self,
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
save_head (HlStore               *self,
           const HlQuestionnaire *questionnaire,
           GError               **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_questionnaire, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", questionnaire->id);
  hl_stmt_bind_int (stmt, ":revision", questionnaire->revision);
  hl_stmt_bind_text (stmt, ":title", questionnaire->title);
  hl_stmt_bind_text (stmt, ":short_title", questionnaire->short_title);
  hl_stmt_bind_text (stmt, ":description", questionnaire->description);
  hl_stmt_bind_text (stmt, ":source", questionnaire->source);
  hl_stmt_bind_int (stmt, ":formula", questionnaire->formula);
  hl_stmt_bind_int (stmt, ":layout", questionnaire->layout);
  hl_stmt_bind_int (stmt, ":n_bytes", questionnaire->n_bytes);

  return hl_stmt_run (stmt, error);
}

static gboolean
save_texts (HlStore               *self,
            gint64                 id,
            const HlQuestionnaire *questionnaire,
            GError               **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_text, id, error);
  GHashTableIter iter;
  gpointer name, text;

  if (stmt == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, questionnaire->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      hl_stmt_bind_text (stmt, ":name", name);
      hl_stmt_bind_text (stmt, ":text", text);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_parts (HlStore               *self,
            gint64                 id,
            const HlQuestionnaire *questionnaire,
            GError               **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_part, id, error);

  for (guint i = 0; stmt != NULL && i < questionnaire->n_parts; i++)
    {
      const HlPart *part = &questionnaire->parts[i];

      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":code", part->code);
      hl_stmt_bind_text (stmt, ":number", part->number);
      hl_stmt_bind_text (stmt, ":title", part->title);
      hl_stmt_bind_text (stmt, ":short_title", part->short_title);
      hl_stmt_bind_text (stmt, ":lead", part->lead);
      hl_stmt_bind_int (stmt, ":scored", part->scored);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_factors (HlStore               *self,
              gint64                 id,
              const HlQuestionnaire *questionnaire,
              GError               **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_factor, id, error);

  for (guint i = 0; stmt != NULL && i < questionnaire->n_factors; i++)
    {
      const HlFactor *factor = &questionnaire->factors[i];

      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_int (stmt, ":part", factor->part + 1);
      hl_stmt_bind_text (stmt, ":code", factor->code);
      hl_stmt_bind_text (stmt, ":number", factor->number);
      hl_stmt_bind_text (stmt, ":title", factor->title);
      hl_stmt_bind_text (stmt, ":short_title", factor->short_title);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static void
bind_question (HlStmt           *stmt,
               guint             position,
               const HlQuestion *question)
{
  hl_stmt_bind_int (stmt, ":position", position);
  hl_stmt_bind_int (stmt, ":factor", question->factor + 1);
  hl_stmt_bind_text (stmt, ":code", question->code);
  hl_stmt_bind_text (stmt, ":number", question->number);
  hl_stmt_bind_text (stmt, ":text", question->text);
  hl_stmt_bind_text (stmt, ":short_text", question->short_text);
  hl_stmt_bind_text (stmt, ":identity", question->identity);
  hl_stmt_bind_text (stmt, ":type", question->type_id);
  hl_stmt_bind_int (stmt, ":kind", question->kind);
  hl_stmt_bind_int (stmt, ":role", question->role);
  hl_stmt_bind_text (stmt, ":wording", question->wording);
  hl_stmt_bind_text (stmt, ":scale", question->scale);
  hl_stmt_bind_text (stmt, ":unit", question->unit);
  hl_stmt_bind_int (stmt, ":required", question->required);
  hl_stmt_bind_int (stmt, ":sensitive", question->sensitive);
  hl_stmt_bind_int (stmt, ":no_opinion", question->no_opinion);
  hl_stmt_bind_int (stmt, ":descending", question->descending);
  hl_stmt_bind_int (stmt, ":max_choices", question->max_choices);
  hl_stmt_bind_int (stmt, ":n_lines", question->n_lines);
  hl_stmt_bind_double (stmt, ":minimum", question->minimum);
  hl_stmt_bind_double (stmt, ":maximum", question->maximum);
}

static gboolean
save_options (HlStore          *self,
              gint64            id,
              guint             position,
              const HlQuestion *question,
              GError          **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_option, id, error);

  for (guint i = 0; stmt != NULL && i < question->n_options; i++)
    {
      const HlOption *option = &question->options[i];

      hl_stmt_bind_int (stmt, ":question", position);
      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":label", option->label);
      hl_stmt_bind_text (stmt, ":short_label", option->short_label);
      hl_stmt_bind_int (stmt, ":flag", option->flag);
      hl_stmt_bind_int (stmt, ":has_text", option->has_text);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

static gboolean
save_questions (HlStore               *self,
                gint64                 id,
                const HlQuestionnaire *questionnaire,
                GError               **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_question, id, error);

  for (guint i = 0; stmt != NULL && i < questionnaire->n_questions; i++)
    {
      bind_question (stmt, i + 1, &questionnaire->questions[i]);
      if (!hl_stmt_run (stmt, error) ||
          !save_options (self, id, i + 1, &questionnaire->questions[i], error))
        return FALSE;
    }

  return stmt != NULL;
}

/* Rows of (question, jump, position, value) or (contradiction, condition, position, value). */
static gboolean
save_list (HlStore     *self,
           const char  *sql,
           gint64       id,
           const gint64 keys[2],
           gint64       position,
           gint64       value,
           GError     **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, sql, id, error);

  if (stmt == NULL)
    return FALSE;

  if (sql == insert_condition_option)
    {
      hl_stmt_bind_int (stmt, ":contradiction", keys[0]);
      hl_stmt_bind_int (stmt, ":condition", keys[1]);
    }
  else
    {
      hl_stmt_bind_int (stmt, ":question", keys[0]);
      hl_stmt_bind_int (stmt, ":jump", keys[1]);
    }
  hl_stmt_bind_int (stmt, ":position", position);
  hl_stmt_bind_int (stmt, sql == insert_jump_target ? ":target" : ":option", value);

  return hl_stmt_run (stmt, error);
}

static gboolean
save_jump (HlStore      *self,
           gint64        id,
           const gint64  keys[2],
           const HlJump *jump,
           GError      **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_jump, id, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":question", keys[0]);
  hl_stmt_bind_int (stmt, ":position", keys[1]);
  hl_stmt_bind_int (stmt, ":negate", jump->negate);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  for (guint i = 0; i < jump->n_options; i++)
    if (!save_list (self, insert_jump_option, id, keys, i + 1, jump->options[i], error))
      return FALSE;
  for (guint i = 0; i < jump->n_targets; i++)
    if (!save_list (self, insert_jump_target, id, keys, i + 1, jump->targets[i] + 1, error))
      return FALSE;

  return TRUE;
}

static gboolean
save_jumps (HlStore               *self,
            gint64                 id,
            const HlQuestionnaire *questionnaire,
            GError               **error)
{
  for (guint i = 0; i < questionnaire->n_questions; i++)
    for (guint j = 0; j < questionnaire->questions[i].n_jumps; j++)
      {
        const gint64 keys[2] = { i + 1, j + 1 };

        if (!save_jump (self, id, keys, &questionnaire->questions[i].jumps[j], error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
save_condition (HlStore           *self,
                gint64             id,
                const gint64       keys[2],
                const HlCondition *condition,
                GError           **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_condition, id, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":contradiction", keys[0]);
  hl_stmt_bind_int (stmt, ":position", keys[1]);
  hl_stmt_bind_int (stmt, ":question", condition->question + 1);
  hl_stmt_bind_int (stmt, ":negate", condition->negate);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  for (guint i = 0; i < condition->n_options; i++)
    if (!save_list (self, insert_condition_option, id, keys, i + 1, condition->options[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
save_contradictions (HlStore               *self,
                     gint64                 id,
                     const HlQuestionnaire *questionnaire,
                     GError               **error)
{
  g_autoptr (HlStmt) stmt = begin_insert (self, insert_contradiction, id, error);

  for (guint i = 0; stmt != NULL && i < questionnaire->n_contradictions; i++)
    {
      const HlContradiction *contradiction = &questionnaire->contradictions[i];

      hl_stmt_bind_int (stmt, ":position", i + 1);
      hl_stmt_bind_text (stmt, ":code", contradiction->code);
      hl_stmt_bind_text (stmt, ":text", contradiction->text);
      if (!hl_stmt_run (stmt, error))
        return FALSE;

      for (guint j = 0; j < contradiction->n_conditions; j++)
        {
          const gint64 keys[2] = { i + 1, j + 1 };

          if (!save_condition (self, id, keys, &contradiction->conditions[j], error))
            return FALSE;
        }
    }

  return stmt != NULL;
}

/**
 * hl_store_insert_questionnaire:
 * @self: a store in a transaction
 * @questionnaire: a revision not stored yet
 * @error: return location for an error
 *
 * Writes the rows of a revision and their log entry.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_insert_questionnaire (HlStore               *self,
                               const HlQuestionnaire *questionnaire,
                               GError               **error)
{
  if (!save_head (self, questionnaire, error))
    return FALSE;

  gint64 id = hl_db_last_id (self->db);
  HlLogRecord record = { .action = HL_ACTION_ADD, .subject = HL_SUBJECT_QUESTIONNAIRE,
                         .subject_id = id };

  return save_texts (self, id, questionnaire, error) &&
         save_parts (self, id, questionnaire, error) &&
         save_factors (self, id, questionnaire, error) &&
         save_questions (self, id, questionnaire, error) &&
         save_jumps (self, id, questionnaire, error) &&
         save_contradictions (self, id, questionnaire, error) &&
         hl_store_log_saved (self, &record, error);
}
