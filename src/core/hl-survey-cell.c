#include "core/hl-survey-cell.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define MAX_COUNT 999999999
#define GROUP 3 /* digits between thousands points */

/* What is typed without its thousands points, commas or spaces; NULL where they stand elsewhere. */
static char *
drop_separators (const char *text)
{
  GString *digits = g_string_new (NULL);
  guint run = 0;
  gboolean grouped = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at))
        {
          g_string_append_c (digits, *at);
          run++;
          continue;
        }
      if ((c != '.' && c != ',' && !g_unichar_isspace (c)) || run == 0 || run > GROUP ||
          (grouped && run != GROUP))
        {
          g_string_free (digits, TRUE);
          return NULL;
        }
      grouped = TRUE;
      run = 0;
    }

  return g_string_free (digits, grouped && run != GROUP);
}

/**
 * hl_survey_parse_count:
 * @text: a count as it is typed: "1240", "1.240", "1,240", "1 240"; "" when it is not known
 * @out_count: (out): the count, or %HL_UNKNOWN_COUNT
 * @error: return location for an error
 *
 * Reads a quota or a number of transactions.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_survey_parse_count (const char *text,
                       gint64     *out_count,
                       GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *digits = drop_separators (stripped);

  if (*stripped == '\0')
    {
      *out_count = HL_UNKNOWN_COUNT;
      return TRUE;
    }
  if (digits == NULL)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a number: type digits, or leave it empty when it is not known"),
                   stripped);
      return FALSE;
    }
  if (strlen (digits) > 18 || g_ascii_strtoll (digits, NULL, 10) > MAX_COUNT)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("“%s” is too large: at most %d"),
                   stripped, MAX_COUNT);
      return FALSE;
    }

  *out_count = g_ascii_strtoll (digits, NULL, 10);

  return TRUE;
}

/**
 * hl_survey_find_name_fault:
 * @self: a survey
 * @strata: fields or areas
 * @index: which of them
 *
 * Returns: (transfer full) (nullable): what is wrong with its name, in a sentence, or %NULL
 */
char *
hl_survey_find_name_fault (const HlSurvey *self,
                           HlStrata        strata,
                           guint           index)
{
  guint n;
  const HlStratum *list = hl_survey_get_strata (self, strata, &n);
  gboolean of_fields = strata == HL_STRATA_FIELDS;

  if (*list[index].name == '\0')
    return g_strdup_printf (of_fields ? _("Field %u has no name: give it one")
                                      : _("Area %u has no name: give it one"), index + 1);

  for (guint i = 0; i < n; i++)
    if (i != index && strcmp (list[i].name, list[index].name) == 0)
      return g_strdup_printf (of_fields ? _("Two fields are named “%s”: give each its own name")
                                        : _("Two areas are named “%s”: give each its own name"),
                              list[index].name);

  return NULL;
}

/**
 * hl_survey_find_quota_fault:
 * @self: a survey
 * @strata: fields or areas
 * @index: which of them
 *
 * Returns: (transfer full) (nullable): a sentence when more forms are wanted than there are
 *   transactions, or %NULL
 */
char *
hl_survey_find_quota_fault (const HlSurvey *self,
                            HlStrata        strata,
                            guint           index)
{
  guint n;
  const HlStratum *stratum = &hl_survey_get_strata (self, strata, &n)[index];

  if (stratum->population == HL_UNKNOWN_COUNT || stratum->quota <= stratum->population)
    return NULL;

  return g_strdup_printf (_("“%s” wants %d forms of only %d transactions: lower the quota, or "
                            "correct the transactions"), stratum->name, (int) stratum->quota,
                          (int) stratum->population);
}
