#include "core/hl-survey-officers.h"

#include "core/hl-array.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-edit.h"
#include "core/hl-text.h"

/**
 * hl_survey_add_officer:
 * @self: a survey not shared yet
 * @field: index of the field, or %HL_NO_INDEX for the whole round
 * @code: the officer's code, as in files
 * @name: (nullable): name, used when the office knows none yet
 * @from: first day, or %HL_DATE_NONE
 * @to: last day, or %HL_DATE_NONE
 *
 * Makes an officer responsible. One whose code the office does not know becomes one of its officers
 * when the survey is stored.
 */
void
hl_survey_add_officer (HlSurvey   *self,
                       guint       field,
                       const char *code,
                       const char *name,
                       HlDate      from,
                       HlDate      to)
{
  *HL_APPEND (self->officers, self->n_officers) = (HlFieldOfficer) {
    field, hl_text_clean (code), hl_text_clean (name != NULL ? name : ""), from, to,
  };
}

/**
 * hl_survey_renew_officers:
 * @self: a copy of a survey, for another round
 *
 * Leaves out the officers who were replaced within the round; the others begin with the new one.
 */
void
hl_survey_renew_officers (HlSurvey *self)
{
  for (guint i = self->n_officers; i-- > 0;)
    if (self->officers[i].to != HL_DATE_NONE && self->officers[i].to < self->to)
      hl_survey_remove_officer (self, i);

  for (guint i = 0; i < self->n_officers; i++)
    self->officers[i].from = self->officers[i].to = HL_DATE_NONE;
}

/* Whether the officer answers for the field: for it alone or for the whole round. */
static gboolean
answers_for (const HlFieldOfficer *officer,
             guint                 field)
{
  return officer->field == field || officer->field == HL_NO_INDEX;
}

static const char *
name_officer (const HlFieldOfficer *officer)
{
  return *officer->name != '\0' ? officer->name : officer->code;
}

/**
 * hl_survey_only_officer:
 * @self: a survey
 * @field: index of a field, or %HL_NO_INDEX
 *
 * Returns: (transfer none) (nullable): the officer who alone is responsible from the first to the
 *   last day of the round; %NULL when there is none, several or one who comes or goes within it
 */
const HlFieldOfficer *
hl_survey_only_officer (const HlSurvey *self,
                        guint           field)
{
  const HlFieldOfficer *only = NULL;

  for (guint i = 0; i < self->n_officers; i++)
    if (answers_for (&self->officers[i], field))
      {
        if (only != NULL)
          return NULL;
        only = &self->officers[i];
      }

  if (only == NULL || only->from > self->from ||
      (only->to != HL_DATE_NONE && only->to < self->to))
    return NULL;

  return only;
}

/* "Lê Văn A", with the days of someone who comes or goes within the round: "Lê Văn A (đến
 * 15/09/2026)". */
static char *
describe_officer (const HlSurvey       *self,
                  const HlFieldOfficer *officer)
{
  const char *name = name_officer (officer);
  gboolean comes = officer->from != HL_DATE_NONE && officer->from > self->from;
  gboolean goes = officer->to != HL_DATE_NONE && officer->to < self->to;
  g_autofree char *from = hl_date_to_display (officer->from);
  g_autofree char *to = hl_date_to_display (officer->to);

  if (comes && goes)
    return g_strdup_printf ("%s (từ %s đến %s)", name, from, to);
  if (comes)
    return g_strdup_printf ("%s (từ %s)", name, from);
  if (goes)
    return g_strdup_printf ("%s (đến %s)", name, to);

  return g_strdup (name);
}

/**
 * hl_survey_name_officers:
 * @self: a survey
 * @field: index of a field, or %HL_NO_INDEX for the round without fields
 *
 * Names the officers responsible for a field in the order of the list, as it is printed in a plan;
 * a code stands in for a name nobody gave.
 *
 * Returns: (transfer full): "Lê Văn A (đến 15/09/2026); Trần Thị B (từ 16/09/2026)"; "" when nobody
 *   is
 */
char *
hl_survey_name_officers (const HlSurvey *self,
                         guint           field)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_officers; i++)
    if (answers_for (&self->officers[i], field))
      {
        g_autofree char *one = describe_officer (self, &self->officers[i]);

        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", one);
      }

  return g_string_free (out, FALSE);
}

static gboolean
overlap (const HlFieldOfficer *one,
         const HlFieldOfficer *other)
{
  return (one->to == HL_DATE_NONE || one->to >= other->from) &&
         (other->to == HL_DATE_NONE || other->to >= one->from);
}

static gboolean
is_repeated (const HlSurvey *self,
             guint           index)
{
  const HlFieldOfficer *officer = &self->officers[index];

  for (guint i = 0; i < index; i++)
    if (self->officers[i].field == officer->field &&
        g_str_equal (self->officers[i].code, officer->code) &&
        overlap (&self->officers[i], officer))
      return TRUE;

  return FALSE;
}

/**
 * hl_survey_check_officer:
 * @self: a survey
 * @index: which of its responsible officers
 * @error: return location for an error
 *
 * Checks that an officer has a code, a field the survey has, days in order, and has not stood
 * before for the same field and days.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID holding the first fault
 */
gboolean
hl_survey_check_officer (const HlSurvey *self,
                         guint           index,
                         GError        **error)
{
  const HlFieldOfficer *officer = &self->officers[index];

  if (*officer->code == '\0')
    g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                         _("A responsible officer has no code: give one, or take the line away"));
  else if (officer->field != HL_NO_INDEX && officer->field >= self->n_fields)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Officer %s is responsible for a field the survey does not have"),
                 officer->code);
  else if (officer->to != HL_DATE_NONE && officer->to < officer->from)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Officer %s is responsible to a day before the first one: exchange the days"),
                 officer->code);
  else if (is_repeated (self, index))
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Officer %s stands twice for the same field and days: keep one line"),
                 officer->code);
  else
    return TRUE;

  return FALSE;
}
