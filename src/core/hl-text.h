#pragma once

#include <glib.h>

#include "core/hl-i18n.h"

G_BEGIN_DECLS

/* Numbers for people: exact half up, separators by @language, never by the C locale.
 * hl_number_format_ratio() is exact: numerator/denominator are integers, scaled by 100 for %. */
char    *hl_number_format       (double       value,
                                 guint        decimals,
                                 HlLanguage   language);
char    *hl_percent_format      (double       value,
                                 guint        decimals,
                                 HlLanguage   language);
char    *hl_ratio_format        (gint64       numerator,
                                 gint64       denominator,
                                 guint        decimals,
                                 HlLanguage   language);
char    *hl_range_format        (double       low,
                                 double       high,
                                 guint        decimals,
                                 HlLanguage   language);
char    *hl_change_format       (double       before,
                                 double       after,
                                 guint        decimals,
                                 HlLanguage   language);
char    *hl_count_format        (gint64       count,
                                 HlLanguage   language);
char    *hl_count_in_words      (gint64       count);
double   hl_round_half_up       (double       value,
                                 guint        decimals);

/* Text hygiene. */
char    *hl_text_clean          (const char  *text);
char    *hl_text_fill           (const char  *text,
                                 const char  *office,
                                 const char  *one_stop);
char    *hl_text_roman          (guint        number);

/* Damm check digit over decimal digits ("151" -> '4'). */
char     hl_damm_digit          (const char  *digits);

/* SHA-256, 32 bytes. */
#define HL_DIGEST_SIZE 32
void     hl_digest              (const void  *data,
                                 gsize        size,
                                 guint8       out_digest[HL_DIGEST_SIZE]);
char    *hl_digest_to_hex       (const guint8 *digest,
                                 gsize         n_bytes);

G_END_DECLS
