#include "score/hl-sample-quota.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "score/hl-sample.h"

/* Whether a stratum keeps the quota it has. */
static gboolean
is_kept (const HlStratum *stratum,
         gboolean         keep_given)
{
  return keep_given && stratum->quota != HL_UNKNOWN_COUNT;
}

/* What is left for the strata without a quota, and how many transactions they have. */
static gboolean
sum_up (const HlStratum *list,
        guint            n,
        gboolean         keep_given,
        gint64          *left,
        gint64          *out_transactions,
        GError         **error)
{
  *out_transactions = 0;
  for (guint i = 0; i < n; i++)
    {
      if (is_kept (&list[i], keep_given))
        {
          *left -= list[i].quota;
          continue;
        }
      if (list[i].population == HL_UNKNOWN_COUNT)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                       _("The transactions of “%s” are not known: type them first"),
                       list[i].name);
          return FALSE;
        }
      *out_transactions += list[i].population;
    }

  return TRUE;
}

/**
 * hl_sample_propose_quotas:
 * @survey: a survey
 * @strata: its fields or its areas
 * @total: forms to collect in all, ≥ 0
 * @keep_given: quotas the office gave stay, and only what is left is shared out
 * @out_quotas: (array): a quota for each stratum; adding up to @total unless @keep_given and there
 *   is nothing to share out
 * @error: return location for an error
 *
 * Shares the forms out in proportion to the transactions, by largest remainder.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when transactions are not known, there are fewer
 *   of them than forms, or the quotas given already exceed @total; @out_quotas is untouched then
 */
gboolean
hl_sample_propose_quotas (const HlSurvey *survey,
                          HlStrata        strata,
                          gint64          total,
                          gboolean        keep_given,
                          gint64         *out_quotas,
                          GError        **error)
{
  guint n;
  const HlStratum *list = hl_survey_get_strata (survey, strata, &n);
  g_autofree gint64 *populations = g_new0 (gint64, n + 1);
  g_autofree guint *quotas = g_new0 (guint, n + 1);
  gint64 left = total, transactions;
  guint n_free = 0;

  if (!sum_up (list, n, keep_given, &left, &transactions, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!is_kept (&list[i], keep_given))
      {
        populations[i] = list[i].population;
        n_free++;
      }
  if (left < 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The quotas given are %d forms more than the total of %d"), (int) -left,
                   (int) total);
      return FALSE;
    }
  if (n_free > 0 && left > transactions)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%d forms are more than the %d transactions they are shared among"),
                   (int) left, (int) transactions);
      return FALSE;
    }

  hl_sample_allocate ((guint) left, populations, n, quotas);
  for (guint i = 0; i < n; i++)
    out_quotas[i] = is_kept (&list[i], keep_given) ? list[i].quota : quotas[i];

  return TRUE;
}
