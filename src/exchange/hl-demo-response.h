#pragma once

#include "core/hl-response.h"

G_BEGIN_DECLS

#define HL_DEMO_N_FACTORS 5

/**
 * HlDemoRandom:
 *
 * Random numbers that are the same in every program, on every machine.
 */
typedef struct
{
  guint64 state;
} HlDemoRandom;

/**
 * HlDemoMood:
 * @levels: how satisfied people are with each of the five factors, in standard deviations above the
 *   bound between level 3 and level 4
 * @shift: what is added for the field the form is about
 */
typedef struct
{
  double levels[HL_DEMO_N_FACTORS];
  double shift;
} HlDemoMood;

guint       hl_demo_random_below (HlDemoRandom          *self,
                                  guint                  n);
gboolean    hl_demo_random_share (HlDemoRandom          *self,
                                  double                 share);
HlResponse *hl_demo_response_new (const HlQuestionnaire *questionnaire,
                                  const HlDemoMood      *mood,
                                  HlDemoRandom          *random);

G_END_DECLS
