#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
forget (Cli *cli)
{
  g_clear_pointer (&cli->bytes, g_bytes_unref);
  g_clear_pointer (&cli->out, g_free);
  g_clear_pointer (&cli->err, g_free);
}

static char *
to_string (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data != NULL ? data : "", size);
}

void
cli_set_up (Cli          *cli,
            gconstpointer data)
{
  cli->folder = g_dir_make_tmp ("hailong-cli-XXXXXX", NULL);
  cli->db = cli_path (cli, "test.db");
}

void
cli_tear_down (Cli          *cli,
               gconstpointer data)
{
  forget (cli);
  remove_folder (cli->folder);
  g_free (cli->folder);
  g_free (cli->db);
}

char *
cli_path (Cli        *cli,
          const char *name)
{
  return g_build_filename (cli->folder, name, NULL);
}

char *
cli_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "but-son-2022", name, NULL);
}

void
cli_write (Cli        *cli,
           const char *name,
           const char *text)
{
  g_autofree char *path = cli_path (cli, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
cli_run_argv (Cli               *cli,
              const char        *input,
              const char *const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) argv = NULL;

  forget (cli);
  g_strv_builder_add_many (builder, g_getenv ("HL_CLI"), "--lang", "en", "--db", cli->db, NULL);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  g_subprocess_launcher_set_cwd (launcher, cli->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", cli->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &cli->bytes, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  cli->status = g_subprocess_get_exit_status (process);
  cli->out = to_string (cli->bytes);
  cli->err = to_string (err);
}

void
cli_run (Cli        *cli,
         const char *input,
         ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list arguments;
  const char *word;

  va_start (arguments, input);
  while ((word = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  cli_run_argv (cli, input, (const char *const *) words->pdata);
}

/* The round of Bút Sơn, open and with its forms. */
void
cli_add_round (Cli *cli)
{
  g_autofree char *csv = cli_data ("responses.csv");

  cli_run (cli, NULL, "office", "set", "name=UBND thị trấn Bút Sơn",
           "signers=TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Lê Hồng Sơn", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "survey", "add", "--questionnaire", "g1-2640", "--title", "Đợt 2022",
           "--from", "2022-09-01", "--to", "2022-10-31", "--serials", "1-160",
           "--field", "Hộ tịch:50:400", "--field", "Chứng thực:100:840", "--target", "90", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "survey", "open", "1", NULL);
  cli_assert_done (cli, "open");
  cli_run (cli, NULL, "response", "import", "1", csv, NULL);
  cli_assert_failed (cli, 1, "2 lines were refused, the first at line 152");
}
