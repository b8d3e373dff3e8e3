/* The register of all issued serials, each once. */
#include "exchange/hl-register-rows.h"

#include "exchange/hl-register-private.h"

/**
 * Walk:
 * @range: range of the serials at hand
 * @span: their entry in the register, or %NULL
 */
typedef struct
{
  const HlResponseSet  *responses;
  const HlSerialRange  *range;
  const HlRegisterSpan *span;
  GArray               *rows;
} Walk;

static void
add_row (Walk     *walk,
         gint64    first,
         gint64    last,
         HlOutcome outcome)
{
  gboolean has_area = walk->span != NULL && walk->span->area != HL_NO_INDEX;
  HlRegisterRow row = {
    .first = first, .last = last, .span = walk->span, .outcome = outcome,
    .area = has_area ? walk->span->area : walk->range->area,
  };

  g_array_append_val (walk->rows, row);
}

/* Serials with the same entry: those with answers apart from those without. */
static void
add_serials (Walk  *walk,
             gint64 first,
             gint64 last)
{
  HlOutcome outcome = walk->span != NULL ? walk->span->outcome : HL_OUTCOME_OUTSTANDING;
  const HlResponseSet *set = walk->responses;

  while (first <= last && outcome == HL_OUTCOME_OUTSTANDING)
    {
      guint row = hl_register_find_row (set, first);
      gint64 next = row < set->n && set->serials[row] != HL_SERIAL_NONE ? set->serials[row] :
                    G_MAXINT64;

      if (next > last)
        break;
      if (next > first)
        add_row (walk, first, next - 1, outcome);

      for (first = next; row < set->n && set->serials[row] == next && next <= last; row++)
        next++;
      add_row (walk, first, next - 1, HL_OUTCOME_RETURNED);
      first = next;
    }

  if (first <= last)
    add_row (walk, first, last, outcome);
}

/* The first span that does not end before @serial; spans are in order and do not overlap. */
static guint
find_span (GPtrArray *spans,
           gint64     serial)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HlRegisterSpan *span = spans->pdata[middle];

      if (span->last < serial)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Spans within the range, and what lies between them. */
static void
add_range (Walk      *walk,
           GPtrArray *spans)
{
  gint64 next = walk->range->first;

  for (guint i = find_span (spans, next); i < spans->len; i++)
    {
      const HlRegisterSpan *span = spans->pdata[i];
      gint64 first = MAX (span->first, walk->range->first);
      gint64 last = MIN (span->last, walk->range->last);

      if (first > last)
        break;

      walk->span = NULL;
      add_serials (walk, next, first - 1);
      walk->span = span;
      add_serials (walk, first, last);
      next = last + 1;
    }

  walk->span = NULL;
  add_serials (walk, next, walk->range->last);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const HlSerialRange *one = *(const HlSerialRange *const *) a;
  const HlSerialRange *other = *(const HlSerialRange *const *) b;

  return one->first < other->first ? -1 : one->first > other->first;
}

/**
 * hl_register_rows_new:
 * @survey: a survey
 * @spans: (element-type HlRegisterSpan): its register
 * @responses: its responses
 *
 * Lists all issued serials, those in a row with the same entry as one.
 *
 * Returns: (transfer full) (element-type HlRegisterRow): the rows in the order of serials; valid as
 *   long as @spans
 */
GArray *
hl_register_rows_new (const HlSurvey      *survey,
                      GPtrArray           *spans,
                      const HlResponseSet *responses)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (HlRegisterRow));
  Walk walk = { .responses = responses, .rows = rows };
  g_autoptr (GPtrArray) ranges = g_ptr_array_new ();

  for (guint i = 0; i < survey->n_ranges; i++)
    g_ptr_array_add (ranges, &survey->ranges[i]);
  g_ptr_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      walk.range = ranges->pdata[i];
      add_range (&walk, spans);
    }

  return rows;
}

/**
 * hl_register_row_is_handed_out:
 * @self: a row
 *
 * Returns: whether the register says to whom or when these forms were handed out
 */
gboolean
hl_register_row_is_handed_out (const HlRegisterRow *self)
{
  return self->span != NULL && (*self->span->issued_to != '\0' || self->span->day != HL_DATE_NONE);
}
