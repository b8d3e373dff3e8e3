#include "store/hl-store-batch.h"

#include "core/hl-i18n.h"
#include "core/hl-serial.h"

#define MOST_LISTED 12

typedef struct
{
  const HlSerial *serials;
  gsize           n_serials;
  guint           width;
} Stack;

static void
list (GString     *text,
      const Stack *stack,
      guint       *n_listed,
      HlSerial     serial)
{
  g_autofree char *number = hl_serial_format (serial, stack->width);

  (*n_listed)++;
  if (*n_listed > MOST_LISTED + 1)
    return;

  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, *n_listed > MOST_LISTED ? "…" : number);
}

/* Numbers between the first and the last of the stack that are not in it. */
static char *
list_gaps (const Stack *stack)
{
  GString *text = g_string_new (NULL);
  guint n_listed = 0;

  for (gsize i = 1; i < stack->n_serials && n_listed <= MOST_LISTED; i++)
    {
      for (HlSerial serial = stack->serials[i - 1] + 1;
           serial < stack->serials[i] && n_listed <= MOST_LISTED; serial++)
        list (text, stack, &n_listed, serial);
    }

  return g_string_free (text, FALSE);
}

/* First of the @n numbers that lie closest together; @n when two runs are equally close. */
static gsize
find_closest_run (const Stack *stack,
                  gsize        n)
{
  gsize best = 0;
  gboolean alone = TRUE;

  for (gsize i = 1; i + n <= stack->n_serials; i++)
    {
      HlSerial length = stack->serials[i + n - 1] - stack->serials[i];
      HlSerial shortest = stack->serials[best + n - 1] - stack->serials[best];

      if (length < shortest)
        {
          best = i;
          alone = TRUE;
        }
      else if (length == shortest)
        {
          alone = FALSE;
        }
    }

  return alone ? best : stack->n_serials;
}

/* Numbers that lie apart when as many as the slip says lie together. */
static char *
list_strays (const Stack *stack,
             gsize        n)
{
  GString *text = g_string_new (NULL);
  gsize first = find_closest_run (stack, n);
  guint n_listed = 0;

  for (gsize i = 0; i < stack->n_serials && first < stack->n_serials; i++)
    {
      if (i < first || i >= first + n)
        list (text, stack, &n_listed, stack->serials[i]);
    }

  return g_string_free (text, FALSE);
}

static char *
explain_missing (const HlBatch *batch,
                 const Stack   *stack)
{
  guint n = batch->n_paper - (guint) stack->n_serials;
  g_autofree char *gaps = list_gaps (stack);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (stack->n_serials == 0)
    return g_strdup_printf (_("Batch %u stays open: no form of it is keyed yet"), batch->number);

  first = hl_serial_format (stack->serials[0], stack->width);
  last = hl_serial_format (stack->serials[stack->n_serials - 1], stack->width);
  if (*gaps == '\0')
    return g_strdup_printf (_("Batch %u stays open: its slip says %u forms, %u are keyed, %u are "
                              "missing. %s to %s are all there: look before and behind them, or "
                              "count the slip again"),
                            batch->number, batch->n_paper, batch->n_keyed, n, first, last);

  return g_strdup_printf (_("Batch %u stays open: its slip says %u forms, %u are keyed, %u are "
                            "missing. Between %s and %s not in it: %s. Key them, or count the "
                            "slip again"),
                          batch->number, batch->n_paper, batch->n_keyed, n, first, last, gaps);
}

static char *
explain_surplus (const HlBatch *batch,
                 const Stack   *stack)
{
  guint n = (guint) stack->n_serials - batch->n_paper;
  g_autofree char *strays = list_strays (stack, batch->n_paper);
  g_autofree char *first = hl_serial_format (stack->serials[0], stack->width);
  g_autofree char *last = hl_serial_format (stack->serials[stack->n_serials - 1], stack->width);

  if (*strays == '\0')
    return g_strdup_printf (_("Batch %u stays open: its slip says %u forms, %u are keyed, %u too "
                              "many, from %s to %s. Count the stack again and type that number"),
                            batch->number, batch->n_paper, batch->n_keyed, n, first, last);

  return g_strdup_printf (_("Batch %u stays open: its slip says %u forms, %u are keyed, %u too "
                            "many. Apart from the others: %s. Count the stack again and type that "
                            "number"),
                          batch->number, batch->n_paper, batch->n_keyed, n, strays);
}

/**
 * hl_batch_explain:
 * @batch: a batch whose counts differ
 * @serials: (array length=n_serials): its serials, rising
 * @n_serials: how many forms are keyed
 * @width: digits of a serial as printed
 *
 * Says which forms of the span of a batch are missing or too many, and what to do. Too many are
 * those that lie apart when as many as the slip says lie closest together.
 *
 * Returns: (transfer full): a sentence
 */
char *
hl_batch_explain (const HlBatch  *batch,
                  const HlSerial *serials,
                  gsize           n_serials,
                  guint           width)
{
  const Stack stack = { serials, n_serials, width };

  if (batch->n_paper == 0)
    return g_strdup_printf (_("Batch %u stays open: type how many forms its slip says"),
                            batch->number);

  return n_serials < batch->n_paper ? explain_missing (batch, &stack) :
         explain_surplus (batch, &stack);
}
