#include "score/hl-score-count.h"

#define N_BYTES 256

/**
 * Counter:
 * @offsets: (array): first byte of the question in the answer block of each input
 * @histogram: (array): by byte of the question and value
 * @states: of a multiple choice, by all its bytes together: 1 where an option is ticked, else the
 *   code that all of them hold
 */
typedef struct
{
  const HlQuestion *question;
  guint             index;
  guint            *offsets;
  guint            *histogram;
  guint             states[N_BYTES];
} Counter;

/* One byte to count in a row. */
typedef struct
{
  guint  offset;
  guint *histogram;
} Cell;

static void
counter_free (Counter *self)
{
  g_free (self->offsets);
  g_free (self->histogram);
  g_free (self);
}

static gboolean
is_wanted (const HlQuestion *question)
{
  return question->n_bytes > 0 &&
         (question->role == HL_ROLE_FACT || question->role == HL_ROLE_DEMOGRAPHIC ||
          question->role == HL_ROLE_EXPECTATION);
}

static GPtrArray *
find_counters (const HlScorePlan *plan)
{
  GPtrArray *counters = g_ptr_array_new_with_free_func ((GDestroyNotify) counter_free);

  for (guint i = 0; i < plan->questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &plan->questionnaire->questions[i];
      g_autofree guint *offsets = g_new0 (guint, plan->request->n_inputs);
      Counter *counter = NULL;

      if (!is_wanted (question) || !hl_score_plan_find_common (plan->request, question, offsets))
        continue;

      counter = g_new0 (Counter, 1);
      counter->question = question;
      counter->index = i;
      counter->offsets = g_steal_pointer (&offsets);
      counter->histogram = g_new0 (guint, (gsize) question->n_bytes * N_BYTES);
      g_ptr_array_add (counters, counter);
    }

  return counters;
}

static GArray *
list_cells (const GPtrArray *counters,
            guint            input)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter = counters->pdata[i];

      for (guint byte = 0; byte < counter->question->n_bytes; byte++)
        {
          Cell cell = { counter->offsets[input] + byte, counter->histogram + byte * N_BYTES };

          g_array_append_val (cells, cell);
        }
    }

  return cells;
}

static inline void
count_state (Counter      *self,
             guint         input,
             const guint8 *answers)
{
  const guint8 *bytes = answers + self->offsets[input];
  guint8 state = 0;

  if (self->question->n_bytes == 1)
    return;

  for (guint byte = 0; byte < self->question->n_bytes; byte++)
    state |= bytes[byte];

  self->states[state]++;
}

static void
count_input (GPtrArray           *counters,
             const HlResponseSet *set,
             guint                input,
             const guint8        *status)
{
  g_autoptr (GArray) cells = list_cells (counters, input);
  const Cell *each = (const Cell *) (gpointer) cells->data;
  const guint n_cells = cells->len;

  for (guint row = 0; row < set->n; row++)
    {
      const guint8 *answers = hl_response_set_answers (set, row);

      if (status[row] != HL_ROW_VALID)
        continue;

      for (guint i = 0; i < n_cells; i++)
        each[i].histogram[answers[each[i].offset]]++;

      for (guint i = 0; i < counters->len; i++)
        count_state (counters->pdata[i], input, answers);
    }
}

static void
fill_count (HlScoreCount  *self,
            const Counter *counter)
{
  gboolean multiple = counter->question->n_bytes > 1;
  const guint *states = multiple ? counter->states : counter->histogram;

  self->code = g_strdup (counter->question->code);
  self->question = counter->index;
  self->n_options = counter->question->n_options;
  self->counts = g_new0 (guint, self->n_options + 1);
  self->blank = states[HL_ANSWER_BLANK];
  self->not_applicable = states[HL_ANSWER_NOT_APPLICABLE];
  self->skipped = states[HL_ANSWER_SKIPPED];
  self->spoiled = states[HL_ANSWER_SPOILED];
  self->n = multiple ? states[1] : 0;

  for (guint i = 0; i < self->n_options; i++)
    {
      self->counts[i] = multiple ? counter->histogram[i * N_BYTES + 1] : states[i + 1];
      self->n += multiple ? 0 : self->counts[i];
    }
}

/**
 * hl_score_count_questions:
 * @snapshot: its facts and expectations are set
 * @plan: the run
 * @table: which responses are valid
 *
 * Counts the answers of all valid responses to the closed questions outside the indices that all
 * rounds ask, in form order: demographics and facts, and the expectations. O(n).
 */
void
hl_score_count_questions (HlScoreSnapshot    *snapshot,
                          const HlScorePlan  *plan,
                          const HlScoreTable *table)
{
  g_autoptr (GPtrArray) counters = find_counters (plan);
  const guint8 *status = table->status;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      count_input (counters, plan->request->inputs[input].responses, input, status);
      status += plan->request->inputs[input].responses->n;
    }

  snapshot->facts = g_new0 (HlScoreCount, counters->len + 1);
  snapshot->expectations = g_new0 (HlScoreCount, counters->len + 1);
  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter = counters->pdata[i];

      if (counter->question->role == HL_ROLE_EXPECTATION)
        fill_count (&snapshot->expectations[snapshot->n_expectations++], counter);
      else
        fill_count (&snapshot->facts[snapshot->n_facts++], counter);
    }
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
