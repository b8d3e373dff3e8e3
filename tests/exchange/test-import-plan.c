/* Plans followed to the end: what goes in, what is refused, what is taken back. */
#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-import-group.h"
#include "exchange/hl-import-refused.h"
#include "exchange/hl-report-decisions.h"
#include "exchange/hl-round.h"
#include "exchange/hl-score-json.h"
#include "report/hl-report.h"
#include "store/hl-store-import.h"
#include "store/hl-store-log.h"

#include "fixture.h"

static const Setting fields = { .with_fields = TRUE, .state = HL_SURVEY_OPEN };
static const Setting ranges = { .with_fields = TRUE, .by_range = TRUE, .state = HL_SURVEY_OPEN };

/* As an office exports it: wordings above, words below. */
static const char office_file[] =
  "Số phiếu;Lĩnh vực;Ngày khảo sát;Giới tính;Trình độ học vấn;"
  "5. Thủ tục hành chính được niêm yết công khai đầy đủ;Câu 6;m1;Ghi chú của văn phòng\n"
  "001;hộ tịch;26/10/2022;Nữ;Khác: sơ cấp;Rất hài lòng;4;1, 3;x\n"
  "002;CHỨNG THỰC;27/10/2022;Nam;Tiểu học (Cấp I);Hài lòng;không có ý kiến;2;\n"
  "003;Đất đai;27/10/2022;Nam;;Tuyệt vời;5;;\n"
  "004;Hộ tịch;27/10/2022;Nam;;Tuyệt vời;;;\n";

static HlImportPlan *
make_plan (Fixture    *fixture,
           const char *text,
           GError    **error)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, error);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return hl_import_plan_new (survey, bytes, NULL, error);
}

static HlImportReport *
run (Fixture      *fixture,
     HlImportPlan *plan,
     const char   *text,
     GError      **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const HlImportOptions options = { .name = "tep.csv", .plan = plan };

  return hl_import_run (fixture->store, fixture->survey, bytes, &options, error);
}

static guint
find_column (HlImportPlan *plan,
             const char   *name)
{
  for (guint i = 0; i < hl_import_plan_get_n_columns (plan); i++)
    if (g_str_equal (hl_import_plan_get_column (plan, i).name, name))
      return i;

  g_assert_not_reached ();
}

static char *
export (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *csv = hl_response_csv_export (fixture->store, fixture->survey, ',', &error);

  g_assert_no_error (error);

  return csv;
}

static char *
score (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlScoreSnapshot) snapshot = hl_round_score (fixture->store, fixture->survey, NULL,
                                                         &error);
  g_autoptr (JsonNode) node = NULL;

  g_assert_no_error (error);
  node = hl_score_to_json (snapshot);

  return hl_json_to_string (node);
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (report->whole);
}

static void
test_plan (Fixture      *fixture,
           gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  g_autoptr (GPtrArray) values = NULL;
  const HlImportValue *value;
  HlImportColumn column;

  g_assert_no_error (error);
  g_assert_cmpuint (hl_import_plan_get_n_columns (plan), ==, 9);
  g_assert_cmpuint (hl_import_plan_get_n_lines (plan), ==, 4);
  g_assert_cmpint (hl_import_plan_get_separator (plan), ==, ';');
  g_assert_cmpstr (hl_import_plan_get_encoding (plan), ==, "UTF-8");
  g_assert_cmpuint (hl_import_plan_get_preview (plan)->len, ==, 4);
  g_assert_true (hl_import_plan_has_serials (plan));

  column = hl_import_plan_get_column (plan, 3);
  g_assert_cmpstr (column.sample, ==, "Nữ · Nam");
  g_assert_cmpuint (column.n_filled, ==, 4);
  g_assert_cmpint (hl_import_plan_get_column (plan, 8).target.kind, ==, HL_IMPORT_LEAVE_OUT);

  g_assert_cmpuint (hl_import_plan_count_unknown (plan), ==, 2);
  values = hl_import_plan_list_values (plan, 5);
  g_assert_cmpuint (values->len, ==, 3);
  value = values->pdata[0];
  g_assert_cmpstr (value->text, ==, "Tuyệt vời");
  g_assert_cmpuint (value->count, ==, 2);
  g_assert_null (value->cell);
}

