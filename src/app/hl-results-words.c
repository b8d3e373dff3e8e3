#include "app/hl-results-words.h"

#include <math.h>

#include "chart/hl-chart-pen.h"
#include "core/hl-text.h"

static const HlFigure *
get_figure (const HlResultsPart *part)
{
  return hl_score_snapshot_get_official (&part->snapshot);
}

/**
 * hl_results_words_interval:
 * @part: results
 *
 * Returns: (transfer full): "95% interval: 87.09–91.65% · 147 forms"
 */
char *
hl_results_words_interval (const HlResultsPart *part)
{
  const HlFigure *figure = get_figure (part);
  HlLanguage language = part->data.language;
  g_autofree char *count = hl_count_format (part->snapshot.valid, language);
  g_autofree char *forms = g_strdup_printf (hl_ngettext ("%s valid form", "%s valid forms",
                                                         part->snapshot.valid), count);
  g_autofree char *range = hl_range_format (figure->low, figure->high, 2, language);

  if (isnan (figure->low))
    return g_steal_pointer (&forms);

  return g_strdup_printf (_("95%% interval: %s · %s"), range, forms);
}

static char *
say_distance (const HlResultsPart *part,
              const char          *points,
              gboolean             above)
{
  const HlFigure *figure = get_figure (part);
  double target = part->snapshot.target;
  gboolean inside = figure->low <= target && target <= figure->high;

  if (above && inside)
    return g_strdup_printf (_("%s percentage points above the target, which lies within the "
                              "interval."), points);
  if (above)
    return g_strdup_printf (_("%s percentage points above the target."), points);
  if (inside)
    return g_strdup_printf (_("%s percentage points below the target, which lies within the "
                              "interval."), points);

  return g_strdup_printf (_("%s percentage points below the target."), points);
}

/**
 * hl_results_words_target:
 * @part: results
 *
 * Returns: (transfer full): how the index lies to the target, in the difference of the printed
 *   values
 */
char *
hl_results_words_target (const HlResultsPart *part)
{
  double index = get_figure (part)->index;
  double target = part->snapshot.target;
  double distance = hl_round_half_up (index, 2) - hl_round_half_up (target, 2);
  g_autofree char *points = hl_number_format (fabs (distance), 2, part->data.language);

  if (isnan (target))
    return g_strdup (_("No target was set for this round."));
  if (isnan (index))
    return g_strdup (_("There are not enough answers for the index yet."));

  return say_distance (part, points, distance >= 0.0);
}

static char *
say_nothing_compared (const HlResultsPart *part)
{
  const HlResults *results = part->results;

  if (!hl_results_choice_is_whole (results->choice))
    return g_strdup (_("Only all forms together are compared with an earlier round."));
  if (part->comparison != NULL && part->comparison->reason != NULL)
    return g_strdup (part->comparison->reason);
  if (results->earlier != NULL)
    return g_strdup_printf (_("Nothing can be said on the change since “%s”."),
                            results->earlier->title);
  if (results->other_title != NULL)
    return g_strdup_printf (_("Not comparable with “%s”: different criteria."),
                            results->other_title);

  return g_strdup (_("There is no earlier round to compare with."));
}

/**
 * hl_results_words_change:
 * @part: results
 *
 * Returns: (transfer full): the change since the earlier round, or why there is none
 */
char *
hl_results_words_change (const HlResultsPart *part)
{
  const HlChange *change = part->comparison != NULL ? &part->comparison->overall : NULL;
  const char *title;
  g_autofree char *points = NULL;

  if (change == NULL || isnan (change->change))
    return say_nothing_compared (part);

  title = part->results->earlier->title;
  points = hl_change_format (change->before, change->after, 2, part->data.language);
  if (change->significant)
    return g_strdup_printf (_("%s percentage points on “%s”, statistically significant."), points,
                            title);

  return g_strdup_printf (_("%s percentage points on “%s”, within sampling error."), points, title);
}

static const char *
find_factor_title (const HlQuestionnaire *questionnaire,
                   const char            *code)
{
  for (guint i = 0; i < questionnaire->n_factors; i++)
    {
      if (g_str_equal (questionnaire->factors[i].code, code))
        return questionnaire->factors[i].short_title;
    }

  return code;
}

/**
 * hl_results_words_weakest:
 * @part: results
 *
 * Returns: (transfer full): the factor with the lowest index, "" where there are not two of them
 */
char *
hl_results_words_weakest (const HlResultsPart *part)
{
  const HlScoreResult *total = &part->snapshot.total;
  const HlScoreBlock *weakest = NULL;
  g_autofree char *index = NULL;
  guint n_known = 0;

  for (guint i = 0; i < total->n_factors; i++)
    {
      const HlScoreBlock *factor = &total->factors[i];

      if (isnan (factor->figure.index))
        continue;

      n_known++;
      if (weakest == NULL || factor->figure.index < weakest->figure.index)
        weakest = factor;
    }

  if (n_known < 2)
    return g_strdup ("");

  index = hl_percent_format (weakest->figure.index, 2, part->data.language);

  return g_strdup_printf (_("Weakest: %s (%s)."),
                          find_factor_title (part->snapshot.questionnaire, weakest->code), index);
}

/**
 * hl_results_words_caution:
 * @part: results
 *
 * Returns: (transfer full): what must be kept in mind with the index: few forms, more forms than
 *   transactions, respondents not drawn at random; "" when nothing
 */
char *
hl_results_words_caution (const HlResultsPart *part)
{
  GString *text = g_string_new (NULL);

  if (part->snapshot.valid > 0 && part->snapshot.valid < HL_FEW_RESPONSES)
    g_string_append_printf (text, _("Few responses (%u), for orientation only."),
                            part->snapshot.valid);
  if (part->snapshot.undated > 0)
    {
      g_autofree char *undated = NULL;

      undated = g_strdup_printf (hl_ngettext ("%u form without a date is left out.",
                                              "%u forms without a date are left out.",
                                              part->snapshot.undated), part->snapshot.undated);
      hl_chart_add_note (text, undated);
    }
  if (part->snapshot.over_population)
    hl_chart_add_note (text, _("More forms than transactions: check the number of transactions."));
  if (part->results->survey->sampling == HL_SAMPLING_INTERCEPT &&
      !isnan (get_figure (part)->low))
    hl_chart_add_note (text, _("The interval assumes respondents chosen at random."));

  return g_string_free (text, FALSE);
}

/**
 * hl_results_words_weights:
 * @part: results
 *
 * Returns: (transfer full): the index that is not official beside the official one, "" where there
 *   is only one
 */
char *
hl_results_words_weights (const HlResultsPart *part)
{
  const HlScoreSnapshot *snapshot = part->results->snapshot;
  HlLanguage language = part->data.language;
  g_autofree char *plain = hl_percent_format (snapshot->total.overall.index, 2, language);
  g_autofree char *weighted = hl_percent_format (snapshot->weighted.index, 2, language);

  if (isnan (snapshot->weighted.index))
    return g_strdup ("");
  if (snapshot->official == HL_OFFICIAL_WEIGHTED)
    return g_strdup_printf (_("Official, weighted by transactions: %s. Unweighted: %s."), weighted,
                            plain);

  return g_strdup_printf (_("Official, unweighted: %s. Weighted by transactions: %s."), plain,
                          weighted);
}
