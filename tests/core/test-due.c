#include "core/hl-due.h"

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *day;
  } cases[] = {
    { "15/4/2022", "2022-04-15" },
    { "15.04.2022", "2022-04-15" },
    { "Ngày 15-4-2022", "2022-04-15" },
    { "2022-04-15", "2022-04-15" },
    { "trước ngày 05 tháng 12 năm 2026", "2026-12-05" },
    { "Tháng 4/2022", "2022-04-30" },
    { "tháng 2 năm 2024", "2024-02-29" },
    { "Tháng 12/2022", "2022-12-31" },
    { "Tháng 9/2022 và tháng 10/2022", "2022-10-31" },
    { "Tháng 9-10/2022", "2022-10-31" },
    { "Tháng 9–10/2022", "2022-10-31" },
    { "Từ 01/09/2022 đến 31/10/2022", "2022-10-31" },
    { "Tha\xcc\x81ng 4/2022", "2022-04-30" },
    { "Quý IV/2022", "2022-12-31" },
    { "QUÝ III năm 2022", "2022-09-30" },
    { "quý 1/2023", "2023-03-31" },
    { "Ngay sau khi kết thúc khảo sát", "" },
    { "", "" },
    { "Tháng 4", "" },
    { "Tháng 13/2022", "" },
    { "31/2/2022", "" },
    { "0/2022", "" },
    { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = hl_date_to_iso (hl_due_parse (cases[i].text));

      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due/words", test_words);

  return g_test_run ();
}