static void
test_run (Fixture      *fixture,
          gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  g_autoptr (HlImportReport) report = run (fixture, plan, office_file, &error);
  g_autofree char *csv = NULL;
  const HlRefusal *refusal;

  g_assert_no_error (error);
  for (guint i = 0; i < report->refused->len; i++)
    g_test_message ("%s", ((HlRefusal *) report->refused->pdata[i])->reason);
  g_assert_cmpuint (report->n_imported, ==, 2);
  g_assert_cmpuint (report->refused->len, ==, 2);
  refusal = report->refused->pdata[0];
  g_assert_cmpuint (refusal->line, ==, 4);
  g_assert_cmpstr (refusal->serial, ==, "003");
  g_assert_cmpstr (refusal->code, ==, "field=Đất đai");
  refusal = report->refused->pdata[1];
  g_assert_cmpstr (refusal->code, ==, "c05=Tuyệt vời");

  csv = export (fixture);
  g_assert_nonnull (strstr (csv, "\n001,Hộ tịch,,2022-10-26,,,,,2,,,,6,sơ cấp,"));
  g_assert_nonnull (strstr (csv, ",5,4,"));
  g_assert_nonnull (strstr (csv, ",1|3,"));
  g_assert_nonnull (strstr (csv, "\n002,Chứng thực,,2022-10-27,,,,,1,,,,1,,"));
  g_assert_nonnull (strstr (csv, ",4,-,"));
  assert_whole (fixture);
}

static void
test_corrections (Fixture      *fixture,
                  gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *csv = NULL;

  hl_import_plan_set_value (plan, 5, "Tuyệt vời", "5");
  hl_import_plan_set_value (plan, 5, "Hài lòng", "*");
  hl_import_plan_set_value (plan, find_column (plan, "Lĩnh vực"), "Đất đai", "");
  hl_import_plan_set_value (plan, find_column (plan, "Giới tính"), "Nữ", NULL);
  g_assert_cmpuint (hl_import_plan_count_unknown (plan), ==, 0);
  report = run (fixture, plan, office_file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 3);
  g_assert_cmpstr (((HlRefusal *) report->refused->pdata[0])->code, ==, "gender=Nữ");
  csv = export (fixture);
  g_assert_nonnull (strstr (csv, ",*,-,"));
  g_assert_nonnull (strstr (csv, ",5,5,"));
}

/* An option that takes a text keeps the words it was chosen for. */
static void
test_text_beside (Fixture      *fixture,
                  gconstpointer setting)
{
  static const char text[] = "serial,field,occupation\n1,Hộ tịch,thợ mộc\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *csv = NULL;

  hl_import_plan_set_value (plan, 2, "thợ mộc", "7");
  report = run (fixture, plan, text, &error);
  g_assert_no_error (error);
  csv = export (fixture);
  g_assert_nonnull (strstr (csv, ",7,thợ mộc,"));
}

static HlImportGroup *
find_group (GPtrArray  *groups,
            const char *text)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_str_equal (((HlImportGroup *) groups->pdata[i])->text, text))
      return groups->pdata[i];

  return NULL;
}

/* A word of several columns is looked at once. */
static void
test_groups (Fixture      *fixture,
             gconstpointer setting)
{
  static const char text[] = "serial,field,c05,c06,a3,m1_4\n1,Đất,Tuyệt,Hài lòng,Có,ừ\n"
                             "2,Hộ tịch,Hài lòng,Tuyệt,2,x\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (GPtrArray) groups = hl_import_groups_list (plan);
  HlImportGroup *group = groups->pdata[0];
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *place = hl_import_group_place (plan, group);
  g_autofree char *csv = NULL;

  g_assert_cmpuint (groups->len, ==, 6);
  g_assert_cmpstr (group->text, ==, "Tuyệt");
  g_assert_true (group->unknown);
  g_assert_cmpuint (group->count, ==, 2);
  g_assert_cmpuint (group->columns->len, ==, 2);
  g_assert_cmpuint (group->chosen, ==, 0);
  g_assert_nonnull (strstr (place, "5. "));
  g_assert_cmpuint (find_group (groups, "Hài lòng")->chosen, ==, 4);
  g_assert_null (find_group (groups, "2"));

  hl_import_group_choose (plan, group, 5);
  hl_import_group_choose (plan, find_group (groups, "Đất"), 2);
  hl_import_group_choose (plan, find_group (groups, "ừ"), 1);
  g_assert_cmpuint (hl_import_plan_count_unknown (plan), ==, 0);
  report = run (fixture, plan, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 2);
  csv = export (fixture);
  g_assert_nonnull (strstr (csv, "\n001,Chứng thực,"));
  g_assert_nonnull (strstr (csv, ",5,4,"));
  g_assert_nonnull (strstr (csv, ",4,\n"));
}

