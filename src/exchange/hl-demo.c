#include "exchange/hl-demo.h"

#include "exchange/hl-demo-round.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define SEED 20260701
#define CLERK "Hoàng Thu Trang"
#define HEAD "Đặng Quốc Khánh"

typedef struct
{
  const char *key;
  const char *value;
} Text;

typedef struct
{
  char        role;
  const char *code;
  const char *name;
} Person;

/* An invented phường in an invented tỉnh; its people are invented too. */
static const Text office[] = {
  { "name", "UBND phường An Mẫu" },
  { "heading", "ỦY BAN NHÂN DÂN/PHƯỜNG AN MẪU" },
  { "parent", "UBND tỉnh Thanh Lam" },
  { "place", "An Mẫu" },
  { "one_stop", "Trung tâm Phục vụ hành chính công phường An Mẫu" },
  { "symbol", "UBND" },
  { "signers", "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Nguyễn Hữu Phúc; "
    "TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|Lương Thị Minh Châu" },
  { "recipients", "> Sở Nội vụ tỉnh Thanh Lam (b/c); TT Đảng ủy, TT HĐND phường (b/c); "
    "Chủ tịch, các PCT UBND phường; Các phòng chuyên môn, TT PVHCC (t/h); Lưu: VT, VP" },
  { "calendar", "quarter=5; year=5" },
};

static const Person people[] = {
  { 'o', "CC-01", "Trần Thị Hồng Vân" },
  { 'o', "CC-02", "Phạm Ngọc Lâm" },
  { 'o', "CC-03", "Lê Thị Mai Hoa" },
  { 'o', "CC-04", "Đỗ Quốc Bảo" },
  { 'i', "DTV-1", "Đoàn Thanh Tùng" },
  { 'i', "DTV-2", "Vũ Ngọc Ánh" },
};

static const HlDemoRound first_quarter = {
  .title = "Đo lường sự hài lòng Quý I/2026",
  .questionnaire = "g1-2640",
  .uuid = "5a1c70e2-0d4b-4c53-9e10-26a1000000a1",
  .from = 105, .to = 310, .state = HL_SURVEY_PUBLISHED,
  .issued = { 55, 75, 35 }, .quotas = { 50, 70, 30 }, .populations = { 412, 968, 143 },
  .n_forms = { 50, 71, 29 },
  .levels = { 1.15, 1.6, 1.6, 1.75, 1.1 },
  .faults = "b17 d48 v20 v61 v102 o131",
};

static const HlDemoRound second_quarter = {
  .title = "Đo lường sự hài lòng Quý II/2026",
  .questionnaire = "g1-2640",
  .uuid = "5a1c70e2-0d4b-4c53-9e10-26a1000000a2",
  .from = 401, .to = 610, .state = HL_SURVEY_PUBLISHED,
  .issued = { 55, 75, 35 }, .quotas = { 50, 70, 30 }, .populations = { 437, 1021, 151 },
  .n_forms = { 51, 70, 30 },
  .levels = { 1.35, 1.75, 1.75, 1.8, 1.25 },
  .faults = "s33 m57 t90 v12 v75 v140",
};

static const HlDemoRound short_round = {
  .title = "Khảo sát nhanh sau khi sửa phòng chờ, tháng 6/2026",
  .questionnaire = "w9",
  .uuid = "5a1c70e2-0d4b-4c53-9e10-26a1000000a3",
  .from = 616, .to = 629, .state = HL_SURVEY_PUBLISHED,
  .issued = { 20, 40, 15 }, .quotas = { 15, 35, 10 },
  .populations = { 58, 149, 24 },
  .n_forms = { 15, 36, 11 },
  .levels = { 1.5, 1.6, 1.7, 1.85, 1.1 },
  .faults = "b9 v30",
};

static const HlDemoRound third_quarter = {
  .title = "Đo lường sự hài lòng Quý III/2026",
  .questionnaire = "g1-2640",
  .uuid = "5a1c70e2-0d4b-4c53-9e10-26a1000000a4",
  .from = 701, .to = 910, .state = HL_SURVEY_CLOSED,
  .issued = { 55, 75, 35 }, .quotas = { 50, 70, 30 }, .populations = { 398, 1087, 162 },
  .n_forms = { 51, 73, 27 },
  .levels = { 1.9, 1.75, 1.8, 2.0, 1.15 },
  .faults = "o22 a41 b63 s88 m30 d119 t74 t75 k15 k99 v7 v52 v81 v108 v133",
  .tasks = "- Văn phòng HĐND và UBND phường đặt hòm thư góp ý tại cửa ra vào, mở hằng tuần và "
           "trả lời bằng văn bản mọi góp ý trong 05 ngày làm việc.\n"
           "- Trung tâm Phục vụ hành chính công bố trí thêm 01 công chức hướng dẫn hồ sơ đất đai "
           "vào sáng thứ Hai, thứ Sáu; hướng dẫn một lần, đầy đủ, bằng phiếu.\n"
           "- Rà soát hồ sơ trễ hẹn hằng tuần; gửi thư xin lỗi và hẹn lại trước ngày hẹn trả.",
};

static const HlDemoRound fourth_quarter = {
  .title = "Đo lường sự hài lòng Quý IV/2026",
  .questionnaire = "g1-2640",
  .uuid = "5a1c70e2-0d4b-4c53-9e10-26a1000000a5",
  .from = 1001, .to = 1210, .state = HL_SURVEY_OPEN,
  .issued = { 55, 75, 35 }, .quotas = { 50, 70, 30 }, .populations = { 405, 1042, 158 },
  .n_forms = { 31, 41, 12 },
  .levels = { 1.7, 1.6, 1.6, 1.85, 0.9 },
  .faults = "b35 u50 r62 v11 v28 k44",
};

