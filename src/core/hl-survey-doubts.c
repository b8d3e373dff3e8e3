#include "core/hl-survey-doubts.h"

#include "core/hl-i18n.h"

static void
add (GPtrArray  *doubts,
     const char *step,
     char       *text)
{
  HlSurveyProblem *doubt = g_new (HlSurveyProblem, 1);

  *doubt = (HlSurveyProblem) { .step = step, .text = text };
  g_ptr_array_add (doubts, doubt);
}

static void
find_quotas (GPtrArray       *doubts,
             const HlStratum *strata,
             guint            n_strata)
{
  for (guint i = 0; i < n_strata; i++)
    if (strata[i].population != HL_UNKNOWN_COUNT && strata[i].quota > strata[i].population)
      add (doubts, HL_SURVEY_STEP_FIELDS,
           g_strdup_printf (_("%s: %d forms are wanted of %d transactions; lower the quota or mend "
                              "the number of transactions"),
                            strata[i].name, (int) strata[i].quota, (int) strata[i].population));
}

static void
find_serials (GPtrArray      *doubts,
              const HlSurvey *self)
{
  const gint64 n_issued = hl_survey_n_issued (self);
  const gint64 quota = hl_survey_quota (self);

  if (self->n_ranges == 0)
    add (doubts, HL_SURVEY_STEP_FIELDS,
         g_strdup (_("No form numbers yet: forms can only be printed without a number, and paper "
                     "forms keyed would not be valid")));
  else if (quota > n_issued)
    add (doubts, HL_SURVEY_STEP_FIELDS,
         g_strdup_printf (_("%d forms are wanted, but there are numbers for %d only"),
                          (int) quota, (int) n_issued));
}

/**
 * hl_survey_doubts:
 * @self: a survey
 *
 * Finds what keeps a survey neither from being opened nor its forms from being printed, and yet is
 * hardly meant: no serials, fewer serials than forms wanted, a quota over the number of
 * transactions, no time-table.
 *
 * Returns: (transfer full) (element-type HlSurveyProblem): the doubts, in the order of the steps
 */
GPtrArray *
hl_survey_doubts (const HlSurvey *self)
{
  GPtrArray *doubts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_problem_free);

  find_quotas (doubts, self->fields, self->n_fields);
  find_quotas (doubts, self->areas, self->n_areas);
  find_serials (doubts, self);
  if (self->n_steps == 0)
    add (doubts, HL_SURVEY_STEP_PEOPLE,
         g_strdup (_("No time-table yet: the plan prints it, and the overview reminds of it")));

  return doubts;
}
