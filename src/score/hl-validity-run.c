#include "score/hl-validity-run.h"

#include "core/hl-answer.h"
#include "core/hl-response.h"
#include "score/hl-validity-duplicate.h"

#define ROUNDING_NOISE 1e-9

/**
 * Check:
 * @active: mask of the rules that are on
 * @offsets: byte of each criterion in the answer block
 * @codes: codes of the office's people by id, %NULL when the office is not known
 * @skipped: room for one answer a question
 *
 * What all rows of one run share.
 */
typedef struct
{
  const HlSurvey        *survey;
  const HlQuestionnaire *questionnaire;
  HlResponseSet         *responses;
  guint                  active;
  guint                 *offsets;
  GHashTable            *codes;
  gboolean              *skipped;
} Check;

/* How the criteria of one form were answered. */
typedef struct
{
  guint    n_answered;
  guint    n_blank;
  guint    n_spoiled;
  gboolean alike;
} CriteriaCount;

static CriteriaCount
count_criteria (const Check  *check,
                const guint8 *answers)
{
  CriteriaCount count = { .alike = TRUE };
  guint8 level = 0;

  for (guint i = 0; i < check->questionnaire->n_criteria; i++)
    {
      guint8 byte = answers[check->offsets[i]];

      count.n_blank += byte == HL_ANSWER_BLANK;
      count.n_spoiled += byte == HL_ANSWER_SPOILED;
      if (!hl_answer_is_value (byte))
        continue;

      count.alike &= count.n_answered == 0 || byte == level;
      level = byte;
      count.n_answered++;
    }

  return count;
}

static guint
check_criteria (const Check  *check,
                const guint8 *answers)
{
  const HlRuleSetting *settings = check->survey->rules;
  CriteriaCount count = count_criteria (check, answers);
  guint n_lost = count.n_blank + count.n_spoiled;
  guint n_asked = n_lost + count.n_answered;
  double n_alike = MIN (settings[HL_RULE_Q05].threshold, check->questionnaire->n_criteria);
  guint hit = 0;

  if (n_lost > settings[HL_RULE_Q03].threshold * n_asked + ROUNDING_NOISE)
    hit |= HL_RULE_BIT (HL_RULE_Q03);

  if (count.n_spoiled > 0 && count.n_spoiled >= settings[HL_RULE_Q04].threshold)
    hit |= HL_RULE_BIT (HL_RULE_Q04);

  if (count.n_answered > 0 && count.alike && count.n_answered >= n_alike)
    hit |= HL_RULE_BIT (HL_RULE_Q05);

  return hit;
}

static gboolean
is_off_range (guint stratum,
              guint of_range)
{
  return of_range != HL_NO_INDEX && stratum != 0 && stratum != of_range + 1;
}

static guint
check_header (const Check *check,
              guint        row)
{
  const HlSurvey *survey = check->survey;
  const HlResponseSet *set = check->responses;
  HlSerial serial = set->serials[row];
  const HlSerialRange *range = hl_survey_find_range (survey, serial);
  guint hit = 0;

  if (serial == HL_SERIAL_NONE || (serial < HL_SERIAL_KIND_SIZE && range == NULL))
    hit |= HL_RULE_BIT (HL_RULE_Q01);

  if ((survey->n_fields > 0 && set->fields[row] == 0) ||
      (survey->n_areas > 0 && set->areas[row] == 0))
    hit |= HL_RULE_BIT (HL_RULE_Q02);

  if (range != NULL && (is_off_range (set->fields[row], range->field) ||
                        is_off_range (set->areas[row], range->area)))
    hit |= HL_RULE_BIT (HL_RULE_Q06);

  if (set->dates[row] != HL_DATE_NONE &&
      (set->dates[row] < survey->from || set->dates[row] > survey->to))
    hit |= HL_RULE_BIT (HL_RULE_Q07);

  if (set->flags[row] & HL_RESPONSE_UNSETTLED)
    hit |= HL_RULE_BIT (HL_RULE_Q10);

  if (set->flags[row] & HL_RESPONSE_BACKCHECK_DUE)
    hit |= HL_RULE_BIT (HL_RULE_Q11);

  return hit;
}

