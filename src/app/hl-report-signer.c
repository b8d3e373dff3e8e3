#include "app/hl-report-signer.h"

#include <string.h>

#include "core/hl-i18n.h"

static gboolean
has (const char *lines,
     const char *word)
{
  g_autofree char *upper = g_utf8_strup (lines, -1);

  return strstr (upper, word) != NULL;
}

/* A committee decides together: somebody signs in its name, or by its order or mandate. */
static gboolean
is_committee (const HlOffice *office)
{
  return g_str_has_prefix (office->name, "UBND ") || has (office->name, "ỦY BAN NHÂN DÂN");
}

/**
 * hl_report_signer_fault:
 * @office: who reports
 * @signer: (nullable): who signs
 *
 * Looks whether the lines over a signature go together.
 *
 * Source: Decree 30/2020/NĐ-CP, appendix I, part II, section I, point 7.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL when nothing is wrong
 */
const char *
hl_report_signer_fault (const HlOffice *office,
                        const HlSigner *signer)
{
  const char *lines = signer != NULL ? signer->lines : "";
  const gboolean by_order = has (lines, "TL.") || has (lines, "TUQ.");

  if (signer == NULL || *signer->name == '\0')
    return _("No signer is known: enter one under My Office.");
  if (is_committee (office) && !has (lines, "TM.") && !by_order)
    return _("A people's committee is signed for with the line TM. ỦY BAN NHÂN DÂN.");
  if (has (lines, "PHÓ CHỦ TỊCH") && !has (lines, "KT.") && !by_order)
    return _("A deputy signs for the chairperson: the line KT. CHỦ TỊCH is missing.");
  if (has (lines, "KT.") && !has (lines, "PHÓ"))
    return _("KT. goes with a deputy: the line with the deputy's office is missing.");

  return NULL;
}
