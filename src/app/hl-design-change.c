#include "app/hl-design-change.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "question/hl-question-type.h"

#define MAX_COUNT 50 /* of lines and of choices */

static const HlQuestion *
get_question (HlQuestionnaireEdit *edit,
              guint                id)
{
  guint index;

  hl_questionnaire_edit_find (edit, id, &index);

  return &hl_questionnaire_edit_get_draft (edit)->questions[index];
}

static void
set_kind (HlQuestionnaireEdit *edit,
          guint                id,
          HlQuestionKind       kind)
{
  gsize n_types;
  const HlQuestionType *const *types = hl_question_types (&n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      if (types[i]->kind == kind)
        {
          hl_questionnaire_edit_set_kind (edit, id, types[i]->id, kind);
          return;
        }
    }
}

static gboolean
parse_count (const char *value,
             guint      *out_count,
             GError    **error)
{
  guint64 count = 0;

  if (*value != '\0' && !g_ascii_string_to_unsigned (value, 10, 1, MAX_COUNT, &count, NULL))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("Write a whole number from 1 to %u"),
                   MAX_COUNT);
      return FALSE;
    }

  *out_count = (guint) count;

  return TRUE;
}

/* A decimal comma is what people type. */
static gboolean
parse_number (const char *value,
              double     *out_number,
              GError    **error)
{
  g_autofree char *digits = g_strdelimit (g_strdup (value), ",", '.');
  char *end = NULL;

  *out_number = NAN;
  if (*digits == '\0')
    return TRUE;

  *out_number = g_ascii_strtod (digits, &end);
  if (*end == '\0' && isfinite (*out_number))
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, _("Write a number, or nothing"));
  return FALSE;
}

static gboolean
set_range (HlQuestionnaireEdit *edit,
           guint                id,
           gboolean             is_minimum,
           const char          *value,
           GError             **error)
{
  const HlQuestion *question = get_question (edit, id);
  double number;

  if (!parse_number (value, &number, error))
    return FALSE;

  hl_questionnaire_edit_set_range (edit, id, is_minimum ? number : question->minimum,
                                   is_minimum ? question->maximum : number);

  return TRUE;
}

static gboolean
set_count (HlQuestionnaireEdit *edit,
           guint                id,
           const char          *name,
           const char          *value,
           GError             **error)
{
  guint count;

  if (!parse_count (value, &count, error))
    return FALSE;

  if (g_str_equal (name, "max_choices"))
    hl_questionnaire_edit_set_max_choices (edit, id, count);
  else if (count > 0)
    hl_questionnaire_edit_set_lines (edit, id, count);

  return TRUE;
}

/* Values that are more than a text or a flag. FALSE = @name is none of them. */
static gboolean
set_choice (HlQuestionnaireEdit *edit,
            guint                id,
            const char          *name,
            const char          *value)
{
  const guint choice = (guint) g_ascii_strtoull (value, NULL, 10);

  if (g_str_equal (name, "type"))
    set_kind (edit, id, (HlQuestionKind) choice);
  else if (g_str_equal (name, "formula"))
    hl_questionnaire_edit_set_formula (edit, (HlFormula) choice);
  else if (g_str_equal (name, "role"))
    hl_questionnaire_edit_set_role (edit, id, *value != '\0' ? HL_ROLE_CRITERION : HL_ROLE_FACT);
  else if (g_str_has_prefix (name, "texts."))
    hl_questionnaire_edit_set_paragraph (edit, name + strlen ("texts."), value);
  else
    return FALSE;

  return TRUE;
}

/**
 * hl_design_change_field:
 * @edit: the questionnaire under the hands
 * @id: of what is changed, 0 = the questionnaire
 * @name: of the property, see #HlDesignFieldInfo
 * @value: as in hl_design_field_read()
 * @error: return location for an error
 *
 * Sets a property to what the user wrote or chose.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @value is no number where one is wanted
 */
gboolean
hl_design_change_field (HlQuestionnaireEdit *edit,
                        guint                id,
                        const char          *name,
                        const char          *value,
                        GError             **error)
{
  static const char *const flags[] = { "required", "no_opinion", "descending", "scored", NULL };

  if (set_choice (edit, id, name, value))
    return TRUE;
  if (g_str_equal (name, "min") || g_str_equal (name, "max"))
    return set_range (edit, id, g_str_equal (name, "min"), value, error);
  if (g_str_equal (name, "max_choices") || g_str_equal (name, "lines"))
    return set_count (edit, id, name, value, error);

  if (g_strv_contains (flags, name))
    hl_questionnaire_edit_set_flag (edit, id, name, *value != '\0');
  else
    hl_questionnaire_edit_set_text (edit, id, name, value);

  return TRUE;
}

