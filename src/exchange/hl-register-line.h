#pragma once

#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

/**
 * HlRegisterTyped:
 * @day: "05/09/2022", or "5/9" for a day of the round; "" = none
 * @area: index of the area + 1, 0 = none
 * @outcome: an outcome + 1, 0 = not said
 * @replaced_by: a paper serial, "" = none
 *
 * A line of the register as somebody typed it.
 */
typedef struct
{
  const char *serials;
  const char *issued_to;
  const char *day;
  const char *outcome_day;
  const char *replaced_by;
  const char *note;
  guint       area;
  guint       outcome;
} HlRegisterTyped;

HlRegisterSpan   *hl_register_find_entry  (const HlRegisterBook   *book,
                                           gint64                  first,
                                           gint64                  last);
gboolean          hl_register_find_free   (const HlRegisterBook   *book,
                                           gint64                  from,
                                           gint64                  n,
                                           gint64                 *out_first,
                                           gint64                 *out_last);
HlRegisterChange *hl_register_read_line   (const HlSurvey         *survey,
                                           const HlRegisterTyped  *typed,
                                           const HlRegisterSpan   *entry,
                                           GError                **error);
char             *hl_register_find_overwritten (const HlRegisterBook   *book,
                                           const HlRegisterChange *change);

G_END_DECLS
