#include "core/hl-survey.h"

#include <math.h>
#include <string.h>

#include "core/hl-array.h"
#include "core/hl-survey-steps.h"
#include "core/hl-text.h"

static void
free_strata (HlStratum *strata,
             guint      n_strata)
{
  for (guint i = 0; i < n_strata; i++)
    g_free (strata[i].name);
  g_free (strata);
}

static void
free_procedures (HlSurvey *self)
{
  for (guint i = 0; i < self->n_procedures; i++)
    g_free (self->procedures[i].name);
  g_free (self->procedures);
}

static void
free_officers (HlSurvey *self)
{
  for (guint i = 0; i < self->n_officers; i++)
    {
      g_free (self->officers[i].code);
      g_free (self->officers[i].name);
    }
  g_free (self->officers);
}

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
copy_strata (HlStratum **strata,
             guint       n_strata)
{
  *strata = g_memdup2 (*strata, sizeof **strata * n_strata);
  for (guint i = 0; i < n_strata; i++)
    (*strata)[i].name = g_strdup ((*strata)[i].name);
}

static void
copy_procedures (HlSurvey *copy)
{
  copy->procedures = g_memdup2 (copy->procedures, sizeof *copy->procedures * copy->n_procedures);
  for (guint i = 0; i < copy->n_procedures; i++)
    copy->procedures[i].name = g_strdup (copy->procedures[i].name);
}

static void
copy_officers (HlSurvey *copy)
{
  copy->officers = g_memdup2 (copy->officers, sizeof *copy->officers * copy->n_officers);
  for (guint i = 0; i < copy->n_officers; i++)
    {
      copy->officers[i].code = g_strdup (copy->officers[i].code);
      copy->officers[i].name = g_strdup (copy->officers[i].name);
    }
}

static void
copy_steps (HlSurvey *copy)
{
  copy->steps = g_memdup2 (copy->steps, sizeof *copy->steps * copy->n_steps);
  for (guint i = 0; i < copy->n_steps; i++)
    {
      HlTimetableStep *step = &copy->steps[i];

      step->title = g_strdup (step->title);
      step->due = g_strdup (step->due);
      step->product = g_strdup (step->product);
      step->lead = g_strdup (step->lead);
      step->helper = g_strdup (step->helper);
      step->state = g_strdup (step->state);
    }
}

static GHashTable *
copy_texts (GHashTable *texts)
{
  GHashTable *copy = new_texts ();
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (text));

  return copy;
}

static guint
add_stratum (HlStratum **strata,
             guint      *n_strata,
             const char *name,
             gint64      quota,
             gint64      population)
{
  HlStratum *stratum = HL_APPEND (*strata, *n_strata);

  stratum->name = hl_text_clean (name);
  stratum->quota = quota;
  stratum->population = population;

  return *n_strata - 1;
}

static guint
find_stratum (const HlStratum *strata,
              guint            n_strata,
              const char      *name)
{
  for (guint i = 0; i < n_strata; i++)
    if (g_str_equal (strata[i].name, name))
      return i;

  return HL_NO_INDEX;
}

/* Sum of a member over the strata; unknown when there is none or one is unknown. */
static gint64
sum_strata (const HlStratum *strata,
            guint            n_strata,
            gsize            member)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_strata; i++)
    {
      const gint64 value = G_STRUCT_MEMBER (gint64, &strata[i], member);

      if (value == HL_UNKNOWN_COUNT)
        return HL_UNKNOWN_COUNT;
      sum += value;
    }

  return n_strata > 0 ? sum : HL_UNKNOWN_COUNT;
}

static gint64
sum_survey (const HlSurvey *self,
            gsize           member)
{
  const gint64 sum = sum_strata (self->fields, self->n_fields, member);

  return sum != HL_UNKNOWN_COUNT ? sum : sum_strata (self->areas, self->n_areas, member);
}

