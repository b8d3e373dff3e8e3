#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlSerial:
 *
 * A form's serial as one integer: kind × 10⁹ + number, number 1…999 999 999. Kinds: 0 paper, 1 `P`
 * interview, 2 `K` kiosk, 3 `T` phone, 4 `O` online. 0 = missing. Paper serials print to the width
 * of the survey's range.
 */
typedef gint64 HlSerial;

#define HL_SERIAL_NONE ((HlSerial) 0)
#define HL_SERIAL_KIND_SIZE G_GINT64_CONSTANT (1000000000)

gboolean hl_serial_parse  (const char  *text,
                           HlSerial    *out_serial,
                           GError     **error);
gboolean hl_serial_parse_span (const char *text,
                               HlSerial   *out_first,
                               HlSerial   *out_last,
                               GError    **error);
char    *hl_serial_format (HlSerial     serial,
                           guint        width);
char    *hl_serial_format_checked (HlSerial serial,
                                   guint    width);

G_END_DECLS
