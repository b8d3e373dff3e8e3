/* What the register tells, in words. */
#include "exchange/hl-register-words.h"

#include "core/hl-text.h"

static const char *const titles[HL_N_OUTCOMES] = {
  [HL_OUTCOME_OUTSTANDING] = N_("Outstanding"),
  [HL_OUTCOME_RETURNED] = N_("Returned with answers"),
  [HL_OUTCOME_BLANK] = N_("Returned blank"),
  [HL_OUTCOME_SPOILED] = N_("Spoiled form"),
  [HL_OUTCOME_REFUSED] = N_("Refused to answer"),
  [HL_OUTCOME_NOT_MET] = N_("Person not met"),
  [HL_OUTCOME_WRONG_PERSON] = N_("Wrong person"),
  [HL_OUTCOME_REPLACED] = N_("Replaced by another form"),
  [HL_OUTCOME_LOST] = N_("Lost form"),
};

/**
 * hl_outcome_title:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the outcome in words for people, in the language of the interface
 */
const char *
hl_outcome_title (HlOutcome outcome)
{
  return _(titles[outcome]);
}

static void
add_count (GString    *text,
           const char *title,
           gint64      count)
{
  g_autofree char *number = hl_count_format (count, hl_i18n_get_language ());

  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", title, number);
}

/**
 * hl_register_describe_counts:
 * @count: counts of a round
 *
 * Returns: (transfer full): "Issued: 160 · Returned with answers: 150 · …"; what no form came to is
 *   left out
 */
char *
hl_register_describe_counts (const HlRegisterCount *count)
{
  GString *text = g_string_new (NULL);

  add_count (text, _("Issued"), count->issued);
  add_count (text, hl_outcome_title (HL_OUTCOME_RETURNED), count->forms[HL_OUTCOME_RETURNED]);
  if (count->unkeyed > 0)
    add_count (text, _("Returned, not keyed yet"), count->unkeyed);
  for (guint i = HL_OUTCOME_BLANK; i < HL_N_OUTCOMES; i++)
    if (count->forms[i] > 0)
      add_count (text, hl_outcome_title ((HlOutcome) i), count->forms[i]);
  add_count (text, hl_outcome_title (HL_OUTCOME_OUTSTANDING),
             count->forms[HL_OUTCOME_OUTSTANDING]);

  return g_string_free (text, FALSE);
}

/**
 * hl_register_describe_rate:
 * @count: counts of a round
 *
 * Tells the response rate: forms that came back with answers, keyed or not, of those issued.
 *
 * Returns: (transfer full): a sentence
 */
char *
hl_register_describe_rate (const HlRegisterCount *count)
{
  HlLanguage language = hl_i18n_get_language ();
  gint64 n_returned = count->forms[HL_OUTCOME_RETURNED] + count->unkeyed;
  g_autofree char *returned = hl_count_format (n_returned, language);
  g_autofree char *issued = hl_count_format (count->issued, language);
  g_autofree char *rate = NULL;

  if (count->issued == 0)
    return g_strdup (_("No form numbers are issued yet."));

  rate = hl_ratio_format (n_returned, count->issued, 2, language);

  return g_strdup_printf (_("Response rate: %s (%s returned with answers, keyed or not, out of %s "
                            "issued)"), rate, returned, issued);
}

/**
 * hl_register_describe_conflict:
 * @survey: a survey
 * @conflict: one of its contradictions
 *
 * Returns: (transfer full): a sentence
 */
char *
hl_register_describe_conflict (const HlSurvey           *survey,
                               const HlRegisterConflict *conflict)
{
  g_autofree char *serial = hl_serial_format_checked (conflict->serial,
                                                      hl_survey_serial_width (survey));

  return g_strdup_printf (_("Form %s is in with answers, but the register says: %s"), serial,
                          hl_outcome_title (conflict->outcome));
}

/**
 * hl_register_append_span:
 * @list: a list of serials
 * @survey: a survey
 * @first: a paper serial
 * @last: another, ≥ @first
 *
 * Adds "036–040", or "034" for one, behind a comma where something stands before it.
 */
void
hl_register_append_span (GString        *list,
                         const HlSurvey *survey,
                         gint64          first,
                         gint64          last)
{
  guint width = hl_survey_serial_width (survey);
  g_autofree char *from = hl_serial_format (first, width);
  g_autofree char *to = hl_serial_format (last, width);

  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", from);
  if (last > first)
    g_string_append_printf (list, "–%s", to);
}

/**
 * Holder:
 * @list: serials in groups, without the one that still grows
 * @first: first serial of that one, 0 = none
 * @last: its last serial
 *
 * Outstanding forms of one person, or of nobody.
 */
typedef struct
{
  const char *name;
  GString    *list;
  gint64      first;
  gint64      last;
} Holder;

static void
holder_free (gpointer data)
{
  Holder *self = data;

  g_string_free (self->list, TRUE);
  g_free (self);
}

static const char *
name_holder (const HlRegisterRow *row)
{
  if (!hl_register_row_is_handed_out (row))
    return _("Not handed out");

  return *row->span->issued_to != '\0' ? row->span->issued_to : _("Handed out, no name told");
}

static Holder *
find_holder (GHashTable *found,
             GPtrArray  *holders,
             const char *name)
{
  Holder *holder = g_hash_table_lookup (found, name);

  if (holder != NULL)
    return holder;

  holder = g_new0 (Holder, 1);
  holder->name = name;
  holder->list = g_string_new (NULL);
  g_hash_table_insert (found, (gpointer) name, holder);
  g_ptr_array_add (holders, holder);

  return holder;
}

static void
close_group (Holder         *holder,
             const HlSurvey *survey)
{
  if (holder->first != 0)
    hl_register_append_span (holder->list, survey, holder->first, holder->last);
  holder->first = 0;
}

static void
add_missing (Holder              *holder,
             const HlSurvey      *survey,
             const HlRegisterRow *row)
{
  if (holder->last + 1 != row->first)
    close_group (holder, survey);
  if (holder->first == 0)
    holder->first = row->first;
  holder->last = row->last;
}

/**
 * hl_register_list_missing:
 * @survey: a survey
 * @rows: (element-type HlRegisterRow): its register
 *
 * Lists the outstanding forms in groups of serials, a line for each person who has some.
 *
 * Returns: (transfer full): "Bà Lan: 034, 036–040\nNot handed out: 151–160", "" when none is
 *   missing
 */
char *
hl_register_list_missing (const HlSurvey *survey,
                          GArray         *rows)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (holder_free);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (rows, HlRegisterRow, i);

      if (row->outcome == HL_OUTCOME_OUTSTANDING)
        add_missing (find_holder (found, holders, name_holder (row)), survey, row);
    }

  for (guint i = 0; i < holders->len; i++)
    {
      Holder *holder = holders->pdata[i];

      close_group (holder, survey);
      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", holder->name,
                              holder->list->str);
    }

  return g_string_free (text, FALSE);
}
