#include "core/hl-validity.h"

static void
test_defaults (void)
{
  const HlRuleSetting *rules = hl_rule_defaults ();

  g_assert_cmpuint (hl_rules_mask (rules, HL_EFFECT_INVALID), ==, 0x20f);
  g_assert_cmpuint (hl_rules_mask (rules, HL_EFFECT_WARNING), ==, 0xdf0);
  g_assert_cmpuint (hl_rules_mask (rules, HL_EFFECT_OFF), ==, 0);
  g_assert_cmpfloat (rules[HL_RULE_Q03].threshold, ==, 0.30);
  g_assert_cmpfloat (rules[HL_RULE_Q04].threshold, ==, 3.0);
  g_assert_cmpfloat (rules[HL_RULE_Q05].threshold, ==, 10.0);
  g_assert_cmpfloat (rules[HL_RULE_Q11].threshold, ==, 0.10);
}

static void
test_words (void)
{
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      g_autofree char *code = g_strdup_printf ("Q%02u", rule + 1);

      g_assert_cmpstr (hl_rule_code (rule), ==, code);
      g_assert_cmpstr (hl_rule_description (rule), !=, "");
    }
  g_assert_cmpuint (HL_RULE_BIT (HL_RULE_Q03), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validity/defaults", test_defaults);
  g_test_add_func ("/validity/words", test_words);

  return g_test_run ();
}
