#include "exchange/hl-report-gather.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "exchange/hl-register.h"
#include "exchange/hl-report-decisions.h"
#include "exchange/hl-round.h"
#include "score/hl-compare.h"
#include "store/hl-store-log.h"

static void
report_survey_clear (HlReportSurvey *survey)
{
  g_clear_pointer (&survey->survey, hl_survey_unref);
  g_clear_pointer (&survey->snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&survey->previous, hl_score_snapshot_unref);
  g_clear_pointer (&survey->comparison, hl_comparison_free);
  g_clear_pointer (&survey->previous_label, g_free);
  g_clear_pointer (&survey->decisions, g_ptr_array_unref);
}

/**
 * hl_report_input_free:
 * @self: (transfer full): what a report rests on
 *
 * Frees it, with everything its spec points to.
 */
void
hl_report_input_free (HlReportInput *self)
{
  for (guint i = 0; i < self->spec.n_surveys; i++)
    report_survey_clear (&self->spec.surveys[i]);
  g_free (self->spec.surveys);
  g_clear_pointer (&self->joint, hl_score_snapshot_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  g_free (self->number);
  g_free (self->fingerprint);
  g_free (self);
}

static gboolean
choose_signer (HlReportInput *self,
               const char    *name,
               GError       **error)
{
  const HlOffice *office = self->office;

  if (name == NULL)
    {
      self->spec.signer = office->n_signers > 0 ? &office->signers[0] : NULL;
      return TRUE;
    }

  for (guint i = 0; i < office->n_signers; i++)
    if (strcmp (office->signers[i].name, name) == 0)
      {
        self->spec.signer = &office->signers[i];
        return TRUE;
      }

  g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
               _("The office has no signer “%s”: name one with “office set signers=…”"), name);

  return FALSE;
}

static gboolean
choose_period (HlReportInput         *self,
               const HlReportOptions *options,
               GError               **error)
{
  HlDate last = HL_DATE_NONE;

  if (options->period != NULL)
    return hl_period_parse (options->period, self->office, &self->spec.period, error);

  for (guint i = 0; i < self->rounds->len; i++)
    {
      const HlRound *round = g_ptr_array_index (self->rounds, i);

      last = MAX (last, round->survey->to);
    }

  /* A plan may be written before the days are known. */
  if (last == HL_DATE_NONE && !options->kind->measured)
    last = self->spec.date;
  if (last == HL_DATE_NONE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The rounds have no last day, so the period is unknown: name it by --period"));
      return FALSE;
    }

  hl_period_holding (options->kind->period_kind, last, self->office, &self->spec.period);

  return TRUE;
}

static gboolean
ends_in_period (const HlReportInput *self,
                const HlRound       *round)
{
  const HlPeriod *period = &self->spec.period;

  return round->survey->to >= period->from && round->survey->to <= period->to;
}

/* Keeps the rounds that ended in the period; where none did, all stay, without responses. */
static void
keep_ended (HlReportInput *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rounds->len; i++)
    any |= ends_in_period (self, g_ptr_array_index (self->rounds, i));

  for (guint i = self->rounds->len; i-- > 0;)
    {
      HlRound *round = g_ptr_array_index (self->rounds, i);

      if (ends_in_period (self, round))
        continue;

      if (any)
        {
          g_ptr_array_remove_index (self->rounds, i);
          continue;
        }

      hl_response_set_free (round->responses);
      round->responses = hl_response_set_new (round->survey->questionnaire->n_bytes, 0);
    }
}

static const HlPeriod *
scored_period (const HlReportInput *self)
{
  return self->spec.basis == HL_BASIS_DATED ? &self->spec.period : NULL;
}

static void
count_serials (const HlReportInput *self,
               const HlRound       *round,
               HlReportSurvey      *survey)
{
  const HlResponseSet *set = round->responses;
  const HlPeriod *period = scored_period (self);

  for (guint i = 0; i < set->n; i++)
    {
      if (period != NULL && (set->dates[i] < period->from || set->dates[i] > period->to))
        continue;

      if (hl_survey_find_range (round->survey, set->serials[i]) != NULL)
        survey->n_returned++;
      else if (set->serials[i] < HL_SERIAL_KIND_SIZE)
        survey->n_out_of_range++;
    }
}

/* What the register says of the forms; where none is kept that stays unknown. Responses dated in a
 * period are no count of all forms. */
static gboolean
count_register (const HlReportInput *self,
                HlStore             *store,
                const HlRound       *round,
                HlReportSurvey      *survey,
                GError             **error)
{
  g_autoptr (GPtrArray) spans = hl_store_list_register (store, round->survey->id, error);
  g_autoptr (HlRegisterCount) count = NULL;

  if (spans == NULL)
    return FALSE;
  if (spans->len == 0 || self->spec.basis == HL_BASIS_DATED)
    return TRUE;

  count = hl_register_count (round->survey, spans, round->responses);
  survey->n_unkeyed = count->unkeyed;
  survey->n_returned += count->unkeyed;
  survey->n_blank = count->forms[HL_OUTCOME_BLANK] + count->forms[HL_OUTCOME_SPOILED];
  survey->n_refused = count->forms[HL_OUTCOME_REFUSED];
  survey->n_lost = count->forms[HL_OUTCOME_LOST];
  survey->n_not_met = count->forms[HL_OUTCOME_NOT_MET];
  survey->n_wrong_person = count->forms[HL_OUTCOME_WRONG_PERSON];
  survey->n_replaced = count->forms[HL_OUTCOME_REPLACED];
  survey->n_conflicts = count->conflicts->len;

  return TRUE;
}

