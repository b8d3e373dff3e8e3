#pragma once

#include "core/hl-response.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlPassDifference:
 * @serial: of the form
 * @box: code of a question, or "field", "area", "respondent"
 * @first: what the round holds, @second: what the second pass holds; in words
 *
 * A box that two passes keyed differently.
 */
typedef struct
{
  HlSerial serial;
  char    *box;
  char    *first;
  char    *second;
} HlPassDifference;

/**
 * HlPassReport:
 * @n_forms: forms in both; @n_differing: of these, forms with a difference
 * @n_compared: boxes compared
 * @differences: (element-type HlPassDifference): by serial, in the order of the paper
 * @only_here: (element-type HlSerial): forms the second pass lacks; @only_there: forms the round
 *   lacks
 * @refused: (element-type HlRefusal): lines that cannot be read
 *
 * Two passes of the same paper beside each other.
 */
typedef struct
{
  guint      n_forms;
  guint      n_differing;
  guint64    n_compared;
  GPtrArray *differences;
  GArray    *only_here;
  GArray    *only_there;
  GPtrArray *refused;
} HlPassReport;

HlPassReport *hl_response_pass_compare (HlStore            *store,
                                        gint64              survey_id,
                                        GBytes             *bytes,
                                        GError            **error);
void          hl_pass_report_free      (HlPassReport       *self);
char         *hl_pass_report_to_csv    (const HlPassReport *self,
                                        guint               width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlPassReport, hl_pass_report_free)

G_END_DECLS
