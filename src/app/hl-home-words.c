#include "app/hl-home-words.h"

#include <math.h>
#include <string.h>

#include "core/hl-text.h"

/**
 * hl_home_words_days:
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full): "01/09–31/10/2022"; the year twice where there are two; "…" for a day
 *   not decided yet
 */
char *
hl_home_words_days (HlDate from,
                    HlDate to)
{
  g_autofree char *first = hl_date_to_display (from);
  g_autofree char *last = hl_date_to_display (to);
  guint from_year, to_year, month, day;

  if (from == HL_DATE_NONE || to == HL_DATE_NONE)
    return g_strdup_printf ("%s–%s", from != HL_DATE_NONE ? first : "…",
                            to != HL_DATE_NONE ? last : "…");

  hl_date_split (from, &from_year, &month, &day);
  hl_date_split (to, &to_year, &month, &day);
  if (from_year == to_year)
    first[strlen ("31/10")] = '\0';

  return g_strdup_printf ("%s–%s", first, last);
}

/**
 * hl_home_words_round:
 * @survey: a round
 *
 * Returns: (transfer full): its days, questionnaire and fields: "01/09–31/10/2022 · …"
 */
char *
hl_home_words_round (const HlSurvey *survey)
{
  g_autofree char *days = hl_home_words_days (survey->from, survey->to);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("%s · %s (version %u)"), days,
                          survey->questionnaire->short_title, survey->questionnaire->revision);
  for (guint i = 0; i < survey->n_fields; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " · " : ", ", survey->fields[i].name);

  return g_string_free (text, FALSE);
}

/**
 * hl_home_words_state:
 * @state: where a round stands
 *
 * Returns: (transfer full): a word for it
 */
char *
hl_home_words_state (HlSurveyState state)
{
  switch (state)
    {
    case HL_SURVEY_DRAFT:
      return g_strdup (_("Draft"));
    case HL_SURVEY_OPEN:
      return g_strdup (_("Open"));
    case HL_SURVEY_CLOSED:
      return g_strdup (_("Closed"));
    case HL_SURVEY_PUBLISHED:
    default:
      return g_strdup (_("Published"));
    }
}

/* The default rule: the mean of all criteria. */
static char *
say_criteria (const HlScoreSnapshot *snapshot,
              const char            *value)
{
  guint n_criteria = snapshot->total.n_criteria;

  switch (snapshot->formula)
    {
    case HL_FORMULA_TOP2:
      return g_strdup_printf (hl_ngettext ("On %u criterion, %s of respondents chose satisfied or "
                                           "very satisfied.",
                                           "On average over %u criteria, %s of respondents chose "
                                           "satisfied or very satisfied.", n_criteria),
                              n_criteria, value);
    case HL_FORMULA_MEAN:
      return g_strdup_printf (hl_ngettext ("On %u criterion, the mean level is %s of the highest.",
                                           "On average over %u criteria, the mean level is %s of "
                                           "the highest.", n_criteria),
                              n_criteria, value);
    case HL_FORMULA_MEAN100:
    default:
      return g_strdup_printf (hl_ngettext ("On %u criterion, from lowest level (0%%) to highest "
                                           "(100%%), the answers lie at %s.",
                                           "On average over %u criteria, from lowest level (0%%) "
                                           "to highest (100%%), the answers lie at %s.",
                                           n_criteria),
                              n_criteria, value);
    }
}

static char *
say_value (HlFormula   formula,
           const char *value)
{
  switch (formula)
    {
    case HL_FORMULA_TOP2:
      return g_strdup_printf (_("%s chose satisfied or very satisfied."), value);
    case HL_FORMULA_MEAN:
      return g_strdup_printf (_("The mean level is %s of the highest."), value);
    case HL_FORMULA_MEAN100:
    default:
      return g_strdup_printf (_("From lowest level (0%%) to highest (100%%), the answers lie at "
                                "%s."), value);
    }
}

static char *
say_rule (const HlScoreSnapshot *snapshot)
{
  switch (snapshot->overall_rule)
    {
    case HL_OVERALL_FACTORS:
      return g_strdup_printf (_("It is the mean of %u factors."), snapshot->total.n_factors);
    case HL_OVERALL_POOLED:
      return g_strdup_printf (_("All answers to %u criteria count alike."),
                              snapshot->total.n_criteria);
    case HL_OVERALL_QUESTION:
      return g_strdup_printf (_("Only question %s counts."), snapshot->overall_question);
    case HL_OVERALL_CRITERIA:
    default:
      return g_strdup_printf (_("It is the mean of %u criteria."), snapshot->total.n_criteria);
    }
}

/**
 * hl_home_words_index:
 * @data: a round
 *
 * Says in words what its official index means: true for every formula and rule.
 *
 * Returns: (transfer full): one to three sentences
 */
char *
hl_home_words_index (const HlHomeData *data)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  double index = hl_score_snapshot_get_official (snapshot)->index;
  g_autofree char *value = hl_percent_format (index, 2, hl_i18n_get_language ());
  g_autofree char *first = NULL;
  g_autofree char *rule = NULL;

  if (snapshot->valid == 0)
    return g_strdup (_("There is no valid form yet."));
  if (isnan (index))
    return g_strdup (_("There are not enough answers for the index yet."));

  if (snapshot->overall_rule == HL_OVERALL_CRITERIA)
    first = say_criteria (snapshot, value);
  else
    first = say_value (snapshot->formula, value);
  if (snapshot->overall_rule != HL_OVERALL_CRITERIA)
    rule = say_rule (snapshot);

  if (snapshot->official == HL_OFFICIAL_WEIGHTED)
    return g_strjoin (" ", first, _("It is weighted by the number of transactions."),
                      rule, NULL);

  return rule != NULL ? g_strjoin (" ", first, rule, NULL) : g_steal_pointer (&first);
}