static gboolean
is_marked (const HlQuestion *question,
           const guint8     *answers)
{
  for (guint i = 0; i < question->n_bytes; i++)
    {
      guint8 byte = answers[question->offset + i];

      if (hl_answer_is_value (byte) || byte == HL_ANSWER_SPOILED)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_skipped_mark (const Check  *check,
                  const guint8 *answers)
{
  const HlQuestionnaire *questionnaire = check->questionnaire;

  hl_answer_find_skipped (questionnaire, answers, check->skipped);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      if (check->skipped[i] && is_marked (&questionnaire->questions[i], answers))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_contradiction (const Check           *check,
                  const HlContradiction *contradiction,
                  const guint8          *answers)
{
  for (guint i = 0; i < contradiction->n_conditions; i++)
    {
      const HlCondition *condition = &contradiction->conditions[i];
      const HlQuestion *question = &check->questionnaire->questions[condition->question];

      if (!hl_answer_condition_holds (question, answers, condition->negate,
                                      condition->options, condition->n_options))
        return FALSE;
    }

  return contradiction->n_conditions > 0;
}

static guint
check_contradictions (const Check  *check,
                      const guint8 *answers)
{
  if (has_skipped_mark (check, answers))
    return HL_RULE_BIT (HL_RULE_Q06);

  for (guint i = 0; i < check->questionnaire->n_contradictions; i++)
    {
      if (is_contradiction (check, &check->questionnaire->contradictions[i], answers))
        return HL_RULE_BIT (HL_RULE_Q06);
    }

  return 0;
}

static guint
check_people (const Check *check,
              guint        row)
{
  guint32 officer = check->responses->officers[row];
  guint32 interviewer = check->responses->interviewers[row];
  const char *code = NULL;
  gboolean same = officer == interviewer;

  if (officer == 0 || interviewer == 0)
    return 0;

  if (!same && check->codes != NULL)
    {
      code = g_hash_table_lookup (check->codes, GUINT_TO_POINTER (officer));
      same = code != NULL &&
             g_strcmp0 (code, g_hash_table_lookup (check->codes,
                                                   GUINT_TO_POINTER (interviewer))) == 0;
    }

  return same ? HL_RULE_BIT (HL_RULE_Q09) : 0;
}

static void
check_row (const Check *check,
           guint        row)
{
  const guint8 *answers = hl_response_set_answers (check->responses, row);
  guint hit = check_header (check, row) | check_criteria (check, answers) |
              check_people (check, row);

  if (check->active & HL_RULE_BIT (HL_RULE_Q06))
    hit |= check_contradictions (check, answers);

  check->responses->rules[row] = (guint16) (hit & check->active);
}

/* Counts a valid form into its stratum. */
static gboolean
is_over_quota (const HlStratum *strata,
               guint            n_strata,
               guint            stratum,
               gint64          *counts)
{
  if (stratum == 0 || stratum > n_strata)
    return FALSE;

  counts[stratum - 1]++;

  return strata[stratum - 1].quota >= 0 && counts[stratum - 1] > strata[stratum - 1].quota;
}

/* Rows are in serial order. */
static void
flag_over_quota (const Check *check)
{
  const HlSurvey *survey = check->survey;
  HlResponseSet *set = check->responses;
  guint invalid = hl_rules_mask (survey->rules, HL_EFFECT_INVALID);
  g_autofree gint64 *fields = g_new0 (gint64, survey->n_fields + 1);
  g_autofree gint64 *areas = g_new0 (gint64, survey->n_areas + 1);

  for (guint row = 0; row < set->n; row++)
    {
      gboolean over = FALSE;

      if (set->excluded[row] || (set->rules[row] & invalid))
        continue;

      over = is_over_quota (survey->fields, survey->n_fields, set->fields[row], fields);
      over |= is_over_quota (survey->areas, survey->n_areas, set->areas[row], areas);
      if (over)
        set->rules[row] |= HL_RULE_BIT (HL_RULE_Q12);
    }
}

static GHashTable *
index_codes (const HlOffice *office)
{
  GHashTable *codes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < office->n_people; i++)
    g_hash_table_insert (codes, GUINT_TO_POINTER (office->people[i].id), office->people[i].code);

  return codes;
}

/**
 * hl_validity_run:
 * @survey: the round; its rule settings decide
 * @responses: its responses; their rules are written
 *
 * hl_validity_run_with_office() without names: rule Q09 then needs officer and interviewer to be
 * the same person row.
 */
void
hl_validity_run (const HlSurvey *survey,
                 HlResponseSet  *responses)
{
  hl_validity_run_with_office (survey, NULL, responses);
}

/**
 * hl_validity_run_with_office:
 * @survey: the round; its rule settings decide
 * @office: (nullable): whose people the officers and interviewers are: who has the same code in
 *   both roles is the same person (Q09)
 * @responses: all its responses in serial order, drafts left out; their rules are written
 *
 * Finds which of the rules Q01…Q12 (P§5) each response hits. A rule that is off gives no bit.
 * Excluded responses are checked like the others, but are not counted towards a quota. Serials the
 * program gave itself (without paper) lie in no range and need none. O(n).
 */
void
hl_validity_run_with_office (const HlSurvey *survey,
                             const HlOffice *office,
                             HlResponseSet  *responses)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;
  g_autofree guint *offsets = g_new0 (guint, questionnaire->n_criteria + 1);
  g_autofree gboolean *skipped = g_new0 (gboolean, questionnaire->n_questions + 1);
  g_autoptr (GHashTable) codes = office != NULL ? index_codes (office) : NULL;
  Check check = {
    .survey = survey, .questionnaire = questionnaire, .responses = responses,
    .active = hl_rules_mask (survey->rules, HL_EFFECT_WARNING) |
              hl_rules_mask (survey->rules, HL_EFFECT_INVALID),
    .offsets = offsets, .codes = codes, .skipped = skipped,
  };

  for (guint i = 0; i < questionnaire->n_criteria; i++)
    offsets[i] = questionnaire->questions[questionnaire->criteria[i]].offset;

  for (guint row = 0; row < responses->n; row++)
    check_row (&check, row);

  if (check.active & HL_RULE_BIT (HL_RULE_Q08))
    hl_validity_flag_duplicates (responses);

  if (check.active & HL_RULE_BIT (HL_RULE_Q12))
    flag_over_quota (&check);
}
