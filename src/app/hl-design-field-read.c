#include "app/hl-design-field.h"

#include <math.h>
#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define KIND(kind) (1u << HL_KIND_ ## kind)
#define CLOSED (KIND (SCALE) | KIND (SINGLE) | KIND (MULTIPLE) | KIND (YES_NO))

static const HlDesignFieldInfo infos[] = {
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_PARAGRAPH, "text", NULL, N_("Wording on the form"), NULL },
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_LINE, "short", "", N_("Short name in charts"), NULL },
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_CHOICE, "type", "", N_("Kind of question"), NULL },
  { HL_DESIGN_QUESTION, KIND (SCALE), HL_DESIGN_SWITCH, "role", NULL, N_("Counts in the index"),
    NULL },
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_SWITCH, "required", NULL, N_("Must be answered"), NULL },
  { HL_DESIGN_QUESTION, KIND (SCALE), HL_DESIGN_SWITCH, "no_opinion", NULL,
    N_("Offers “No opinion”"), N_("Does not count as an answer") },
  { HL_DESIGN_QUESTION, KIND (SCALE), HL_DESIGN_SWITCH, "descending", NULL,
    N_("Highest level first"), N_("The values stay the same") },
  { HL_DESIGN_QUESTION, KIND (MULTIPLE), HL_DESIGN_LINE, "max_choices", NULL,
    N_("At most so many choices (empty: any)"), NULL },
  { HL_DESIGN_QUESTION, KIND (NUMBER), HL_DESIGN_LINE, "min", NULL, N_("Smallest number"), NULL },
  { HL_DESIGN_QUESTION, KIND (NUMBER), HL_DESIGN_LINE, "max", NULL, N_("Largest number"), NULL },
  { HL_DESIGN_QUESTION, KIND (NUMBER), HL_DESIGN_LINE, "unit", NULL, N_("Unit"), NULL },
  { HL_DESIGN_QUESTION, KIND (LONG_TEXT), HL_DESIGN_LINE, "lines", NULL,
    N_("Lines on the form"), NULL },
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_LINE, "number", N_("Number and code"),
    N_("Number on the form"), NULL },
  { HL_DESIGN_QUESTION, 0, HL_DESIGN_LINE, "code", NULL, N_("Code in files"), NULL },
  { HL_DESIGN_FACTOR, 0, HL_DESIGN_PARAGRAPH, "title", NULL, N_("Title"), NULL },
  { HL_DESIGN_FACTOR, 0, HL_DESIGN_LINE, "short", "", N_("Short name in charts"), NULL },
  { HL_DESIGN_FACTOR, 0, HL_DESIGN_LINE, "number", NULL, N_("Number on the form"), NULL },
  { HL_DESIGN_FACTOR, 0, HL_DESIGN_LINE, "code", NULL, N_("Code in files"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_PARAGRAPH, "title", NULL, N_("Title"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_PARAGRAPH, "lead", NULL, N_("Line under the title"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_LINE, "short", "", N_("Short name in charts"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_SWITCH, "scored", NULL, N_("Has an index of its own"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_LINE, "number", NULL, N_("Number on the form"), NULL },
  { HL_DESIGN_PART, 0, HL_DESIGN_LINE, "code", NULL, N_("Code in files"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "title", NULL, N_("Title"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_LINE, "short_title", "", N_("Short title in lists"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_CHOICE, "formula", NULL, N_("Formula of new rounds"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.heading", N_("Printed paragraphs"),
    N_("Lines over the title (empty: the office)"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.purpose", NULL, N_("Purpose"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.confidential", NULL, N_("Confidentiality"),
    NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.consent", NULL, N_("Consent"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.instructions", NULL, N_("How to mark"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.contact", NULL, N_("Contact"), NULL },
  { HL_DESIGN_WHOLE, 0, HL_DESIGN_PARAGRAPH, "texts.thanks", NULL, N_("Thanks"), NULL },
};

static char *
write_flag (gboolean flag)
{
  return g_strdup (flag ? "1" : "");
}

static char *
write_count (guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}

static char *
write_number (double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (number) ? "" : g_ascii_dtostr (digits, sizeof digits, number));
}

static char *
read_question (const HlQuestion *question,
               const char       *name)
{
  if (g_str_equal (name, "text"))
    return g_strdup (question->text);
  if (g_str_equal (name, "short"))
    return g_strdup (question->short_text);
  if (g_str_equal (name, "type"))
    return g_strdup_printf ("%u", question->kind);
  if (g_str_equal (name, "role"))
    return write_flag (question->role == HL_ROLE_CRITERION);
  if (g_str_equal (name, "required"))
    return write_flag (question->required);
  if (g_str_equal (name, "no_opinion"))
    return write_flag (question->no_opinion);
  if (g_str_equal (name, "descending"))
    return write_flag (question->descending);
  if (g_str_equal (name, "max_choices"))
    return write_count (question->max_choices);
  if (g_str_equal (name, "lines"))
    return write_count (question->n_lines);
  if (g_str_equal (name, "min"))
    return write_number (question->minimum);
  if (g_str_equal (name, "max"))
    return write_number (question->maximum);
  if (g_str_equal (name, "unit"))
    return g_strdup (question->unit);

  return g_strdup (g_str_equal (name, "number") ? question->number : question->code);
}

static char *
read_factor (const HlFactor *factor,
             const char     *name)
{
  if (g_str_equal (name, "title"))
    return g_strdup (factor->title);
  if (g_str_equal (name, "short"))
    return g_strdup (factor->short_title);

  return g_strdup (g_str_equal (name, "number") ? factor->number : factor->code);
}

static char *
read_part (const HlPart *part,
           const char   *name)
{
  if (g_str_equal (name, "title"))
    return g_strdup (part->title);
  if (g_str_equal (name, "lead"))
    return g_strdup (part->lead);
  if (g_str_equal (name, "short"))
    return g_strdup (part->short_title);
  if (g_str_equal (name, "scored"))
    return write_flag (part->scored);

  return g_strdup (g_str_equal (name, "number") ? part->number : part->code);
}

static char *
read_whole (const HlQuestionnaire *questionnaire,
            const char            *name)
{
  if (g_str_equal (name, "title"))
    return g_strdup (questionnaire->title);
  if (g_str_equal (name, "short_title"))
    return g_strdup (questionnaire->short_title);
  if (g_str_equal (name, "formula"))
    return g_strdup_printf ("%u", questionnaire->formula);

  return g_strdup (hl_questionnaire_get_text (questionnaire, name + strlen ("texts.")));
}

/**
 * hl_design_field_infos:
 * @out_n_infos: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n_infos): the properties of a questionnaire and what
 *   is in it, in the order in which they are shown
 */
const HlDesignFieldInfo *
hl_design_field_infos (gsize *out_n_infos)
{
  *out_n_infos = G_N_ELEMENTS (infos);

  return infos;
}

/**
 * hl_design_field_read:
 * @info: a property
 * @questionnaire: a questionnaire or a draft of one
 * @place: what has it
 *
 * Returns: (transfer full) (nullable): its value as text: "1" of a switch that is on, of a choice
 *   the number of the entry from 0, of a number its digits as in files, "" when none
 */
char *
hl_design_field_read (const HlDesignFieldInfo *info,
                      const HlQuestionnaire   *questionnaire,
                      HlDesignPlace            place)
{
  switch (place.kind)
    {
    case HL_DESIGN_PART:
      return read_part (&questionnaire->parts[place.index], info->name);
    case HL_DESIGN_FACTOR:
      return read_factor (&questionnaire->factors[place.index], info->name);
    case HL_DESIGN_QUESTION:
      return read_question (&questionnaire->questions[place.index], info->name);
    case HL_DESIGN_WHOLE:
    default:
      return read_whole (questionnaire, info->name);
    }
}
