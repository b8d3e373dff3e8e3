#include "report/hl-rules.h"

#include "core/hl-text.h"
#include "report/hl-words.h"

static const char *const plain[HL_N_RULES] = {
  [HL_RULE_Q01] = "không có số phiếu hoặc số phiếu ngoài dải số đã phát",
  [HL_RULE_Q06] = "có câu trả lời mâu thuẫn nhau",
  [HL_RULE_Q07] = "ngày trả lời ngoài thời gian khảo sát",
  [HL_RULE_Q08] = "giống hệt phiếu khác của cùng người phỏng vấn trong ngày",
  [HL_RULE_Q09] = "người phỏng vấn là công chức được đánh giá",
  [HL_RULE_Q10] = "hai lần nhập khác nhau, chưa xử lý",
  [HL_RULE_Q11] = "được chọn phúc tra, chưa phúc tra",
  [HL_RULE_Q12] = "vượt số phiếu theo kế hoạch",
};

/**
 * hl_rules_describe:
 * @survey: a round
 * @rule: one of its validity rules
 *
 * Returns: (transfer full): what a form that breaks the rule is like, with the round's threshold
 */
char *
hl_rules_describe (const HlSurvey *survey,
                   HlRule          rule)
{
  double threshold = survey->rules[rule].threshold;
  g_autofree char *share = hl_words_round (100.0 * threshold);
  g_autofree char *count = hl_count_in_words ((gint64) threshold);

  switch ((int) rule)
    {
    case HL_RULE_Q02:
      return g_strdup (survey->n_areas == 0 ? "không ghi lĩnh vực" :
                       survey->n_fields == 0 ? "không ghi địa bàn" : "không ghi lĩnh vực hoặc địa "
                       "bàn");

    case HL_RULE_Q03:
      return g_strdup_printf ("bỏ trống hoặc đánh dấu hai ô trên %s số tiêu chí được hỏi", share);

    case HL_RULE_Q04:
      return g_strdup_printf ("đánh dấu hai ô ở từ %s tiêu chí trở lên", count);

    case HL_RULE_Q05:
      return g_strdup ("chọn cùng một mức ở mọi tiêu chí");

    default:
      return g_strdup (plain[rule]);
    }
}

/**
 * hl_rules_count:
 * @survey: a round
 * @counts: (array fixed-size=12): forms that hit each rule
 * @effect: which rules to list, with or without hits; %HL_EFFECT_OFF lists those that were hit
 *
 * Returns: (transfer full): the rules with their counts, "không ghi lĩnh vực (01); …"; "" for none
 */
char *
hl_rules_count (const HlSurvey *survey,
                const guint    *counts,
                HlEffect        effect)
{
  GString *out = g_string_new (NULL);

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      g_autofree char *words = hl_rules_describe (survey, rule);
      g_autofree char *count = hl_count_in_words (counts[rule]);

      if (counts[rule] > 0 || (effect != HL_EFFECT_OFF && survey->rules[rule].effect == effect))
        g_string_append_printf (out, "%s%s\u00a0(%s)", out->len > 0 ? "; " : "", words, count);
    }

  return g_string_free (out, FALSE);
}
