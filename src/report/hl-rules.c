#include "report/hl-rules.h"

#include "core/hl-text.h"
#include "report/hl-words.h"

static const char *const plain[HL_N_RULES] = {
  [HL_RULE_Q01] = "không có số phiếu hoặc số phiếu ngoài dải số đã phát",
  [HL_RULE_Q06] = "có câu trả lời mâu thuẫn nhau",
  [HL_RULE_Q07] = "ngày trả lời ngoài thời gian khảo sát",
  [HL_RULE_Q08] = "giống hệt phiếu khác của cùng điều tra viên trong ngày",
  [HL_RULE_Q09] = "điều tra viên là công chức được đánh giá",
  [HL_RULE_Q10] = "hai lần nhập khác nhau, chưa xử lý",
  [HL_RULE_Q12] = "vượt số phiếu theo kế hoạch",
};

/* The threshold in force, of a rule that is off the usual one. */
static double
find_threshold (const HlSurvey *survey,
                HlRule          rule)
{
  return survey->rules[rule].effect == HL_EFFECT_OFF ? hl_rule_defaults ()[rule].threshold :
         survey->rules[rule].threshold;
}

static gboolean
is_share (HlRule rule)
{
  return rule == HL_RULE_Q03 || rule == HL_RULE_Q11;
}

static char *
format_threshold (HlRule rule,
                  double threshold)
{
  return is_share (rule) ? hl_words_round (100.0 * threshold) : hl_count_in_words (
    (gint64) threshold);
}

/* What a form that breaks the rule is like, with the round's threshold. */
static char *
describe (const HlSurvey *survey,
          HlRule          rule)
{
  g_autofree char *threshold = format_threshold (rule, find_threshold (survey, rule));

  switch ((int) rule)
    {
    case HL_RULE_Q02:
      return g_strdup (survey->n_areas == 0 ? "không ghi lĩnh vực" :
                       survey->n_fields == 0 ? "không ghi địa bàn" :
                       "không ghi lĩnh vực hoặc địa bàn");

    case HL_RULE_Q03:
      return g_strdup_printf ("bỏ trống hoặc đánh dấu hai ô ở trên %s số tiêu chí được hỏi",
                              threshold);

    case HL_RULE_Q04:
      return g_strdup_printf ("đánh dấu hai ô ở từ %s tiêu chí trở lên", threshold);

    case HL_RULE_Q05:
      return g_strdup_printf ("trả lời từ %s tiêu chí trở lên và đều chọn cùng một mức",
                              threshold);

    case HL_RULE_Q11:
      return g_strdup_printf ("thuộc %s số phiếu chọn để phúc tra, chưa phúc tra", threshold);

    default:
      return g_strdup (plain[rule]);
    }
}

/* A round without fields and areas cannot miss them. */
static gboolean
can_apply (const HlSurvey *survey,
           HlRule          rule)
{
  return rule != HL_RULE_Q02 || survey->n_fields > 0 || survey->n_areas > 0;
}

/**
 * hl_rules_count:
 * @survey: a round
 * @counts: (array fixed-size=12): forms that hit each rule
 * @effect: which rules to list, with or without hits; %HL_EFFECT_OFF lists those that were hit
 *
 * Returns: (transfer full): the rules, with the number of forms that hit them, "không ghi lĩnh vực
 *   (01 phiếu); …"; "" for none
 */
char *
hl_rules_count (const HlSurvey *survey,
                const guint    *counts,
                HlEffect        effect)
{
  GString *out = g_string_new (NULL);

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      g_autofree char *words = describe (survey, rule);
      g_autofree char *forms = hl_words_forms (counts[rule]);
      gboolean listed = effect != HL_EFFECT_OFF && survey->rules[rule].effect == effect &&
                        can_apply (survey, rule);

      if (counts[rule] == 0 && !listed)
        continue;

      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", words);
      if (counts[rule] > 0)
        g_string_append_printf (out, " (%s)", forms);
    }

  return g_string_free (out, FALSE);
}

/* How a rule differs from the usual one, or %NULL. */
static char *
describe_change (const HlSurvey *survey,
                 HlRule          rule)
{
  const HlRuleSetting *set = &survey->rules[rule];
  const HlRuleSetting *usual = &hl_rule_defaults ()[rule];
  g_autofree char *threshold = format_threshold (rule, usual->threshold);

  if (!can_apply (survey, rule))
    return NULL;
  if (set->effect == HL_EFFECT_OFF && usual->effect != HL_EFFECT_OFF)
    return g_strdup ("không áp dụng");
  if (set->effect != usual->effect)
    return g_strdup (set->effect == HL_EFFECT_INVALID ? "chuyển từ cảnh báo sang không hợp lệ" :
                     "chuyển từ không hợp lệ sang cảnh báo");
  if (set->threshold != usual->threshold)
    return g_strdup_printf ("mức thường dùng là %s", threshold);

  return NULL;
}

/**
 * hl_rules_list_changes:
 * @survey: a round
 *
 * Returns: (transfer full): the rules that are off or differ from the usual ones, "ngày trả lời
 *   ngoài thời gian khảo sát (không áp dụng); …"; "" for none
 */
char *
hl_rules_list_changes (const HlSurvey *survey)
{
  GString *out = g_string_new (NULL);

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      g_autofree char *change = describe_change (survey, rule);
      g_autofree char *words = describe (survey, rule);

      if (change != NULL)
        g_string_append_printf (out, "%s%s (%s)", out->len > 0 ? "; " : "", words, change);
    }

  return g_string_free (out, FALSE);
}
