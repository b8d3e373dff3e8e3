#include "app/hl-round-words.h"

#include "core/hl-i18n.h"

/**
 * hl_round_words_fixed:
 * @fixed: how far a round is fixed
 *
 * Returns: (transfer full): what cannot change any more and why; "" when all can
 */
char *
hl_round_words_fixed (HlRoundFixed fixed)
{
  switch (fixed)
    {
    case HL_ROUND_PRINTED:
      return g_strdup (_("Numbered forms are printed: the questionnaire, the names of fields and "
                         "areas and the serials stay as they stand on paper. Ranges may grow."));

    case HL_ROUND_OPENED:
      return g_strdup (_("The round is open: the questionnaire, fields, populations, formula, "
                         "official index, target and rules stay as they are. Title, days, "
                         "sampling, quotas and longer ranges may change, with a reason that is "
                         "printed in the report."));

    case HL_ROUND_PUBLISHED:
      return g_strdup (_("The results are published: nothing changes any more. Copy the round to "
                         "plan another."));

    case HL_ROUND_FREE:
    default:
      return g_strdup ("");
    }
}
