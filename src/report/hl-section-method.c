#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"
#include "score/hl-sample.h"

/* The sampling error offices aim at, a proportion. */
#define USUAL_ERROR 0.05

static const HlQuestion *
first_criterion (const HlQuestionnaire *questionnaire)
{
  if (questionnaire->n_criteria == 0)
    return NULL;

  return &questionnaire->questions[questionnaire->criteria[0]];
}

/* “Hài lòng”, “Rất hài lòng” */
static char *
name_satisfied (const HlQuestion *criterion)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < criterion->n_options; i++)
    {
      if (criterion->options[i].flag == HL_FLAG_SATISFIED)
        g_ptr_array_add (names, g_strdup_printf ("“%s”", criterion->options[i].label));
    }

  return hl_words_join (names, "hoặc");
}

static void
append_questionnaire (GString               *out,
                      const HlQuestionnaire *questionnaire)
{
  const HlQuestion *criterion = first_criterion (questionnaire);
  g_autofree char *criteria = hl_count_in_words (questionnaire->n_criteria);
  g_autofree char *factors = NULL;
  g_autofree char *levels = NULL;
  guint n_factors = 0;

  for (guint i = 0; i < questionnaire->n_factors; i++)
    n_factors += questionnaire->factors[i].scored;
  factors = hl_count_in_words (n_factors);

  g_string_append_printf (out, "Phiếu khảo sát (bộ phiếu %s, phiên bản %u) gồm %s yếu tố, %s tiêu "
                          "chí",
                          questionnaire->id, questionnaire->revision, factors, criteria);
  if (criterion == NULL)
    return;

  levels = hl_count_in_words (criterion->n_options);
  g_string_append_printf (out, ", thang đo %s mức từ “%s” đến “%s”", levels,
                          criterion->options[0].label,
                          criterion->options[criterion->n_options - 1].label);
}

static void
append_formula (GString               *out,
                const HlScoreSnapshot *snapshot)
{
  const HlQuestion *criterion = first_criterion (snapshot->questionnaire);
  g_autofree char *satisfied = criterion != NULL ? name_satisfied (criterion) : g_strdup ("");
  guint n_levels = criterion != NULL ? criterion->n_options : 0;

  g_string_append (out, "Chỉ số của mỗi tiêu chí là ");
  switch (snapshot->formula)
    {
    case HL_FORMULA_TOP2:
      g_string_append_printf (out, "tỷ lệ phần trăm số người chọn %s trên số người trả lời tiêu "
                              "chí đó",
                              satisfied);
      break;

    case HL_FORMULA_MEAN:
      g_string_append_printf (out, "điểm bình quân của các câu trả lời (mức thấp nhất 1 điểm, "
                              "mức cao nhất %u "
                              "điểm) tính bằng phần trăm của %u điểm", n_levels, n_levels);
      break;

    case HL_FORMULA_MEAN100:
    default:
      g_string_append (out, "điểm bình quân của các câu trả lời quy đổi về thang 100 (mức thấp "
                       "nhất là 0, mức "
                       "cao nhất là 100)");
      break;
    }
}

static void
append_rules (GString               *out,
              const HlScoreSnapshot *snapshot)
{
  const HlQuestionnaire *questionnaire = snapshot->questionnaire;
  const HlQuestion *question;
  g_autofree char *criteria = hl_count_in_words (snapshot->total.n_criteria);

  g_string_append (out, snapshot->factor_rule == HL_FACTOR_CRITERIA ?
                   "; chỉ số của yếu tố là trung bình cộng các tiêu chí thuộc yếu tố" :
                   "; chỉ số của yếu tố tính gộp mọi câu trả lời của các tiêu chí thuộc yếu tố");

  switch (snapshot->overall_rule)
    {
    case HL_OVERALL_FACTORS:
      g_string_append (out, "; chỉ số chung là trung bình cộng các yếu tố.");
      break;

    case HL_OVERALL_POOLED:
      g_string_append (out, "; chỉ số chung tính gộp mọi câu trả lời của mọi tiêu chí.");
      break;

    case HL_OVERALL_QUESTION:
      question = hl_questionnaire_find (questionnaire, snapshot->overall_question);
      g_string_append_printf (out, "; chỉ số chung là chỉ số của câu “%s”.",
                              question != NULL ? question->short_text : snapshot->overall_question);
      break;

    case HL_OVERALL_CRITERIA:
    default:
      g_string_append_printf (out, "; chỉ số chung là trung bình cộng của %s tiêu chí.", criteria);
      break;
    }
}

static const char *
describe_sampling (HlSampling sampling)
{
  switch (sampling)
    {
    case HL_SAMPLING_RANDOM:
      return "Người trả lời được chọn ngẫu nhiên.";

    case HL_SAMPLING_SYSTEMATIC:
      return "Người trả lời được chọn ngẫu nhiên hệ thống từ danh sách hồ sơ.";

    case HL_SAMPLING_CENSUS:
      return "Khảo sát toàn bộ người thuộc diện khảo sát.";

    case HL_SAMPLING_INTERCEPT:
    default:
      return "Người trả lời được mời tại nơi giao dịch, không chọn ngẫu nhiên; các khoảng tin cậy "
             "95% trong báo cáo "
             "tính với giả định người trả lời được chọn ngẫu nhiên.";
    }
}

