/* A line of the register that somebody types. */
#include "exchange/hl-register-line.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-register-words.h"

static const HlRegisterSpan blank = {
  .issued_to = (char *) "", .note = (char *) "", .area = HL_NO_INDEX,
};

static gboolean
is_within (const HlRegisterRow *row,
           gint64               first,
           gint64               last)
{
  return row->first <= last && row->last >= first;
}

static gboolean
is_same (const HlRegisterSpan *one,
         const HlRegisterSpan *other)
{
  return one == other ||
         (one->area == other->area && one->day == other->day && one->outcome == other->outcome &&
          one->outcome_day == other->outcome_day && one->replaced_by == other->replaced_by &&
          g_str_equal (one->issued_to, other->issued_to) && g_str_equal (one->note, other->note));
}

static HlRegisterSpan *
copy_span (const HlRegisterSpan *span)
{
  HlRegisterSpan *copy = g_memdup2 (span, sizeof *span);

  copy->issued_to = g_strdup (span->issued_to);
  copy->note = g_strdup (span->note);

  return copy;
}

/**
 * hl_register_find_entry:
 * @book: a register
 * @first: a paper serial
 * @last: another, ≥ @first
 *
 * Looks up what the register says about serials.
 *
 * Returns: (transfer full) (nullable): what it says about all of them, a blank entry where nobody
 *   wrote them down; %NULL when it says different things
 */
HlRegisterSpan *
hl_register_find_entry (const HlRegisterBook *book,
                        gint64                first,
                        gint64                last)
{
  const HlRegisterSpan *found = NULL;

  for (guint i = 0; i < book->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (book->rows, HlRegisterRow, i);
      const HlRegisterSpan *span = row->span != NULL ? row->span : &blank;

      if (!is_within (row, first, last))
        continue;
      if (found != NULL && !is_same (found, span))
        return NULL;

      found = span;
    }

  return copy_span (found != NULL ? found : &blank);
}

/**
 * hl_register_find_free:
 * @book: a register
 * @from: lowest serial wanted
 * @n: how many are wanted
 * @out_first: (out): the first serial
 * @out_last: (out): the last one
 *
 * Looks for the first serials that nobody was handed yet and that are not in: @n in a row, or
 * fewer.
 *
 * Returns: whether there are some; @out_first and @out_last are not touched otherwise
 */
gboolean
hl_register_find_free (const HlRegisterBook *book,
                       gint64                from,
                       gint64                n,
                       gint64               *out_first,
                       gint64               *out_last)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (book->rows, HlRegisterRow, i);

      if (row->last < from || row->outcome != HL_OUTCOME_OUTSTANDING ||
          hl_register_row_is_handed_out (row))
        continue;

      *out_first = MAX (row->first, from);
      *out_last = MIN (row->last, *out_first + n - 1);
      return TRUE;
    }

  return FALSE;
}

/* "5/9" is a day of the round's first year, or of its last one. */
static gboolean
read_day (const HlSurvey *survey,
          const char     *text,
          HlDate         *out_day,
          GError        **error)
{
  g_autofree char *clean = hl_text_clean (text);
  guint years[2];
  guint month, day;

  *out_day = HL_DATE_NONE;
  if (*clean == '\0')
    return TRUE;
  if (!g_regex_match_simple ("^[0-9]{1,2}[/.-][0-9]{1,2}$", clean, 0, 0))
    return hl_date_read (clean, out_day, error);

  hl_date_split (survey->from, &years[0], &month, &day);
  hl_date_split (survey->to, &years[1], &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      char mark = clean[strcspn (clean, "/.-")];
      g_autofree char *full = g_strdup_printf ("%s%c%u", clean, mark, years[i]);

      if (!hl_date_read (full, out_day, error))
        return FALSE;
      if (*out_day >= survey->from)
        break;
    }

  return TRUE;
}

static gboolean
read_serials (const HlSurvey        *survey,
              const HlRegisterTyped *typed,
              HlRegisterSpan        *span,
              GError               **error)
{
  if (!hl_register_parse_serials (typed->serials, &span->first, &span->last, error))
    return FALSE;
  if (span->first <= span->last)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("The last form number is lower than the first"));

  return FALSE;
}