/**
 * hl_survey_new:
 * @questionnaire: the revision it asks
 *
 * Makes a draft with the questionnaire's formula, `criteria` rules, unweighted, intercept sampling,
 * no target, the default validity rules, and a new identity. Title, days, fields and ranges are
 * the caller's to set, until the survey is shared.
 *
 * Returns: (transfer full): the survey; give back with hl_survey_unref()
 */
HlSurvey *
hl_survey_new (HlQuestionnaire *questionnaire)
{
  HlSurvey *self = g_new0 (HlSurvey, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup ("");
  self->questionnaire = hl_questionnaire_ref (questionnaire);
  self->formula = questionnaire->formula;
  self->target = NAN;
  self->texts = new_texts ();
  memcpy (self->rules, hl_rule_defaults (), sizeof self->rules);
  hl_survey_new_uuid (self);

  return self;
}

/**
 * hl_survey_new_uuid:
 * @self: a survey not shared yet
 *
 * Gives the survey a new identity: a random uuid, and from its first eight digits the seed of the
 * back-check draw.
 */
void
hl_survey_new_uuid (HlSurvey *self)
{
  g_autofree char *digits = NULL;

  g_free (self->uuid);
  self->uuid = g_uuid_string_random ();
  digits = g_strndup (self->uuid, 8);
  self->seed = g_ascii_strtoull (digits, NULL, 16);
}

/**
 * hl_survey_copy:
 * @self: a survey
 *
 * Makes a changeable copy with the same id and uuid, for a changed version of the same survey. For
 * another survey set the id to 0 and call hl_survey_new_uuid().
 *
 * Returns: (transfer full): the copy
 */
HlSurvey *
hl_survey_copy (const HlSurvey *self)
{
  HlSurvey *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->uuid = g_strdup (self->uuid);
  copy->title = g_strdup (self->title);
  copy->questionnaire = hl_questionnaire_ref (self->questionnaire);
  copy->overall_question = g_strdup (self->overall_question);
  copy->ranges = g_memdup2 (self->ranges, sizeof *self->ranges * self->n_ranges);
  copy->texts = copy_texts (self->texts);
  copy_strata (&copy->fields, copy->n_fields);
  copy_strata (&copy->areas, copy->n_areas);
  copy_procedures (copy);
  copy_officers (copy);
  copy_steps (copy);

  return copy;
}

/**
 * hl_survey_ref:
 * @self: a survey
 *
 * Returns: (transfer full): @self
 */
HlSurvey *
hl_survey_ref (HlSurvey *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_survey_unref:
 * @self: (transfer full): a survey
 */
void
hl_survey_unref (HlSurvey *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uuid);
  g_free (self->title);
  hl_questionnaire_unref (self->questionnaire);
  g_free (self->overall_question);
  g_free (self->ranges);
  g_hash_table_unref (self->texts);
  free_strata (self->fields, self->n_fields);
  free_strata (self->areas, self->n_areas);
  free_procedures (self);
  free_officers (self);
  hl_survey_clear_steps (self);
  g_free (self);
}

/**
 * hl_survey_add_field:
 * @self: a survey not shared yet
 * @name: name of the field; kept in NFC, trimmed
 * @quota: forms wanted, or %HL_UNKNOWN_COUNT
 * @population: transactions, or %HL_UNKNOWN_COUNT
 *
 * Returns: the index of the new field
 */
guint
hl_survey_add_field (HlSurvey   *self,
                     const char *name,
                     gint64      quota,
                     gint64      population)
{
  return add_stratum (&self->fields, &self->n_fields, name, quota, population);
}

/**
 * hl_survey_add_area:
 * @self: a survey not shared yet
 * @name: name of the area; kept in NFC, trimmed
 * @quota: forms wanted, or %HL_UNKNOWN_COUNT
 * @population: transactions, or %HL_UNKNOWN_COUNT
 *
 * Returns: the index of the new area
 */
guint
hl_survey_add_area (HlSurvey   *self,
                    const char *name,
                    gint64      quota,
                    gint64      population)
{
  return add_stratum (&self->areas, &self->n_areas, name, quota, population);
}

/**
 * hl_survey_add_procedure:
 * @self: a survey not shared yet
 * @name: name of the procedure; kept in NFC, trimmed
 * @field: index of its field, or %HL_NO_INDEX
 *
 * Returns: the index of the new procedure
 */
guint
hl_survey_add_procedure (HlSurvey   *self,
                         const char *name,
                         guint       field)
{
  HlProcedure *procedure = HL_APPEND (self->procedures, self->n_procedures);

  procedure->name = hl_text_clean (name);
  procedure->field = field;

  return self->n_procedures - 1;
}

/**
 * hl_survey_add_range:
 * @self: a survey not shared yet
 * @first: first paper serial issued
 * @last: last paper serial issued
 * @field: index of the field it decides, or %HL_NO_INDEX
 * @area: index of the area it decides, or %HL_NO_INDEX
 */
void
hl_survey_add_range (HlSurvey *self,
                     gint64    first,
                     gint64    last,
                     guint     field,
                     guint     area)
{
  *HL_APPEND (self->ranges, self->n_ranges) = (HlSerialRange) { first, last, field, area };
}

/**
 * hl_survey_serial_width:
 * @self: a survey
 *
 * Returns: the digits to which its paper serials are printed: those of its highest one, at least 1
 */
guint
hl_survey_serial_width (const HlSurvey *self)
{
  gint64 highest = 0;
  guint width = 1;

  for (guint i = 0; i < self->n_ranges; i++)
    highest = MAX (highest, self->ranges[i].last);
  for (; highest >= 10; highest /= 10)
    width++;

  return width;
}

/**
 * hl_survey_find_range:
 * @self: a survey
 * @serial: a serial
 *
 * Returns: (transfer none) (nullable): the range in which @serial was issued; %NULL when it is
 *   missing, outside all ranges or not of paper
 */
const HlSerialRange *
hl_survey_find_range (const HlSurvey *self,
                      HlSerial        serial)
{
  for (guint i = 0; i < self->n_ranges; i++)
    if (serial >= self->ranges[i].first && serial <= self->ranges[i].last)
      return &self->ranges[i];

  return NULL;
}

/**
 * hl_survey_n_issued:
 * @self: a survey
 *
 * Returns: the number of paper serials issued
 */
gint64
hl_survey_n_issued (const HlSurvey *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->n_ranges; i++)
    n += self->ranges[i].last - self->ranges[i].first + 1;

  return n;
}

