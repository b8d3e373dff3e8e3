#include "exchange/hl-import-target.h"

#include "core/hl-i18n.h"
#include "exchange/hl-response-columns.h"

static void
add (GArray      *targets,
     HlImportKind kind,
     guint        index,
     guint        option)
{
  const HlImportTarget target = { kind, index, option };

  g_array_append_val (targets, target);
}

static void
add_question (GArray         *targets,
              const HlSurvey *survey,
              guint           index)
{
  const HlQuestion *question = &survey->questionnaire->questions[index];

  add (targets, HL_IMPORT_ANSWER, index, 0);
  if (question->kind == HL_KIND_MULTIPLE)
    for (guint option = 1; option <= question->n_options; option++)
      add (targets, HL_IMPORT_OPTION, index, option);
  if (hl_response_columns_has_text (question))
    add (targets, HL_IMPORT_TEXT, index, 0);
}

/**
 * hl_import_targets_list:
 * @survey: a round
 *
 * Returns: (transfer full) (element-type HlImportTarget): where a column may go, in the order of
 *   the form; leaving it out comes first
 */
GArray *
hl_import_targets_list (const HlSurvey *survey)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (HlImportTarget));

  add (targets, HL_IMPORT_LEAVE_OUT, 0, 0);
  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    if ((i != HL_COLUMN_FIELD || survey->n_fields > 0) &&
        (i != HL_COLUMN_AREA || survey->n_areas > 0))
      add (targets, HL_IMPORT_HEADER, i, 0);

  for (guint i = 0; i < survey->questionnaire->n_questions; i++)
    add_question (targets, survey, i);

  return targets;
}

static const char *
header_title (guint column)
{
  static const char *const titles[HL_N_HEADER_COLUMNS] = {
    N_("Form number"), N_("Field"), N_("Area"), N_("Procedure"), N_("Date"), N_("Channel"),
    N_("Officer"), N_("Interviewer"), N_("Respondent"),
  };

  return _(titles[column]);
}

/**
 * hl_import_target_label:
 * @survey: a round
 * @target: where a column goes
 *
 * Returns: (transfer full): its name in the interface language; questions by number and short name
 */
char *
hl_import_target_label (const HlSurvey       *survey,
                        const HlImportTarget *target)
{
  const HlQuestion *question;

  if (target->kind == HL_IMPORT_LEAVE_OUT)
    return g_strdup (_("Leave out"));
  if (target->kind == HL_IMPORT_HEADER)
    return g_strdup (header_title (target->index));

  question = &survey->questionnaire->questions[target->index];
  if (target->kind == HL_IMPORT_OPTION)
    return g_strdup_printf ("%s. %s = %u. %s", question->number, question->short_text,
                            target->option, question->options[target->option - 1].short_label);
  if (target->kind == HL_IMPORT_TEXT)
    return g_strdup_printf (_("%s. %s: text written beside"), question->number,
                            question->short_text);

  return *question->number == '\0' ? g_strdup (question->short_text) :
         g_strdup_printf ("%s. %s", question->number, question->short_text);
}

/**
 * hl_import_target_equal:
 * @one: a target
 * @other: another
 *
 * Returns: whether they are the same
 */
gboolean
hl_import_target_equal (const HlImportTarget *one,
                        const HlImportTarget *other)
{
  return one->kind == other->kind && one->index == other->index && one->option == other->option;
}

/**
 * hl_import_target_conflicts:
 * @one: target of a column
 * @other: target of another
 *
 * Two columns cannot both be one thing, nor one the whole and the other a part of a multiple
 * choice.
 *
 * Returns: whether the two columns cannot both go where they go
 */
gboolean
hl_import_target_conflicts (const HlImportTarget *one,
                            const HlImportTarget *other)
{
  gboolean whole_and_part =
    (one->kind == HL_IMPORT_ANSWER && other->kind == HL_IMPORT_OPTION) ||
    (one->kind == HL_IMPORT_OPTION && other->kind == HL_IMPORT_ANSWER);

  if (one->kind == HL_IMPORT_LEAVE_OUT || other->kind == HL_IMPORT_LEAVE_OUT)
    return FALSE;

  return hl_import_target_equal (one, other) || (whole_and_part && one->index == other->index);
}
