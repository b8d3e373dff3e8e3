/* What columns and values are taken for, as tables. */
#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-import-encoding.h"
#include "exchange/hl-import-fold.h"
#include "exchange/hl-import-value.h"
#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-columns.h"

static HlSurvey *
make_survey (const char *questionnaire_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (questionnaire_id, &error);
  HlSurvey *survey;

  g_assert_no_error (error);
  survey = hl_survey_new (questionnaire);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_area (survey, "Thôn Đông", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);

  return survey;
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "  Rất  HÀI lòng. ", "rat hai long" },
    { "Đường Đặng", "duong dang" },
    { "18–24", "18 24" },
    { "Ho\xcc\xa3 ti\xcc\xa3" "ch", "ho tich" },
    { "B5. (Nếu không)", "b5 neu khong" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = hl_import_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

/* A column's name → where it goes, by code; "" left out. */
static char *
name_target (const HlSurvey       *survey,
             const HlImportTarget *target)
{
  static const char *const header[] = {
    "serial", "field", "area", "procedure", "date", "channel", "officer", "interviewer",
    "respondent",
  };
  const char *code = survey->questionnaire->questions[target->index].code;

  switch (target->kind)
    {
    case HL_IMPORT_HEADER:
      return g_strdup (header[target->index]);
    case HL_IMPORT_ANSWER:
      return g_strdup (code);
    case HL_IMPORT_OPTION:
      return g_strdup_printf ("%s=%u", code, target->option);
    case HL_IMPORT_TEXT:
      return g_strconcat (code, "_text", NULL);
    case HL_IMPORT_LEAVE_OUT:
    default:
      return g_strdup ("");
    }
}

static void
assert_match (const HlSurvey    *survey,
              const char *const *names,
              const char *const *expected,
              guint              n)
{
  g_autofree HlImportTarget *targets = g_new (HlImportTarget, n);

  hl_import_targets_match (survey, names, n, targets);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = name_target (survey, &targets[i]);

      g_test_message ("%s", names[i]);
      g_assert_cmpstr (found, ==, expected[i]);
    }
}

/* Each name alone. */
static void
test_columns (void)
{
  static const char *const cases[][2] = {
    { "serial", "serial" }, { "SERIAL", "serial" }, { "Số phiếu", "serial" },
    { "Mã phiếu", "serial" }, { "STT", "" }, { "so phieu", "serial" },
    { "Lĩnh vực", "field" }, { "Địa bàn", "area" }, { "Tên thủ tục hành chính", "procedure" },
    { "Ngày khảo sát", "date" }, { "Dấu thời gian", "date" }, { "Cán bộ tiếp nhận", "officer" },
    { "Đối tượng", "respondent" },
    { "c05", "c05" }, { "C05", "c05" }, { "c05: đầy đủ", "c05" },
    { "a1", "a1" }, { "A1", "gender" }, { "B1", "a1" },
    { "Giới tính", "gender" }, { "GIOI TINH", "gender" }, { "A1. Giới tính", "gender" },
    { "Câu 5", "c05" }, { "5", "c05" },
    { "Thủ tục hành chính được niêm yết công khai đầy đủ.", "c05" },
    { "5. Thủ tục hành chính được niêm yết công khai đầy đủ", "c05" },
    { "Câu 5: thủ tục hành chính được niêm yết công khai ĐẦY ĐỦ", "c05" },
    { "5. Họ và tên người trả lời", "" },
    { "Mức độ hài lòng [Thủ tục hành chính được niêm yết công khai đầy đủ.]", "c05" },
    { "Thủ tục hành chính được niêm yết công khai chí", "c06" },
    { "Thủ tục hành chính được niêm yết công khai", "" },
    { "m1", "m1" }, { "m1_3", "m1=3" }, { "m1/3", "m1=3" },
    { "education_text", "education_text" },
    { "Ghi chú riêng", "" }, { "", "" },
  };
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (survey, &cases[i][0], &cases[i][1], 1);
}

/* Together: the surer name wins, nothing goes to two places at once. */
static void
test_columns_together (void)
{
  static const char *const names[] = {
    "Thủ tục hành chính được niêm yết công khai đầy đủ.", "c05", "Dấu thời gian", "date",
    "m1_1", "m1_2", "m1", "Giới tính", "Giới tính",
  };
  static const char *const expected[] = {
    "", "c05", "", "date", "m1=1", "m1=2", "", "gender", "",
  };
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");

  assert_match (survey, names, expected, G_N_ELEMENTS (names));
}

typedef struct
{
  const char *code;
  const char *text;
  const char *cell;     /* NULL not understood */
  const char *beside;
} ValueCase;

