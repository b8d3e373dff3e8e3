#pragma once

#include "app/hl-home-data.h"

G_BEGIN_DECLS

/**
 * HlReminder:
 * @due: the day
 * @is_late: whether the day is past
 * @title: what is due, and how soon
 * @subtitle: its day, and who is responsible
 * @view: id of the view where it is done
 *
 * Something the home page reminds of.
 */
typedef struct
{
  HlDate      due;
  gboolean    is_late;
  char       *title;
  char       *subtitle;
  const char *view;
} HlReminder;

GPtrArray *hl_home_reminders (const HlHomeData *data,
                              HlDate            today);

G_END_DECLS
