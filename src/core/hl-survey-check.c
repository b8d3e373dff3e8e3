#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-officers.h"

#include <math.h>

#define MAX_SERIAL (HL_SERIAL_KIND_SIZE - 1)
#define MAX_STRATA 65000 /* indexes are kept in 16 bits */

/* What is wrong with a survey, step by step. */
typedef struct
{
  GPtrArray  *problems;
  const char *step;
} Finder;

static void add (Finder     *finder,
                 gboolean    unstorable,
                 const char *format,
                 ...) G_GNUC_PRINTF (3, 4);

static void
add (Finder     *finder,
     gboolean    unstorable,
     const char *format,
     ...)
{
  HlSurveyProblem *problem = g_new (HlSurveyProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  problem->step = finder->step;
  problem->unstorable = unstorable;
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (finder->problems, problem);
}

/**
 * hl_survey_problem_free:
 * @self: a problem
 *
 * Frees a problem.
 */
void
hl_survey_problem_free (HlSurveyProblem *self)
{
  g_free (self->text);
  g_free (self);
}

static void
find_days (Finder         *finder,
           const HlSurvey *self)
{
  if (self->from == HL_DATE_NONE || self->to == HL_DATE_NONE)
    add (finder, FALSE, _("The survey needs a first and a last day"));
  else if (self->to < self->from)
    add (finder, FALSE, _("The survey ends before it begins: exchange the two days"));
}

static void
find_overall (Finder         *finder,
              const HlSurvey *self)
{
  const HlQuestion *question;

  if (self->target < 0.0 || self->target > 100.0)
    add (finder, TRUE, _("The target must lie between 0 and 100"));
  if (self->overall_rule != HL_OVERALL_QUESTION)
    return;

  question = self->overall_question != NULL
             ? hl_questionnaire_find (self->questionnaire, self->overall_question) : NULL;
  if (question == NULL || question->criterion == HL_NO_INDEX)
    add (finder, FALSE, _("“%s” is not a criterion of the questionnaire: it cannot be the "
                          "overall index"),
         self->overall_question != NULL ? self->overall_question : "");
}

static void
find_rules (Finder         *finder,
            const HlSurvey *self)
{
  static const struct
  {
    HlRule rule;
    double low;
    double high;
  } limits[] = {
    { HL_RULE_Q03, 0.0, 1.0 },
    { HL_RULE_Q04, 1.0, 1000.0 },
    { HL_RULE_Q05, 1.0, 1000.0 },
    { HL_RULE_Q11, 0.0, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const double threshold = self->rules[limits[i].rule].threshold;

      if (!(threshold >= limits[i].low && threshold <= limits[i].high))
        add (finder, isnan (threshold), _("The threshold of rule %s must lie between %g and %g"),
             hl_rule_code (limits[i].rule), limits[i].low, limits[i].high);
    }
}

static void
find_stratum (Finder          *finder,
              const HlStratum *stratum,
              GHashTable      *seen)
{
  if (*stratum->name == '\0')
    add (finder, FALSE, _("A field or area has no name: give it one"));
  else if (!g_hash_table_add (seen, stratum->name))
    add (finder, FALSE, _("“%s” is named twice: give each field and each area its own name"),
         stratum->name);
  if (stratum->quota < HL_UNKNOWN_COUNT)
    add (finder, TRUE, _("The quota of “%s” is negative"), stratum->name);
  if (stratum->population < HL_UNKNOWN_COUNT)
    add (finder, TRUE, _("The population of “%s” is negative"), stratum->name);
}

static void
find_strata (Finder          *finder,
             const HlStratum *strata,
             guint            n_strata)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_strata; i++)
    find_stratum (finder, &strata[i], seen);
}

static gboolean
is_index (guint index,
          guint n)
{
  return index == HL_NO_INDEX || index < n;
}

static void
find_procedures (Finder         *finder,
                 const HlSurvey *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_procedures; i++)
    {
      const HlProcedure *procedure = &self->procedures[i];

      if (*procedure->name == '\0')
        add (finder, FALSE, _("A procedure has no name: give it one"));
      else if (!g_hash_table_add (seen, g_strdup_printf ("%u %s", procedure->field,
                                                         procedure->name)))
        add (finder, FALSE, _("Procedure “%s” is named twice in its field"), procedure->name);
      if (!is_index (procedure->field, self->n_fields))
        add (finder, TRUE, _("Procedure “%s” belongs to a field the survey does not have"),
             procedure->name);
    }
}

