#include "core/hl-validity.h"

#include "core/hl-i18n.h"

static const HlRuleSetting defaults[HL_N_RULES] = {
  [HL_RULE_Q01] = { HL_EFFECT_INVALID, 0.0 },
  [HL_RULE_Q02] = { HL_EFFECT_INVALID, 0.0 },
  [HL_RULE_Q03] = { HL_EFFECT_INVALID, 0.30 },
  [HL_RULE_Q04] = { HL_EFFECT_INVALID, 3.0 },
  [HL_RULE_Q05] = { HL_EFFECT_WARNING, 10.0 },
  [HL_RULE_Q06] = { HL_EFFECT_WARNING, 0.0 },
  [HL_RULE_Q07] = { HL_EFFECT_WARNING, 0.0 },
  [HL_RULE_Q08] = { HL_EFFECT_WARNING, 0.0 },
  [HL_RULE_Q09] = { HL_EFFECT_WARNING, 0.0 },
  [HL_RULE_Q10] = { HL_EFFECT_INVALID, 0.0 },
  [HL_RULE_Q11] = { HL_EFFECT_WARNING, 0.10 },
  [HL_RULE_Q12] = { HL_EFFECT_WARNING, 0.0 },
};

static const char *const codes[HL_N_RULES] = {
  "Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09", "Q10", "Q11", "Q12",
};

static const char *const descriptions[HL_N_RULES] = {
  N_("The serial is missing or outside the issued ranges"),
  N_("The field or area is missing"),
  N_("Too many criteria are blank or spoiled"),
  N_("Several criteria carry two or more marks"),
  N_("Every answered criterion has the same level"),
  N_("Answers contradict each other"),
  N_("The date lies outside the survey's period"),
  N_("All answers equal another form of the same interviewer and day"),
  N_("The interviewer is the officer being rated"),
  N_("The second keying differs and is not settled"),
  N_("Drawn for back-check, not yet checked"),
  N_("Valid, but beyond the quota of its stratum"),
};

/**
 * hl_rule_code:
 * @rule: a rule
 *
 * Returns: (transfer none): its code, "Q01"…"Q12"
 */
const char *
hl_rule_code (HlRule rule)
{
  g_return_val_if_fail (rule < HL_N_RULES, NULL);

  return codes[rule];
}

/**
 * hl_rule_description:
 * @rule: a rule
 *
 * Returns: (transfer none): what a hit means, in the language of the interface
 */
const char *
hl_rule_description (HlRule rule)
{
  g_return_val_if_fail (rule < HL_N_RULES, NULL);

  return _(descriptions[rule]);
}

/**
 * hl_rule_defaults:
 *
 * Returns: (transfer none) (array fixed-size=12): the settings of a new survey
 */
const HlRuleSetting *
hl_rule_defaults (void)
{
  return defaults;
}

/**
 * hl_rules_mask:
 * @settings: (array fixed-size=12): a survey's rules
 * @effect: an effect
 *
 * Returns: the bits of the rules that have @effect
 */
guint
hl_rules_mask (const HlRuleSetting *settings,
               HlEffect             effect)
{
  guint mask = 0;

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    if (settings[rule].effect == effect)
      mask |= HL_RULE_BIT (rule);

  return mask;
}
