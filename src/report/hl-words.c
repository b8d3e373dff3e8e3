#include "report/hl-words.h"

#include <math.h>
#include <string.h>

#include "core/hl-text.h"

#define DECIMALS 2

/* Room to write a number in by hand: five spaces that stay. */
#define BLANK "\u00a0\u00a0\u00a0\u00a0\u00a0"

/**
 * hl_words_written:
 * @spec: a report
 * @name: name of a text
 *
 * Returns: (transfer none) (nullable): what the office wrote under @name, %NULL for nothing but
 *   blanks
 */
const char *
hl_words_written (const HlReportSpec *spec,
                  const char         *name)
{
  const char *text = spec->texts != NULL && name != NULL ? g_hash_table_lookup (spec->texts,
                                                                                name) : NULL;

  return text != NULL && strspn (text, " \n\t") < strlen (text) ? text : NULL;
}

/**
 * hl_words_percent:
 * @value: percentage points; NaN = cannot be computed
 *
 * Returns: (transfer full): "89,37%"
 */
char *
hl_words_percent (double value)
{
  return hl_percent_format (value, DECIMALS, HL_LANGUAGE_VI);
}

/**
 * hl_words_round:
 * @value: percentage points that people chose, mostly whole: a target, a threshold
 *
 * Returns: (transfer full): "90%" or "92,50%"
 */
char *
hl_words_round (double value)
{
  return hl_percent_format (value, value == floor (value) ? 0 : DECIMALS, HL_LANGUAGE_VI);
}

/**
 * hl_words_forms:
 * @count: a number of forms, ≥ 0
 *
 * Returns: (transfer full): "04 phiếu", never broken between the two
 */
char *
hl_words_forms (gint64 count)
{
  g_autofree char *number = hl_count_in_words (count);

  return g_strconcat (number, "\u00a0phiếu", NULL);
}

/**
 * hl_words_points:
 * @before: percentage points
 * @after: percentage points
 *
 * Returns: (transfer full): how far the two are apart as printed: "2,47 điểm phần trăm"
 */
char *
hl_words_points (double before,
                 double after)
{
  double change = hl_round_half_up (after, DECIMALS) - hl_round_half_up (before, DECIMALS);
  g_autofree char *number = hl_number_format (fabs (change), DECIMALS, HL_LANGUAGE_VI);

  return g_strconcat (number, "\u00a0điểm phần trăm", NULL);
}

/**
 * hl_words_day:
 * @date: a day, or %HL_DATE_NONE: day, month and year are left blank
 * @with_day: %FALSE leaves the day blank, to be written in by hand
 *
 * Writes a day under a document: zeros before days under ten and before months 1 and 2.
 *
 * Returns: (transfer full): "ngày 02 tháng 12 năm 2022"
 */
char *
hl_words_day (HlDate   date,
              gboolean with_day)
{
  guint year, month, day;
  g_autofree char *number = NULL;

  if (date == HL_DATE_NONE)
    return g_strdup ("ngày" BLANK "tháng" BLANK "năm" BLANK);

  hl_date_split (date, &year, &month, &day);
  number = with_day ? g_strdup_printf (" %02u ", day) : g_strdup (BLANK);

  return g_strdup_printf (month < 3 ? "ngày%stháng %02u năm %u" : "ngày%stháng %u năm %u", number,
                          month, year);
}

/**
 * hl_words_date:
 * @date: a day, or %HL_DATE_NONE
 *
 * Writes a day within a sentence, with zeros as hl_words_day().
 *
 * Returns: (transfer full): "01/9/2022"; "" for no date
 */
char *
hl_words_date (HlDate date)
{
  guint year, month, day;

  if (date == HL_DATE_NONE)
    return g_strdup ("");

  hl_date_split (date, &year, &month, &day);

  return g_strdup_printf (month < 3 ? "%02u/%02u/%u" : "%02u/%u/%u", day, month, year);
}

