#include "core/hl-office-people.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/**
 * hl_person_serves:
 * @self: a person of the office
 * @day: a day
 *
 * Returns: whether the person was in office on @day: only then is he offered when forms are keyed
 *   or a round is planned
 */
gboolean
hl_person_serves (const HlPerson *self,
                  HlDate          day)
{
  return self->from <= day && (self->to == HL_DATE_NONE || day <= self->to);
}

static gboolean
is_same_code (const char *a,
              const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

/**
 * hl_office_check_person:
 * @self: an office
 * @person: a person to add (id 0) or to change
 * @error: return location for an error
 *
 * Looks whether a person may stand in the office's list: a code of his own within his role, and
 * days in their order.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_office_check_person (const HlOffice *self,
                        const HlPerson *person,
                        GError        **error)
{
  if (*person->code == '\0')
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("A person needs a code, such as CC-03"));
      return FALSE;
    }

  for (guint i = 0; i < self->n_people; i++)
    {
      const HlPerson *other = &self->people[i];

      if (other->id == person->id || other->role != person->role ||
          !is_same_code (other->code, person->code))
        continue;

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Code “%s” is taken by %s: give another one"), person->code,
                   *other->name != '\0' ? other->name : other->code);
      return FALSE;
    }

  if (person->to != HL_DATE_NONE && person->to < person->from)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The last day is before the first"));
      return FALSE;
    }

  return TRUE;
}