static void
append_margin (GString               *out,
               const HlScoreSnapshot *snapshot)
{
  gboolean shares = snapshot->formula == HL_FORMULA_TOP2;
  gint64 population = snapshot->population;
  gboolean known = population >= snapshot->valid;
  gint64 wanted = known ? hl_sample_size (population, USUAL_ERROR) : 0;
  g_autofree char *valid = hl_words_forms (snapshot->valid);
  g_autofree char *total = hl_count_format (population, HL_LANGUAGE_VI);
  g_autofree char *margin = hl_number_format (hl_sample_margin (snapshot->valid, population), 2,
                                              HL_LANGUAGE_VI);
  g_autofree char *sample = hl_words_forms (wanted);

  if (snapshot->valid == 0)
    return;

  if (known)
    g_string_append_printf (out, " Với %s hợp lệ trên tổng số %s giao dịch của kỳ", valid, total);
  else
    g_string_append_printf (out, " Với %s hợp lệ, chưa có tổng số giao dịch của kỳ", valid);
  g_string_append_printf (out, ", sai số lớn nhất của %s ở mức tin cậy 95%% là "
                          "±%s\u00a0điểm phần trăm",
                          shares ? "một tỷ lệ" : "tỷ lệ người chọn một mức", margin);
  if (wanted > snapshot->valid)
    g_string_append_printf (out, "; để sai số không quá ±5\u00a0điểm phần trăm cần %s", sample);
  g_string_append_c (out, '.');
}

/**
 * hl_section_describe_measure:
 * @snapshot: results; without responses too
 *
 * Returns: (transfer full): the questionnaire and how its index is computed, in sentences
 */
char *
hl_section_describe_measure (const HlScoreSnapshot *snapshot)
{
  GString *out = g_string_new (NULL);

  append_questionnaire (out, snapshot->questionnaire);
  g_string_append (out, ". ");
  append_formula (out, snapshot);
  append_rules (out, snapshot);
  g_string_append (out, " Câu bỏ trống, đánh dấu hai ô hoặc không có ý kiến không tính vào số "
                   "người trả lời.");

  return g_string_free (out, FALSE);
}

static void
add_measure (HlFlow               *flow,
             const HlReportSurvey *survey,
             const char           *prefix)
{
  g_autofree char *measure = hl_section_describe_measure (survey->snapshot);
  g_autofree char *text = g_strconcat (prefix, measure, NULL);

  hl_flow_text (flow, text);
}

/* How the respondents of round @i were chosen, unless that was told with the round before, and how
 * exact their number is. */
static void
add_sample (HlFlow             *flow,
            const HlReportSpec *spec,
            guint               i)
{
  const HlReportSurvey *survey = &spec->surveys[i];
  HlSampling sampling = survey->survey->sampling;
  gboolean told = i > 0 && spec->surveys[i - 1].survey->sampling == sampling;
  g_autoptr (GString) sample = g_string_new (told ? "" : describe_sampling (sampling));

  append_margin (sample, survey->snapshot);
  if (spec->n_surveys > 1 && sample->len > 0)
    {
      g_autofree char *round = g_strdup_printf (told ? "Đợt %u." : "Đợt %u. ", i + 1);

      g_string_prepend (sample, round);
    }
  hl_flow_text (flow, sample->str);
}

/* Whether the method of round @i was told with an earlier round. */
static gboolean
is_told (const HlReportSpec *spec,
         guint               i)
{
  const HlScoreSnapshot *snapshot = spec->surveys[i].snapshot;

  for (guint k = 0; k < i; k++)
    {
      const HlScoreSnapshot *other = spec->surveys[k].snapshot;

      if (g_str_equal (other->questionnaire->id, snapshot->questionnaire->id) &&
          other->questionnaire->revision == snapshot->questionnaire->revision &&
          other->formula == snapshot->formula && other->factor_rule == snapshot->factor_rule &&
          other->overall_rule == snapshot->overall_rule)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_several_methods (const HlReportSpec *spec)
{
  for (guint i = 1; i < spec->n_surveys; i++)
    {
      if (!is_told (spec, i))
        return TRUE;
    }

  return FALSE;
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  const char *written = hl_words_written (spec, "method");

  if (written != NULL)
    hl_flow_text (flow, written);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      g_autofree char *round = g_strdup_printf ("Đợt %u. ", i + 1);

      if (!is_told (spec, i))
        add_measure (flow, &spec->surveys[i], has_several_methods (spec) ? round : "");
    }

  for (guint i = 0; i < spec->n_surveys; i++)
    add_sample (flow, spec, i);
}

const HlSectionType hl_section_method = {
  .id = "method",
  .part = "TÌNH HÌNH THỰC HIỆN",
  .title = "Phương pháp",
  .text = "method",
  .compose = compose,
};
