#include "core/hl-i18n.h"
#include "core/hl-questionnaire-builder-private.h"

#define MAX_OPTIONS 35 /* keys 1-9 and a-z */
#define MIN_LEVELS 2
#define MAX_LEVELS 9

/* Column names of the CSV file and words of `--by`, which no question may take. */
static const char *const reserved_codes[] = {
  "serial", "field", "area", "procedure", "date", "channel", "officer", "interviewer",
  "respondent", "month", NULL,
};

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
check_scale (HlCheck          *check,
             const HlQuestion *question)
{
  gboolean satisfied = FALSE;

  for (guint i = 0; i < question->n_options; i++)
    satisfied |= question->options[i].flag == HL_FLAG_SATISFIED;

  if (question->n_options < MIN_LEVELS || question->n_options > MAX_LEVELS)
    hl_check_report (check, "levels", _("“%s” has %u levels: a scale has %d to %d"),
                     question->code, question->n_options, MIN_LEVELS, MAX_LEVELS);
  if (!satisfied && question->role == HL_ROLE_CRITERION)
    hl_check_report (check, "levels",
                     _("“%s” has no level that counts as satisfied: mark at least one"),
                     question->code);
}

static guint
count_text_options (const HlQuestion *question)
{
  guint n = 0;

  for (guint i = 0; i < question->n_options; i++)
    n += question->options[i].has_text;

  return n;
}

/* The text beside an option stands in a column of its own. */
static void
check_text_column (HlCheck          *check,
                   const HlQuestion *question)
{
  g_autofree char *column = g_strconcat (question->code, "_text", NULL);

  if (count_text_options (question) > 0 && g_hash_table_contains (check->questions, column))
    hl_check_report (check, "options",
                     _("“%s” has an option with a text to write, in column “%s”: give the "
                       "question of that code another"), question->code, column);
}

static void
check_choices (HlCheck          *check,
               const HlQuestion *question)
{
  if (question->n_options == 0 && question->kind != HL_KIND_YES_NO)
    hl_check_report (check, "options", _("“%s” has no option: add at least one"), question->code);
  if (question->n_options > MAX_OPTIONS)
    hl_check_report (check, "options", _("“%s” has %u options: there are keys for %d"),
                     question->code, question->n_options, MAX_OPTIONS);
  if (question->kind == HL_KIND_YES_NO && question->n_options != 0 && question->n_options != 2)
    hl_check_report (check, "options", _("“%s” is a yes/no question: give it two options or none"),
                     question->code);
  if (question->kind == HL_KIND_MULTIPLE && question->max_choices > question->n_options)
    hl_check_report (check, "max", _("“%s” allows %u choices but has %u options"),
                     question->code, question->max_choices, question->n_options);
  if (question->kind == HL_KIND_MULTIPLE && count_text_options (question) > 1)
    hl_check_report (check, "options", _("“%s” may have only one option with a text to write"),
                     question->code);
}

static void
check_options (HlCheck          *check,
               const HlQuestion *question)
{
  switch (question->kind)
    {
    case HL_KIND_SCALE:
      check_scale (check, question);
      break;
    case HL_KIND_SINGLE:
    case HL_KIND_MULTIPLE:
    case HL_KIND_YES_NO:
      check_choices (check, question);
      break;
    case HL_KIND_NUMBER:
    case HL_KIND_DATE:
    case HL_KIND_SHORT_TEXT:
    case HL_KIND_LONG_TEXT:
    default:
      if (question->n_options > 0)
        hl_check_report (check, "options", _("“%s” is an open question and can have no options"),
                         question->code);
    }

  check_text_column (check, question);
  for (guint i = 0; i < question->n_options; i++)
    if (is_empty (question->options[i].label))
      hl_check_report (check, "options", _("Option %u of “%s” has no text: write its wording"),
                       i + 1, question->code);
}

static void
check_question (HlCheck          *check,
                const HlQuestion *question)
{
  if (g_strv_contains (reserved_codes, question->code))
    hl_check_report (check, "code",
                     _("The code “%s” is a column of the form's header: choose another"),
                     question->code);
  if (is_empty (question->type_id))
    hl_check_report (check, "type", _("“%s” has a type this program does not know"),
                     question->code);
  if (is_empty (question->text))
    hl_check_report (check, "text", _("“%s” has no text: write its wording"), question->code);
  if (question->role == HL_ROLE_CRITERION && question->kind != HL_KIND_SCALE)
    hl_check_report (check, "role", _("“%s” cannot be a criterion: only a scale can"),
                     question->code);
  if (question->kind != HL_KIND_MULTIPLE && question->max_choices != 0)
    hl_check_report (check, "max", _("“%s” allows one choice only: remove the limit"),
                     question->code);
  if (question->minimum > question->maximum)
    hl_check_report (check, "min", _("The least value of “%s” is above the greatest"),
                     question->code);
  check_options (check, question);
}

/* Internal: checks each question by itself, and that codes, numbers and identities are unique. */
void
hl_check_questions (HlCheck *check)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) identities = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < check->draft->n_questions; i++)
    {
      const HlQuestion *question = &check->draft->questions[i];

      check->place.part = question->part;
      check->place.factor = question->factor;
      check->place.question = i;
      hl_check_code (check, codes, question->code);
      if (!is_empty (question->number) && !g_hash_table_add (numbers, question->number))
        hl_check_report (check, "number", _("The number “%s” is printed twice: give “%s” another"),
                         question->number, question->code);
      if (!is_empty (question->identity) && !g_hash_table_add (identities, question->identity))
        hl_check_report (check, "identity", _("“%s” has the identity of another question"),
                         question->code);
      check_question (check, question);
    }
  hl_check_reset_place (check);
}
