#include "core/hl-serial.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define MAX_NUMBER (HL_SERIAL_KIND_SIZE - 1)

static const char kinds[] = "\0PKTO";

static gboolean
refuse (const char *text,
        GError    **error)
{
  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not a form number: write 151, 151-4 or P12"), text);

  return FALSE;
}

/**
 * hl_serial_parse:
 * @text: "33", "033", "033-5" (paper) or "P12", "K3", "T1", "O7"; "" = missing
 * @out_serial: (out): the serial, %HL_SERIAL_NONE for ""
 * @error: return location for an error
 *
 * Reads a serial as written on a form or in a file. The check digit behind a paper serial may be
 * left out.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is no serial or its check digit is
 *   wrong
 */
gboolean
hl_serial_parse (const char *text,
                 HlSerial   *out_serial,
                 GError    **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  const char *kind = NULL;
  char *digits = clean;
  char *dash;
  guint64 number;

  if (*clean == '\0')
    {
      *out_serial = HL_SERIAL_NONE;
      return TRUE;
    }

  if (g_ascii_isalpha (*clean))
    {
      kind = strchr (kinds + 1, g_ascii_toupper (*clean));
      digits++;
      if (kind == NULL || *kind == '\0')
        return refuse (text, error);
    }

  dash = strchr (digits, '-');
  if (dash != NULL)
    *dash = '\0';

  if (!g_ascii_string_to_unsigned (digits, 10, 1, MAX_NUMBER, &number, NULL) ||
      (dash != NULL && (kind != NULL || strlen (dash + 1) != 1)))
    return refuse (text, error);

  if (dash != NULL && dash[1] != hl_damm_digit (digits))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Form number %s does not match its check digit: "
                     "look at the form again"), text);
      return FALSE;
    }

  *out_serial = (gint64) number + (kind != NULL ? (kind - kinds) * HL_SERIAL_KIND_SIZE : 0);

  return TRUE;
}

/* A single digit behind a longer or higher number cannot be the end of a span. */
static gboolean
is_check_digit (const char *before,
                const char *behind)
{
  return strlen (behind) == 1 && g_ascii_isdigit (*behind) &&
         (strlen (before) > 1 || *behind < *before);
}

/* Takes "033" or "033-5" from the front of @parts. Returns: how many parts it took */
static guint
take_serial (char    **parts,
             HlSerial *out_serial,
             GError  **error)
{
  const gboolean checked = parts[1] != NULL && is_check_digit (parts[0], parts[1]);
  g_autofree char *text = checked ? g_strdup_printf ("%s-%s", parts[0], parts[1])
                                  : g_strdup (parts[0]);

  if (*parts[0] == '\0')
    {
      refuse (parts[0], error);
      return 0;
    }

  return hl_serial_parse (text, out_serial, error) ? checked ? 2 : 1 : 0;
}

/**
 * hl_serial_parse_span:
 * @text: "34", "034-3", "1-50", "001-7–050-4": one serial or two, each with or without its check
 *   digit
 * @out_first: (out): the first serial
 * @out_last: (out): the last, the same for one
 * @error: return location for an error
 *
 * Reads some serials in a row. A single digit behind a dash is a check digit when what stands
 * before it is longer or higher: "1-5" is five forms, "33-5" and "001-3" are one.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (hl_serial_parse()) or when there are more than
 *   two serials; the order is not looked at
 */
gboolean
hl_serial_parse_span (const char *text,
                      HlSerial   *out_first,
                      HlSerial   *out_last,
                      GError    **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "–", -1);
  g_autofree char *plain = g_strjoinv ("-", sides);
  g_auto (GStrv) parts = g_strsplit (plain, "-", -1);
  HlSerial first, last;
  guint n, n_more = 0;

  if (parts[0] == NULL)
    return refuse (text, error);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  n = take_serial (parts, &first, error);
  if (n == 0)
    return FALSE;
  last = first;
  if (parts[n] != NULL)
    {
      n_more = take_serial (parts + n, &last, error);
      if (n_more == 0)
        return FALSE;
    }
  if (parts[n + n_more] != NULL)
    return refuse (text, error);

  *out_first = first;
  *out_last = last;

  return TRUE;
}

/**
 * hl_serial_format:
 * @serial: a serial or %HL_SERIAL_NONE
 * @width: digits of a paper serial, see hl_survey_serial_width()
 *
 * Returns: (transfer full): "033", "P12", or "" for none
 */
char *
hl_serial_format (HlSerial serial,
                  guint    width)
{
  gint64 number = serial % HL_SERIAL_KIND_SIZE;

  if (serial == HL_SERIAL_NONE)
    return g_strdup ("");

  if (serial < HL_SERIAL_KIND_SIZE)
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) width, number);

  return g_strdup_printf ("%c%" G_GINT64_FORMAT, kinds[serial / HL_SERIAL_KIND_SIZE], number);
}

/**
 * hl_serial_format_checked:
 * @serial: a serial or %HL_SERIAL_NONE
 * @width: digits of a paper serial
 *
 * Returns: (transfer full): as hl_serial_format(), a paper serial with its check digit: "033-5"
 */
char *
hl_serial_format_checked (HlSerial serial,
                          guint    width)
{
  g_autofree char *plain = hl_serial_format (serial, width);

  if (serial == HL_SERIAL_NONE || serial >= HL_SERIAL_KIND_SIZE)
    return g_steal_pointer (&plain);

  return g_strdup_printf ("%s-%c", plain, hl_damm_digit (plain));
}