static gboolean
read_outcome (const HlSurvey        *survey,
              const HlRegisterTyped *typed,
              HlRegisterSpan        *span,
              GError               **error)
{
  g_autofree char *replaced_by = hl_text_clean (typed->replaced_by);

  if (!read_day (survey, typed->outcome_day, &span->outcome_day, error) ||
      (*replaced_by != '\0' &&
       !hl_register_parse_paper (replaced_by, &span->replaced_by, error)))
    return FALSE;

  if (typed->outcome > 0)
    span->outcome = (HlOutcome) (typed->outcome - 1);
  if (typed->outcome > 0 || (span->outcome_day == HL_DATE_NONE && span->replaced_by == 0))
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("Choose the outcome that this day or this other form belongs to"));

  return FALSE;
}

/* What was typed differs from what the register says already. */
static HlRegisterParts
find_parts (const HlRegisterSpan *span,
            gboolean              is_outcome_said,
            const HlRegisterSpan *entry)
{
  HlRegisterParts parts = 0;

  if (!g_str_equal (span->issued_to, entry->issued_to))
    parts |= HL_REGISTER_PERSON;
  if (span->area != entry->area)
    parts |= HL_REGISTER_AREA;
  if (span->day != entry->day)
    parts |= HL_REGISTER_DAY;
  if (!g_str_equal (span->note, entry->note))
    parts |= HL_REGISTER_NOTE;
  if (is_outcome_said &&
      (span->outcome != entry->outcome || span->outcome_day != entry->outcome_day ||
       span->replaced_by != entry->replaced_by))
    parts |= HL_REGISTER_OUTCOME;

  return parts;
}

/**
 * hl_register_read_line:
 * @survey: a survey
 * @typed: what was typed
 * @entry: (nullable): what the register says about these serials, and what the line showed before
 *   it was typed in; %NULL when it says different things: then what is left blank stays
 * @error: return location for an error
 *
 * Reads a line. Only what differs from @entry is set.
 *
 * Returns: (transfer full): the change, without parts when nothing differs; %NULL with
 *   %HL_ERROR_INVALID
 */
HlRegisterChange *
hl_register_read_line (const HlSurvey        *survey,
                       const HlRegisterTyped *typed,
                       const HlRegisterSpan  *entry,
                       GError               **error)
{
  g_autoptr (HlRegisterChange) change = hl_register_change_new ();
  HlRegisterSpan *span = &change->span;
  HlRegisterSpan mixed = blank;

  if (!read_serials (survey, typed, span, error) ||
      !read_day (survey, typed->day, &span->day, error) ||
      !read_outcome (survey, typed, span, error))
    return NULL;

  g_free (span->issued_to);
  span->issued_to = hl_text_clean (typed->issued_to);
  g_free (span->note);
  span->note = hl_text_clean (typed->note);
  span->area = typed->area > 0 ? typed->area - 1 : HL_NO_INDEX;
  mixed.outcome = HL_N_OUTCOMES; /* any outcome differs from several */
  change->parts = find_parts (span, typed->outcome > 0, entry != NULL ? entry : &mixed);

  return g_steal_pointer (&change);
}

static gboolean
overwrites (const HlRegisterRow    *row,
            const HlRegisterChange *change)
{
  const HlRegisterSpan *span = row->span;

  if (span == NULL)
    return FALSE;
  if ((change->parts & HL_REGISTER_PERSON) && *span->issued_to != '\0' &&
      !g_str_equal (span->issued_to, change->span.issued_to))
    return TRUE;

  return (change->parts & HL_REGISTER_OUTCOME) && span->outcome != HL_OUTCOME_OUTSTANDING &&
         span->outcome != change->span.outcome;
}

/**
 * hl_register_find_overwritten:
 * @book: a register
 * @change: a change of it
 *
 * Looks for forms that the change would take from another person, or give another outcome than
 * they have.
 *
 * Returns: (transfer full) (nullable): the first such forms, a sentence; %NULL when there are none
 */
char *
hl_register_find_overwritten (const HlRegisterBook   *book,
                              const HlRegisterChange *change)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (book->rows, HlRegisterRow, i);
      g_autofree char *serials = NULL;

      if (!is_within (row, change->span.first, change->span.last) || !overwrites (row, change))
        continue;

      serials = hl_register_format_checked (book->survey, MAX (row->first, change->span.first),
                                            MIN (row->last, change->span.last));
      return g_strdup_printf (_("The register already says about %s: %s, %s. Press Enter once more "
                                "to write over it."), serials,
                              *row->span->issued_to != '\0' ? row->span->issued_to : "–",
                              hl_outcome_title (row->span->outcome));
    }

  return NULL;
}
