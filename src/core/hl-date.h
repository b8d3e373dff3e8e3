#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlDate:
 *
 * A calendar day as GLib's Julian day number (1 = 1 January of year 1); 0 = no date.
 */
typedef guint32 HlDate;

#define HL_DATE_NONE ((HlDate) 0)

HlDate   hl_date_new          (guint        year,
                               guint        month,
                               guint        day);
gboolean hl_date_parse        (const char  *text,
                               HlDate      *out_date,
                               GError     **error);
gboolean hl_date_read         (const char  *text,
                               HlDate      *out_date,
                               GError     **error);
void     hl_date_split        (HlDate       date,
                               guint       *out_year,
                               guint       *out_month,
                               guint       *out_day);
char    *hl_date_to_iso       (HlDate       date);
char    *hl_date_to_display   (HlDate       date);
HlDate   hl_date_from_unix    (gint64       utc_seconds);
HlDate   hl_date_working_before (HlDate     date);

G_END_DECLS
