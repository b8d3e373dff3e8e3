#include "core/hl-error.h"
#include "core/hl-office-calendar.h"
#include "core/hl-office-people.h"
#include "core/hl-office.h"

static void
test_round_trip (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *shown;
  } cases[] = {
    { "name", " UBND phường Trung Hưng ", "UBND phường Trung Hưng" },
    { "parent", "UBND thành phố Hà Nội", "UBND thành phố Hà Nội" },
    { "place", "Trung Hưng", "Trung Hưng" },
    { "one_stop", "Trung tâm\nPhục vụ", "Trung tâm Phục vụ" },
    { "symbol", "UBND", "UBND" },
    { "heading", "ỦY BAN NHÂN DÂN/PHƯỜNG", "ỦY BAN NHÂN DÂN/PHƯỜNG" },
    { "signers", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH | Lê Hồng Sơn;",
      "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Lê Hồng Sơn" },
    { "signers", "CHỦ TỊCH|A; KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|B",
      "CHỦ TỊCH|A; KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|B" },
    { "recipients", ">UBND thành phố;Phòng Nội vụ (b/c); Lưu: VT",
      "> UBND thành phố; Phòng Nội vụ (b/c); Lưu: VT" },
    { "recipients", "Sở (cơ quan A) ()", "Sở (cơ quan A) ()" },
    { "calendar", "quarter=5; half=0", "quarter=5; half=0" },
    { "calendar", "year = 25 : 01-01..12-31", "year=25:01-01..12-31" },
    { "calendar", "half=5:-12-15..06-14,06-15..12-14", "half=5:-12-15..06-14,06-15..12-14" },
    { "signers", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlOffice) office = hl_office_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *again = NULL;

      g_assert_true (hl_office_set (office, cases[i].key, cases[i].value, &error));
      g_assert_no_error (error);
      shown = hl_office_get (office, cases[i].key);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (hl_office_set (office, cases[i].key, shown, &error));
      again = hl_office_get (office, cases[i].key);
      g_assert_cmpstr (again, ==, shown);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } cases[] = {
    { "name", " " }, { "colour", "red" }, { "signers", "Lê Hồng Sơn" }, { "signers", "CHỦ TỊCH|" },
    { "signers", "A/B/C/D|E" }, { "signers", "/|E" }, { "signers", "A|B; C" },
    { "recipients", "(b/c)" }, { "recipients", ">" }, { "recipients", "A; > (b/c)" },
    { "calendar", "quarter" }, { "calendar", "week=5" }, { "calendar", "quarter=32" },
    { "calendar", "quarter=x" }, { "calendar", "half=5:01-01..12-31" },
    { "calendar", "half=5:01-01..06-30,06-30..12-31" }, { "calendar", "year=5:12-14..01-01" },
    { "calendar", "year=5:13-01..12-31" }, { "calendar", "year=5:01-01..12-32" },
    { "calendar", "year=5:01-01..12-31,01-01..12-31" }, { "calendar", "year=5:01.01..12-31" },
    { "calendar", "year=5:--1-01..12-31" }, { "calendar", "year=5:01-0100312-31" },
    { "calendar", "quarter=5; year=5:" "1-1..12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlOffice) office = hl_office_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (hl_office_set (office, "name", "UBND xã", NULL));
      g_assert_true (hl_office_set (office, "signers", "CHỦ TỊCH|A", NULL));
      g_assert_false (hl_office_set (office, cases[i].key, cases[i].value, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_cmpstr (office->name, ==, "UBND xã");
      g_assert_cmpuint (office->n_signers, ==, 1);
    }
}

static void
test_members (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();

  g_assert_true (hl_office_set (office, "signers", "KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|B", NULL));
  g_assert_true (hl_office_set (office, "recipients", "> Sở Nội vụ (b/c); Lưu: VT", NULL));
  g_assert_true (hl_office_set (office, "calendar", "nine=7", NULL));

  g_assert_cmpstr (office->signers[0].lines, ==, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
  g_assert_cmpstr (office->signers[0].name, ==, "B");
  g_assert_true (office->recipients[0].to);
  g_assert_cmpstr (office->recipients[0].name, ==, "Sở Nội vụ");
  g_assert_cmpstr (office->recipients[0].purpose, ==, "b/c");
  g_assert_false (office->recipients[1].to);
  g_assert_cmpstr (office->recipients[1].purpose, ==, "");
  g_assert_cmpstr (office->calendar[0].kind, ==, "nine");
  g_assert_cmpuint (office->calendar[0].due_day, ==, 7);
  g_assert_cmpstr (office->calendar[0].cutoffs, ==, "");
}

static void
test_heading (void)
{
  static const struct
  {
    const char *name;
    const char *heading;
    const char *lines;
  } cases[] = {
    { "UBND phường Trung Hưng", "", "ỦY BAN NHÂN DÂN\nPHƯỜNG TRUNG HƯNG" },
    { "Ủy ban nhân dân xã Đông Dư", "", "ỦY BAN NHÂN DÂN\nXÃ ĐÔNG DƯ" },
    { "Sở Nội vụ", "", "SỞ NỘI VỤ" },
    { "UBND phường A", "ỦY BAN/PHƯỜNG/A", "ỦY BAN\nPHƯỜNG\nA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlOffice) office = hl_office_new ();
      g_autofree char *lines = NULL;

      g_assert_true (hl_office_set (office, "name", cases[i].name, NULL));
      g_assert_true (hl_office_set (office, "heading", cases[i].heading, NULL));
      lines = hl_office_heading_lines (office);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static void
test_keys (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlOffice) shared = hl_office_ref (office);

  g_assert_cmpuint (g_strv_length ((char **) hl_office_keys ()), ==, 9);
  for (const char *const *key = hl_office_keys (); *key != NULL; key++)
    {
      g_autofree char *value = hl_office_get (shared, *key);

      g_assert_cmpstr (value, ==, "");
    }
  g_assert_null (hl_office_get (shared, "colour"));
}

static void
test_people (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();

  office->people = g_new0 (HlPerson, 2);
  office->n_people = 2;
  office->people[1].id = 4;
  office->people[1].code = g_strdup ("CC-03");

  g_assert_cmpstr (hl_office_find_person (office, 4)->code, ==, "CC-03");
  g_assert_null (hl_office_find_person (office, 5));
}

static void
test_serves (void)
{
  const HlPerson always = { 0 };
  const HlPerson some = { .from = 100, .to = 200 };

  g_assert_true (hl_person_serves (&always, 1));
  g_assert_false (hl_person_serves (&some, 99));
  g_assert_true (hl_person_serves (&some, 100));
  g_assert_true (hl_person_serves (&some, 200));
  g_assert_false (hl_person_serves (&some, 201));
}

static void
test_check_person (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  static const struct
  {
    guint32     id;
    char        role;
    const char *code;
    HlDate      from;
    HlDate      to;
    const char *refusal;
  } cases[] = {
    { 0, 'o', "cc-03", 0, 0, "taken by Lan" },
    { 1, 'o', "CC-03", 5, 5, NULL },
    { 0, 'i', "CC-03", 0, 9, NULL },
    { 0, 'o', "", 0, 0, "needs a code" },
    { 0, 'o', "CC-04", 10, 9, "before the first" },
  };

  office->people = g_new0 (HlPerson, 1);
  office->n_people = 1;
  office->people[0] = (HlPerson) { 1, 'o', g_strdup ("CC-03"), g_strdup ("Lan"), 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlPerson person = { cases[i].id, cases[i].role, (char *) cases[i].code, (char *) "",
                                cases[i].from, cases[i].to };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hl_office_check_person (office, &person, &error), ==,
                       cases[i].refusal == NULL);
      if (cases[i].refusal != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].refusal));
    }
}

static void
test_calendar (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  const HlDate days[] = { hl_date_new (2025, 12, 15), hl_date_new (2026, 2, 28),
                          hl_date_new (2026, 3, 1), hl_date_new (2026, 12, 14) };
  g_autofree char *cutoffs = hl_cutoffs_format (days, 2, 2026);
  g_autofree char *calendar = NULL;
  g_autofree char *kept = NULL;

  g_assert_cmpstr (cutoffs, ==, "-12-15..02-31,03-01..12-14");
  g_assert_true (hl_office_set (office, "calendar", "half=7; year=0:01-01..12-31", NULL));
  calendar = hl_calendar_with (office, "half", 5, cutoffs);
  g_assert_cmpstr (calendar, ==, "half=5:-12-15..02-31,03-01..12-14; year=0:01-01..12-31");
  g_assert_true (hl_office_set (office, "calendar", calendar, NULL));
  kept = hl_office_get (office, "calendar");
  g_assert_cmpstr (kept, ==, calendar);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/round-trip", test_round_trip);
  g_test_add_func ("/office/refused", test_refused);
  g_test_add_func ("/office/members", test_members);
  g_test_add_func ("/office/heading", test_heading);
  g_test_add_func ("/office/keys", test_keys);
  g_test_add_func ("/office/people", test_people);
  g_test_add_func ("/office/serves", test_serves);
  g_test_add_func ("/office/check-person", test_check_person);
  g_test_add_func ("/office/calendar", test_calendar);

  return g_test_run ();
}
