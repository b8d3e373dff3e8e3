#include "report/hl-section.h"
#include "report/hl-words.h"

/* The parts of a plan that are words: what each proposes, for the office to edit. */

#define AIM "MỤC ĐÍCH, YÊU CẦU"
#define SCOPE "PHẠM VI, ĐỐI TƯỢNG KHẢO SÁT"
#define WORK "NỘI DUNG KHẢO SÁT"
#define DUTIES "TỔ CHỨC THỰC HIỆN"

static const HlSurvey *
first_round (const HlReportSpec *spec)
{
  return spec->surveys[0].survey;
}

static const char *
name_counter (const HlReportSpec *spec)
{
  return *spec->office->one_stop != '\0' ? spec->office->one_stop : spec->office->name;
}

static char *
propose_opening (const HlReportSpec *spec)
{
  return g_strdup ("Thực hiện nhiệm vụ cải cách hành chính");
}

static void
compose_opening (HlFlow             *flow,
                 const HlReportSpec *spec)
{
  g_autofree char *text = hl_section_get_text (hl_section_type_by_id ("plan-opening"), spec);
  g_autofree char *office = hl_words_office (spec->office->name);
  g_autofree char *period = hl_period_title (&spec->period);
  g_autofree char *end = g_strdup_printf ("%s ban hành Kế hoạch đo lường sự hài lòng của người "
                                          "dân, tổ chức %s như sau:", office, period);

  hl_section_add_opening (flow, text, end);
}

const HlSectionType hl_section_plan_opening = {
  .id = "plan-opening",
  .text = "plan_basis",
  .propose = propose_opening,
  .compose = compose_opening,
};

static char *
propose_purpose (const HlReportSpec *spec)
{
  return g_strdup_printf ("- Biết người dân, tổ chức hài lòng đến mức nào với việc giải quyết thủ "
                          "tục hành chính tại %s, theo từng lĩnh vực và từng khâu phục vụ.\n"
                          "- Tìm ra khâu còn yếu để khắc phục; làm căn cứ đánh giá và cải tiến "
                          "cách phục vụ của đơn vị.", spec->office->name);
}

const HlSectionType hl_section_plan_purpose = {
  .id = "plan-purpose",
  .part = AIM,
  .title = "Mục đích",
  .text = "plan_purpose",
  .propose = propose_purpose,
};

static char *
propose_requirements (const HlReportSpec *spec)
{
  return g_strdup ("- Người trả lời tự nguyện, không phải ghi họ tên; câu trả lời chỉ dùng để tổng "
                   "hợp chung.\n"
                   "- Phiếu đánh số trước khi phát; phiếu phát ra, thu về, hỏng, mất đều ghi sổ và "
                   "khớp nhau.\n"
                   "- Kết quả đúng như ý kiến ghi trên phiếu; nghiêm cấm mọi hành vi sửa chữa, làm "
                   "sai lệch kết quả.");
}

const HlSectionType hl_section_plan_requirements = {
  .id = "plan-requirements",
  .part = AIM,
  .title = "Yêu cầu",
  .text = "plan_requirements",
  .propose = propose_requirements,
};

/* A day that is not known yet is written in by hand. */
static char *
write_day (HlDate day)
{
  return day != HL_DATE_NONE ? hl_words_date (day) : g_strdup ("…/…/…");
}

static char *
propose_scope (const HlReportSpec *spec)
{
  const HlSurvey *survey = first_round (spec);
  g_autofree char *from = write_day (survey->from);
  g_autofree char *to = write_day (survey->to);

  return g_strdup_printf ("Việc tiếp nhận hồ sơ, giải quyết và trả kết quả thủ tục hành chính tại "
                          "%s. Thời gian lấy ý kiến: từ ngày %s đến ngày %s.", spec->office->name,
                          from, to);
}

const HlSectionType hl_section_plan_scope = {
  .id = "plan-scope",
  .part = SCOPE,
  .title = "Phạm vi",
  .text = "plan_scope",
  .propose = propose_scope,
};

static char *
describe_respondents (const HlReportSpec *spec)
{
  switch (first_round (spec)->sampling)
    {
    case HL_SAMPLING_RANDOM:
    case HL_SAMPLING_SYSTEMATIC:
      return g_strdup_printf ("Người dân, người đại diện tổ chức đã được trả kết quả hồ sơ tại %s, "
                              "chọn ngẫu nhiên từ danh sách hồ sơ.", name_counter (spec));

    case HL_SAMPLING_CENSUS:
      return g_strdup_printf ("Tất cả người dân, người đại diện tổ chức làm thủ tục hành chính tại "
                              "%s trong thời gian khảo sát.", name_counter (spec));

    case HL_SAMPLING_INTERCEPT:
    default:
      return g_strdup_printf ("Người dân, người đại diện tổ chức đến làm thủ tục hành chính tại %s "
                              "trong thời gian khảo sát, được mời trả lời tại chỗ.",
                              name_counter (spec));
    }
}

