#include "core/hl-canonical.h"
#include "core/hl-survey.h"

/* HL_NO_INDEX as −1. */
static void
put_index (GString    *out,
           const char *name,
           guint       index)
{
  hl_canonical_put_int (out, name, index == HL_NO_INDEX ? -1 : (gint64) index);
}

static void
put_settings (GString        *out,
              const HlSurvey *self)
{
  g_autofree char *overall = hl_overall_rule_to_string (self->overall_rule,
                                                        self->overall_question);
  g_autofree char *from = hl_date_to_iso (self->from);
  g_autofree char *to = hl_date_to_iso (self->to);

  hl_canonical_put_text (out, "uuid", self->uuid);
  hl_canonical_put_text (out, "title", self->title);
  hl_canonical_put_text (out, "questionnaire", self->questionnaire->id);
  hl_canonical_put_int (out, "revision", self->questionnaire->revision);
  hl_canonical_put_text (out, "state", hl_survey_state_to_string (self->state));
  hl_canonical_put_text (out, "from", from);
  hl_canonical_put_text (out, "to", to);
  hl_canonical_put_text (out, "formula", hl_formula_to_string (self->formula));
  hl_canonical_put_text (out, "factor_rule", hl_factor_rule_to_string (self->factor_rule));
  hl_canonical_put_text (out, "overall_rule", overall);
  hl_canonical_put_text (out, "official", hl_official_to_string (self->official));
  hl_canonical_put_double (out, "target", self->target);
  hl_canonical_put_text (out, "sampling", hl_sampling_to_string (self->sampling));
  g_string_append_printf (out, "seed=%" G_GUINT64_FORMAT "\n", self->seed);
}

static void
put_rules (GString        *out,
           const HlSurvey *self)
{
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      hl_canonical_put_int (out, hl_rule_code (rule), self->rules[rule].effect);
      hl_canonical_put_double (out, "threshold", self->rules[rule].threshold);
    }
}

static void
put_strata (GString         *out,
            const char      *kind,
            const HlStratum *strata,
            guint            n_strata)
{
  hl_canonical_put_int (out, kind, n_strata);
  for (guint i = 0; i < n_strata; i++)
    {
      hl_canonical_put_int (out, "id", strata[i].id);
      hl_canonical_put_text (out, "name", strata[i].name);
      hl_canonical_put_int (out, "quota", strata[i].quota);
      hl_canonical_put_int (out, "population", strata[i].population);
    }
}

static void
put_procedures (GString        *out,
                const HlSurvey *self)
{
  hl_canonical_put_int (out, "procedures", self->n_procedures);
  for (guint i = 0; i < self->n_procedures; i++)
    {
      hl_canonical_put_int (out, "id", self->procedures[i].id);
      hl_canonical_put_text (out, "name", self->procedures[i].name);
      put_index (out, "field", self->procedures[i].field);
    }
}

static void
put_ranges (GString        *out,
            const HlSurvey *self)
{
  hl_canonical_put_int (out, "ranges", self->n_ranges);
  for (guint i = 0; i < self->n_ranges; i++)
    {
      hl_canonical_put_int (out, "first", self->ranges[i].first);
      hl_canonical_put_int (out, "last", self->ranges[i].last);
      put_index (out, "field", self->ranges[i].field);
      put_index (out, "area", self->ranges[i].area);
    }
}

/* Nothing at all without one, as before officers were kept. The name is the office's. */
static void
put_officers (GString        *out,
              const HlSurvey *self)
{
  for (guint i = 0; i < self->n_officers; i++)
    {
      const HlFieldOfficer *officer = &self->officers[i];

      put_index (out, "responsible", officer->field);
      hl_canonical_put_text (out, "officer", officer->code);
      hl_canonical_put_int (out, "from", officer->from);
      hl_canonical_put_int (out, "to", officer->to);
    }
}

static void
put_steps (GString        *out,
           const HlSurvey *self)
{
  hl_canonical_put_int (out, "steps", self->n_steps);
  for (guint i = 0; i < self->n_steps; i++)
    {
      const HlTimetableStep *step = &self->steps[i];

      hl_canonical_put_text (out, "title", step->title);
      hl_canonical_put_text (out, "due", step->due);
      hl_canonical_put_text (out, "product", step->product);
      hl_canonical_put_text (out, "lead", step->lead);
      hl_canonical_put_text (out, "helper", step->helper);
      hl_canonical_put_text (out, "state", step->state);
      if (step->due_day != HL_DATE_NONE)
        hl_canonical_put_int (out, "due_day", step->due_day);
    }
}

/**
 * hl_survey_to_canonical:
 * @self: a survey as stored, so that its strata have their ids
 *
 * Writes every member but the id in a fixed order, so that equal texts mean equal surveys. The
 * questionnaire is named by id and revision, an officer by code.
 *
 * Returns: (transfer full): the canonical text
 */
char *
hl_survey_to_canonical (const HlSurvey *self)
{
  GString *out = g_string_new ("survey\n");

  put_settings (out, self);
  put_rules (out, self);
  put_strata (out, "fields", self->fields, self->n_fields);
  put_strata (out, "areas", self->areas, self->n_areas);
  put_procedures (out, self);
  put_ranges (out, self);
  put_officers (out, self);
  put_steps (out, self);
  hl_canonical_put_table (out, "texts", self->texts);

  return g_string_free (out, FALSE);
}