/* "quý II năm 2022" where that tells it from the report's own period, else the round's title. */
static char *
label_previous (const HlReportInput *self,
                const HlReportKind  *kind,
                const HlSurvey      *previous)
{
  HlPeriod period;

  hl_period_holding (kind->period_kind, previous->to, self->office, &period);
  if (period.from == self->spec.period.from)
    return g_strdup (previous->title);

  return hl_period_title (&period);
}

static gboolean
compare_survey (HlReportInput      *self,
                HlStore            *store,
                const HlReportKind *kind,
                HlReportSurvey     *survey,
                GError            **error)
{
  g_autoptr (HlSurvey) previous = NULL;

  if (!hl_round_find_previous (store, survey->survey, self->office, &previous,
                               &survey->previous, error))
    return FALSE;

  if (previous == NULL)
    return TRUE;

  survey->comparison = hl_comparison_new (survey->previous, survey->snapshot);
  survey->previous_label = label_previous (self, kind, previous);

  return TRUE;
}

static gboolean
fill_survey (HlReportInput      *self,
             HlStore            *store,
             const HlReportKind *kind,
             HlRound            *round,
             GError            **error)
{
  HlReportSurvey *survey = &self->spec.surveys[self->spec.n_surveys++];
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, round);
  survey->survey = hl_survey_ref (round->survey);
  survey->n_blank = HL_UNKNOWN_COUNT;
  survey->n_refused = HL_UNKNOWN_COUNT;
  survey->n_lost = HL_UNKNOWN_COUNT;
  survey->n_duplicates = HL_UNKNOWN_COUNT;
  count_serials (self, round, survey);
  if (!count_register (self, store, round, survey, error))
    return FALSE;

  survey->snapshot = hl_rounds_score (one, self->office, scored_period (self), error);
  if (survey->snapshot == NULL)
    return FALSE;

  self->spec.n_log_responses += survey->snapshot->received;
  survey->decisions = hl_report_list_decisions (store, round->survey, error);

  return survey->decisions != NULL && compare_survey (self, store, kind, survey, error);
}

/* The rounds together; without a criterion in common there is nothing to join. */
static gboolean
score_jointly (HlReportInput *self,
               GError       **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->rounds->len < 2)
    return TRUE;

  self->joint = hl_rounds_score (self->rounds, self->office, scored_period (self), &failure);
  self->spec.joint = self->joint;
  if (self->joint != NULL || g_error_matches (failure, HL_ERROR, HL_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static void
add_texts (HlReportInput  *self,
           const HlSurvey *survey)
{
  GHashTableIter iter;
  gpointer name, text;

  if (survey->texts == NULL)
    return;

  g_hash_table_iter_init (&iter, survey->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (self->texts, g_strdup (name), g_strdup (text));
}

static gboolean
fill_spec (HlReportInput         *self,
           HlStore               *store,
           const HlReportOptions *options,
           GError               **error)
{
  self->spec.surveys = g_new0 (HlReportSurvey, self->rounds->len);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->rounds->len; i++)
    {
      HlRound *round = g_ptr_array_index (self->rounds, i);

      add_texts (self, round->survey);
      if (!fill_survey (self, store, options->kind, round, error))
        return FALSE;
    }

  self->fingerprint = hl_store_get_fingerprint (store, error);
  self->number = g_strdup (options->number);
  self->spec.office = self->office;
  self->spec.texts = self->texts;
  self->spec.number = self->number;
  self->spec.fingerprint = self->fingerprint;

  return self->fingerprint != NULL && score_jointly (self, error);
}

/**
 * hl_report_gather:
 * @store: the store
 * @surveys: (array length=n_surveys): numbers of the surveys
 * @n_surveys: ≥ 1
 * @options: what the report is to say
 * @error: return location for an error
 *
 * Reads from the store everything a report rests on: the office as it is on the report's date, the
 * results of each round by field and area, its change since the latest earlier round with the same
 * criteria, recorded decisions and the fingerprint of the data.
 *
 * On the basis of ended rounds those whose last day lies in the period count; where none does, all
 * stand there without responses, so that the report tells how far they are. On the basis of dates
 * every response dated in the period counts.
 *
 * Returns: (transfer full): the input; %NULL with %HL_ERROR_NOT_FOUND for an unknown survey or
 *   signer, %HL_ERROR_INVALID for a bad period, or %HL_ERROR_STORE
 */
HlReportInput *
hl_report_gather (HlStore               *store,
                  const gint64          *surveys,
                  guint                  n_surveys,
                  const HlReportOptions *options,
                  GError               **error)
{
  g_autoptr (HlReportInput) self = g_new0 (HlReportInput, 1);

  self->spec.kind = options->kind;
  self->spec.state = options->state;
  self->spec.basis = options->basis;
  self->spec.date = options->date != HL_DATE_NONE ? options->date :
                    hl_date_from_unix (hl_store_now (store));
  self->office = hl_store_load_office (store, self->spec.date, error);
  if (self->office == NULL)
    return NULL;

  self->rounds = hl_rounds_load (store, surveys, n_surveys, error);
  if (self->rounds == NULL || !choose_period (self, options, error) ||
      !choose_signer (self, options->signer, error))
    return NULL;

  if (options->basis == HL_BASIS_ENDED)
    keep_ended (self);

  if (!fill_spec (self, store, options, error))
    return NULL;

  return g_steal_pointer (&self);
}