/**
 * hl_survey_find_field:
 * @self: a survey
 * @name: name of a field, NFC
 *
 * Returns: its index, or %HL_NO_INDEX
 */
guint
hl_survey_find_field (const HlSurvey *self,
                      const char     *name)
{
  return find_stratum (self->fields, self->n_fields, name);
}

/**
 * hl_survey_find_area:
 * @self: a survey
 * @name: name of an area, NFC
 *
 * Returns: its index, or %HL_NO_INDEX
 */
guint
hl_survey_find_area (const HlSurvey *self,
                     const char     *name)
{
  return find_stratum (self->areas, self->n_areas, name);
}

/**
 * hl_survey_population:
 * @self: a survey
 *
 * Returns: the transactions of all fields, or of all areas where those of a field are unknown;
 *   %HL_UNKNOWN_COUNT when neither is known
 */
gint64
hl_survey_population (const HlSurvey *self)
{
  return sum_survey (self, G_STRUCT_OFFSET (HlStratum, population));
}

/**
 * hl_survey_quota:
 * @self: a survey
 *
 * Returns: the forms wanted of all fields, or of all areas where those of a field are unknown;
 *   %HL_UNKNOWN_COUNT when neither is known
 */
gint64
hl_survey_quota (const HlSurvey *self)
{
  return sum_survey (self, G_STRUCT_OFFSET (HlStratum, quota));
}
