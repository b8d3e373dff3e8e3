#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"

/* A value set without a day holds always, until one with a day was set: then from today on. */
static HlDate
choose_first_day (const HlOffice *latest,
                  const HlOffice *earliest,
                  const char     *key,
                  HlDate          today)
{
  g_autofree char *now = hl_office_get (latest, key);
  g_autofree char *before = hl_office_get (earliest, key);

  return g_strcmp0 (now, before) == 0 ? HL_DATE_NONE : today;
}

static gboolean
set_pair (HlCli          *cli,
          const HlOffice *latest,
          const HlOffice *earliest,
          const char     *pair,
          GError        **error)
{
  const char *day = hl_cli_get_option (cli, "from");
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  HlDate from;

  if (!hl_cli_split_pair (pair, &key, &value, error))
    return FALSE;

  from = choose_first_day (latest, earliest, key, hl_cli_today (cli));
  if (day != NULL && !hl_date_parse (day, &from, error))
    return FALSE;

  return hl_store_set_office (hl_cli_get_store (cli), key, value, from, error);
}

static gboolean
run_set (HlCli   *cli,
         GError **error)
{
  HlStore *store = hl_cli_get_store (cli);
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), error);
  g_autoptr (HlOffice) latest = NULL;
  g_autoptr (HlOffice) earliest = NULL;

  if (tx == NULL)
    return FALSE;

  latest = hl_store_load_office (store, HL_DATE_NONE, error);
  earliest = latest != NULL ? hl_store_load_office (store, hl_date_new (1, 1, 1), error) : NULL;
  if (earliest == NULL)
    return FALSE;

  for (guint i = 0; i < hl_cli_n_words (cli); i++)
    if (!set_pair (cli, latest, earliest, hl_cli_get_word (cli, i), error))
      return FALSE;

  return hl_tx_commit (tx, error);
}

static const char *
role_to_string (char role)
{
  switch (role)
    {
    case 'o':
      return "officer";
    case 'i':
      return "interviewer";
    default:
      return "keyer";
    }
}

static void
add_person (JsonBuilder    *out,
            const HlPerson *person)
{
  json_builder_begin_object (out);
  hl_cli_add_text (out, "role", role_to_string (person->role));
  hl_cli_add_text (out, "code", person->code);
  hl_cli_add_text (out, "name", person->name);
  hl_cli_add_date (out, "from", person->from);
  hl_cli_add_date (out, "to", person->to);
  json_builder_end_object (out);
}

static void
print_json (HlCli          *cli,
            const HlOffice *office)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  for (const char *const *key = hl_office_keys (); *key != NULL; key++)
    {
      g_autofree char *value = hl_office_get (office, *key);

      hl_cli_add_text (out, *key, value);
    }
  hl_cli_add_array (out, "people");
  for (guint i = 0; i < office->n_people; i++)
    add_person (out, &office->people[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
  hl_cli_print_json (cli, out);
}

static void
print_text (HlCli          *cli,
            const HlOffice *office)
{
  for (const char *const *key = hl_office_keys (); *key != NULL; key++)
    {
      g_autofree char *value = hl_office_get (office, *key);

      hl_cli_print (cli, "%s=%s\n", *key, value);
    }
}

static gboolean
run_show (HlCli   *cli,
          GError **error)
{
  g_autoptr (HlOffice) office = NULL;
  const char *day = hl_cli_get_option (cli, "on");
  HlDate on = HL_DATE_NONE;

  if (day != NULL && !hl_date_parse (day, &on, error))
    return FALSE;

  office = hl_store_load_office (hl_cli_get_store (cli), on, error);
  if (office == NULL)
    return FALSE;

  if (hl_cli_is_json (cli))
    print_json (cli, office);
  else
    print_text (cli, office);

  return TRUE;
}

static const HlCliOption set_options[] = {
  { "from", 0, "DATE", N_("first day the values hold; earlier days keep the old ones") },
  { NULL },
};

static const HlCliOption show_options[] = {
  { "on", 0, "DATE", N_("the office as it was on that day") },
  { NULL },
};

const HlCliCommand hl_cmd_office[] = {
  { "office set", "KEY=VALUE…",
    N_("sets name, parent, place, one_stop, symbol, heading, signers, recipients or calendar"),
    "", 1, G_MAXUINT, HL_CLI_CREATE, set_options, run_set },
  { "office show", "", N_("prints the office's data as office set takes them"),
    "{\"name\":\"UBND phường …\",\"parent\":\"…\",\"signers\":\"TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|…\","
    "\"people\":[{\"role\":\"officer\",\"code\":\"CC-01\",\"name\":\"\",\"from\":null,"
    "\"to\":null}]}",
    0, 0, HL_CLI_READ, show_options, run_show },
  { NULL },
};
