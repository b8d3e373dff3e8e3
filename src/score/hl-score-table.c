#include "score/hl-score-table.h"

#define LOW_BITS 4

/* How the bytes of one input become those of one column. */
typedef struct
{
  guint  offset[2];
  guint8 classes[2][256];
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
      self->n += status[row] >= HL_ROW_EXCLUDED_SOUND;
      self->n_undated += plan->request->has_period && set->dates[row] == HL_DATE_NONE;
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

      packers[i].offset[0] = offsets[column->first];
      hl_score_plan_classify (&plan->items[column->first], packers[i].classes[0]);
      if (column->second == HL_NO_INDEX)
        continue;

      packers[i].offset[1] = offsets[column->second];
      hl_score_plan_classify (&plan->items[column->second], packers[i].classes[1]);
      for (guint byte = 0; byte < 256; byte++)
        packers[i].classes[1][byte] = (guint8) (packers[i].classes[1][byte] << LOW_BITS);
    }

  return packers;
}

/* Returns: where the codes of the next input go */
static guint8 *
pack_input (const HlScorePlan *plan,
            guint              input,
            const guint8      *status,
            guint8            *codes)
{
  const HlResponseSet *set = plan->request->inputs[input].responses;
  g_autofree Packer *packers = make_packers (plan, input);
  const guint n_columns = plan->n_columns;

  for (guint row = 0; row < set->n; row++)
    {
      const guint8 *answers = hl_response_set_answers (set, row);

      if (status[row] < HL_ROW_EXCLUDED_SOUND)
        continue;

      for (guint i = 0; i < n_columns; i++)
        {
          const Packer *packer = &packers[i];

          codes[i] = packer->classes[0][answers[packer->offset[0]]] |
                     packer->classes[1][answers[packer->offset[1]]];
        }

      codes += n_columns;
    }

  return codes;
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
  guint8 *codes = NULL;
  guint8 *status = NULL;

  for (guint i = 0; i < request->n_inputs; i++)
    self->n_rows += request->inputs[i].responses->n;

  self->status = status = g_malloc (self->n_rows + 1);
  for (guint i = 0; i < request->n_inputs; i++)
    {
      find_status (self, plan, &request->inputs[i], status);
      status += request->inputs[i].responses->n;
    }

  self->codes = codes = g_malloc ((gsize) self->n * plan->n_columns + 1);
  status = self->status;
  for (guint i = 0; i < request->n_inputs; i++)
    {
      codes = pack_input (plan, i, status, codes);
      status += request->inputs[i].responses->n;
    }

  return self;
}

void
hl_score_table_free (HlScoreTable *self)
{
  g_free (self->status);
  g_free (self->codes);
  g_free (self);
}
