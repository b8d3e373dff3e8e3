#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-run.h"

static void
assert_pdf (Cli        *cli,
            const char *name)
{
  g_autofree char *path = cli_path (cli, name);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (content, 5, "%PDF-", 5);
}

static void
test_print (Cli          *cli,
            gconstpointer data)
{
  static const struct
  {
    const char *words[6];
    const char *done;
  } cases[] = {
    { { "--serials", "34" }, "\"first\":34,\"last\":34,\"sides\":2,\"pages\":2}" },
    { { "--serials", "034" }, "\"first\":34,\"last\":34,\"sides\":2,\"pages\":2}" },
    { { "--serials", "034-3" }, "\"first\":34,\"last\":34,\"sides\":2,\"pages\":2}" },
    { { "--serials", "1-3", "--sides", "manual" }, "\"first\":1,\"last\":3,\"sides\":2,"
      "\"pages\":6}" },
    { { "--slips", "--sides", "two" }, "\"first\":1,\"last\":160,\"sides\":2,\"pages\":328}" },
    { { "--unnumbered", "--large" }, "\"first\":0,\"last\":0,\"sides\":4,\"pages\":4}" },
  };

  cli_add_round (cli);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words[16] = { "forms", "1", "-o", "f.pdf", "--json" };

      for (guint k = 0; cases[i].words[k] != NULL; k++)
        words[5 + k] = cases[i].words[k];
      cli_run_argv (cli, NULL, words);
      cli_assert_done (cli, cases[i].done);
      assert_pdf (cli, "f.pdf");
    }
}

static void
test_same_bytes (Cli          *cli,
                 gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;

  cli_add_round (cli);
  cli_run (cli, NULL, "forms", "1", "--serials", "5-9", "-o", "-", NULL);
  cli_assert_done (cli, "%PDF-");
  first = g_bytes_ref (cli->bytes);
  cli_run (cli, NULL, "forms", "1", "--serials", "5-9", "-o", "-", NULL);
  g_assert_true (g_bytes_equal (first, cli->bytes));
}

static void
test_layout (Cli          *cli,
             gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *layout, *box;

  cli_add_round (cli);
  cli_run (cli, NULL, "forms", "1", "--layout", "-o", "-", NULL);
  cli_assert_done (cli, "{\"form\":\"g1-2640.1\"");
  g_assert_true (json_parser_load_from_data (parser, cli->out, -1, NULL));

  layout = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (layout, "page_size"),
                                               1), ==, 297);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (layout, "marks")), ==, 4);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (layout, "qr")), ==, 2);

  box = json_array_get_object_element (json_object_get_array_member (layout, "boxes"), 0);
  g_assert_cmpint (json_object_get_int_member (box, "page"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (box, "question"), ==, "field");
  g_assert_cmpint (json_object_get_int_member (box, "option"), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (box, "width"), ==, 5.0);
}

static void
test_refusals (Cli          *cli,
               gconstpointer data)
{
  static const struct
  {
    const char *words[4];
    int         status;
    const char *message;
  } cases[] = {
    { { "--serials", "0" }, 1, "is not a form number" },
    { { "--serials", "9999999" }, 1, "Form 9999999 is outside" },
    { { "--serials", "034-5" }, 1, "does not match its check digit" },
    { { "--serials", "34-30" }, 1, "30, comes before the first, 34" },
    { { "--serials", "3-4", "--unnumbered" }, 2, "not both" },
    { { "--sides", "three" }, 2, "write one, two or manual" },
    { { "--unnumbered", "--slips" }, 1, "no batch" },
  };

  cli_add_round (cli);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words[16] = { "forms", "1", "-o", "f.pdf" };

      for (guint k = 0; cases[i].words[k] != NULL; k++)
        words[4 + k] = cases[i].words[k];
      cli_run_argv (cli, NULL, words);
      g_test_message ("%s", cli->err);
      cli_assert_failed (cli, cases[i].status, cases[i].message);
    }
}

#define ADD(name) \
  g_test_add ("/cli/forms/" #name, Cli, NULL, cli_set_up, test_ ## name, cli_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (print);
  ADD (same_bytes);
  ADD (layout);
  ADD (refusals);

  return g_test_run ();
}
