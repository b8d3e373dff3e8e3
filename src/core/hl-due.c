#include "core/hl-due.h"

#include <stdlib.h>

/* A day with two equal marks, a day or month in words, or a quarter. */
static const char pattern[] =
  "(?<d>[0-9]{1,2})(?<mark>[/.-])(?<m>[0-9]{1,2})\\k<mark>(?<y>[0-9]{4})"
  "|(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})"
  "|(?<d>[0-9]{1,2}) *tháng *(?<m>[0-9]{1,2}) *(?:/|,? *năm) *(?<y>[0-9]{4})"
  "|quý *(?<q>iv|i{1,3}|[1-4]) *(?:/|,? *năm) *(?<y>[0-9]{4})"
  "|(?<m>[0-9]{1,2}) *(?:/|,? *năm) *(?<y>[0-9]{4})";

static guint
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? (guint) atoi (text) : 0;
}

/* 0 = the text names no quarter. */
static guint
fetch_quarter (GMatchInfo *match)
{
  static const char *const romans[] = { "i", "ii", "iii", "iv" };
  g_autofree char *text = g_match_info_fetch_named (match, "q");
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    if (g_str_equal (folded, romans[i]))
      return i + 1;

  return (guint) atoi (folded);
}

static HlDate
read_match (GMatchInfo *match)
{
  guint day = fetch_number (match, "d");
  guint month = fetch_number (match, "m");
  guint year = fetch_number (match, "y");
  guint quarter = fetch_quarter (match);
  HlDate first;

  if (day > 0)
    return hl_date_new (year, month, day);

  if (quarter > 0)
    month = 3 * quarter;
  first = month == 12 ? hl_date_new (year + 1, 1, 1) : hl_date_new (year, month + 1, 1);

  return month > 0 && first != HL_DATE_NONE ? first - 1 : HL_DATE_NONE;
}

/**
 * hl_due_parse:
 * @text: when something is due, in words: "15/4/2022", "ngày 15 tháng 4 năm 2022", "Tháng 4/2022",
 *   "Quý IV/2022", "Từ 01/09/2022 đến 31/10/2022"
 *
 * Understands as much of @text as is a day. A month or quarter is due on its last day; of several
 * days the latest counts.
 *
 * Returns: the day, or %HL_DATE_NONE when the words name none ("Ngay sau khi kết thúc khảo sát")
 */
HlDate
hl_due_parse (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_DUPNAMES,
                                          G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GMatchInfo) match = NULL;
  HlDate latest = HL_DATE_NONE;

  if (composed == NULL)
    return HL_DATE_NONE;

  g_regex_match (regex, composed, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match))
    {
      latest = MAX (latest, read_match (match));
      g_match_info_next (match, NULL);
    }

  return latest;
}
