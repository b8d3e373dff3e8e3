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

static void
show_fault (AdwComboRow *row,
            GtkLabel    *label,
            const char  *fault)
{
  gtk_label_set_text (label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (label), fault != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * hl_report_signer_fill:
 * @row: chooses the signer
 * @names: its model
 * @fault_label: says what is wrong with the signer
 * @spec: a document
 *
 * Lists the signers of the office, the one of the document chosen.
 */
void
hl_report_signer_fill (AdwComboRow        *row,
                       GtkStringList      *names,
                       GtkLabel           *fault_label,
                       const HlReportSpec *spec)
{
  const HlOffice *office = spec->office;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (names));
  g_autofree const char **listed = g_new0 (const char *, office->n_signers + 1);
  guint selected = 0;

  for (guint i = 0; i < office->n_signers; i++)
    {
      listed[i] = office->signers[i].name;
      if (&office->signers[i] == spec->signer)
        selected = i;
    }

  gtk_string_list_splice (names, 0, n_before, listed);
  adw_combo_row_set_selected (row, selected);
  gtk_widget_set_visible (GTK_WIDGET (row), office->n_signers > 0);
  show_fault (row, fault_label, hl_report_signer_fault (office, spec->signer));
}