static void
assert_value (const HlSurvey       *survey,
              const HlImportTarget *target,
              const ValueCase      *expected)
{
  HlImportValue *value = hl_import_value_new (survey, target, expected->text);

  g_test_message ("%s: %s", expected->code, expected->text);
  g_assert_cmpstr (value->cell, ==, expected->cell);
  g_assert_cmpstr (value->beside, ==, expected->beside);
  hl_import_value_free (value);
}

static void
test_values (void)
{
  static const ValueCase cases[] = {
    { "c05", "Rất hài lòng", "5" }, { "c05", "RAT HAI LONG", "5" },
    { "c05", "không hài lòng.", "2" }, { "c05", "5", "5" }, { "c05", "05", "5" },
    { "c05", "5.0", "5" }, { "c05", "5 - Rất hài lòng", "5" }, { "c05", "5. Hài lòng", NULL },
    { "c05", "Trung lập", "3" }, { "c05", "Tốt", "4" }, { "c05", "7", NULL },
    { "c05", "e", NULL }, { "c05", "rất tuyệt", NULL }, { "c05", "-", "-" }, { "c05", "*", "*" },
    { "c05", "Không có ý kiến", "-" }, { "c05", "N/A", "-" }, { "c05", "bỏ trống", "" },
    { "c05", "đánh dấu hai ô", "*" },
    { "gender", "Nam", "1" }, { "gender", "nữ", "2" }, { "gender", "b", "2" },
    { "gender", "b) Nữ", "2" }, { "gender", "c", NULL },
    { "a3", "Có", "1" }, { "a3", "khong", "2" }, { "a3", "Yes", "1" }, { "a3", "x", "1" },
    { "a2", "2 lần", "2" }, { "a2", "3", "3" }, { "a2", "9 lần", NULL },
    { "age", "18-24", "1" }, { "age", "trên 60", "5" }, { "age", "34", NULL },
    { "education", "Khác: sơ cấp nghề", "6", "sơ cấp nghề" },
    { "education", "Đại học/trên Đại học", "5" },
  };
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlImportTarget target = {
        HL_IMPORT_ANSWER, hl_questionnaire_index_of (survey->questionnaire, cases[i].code), 0,
      };

      assert_value (survey, &target, &cases[i]);
    }
}

static void
test_header_values (void)
{
  static const struct
  {
    HlHeaderColumn column;
    ValueCase      value;
  } cases[] = {
    { HL_COLUMN_FIELD, { "field", "HỘ TỊCH", "Hộ tịch" } },
    { HL_COLUMN_FIELD, { "field", "Đất đai", NULL } },
    { HL_COLUMN_AREA, { "area", "thon dong", "Thôn Đông" } },
    { HL_COLUMN_CHANNEL, { "channel", "paper", "paper" } },
    { HL_COLUMN_CHANNEL, { "channel", "Trực tuyến", "online" } },
    { HL_COLUMN_CHANNEL, { "channel", "bồ câu", NULL } },
    { HL_COLUMN_RESPONDENT, { "respondent", "Người dân", "citizen" } },
    { HL_COLUMN_RESPONDENT, { "respondent", "2", "organisation" } },
  };
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlImportTarget target = { HL_IMPORT_HEADER, cases[i].column, 0 };

      assert_value (survey, &target, &cases[i].value);
    }
}

