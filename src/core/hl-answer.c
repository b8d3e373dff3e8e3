#include "core/hl-answer.h"

#include <string.h>

static gboolean
holds_option (const guint8 *options,
              guint         n_options,
              guint8        option)
{
  return n_options > 0 && memchr (options, option, n_options) != NULL;
}

/* Sets *out_hit to whether a ticked option is listed; FALSE when none is ticked. */
static gboolean
look_at_ticks (const guint8 *bytes,
               guint         n_bytes,
               const guint8 *options,
               guint         n_options,
               gboolean     *out_hit)
{
  gboolean ticked = FALSE;

  *out_hit = FALSE;
  for (guint i = 0; i < n_bytes; i++)
    {
      if (bytes[i] != 1)
        continue;

      ticked = TRUE;
      if (holds_option (options, n_options, i + 1))
        *out_hit = TRUE;
    }

  return ticked;
}

static gboolean
jump_fires (const HlQuestion *question,
            const HlJump     *jump,
            const guint8     *answers)
{
  return hl_answer_condition_holds (question, answers, jump->negate,
                                    jump->options, jump->n_options);
}

static gboolean
is_unmarked (guint8 byte)
{
  return byte == HL_ANSWER_BLANK || byte == HL_ANSWER_NOT_APPLICABLE;
}

static void
pass_over (const HlQuestion *question,
           guint8           *answers)
{
  guint8 *bytes;

  if (question->n_bytes == 0)
    return;

  bytes = answers + question->offset;
  if (is_unmarked (bytes[0]) && memchr (bytes, 1, question->n_bytes) == NULL)
    memset (bytes, HL_ANSWER_SKIPPED, question->n_bytes);
}

/**
 * hl_answer_condition_holds:
 * @question: the question asked about
 * @answers: the whole answer block
 * @negate: %FALSE: the answer is among @options; %TRUE: it is a valid answer not among them
 * @options: (array length=n_options): option numbers, from 1
 * @n_options: length of @options
 *
 * Tests a valid answer; a multiple choice is among @options when any of its ticked options is.
 * Blank, spoiled, not applicable and skipped answers, and open questions, never hold.
 *
 * Returns: whether the condition holds
 */
gboolean
hl_answer_condition_holds (const HlQuestion *question,
                           const guint8     *answers,
                           gboolean          negate,
                           const guint8     *options,
                           guint             n_options)
{
  const guint8 *bytes;
  gboolean hit;

  if (question->n_bytes == 0)
    return FALSE;

  bytes = answers + question->offset;
  if (question->kind == HL_KIND_MULTIPLE)
    return look_at_ticks (bytes, question->n_bytes, options, n_options, &hit) && hit != negate;

  return hl_answer_is_value (bytes[0]) && holds_option (options, n_options, bytes[0]) != negate;
}

/**
 * hl_answer_find_skipped:
 * @questionnaire: the questionnaire
 * @answers: (array): its answer block, n_bytes long
 * @out_skipped: (out caller-allocates) (array): one entry a question, set to whether it is passed
 *   over
 *
 * Finds the questions passed over by the jump rules. A question passed over jumps itself only if
 * a mark was made on it all the same.
 */
void
hl_answer_find_skipped (const HlQuestionnaire *questionnaire,
                        const guint8          *answers,
                        gboolean              *out_skipped)
{
  memset (out_skipped, 0, sizeof *out_skipped * questionnaire->n_questions);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      for (guint j = 0; j < question->n_jumps; j++)
        if (jump_fires (question, &question->jumps[j], answers))
          for (guint k = 0; k < question->jumps[j].n_targets; k++)
            out_skipped[question->jumps[j].targets[k]] = TRUE;
    }
}

/**
 * hl_answer_apply_jumps:
 * @questionnaire: the questionnaire
 * @answers: (inout) (array): its answer block, n_bytes long
 *
 * Makes blank and not applicable answers of closed questions that are passed over
 * %HL_ANSWER_SKIPPED; marks made there are kept. A skipped answer of a question that is no longer
 * passed over becomes blank. One pass over the block and the jump rules, without allocation.
 */
void
hl_answer_apply_jumps (const HlQuestionnaire *questionnaire,
                       guint8                *answers)
{
  for (guint i = 0; i < questionnaire->n_bytes; i++)
    if (answers[i] == HL_ANSWER_SKIPPED)
      answers[i] = HL_ANSWER_BLANK;

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      for (guint j = 0; j < question->n_jumps; j++)
        if (jump_fires (question, &question->jumps[j], answers))
          for (guint k = 0; k < question->jumps[j].n_targets; k++)
            pass_over (&questionnaire->questions[question->jumps[j].targets[k]], answers);
    }
}
