/* One paper serial or several in a row, as people write them. */
#include "exchange/hl-register-serials.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define DASH "–"

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
  HlSerial serial;

  if (!hl_serial_parse (text, &serial, error))
    return FALSE;

  if (serial == HL_SERIAL_NONE || serial >= HL_SERIAL_KIND_SIZE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not the number of a paper form"), text);
      return FALSE;
    }

  *out_serial = serial;

  return TRUE;
}

/* "033-5" and "9-2" end in a check digit, "1-5" and "01-05" are spans. */
static gboolean
is_checked (const char *from,
            const char *to)
{
  return strlen (to) == 1 && (strlen (from) > 1 || *to < *from);
}

/* Where the second serial begins; @parts are what stands between the hyphens. */
static guint
find_second (GStrv parts)
{
  switch (g_strv_length (parts))
    {
    case 2:
      return is_checked (parts[0], parts[1]) ? 2 : 1;

    case 3:
      return strlen (parts[1]) == 1 ? 2 : 1;

    case 4:
      return 2;

    default:
      return 0;
    }
}

static gboolean
parse_two (const char *from,
           const char *to,
           gint64     *out_first,
           gint64     *out_last,
           GError    **error)
{
  gint64 first;

  if (!hl_register_parse_paper (from, &first, error) ||
      !hl_register_parse_paper (to, out_last, error))
    return FALSE;

  *out_first = first;

  return TRUE;
}

/**
 * hl_register_parse_serials:
 * @text: one serial, or the first and the last of a span: "33", "033-5", "1-50", "001–050",
 *   "001-3–050-2" or "001-3-050-2"
 * @out_first: (out): the first serial
 * @out_last: (out): the last one
 * @error: return location for an error
 *
 * Reads serials; check digits may be left out. A single digit behind a longer or higher number is
 * its check digit and not the end of a span.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is neither or a check digit is wrong
 */
gboolean
hl_register_parse_serials (const char *text,
                           gint64     *out_first,
                           gint64     *out_last,
                           GError    **error)
{
  g_auto (GStrv) ends = g_strsplit (text, DASH, 2);
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  guint second;

  if (ends[0] != NULL && ends[1] != NULL)
    return parse_two (ends[0], ends[1], out_first, out_last, error);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  second = find_second (parts);
  if (second == 0 || parts[second] == NULL)
    {
      if (!hl_register_parse_paper (text, out_first, error))
        return FALSE;

      *out_last = *out_first;
      return TRUE;
    }

  from = second == 1 ? g_strdup (parts[0]) : g_strjoin ("-", parts[0], parts[1], NULL);
  to = g_strjoinv ("-", parts + second);

  return parse_two (from, to, out_first, out_last, error);
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