static void
test_targets (Fixture      *fixture,
              gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  const HlImportTarget serial = { HL_IMPORT_HEADER, HL_COLUMN_SERIAL, 0 };
  const HlImportTarget out = { HL_IMPORT_LEAVE_OUT, 0, 0 };

  g_assert_cmpuint (hl_import_plan_set_target (plan, 8, &serial), ==, 0);
  g_assert_cmpint (hl_import_plan_get_column (plan, 0).target.kind, ==, HL_IMPORT_LEAVE_OUT);
  g_assert_cmpuint (hl_import_plan_set_target (plan, 8, &out), ==, HL_NO_INDEX);
  g_assert_false (hl_import_plan_has_serials (plan));
  g_assert_null (hl_import_plan_make_columns (plan, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* A column an option, with ticks. */
static void
test_split_columns (Fixture      *fixture,
                    gconstpointer setting)
{
  static const char text[] = "serial,field,m1_1,m1_2,m1_5\n1,Hộ tịch,x,,có\n2,Hộ tịch,0,0,0\n"
                             "3,Hộ tịch,0,có lẽ,x\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (HlImportReport) report = run (fixture, plan, text, &error);
  g_autofree char *csv = export (fixture);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 2);
  g_assert_cmpuint (report->refused->len, ==, 1);
  g_assert_nonnull (strstr (csv, ",1|5,"));
}

/* A form file without numbers: O1, O2, …; never twice. */
static void
test_numbered (Fixture      *fixture,
               gconstpointer setting)
{
  static const char text[] = "Dấu thời gian,Lĩnh vực,c05\n10/26/2022 9:00:00,Hộ tịch,5\n"
                             "10/5/2022 9:00:00,Nhà đất,5\n10/5/2022 9:05:00,Hộ tịch,4\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *csv = NULL;

  g_assert_null (run (fixture, plan, text, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  hl_import_plan_set_numbered (plan, TRUE);
  report = run (fixture, plan, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 2);
  csv = export (fixture);
  g_assert_nonnull (strstr (csv, "\nO1,Hộ tịch,,2022-10-26,online,"));
  g_assert_nonnull (strstr (csv, "\nO2,Hộ tịch,,2022-10-05,online,"));

  g_assert_null (run (fixture, plan, text, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

/* The sample by way of a plan is the sample as it is. */
static void
test_sample (Fixture      *fixture,
             gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_read_sample ("responses.csv");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (HlImportReport) planned = run (fixture, plan, text, &error);
  g_autofree char *by_plan = export (fixture);
  g_autoptr (HlImportReport) direct = NULL;
  g_autofree char *as_it_is = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (hl_import_plan_count_unknown (plan), <=, 2);
  fixture->survey = fixture_add_survey (fixture, setting, hl_date_new (2022, 9, 1),
                                        hl_date_new (2022, 10, 31));
  direct = fixture_import (fixture, text, &error);
  as_it_is = export (fixture);
  g_assert_cmpuint (planned->n_imported, ==, 151);
  g_assert_cmpuint (direct->n_imported, ==, planned->n_imported);
  g_assert_cmpuint (direct->refused->len, ==, planned->refused->len);
  for (guint i = 0; i < direct->refused->len; i++)
    {
      const HlRefusal *one = direct->refused->pdata[i];
      const HlRefusal *other = planned->refused->pdata[i];

      g_assert_cmpuint (one->line, ==, other->line);
      g_assert_cmpstr (one->code, ==, other->code);
      g_assert_cmpstr (one->reason, ==, other->reason);
    }
  g_assert_cmpstr (by_plan, ==, as_it_is);
}

/* Refused lines come back as they were, with the reason; mended, they go in. */
static void
test_refused_lines (Fixture      *fixture,
                    gconstpointer setting)
{
  static const char text[] = "serial;field;c05;comment\n1;Hộ tịch;5;\n2;Hộ tịch;9;\"có; dấu\"\n"
                             "3;Hộ tịch\n4;Hộ tịch;4;\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, text, &error);
  g_autoptr (HlImportReport) report = run (fixture, plan, text, &error);
  g_autoptr (GBytes) file = hl_import_refused_to_csv (hl_import_plan_get_text (plan),
                                                      report->refused, &error);
  g_autofree char *refused = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_auto (GStrv) lines = g_strsplit (refused, "\r\n", -1);
  g_autoptr (GString) mended = g_string_new (refused);
  g_autoptr (HlImportPlan) again = NULL;
  g_autoptr (HlImportReport) second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "\xef\xbb\xbfserial;field;c05;comment;Why refused");
  g_assert_true (g_str_has_prefix (lines[1], "2;Hộ tịch;9;\"có; dấu\";"));
  g_assert_true (g_str_has_prefix (lines[2], "3;Hộ tịch;;;"));
  g_assert_cmpstr (lines[3], ==, "");

  g_string_replace (mended, ";9;", ";3;", 1);
  again = make_plan (fixture, mended->str, &error);
  second = run (fixture, again, mended->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->n_imported, ==, 2);
  g_assert_cmpuint (second->refused->len, ==, 0);
}

/* After taking back, scores and counts are as before; then the right file goes in. */
static void
test_take_back (Fixture      *fixture,
                gconstpointer setting)
{
  static const char first[] = "serial,field,c01,c05\n100,Hộ tịch,4,5\n101,Chứng thực,3,2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) early = fixture_import (fixture, first, &error);
  g_autofree char *before = score (fixture);
  g_autofree char *csv_before = export (fixture);
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  g_autoptr (HlImportReport) wrong = run (fixture, plan, office_file, &error);
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_autofree char *between = score (fixture);
  g_autofree char *after = NULL;
  g_autofree char *csv_after = NULL;
  g_autoptr (HlImportReport) right = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (between, !=, before);
  hl_store_take_back_import (fixture->store, survey, wrong->import_id, "Nhầm tệp", &error);
  g_assert_no_error (error);
  after = score (fixture);
  csv_after = export (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (csv_after, ==, csv_before);
  assert_whole (fixture);

  right = run (fixture, plan, office_file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (right->n_imported, ==, wrong->n_imported);
  g_free (after);
  after = score (fixture);
  g_assert_cmpstr (after, ==, between);
  assert_whole (fixture);
}

/* A report names the file once, not each of its forms as excluded. */
static void
test_decisions (Fixture      *fixture,
                gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);
  g_autoptr (HlImportReport) report = run (fixture, plan, office_file, &error);
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_autoptr (GPtrArray) decisions = NULL;
  const HlDecision *decision;

  hl_store_take_back_import (fixture->store, survey, report->import_id, "Nhầm tệp", &error);
  decisions = hl_report_list_decisions (fixture->store, survey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 1);
  decision = decisions->pdata[0];
  g_assert_cmpstr (decision->kind, ==, "import");
  g_assert_cmpstr (decision->detail, ==, "tep.csv: 2/4, #1–#2");
  g_assert_cmpstr (decision->reason, ==, "Nhầm tệp");
}

static void
on_progress (guint    n_lines,
             gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer setting)
{
  g_autoptr (GString) text = g_string_new ("serial,field,c05\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HlImportPlan) plan = NULL;
  HlImportOptions options = {
    .name = "dai.csv", .cancellable = cancellable, .progress = on_progress, .data = cancellable,
  };
  g_autoptr (HlImport) import = NULL;

  for (guint i = 1; i <= 2000; i++)
    g_string_append_printf (text, "%u,Hộ tịch,5\n", i);
  plan = make_plan (fixture, text->str, &error);
  bytes = g_bytes_new (text->str, text->len);
  options.plan = plan;
  g_assert_null (hl_import_run (fixture->store, fixture->survey, bytes, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  import = hl_store_find_last_import (fixture->store, fixture->survey, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import->id, ==, 0);
}

/* Sentences for files that are none. */
static void
test_unreadable (Fixture      *fixture,
                 gconstpointer setting)
{
  static const char *const texts[] = { "", "serial,field\n", "a,\"b\n1,2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (make_plan (fixture, texts[i], &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }
}

static void
test_closed (Fixture      *fixture,
             gconstpointer setting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportPlan) plan = make_plan (fixture, office_file, &error);

  hl_store_set_survey_state (fixture->store, fixture->survey, HL_SURVEY_CLOSED, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (run (fixture, plan, office_file, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

#define ADD(name, setting, function) \
  g_test_add ("/exchange/import-plan/" name, Fixture, setting, fixture_set_up, function, \
              fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("plan", &fields, test_plan);
  ADD ("run", &fields, test_run);
  ADD ("corrections", &ranges, test_corrections);
  ADD ("text-beside", &fields, test_text_beside);
  ADD ("groups", &fields, test_groups);
  ADD ("targets", &fields, test_targets);
  ADD ("split-columns", &fields, test_split_columns);
  ADD ("numbered", &fields, test_numbered);
  ADD ("sample", &fields, test_sample);
  ADD ("refused-lines", &fields, test_refused_lines);
  ADD ("take-back", &fields, test_take_back);
  ADD ("decisions", &fields, test_decisions);
  ADD ("cancelled", &fields, test_cancelled);
  ADD ("unreadable", &fields, test_unreadable);
  ADD ("closed", &fields, test_closed);

  return g_test_run ();
}