/**
 * hl_design_change_option:
 * @edit: the questionnaire under the hands
 * @question: id of a question
 * @option: which option, from 0
 * @change: what is done to it
 * @value: see #HlOptionChange
 */
void
hl_design_change_option (HlQuestionnaireEdit *edit,
                         guint                question,
                         guint                option,
                         HlOptionChange       change,
                         const char          *value)
{
  switch (change)
    {
    case HL_OPTION_ADD:
      hl_questionnaire_edit_add_option (edit, question, G_MAXUINT, NULL);
      break;
    case HL_OPTION_REMOVE:
      hl_questionnaire_edit_delete_option (edit, question, option);
      break;
    case HL_OPTION_UP:
      hl_questionnaire_edit_move_option (edit, question, option, option - 1);
      break;
    case HL_OPTION_DOWN:
      hl_questionnaire_edit_move_option (edit, question, option, option + 1);
      break;
    case HL_OPTION_FLAG:
      hl_questionnaire_edit_set_option_flag (edit, question, option,
                                             (HlLevelFlag) g_ascii_strtoull (value, NULL, 10));
      break;
    case HL_OPTION_TEXT:
      hl_questionnaire_edit_set_has_text (edit, question, option, *value != '\0');
      break;
    case HL_OPTION_LABEL:
    default:
      hl_questionnaire_edit_set_option_text (edit, question, option, "label", value);
    }
}

/**
 * hl_design_change_jump:
 * @edit: the questionnaire under the hands
 * @question: id of the asking question
 * @index: which of its rules, %HL_NO_INDEX = a new one
 * @jump: what it is to be
 */
void
hl_design_change_jump (HlQuestionnaireEdit *edit,
                       guint                question,
                       guint                index,
                       const HlDesignJump  *jump)
{
  const guint first = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, jump->first);
  const guint last = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, jump->last);
  guint8 options[64];
  guint n_options = 0;

  if (index == HL_NO_INDEX)
    index = get_question (edit, question)->n_jumps;
  for (guint8 i = 1; i < G_N_ELEMENTS (options); i++)
    {
      if ((jump->options >> i & 1) != 0)
        options[n_options++] = i;
    }

  hl_questionnaire_edit_set_jump (edit, question, index, jump->negate, options, n_options, first,
                                  last);
}

/* Where @place stands in what holds it. */
static void
find_home (HlQuestionnaireEdit *edit,
           HlDesignPlace        place,
           guint               *out_parent,
           guint               *out_position)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);

  *out_parent = 0;
  *out_position = place.index;
  if (place.kind == HL_DESIGN_FACTOR)
    {
      const guint part = draft->factors[place.index].part;

      *out_parent = hl_questionnaire_edit_get_id (edit, HL_EDIT_PART, part);
      *out_position = place.index - draft->parts[part].first_factor;
    }
  else if (place.kind == HL_DESIGN_QUESTION)
    {
      const guint factor = draft->questions[place.index].factor;

      *out_parent = hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, factor);
      *out_position = place.index - draft->factors[factor].first_question;
    }
}

/**
 * hl_design_change_drop:
 * @edit: the questionnaire under the hands
 * @dragged: what is dragged
 * @onto: the row it is dropped on
 * @after: %TRUE: behind that row, %FALSE: before it
 *
 * Moves a row beside one of its kind, or into one of the kind that holds it: at its beginning when
 * dropped behind its row, else at its end.
 *
 * Returns: whether anything moved
 */
gboolean
hl_design_change_drop (HlQuestionnaireEdit *edit,
                       HlDesignPlace        dragged,
                       HlDesignPlace        onto,
                       gboolean             after)
{
  const guint id = hl_questionnaire_edit_get_id (edit, (HlEditLevel) dragged.kind, dragged.index);
  guint from, before, parent, position;

  if (dragged.kind > onto.kind)
    {
      parent = hl_questionnaire_edit_get_id (edit, (HlEditLevel) onto.kind, onto.index);
      return hl_questionnaire_edit_move (edit, id, parent, after ? 0 : G_MAXUINT);
    }
  if (dragged.kind < onto.kind)
    return FALSE;

  find_home (edit, dragged, &from, &before);
  find_home (edit, onto, &parent, &position);
  if (after)
    position++;
  if (from == parent && before < position)
    position--; /* counted without the row itself */

  return hl_questionnaire_edit_move (edit, id, parent, position);
}
