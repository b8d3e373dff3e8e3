/* One paper serial or several in a row, as people write them. */
#include "exchange/hl-register-serials.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define DASH "–"

static gboolean
check_paper (const char *text,
             HlSerial    serial,
             GError    **error)
{
  if (serial != HL_SERIAL_NONE && serial < HL_SERIAL_KIND_SIZE)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not the number of a paper form"), text);

  return FALSE;
}

/**
 * hl_register_parse_paper:
 * @text: "33", "033" or "033-5"
 * @out_serial: (out): the serial
 * @error: return location for an error
 *
 * Reads the serial of a paper form, see hl_serial_parse().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_register_parse_paper (const char *text,
                         gint64     *out_serial,
                         GError    **error)
{
  return hl_serial_parse (text, out_serial, error) && check_paper (text, *out_serial, error);
}

/**
 * hl_register_parse_serials:
 * @text: one serial, or the first and the last of a span: "33", "033-5", "1-50", "001–050",
 *   "001-3–050-2" or "001-3-050-2"
 * @out_first: (out): the first serial
 * @out_last: (out): the last one
 * @error: return location for an error
 *
 * Reads serials of paper forms, see hl_serial_parse_span().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is neither or a check digit is wrong
 */
gboolean
hl_register_parse_serials (const char *text,
                           gint64     *out_first,
                           gint64     *out_last,
                           GError    **error)
{
  if (!hl_serial_parse_span (text, out_first, out_last, error))
    return FALSE;

  return check_paper (text, *out_first, error) && check_paper (text, *out_last, error);
}

/**
 * hl_register_format_checked:
 * @survey: a survey
 * @first: a paper serial
 * @last: another, ≥ @first
 *
 * Returns: (transfer full): "001-3–050-2", or "034-7" for one, as printed on the forms
 */
char *
hl_register_format_checked (const HlSurvey *survey,
                            gint64          first,
                            gint64          last)
{
  guint width = hl_survey_serial_width (survey);
  g_autofree char *from = hl_serial_format_checked (first, width);
  g_autofree char *to = hl_serial_format_checked (last, width);

  return first == last ? g_steal_pointer (&from) : g_strconcat (from, DASH, to, NULL);
}