/**
 * hl_home_words_interval:
 * @data: a round
 *
 * Says what the interval means, with what it assumes of the sample.
 *
 * Returns: (transfer full): a sentence, "" when there is no index
 */
char *
hl_home_words_interval (const HlHomeData *data)
{
  const HlFigure *figure = hl_score_snapshot_get_official (data->snapshot);
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *low = hl_percent_format (figure->low, 0, language);
  g_autofree char *high = hl_percent_format (figure->high, 0, language);

  if (isnan (figure->index))
    return g_strdup ("");
  if (isnan (figure->low))
    return g_strdup (_("There are too few forms for an interval."));
  if (data->snapshot->fpc <= 0)
    return g_strdup (_("All were asked: there is no sampling error."));
  if (data->survey->sampling == HL_SAMPLING_INTERCEPT)
    return g_strdup_printf (_("If all were asked, the index would probably be between %s and %s "
                              "(assuming respondents were chosen at random)."), low, high);

  return g_strdup_printf (_("If all were asked, the index would probably be between %s and %s."),
                          low, high);
}

/**
 * hl_home_words_target:
 * @data: a round
 *
 * Returns: (transfer full): how the index lies to the target, "" when there is none
 */
char *
hl_home_words_target (const HlHomeData *data)
{
  const HlFigure *figure = hl_score_snapshot_get_official (data->snapshot);
  g_autofree char *target = hl_percent_format (data->snapshot->target, 0, hl_i18n_get_language ());

  if (isnan (data->snapshot->target) || isnan (figure->index))
    return g_strdup ("");
  if (figure->low <= data->snapshot->target && data->snapshot->target <= figure->high)
    return g_strdup_printf (_("The target of %s lies within sampling error."), target);
  if (figure->index < data->snapshot->target)
    return g_strdup_printf (_("Below the target of %s."), target);

  return g_strdup_printf (_("The target of %s is reached."), target);
}

/**
 * hl_home_words_change:
 * @data: a round
 *
 * Returns: (transfer full): the change since the earlier round, or why there is none; "" when there
 *   is no earlier round
 */
char *
hl_home_words_change (const HlHomeData *data)
{
  const HlChange *change = data->change != NULL ? &data->change->overall : NULL;
  g_autofree char *points = NULL;

  if (change == NULL)
    return g_strdup ("");
  if (isnan (change->change))
    return g_strdup (data->change->reason != NULL ? data->change->reason : "");

  points = hl_change_format (change->before, change->after, 2, hl_i18n_get_language ());
  if (change->significant)
    return g_strdup_printf (_("%s percentage points on “%s”, statistically significant."), points,
                            data->earlier->title);

  return g_strdup_printf (_("%s percentage points on “%s”, within sampling error."), points,
                          data->earlier->title);
}

/**
 * hl_home_words_day:
 * @day: a day
 *
 * Returns: (transfer full): "Thứ Hai, 31/10/2022"
 */
char *
hl_home_words_day (HlDate day)
{
  static const char *const names[] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
  };
  g_autofree char *display = hl_date_to_display (day);

  /* Day 1, the first of January of the year 1, was a Monday. */
  return g_strdup_printf ("%s, %s", _(names[(day - 1) % G_N_ELEMENTS (names)]), display);
}

/**
 * hl_home_words_closing:
 * @survey: a round
 * @today: the day
 *
 * Returns: (transfer full): how long forms are collected yet
 */
char *
hl_home_words_closing (const HlSurvey *survey,
                       HlDate          today)
{
  int days = (int) survey->to - (int) today;

  if (survey->state >= HL_SURVEY_CLOSED)
    return g_strdup (_("The collection has ended"));
  if (days < 0)
    return g_strdup_printf (hl_ngettext ("The last day of the round was %d day ago",
                                         "The last day of the round was %d days ago", -days),
                            -days);
  if (days == 0)
    return g_strdup (_("Last day of the round"));

  return g_strdup_printf (hl_ngettext ("%d day left to collect forms",
                                       "%d days left to collect forms", days), days);
}

/**
 * hl_home_words_due:
 * @period: the reporting period of a round, by the office's calendar
 * @today: the day
 *
 * Returns: (transfer full): how long until the report is due, "" when it has no such day
 */
char *
hl_home_words_due (const HlPeriod *period,
                   HlDate          today)
{
  int days = (int) period->due - (int) today;
  g_autofree char *name = NULL;

  if (period->due == HL_DATE_NONE)
    return g_strdup ("");

  name = hl_i18n_get_language () == HL_LANGUAGE_VI ? hl_period_title (period)
                                                   : hl_period_to_string (period);
  if (days < 0)
    return g_strdup_printf (hl_ngettext ("Report %s: was due %d day ago",
                                         "Report %s: was due %d days ago", -days), name, -days);
  if (days == 0)
    return g_strdup_printf (_("Report %s: due today"), name);

  return g_strdup_printf (hl_ngettext ("Report %s: %d day left", "Report %s: %d days left", days),
                          name, days);
}

/**
 * hl_home_words_copy:
 * @last_copy: UTC seconds, 0 = none
 * @copied_today: the automatic copy of today is there
 *
 * Returns: (transfer full): when the latest copy was made
 */
char *
hl_home_words_copy (gint64   last_copy,
                    gboolean copied_today)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (last_copy == 0)
    return g_strdup (_("None yet"));

  time = g_date_time_new_from_unix_local (last_copy);

  when = g_date_time_format (time, "%H:%M, %d/%m/%Y");
  if (copied_today)
    return g_steal_pointer (&when);

  return g_strdup_printf (_("%s. There is no automatic copy of today"), when);
}
