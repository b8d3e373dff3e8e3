#pragma once

#include "core/hl-response-set.h"
#include "store/hl-store-register.h"

G_BEGIN_DECLS

/**
 * HlRegisterConflict:
 *
 * A form that is in with answers though the register says something else became of it.
 */
typedef struct
{
  HlSerial  serial;
  HlOutcome outcome;
} HlRegisterConflict;

/**
 * HlRegisterCount:
 * @issued: serials issued: @unkeyed and all of @forms together
 * @forms: by outcome; returned = responses with an issued serial, and they count nowhere else
 * @unkeyed: returned by the register, without a response
 * @conflicts: (array of HlRegisterConflict): in the order of serials
 *
 * What became of the issued forms of a round.
 */
typedef struct
{
  gint64  issued;
  gint64  forms[HL_N_OUTCOMES];
  gint64  unkeyed;
  GArray *conflicts;
} HlRegisterCount;

/**
 * HlRegisterReport:
 * @n_taken: lines that are in
 * @refused: (element-type HlRefusal): lines that are not; the serial of a refusal is its serials
 */
typedef struct
{
  guint      n_taken;
  GPtrArray *refused;
} HlRegisterReport;

HlRegisterCount  *hl_register_count       (const HlSurvey      *survey,
                                           GPtrArray           *spans,
                                           const HlResponseSet *responses);
void              hl_register_count_free  (HlRegisterCount     *self);
char             *hl_register_to_csv      (const HlSurvey      *survey,
                                           GPtrArray           *spans,
                                           const HlResponseSet *responses);
HlRegisterReport *hl_register_import      (HlStore             *store,
                                           const HlSurvey      *survey,
                                           GBytes              *bytes,
                                           GError             **error);
void              hl_register_report_free (HlRegisterReport    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterCount, hl_register_count_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterReport, hl_register_report_free)

G_END_DECLS
