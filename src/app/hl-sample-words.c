#include "app/hl-sample-words.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "score/hl-sample.h"

/**
 * hl_sample_describe:
 * @n_forms: forms to collect, or %HL_UNKNOWN_COUNT
 * @population: transactions they stand for, or %HL_UNKNOWN_COUNT
 *
 * Says in one sentence what so many forms can tell: "150 forms: sampling error ±7.5 percentage
 * points".
 *
 * Returns: (transfer full): the sentence; "–" without forms
 */
char *
hl_sample_describe (gint64 n_forms,
                    gint64 population)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *forms = NULL;
  g_autofree char *margin = NULL;

  if (n_forms == HL_UNKNOWN_COUNT)
    return g_strdup ("–");

  forms = hl_count_format (n_forms, language);
  if (n_forms == 0)
    return g_strdup_printf (_("%s forms"), forms);
  if (population != HL_UNKNOWN_COUNT && n_forms > population)
    return g_strdup_printf (_("%s forms: more than there are transactions"), forms);
  if (n_forms == population)
    return g_strdup_printf (_("%s forms: everybody, no sampling error"), forms);

  margin = hl_number_format (hl_sample_margin (n_forms, population), 1, language);

  return g_strdup_printf (_("%s forms: sampling error ±%s percentage points"), forms, margin);
}

/* As many as a share in tenths of a percent needs. */
static guint
count_decimals (double share)
{
  return lround (1000.0 * share) % 10 == 0 ? 2 : 3;
}

/**
 * hl_sample_describe_size:
 * @population: transactions, or %HL_UNKNOWN_COUNT
 * @error: the sampling error aimed at, a share > 0
 *
 * Says how the number of forms is computed.
 *
 * Source: CV 1159/BNV-CCHC of 2014 (hl_sample_size()).
 *
 * Returns: (transfer full): "n = N/(1 + N·e²) = 1,240/(1 + 1,240 × 0.05²) = 303 forms"
 */
char *
hl_sample_describe_size (gint64 population,
                         double error)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *size = hl_count_format (hl_sample_size (population, error), language);
  g_autofree char *total = hl_count_format (MAX (0, population), language);
  g_autofree char *share = hl_number_format (error, count_decimals (error), language);

  if (population == HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("The transactions are not known: n = 1/e² = 1/%s² = %s forms"),
                            share, size);

  return g_strdup_printf (_("n = N/(1 + N·e²) = %s/(1 + %s × %s²) = %s forms"), total, total, share,
                          size);
}
