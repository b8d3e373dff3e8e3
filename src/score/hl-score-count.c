#include "score/hl-score-count.h"

#define N_BYTES 256

/**
 * Counter:
 * @offsets: first byte of the question in the answer block of each input
 * @histogram: by byte of the question and value
 * @n_unticked: responses without a tick in a multiple choice
 */
typedef struct
{
  const HlQuestion *question;
  guint             index;
  guint            *offsets;
  guint            *histogram;
  guint             n_unticked;
} Counter;

static void
counter_clear (Counter *self)
{
  g_free (self->offsets);
  g_free (self->histogram);
}

static gboolean
is_wanted (const HlQuestion *question,
           gboolean          expectations)
{
  if (question->n_bytes == 0)
    return FALSE;

  if (expectations)
    return question->role == HL_ROLE_EXPECTATION;

  return question->role == HL_ROLE_FACT || question->role == HL_ROLE_DEMOGRAPHIC;
}

static GArray *
find_counters (const HlScorePlan *plan,
               gboolean           expectations)
{
  GArray *counters = g_array_new (FALSE, FALSE, sizeof (Counter));

  g_array_set_clear_func (counters, (GDestroyNotify) counter_clear);
  for (guint i = 0; i < plan->questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &plan->questionnaire->questions[i];
      g_autofree guint *offsets = g_new0 (guint, plan->request->n_inputs);
      Counter counter = { .question = question, .index = i };

      if (!is_wanted (question, expectations) ||
          !hl_score_plan_find_common (plan->request, question, offsets))
        continue;

      counter.offsets = g_steal_pointer (&offsets);
      counter.histogram = g_new0 (guint, (gsize) question->n_bytes * N_BYTES);
      g_array_append_val (counters, counter);
    }

  return counters;
}

static inline void
count_answer (Counter      *self,
              const guint8 *bytes)
{
  gboolean ticked = self->question->kind != HL_KIND_MULTIPLE;

  for (guint i = 0; i < self->question->n_bytes; i++)
    {
      self->histogram[i * N_BYTES + bytes[i]]++;
      ticked |= bytes[i] == 1;
    }

  self->n_unticked += !ticked;
}

static void
count_rows (const HlScorePlan  *plan,
            const HlScoreTable *table,
            GArray             *counters)
{
  Counter *each = (Counter *) (gpointer) counters->data;
  const guint8 *status = table->status;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlResponseSet *set = plan->request->inputs[input].responses;

      for (guint row = 0; row < set->n; row++)
        {
          const guint8 *answers = hl_response_set_answers (set, row);

          for (guint i = 0; status[row] == HL_ROW_VALID && i < counters->len; i++)
            count_answer (&each[i], answers + each[i].offsets[input]);
        }

      status += set->n;
    }
}

/* A multiple choice without a tick holds its code in every byte, so the first one tells the code.
 * */
static void
fill_count (HlScoreCount  *self,
            const Counter *counter)
{
  const guint *first = counter->histogram;
  gboolean multiple = counter->question->kind == HL_KIND_MULTIPLE;

  self->code = g_strdup (counter->question->code);
  self->question = counter->index;
  self->n_options = counter->question->n_options;
  self->counts = g_new0 (guint, self->n_options + 1);
  self->not_applicable = first[HL_ANSWER_NOT_APPLICABLE];
  self->skipped = first[HL_ANSWER_SKIPPED];
  self->spoiled = first[HL_ANSWER_SPOILED];
  self->blank = first[HL_ANSWER_BLANK];
  if (multiple)
    self->blank = counter->n_unticked - self->not_applicable - self->skipped - self->spoiled;

  for (guint i = 0; i < self->n_options; i++)
    {
      self->counts[i] = multiple ? counter->histogram[i * N_BYTES + 1] : first[i + 1];
      self->n += self->counts[i];
    }
}

/**
 * hl_score_count_questions:
 * @plan: the run
 * @table: which responses are valid
 * @expectations: count the expectations, else demographics and facts
 * @out_n_counts: (out): number of questions
 *
 * Counts the answers of all valid responses to the closed questions outside the indices that all
 * rounds ask, in form order. O(n).
 *
 * Returns: (transfer full) (array length=out_n_counts): the counts; free with
 *   hl_score_counts_free()
 */
HlScoreCount *
hl_score_count_questions (const HlScorePlan  *plan,
                          const HlScoreTable *table,
                          gboolean            expectations,
                          guint              *out_n_counts)
{
  g_autoptr (GArray) counters = find_counters (plan, expectations);
  HlScoreCount *counts = g_new0 (HlScoreCount, counters->len + 1);
  guint n_valid = 0;

  count_rows (plan, table, counters);
  for (guint row = 0; row < table->n_rows; row++)
    n_valid += table->status[row] == HL_ROW_VALID;

  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter = &g_array_index (counters, Counter, i);

      fill_count (&counts[i], counter);
      if (counter->question->kind == HL_KIND_MULTIPLE)
        counts[i].n = n_valid - counter->n_unticked;
    }

  *out_n_counts = counters->len;

  return counts;
}

void
hl_score_counts_free (HlScoreCount *counts,
                      guint         n_counts)
{
  for (guint i = 0; i < n_counts; i++)
    {
      g_free (counts[i].code);
      g_free (counts[i].counts);
    }

  g_free (counts);
}
