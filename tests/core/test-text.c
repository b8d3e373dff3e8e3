#include "core/hl-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "  Hài lòng \n", "Hài lòng" },
    { "Ha\xcc\x80i lo\xcc\x80ng", "Hài lòng" },
    { "một\r\nhai\rba\tbốn\x07", "một\nhai\nba bốn" },
    { "", "" },
    { " \x01 ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = hl_text_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_fill (void)
{
  g_autofree char *text = hl_text_fill ("{office} và {one_stop}, {office}", "UBND xã A",
                                        "Bộ phận Một cửa");

  g_assert_cmpstr (text, ==, "UBND xã A và Bộ phận Một cửa, UBND xã A");
}

static void
test_roman (void)
{
  static const struct
  {
    guint       number;
    const char *figures;
  } cases[] = {
    { 1, "I" }, { 4, "IV" }, { 9, "IX" }, { 14, "XIV" }, { 2026, "MMXXVI" }, { 3999, "MMMCMXCIX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *figures = hl_text_roman (cases[i].number);

      g_assert_cmpstr (figures, ==, cases[i].figures);
    }
}

static void
test_digest (void)
{
  guint8 digest[HL_DIGEST_SIZE];
  g_autofree char *hex = NULL;

  hl_digest ("abc", 3, digest);
  hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);

  /* Source: FIPS 180-4, example of SHA-256. */
  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/fill", test_fill);
  g_test_add_func ("/text/roman", test_roman);
  g_test_add_func ("/text/digest", test_digest);

  return g_test_run ();
}