/* With the office's own sentence on how people are chosen. */
static char *
propose_respondents (const HlReportSpec *spec)
{
  const char *how = g_hash_table_lookup (first_round (spec)->texts, "sampling_how");
  g_autofree char *respondents = describe_respondents (spec);

  if (how == NULL || *how == '\0')
    return g_steal_pointer (&respondents);

  return g_strconcat (respondents, " ", how, NULL);
}

const HlSectionType hl_section_plan_respondents = {
  .id = "plan-respondents",
  .part = SCOPE,
  .title = "Đối tượng",
  .text = "plan_respondents",
  .propose = propose_respondents,
};

static char *
propose_measure (const HlReportSpec *spec)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      g_autofree char *measure = hl_section_describe_measure (spec->surveys[i].snapshot);

      if (spec->n_surveys > 1)
        g_string_append_printf (out, "%s%s: ", i > 0 ? "\n" : "", spec->surveys[i].survey->title);
      g_string_append (out, measure);
    }

  return g_string_free (out, FALSE);
}

const HlSectionType hl_section_plan_measure = {
  .id = "plan-measure",
  .part = WORK,
  .title = "Bộ phiếu và cách tính chỉ số",
  .text = "plan_measure",
  .propose = propose_measure,
};

static char *
propose_budget (const HlReportSpec *spec)
{
  return g_strdup ("Kinh phí lấy từ nguồn chi thường xuyên cho nhiệm vụ cải cách hành chính đã "
                   "được giao.");
}

const HlSectionType hl_section_plan_budget = {
  .id = "plan-budget",
  .part = WORK,
  .title = "Kinh phí",
  .text = "plan_budget",
  .propose = propose_budget,
};

static char *
propose_office (const HlReportSpec *spec)
{
  return g_strdup ("- Chủ trì tổ chức khảo sát: in, đánh số, giao nhận phiếu; nhập và kiểm tra "
                   "phiếu.\n"
                   "- Tổng hợp kết quả, xây dựng báo cáo trình Chủ tịch Ủy ban nhân dân; công bố "
                   "kết quả.\n"
                   "- Đề xuất biện pháp khắc phục những điểm người dân, tổ chức chưa hài lòng.");
}

const HlSectionType hl_section_plan_office = {
  .id = "plan-office",
  .part = DUTIES,
  .title = "Văn phòng",
  .text = "plan_office",
  .propose = propose_office,
};

static char *
propose_counter (const HlReportSpec *spec)
{
  return g_strdup ("- Mời người dân, tổ chức trả lời và hướng dẫn cách ghi phiếu; không gợi ý câu "
                   "trả lời.\n"
                   "- Giao nộp đủ số phiếu đã nhận cho Văn phòng, kể cả phiếu trắng và phiếu "
                   "hỏng.\n"
                   "- Khắc phục ngay những điểm chưa hài lòng thuộc lĩnh vực mình phụ trách.");
}

const HlSectionType hl_section_plan_counter = {
  .id = "plan-counter",
  .part = DUTIES,
  .title = "Bộ phận một cửa và công chức chuyên môn",
  .text = "plan_counter",
  .propose = propose_counter,
};

static char *
propose_media (const HlReportSpec *spec)
{
  return g_strdup ("Thông báo trên hệ thống truyền thanh và tại nơi tiếp nhận hồ sơ về mục đích, "
                   "thời gian khảo sát, để người dân, tổ chức biết và tham gia.");
}

const HlSectionType hl_section_plan_media = {
  .id = "plan-media",
  .part = DUTIES,
  .title = "Công chức phụ trách văn hóa - xã hội",
  .text = "plan_media",
  .propose = propose_media,
};

static char *
propose_closing (const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_title (&spec->period);

  return g_strdup_printf ("Trên đây là Kế hoạch đo lường sự hài lòng của người dân, tổ chức %s. "
                          "Các bộ phận, cá nhân có liên quan tổ chức thực hiện; có vướng mắc thì "
                          "báo cáo qua Văn phòng để %s xem xét, quyết định", period,
                          spec->office->name);
}

static void
compose_closing (HlFlow             *flow,
                 const HlReportSpec *spec)
{
  g_autofree char *text = hl_section_get_text (hl_section_type_by_id ("plan-closing"), spec);

  hl_section_add_closing (flow, spec, text);
}

const HlSectionType hl_section_plan_closing = {
  .id = "plan-closing",
  .text = "plan_closing",
  .propose = propose_closing,
  .compose = compose_closing,
};
