#include "exchange/hl-lists.h"

#include <string.h>

#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-register.h"

static HlSurvey *
new_round (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", NULL);
  HlSurvey *survey = hl_survey_new (questionnaire);

  hl_survey_add_field (survey, "Hộ tịch", 2, 4);
  hl_survey_add_field (survey, "Chứng thực", 4, 8);
  hl_survey_add_area (survey, "Phố 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_range (survey, 1, 3, 0, HL_NO_INDEX);
  hl_survey_add_range (survey, 4, 30, 1, 0);

  return survey;
}

/* The words of all pages in a row. */
static char *
read_pages (GPtrArray *pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *words = hl_scene_get_words (pages->pdata[i]);

      g_string_append_printf (out, "%s\n", words);
    }

  return g_strdelimit (g_string_free (out, FALSE), "\n", ' ');
}

#define assert_has(text, words) \
  G_STMT_START { \
    if (strstr (text, words) == NULL) \
    g_test_message ("%s", text); \
    g_assert_nonnull (strstr (text, words)); \
  } G_STMT_END

static HlRegisterSpan *
new_span (gint64    first,
          gint64    last,
          HlOutcome outcome)
{
  HlRegisterSpan *span = g_new0 (HlRegisterSpan, 1);

  span->first = first;
  span->last = last;
  span->issued_to = g_strdup ("Bà Lan");
  span->area = HL_NO_INDEX;
  span->outcome = outcome;
  span->note = g_strdup ("");

  return span;
}

static void
test_register (void)
{
  g_autoptr (HlSurvey) survey = new_round ();
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (GPtrArray) spans =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_span_free);
  HlRegisterSpan *span = new_span (2, 2, HL_OUTCOME_SPOILED);
  HlResponseSet responses = { 0 };
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *words = NULL;

  g_ptr_array_add (spans, new_span (1, 1, HL_OUTCOME_OUTSTANDING));
  span->outcome_day = hl_date_new (2022, 10, 1);
  span->replaced_by = 30;
  g_free (span->note);
  span->note = g_strdup ("rách");
  g_ptr_array_add (spans, span);

  pages = hl_lists_make_register (survey, office, spans, &responses, 10, hl_metrics_fixed ());
  words = read_pages (pages);
  assert_has (words, "Lĩnh vực: Hộ tịch 1 01-3 Bà Lan 1 2 02-1 Bà Lan 1 Hỏng 01/10/2022; thay "
              "bằng phiếu 30-8; rách 3 03-7 1 Lĩnh vực: Chứng thực");
  assert_has (words, "4 04-5 – 13-0 Phố 1 10 5 14-9 – 23-2 Phố 1 10 6 24-1 – 30-8 Phố 1 7 Tổng số "
              "30");
}

/* An empty list knows nothing of the register. */
static void
test_empty (void)
{
  g_autoptr (HlSurvey) survey = new_round ();
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (GPtrArray) pages = hl_lists_make_register (survey, office, NULL, NULL, 1,
                                                        hl_metrics_fixed ());
  g_autofree char *words = read_pages (pages);

  assert_has (words, "1 01-3 1 2 02-1 1 3 03-7 1 Lĩnh vực: Chứng thực 4 04-5 Phố 1 1");
  g_assert_null (strstr (words, "Đã thu "));
}

/* Each drawn dossier gets a number of its field, a reserve none, as long as there are any. */
static void
test_dossiers (void)
{
  const char *text = "number,field,area\nA1,Hộ tịch,\nA2,Hộ tịch,\nA3,Hộ tịch,\nA4,Hộ tịch,\n"
                     "A5,Hộ tịch,\nB1,Chứng thực,Phố 1\nB2,Chứng thực,\n";
  g_autoptr (HlSurvey) survey = new_round ();
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HlDossiers) dossiers = hl_dossiers_read (survey, bytes, NULL);
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *words = NULL;
  g_autofree char *note = NULL;

  g_assert_nonnull (dossiers);
  g_assert_true (hl_dossiers_draw (dossiers, 6, 7, NULL));
  pages = hl_lists_make_dossiers (dossiers, office, hl_metrics_fixed ());
  words = read_pages (pages);

  assert_has (words, "danh sách 7 hồ sơ");
  assert_has (words, "cỡ mẫu 6, dự phòng 1, khoảng cách chọn 1,17, số khởi tạo 7.");
  assert_has (words, "Chính 01-3");
  assert_has (words, "Chính 02-1");
  assert_has (words, "Chính 03-7");
  assert_has (words, "Dự phòng");

  note = hl_lists_note_draw (dossiers, bytes);
  g_assert_true (g_str_has_prefix (note, "6 + 1/7; seed: 7; SHA-256: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lists/register", test_register);
  g_test_add_func ("/lists/empty", test_empty);
  g_test_add_func ("/lists/dossiers", test_dossiers);

  return g_test_run ();
}
