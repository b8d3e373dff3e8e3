#include "core/hl-error.h"
#include "core/hl-serial.h"
#include "core/hl-text.h"

#define KIND HL_SERIAL_KIND_SIZE

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    HlSerial    serial;
  } cases[] = {
    { "33", 33 }, { "033", 33 }, { "033-5", 33 }, { "33-5", 33 }, { " 151-4 ", 151 },
    { "", HL_SERIAL_NONE }, { "P12", KIND + 12 }, { "k3", 2 * KIND + 3 }, { "T1", 3 * KIND + 1 },
    { "O7", 4 * KIND + 7 }, { "999999999", 999999999 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      HlSerial serial = 0;

      g_assert_true (hl_serial_parse (cases[i].text, &serial, &error));
      g_assert_no_error (error);
      g_assert_cmpint (serial, ==, cases[i].serial);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "0", "-1", "151-7", "151-", "151-44", "X12", "P", "P0", "P12-3",
    "1000000000", "12a", "1 2", "+5", "١٢",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      HlSerial serial = 77;

      g_assert_false (hl_serial_parse (cases[i], &serial, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_cmpint (serial, ==, 77);
    }
}

static void
test_span (void)
{
  static const struct
  {
    const char *text;
    HlSerial    first;
    HlSerial    last;
  } cases[] = {
    { "34", 34, 34 }, { "033-5", 33, 33 }, { "33-5", 33, 33 }, { "1-50", 1, 50 },
    { " 001 – 050 ", 1, 50 }, { "033-5-047", 33, 47 }, { "033-047-5", 33, 47 },
    { "033-5–047-5", 33, 47 }, { "1-5", 1, 5 }, { "151-4", 151, 151 }, { "50-40", 50, 40 },
  };
  static const char *const refused[] = { "", "-", "33-4", "1-2-3-4-5", "033-5-", "a", "1-b", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      HlSerial first = 0, last = 0;

      g_assert_true (hl_serial_parse_span (cases[i].text, &first, &last, &error));
      g_assert_no_error (error);
      g_assert_cmpint (first, ==, cases[i].first);
      g_assert_cmpint (last, ==, cases[i].last);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      HlSerial first = 7, last = 7;

      g_assert_false (hl_serial_parse_span (refused[i], &first, &last, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_cmpint (first, ==, 7);
    }
}

static void
test_format (void)
{
  static const struct
  {
    HlSerial    serial;
    const char *plain;
    const char *checked;
  } cases[] = {
    { 33, "033", "033-5" }, { 151, "151", "151-4" }, { 124, "124", "124-2" }, { 47, "047",
                                                                                "047-5" },
    { 1234, "1234", NULL }, { KIND + 12, "P12", "P12" }, { 4 * KIND + 7, "O7",
                                                           "O7" }, { HL_SERIAL_NONE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = hl_serial_format (cases[i].serial, 3);
      g_autofree char *checked = hl_serial_format_checked (cases[i].serial, 3);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      if (cases[i].checked != NULL)
        g_assert_cmpstr (checked, ==, cases[i].checked);
    }
}

/* The code finds every single wrong digit and every swap of neighbours. */
static void
test_damm_finds_slips (void)
{
  for (guint number = 0; number < 1000; number++)
    {
      g_autofree char *digits = g_strdup_printf ("%03u", number);
      char check = hl_damm_digit (digits);

      for (guint i = 0; i < 3; i++)
        {
          for (char wrong = '0'; wrong <= '9'; wrong++)
            {
              g_autofree char *slip = g_strdup (digits);

              slip[i] = wrong;
              if (wrong != digits[i])
                g_assert_cmpint (hl_damm_digit (slip), !=, check);
            }
        }

      if (digits[0] != digits[1])
        {
          const char swapped[] = { digits[1], digits[0], digits[2], '\0' };

          g_assert_cmpint (hl_damm_digit (swapped), !=, check);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/serial/parse", test_parse);
  g_test_add_func ("/serial/refused", test_refused);
  g_test_add_func ("/serial/format", test_format);
  g_test_add_func ("/serial/span", test_span);
  g_test_add_func ("/serial/damm-finds-slips", test_damm_finds_slips);

  return g_test_run ();
}