static char *
format_range (const HlSerialRange *range)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, range->first, range->last);
}

static void
find_range (Finder              *finder,
            const HlSurvey      *self,
            const HlSerialRange *range)
{
  g_autofree char *text = format_range (range);

  if (range->first < 1 || range->last > MAX_SERIAL)
    add (finder, TRUE, _("Serials run from 1 to 999999999, not %s"), text);
  else if (range->first > range->last)
    add (finder, TRUE, _("The serials %s run backwards: write the lower one first"), text);
  if (!is_index (range->field, self->n_fields) || !is_index (range->area, self->n_areas))
    add (finder, TRUE, _("The serials %s belong to a field or area the survey does not have"),
         text);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const HlSerialRange *left = a;
  const HlSerialRange *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

static void
find_ranges (Finder         *finder,
             const HlSurvey *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (HlSerialRange));

  for (guint i = 0; i < self->n_ranges; i++)
    find_range (finder, self, &self->ranges[i]);

  g_array_append_vals (sorted, self->ranges, self->n_ranges);
  g_array_sort (sorted, compare_ranges);
  for (guint i = 1; i < sorted->len; i++)
    {
      const HlSerialRange *before = &g_array_index (sorted, HlSerialRange, i - 1);
      const HlSerialRange *range = &g_array_index (sorted, HlSerialRange, i);
      g_autofree char *one = format_range (before);
      g_autofree char *other = format_range (range);

      if (range->first <= before->last)
        add (finder, FALSE, _("The serials %s and %s overlap: issue each serial once"), one,
             other);
    }
}

static void
find_officers (Finder         *finder,
               const HlSurvey *self)
{
  for (guint i = 0; i < self->n_officers; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!hl_survey_check_officer (self, i, &error))
        add (finder, TRUE, "%s", error->message);
    }
}

/**
 * hl_survey_problems:
 * @self: a survey
 *
 * Finds all that keeps a survey from being opened and its forms from being printed, in the order of
 * the steps in which it is set up.
 *
 * Returns: (transfer full) (element-type HlSurveyProblem): the problems; empty when it is sound
 */
GPtrArray *
hl_survey_problems (const HlSurvey *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_problem_free);
  Finder finder = { problems, HL_SURVEY_STEP_QUESTIONNAIRE };

  if (self->title == NULL || *self->title == '\0')
    add (&finder, FALSE, _("The survey has no title: give it one"));

  finder.step = HL_SURVEY_STEP_PERIOD;
  find_days (&finder, self);
  find_overall (&finder, self);
  find_rules (&finder, self);

  finder.step = HL_SURVEY_STEP_FIELDS;
  if (self->n_fields > MAX_STRATA || self->n_areas > MAX_STRATA ||
      self->n_procedures > MAX_STRATA)
    add (&finder, TRUE, _("A survey has at most %d fields, areas or procedures"), MAX_STRATA);
  find_strata (&finder, self->fields, self->n_fields);
  find_strata (&finder, self->areas, self->n_areas);
  find_procedures (&finder, self);
  find_officers (&finder, self);
  find_ranges (&finder, self);

  return problems;
}

static gboolean
refuse_first (const HlSurvey *self,
              gboolean        storable_is_enough,
              GError        **error)
{
  g_autoptr (GPtrArray) problems = hl_survey_problems (self);

  for (guint i = 0; i < problems->len; i++)
    {
      const HlSurveyProblem *problem = problems->pdata[i];

      if (storable_is_enough && !problem->unstorable)
        continue;
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, problem->text);
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_survey_check:
 * @self: a survey
 * @error: return location for an error
 *
 * Checks that a survey can be opened: its title, days, target, overall rule, thresholds, fields,
 * areas, procedures, responsible officers and serial ranges.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID holding the first of hl_survey_problems()
 */
gboolean
hl_survey_check (const HlSurvey *self,
                 GError        **error)
{
  return refuse_first (self, FALSE, error);
}

/**
 * hl_survey_check_storable:
 * @self: a survey
 * @error: return location for an error
 *
 * Checks that the file can hold a survey, which may still lack much of what opening asks for.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID holding the first fault
 */
gboolean
hl_survey_check_storable (const HlSurvey *self,
                          GError        **error)
{
  return refuse_first (self, TRUE, error);
}