/* An option of a multiple choice in a column of its own. */
static void
test_ticks (void)
{
  static const ValueCase cases[] = {
    { "m1", "1", "3" }, { "m1", "0", "" }, { "m1", "x", "3" }, { "m1", "TRUE", "3" },
    { "m1", "✓", "3" }, { "m1", "Không", "" }, { "m1", "có lẽ", NULL },
  };
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");
  const HlImportTarget target = {
    HL_IMPORT_OPTION, hl_questionnaire_index_of (survey->questionnaire, "m1"), 3,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_value (survey, &target, &cases[i]);
}

static void
assert_split (const HlQuestion *question,
              const char       *cell,
              const char       *expected)
{
  g_autoptr (GPtrArray) pieces = hl_import_split (question, cell);
  g_autofree char *joined = NULL;

  g_ptr_array_add (pieces, NULL);
  joined = g_strjoinv ("/", (char **) pieces->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_split (void)
{
  HlOption options[] = {
    { (char *) "Nhanh", (char *) "Nhanh" },
    { (char *) "Gọn, nhẹ, rẻ", (char *) "Gọn" },
  };
  HlQuestion question = { .kind = HL_KIND_MULTIPLE, .options = options, .n_options = 2 };

  assert_split (&question, "1|2", "1/2");
  assert_split (&question, "Nhanh; khác", "Nhanh/khác");
  assert_split (&question, "nhanh, gọn, nhẹ, rẻ, đẹp", "nhanh/gọn, nhẹ, rẻ/đẹp");
  assert_split (&question, " ; ,", "");
  question.kind = HL_KIND_SINGLE;
  assert_split (&question, "Gọn, nhẹ, rẻ", "Gọn, nhẹ, rẻ");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *cell;
    gboolean    month_first;
    const char *date;
  } cases[] = {
    { "2022-10-26", FALSE, "2022-10-26" }, { "26/10/2022", FALSE, "2022-10-26" },
    { "6/9/22", FALSE, "2022-09-06" }, { "06-09-2022", FALSE, "2022-09-06" },
    { "6.9.2022", FALSE, "2022-09-06" }, { "9/6/2022", TRUE, "2022-09-06" },
    { "10/26/2022 14:33:21", TRUE, "2022-10-26" }, { "10/26/2022", FALSE, NULL },
    { "2022/10/26 9:10:00 SA GMT+7", FALSE, "2022-10-26" }, { "44860", FALSE, "2022-10-26" },
    { "26/10", FALSE, NULL }, { "31/02/2022", FALSE, NULL }, { "hôm qua", FALSE, NULL },
    { "12", FALSE, NULL }, { "26/10/2022x", FALSE, NULL },
  };
  gboolean certain;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = hl_import_read_date (cases[i].cell, cases[i].month_first);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpstr (date, ==, cases[i].date);
    }

  g_assert_true (hl_import_is_month_first ("10/26/2022", &certain) && certain);
  g_assert_false (hl_import_is_month_first ("26/10/2022", &certain));
  g_assert_true (certain);
  g_assert_false (hl_import_is_month_first ("6/9/2022", &certain));
  g_assert_false (certain);
}

#define HEADER "Số phiếu;Giới tính;Lĩnh vực\n1;Nữ;Hộ tịch\n2;Nữ;Chứng thực\n"

static void
assert_decoded (const char *charset,
                const char *text,
                const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");
  gsize size;
  char *raw = g_convert (text, -1, charset, "UTF-8", NULL, &size, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) decoded = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  bytes = g_bytes_new_take (raw, size);
  decoded = hl_import_decode (survey, bytes, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, encoding);
  g_assert_cmpmem (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded), text,
                   strlen (text));
}

static void
test_encodings (void)
{
  assert_decoded ("UTF-8", HEADER, "UTF-8");
  assert_decoded ("UTF-16", HEADER, "UTF-16");
  assert_decoded ("TCVN5712-1", HEADER, "TCVN3 (ABC)");
}

/* Its marks stand behind their letters, as Windows writes them. */
static void
test_windows_1258 (void)
{
  static const char raw[] = "S\xf4\xec phi\xea\xec" "u;Gi\xf5\xec" "i t\xednh;"
                            "L\xee\xde" "nh v\xfd\xf2" "c\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");
  g_autoptr (GBytes) bytes = g_bytes_new_static (raw, strlen (raw));
  g_autofree char *found = NULL;
  g_autoptr (GBytes) decoded = hl_import_decode (survey, bytes, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "Windows-1258");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (decoded, NULL), "Số phiếu;Giới tính;L"));
}

static void
assert_not_decoded (const char *raw,
                    const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey ("g1-2640");
  g_autoptr (GBytes) bytes = g_bytes_new_static (raw, strlen (raw));
  g_autofree char *found = NULL;

  g_assert_null (hl_import_decode (survey, bytes, &found, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, said));
  g_assert_null (found);
}

static void
test_unknown_encodings (void)
{
  assert_not_decoded ("So\xe1 phie\xe1u;L\xf3nh v\xf6\xef" "c;Ho\xe4 t\xf2" "ch;"
                      "Ha\xf8 No\xe4i\n", "VNI");
  assert_not_decoded ("Gr\xf6\xdf" "e;caf\xe9;na\xefve\n1;2;3\n", "CSV UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import/fold", test_fold);
  g_test_add_func ("/exchange/import/columns", test_columns);
  g_test_add_func ("/exchange/import/columns-together", test_columns_together);
  g_test_add_func ("/exchange/import/values", test_values);
  g_test_add_func ("/exchange/import/header-values", test_header_values);
  g_test_add_func ("/exchange/import/ticks", test_ticks);
  g_test_add_func ("/exchange/import/split", test_split);
  g_test_add_func ("/exchange/import/dates", test_dates);
  g_test_add_func ("/exchange/import/encodings", test_encodings);
  g_test_add_func ("/exchange/import/windows-1258", test_windows_1258);
  g_test_add_func ("/exchange/import/unknown-encodings", test_unknown_encodings);

  return g_test_run ();
}
