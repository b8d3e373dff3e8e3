#include "cli/hl-cli-input.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/**
 * hl_cli_parse_survey:
 * @text: a survey's number
 * @out_id: (out): the number
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE
 */
gboolean
hl_cli_parse_survey (const char *text,
                     gint64     *out_id,
                     GError    **error)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return hl_cli_usage (error, _("“%s” is not the number of a survey"), text);

  *out_id = (gint64) id;

  return TRUE;
}

/**
 * hl_cli_parse_surveys:
 * @text: survey numbers joined by commas
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the numbers as given, or %NULL with
 *   %HL_CLI_ERROR_USAGE, also when one stands twice
 */
GArray *
hl_cli_parse_surveys (const char *text,
                      GError    **error)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **item = items; *item != NULL; item++)
    {
      gint64 id;

      if (!hl_cli_parse_survey (g_strstrip (*item), &id, error))
        return NULL;

      for (guint i = 0; i < ids->len; i++)
        if (g_array_index (ids, gint64, i) == id)
          {
            hl_cli_usage (error, _("Survey %s is named twice"), *item);
            return NULL;
          }
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/**
 * hl_cli_load_survey:
 * @cli: the program
 * @word: which word is the survey's number
 * @error: return location for an error
 *
 * Returns: (transfer full): the survey, or %NULL with %HL_CLI_ERROR_USAGE, %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
HlSurvey *
hl_cli_load_survey (HlCli   *cli,
                    guint    word,
                    GError **error)
{
  gint64 id;

  if (!hl_cli_parse_survey (hl_cli_get_word (cli, word), &id, error))
    return NULL;

  return hl_store_load_survey (hl_cli_get_store (cli), id, error);
}

/**
 * hl_cli_find_response:
 * @cli: the program
 * @survey: a survey
 * @text: a serial, or `#` and an id
 * @out_id: (out): id of the response
 * @error: return location for an error
 *
 * Finds the response a word names.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (no serial), %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
gboolean
hl_cli_find_response (HlCli          *cli,
                      const HlSurvey *survey,
                      const char     *text,
                      gint64         *out_id,
                      GError        **error)
{
  HlSerial serial;
  guint64 id;

  if (*text == '#')
    {
      if (!g_ascii_string_to_unsigned (text + 1, 10, 1, G_MAXINT64, &id, NULL))
        return hl_cli_usage (error, _("“%s” is not the id of a form: write # and a number"),
                             text);
      *out_id = (gint64) id;
      return TRUE;
    }

  if (!hl_serial_parse (text, &serial, error) ||
      !hl_store_has_serial (hl_cli_get_store (cli), survey->id, serial, out_id, error))
    return FALSE;
  if (*out_id != 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
               _("There is no form %s in survey %d: response list names them"), text,
               (int) survey->id);
  return FALSE;
}

/**
 * hl_cli_split_pair:
 * @text: "key=value"
 * @out_key: (out) (transfer full): what stands before the first `=`
 * @out_value: (out) (transfer full): what stands behind it
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE
 */
gboolean
hl_cli_split_pair (const char *text,
                   char      **out_key,
                   char      **out_value,
                   GError    **error)
{
  const char *equals = strchr (text, '=');

  if (equals == NULL || equals == text)
    return hl_cli_usage (error, _("“%s” is not a pair: write NAME=VALUE"), text);

  *out_key = g_strndup (text, equals - text);
  *out_value = g_strdup (equals + 1);

  return TRUE;
}

/**
 * hl_cli_today:
 * @cli: the program, its store open
 *
 * Returns: today
 */
HlDate
hl_cli_today (HlCli *cli)
{
  return hl_date_from_unix (hl_store_now (hl_cli_get_store (cli)));
}

/**
 * hl_cli_format_serial:
 * @survey: a survey
 * @serial: a serial, or %HL_SERIAL_NONE
 * @id: id of the response
 *
 * Returns: (transfer full): the serial as wide as the survey's, or `#` and the id
 */
char *
hl_cli_format_serial (const HlSurvey *survey,
                      HlSerial        serial,
                      gint64          id)
{
  if (serial == HL_SERIAL_NONE)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, id);

  return hl_serial_format (serial, hl_survey_serial_width (survey));
}

/**
 * hl_cli_state_word:
 * @state: a state of a survey
 *
 * Returns: (transfer none): its name in the language of the messages
 */
const char *
hl_cli_state_word (HlSurveyState state)
{
  static const char *const words[] = {
    [HL_SURVEY_DRAFT] = N_("draft"),
    [HL_SURVEY_OPEN] = N_("open"),
    [HL_SURVEY_CLOSED] = N_("closed"),
    [HL_SURVEY_PUBLISHED] = N_("published"),
  };

  return _(words[state]);
}

/**
 * hl_cli_add_text:
 * @out: a builder in an object
 * @name: name of the member
 * @value: (nullable): its value, %NULL is null
 */
void
hl_cli_add_text (JsonBuilder *out,
                 const char  *name,
                 const char  *value)
{
  json_builder_set_member_name (out, name);
  if (value == NULL)
    json_builder_add_null_value (out);
  else
    json_builder_add_string_value (out, value);
}

/**
 * hl_cli_add_int:
 * @out: a builder in an object
 * @name: name of the member
 * @value: its value
 */
void
hl_cli_add_int (JsonBuilder *out,
                const char  *name,
                gint64       value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_int_value (out, value);
}

/**
 * hl_cli_add_count:
 * @out: a builder in an object
 * @name: name of the member
 * @value: its value, %HL_UNKNOWN_COUNT is null
 */
void
hl_cli_add_count (JsonBuilder *out,
                  const char  *name,
                  gint64       value)
{
  if (value == HL_UNKNOWN_COUNT)
    hl_cli_add_text (out, name, NULL);
  else
    hl_cli_add_int (out, name, value);
}

/**
 * hl_cli_add_number:
 * @out: a builder in an object
 * @name: name of the member
 * @value: its value, NaN is null
 */
void
hl_cli_add_number (JsonBuilder *out,
                   const char  *name,
                   double       value)
{
  if (!isfinite (value))
    {
      hl_cli_add_text (out, name, NULL);
      return;
    }

  json_builder_set_member_name (out, name);
  json_builder_add_double_value (out, value);
}

/**
 * hl_cli_add_boolean:
 * @out: a builder in an object
 * @name: name of the member
 * @value: its value
 */
void
hl_cli_add_boolean (JsonBuilder *out,
                    const char  *name,
                    gboolean     value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_boolean_value (out, value);
}

/**
 * hl_cli_add_date:
 * @out: a builder in an object
 * @name: name of the member
 * @date: its value, %HL_DATE_NONE is null
 */
void
hl_cli_add_date (JsonBuilder *out,
                 const char  *name,
                 HlDate       date)
{
  g_autofree char *text = hl_date_to_iso (date);

  hl_cli_add_text (out, name, date == HL_DATE_NONE ? NULL : text);
}

/**
 * hl_cli_add_array:
 * @out: a builder in an object
 * @name: name of the member
 *
 * Begins an array; end it with json_builder_end_array().
 */
void
hl_cli_add_array (JsonBuilder *out,
                  const char  *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
}
