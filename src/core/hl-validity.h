#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Validity rules Q01…Q12 (P§5). Rule k is bit k−1 of a mask: HL_RULE_BIT (HL_RULE_Q03) == 4. */
typedef enum
{
  HL_RULE_Q01,
  HL_RULE_Q02,
  HL_RULE_Q03,
  HL_RULE_Q04,
  HL_RULE_Q05,
  HL_RULE_Q06,
  HL_RULE_Q07,
  HL_RULE_Q08,
  HL_RULE_Q09,
  HL_RULE_Q10,
  HL_RULE_Q11,
  HL_RULE_Q12,
  HL_N_RULES,
} HlRule;

#define HL_RULE_BIT(rule) (1u << (rule))

typedef enum
{
  HL_EFFECT_OFF,
  HL_EFFECT_WARNING,
  HL_EFFECT_INVALID,
} HlEffect;

/**
 * HlRuleSetting:
 * @effect: what a hit does in this survey
 * @threshold: Q03: share of blank + spoiled, 0…1 (0.30); Q04: number of spoiled criteria (3); Q05:
 *   fewest answered criteria (10); Q11: share drawn for back-check (0.10); else unused (0)
 */
typedef struct
{
  HlEffect effect;
  double   threshold;
} HlRuleSetting;

const char          *hl_rule_code        (HlRule        rule);
const char          *hl_rule_description (HlRule        rule);
const HlRuleSetting *hl_rule_defaults    (void);
guint                hl_rules_mask       (const HlRuleSetting *settings,
                                          HlEffect             effect);

G_END_DECLS
