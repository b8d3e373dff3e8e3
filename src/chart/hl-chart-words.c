#include "chart/hl-chart-words.h"

#include <stdarg.h>

static const char *const words[HL_N_WORDS][2] = {
  [HL_WORD_TARGET] = { "Mục tiêu {1}", "Target {1}" },
  [HL_WORD_SINCE] = { "So với {1}", "Since {1}" },
  [HL_WORD_CHANGE] = { "Thay đổi", "Change" },
  [HL_WORD_OVERALL] = { "Chỉ số chung", "Overall index" },
  [HL_WORD_OVERALL_WEIGHTED] = { "Chỉ số chung (có trọng số)", "Overall index (weighted)" },
  [HL_WORD_N] = { "n = {1}", "n = {1}" },
  [HL_WORD_N_VALID] = { "n = {1} phiếu hợp lệ.", "Valid responses: n = {1}." },
  [HL_WORD_FEW] = { "Số phiếu ít ({1}), chỉ tham khảo.",
                    "Few responses ({1}), for orientation only." },
  [HL_WORD_FEW_ROWS] = { "Hàng mờ: số phiếu ít (dưới {1}), chỉ tham khảo.",
                         "Faded rows: few responses (under {1}), for orientation only." },
  [HL_WORD_FEW_POINTS] = { "Điểm mờ: số phiếu ít (dưới {1}), chỉ tham khảo.",
                           "Faded points: few responses (under {1}), for orientation only." },
  [HL_WORD_INTERVAL] = {
    "Vạch có hai đầu: khoảng tin cậy 95%, với giả định người trả lời được chọn ngẫu nhiên.",
    "Whiskers: 95% confidence interval, assuming that respondents were chosen at random."
  },
  [HL_WORD_TARGET_BARS] = { "Cột có viền: chưa đạt mục tiêu.", "Outlined bar: below the target." },
  [HL_WORD_TARGET_POINTS] = { "Chấm có viền: chưa đạt mục tiêu.",
                              "Outlined point: below the target." },
  [HL_WORD_CHANGE_UNIT] = {
    "Thay đổi tính bằng điểm phần trăm, có dấu * là vượt sai số chọn mẫu (95%).",
    "Changes in percentage points, marked * where beyond sampling error (95%)."
  },
  [HL_WORD_SATISFIED] = { "Hài lòng", "Satisfied" },
  [HL_WORD_INDEX] = { "Chỉ số", "Index" },
  [HL_WORD_ANSWERS] = { "Số người trả lời", "Answers" },
  [HL_WORD_LOW_SIDE] = { "← chưa hài lòng", "← not satisfied" },
  [HL_WORD_HIGH_SIDE] = { "hài lòng →", "satisfied →" },
  [HL_WORD_SHARES] = { "Số trong ô: % số người trả lời.", "Figures in the bars: % of answers." },
  [HL_WORD_SHOWN] = { "Hiện {1} trên {2} tiêu chí, thấp nhất trước.",
                      "{1} of {2} criteria, lowest first." },
  [HL_WORD_SEGMENT] = { "{1}: {2} {3} ({4} trên {5} người trả lời)",
                        "{1}: {2} {3} ({4} of {5} answers)" },
  [HL_WORD_FIGURE] = { "{1}: {2}", "{1}: {2}" },
  [HL_WORD_FIGURE_N] = { "{1}: {2}, n = {3}", "{1}: {2}, n = {3}" },
  [HL_WORD_INTERVAL_IS] = { ", khoảng tin cậy 95% {1}", ", 95% confidence interval {1}" },
  [HL_WORD_CHANGE_IS] = { ", thay đổi {1} điểm phần trăm", ", change {1} percentage points" },
  [HL_WORD_BREAK] = { "({1}) {2}.", "({1}) {2}." },
  [HL_WORD_NOT_COMPARABLE] = { "Không so được với đợt trước",
                               "Not comparable with the earlier round" },
  [HL_WORD_TREND_UNIT] = { "Chỉ số (%), n = số phiếu hợp lệ.", "Index (%), n = valid responses." },
  [HL_WORD_QUOTA_MISSING] = { "{1} trên {2} phiếu hợp lệ, còn thiếu {3}",
                              "{1} of {2} valid responses, {3} missing" },
  [HL_WORD_QUOTA_MET] = { "{1} trên {2} phiếu hợp lệ, đủ", "{1} of {2} valid responses, complete" },
  [HL_WORD_QUOTA_OVER] = { "{1} trên {2} phiếu hợp lệ, vượt {3}",
                           "{1} of {2} valid responses, {3} over" },
  [HL_WORD_QUOTA_UNKNOWN] = { "{1} phiếu hợp lệ, chưa giao chỉ tiêu",
                              "Valid responses: {1}, no quota set" },
  [HL_WORD_QUOTA_TOTAL] = { "Tổng: n = {1} phiếu hợp lệ.", "Valid responses in all: n = {1}." },
  [HL_WORD_QUOTA_STILL] = { "Còn thiếu {1} phiếu so với chỉ tiêu {2}.",
                            "{1} missing from the quotas of {2}." },
  [HL_WORD_QUOTA_MARK] = { "Vạch đứng: chỉ tiêu.", "Upright stroke: the quota." },
  [HL_WORD_NO_GROUP] = { "Không ghi", "Not given" },
  [HL_WORD_ABOUT_FACTORS] = { "Chỉ số hài lòng theo yếu tố", "Satisfaction index by factor" },
  [HL_WORD_ABOUT_LIKERT] = { "Mức độ hài lòng theo tiêu chí, thấp nhất trước",
                             "Satisfaction by criterion, lowest first" },
  [HL_WORD_ABOUT_TREND] = { "Chỉ số hài lòng qua các đợt", "Satisfaction index over the rounds" },
  [HL_WORD_ABOUT_QUOTA] = { "Tiến độ thu phiếu", "Progress towards the quotas" },
};

/**
 * hl_chart_word:
 * @word: what to say
 * @language: of the chart
 *
 * Returns: (transfer none): the words, with their {1} when @word is a phrase
 */
const char *
hl_chart_word (HlChartWord word,
               HlLanguage  language)
{
  return words[word][language == HL_LANGUAGE_VI ? 0 : 1];
}

/**
 * hl_chart_phrase:
 * @word: a phrase
 * @language: of the chart
 * @...: a string for {1}, one for {2} and so on, then %NULL
 *
 * Returns: (transfer full): the phrase with its places filled in
 */
char *
hl_chart_phrase (HlChartWord word,
                 HlLanguage  language,
                 ...)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  GString *out = g_string_new (NULL);
  const char *value;
  va_list arguments;

  va_start (arguments, language);
  while ((value = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (values, (gpointer) value);
  va_end (arguments);

  for (const char *p = hl_chart_word (word, language); *p != '\0'; p++)
    {
      gboolean is_place = p[0] == '{' && g_ascii_isdigit (p[1]) && p[2] == '}';
      guint place = is_place ? (guint) (p[1] - '1') : G_MAXUINT;

      if (place < values->len)
        {
          g_string_append (out, g_ptr_array_index (values, place));
          p += 2;
        }
      else
        {
          g_string_append_c (out, *p);
        }
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_chart_add_note:
 * @notes: (inout): the line under a chart so far
 * @sentence: (nullable): one more sentence
 *
 * Adds a sentence to the line under a chart.
 */
void
hl_chart_add_note (GString    *notes,
                   const char *sentence)
{
  if (sentence == NULL)
    return;

  if (notes->len > 0)
    g_string_append_c (notes, ' ');
  g_string_append (notes, sentence);
}
