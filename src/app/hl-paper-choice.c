#include "app/hl-paper-choice.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "paper/hl-paper-print.h"

static void
choice_free (gpointer data)
{
  HlPaperChoice *self = data;

  g_free (self->label);
  g_free (self);
}

static HlPaperChoice *
add (GPtrArray        *choices,
     HlPaperChoiceKind kind,
     char             *label)
{
  HlPaperChoice *self = g_new0 (HlPaperChoice, 1);

  self->kind = kind;
  self->label = label;
  g_ptr_array_add (choices, self);

  return self;
}

static void
add_range (GPtrArray      *choices,
           const HlSurvey *survey,
           const char     *name,
           HlSerial        first,
           HlSerial        last)
{
  const guint width = hl_survey_serial_width (survey);
  g_autofree char *from = hl_serial_format (first, width);
  g_autofree char *to = hl_serial_format (last, width);
  HlPaperChoice *self = add (choices, HL_PAPER_CHOICE_RANGE,
                             g_strdup_printf (_("%s–%s, %s"), from, to, name));

  self->first = first;
  self->last = last;
}

/* "Hộ tịch", "Hộ tịch, Khu phố 1", or NULL when the range decides nothing. */
static char *
name_range (const HlSurvey      *survey,
            const HlSerialRange *range)
{
  const char *field = range->field != HL_NO_INDEX ? survey->fields[range->field].name : NULL;
  const char *area = range->area != HL_NO_INDEX ? survey->areas[range->area].name : NULL;

  if (field != NULL && area != NULL)
    return g_strdup_printf ("%s, %s", field, area);

  return g_strdup (field != NULL ? field : area != NULL ? area : _("forms"));
}

/**
 * hl_paper_choices_new:
 * @survey: a round
 *
 * Lists what can be printed of a round: all of it, unless its serials have gaps; each range;
 * serials to be typed; a master without a number.
 *
 * Returns: (transfer full) (element-type HlPaperChoice): the choices
 */
GPtrArray *
hl_paper_choices_new (const HlSurvey *survey)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  HlPaperJob all = { .survey = survey };

  if (hl_paper_job_take_all (&all))
    add_range (choices, survey, _("whole round"), all.first, all.last);
  for (guint i = 0; i < survey->n_ranges && (survey->n_ranges > 1 || choices->len == 0); i++)
    {
      g_autofree char *name = name_range (survey, &survey->ranges[i]);

      add_range (choices, survey, name, survey->ranges[i].first, survey->ranges[i].last);
    }
  if (survey->n_ranges > 0)
    {
      add (choices, HL_PAPER_CHOICE_SPAN, g_strdup (_("Numbers from – to")));
      add (choices, HL_PAPER_CHOICE_ONE, g_strdup (_("One form again")));
    }
  add (choices, HL_PAPER_CHOICE_MASTER, g_strdup (_("Master for copying")));

  return choices;
}

/**
 * hl_paper_choice_read:
 * @self: a choice
 * @text: what was typed, if serials are typed
 * @out_first: (out): first serial, or %HL_SERIAL_NONE
 * @out_last: (out): last serial
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is missing or no serial
 */
gboolean
hl_paper_choice_read (const HlPaperChoice *self,
                      const char          *text,
                      HlSerial            *out_first,
                      HlSerial            *out_last,
                      GError             **error)
{
  HlSerial first = self->first, last = self->last;

  if (self->kind == HL_PAPER_CHOICE_SPAN && *text == '\0')
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("Write the first and the last number, for example 1-50."));
      return FALSE;
    }
  if (self->kind == HL_PAPER_CHOICE_ONE && *text == '\0')
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("Write the number of the form, for example 34."));
      return FALSE;
    }
  if (self->kind == HL_PAPER_CHOICE_SPAN &&
      !hl_serial_parse_span (text, &first, &last, error))
    return FALSE;
  if (self->kind == HL_PAPER_CHOICE_ONE)
    {
      if (!hl_serial_parse (text, &first, error))
        return FALSE;
      last = first;
    }

  *out_first = first;
  *out_last = last;

  return TRUE;
}
