#include "core/hl-survey-next.h"

#include "core/hl-period.h"
#include "core/hl-survey-edit.h"
#include "core/hl-survey-officers.h"

static HlDate
next_year (HlDate day)
{
  guint year, month, number;
  HlDate next;

  if (day == HL_DATE_NONE)
    return HL_DATE_NONE;

  hl_date_split (day, &year, &month, &number);
  next = hl_date_new (year + 1, month, number);

  /* 29 February */
  return next != HL_DATE_NONE ? next : hl_date_new (year + 1, month, number - 1);
}

/* A round of a whole period becomes one of the same period of the next year. */
static void
move_days (HlSurvey       *self,
           const HlOffice *office)
{
  const HlDate from = self->from;
  const HlDate to = self->to;

  self->from = next_year (from);
  self->to = next_year (to);
  for (int kind = HL_PERIOD_MONTH; kind < HL_PERIOD_FREE && to != HL_DATE_NONE; kind++)
    {
      HlPeriod period;

      hl_period_holding ((HlPeriodKind) kind, to, office, &period);
      if (period.from != from || period.to != to)
        continue;

      hl_period_holding ((HlPeriodKind) kind, next_year (to), office, &period);
      self->from = period.from;
      self->to = period.to;
      return;
    }
}

static void
move_year (char **text,
           guint  year)
{
  g_autofree char *before = g_strdup_printf ("%u", year);
  g_autofree char *after = g_strdup_printf ("%u", year + 1);
  g_auto (GStrv) parts = g_strsplit (*text, before, -1);

  g_free (*text);
  *text = g_strjoinv (after, parts);
}

static void
move_steps (HlSurvey *self,
            guint     year)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      HlTimetableStep *step = &self->steps[i];

      /* The later year first, so that it is not moved twice. */
      move_year (&step->due, year);
      move_year (&step->due, year - 1);
      step->due_day = next_year (step->due_day);
      g_free (step->state);
      step->state = g_strdup ("");
    }
}

/**
 * hl_survey_new_round:
 * @source: a survey
 *
 * Makes another round like this one: a draft with an identity of its own, without the officers who
 * were replaced in it.
 *
 * Returns: (transfer full): the new survey, not stored
 */
HlSurvey *
hl_survey_new_round (const HlSurvey *source)
{
  HlSurvey *self = hl_survey_copy (source);

  self->id = 0;
  self->state = HL_SURVEY_DRAFT;
  hl_survey_new_uuid (self);
  hl_survey_renew_officers (self);
  for (guint i = 0; i < self->n_fields; i++)
    self->fields[i].id = 0;
  for (guint i = 0; i < self->n_areas; i++)
    self->areas[i].id = 0;
  for (guint i = 0; i < self->n_procedures; i++)
    self->procedures[i].id = 0;

  return self;
}

/**
 * hl_survey_next_year:
 * @source: a survey
 * @office: whose cut-off days count
 *
 * Makes a draft like this survey one year later: its days, those of its time-table and the year in
 * its title move on, quotas, people and serials stay, and no step is begun.
 *
 * Returns: (transfer full): the new survey, not stored
 */
HlSurvey *
hl_survey_next_year (const HlSurvey *source,
                     const HlOffice *office)
{
  HlSurvey *self = hl_survey_new_round (source);
  guint year;

  if (source->to == HL_DATE_NONE)
    return self;

  hl_date_split (source->to, &year, NULL, NULL);
  move_days (self, office);
  move_year (&self->title, year);
  move_steps (self, year);

  return self;
}

/**
 * hl_survey_keep_field:
 * @self: a survey not shared yet
 * @name: name of a field
 *
 * Leaves the survey this field alone, with its quota, procedures, officers and serials; a field it
 * did not have is added.
 */
void
hl_survey_keep_field (HlSurvey   *self,
                      const char *name)
{
  for (guint i = self->n_fields; i > 0; i--)
    if (!g_str_equal (self->fields[i - 1].name, name))
      hl_survey_remove_stratum (self, HL_STRATA_FIELDS, i - 1);
  for (guint i = self->n_ranges; i > 0; i--)
    if (self->ranges[i - 1].field == HL_NO_INDEX)
      hl_survey_remove_range (self, i - 1);

  if (self->n_fields == 0)
    hl_survey_add_field (self, name, HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
}

/**
 * hl_survey_ask:
 * @self: a survey not shared yet
 * @questionnaire: what it shall ask
 *
 * Gives a survey another questionnaire, with the formula usual there; a question of the former one
 * is no longer the overall index.
 */
void
hl_survey_ask (HlSurvey        *self,
               HlQuestionnaire *questionnaire)
{
  hl_questionnaire_ref (questionnaire);
  hl_questionnaire_unref (self->questionnaire);
  self->questionnaire = questionnaire;
  self->formula = questionnaire->formula;
  if (self->overall_rule == HL_OVERALL_QUESTION)
    self->overall_rule = HL_OVERALL_CRITERIA;
  g_clear_pointer (&self->overall_question, g_free);
}
