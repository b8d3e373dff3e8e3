/* New rounds: from scratch, like last year's, or one a field. */
#include "app/hl-round-new.h"

#include "app/hl-settings.h"
#include "core/hl-period.h"
#include "core/hl-survey-next.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-survey.h"

#define USUAL "g1-2640"

/**
 * hl_round_wish_new:
 * @source: (nullable): the round to be like; %NULL = one from scratch
 *
 * Returns: (transfer full): a wish for one round
 */
HlRoundWish *
hl_round_wish_new (HlSurvey *source)
{
  HlRoundWish *self = g_new0 (HlRoundWish, 1);

  self->source = source != NULL ? hl_survey_ref (source) : NULL;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->questionnaires = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_unref);

  return self;
}

/**
 * hl_round_wish_add_field:
 * @self: a wish
 * @name: name of a field
 * @questionnaire: what its round shall ask
 *
 * Wishes for a round of this field alone.
 */
void
hl_round_wish_add_field (HlRoundWish     *self,
                         const char      *name,
                         HlQuestionnaire *questionnaire)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->questionnaires, hl_questionnaire_ref (questionnaire));
}

/**
 * hl_round_wish_free:
 * @self: (transfer full): a wish
 */
void
hl_round_wish_free (HlRoundWish *self)
{
  g_clear_pointer (&self->source, hl_survey_unref);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->questionnaires);
  g_free (self);
}

/* The quarter that holds today, by the office's cut-offs. */
static void
set_period (HlSurvey       *survey,
            const HlOffice *office)
{
  const HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *title = NULL;
  HlPeriod period;

  hl_period_holding (HL_PERIOD_QUARTER, today, office, &period);
  title = hl_period_title (&period);
  g_free (survey->title);
  survey->title = g_strdup_printf ("Khảo sát mức độ hài lòng %s", title);
  survey->from = period.from;
  survey->to = period.to;
}

/* What all rounds that are wished for have in common. */
static HlSurvey *
make_base (const HlRoundWish *wish,
           const HlOffice    *office,
           GError           **error)
{
  g_autoptr (HlQuestionnaire) form = NULL;
  HlSurvey *base;

  if (wish->source != NULL && wish->names->len == 0)
    return hl_survey_next_year (wish->source, office);

  if (wish->source != NULL)
    {
      base = hl_survey_new_round (wish->source);
      set_period (base, office);
      return base;
    }

  form = hl_builtin_questionnaire (USUAL, error);
  if (form == NULL)
    return NULL;

  base = hl_survey_new (form);
  set_period (base, office);

  return base;
}

static gint64
add_field_round (HlStore         *store,
                 const HlSurvey  *base,
                 const char      *name,
                 HlQuestionnaire *questionnaire,
                 GError         **error)
{
  g_autoptr (HlSurvey) survey = hl_survey_new_round (base);
  g_autofree char *title = g_strdup_printf ("%s, lĩnh vực %s", base->title, name);

  g_free (survey->title);
  survey->title = g_steal_pointer (&title);
  hl_survey_keep_field (survey, name);
  if (!g_str_equal (survey->questionnaire->id, questionnaire->id) ||
      survey->questionnaire->revision != questionnaire->revision)
    hl_survey_ask (survey, questionnaire);

  return hl_store_add_survey (store, survey, error);
}

/* All of them or none: the transaction that is not committed is undone. */
static gint64
add_all (HlStore           *store,
         const HlRoundWish *wish,
         const HlSurvey    *base,
         GError           **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), error);
  gint64 first = 0;

  if (tx == NULL)
    return 0;

  if (wish->names->len == 0)
    first = hl_store_add_survey (store, base, error);
  for (guint i = 0; i < wish->names->len; i++)
    {
      gint64 id = add_field_round (store, base, wish->names->pdata[i],
                                   wish->questionnaires->pdata[i], error);

      if (id == 0)
        return 0;
      if (first == 0)
        first = id;
    }

  return first != 0 && hl_tx_commit (tx, error) ? first : 0;
}

static gpointer
add_rounds (HlStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *operator = hl_settings_get_operator ();
  g_autoptr (HlOffice) office = hl_store_load_office (store, HL_DATE_NONE, error);
  g_autoptr (HlSurvey) base = office != NULL ? make_base (data, office, error) : NULL;
  gint64 id = 0;

  hl_store_set_operator (store, operator);
  if (base != NULL)
    id = add_all (store, data, base, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * hl_round_new_async:
 * @workspace: the open file
 * @wish: (transfer full): which rounds to make
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Makes drafts: one like a round a year later, one from scratch in this quarter, or one for each
 * field, all or none.
 */
void
hl_round_new_async (HlWorkspace        *workspace,
                    HlRoundWish        *wish,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  hl_workspace_run_async (workspace, add_rounds, wish, (GDestroyNotify) hl_round_wish_free, g_free,
                          NULL, callback, data);
}

/**
 * hl_round_new_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: the number of the first new round, or 0 with the errors of hl_store_add_survey()
 */
gint64
hl_round_new_finish (HlWorkspace  *workspace,
                     GAsyncResult *result,
                     GError      **error)
{
  g_autofree gint64 *id = hl_workspace_run_finish (workspace, result, error);

  return id != NULL ? *id : 0;
}