static gboolean
add_office (HlStore *store,
            GError **error)
{
  const HlDate since = hl_date_new (2025, 7, 1);

  hl_demo_set_clock (store, hl_demo_date (101), 8);
  for (guint i = 0; i < G_N_ELEMENTS (office); i++)
    if (!hl_store_set_office (store, office[i].key, office[i].value, since, error))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      guint32 id;
      gboolean created;

      if (!hl_store_ensure_person (store, people[i].role, people[i].code, people[i].name, &id,
                                   &created, error))
        return FALSE;
    }

  return TRUE;
}

/* The first form from serial @first on that was keyed. */
static HlResponse *
find_form (HlStore        *store,
           const HlSurvey *survey,
           HlSerial        first,
           GError        **error)
{
  gint64 id = 0;

  for (HlSerial serial = first; id == 0; serial++)
    if (!hl_store_has_serial (store, survey->id, serial, &id, error))
      return NULL;

  return hl_store_load_response (store, survey, id, error);
}

static gboolean
exclude_form (HlStore        *store,
              const HlSurvey *survey,
              GError        **error)
{
  g_autoptr (HlResponse) form = find_form (store, survey, 18, error);

  if (form == NULL)
    return FALSE;

  hl_demo_set_clock (store, survey->to + 5, 9);

  return hl_store_exclude_response (store, survey, form->id, TRUE,
                                    "Người trả lời là người nhà của công chức tiếp nhận hồ sơ, "
                                    "đã xác minh ngày 14/09/2026", error);
}

static gboolean
correct_form (HlStore        *store,
              const HlSurvey *survey,
              GError        **error)
{
  const HlQuestion *question = hl_questionnaire_find (survey->questionnaire, "c09");
  g_autoptr (HlResponse) form = find_form (store, survey, 64, error);
  g_autofree char *detail = NULL;
  guint8 before;

  if (form == NULL)
    return FALSE;

  before = form->answers[question->offset];
  form->answers[question->offset] = before == 3 ? 4 : 3;
  detail = g_strdup_printf ("c09: %u → %u", before, form->answers[question->offset]);
  hl_demo_set_clock (store, survey->to + 6, 10);

  return hl_store_update_response (store, survey, form, detail,
                                   "Đối chiếu bản giấy: khi nhập bấm nhầm phím", error);
}

/* What the head of the office decided after the third round was closed. */
static gboolean
settle_third_quarter (HlStore *store,
                      gint64   id,
                      GError **error)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, id, error);
  g_autoptr (HlResponseSet) responses = NULL;

  if (survey == NULL)
    return FALSE;

  hl_store_set_operator (store, HEAD);

  return exclude_form (store, survey, error) &&
         correct_form (store, survey, error) &&
         hl_store_refresh_validity (store, survey, &responses, error);
}

/* More land forms are wanted than were planned. */
static gboolean
extend_fourth_quarter (HlStore *store,
                       gint64   id,
                       GError **error)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, id, error);
  g_autoptr (HlSurvey) longer = NULL;

  if (survey == NULL)
    return FALSE;

  longer = hl_survey_copy (survey);
  longer->fields[2].quota += 10;
  longer->ranges[2].last += 10;
  hl_demo_set_clock (store, hl_demo_date (1112), 9);

  return hl_store_update_survey (store, longer,
                                 "Hồ sơ đất đai tăng từ tháng 10, bổ sung 10 phiếu theo ý kiến của "
                                 "Chủ tịch UBND phường ngày 11/11/2026", error);
}

static gboolean
add_rounds (HlStore *store,
            GError **error)
{
  HlDemoRandom random = { SEED };
  gint64 id;

  hl_store_set_operator (store, CLERK);
  if (!hl_demo_round_fill (store, &first_quarter, &random, &id, error) ||
      !hl_demo_round_fill (store, &second_quarter, &random, &id, error) ||
      !hl_demo_round_fill (store, &short_round, &random, &id, error) ||
      !hl_demo_round_fill (store, &third_quarter, &random, &id, error) ||
      !settle_third_quarter (store, id, error))
    return FALSE;

  hl_store_set_operator (store, CLERK);

  return hl_demo_round_fill (store, &fourth_quarter, &random, &id, error) &&
         extend_fourth_quarter (store, id, error);
}

/**
 * hl_demo_fill:
 * @store: an empty store
 * @error: return location for an error
 *
 * Fills a store with the demo office: an invented phường of 2026 with its people, four quarterly
 * rounds (two published, one closed, one open) and a short one, with the faults that rounds have.
 * It is the same at every call: made-up random numbers, times, uuids and salts. Afterwards the
 * store has the machine's clock and no operator.
 *
 * Returns: %TRUE, or %FALSE with the store's error and nothing added
 */
gboolean
hl_demo_fill (HlStore *store,
              GError **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), error);
  gboolean filled;

  hl_store_set_salts (store, SEED);
  filled = tx != NULL && add_office (store, error) && add_rounds (store, error) &&
           hl_tx_commit (tx, error);
  hl_store_set_salts (store, 0);
  hl_store_set_operator (store, NULL);
  hl_store_set_clock (store, -1);

  return filled;
}
