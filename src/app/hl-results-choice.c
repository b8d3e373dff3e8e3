#include "app/hl-results-choice.h"

/**
 * hl_results_choice_copy:
 * @self: a choice
 *
 * Returns: (transfer full): a copy
 */
HlResultsChoice *
hl_results_choice_copy (const HlResultsChoice *self)
{
  HlResultsChoice *copy = g_memdup2 (self, sizeof *self);

  copy->by = g_strdup (self->by);

  return copy;
}

/**
 * hl_results_choice_free:
 * @self: (transfer full): a choice
 */
void
hl_results_choice_free (HlResultsChoice *self)
{
  g_free (self->by);
  g_free (self);
}

/**
 * hl_results_choice_is_whole:
 * @self: a choice
 *
 * Returns: whether all forms of the round count
 */
gboolean
hl_results_choice_is_whole (const HlResultsChoice *self)
{
  return !self->has_period && self->by == NULL;
}

/* The option a row belongs to, 0 = none; @question is NULL for the kind of respondent. */
static guint
read_option (const HlResponseSet *set,
             const HlQuestion    *question,
             guint                row)
{
  if (question == NULL)
    return set->respondents[row];

  return hl_response_set_answers (set, row)[question->offset];
}

static void
forget_populations (HlStratum *strata,
                    guint      n_strata)
{
  for (guint i = 0; i < n_strata; i++)
    strata[i].population = HL_UNKNOWN_COUNT;
}

/**
 * hl_results_choice_apply:
 * @self: a choice
 * @round: a round with its forms
 *
 * Takes the forms of other groups out of @round. How many transactions a group has is not known, so
 * its index is unweighted and without the finite population correction.
 */
void
hl_results_choice_apply (const HlResultsChoice *self,
                         HlRound               *round)
{
  const HlQuestion *question;
  g_autofree gboolean *keep = NULL;
  HlSurvey *survey;

  if (self->by == NULL)
    return;

  question = hl_questionnaire_find (round->survey->questionnaire, self->by);
  keep = g_new (gboolean, round->responses->n + 1);
  for (guint row = 0; row < round->responses->n; row++)
    keep[row] = read_option (round->responses, question, row) == self->option;
  hl_response_set_keep (round->responses, keep);

  survey = hl_survey_copy (round->survey);
  forget_populations (survey->fields, survey->n_fields);
  forget_populations (survey->areas, survey->n_areas);
  survey->official = HL_OFFICIAL_UNWEIGHTED;
  hl_survey_unref (round->survey);
  round->survey = survey;
}

/**
 * hl_results_choice_hide:
 * @counts: (array length=n_counts): valid forms of the groups of one question
 * @n_counts: how many groups
 * @out_hidden: (array length=n_counts) (out caller-allocates): whose scores are hidden
 *
 * Hides groups of 1 to 4 forms; a single one could be computed from the others, so the next
 * smallest is hidden with it.
 */
void
hl_results_choice_hide (const guint *counts,
                        guint        n_counts,
                        gboolean    *out_hidden)
{
  guint n_hidden = 0;
  guint next = n_counts;

  for (guint i = 0; i < n_counts; i++)
    {
      out_hidden[i] = counts[i] > 0 && counts[i] < HL_RESULTS_LEAST;
      n_hidden += out_hidden[i];
      if (counts[i] >= HL_RESULTS_LEAST && (next == n_counts || counts[i] < counts[next]))
        next = i;
    }

  if (n_hidden == 1 && next < n_counts)
    out_hidden[next] = TRUE;
}

static void
group_free (HlResultsGroup *group)
{
  g_free (group->by);
  g_free (group->label);
  g_free (group);
}

static void
count_groups (const HlRound    *round,
              const HlQuestion *question,
              guint            *counts,
              guint             n_counts)
{
  const HlResponseSet *set = round->responses;
  const guint invalid = hl_rules_mask (round->survey->rules, HL_EFFECT_INVALID);

  for (guint row = 0; row < set->n; row++)
    {
      guint option = read_option (set, question, row);

      if (!set->excluded[row] && (set->rules[row] & invalid) == 0 && option >= 1 &&
          option <= n_counts)
        counts[option - 1]++;
    }
}

/* One group is the whole: nothing to choose. */
static void
add_groups (GPtrArray        *groups,
            const HlRound    *round,
            const HlQuestion *question)
{
  guint n = question != NULL ? question->n_options : HL_RESPONDENT_ORGANISATION;
  g_autofree guint *counts = g_new0 (guint, n);
  g_autofree gboolean *hidden = g_new0 (gboolean, n);
  guint n_known = 0;

  count_groups (round, question, counts, n);
  hl_results_choice_hide (counts, n, hidden);
  for (guint i = 0; i < n; i++)
    n_known += counts[i] > 0;

  for (guint i = 0; i < n && n_known > 1; i++)
    {
      HlResultsGroup *group;

      if (counts[i] == 0)
        continue;

      group = g_new0 (HlResultsGroup, 1);
      group->by = g_strdup (question != NULL ? question->code : "respondent");
      group->option = i + 1;
      group->n = counts[i];
      group->hidden = hidden[i];
      if (question != NULL)
        group->label = g_strdup_printf ("%s: %s", question->short_text,
                                        question->options[i].short_label);
      else
        group->label = g_strdup_printf (_("Respondent: %s"),
                                        hl_respondent_title (i + 1, hl_i18n_get_language ()));
      g_ptr_array_add (groups, group);
    }
}

/**
 * hl_results_choice_list_groups:
 * @round: a round with its forms
 *
 * Returns: (transfer full) (element-type HlResultsGroup): the kinds of respondents and the answers
 *   to demographic questions that valid forms have
 */
GPtrArray *
hl_results_choice_list_groups (const HlRound *round)
{
  const HlQuestionnaire *questionnaire = round->survey->questionnaire;
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);

  add_groups (groups, round, NULL);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (question->role == HL_ROLE_DEMOGRAPHIC && question->n_bytes == 1)
        add_groups (groups, round, question);
    }

  return groups;
}

/**
 * hl_results_choice_list_periods:
 * @survey: a round
 * @office: its office, for the cut-off days
 *
 * Returns: (transfer full) (element-type HlPeriod): the reporting months that hold a day of the
 *   round, in order of time; none where there is only one
 */
GArray *
hl_results_choice_list_periods (const HlSurvey *survey,
                                const HlOffice *office)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (HlPeriod));
  HlDate day = survey->from;

  while (day != HL_DATE_NONE && day <= survey->to)
    {
      HlPeriod period;

      hl_period_holding (HL_PERIOD_MONTH, day, office, &period);
      g_array_append_val (periods, period);
      day = period.to + 1;
    }

  if (periods->len < 2)
    g_array_set_size (periods, 0);

  return periods;
}
