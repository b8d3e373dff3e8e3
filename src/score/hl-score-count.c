#include "score/hl-score-count.h"

#define N_BYTES 256

/**
 * Counter:
 * @offsets: (array): first byte of the question in the answer block of each input
 * @first_cell: of its first byte among all bytes counted
 * @states: of a multiple choice, by all its bytes together: 1 where an option is ticked, else the
 *   code that all of them hold
 */
typedef struct
{
  const HlQuestion *question;
  guint             index;
  guint            *offsets;
  guint             first_cell;
  guint             states[N_BYTES];
} Counter;

/* Bytes that are neighbours in the answer block and among those counted. */
typedef struct
{
  guint offset;
  guint first_cell;
  guint n_bytes;
} Stretch;

static void
counter_free (Counter *self)
{
  g_free (self->offsets);
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
find_counters (const HlScorePlan *plan,
               guint             *out_n_cells)
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
      counter->first_cell = *out_n_cells;
      *out_n_cells += question->n_bytes;
      g_ptr_array_add (counters, counter);
    }

  return counters;
}

static GArray *
list_stretches (const GPtrArray *counters,
                guint            input)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch *last = NULL;

  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter = counters->pdata[i];
      Stretch next = {
        counter->offsets[input], counter->first_cell, counter->question->n_bytes,
      };

      if (last != NULL && last->offset + last->n_bytes == next.offset)
        {
          last->n_bytes += next.n_bytes;
          continue;
        }

      g_array_append_val (stretches, next);
      last = &g_array_index (stretches, Stretch, stretches->len - 1);
    }

  return stretches;
}

static inline void
count_stretch (const Stretch *self,
               const guint8  *answers,
               guint         *histogram)
{
  const guint8 *bytes = answers + self->offset;
  const guint n_bytes = self->n_bytes;
  guint *cells = histogram + self->first_cell * HL_BYTE_TABLE;

  for (guint i = 0; i < n_bytes; i++)
    cells[i * HL_BYTE_TABLE + bytes[i]]++;
}

static GPtrArray *
list_multiples (const GPtrArray *counters)
{
  GPtrArray *multiples = g_ptr_array_new ();

  for (guint i = 0; i < counters->len; i++)
    {
      Counter *counter = counters->pdata[i];

      if (counter->question->n_bytes > 1)
        g_ptr_array_add (multiples, counter);
    }

  return multiples;
}

static inline void
count_state (Counter      *self,
             guint         input,
             const guint8 *answers)
{
  const guint8 *bytes = answers + self->offsets[input];
  const guint n_bytes = self->question->n_bytes;
  guint8 state = 0;

  for (guint byte = 0; byte < n_bytes; byte++)
    state |= bytes[byte];

  self->states[state]++;
}

static void
count_input (const GPtrArray     *counters,
             const HlResponseSet *set,
             guint                input,
             const guint8        *status,
             guint               *histogram)
{
  g_autoptr (GArray) stretches = list_stretches (counters, input);
  g_autoptr (GPtrArray) multiples = list_multiples (counters);

  for (guint row = 0; row < set->n; row++)
    {
      const guint8 *answers = hl_response_set_answers (set, row);

      if (status[row] != HL_ROW_VALID)
        continue;

      for (guint i = 0; i < stretches->len; i++)
        count_stretch (&g_array_index (stretches, Stretch, i), answers, histogram);

      for (guint i = 0; i < multiples->len; i++)
        count_state (multiples->pdata[i], input, answers);
    }
}

static void
fill_count (HlScoreCount  *self,
            const Counter *counter,
            const guint   *histogram)
{
  gboolean multiple = counter->question->n_bytes > 1;
  const guint *cells = histogram + counter->first_cell * HL_BYTE_TABLE;
  const guint *states = multiple ? counter->states : cells;

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
      self->counts[i] = multiple ? cells[i * HL_BYTE_TABLE + 1] : states[i + 1];
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
  guint n_cells = 0;
  g_autoptr (GPtrArray) counters = find_counters (plan, &n_cells);
  g_autofree guint *histogram = g_new0 (guint, (gsize) n_cells * HL_BYTE_TABLE + 1);
  const guint8 *status = table->status;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      count_input (counters, plan->request->inputs[input].responses, input, status,
                   histogram);
      status += plan->request->inputs[input].responses->n;
    }

  snapshot->facts = g_new0 (HlScoreCount, counters->len + 1);
  snapshot->expectations = g_new0 (HlScoreCount, counters->len + 1);
  for (guint i = 0; i < counters->len; i++)
    {
      const Counter *counter = counters->pdata[i];

      if (counter->question->role == HL_ROLE_EXPECTATION)
        fill_count (&snapshot->expectations[snapshot->n_expectations++], counter, histogram);
      else
        fill_count (&snapshot->facts[snapshot->n_facts++], counter, histogram);
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
