#include "score/hl-validity-duplicate.h"

#include <string.h>

#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * HASH_FACTOR;

  return hash ^ hash >> 29;
}

static guint64
hash_row (const HlResponseSet *responses,
          guint                row)
{
  const guint8 *answers = hl_response_set_answers (responses, row);
  guint64 hash = mix (responses->dates[row], responses->interviewers[row]);
  guint i = 0;

  for (; i + sizeof (guint64) <= responses->stride; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, answers + i, sizeof word);
      hash = mix (hash, word);
    }

  for (; i < responses->stride; i++)
    hash = mix (hash, answers[i]);

  return hash;
}

static gboolean
is_same (const HlResponseSet *responses,
         guint                row,
         guint                other)
{
  return responses->dates[row] == responses->dates[other] &&
         responses->interviewers[row] == responses->interviewers[other] &&
         memcmp (hl_response_set_answers (responses, row),
                 hl_response_set_answers (responses, other), responses->stride) == 0;
}

static gsize
table_size (guint n)
{
  gsize size = 16;

  while (size < (gsize) n * 2)
    size *= 2;

  return size;
}

/**
 * hl_validity_flag_duplicates:
 * @responses: the bit of rule Q08 is added to its rules
 *
 * Flags every form whose closed answers all equal those of another form of the same interviewer and
 * date. A form without interviewer or date is like no other. O(n) with a table of hashes.
 */
void
hl_validity_flag_duplicates (HlResponseSet *responses)
{
  gsize mask = table_size (responses->n) - 1;
  g_autofree guint32 *first = g_new0 (guint32, mask + 1); /* row + 1 of each different form */

  for (guint row = 0; row < responses->n; row++)
    {
      gsize slot = 0;

      if (responses->interviewers[row] == 0 || responses->dates[row] == HL_DATE_NONE)
        continue;

      slot = hash_row (responses, row) & mask;
      while (first[slot] != 0 && !is_same (responses, row, first[slot] - 1))
        slot = (slot + 1) & mask;

      if (first[slot] == 0)
        {
          first[slot] = row + 1;
          continue;
        }

      responses->rules[first[slot] - 1] |= HL_RULE_BIT (HL_RULE_Q08);
      responses->rules[row] |= HL_RULE_BIT (HL_RULE_Q08);
    }
}
