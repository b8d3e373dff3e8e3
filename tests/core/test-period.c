#include "core/hl-error.h"
#include "core/hl-period.h"

static void
assert_period (const HlPeriod *period,
               const char     *from,
               const char     *to,
               const char     *due)
{
  g_autofree char *first = hl_date_to_iso (period->from);
  g_autofree char *last = hl_date_to_iso (period->to);
  g_autofree char *day = hl_date_to_iso (period->due);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
  g_assert_cmpstr (day, ==, due);
}

/* Looked up in a calendar: of 2022, 5/3 is a Saturday, 5/6 a Sunday, 5/9 and 5/12 Mondays, 5/1 a
 * Wednesday. */
static const struct
{
  const char *text;
  const char *from;
  const char *to;
  const char *due;
  const char *title;
} cases[] = {
  { "2022-Q1", "2021-12-15", "2022-03-14", "2022-03-04", "quý I năm 2022" },
  { "2022-Q2", "2022-03-15", "2022-06-14", "2022-06-03", "quý II năm 2022" },
  { "2022-Q3", "2022-06-15", "2022-09-14", "2022-09-02", "quý III năm 2022" },
  { "2022-Q4", "2022-09-15", "2022-12-14", "2022-12-02", "quý IV năm 2022" },
  { "2022-H1", "2021-12-15", "2022-06-14", "2022-06-03", "6 tháng đầu năm 2022" },
  { "2022-H2", "2022-06-15", "2022-12-14", "2022-12-02", "6 tháng cuối năm 2022" },
  { "2022-9M", "2021-12-15", "2022-09-14", "2022-09-02", "9 tháng đầu năm 2022" },
  { "2022", "2021-12-15", "2022-12-14", "2022-12-02", "năm 2022" },
  { "2022-01", "2021-12-15", "2022-01-14", "2022-01-04", "tháng 1 năm 2022" },
  { "2022-09", "2022-08-15", "2022-09-14", "2022-09-02", "tháng 9 năm 2022" },
  { "2022-12", "2022-11-15", "2022-12-14", "2022-12-02", "tháng 12 năm 2022" },
  { "2022-09-01..2022-10-31", "2022-09-01", "2022-10-31", "",
    "từ ngày 01/9/2022 đến ngày 31/10/2022" },
  { "2022-02-09..2022-02-09", "2022-02-09", "2022-02-09", "",
    "từ ngày 09/02/2022 đến ngày 09/02/2022" },
};

static void
test_parse (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;
      HlPeriod period;

      g_assert_true (hl_period_parse (cases[i].text, office, &period, &error));
      g_assert_no_error (error);
      assert_period (&period, cases[i].from, cases[i].to, cases[i].due);
      text = hl_period_to_string (&period);
      title = hl_period_title (&period);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "22", "2022-", "2022-Q0", "2022-Q5", "2022-Q", "2022-H3", "2022-6M", "2022-13", "2022-00",
    "2022-1", "0000", "2022-Q1x", "Q1-2022", "2022-09-01..", "..", "2022-10-31..2022-09-01",
    "2022-09-31..2022-10-01", "9999", "2022 Q1",
  };
  g_autoptr (HlOffice) office = hl_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      HlPeriod period;

      g_assert_false (hl_period_parse (texts[i], office, &period, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }
}

static void
test_office (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  HlPeriod period;

  g_assert_true (hl_office_set (office, "calendar",
                                "quarter=25:01-01..03-31,04-01..06-30,07-01..09-30,10-01..12-31;"
                                "month=0:01-01..01-31,02-01..02-31,03-01..03-31,04-01..04-31,"
                                "05-01..05-31,06-01..06-31,07-01..07-31,08-01..08-31,"
                                "09-01..09-31,10-01..10-31,11-01..11-31,12-01..12-31;half=31",
                                NULL));

  g_assert_true (hl_period_parse ("2022-Q4", office, &period, NULL));
  assert_period (&period, "2022-10-01", "2022-12-31", "2022-12-23");
  g_assert_true (hl_period_parse ("2024-02", office, &period, NULL));
  assert_period (&period, "2024-02-01", "2024-02-29", "");
  g_assert_true (hl_period_parse ("2022-H1", office, &period, NULL));
  assert_period (&period, "2021-12-15", "2022-06-14", "2022-06-30");
}

static void
test_owed (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  HlPeriod period;

  g_assert_true (hl_period_is_owed (HL_PERIOD_QUARTER, office));
  g_assert_false (hl_period_is_owed (HL_PERIOD_MONTH, office));
  g_assert_true (hl_office_set (office, "calendar", "quarter=0; month=1", NULL));
  g_assert_false (hl_period_is_owed (HL_PERIOD_QUARTER, office));
  g_assert_true (hl_period_is_owed (HL_PERIOD_MONTH, office));

  /* Before the first of May 2022, a Sunday: the thirtieth of April is a Saturday. */
  g_assert_cmpuint (hl_period_count (HL_PERIOD_MONTH), ==, 12);
  hl_period_get (HL_PERIOD_MONTH, 2022, 4, office, &period);
  assert_period (&period, "2022-04-15", "2022-05-14", "2022-04-29");
}

static void
test_holding (void)
{
  static const struct
  {
    HlPeriodKind kind;
    const char  *day;
    const char  *period;
  } days[] = {
    { HL_PERIOD_QUARTER, "2022-09-14", "2022-Q3" }, { HL_PERIOD_QUARTER, "2022-09-15", "2022-Q4" },
    { HL_PERIOD_QUARTER, "2022-12-31", "2023-Q1" }, { HL_PERIOD_QUARTER, "2022-01-01", "2022-Q1" },
    { HL_PERIOD_MONTH, "2022-10-31", "2022-11" }, { HL_PERIOD_MONTH, "2022-12-20", "2023-01" },
    { HL_PERIOD_HALF, "2022-06-15", "2022-H2" }, { HL_PERIOD_YEAR, "2022-12-15", "2023" },
    { HL_PERIOD_NINE, "2022-09-14", "2022-9M" }, { HL_PERIOD_NINE, "2022-11-01", "2022-9M" },
  };
  g_autoptr (HlOffice) office = hl_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = NULL;
      HlPeriod period;
      HlDate day;

      g_assert_true (hl_date_parse (days[i].day, &day, NULL));
      hl_period_holding (days[i].kind, day, office, &period);
      text = hl_period_to_string (&period);
      g_assert_cmpstr (text, ==, days[i].period);
    }
}

static void
test_previous (void)
{
  static const char *const pairs[][2] = {
    { "2022-Q3", "2022-Q2" }, { "2022-Q1", "2021-Q4" }, { "2022-01", "2021-12" },
    { "2022-H2", "2022-H1" }, { "2022-9M", "2021-9M" }, { "2022", "2021" },
  };
  g_autoptr (HlOffice) office = hl_office_new ();
  HlPeriod period, previous;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (hl_period_parse (pairs[i][0], office, &period, NULL));
      g_assert_true (hl_period_previous (&period, office, &previous));
      text = hl_period_to_string (&previous);
      g_assert_cmpstr (text, ==, pairs[i][1]);
    }
  g_assert_true (hl_period_parse ("2022-09-01..2022-10-31", office, &period, NULL));
  g_assert_false (hl_period_previous (&period, office, &previous));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/refused", test_refused);
  g_test_add_func ("/period/office", test_office);
  g_test_add_func ("/period/owed", test_owed);
  g_test_add_func ("/period/holding", test_holding);
  g_test_add_func ("/period/previous", test_previous);

  return g_test_run ();
}
