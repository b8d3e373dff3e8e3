#include "app/hl-results-comments.h"

#include "store/hl-store-response.h"

#define MOST 50 /* comments shown; the latest come first */

typedef struct
{
  HlResultsChoice *choice;
  char            *field;
  char            *criterion;
} Wish;

static void
wish_free (Wish *wish)
{
  hl_results_choice_free (wish->choice);
  g_free (wish->field);
  g_free (wish->criterion);
  g_free (wish);
}

/* Valid, of the field and days asked for, and not satisfied with the criterion. */
static gboolean
is_wanted (const HlRound         *round,
           const HlResultsChoice *choice,
           guint                  field,
           const HlQuestion      *question,
           guint                  row)
{
  const HlResponseSet *set = round->responses;
  const guint8 answer = hl_response_set_answers (set, row)[question->offset];

  if (set->excluded[row] ||
      (set->rules[row] & hl_rules_mask (round->survey->rules, HL_EFFECT_INVALID)) != 0)
    return FALSE;
  if (field != HL_NO_INDEX && set->fields[row] != field + 1)
    return FALSE;
  if (choice->has_period &&
      (set->dates[row] < choice->period.from || set->dates[row] > choice->period.to))
    return FALSE;

  return answer >= 1 && answer <= question->n_options &&
         question->options[answer - 1].flag != HL_FLAG_SATISFIED;
}

static gboolean
add_comments (GPtrArray      *comments,
              HlStore        *store,
              const HlSurvey *survey,
              gint64          id,
              GError        **error)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;
  g_autoptr (HlResponse) response = hl_store_load_response (store, survey, id, error);

  if (response == NULL)
    return FALSE;

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const char *text = NULL;

      if (questionnaire->questions[i].role == HL_ROLE_COMMENT)
        text = hl_response_get_text (response, i, 0);
      if (text != NULL && !g_str_equal (text, "-") && !g_str_equal (text, "*"))
        g_ptr_array_add (comments, g_strdup (text));
    }

  return TRUE;
}

/**
 * hl_results_comments_read:
 * @store: the open file
 * @choice: which forms count
 * @field: (nullable): name of a field; %NULL = all
 * @criterion: code of a criterion
 * @error: return location for an error
 *
 * Reads what those respondents wrote who were not satisfied with a criterion.
 *
 * Returns: (transfer full) (element-type utf8): at most 50 comments, the last forms first; %NULL
 *   with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
GPtrArray *
hl_results_comments_read (HlStore               *store,
                          const HlResultsChoice *choice,
                          const char            *field,
                          const char            *criterion,
                          GError               **error)
{
  g_autoptr (HlRound) round = hl_round_load (store, choice->survey_id, error);
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func (g_free);
  const HlQuestion *question;
  guint field_index;

  if (round == NULL)
    return NULL;

  hl_results_choice_apply (choice, round);
  question = hl_questionnaire_find (round->survey->questionnaire, criterion);
  field_index = field != NULL ? hl_survey_find_field (round->survey, field) : HL_NO_INDEX;
  for (guint row = round->responses->n; row > 0 && comments->len < MOST; row--)
    {
      if (is_wanted (round, choice, field_index, question, row - 1) &&
          !add_comments (comments, store, round->survey, round->responses->ids[row - 1], error))
        return NULL;
    }

  return g_steal_pointer (&comments);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Wish *wish = data;

  return hl_results_comments_read (store, wish->choice, wish->field, wish->criterion, error);
}

/**
 * hl_results_comments_load_async:
 * @workspace: the open file
 * @choice: which forms count
 * @field: (nullable): name of a field; %NULL = all
 * @criterion: code of a criterion
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Calls hl_results_comments_read() in the workspace's thread.
 */
void
hl_results_comments_load_async (HlWorkspace           *workspace,
                                const HlResultsChoice *choice,
                                const char            *field,
                                const char            *criterion,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               data)
{
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { hl_results_choice_copy (choice), g_strdup (field), g_strdup (criterion) };
  hl_workspace_run_async (workspace, load, wish, (GDestroyNotify) wish_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, data);
}

/**
 * hl_results_comments_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the comments, or %NULL with the errors of hl_results_comments_read()
 */
GPtrArray *
hl_results_comments_load_finish (HlWorkspace  *workspace,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}
