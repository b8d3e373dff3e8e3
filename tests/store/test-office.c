#include "hl-store-fixture.h"

#include <string.h>

static char *
value_on (HlStore    *store,
          const char *key,
          HlDate      day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = hl_store_load_office (store, day, &error);

  g_assert_no_error (error);

  return hl_office_get (office, key);
}

static void
test_dates (Fixture      *self,
            gconstpointer data)
{
  const HlDate change = hl_date_new (2025, 7, 1);
  const struct { HlDate day; const char *name; } cases[] = {
    { hl_date_new (2022, 1, 1), "UBND xã Trung Hưng" },
    { change - 1, "UBND xã Trung Hưng" },
    { change, "UBND phường Trung Hưng" },
    { hl_date_new (2026, 1, 1), "UBND phường Trung Hưng" },
    { HL_DATE_NONE, "UBND phường Trung Hưng" },
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_set_office (self->store, "name", "UBND xã Trung Hưng", HL_DATE_NONE,
                                      &error));
  g_assert_true (hl_store_set_office (self->store, "name", "UBND phường Trung Hưng", change,
                                      &error));
  g_assert_true (hl_store_set_office (self->store, "signers", "TM. UBND/CHỦ TỊCH|Lê Sơn", change,
                                      &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = value_on (self->store, "name", cases[i].day);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  g_autoptr (HlOffice) office = hl_store_load_office (self->store, change, &error);
  g_assert_cmpuint (office->n_signers, ==, 1);
  g_assert_cmpstr (office->signers[0].name, ==, "Lê Sơn");
}

static void
test_values (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hl_store_set_office (self->store, "colour", "blue", HL_DATE_NONE, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (hl_store_set_office (self->store, "place", "Trung Hưng", HL_DATE_NONE, &error));
  gint64 n_entries = read_int (self->store, "SELECT count (*) FROM log");
  g_assert_true (hl_store_set_office (self->store, "place", "Trung Hưng", HL_DATE_NONE, &error));
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, n_entries);
  g_assert_true (hl_store_set_office (self->store, "place", "", HL_DATE_NONE, &error));
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, n_entries + 1);
  g_autofree char *place = value_on (self->store, "place", HL_DATE_NONE);
  g_assert_cmpstr (place, ==, "");
}

static void
test_people (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint32 first, again, interviewer;
  gboolean created;

  g_assert_true (hl_store_ensure_person (self->store, 'o', "CC-03", NULL, &first, &created,
                                         &error));
  g_assert_true (created);
  g_assert_true (hl_store_ensure_person (self->store, 'o', "CC-03", "Trần B", &again, &created,
                                         &error));
  g_assert_false (created);
  g_assert_cmpuint (again, ==, first);
  g_assert_true (hl_store_ensure_person (self->store, 'i', "CC-03", NULL, &interviewer, &created,
                                         &error));
  g_assert_true (created);
  g_assert_cmpuint (interviewer, !=, first);

  const HlPerson gone = { 0, 'o', (char *) "CC-03", (char *) "Trần Văn B", hl_date_new (2020, 1, 1),
                          hl_date_new (2025, 6, 30) };
  g_assert_true (hl_store_save_person (self->store, &gone, &error));
  g_assert_no_error (error);

  g_autoptr (HlOffice) office = hl_store_load_office (self->store, HL_DATE_NONE, &error);
  const HlPerson *person = hl_office_find_person (office, first);
  g_assert_cmpint (person->role, ==, 'o');
  g_assert_cmpstr (person->code, ==, "CC-03");
  g_assert_cmpstr (person->name, ==, "Trần Văn B");
  g_assert_cmpuint (person->from, ==, gone.from);
  g_assert_cmpuint (person->to, ==, gone.to);
}

static void
test_people_refused (Fixture      *self,
                     gconstpointer data)
{
  const HlPerson bad = { 0, 'x', (char *) "CC-03", (char *) "", 0, 0 };
  g_autoptr (GError) error = NULL;
  guint32 id;

  g_assert_false (hl_store_save_person (self->store, &bad, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hl_store_ensure_person (self->store, 'o', "", NULL, &id, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, 0);
}

/* In one transaction a code is looked up once, and a rollback forgets it. */
static void
test_people_rolled_back (Fixture      *self,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint32 first, second;
  gboolean created;

  {
    g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (self->store), &error);

    g_assert_true (hl_store_ensure_person (self->store, 'o', "A", NULL, &first, &created, &error));
    g_assert_true (hl_store_ensure_person (self->store, 'o', "A", NULL, &second, &created, &error));
    g_assert_false (created);
    g_assert_cmpuint (first, ==, second);
  }

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM person"), ==, 0);
  g_assert_true (hl_store_ensure_person (self->store, 'o', "B", NULL, &first, &created, &error));
  g_assert_true (hl_store_ensure_person (self->store, 'o', "A", NULL, &second, &created, &error));
  g_assert_true (created);

  g_autoptr (HlAuditReport) report = hl_store_audit (self->store, NULL, &error);
  g_assert_true (report->whole);
}

/* Whoever leaves before he comes is no person of the office. */
static void
test_people_days (Fixture      *self,
                  gconstpointer data)
{
  HlPerson person = { .role = 'o', .code = (char *) "CC-09", .name = (char *) "Lan",
                      .from = 200, .to = 199 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = NULL;

  g_assert_false (hl_store_save_person (self->store, &person, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);
  person.to = 200;
  g_assert_true (hl_store_save_person (self->store, &person, &error));
  office = hl_store_load_office (self->store, HL_DATE_NONE, &error);
  g_assert_cmpuint (office->n_people, ==, 2);
  g_assert_cmpuint (office->people[office->n_people - 1].to +
                    office->people[0].to, ==, 200);
}

/* All the office ever had, by key and day. */
static void
test_listed (Fixture      *self,
             gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *value;
    HlDate      from;
  } wanted[] = { { "name", "A", 0 }, { "name", "B", 700000 }, { "place", "C", 5 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;

  for (guint i = G_N_ELEMENTS (wanted); i > 0; i--)
    g_assert_true (hl_store_set_office (self->store, wanted[i - 1].key, wanted[i - 1].value,
                                        wanted[i - 1].from, &error));
  values = hl_store_list_office_values (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < values->len; i++)
    {
      const HlOfficeValue *value = values->pdata[i];

      g_assert_cmpstr (value->key, ==, wanted[i].key);
      g_assert_cmpstr (value->value, ==, wanted[i].value);
      g_assert_cmpuint (value->from, ==, wanted[i].from);
    }
}

static void
test_log (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_set_office (self->store, "place", "Trung Hưng", HL_DATE_NONE, &error));
  hl_store_set_operator (self->store, NULL);
  hl_store_set_clock (self->store, -1);
  g_assert_true (hl_store_set_office (self->store, "place", "Sơn Tây", HL_DATE_NONE, &error));

  g_autoptr (GPtrArray) log = hl_store_list_log (self->store, 0, &error);
  g_assert_cmpuint (log->len, ==, 3);
  const HlLogEntry *who = log->pdata[0];
  const HlLogEntry *first = log->pdata[1];
  const HlLogEntry *last = log->pdata[2];
  g_assert_cmpint (who->subject, ==, 'p');
  g_assert_cmpstr (who->action, ==, "add");
  g_assert_cmpstr (who->person, ==, "Lê Thị Hoa");
  g_assert_cmpint (first->subject, ==, 'o');
  g_assert_cmpstr (first->detail, ==, "place");
  g_assert_cmpint (first->at, ==, 1700000000);
  g_assert_cmpstr (last->person, ==, "");
  g_assert_cmpstr (last->reason, ==, "");
  g_assert_cmpint (last->at, >, 1700000000);
}

#define ADD(name, function) \
  g_test_add ("/store/office/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("dates", test_dates);
  ADD ("values", test_values);
  ADD ("people", test_people);
  ADD ("people-refused", test_people_refused);
  ADD ("people-rolled-back", test_people_rolled_back);
  ADD ("people-days", test_people_days);
  ADD ("listed", test_listed);
  ADD ("log", test_log);

  return g_test_run ();
}