/**
 * hl_words_office:
 * @name: name of an office, as the clerk wrote it
 *
 * Returns: (transfer full): the name without its abbreviation: "Ủy ban nhân dân thị trấn Bút Sơn"
 */
char *
hl_words_office (const char *name)
{
  if (g_str_has_prefix (name, "UBND "))
    return g_strconcat ("Ủy ban nhân dân ", name + strlen ("UBND "), NULL);

  return g_strdup (name);
}

/**
 * hl_words_results_subject:
 * @spec: a report of results
 *
 * Returns: (transfer full): what it is about (trích yếu), in two lines where they fit
 */
char *
hl_words_results_subject (const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_title (&spec->period);

  return g_strdup_printf ("Kết quả đo lường sự hài lòng của người dân, tổ chức\nđối với sự phục "
                          "vụ của %s, %s",
                          spec->office->name, period);
}

/**
 * hl_words_plan_subject:
 * @spec: a plan
 *
 * Returns: (transfer full): what it is about (trích yếu), in two lines where they fit
 */
char *
hl_words_plan_subject (const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_title (&spec->period);

  return g_strdup_printf ("Đo lường sự hài lòng của người dân, tổ chức\nđối với sự phục vụ của "
                          "%s, %s", spec->office->name, period);
}

/**
 * hl_words_join:
 * @words: (element-type utf8): some words
 * @last: what stands before the last one: "và", "hoặc"
 *
 * Returns: (transfer full): "Hộ tịch, Đất đai và Chứng thực"; "" for none
 */
char *
hl_words_join (const GPtrArray *words,
               const char      *last)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0 && i + 1 == words->len)
        g_string_append_printf (out, " %s ", last);
      else if (i > 0)
        g_string_append (out, ", ");
      g_string_append (out, g_ptr_array_index (words, i));
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_words_find_factor:
 * @snapshot: results
 * @code: code of a factor
 *
 * Returns: (transfer none) (nullable): the factor in the questionnaire
 */
const HlFactor *
hl_words_find_factor (const HlScoreSnapshot *snapshot,
                      const char            *code)
{
  for (guint i = 0; i < snapshot->questionnaire->n_factors; i++)
    {
      if (g_str_equal (snapshot->questionnaire->factors[i].code, code))
        return &snapshot->questionnaire->factors[i];
    }

  return NULL;
}

/**
 * hl_words_factor:
 * @snapshot: results
 * @code: code of a factor
 *
 * Returns: (transfer none): the full name of the factor
 */
const char *
hl_words_factor (const HlScoreSnapshot *snapshot,
                 const char            *code)
{
  const HlFactor *factor = hl_words_find_factor (snapshot, code);

  return factor != NULL && *factor->title != '\0' ? factor->title : code;
}

/**
 * hl_words_short_factor:
 * @snapshot: results
 * @code: code of a factor
 *
 * Returns: (transfer none): the short name of the factor
 */
const char *
hl_words_short_factor (const HlScoreSnapshot *snapshot,
                       const char            *code)
{
  const HlFactor *factor = hl_words_find_factor (snapshot, code);

  return factor != NULL && *factor->short_title != '\0' ? factor->short_title : code;
}

/**
 * hl_words_part:
 * @snapshot: results
 * @code: code of a part
 *
 * Returns: (transfer none): the full name of the part
 */
const char *
hl_words_part (const HlScoreSnapshot *snapshot,
               const char            *code)
{
  for (guint i = 0; i < snapshot->questionnaire->n_parts; i++)
    {
      const HlPart *part = &snapshot->questionnaire->parts[i];

      if (g_str_equal (part->code, code) && *part->title != '\0')
        return part->title;
    }

  return code;
}

/**
 * hl_words_criterion:
 * @snapshot: results
 * @criterion: one of its criteria
 *
 * Returns: (transfer none): the short name of the criterion
 */
const char *
hl_words_criterion (const HlScoreSnapshot  *snapshot,
                    const HlScoreCriterion *criterion)
{
  return snapshot->questionnaire->questions[criterion->question].short_text;
}
