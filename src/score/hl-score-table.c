#include "score/hl-score-table.h"

#define LOW_BITS 4
#define CODE_BITS 8
#define INCOMPLETE (1u << 20) /* above any sum of levels */

/**
 * Packer:
 * @values: by byte of each half: its share of the code, and above %CODE_BITS of the sum of levels
 *
 * How the bytes of one input become those of one column.
 */
typedef struct
{
  guint offset[2];
  guint values[2][HL_BYTE_TABLE];
} Packer;

static HlRowStatus
status_of (const HlScoreRequest *request,
           const HlResponseSet  *set,
           guint                 row,
           guint                 invalid)
{
  gboolean sound = (set->rules[row] & invalid) == 0;

  if (request->has_period &&
      (set->dates[row] < request->period.from || set->dates[row] > request->period.to))
    return HL_ROW_OUTSIDE;

  if (set->excluded[row])
    return sound ? HL_ROW_EXCLUDED_SOUND : HL_ROW_EXCLUDED;

  return sound ? HL_ROW_VALID : HL_ROW_INVALID;
}

static void
find_status (HlScoreTable       *self,
             const HlScorePlan  *plan,
             const HlScoreInput *input,
             guint8             *status)
{
  const HlResponseSet *set = input->responses;
  guint invalid = hl_rules_mask (input->survey->rules, HL_EFFECT_INVALID);

  for (guint row = 0; row < set->n; row++)
    {
      status[row] = (guint8) status_of (plan->request, set, row, invalid);
      self->counts[status[row]]++;
      self->n_undated += plan->request->has_period && set->dates[row] == HL_DATE_NONE;
    }
}

static void
set_half (Packer           *self,
          guint             half,
          const HlPlanItem *item,
          guint             offset)
{
  guint8 classes[256];

  self->offset[half] = offset;
  hl_score_plan_classify (item, classes);

  for (guint byte = 0; byte < 256; byte++)
    {
      guint class = classes[byte];
      guint level = class > HL_CLASS_LEVEL ? class - HL_CLASS_LEVEL : INCOMPLETE;

      self->values[half][byte] = level << CODE_BITS | class << (half * LOW_BITS);
    }
}

static Packer *
make_packers (const HlScorePlan *plan,
              guint              input)
{
  Packer *packers = g_new0 (Packer, plan->n_columns + 1);
  const guint *offsets = plan->offsets + input * plan->n_items;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      const HlPlanColumn *column = &plan->columns[i];

      set_half (&packers[i], 0, &plan->items[column->first], offsets[column->first]);
      if (column->second != HL_NO_INDEX)
        set_half (&packers[i], 1, &plan->items[column->second], offsets[column->second]);
    }

  return packers;
}

/* Packs the columns from @first to @end. Returns: the sum of their levels */
static inline guint
pack_columns (const Packer *packers,
              guint         first,
              guint         end,
              const guint8 *answers,
              guint8       *codes)
{
  guint sum = 0;

  for (guint i = first; i < end; i++)
    {
      const Packer *packer = &packers[i];
      guint value = packer->values[0][answers[packer->offset[0]]] +
                    packer->values[1][answers[packer->offset[1]]];

      codes[i] = (guint8) value;
      sum += value >> CODE_BITS;
    }

  return sum;
}

/* Returns: the slot of the next input's first row */
static gsize
pack_input (HlScoreTable      *self,
            const HlScorePlan *plan,
            guint              input,
            const guint8      *status,
            gsize              slot)
{
  const HlResponseSet *set = plan->request->inputs[input].responses;
  g_autofree Packer *packers = make_packers (plan, input);

  for (guint row = 0; row < set->n; row++)
    {
      const guint8 *answers = hl_response_set_answers (set, row);
      guint8 *codes = self->codes + slot * plan->n_columns;
      guint16 *totals = self->totals + slot * plan->n_factors;

      if (status[row] < HL_ROW_EXCLUDED_SOUND)
        continue;

      for (guint f = 0; f < plan->n_factors; f++)
        {
          const HlPlanBlock *factor = &plan->factors[f];
          guint sum = pack_columns (packers, factor->first_column,
                                    factor->first_column + factor->n_columns, answers, codes);

          totals[f] = sum < INCOMPLETE ? (guint16) sum : 0;
        }

      pack_columns (packers, plan->whole.n_columns, plan->n_columns, answers, codes);
      slot++;
    }

  return slot;
}

static void
sort_slots (HlScoreTable *self)
{
  guint valid = 0;
  guint excluded = self->counts[HL_ROW_VALID];
  guint slot = 0;

  if (self->counts[HL_ROW_EXCLUDED_SOUND] == 0)
    return;

  self->slots = g_new (guint, self->n);
  for (guint row = 0; row < self->n_rows; row++)
    {
      if (self->status[row] == HL_ROW_VALID)
        self->slots[valid++] = slot++;
      else if (self->status[row] == HL_ROW_EXCLUDED_SOUND)
        self->slots[excluded++] = slot++;
    }
}

/**
 * hl_score_table_new:
 * @plan: what is to be computed
 *
 * Decides what counts of every response and packs the answers of the sound ones, so that each set
 * of responses is scored by running over its rows. O(n).
 *
 * Returns: (transfer full): the table
 */
HlScoreTable *
hl_score_table_new (const HlScorePlan *plan)
{
  HlScoreTable *self = g_new0 (HlScoreTable, 1);
  const HlScoreRequest *request = plan->request;
  guint8 *status = NULL;
  gsize slot = 0;

  for (guint i = 0; i < request->n_inputs; i++)
    self->n_rows += request->inputs[i].responses->n;

  self->status = status = g_malloc (self->n_rows + 1);
  for (guint i = 0; i < request->n_inputs; i++)
    {
      find_status (self, plan, &request->inputs[i], status);
      status += request->inputs[i].responses->n;
    }

  self->n = self->counts[HL_ROW_VALID] + self->counts[HL_ROW_EXCLUDED_SOUND];
  sort_slots (self);
  self->codes = g_malloc ((gsize) self->n * plan->n_columns + 1);
  self->totals = g_new (guint16, (gsize) self->n * plan->n_factors + 1);
  status = self->status;
  for (guint i = 0; i < request->n_inputs; i++)
    {
      slot = pack_input (self, plan, i, status, slot);
      status += request->inputs[i].responses->n;
    }

  return self;
}

void
hl_score_table_free (HlScoreTable *self)
{
  g_free (self->status);
  g_free (self->codes);
  g_free (self->totals);
  g_free (self->slots);
  g_free (self);
}

/**
 * hl_score_table_get_rows:
 * @self: a table
 * @with_excluded: with those that would be valid had they not been excluded
 *
 * Returns: the rows of all valid responses
 */
HlRows
hl_score_table_get_rows (const HlScoreTable *self,
                         gboolean            with_excluded)
{
  return (HlRows) {
           .slots = self->slots, .n = with_excluded ? self->n : self->counts[HL_ROW_VALID],
  };
}
