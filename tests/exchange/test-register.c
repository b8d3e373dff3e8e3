#include <string.h>

#include "exchange/hl-register-line.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-register-words.h"
#include "fixture.h"

#define HEADER "serials,issued_to,date,outcome,outcome_date,replaced_by\n"

static const Setting by_range = { .with_fields = TRUE, .by_range = TRUE,
                                  .state = HL_SURVEY_OPEN };
static const Setting by_mark = { .with_fields = TRUE, .state = HL_SURVEY_OPEN };

static HlRegisterBook *
load_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HlRegisterBook *book = hl_register_book_load (fixture->store, fixture->survey, &error);

  g_assert_no_error (error);

  return book;
}

static void
write_register (Fixture    *fixture,
                const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  g_autoptr (HlRegisterReport) report = hl_register_import (fixture->store, survey, bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->refused->len, ==, 0);
}

static void
test_serials (void)
{
  static const struct
  {
    const char *text;
    gint64      first;
    gint64      last; /* 0 = refused */
  } cases[] = {
    { "33", 33, 33 },
    { " 033-5 ", 33, 33 },
    { "9-2", 9, 9 },
    { "1-5", 1, 5 },
    { "1-50", 1, 50 },
    { "001 - 050", 1, 50 },
    { "001–050", 1, 50 },
    { "033-5–151-4", 33, 151 },
    { "033-5-151-4", 33, 151 },
    { "033-5-151", 33, 151 },
    { "33-151-4", 33, 151 },
    { "9-3", 0, 0 },
    { "033-2", 0, 0 },
    { "033-2–151", 0, 0 },
    { "033-5-151-5", 0, 0 },
    { "P3", 0, 0 },
    { "1-2-3-4-5", 0, 0 },
    { "0", 0, 0 },
    { "-", 0, 0 },
    { "", 0, 0 },
    { "một", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 first = 0;
      gint64 last = 0;
      gboolean is_read = hl_register_parse_serials (cases[i].text, &first, &last, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (is_read, ==, cases[i].last != 0);
      g_assert_cmpint (is_read, ==, error == NULL);
      if (is_read)
        {
          g_assert_cmpint (first, ==, cases[i].first);
          g_assert_cmpint (last, ==, cases[i].last);
        }
    }
}

/* Every issued serial stands in one row, and what is missing is listed by those who have it. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlImportReport) report =
    fixture_import (fixture, "serial,c01\n1,5\n2,5\n4,5\n61,5\n", NULL);
  g_autoptr (HlRegisterBook) book = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *serials = NULL;
  gint64 next = 1;

  g_assert_cmpuint (report->n_imported, ==, 4);
  write_register (fixture, HEADER "1-10,Bà Lan,2022-09-05,,,\n11-20,,2022-09-05,,,\n"
                  "41-60,Bà Lan,2022-09-06,,,\n6,,,lost,2022-09-08,\n61,,,blank,,\n");
  book = load_book (fixture);
  for (guint i = 0; i < book->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (book->rows, HlRegisterRow, i);

      g_assert_cmpint (row->first, ==, next);
      next = row->last + 1;
    }
  g_assert_cmpint (next, ==, 151);

  missing = hl_register_list_missing (book->survey, book->rows);
  g_assert_cmpstr (missing, ==, "Bà Lan: 003, 005, 007–010, 041–060\n"
                   "Handed out, no name told: 011–020\nNot handed out: 021–040, 062–150");
  serials = hl_register_format_checked (book->survey, 1, 50);
  g_assert_cmpstr (serials, ==, "001-3–050-2");
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlImportReport) report = fixture_import (fixture, "serial,c01\n1,5\n2,5\n", NULL);
  g_autoptr (HlRegisterBook) book = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *conflict = NULL;

  write_register (fixture, HEADER "2,,,lost,,\n3,,,returned,,\n4-5,,,refused,,\n");
  book = load_book (fixture);
  counts = hl_register_describe_counts (book->count);
  g_assert_cmpstr (counts, ==, "Issued: 150 · Returned with answers: 2 · "
                   "Returned, not keyed yet: 1 · Refused to answer: 2 · Outstanding: 145");
  rate = hl_register_describe_rate (book->count);
  g_assert_nonnull (strstr (rate, "2.00% (3 returned with answers, keyed or not, out of 150"));
  g_assert_cmpuint (book->count->conflicts->len, ==, 1);
  conflict = hl_register_describe_conflict (book->survey,
                                            &g_array_index (book->count->conflicts,
                                                            HlRegisterConflict, 0));
  g_assert_cmpstr (conflict, ==,
                   "Form 002-1 is in with answers, but the register says: Lost form");
}

/* The quotas are 50 and 100; more numbers are issued and their first ones used. */
static void
test_spare (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlRegisterBook) book = load_book (fixture);
  g_autoptr (GPtrArray) none = hl_register_describe_spare (book);
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (HlSurvey) grown = NULL;
  HlSerialRange more;

  g_assert_cmpuint (none->len, ==, 0);
  grown = hl_register_issue_more (book->survey, 0, HL_NO_INDEX, 160, &more, &error);
  g_assert_no_error (error);
  g_assert_false (hl_store_update_survey (fixture->store, grown, NULL, &error));
  g_clear_error (&error);
  g_assert_true (hl_store_update_survey (fixture->store, grown, "Phiếu hỏng nhiều", &error));
  g_assert_no_error (error);
  write_register (fixture, HEADER "151-152,Bà Lan,,,,\n155,,,lost,,\n");

  g_clear_pointer (&book, hl_register_book_unref);
  book = load_book (fixture);
  some = hl_register_describe_spare (book);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpstr (some->pdata[0], ==,
                   "Hộ tịch: free 153–154, 156–160; in use 151–152, 155");
}

/* Behind the highest number: the range gets longer where it decides the same, else one follows. */
static void
test_more (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlRegisterBook) book = load_book (fixture);
  g_autoptr (HlSurvey) longer = NULL;
  g_autoptr (HlSurvey) other = NULL;
  g_autofree char *text = NULL;
  HlSerialRange more;

  g_assert_cmpint (hl_register_highest (book->survey), ==, 150);
  longer = hl_register_issue_more (book->survey, 1, HL_NO_INDEX, 170, &more, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (longer->n_ranges, ==, 2);
  g_assert_cmpint (longer->ranges[1].last, ==, 170);
  text = hl_register_describe_more (longer, &more);
  g_assert_nonnull (strstr (text, "151-4–170-"));
  g_assert_nonnull (strstr (text, "(20 forms) will belong to the field Chứng thực."));

  other = hl_register_issue_more (book->survey, 0, HL_NO_INDEX, 151, &more, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->n_ranges, ==, 3);
  g_assert_cmpint (other->ranges[2].first, ==, 151);

  g_assert_null (hl_register_issue_more (book->survey, 0, HL_NO_INDEX, 150, &more, &error));
  g_assert_nonnull (strstr (error->message, "up to 150 are issued already"));
  g_clear_error (&error);
  g_assert_null (hl_register_issue_more (book->survey, 0, HL_NO_INDEX, HL_SERIAL_KIND_SIZE, &more,
                                         &error));
  g_assert_nonnull (error);
}

static void
test_quotas (Fixture      *fixture,
             gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (HlImportReport) report =
    fixture_import (fixture, "serial,field,c01,c02,c03\n1,Hộ tịch,5,5,5\n60,Chứng thực,4,4,4\n",
                    NULL);
  g_autoptr (HlRegisterBook) book = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  gboolean is_under;

  write_register (fixture, HEADER "2-11,,,refused,,\n");
  book = load_book (fixture);
  memset (book->responses->rules, 0, sizeof *book->responses->rules * book->responses->n);
  sentences = hl_register_describe_quotas (book, &is_under);
  g_assert_true (is_under);
  g_assert_cmpuint (sentences->len, ==, 3);
  if (setting->by_range)
    {
      g_assert_cmpstr (sentences->pdata[0], ==,
                       "Hộ tịch: quota 50, valid 1, missing 49, outstanding 39.");
      g_assert_cmpstr (sentences->pdata[2], ==,
                       "The whole round: quota 150, valid 2, missing 148, outstanding 138.");
    }
  else
    {
      g_assert_cmpstr (sentences->pdata[0], ==, "Hộ tịch: quota 50, valid 1, missing 49.");
    }
}

static HlRegisterChange *
read_line (const HlRegisterBook  *book,
           const HlRegisterTyped *typed,
           const HlRegisterSpan  *entry,
           const char            *refused)
{
  g_autoptr (GError) error = NULL;
  HlRegisterChange *change = hl_register_read_line (book->survey, typed, entry, &error);

  g_assert_cmpint (change == NULL, ==, refused != NULL);
  if (refused != NULL)
    g_assert_nonnull (strstr (error->message, refused));

  return change;
}

/* Only what differs is set; what is blank stays where the forms have different entries. */
static void
test_line (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlRegisterBook) book = NULL;
  g_autoptr (HlRegisterSpan) entry = NULL;
  g_autoptr (HlRegisterChange) change = NULL;
  HlRegisterTyped typed = { "1-10", "Bà Lan", "5/9", "", "", "", 0, HL_OUTCOME_OUTSTANDING + 1 };

  write_register (fixture, HEADER "1-10,Bà Lan,2022-09-05,,,\n11-20,Ông Minh,,lost,,\n");
  book = load_book (fixture);
  entry = hl_register_find_entry (book, 2, 9);
  g_assert_cmpstr (entry->issued_to, ==, "Bà Lan");
  change = read_line (book, &typed, entry, NULL);
  g_assert_cmpint (change->parts, ==, 0);
  g_assert_null (hl_register_find_overwritten (book, change));
  g_clear_pointer (&change, hl_register_change_free);

  typed.outcome_day = "07.10.2022";
  typed.outcome = HL_OUTCOME_LOST + 1;
  change = read_line (book, &typed, entry, NULL);
  g_assert_cmpint (change->parts, ==, HL_REGISTER_OUTCOME);
  g_assert_cmpuint (change->span.outcome_day, ==, hl_date_new (2022, 10, 7));
  g_clear_pointer (&change, hl_register_change_free);

  g_assert_null (hl_register_find_entry (book, 5, 15));
  typed = (HlRegisterTyped) { "5-15", "Bà Lan", "", "", "", "", 0, 0 };
  change = read_line (book, &typed, NULL, NULL);
  g_assert_cmpint (change->parts, ==, HL_REGISTER_PERSON);
  g_autofree char *overwritten = hl_register_find_overwritten (book, change);
  g_assert_nonnull (strstr (overwritten, "011-"));
  g_assert_nonnull (strstr (overwritten, ": Ông Minh, Lost form."));
}

