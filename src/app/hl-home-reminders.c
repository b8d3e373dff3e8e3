#include "app/hl-home-reminders.h"

#include <string.h>

#include "app/hl-home-words.h"
#include "app/hl-page.h"
#include "core/hl-i18n.h"
#include "core/hl-period.h"

#define STEP_DAYS 14    /* a step is told of so long before its day */
#define REPORT_DAYS 30  /* and a report, besides that of the round's own quarter */

static void
reminder_free (gpointer data)
{
  HlReminder *self = data;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static void
add (GPtrArray  *reminders,
     HlDate      due,
     HlDate      today,
     char       *title,
     char       *subtitle,
     const char *view)
{
  HlReminder *reminder = g_new0 (HlReminder, 1);

  *reminder = (HlReminder) { due, due < today, title, subtitle, view };
  g_ptr_array_add (reminders, reminder);
}

static gboolean
has_view (const char *id)
{
  return g_str_equal (hl_page_find (id)->id, id);
}

/* Where a step is done, by the words of the usual time-tables; the time-table itself otherwise. */
static const char *
find_view (const char *title)
{
  static const struct
  {
    const char *word;
    const char *view;
  } words[] = {
    { "kế hoạch", "report" }, { "công cụ", "design" }, { "bộ phiếu", "design" },
    { "báo cáo", "report" }, { "công bố", "report" }, { "nhập", "entry" }, { "kiểm tra", "entry" },
    { "in phiếu", "paper" }, { "phát", "paper" }, { "thu phiếu", "paper" },
    { "tiến hành", "entry" },
  };
  g_autofree char *composed = g_utf8_normalize (title, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_strdown (composed, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].word) != NULL && has_view (words[i].view))
      return words[i].view;

  return "round";
}

static char *
say_step (const HlTimetableStep *step,
          HlDate                 today)
{
  const int days = (int) step->due_day - (int) today;

  if (days < 0)
    return g_strdup_printf (hl_ngettext ("%s: %d day late", "%s: %d days late", -days),
                            step->title, -days);
  if (days == 0)
    return g_strdup_printf (_("%s: due today"), step->title);

  return g_strdup_printf (hl_ngettext ("%s: %d day left", "%s: %d days left", days), step->title,
                          days);
}

static void
add_steps (GPtrArray      *reminders,
           const HlSurvey *survey,
           HlDate          today)
{
  for (guint i = 0; i < survey->n_steps; i++)
    {
      const HlTimetableStep *step = &survey->steps[i];
      g_autofree char *day = NULL;

      if (step->due_day == HL_DATE_NONE || g_str_equal (step->state, "done") ||
          step->due_day > today + STEP_DAYS)
        continue;

      day = hl_home_words_day (step->due_day);
      add (reminders, step->due_day, today, say_step (step, today),
           *step->lead != '\0' ? g_strdup_printf ("%s · %s", day, step->lead) : g_strdup (day),
           find_view (step->title));
    }
}

static void
add_report (GPtrArray        *reminders,
            const HlHomeData *data,
            const HlPeriod   *period,
            HlDate            today)
{
  g_autofree char *name = hl_period_to_string (period);
  g_autofree char *day = NULL;

  if (period->due == HL_DATE_NONE || g_strv_contains ((const char *const *) data->issued, name))
    return;

  day = hl_home_words_day (period->due);
  add (reminders, period->due, today, hl_home_words_due (period, today),
       g_strdup_printf (_("Hand in by %s"), day), "report");
}

/* The report the round goes into, late or not, and the next one of each kind the office owes. */
static void
add_reports (GPtrArray        *reminders,
             const HlHomeData *data,
             HlPeriodKind      kind,
             HlDate            today)
{
  HlPeriod own, period;
  guint year;

  hl_period_holding (kind, data->survey->to, data->office, &own);
  if (kind == HL_PERIOD_QUARTER || own.due <= today + REPORT_DAYS)
    add_report (reminders, data, &own, today);

  hl_date_split (today, &year, NULL, NULL);
  for (guint i = 0; i < 2 * hl_period_count (kind); i++)
    {
      hl_period_get (kind, year + i / hl_period_count (kind), i % hl_period_count (kind),
                     data->office, &period);
      if (period.due >= today && period.due <= today + REPORT_DAYS && period.due != own.due)
        add_report (reminders, data, &period, today);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const HlReminder *first = *(HlReminder *const *) a;
  const HlReminder *second = *(HlReminder *const *) b;

  return (first->due > second->due) - (first->due < second->due);
}

/**
 * hl_home_reminders:
 * @data: a round
 * @today: the day
 *
 * Lists the steps of the time-table that are due or late and the reports the office owes, worst
 * first. A published round is done: it reminds of nothing.
 *
 * Returns: (transfer full) (element-type HlReminder): the reminders, perhaps none
 */
GPtrArray *
hl_home_reminders (const HlHomeData *data,
                   HlDate            today)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func (reminder_free);

  if (data->survey->state >= HL_SURVEY_PUBLISHED)
    return reminders;

  add_steps (reminders, data->survey, today);
  for (guint kind = 0; kind < HL_PERIOD_FREE; kind++)
    if (data->survey->to != HL_DATE_NONE && hl_period_is_owed (kind, data->office))
      add_reports (reminders, data, kind, today);
  g_ptr_array_sort (reminders, compare);

  return reminders;
}
