#include "core/hl-response-set.h"

#include <string.h>

/* Columns of the set, without the answers, which are stride bytes wide. */
#define FOR_EACH_COLUMN(DO) \
  DO (ids) DO (serials) DO (dates) DO (fields) DO (areas) DO (procedures) DO (officers) \
  DO (interviewers) DO (channels) DO (respondents) DO (flags) DO (excluded) DO (rules)

static gpointer
resize_column (gpointer column,
               gsize    size,
               guint    n_old,
               guint    n_new)
{
  char *resized = NULL;

  if (n_old == 0)
    return g_malloc0_n (n_new, size);

  resized = g_realloc_n (column, n_new, size);
  memset (resized + n_old * size, 0, (n_new - n_old) * size);

  return resized;
}

static void
allocate (HlResponseSet *self,
          guint          n_rows)
{
#define RESIZE(column) \
  self->column = resize_column (self->column, sizeof *self->column, self->n_allocated, n_rows);

  FOR_EACH_COLUMN (RESIZE)
#undef RESIZE

  if (self->stride > 0)
    self->answers = resize_column (self->answers, self->stride, self->n_allocated, n_rows);
  self->n_allocated = n_rows;
}

static guint16
index_to_column (guint index)
{
  return index == HL_NO_INDEX ? 0 : index + 1;
}

/**
 * hl_response_set_new:
 * @stride: bytes of one answer block (n_bytes of the questionnaire)
 * @n_expected: how many responses will probably be added, for one allocation; 0 = unknown
 *
 * Makes an empty set.
 *
 * Returns: (transfer full): the set; free with hl_response_set_free()
 */
HlResponseSet *
hl_response_set_new (guint stride,
                     guint n_expected)
{
  HlResponseSet *self = g_new0 (HlResponseSet, 1);

  self->stride = stride;
  if (n_expected > 0)
    allocate (self, n_expected);

  return self;
}

/**
 * hl_response_set_free:
 * @self: (transfer full): a set
 */
void
hl_response_set_free (HlResponseSet *self)
{
#define FREE(column) g_free (self->column);

  FOR_EACH_COLUMN (FREE)
#undef FREE

  g_free (self->answers);
  g_free (self);
}

/**
 * hl_response_set_grow:
 * @self: a set
 *
 * Adds a row of zeros, to be filled by the caller; pointers into the columns may change.
 *
 * Returns: the index of the row
 */
guint
hl_response_set_grow (HlResponseSet *self)
{
  if (self->n == self->n_allocated)
    allocate (self, MAX (64, self->n_allocated * 2));

  return self->n++;
}

/**
 * hl_response_set_append:
 * @self: a set
 * @response: a response of the same survey, not a draft
 *
 * Adds a row; texts and comment are left out. The caller keeps the order (serial, id).
 */
void
hl_response_set_append (HlResponseSet    *self,
                        const HlResponse *response)
{
  guint row;

  g_return_if_fail (response->n_answers == self->stride);
  g_return_if_fail (response->state != HL_RESPONSE_DRAFT);

  row = hl_response_set_grow (self);
  self->ids[row] = response->id;
  self->serials[row] = response->serial;
  self->dates[row] = response->date;
  self->fields[row] = index_to_column (response->field);
  self->areas[row] = index_to_column (response->area);
  self->procedures[row] = index_to_column (response->procedure);
  self->officers[row] = response->officer;
  self->interviewers[row] = response->interviewer;
  self->channels[row] = response->channel;
  self->respondents[row] = response->respondent;
  self->flags[row] = response->flags;
  self->excluded[row] = response->excluded;
  self->rules[row] = response->rules;
  if (self->stride > 0)
    memcpy (self->answers + (gsize) row * self->stride, response->answers, self->stride);
}

/**
 * hl_response_set_keep:
 * @self: a set
 * @keep: (array): for each row whether it stays
 *
 * Takes the other rows out; the order stays.
 */
void
hl_response_set_keep (HlResponseSet  *self,
                      const gboolean *keep)
{
  guint to = 0;

  for (guint row = 0; row < self->n; row++)
    {
      if (!keep[row])
        continue;

#define MOVE(column) self->column[to] = self->column[row];
      FOR_EACH_COLUMN (MOVE)
#undef MOVE

      if (self->stride > 0)
        memmove (self->answers + (gsize) to * self->stride,
                 self->answers + (gsize) row * self->stride, self->stride);
      to++;
    }

  self->n = to;
}

/**
 * hl_response_set_answers:
 * @self: a set
 * @row: index of a row
 *
 * Returns: (transfer none) (array): the answer block of the row, @stride bytes
 */
const guint8 *
hl_response_set_answers (const HlResponseSet *self,
                         guint                row)
{
  return self->answers + (gsize) row * self->stride;
}