static void
test_line_refused (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    HlRegisterTyped typed;
    const char     *reason;
  } cases[] = {
    { { "", "", "", "", "", "", 0, 0 }, "is not a form number" },
    { { "033-2", "", "", "", "", "", 0, 0 }, "check digit" },
    { { "9-03", "", "", "", "", "", 0, 0 }, "lower than the first" },
    { { "1", "", "31/9", "", "", "", 0, 0 }, "is not a day" },
    { { "1", "", "mai", "", "", "", 0, 0 }, "is not a day" },
    { { "1", "", "", "5/9", "", "", 0, 0 }, "Choose the outcome" },
    { { "1", "", "", "", "7", "", 0, 0 }, "Choose the outcome" },
    { { "1", "", "", "", "P7", "", 0, 1 }, "not the number of a paper form" },
  };
  g_autoptr (HlRegisterBook) book = load_book (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (read_line (book, &cases[i].typed, NULL, cases[i].reason));
}

static void
test_free (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlImportReport) report = fixture_import (fixture, "serial,c01\n21,5\n", NULL);
  g_autoptr (HlRegisterBook) book = NULL;
  gint64 first = 0;
  gint64 last = 0;

  write_register (fixture, HEADER "1-10,Bà Lan,,,,\n");
  book = load_book (fixture);
  g_assert_true (hl_register_find_free (book, 1, 5, &first, &last));
  g_assert_cmpint (first, ==, 11);
  g_assert_cmpint (last, ==, 15);
  g_assert_true (hl_register_find_free (book, 16, 20, &first, &last));
  g_assert_cmpint (first, ==, 16);
  g_assert_cmpint (last, ==, 20);
  g_assert_true (hl_register_find_free (book, 21, 5, &first, &last));
  g_assert_cmpint (first, ==, 22);
  g_assert_false (hl_register_find_free (book, 151, 5, &first, &last));
}

#define ADD(name, setting, test) \
  g_test_add ("/exchange/register/" name, Fixture, setting, fixture_set_up, test, \
              fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/register/serials", test_serials);
  ADD ("rows", &by_range, test_rows);
  ADD ("words", &by_range, test_words);
  ADD ("spare", &by_range, test_spare);
  ADD ("more", &by_range, test_more);
  ADD ("quotas", &by_range, test_quotas);
  ADD ("line", &by_range, test_line);
  ADD ("line-refused", &by_range, test_line_refused);
  ADD ("free", &by_range, test_free);
  ADD ("quotas-by-mark", &by_mark, test_quotas);

  return g_test_run ();
}
