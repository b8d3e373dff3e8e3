#pragma once

#include "exchange/hl-demo-response.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

#define HL_DEMO_N_FIELDS 3

/**
 * HlDemoRound:
 * @questionnaire: id of a built-in questionnaire
 * @uuid: of the survey
 * @from: first day, as 100 × month + day of %HL_DEMO_YEAR (701 = 1 July)
 * @to: last day
 * @state: how far its life has come
 * @issued: serials issued in each field
 * @quotas: forms wanted in each field
 * @populations: transactions in each field
 * @n_forms: forms keyed in each field
 * @levels: see #HlDemoMood
 * @faults: what is wrong with some forms: a letter (see hl-demo-round.c) and the place of the form
 *   in the order of keying, "o12 a30"
 * @tasks: (nullable): what the office wrote under the tasks of the next period
 *
 * One round of the demo office.
 */
typedef struct
{
  const char   *title;
  const char   *questionnaire;
  const char   *uuid;
  guint         from;
  guint         to;
  HlSurveyState state;
  guint         issued[HL_DEMO_N_FIELDS];
  guint         quotas[HL_DEMO_N_FIELDS];
  guint         populations[HL_DEMO_N_FIELDS];
  guint         n_forms[HL_DEMO_N_FIELDS];
  double        levels[HL_DEMO_N_FACTORS];
  const char   *faults;
  const char   *tasks;
} HlDemoRound;

#define HL_DEMO_YEAR 2026

gboolean hl_demo_round_fill (HlStore           *store,
                             const HlDemoRound *round,
                             HlDemoRandom      *random,
                             gint64            *out_survey,
                             GError           **error);
HlDate   hl_demo_date       (guint              month_and_day);
void     hl_demo_set_clock  (HlStore           *store,
                             HlDate             date,
                             guint              hour);

G_END_DECLS
