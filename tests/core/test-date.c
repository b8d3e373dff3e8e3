#include "core/hl-date.h"
#include "core/hl-error.h"

static void
test_round_trip (void)
{
  static const struct
  {
    const char *iso;
    const char *display;
  } cases[] = { { "2022-09-01", "01/09/2022" }, { "2024-02-29", "29/02/2024" }, { "0001-01-01",
                                                                                  "01/01/0001" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      g_autofree char *display = NULL;
      HlDate date;

      g_assert_true (hl_date_parse (cases[i].iso, &date, &error));
      g_assert_no_error (error);
      iso = hl_date_to_iso (date);
      display = hl_date_to_display (date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpstr (display, ==, cases[i].display);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "", "2022", "2022-13-01", "2023-02-29", "2022-00-10", "2022-1-1", "01/09/2022",
    "2022-09-01 ", "2022-09-01x",
    "0000-01-01", "２０２２-09-01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      HlDate date = 77;

      g_assert_false (hl_date_parse (cases[i], &date, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_cmpuint (date, ==, 77);
    }
}

static void
test_read (void)
{
  static const char *const same[] = { "1/9/2022", "01/09/2022", " 01.09.2022", "1-9-2022 " };
  static const char *const refused[] = {
    "", "2022-09-01", "1/9", "1/9/22", "31/02/2022", "0/1/2022", "1/9-2022", "1/9/2022x",
    "1 9 2022",
  };
  HlDate date;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_true (hl_date_read (same[i], &date, NULL));
      g_assert_cmpuint (date, ==, hl_date_new (2022, 9, 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_date_read (refused[i], &date, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }
}

static void
test_none (void)
{
  g_autofree char *iso = hl_date_to_iso (HL_DATE_NONE);
  g_autofree char *display = hl_date_to_display (HL_DATE_NONE);

  g_assert_cmpstr (iso, ==, "");
  g_assert_cmpstr (display, ==, "");
  g_assert_cmpuint (hl_date_new (2022, 2, 30), ==, HL_DATE_NONE);
  g_assert_cmpuint (hl_date_new (0, 2, 3), ==, HL_DATE_NONE);
}

static void
test_working_day (void)
{
  const HlDate friday = hl_date_new (2026, 9, 4);

  g_assert_cmpuint (hl_date_working_before (friday), ==, friday);
  g_assert_cmpuint (hl_date_working_before (friday + 1), ==, friday);
  g_assert_cmpuint (hl_date_working_before (friday + 2), ==, friday);
  g_assert_cmpuint (hl_date_working_before (friday + 3), ==, friday + 3);
}

static void
test_from_unix (void)
{
  /* Noon: the same day in every zone from −11 to +11 hours. */
  g_assert_cmpuint (hl_date_from_unix (G_GINT64_CONSTANT (1662033600)), ==, hl_date_new (2022, 9,
                                                                                         1));
  g_assert_cmpuint (hl_date_from_unix (G_MAXINT64), ==, HL_DATE_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/none", test_none);
  g_test_add_func ("/date/working-day", test_working_day);
  g_test_add_func ("/date/from-unix", test_from_unix);

  return g_test_run ();
}
