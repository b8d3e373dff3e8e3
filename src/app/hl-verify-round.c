#include "app/hl-verify-round.h"

#include "store/hl-store-response.h"

typedef struct
{
  HlSurvey     *survey;
  char         *operator_name;
  HlVerifyScope scope;
  gint64        response_id;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  hl_survey_unref (self->survey);
  g_free (self->operator_name);
  g_free (self);
}

/**
 * hl_verify_task_free:
 * @self: (transfer full): a task
 */
void
hl_verify_task_free (HlVerifyTask *self)
{
  g_clear_pointer (&self->form, hl_response_free);
  g_clear_pointer (&self->seconds, g_hash_table_unref);
  g_free (self);
}

/**
 * hl_verify_round_free:
 * @self: (transfer full): a round
 */
void
hl_verify_round_free (HlVerifyRound *self)
{
  g_clear_pointer (&self->stats, hl_verify_stats_free);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self);
}

static GHashTable *
load_seconds (HlStore          *store,
              const HlResponse *form,
              GError          **error)
{
  g_autoptr (GPtrArray) differences = hl_store_list_unsettled (store, form->id, error);
  g_autoptr (GHashTable) seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (differences == NULL)
    return NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      const HlVerifyDifference *difference = differences->pdata[i];

      g_hash_table_insert (seconds, g_strdup (difference->box), g_strdup (difference->second));
    }

  return g_steal_pointer (&seconds);
}

static gboolean
add_task (HlStore       *store,
          HlVerifyRound *self,
          HlSurvey      *survey,
          gint64         id,
          gboolean       drawn,
          GError       **error)
{
  g_autoptr (HlVerifyTask) task = g_new0 (HlVerifyTask, 1);

  task->drawn = drawn;
  task->form = hl_store_load_response (store, survey, id, error);
  if (task->form == NULL)
    return FALSE;

  if (task->form->flags & HL_RESPONSE_UNSETTLED)
    task->seconds = load_seconds (store, task->form, error);
  if (task->form->flags & HL_RESPONSE_UNSETTLED && task->seconds == NULL)
    return FALSE;

  g_ptr_array_add (self->tasks, g_steal_pointer (&task));

  return TRUE;
}

static gboolean
add_forms (HlStore       *store,
           HlVerifyRound *self,
           HlSurvey      *survey,
           const GArray  *forms,
           GError       **error)
{
  for (guint i = 0; i < forms->len; i++)
    {
      const HlVerifyForm *form = &g_array_index (forms, HlVerifyForm, i);

      if (!add_task (store, self, survey, form->id, form->drawn, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
note_single (const HlResponse *form,
             gpointer          data,
             GError          **error)
{
  if (form->state == HL_RESPONSE_COMPLETE && form->serial > 0 && !form->excluded &&
      (form->flags & HL_RESPONSE_KEYED_TWICE) == 0)
    g_array_append_val ((GArray *) data, form->id);

  return TRUE;
}

static gboolean
add_all (HlStore       *store,
         HlVerifyRound *self,
         HlSurvey      *survey,
         GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!hl_store_foreach_response (store, survey, note_single, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!add_task (store, self, survey, g_array_index (ids, gint64, i), FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_tasks (HlStore        *store,
           HlVerifyRound  *self,
           const Question *question,
           GError        **error)
{
  switch (question->scope)
    {
    case HL_VERIFY_SCOPE_SAMPLE:
      return add_forms (store, self, question->survey, self->stats->to_do, error) &&
             add_forms (store, self, question->survey, self->stats->unsettled, error);

    case HL_VERIFY_SCOPE_ALL:
      return add_all (store, self, question->survey, error);

    case HL_VERIFY_SCOPE_ONE:
      return add_task (store, self, question->survey, question->response_id, FALSE, error);

    case HL_VERIFY_SCOPE_COUNT:
    default:
      return TRUE;
    }
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Question *question = data;
  g_autoptr (HlVerifyRound) self = g_new0 (HlVerifyRound, 1);

  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_verify_task_free);
  hl_store_set_operator (store, question->operator_name);
  if (question->scope == HL_VERIFY_SCOPE_SAMPLE &&
      !hl_store_draw_verify (store, question->survey, NULL, error))
    return NULL;

  self->stats = hl_store_count_verify (store, question->survey, error);
  if (self->stats == NULL || !add_tasks (store, self, question, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_verify_round_load_async:
 * @workspace: the open file
 * @survey: the round
 * @operator_name: who keys
 * @scope: %HL_VERIFY_SCOPE_SAMPLE draws the sample, or more of it, and gives its forms, then those
 *   with differences to settle; %HL_VERIFY_SCOPE_ALL every form not keyed twice;
 *   %HL_VERIFY_SCOPE_ONE the one named; %HL_VERIFY_SCOPE_COUNT only the numbers
 * @response_id: a form, for %HL_VERIFY_SCOPE_ONE
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads what is to be keyed a second time.
 */
void
hl_verify_round_load_async (HlWorkspace        *workspace,
                            HlSurvey           *survey,
                            const char         *operator_name,
                            HlVerifyScope       scope,
                            gint64              response_id,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  Question *question = g_new0 (Question, 1);

  question->survey = hl_survey_ref (survey);
  question->operator_name = g_strdup (operator_name);
  question->scope = scope;
  question->response_id = response_id;
  hl_workspace_run_async (workspace, load, question, question_free,
                          (GDestroyNotify) hl_verify_round_free, cancellable, callback, data);
}

/**
 * hl_verify_round_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the round, or %NULL with @error set
 */
HlVerifyRound *
hl_verify_round_load_finish (HlWorkspace  *workspace,
                             GAsyncResult *result,
                             GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

static HlVerifyOutcome
outcome_of (HlVerdict verdict)
{
  if (verdict == HL_VERDICT_KEYER)
    return HL_VERIFY_BY_KEYER;

  return verdict == HL_VERDICT_VERIFIER ? HL_VERIFY_BY_VERIFIER : HL_VERIFY_UNSETTLED;
}

/**
 * hl_verify_result_of_session:
 * @survey: the round
 * @session: a second keying that is complete
 *
 * Returns: (transfer full): what it found, to be stored
 */
HlVerifyResult *
hl_verify_result_of_session (const HlSurvey     *survey,
                             const HlKeySession *session)
{
  HlVerifyResult *result = hl_verify_result_new (hl_key_session_is_settling (session)
                                                 ? HL_VERIFY_SETTLED : HL_VERIFY_KEYED);
  const GArray *rows = hl_key_session_get_rows (session);
  HlVerifyCount count;

  hl_key_session_get_count (session, &count);
  result->compared = count.compared;

  for (guint i = 0; i < rows->len; i++)
    {
      const HlRow *row = &g_array_index (rows, HlRow, i);
      HlVerdict verdict = hl_key_session_get_verdict (session, i);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      if (verdict == HL_VERDICT_NONE || verdict == HL_VERDICT_EQUAL)
        continue;

      first = hl_key_form_write (survey, row, hl_key_session_get_first (session));
      second = hl_key_form_write (survey, row, hl_key_session_get_second (session));
      hl_verify_result_add (result, hl_key_form_box (survey, row), first, second,
                            outcome_of (verdict));
    }

  return result;
}
