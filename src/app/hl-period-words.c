#include "app/hl-period-words.h"

#include "app/hl-home-words.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

/**
 * hl_period_words_name:
 * @self: a period of a year
 *
 * Returns: (transfer full): its name within the year: "Quý III"
 */
char *
hl_period_words_name (const HlPeriod *self)
{
  g_autofree char *roman = hl_text_roman (MAX (self->number, 1));

  switch (self->kind)
    {
    case HL_PERIOD_MONTH:
      return g_strdup_printf (_("Month %u"), self->number);
    case HL_PERIOD_QUARTER:
      return g_strdup_printf (_("Quarter %s"), roman);
    case HL_PERIOD_HALF:
      return g_strdup (self->number == 1 ? _("First half of the year")
                                         : _("Second half of the year"));
    case HL_PERIOD_NINE:
      return g_strdup (_("First nine months"));
    case HL_PERIOD_YEAR:
    case HL_PERIOD_FREE:
    default:
      return g_strdup (_("Whole year"));
    }
}

/**
 * hl_period_words_due:
 * @self: a period of a year
 * @today: the day
 *
 * Returns: (transfer full): until when its report is to be handed in, and how long that is off
 */
char *
hl_period_words_due (const HlPeriod *self,
                     HlDate          today)
{
  const int days = (int) self->due - (int) today;
  g_autofree char *day = NULL;

  if (self->due == HL_DATE_NONE)
    return g_strdup (_("No report"));

  day = hl_home_words_day (self->due);
  if (days < 0)
    return g_strdup_printf (_("Hand in by %s (past)"), day);
  if (days == 0)
    return g_strdup_printf (_("Hand in by %s (today)"), day);

  return g_strdup_printf (hl_ngettext ("Hand in by %s (%d day left)",
                                       "Hand in by %s (%d days left)", days), day, days);
}
