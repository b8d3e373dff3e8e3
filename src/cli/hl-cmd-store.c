#include <glib/gstdio.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-input.h"
#include "core/hl-error.h"
#include "exchange/hl-demo.h"

static gboolean
run_backup (HlCli   *cli,
            GError **error)
{
  const char *path = hl_cli_get_word (cli, 0);

  if (!hl_store_backup (hl_cli_get_store (cli), path, error))
    return FALSE;

  if (!hl_cli_is_json (cli))
    hl_cli_print (cli, _("%s is copied to %s\n"), hl_cli_get_path (cli), path);

  return TRUE;
}

static gboolean
run_restore (HlCli   *cli,
             GError **error)
{
  const char *path = hl_cli_need_path (cli, error);
  g_autofree char *summary = NULL;

  if (path == NULL || !hl_store_restore (hl_cli_get_word (cli, 0), path, &summary, error))
    return FALSE;

  if (!hl_cli_is_json (cli))
    hl_cli_print (cli, "%s\n", summary);

  return TRUE;
}

static gboolean
run_demo (HlCli   *cli,
          GError **error)
{
  const char *path = hl_cli_get_path (cli);
  g_autoptr (HlStore) store = NULL;

  if (path == NULL)
    return hl_cli_usage (error, _("“demo” needs --db and the name of a new file"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s exists already: name a new file for the demo"), path);
      return FALSE;
    }

  store = hl_store_open (path, HL_DB_CREATE, error);
  if (store == NULL)
    return FALSE;
  if (hl_demo_fill (store, error))
    return TRUE;

  g_clear_pointer (&store, hl_store_close);
  g_unlink (path);

  return FALSE;
}

static gboolean
run_check (HlCli   *cli,
           GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (JsonBuilder) out = NULL;

  if (!hl_store_check (hl_cli_get_store (cli), &faults, error))
    return FALSE;

  if (hl_cli_is_json (cli))
    {
      out = json_builder_new ();
      json_builder_begin_object (out);
      hl_cli_add_boolean (out, "sound", faults->len == 0);
      hl_cli_add_array (out, "faults");
      for (guint i = 0; i < faults->len; i++)
        json_builder_add_string_value (out, faults->pdata[i]);
      json_builder_end_array (out);
      json_builder_end_object (out);
      hl_cli_print_json (cli, out);
    }
  else if (faults->len == 0)
    hl_cli_print (cli, _("%s is sound\n"), hl_cli_get_path (cli));
  else
    for (guint i = 0; i < faults->len; i++)
      hl_cli_print (cli, "%s\n", (const char *) faults->pdata[i]);

  if (faults->len > 0)
    hl_cli_complain (cli, hl_ngettext ("%s has %u fault: restore a backup",
                                       "%s has %u faults: restore a backup", faults->len),
                     hl_cli_get_path (cli), faults->len);

  return TRUE;
}

const HlCliCommand hl_cmd_store[] = {
  { "backup", "FILE", N_("copies the survey file, even while it is in use"), "",
    1, 1, HL_CLI_WRITE, NULL, run_backup },
  { "restore", "FILE", N_("puts a backup in the place of the survey file, which is kept aside"), "",
    1, 1, HL_CLI_NO_STORE, NULL, run_restore },
  { "db check", "", N_("looks for damage in the survey file"), "{\"sound\":true,\"faults\":[]}",
    0, 0, HL_CLI_READ, NULL, run_check },
  { "demo", "", N_("fills the new file named by --db with the demo office and its five rounds"),
    "", 0, 0, HL_CLI_NO_STORE, NULL, run_demo },
  { NULL },
};
