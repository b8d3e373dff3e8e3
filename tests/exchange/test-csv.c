#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-csv.h"

/* Records as "line:cell|cell;…", cells with their line ends shown as $ (LF) and ^ (CR). */
static char *
read_all (const char *data,
          gsize       size,
          GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (HlCsv) csv = hl_csv_new (bytes, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (csv == NULL)
    return NULL;

  while (TRUE)
    {
      GPtrArray *cells;
      guint line;

      if (!hl_csv_next (csv, &cells, &line, error))
        return NULL;

      if (cells == NULL)
        return g_strdelimit (g_strdelimit (g_strdup (out->str), "\n", '$'), "\r", '^');

      g_string_append_printf (out, "%u:", line);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (out, "%s%s", i == 0 ? "" : "|",
                                (char *) g_ptr_array_index (cells, i));
      g_string_append_c (out, ';');
    }
}

static void
test_records (void)
{
  static const struct
  {
    const char *data;
    const char *records;
  } cases[] = {
    { "a,b\n1,2\n", "1:a|b;2:1|2;" },
    { "a,b\n1,2", "1:a|b;2:1|2;" },
    { "a,b\n1,", "1:a|b;2:1|;" },
    { "a,b\n,\n", "1:a|b;2:|;" },
    { "a,b\r\n1,2\r\n3,4\r\n", "1:a|b;2:1|2;3:3|4;" },
    { "a,b\r1,2\r3,4\r", "1:a|b;2:1|2;3:3|4;" },
    { "\n\r\na,b\n\n1,2\n\n\n", "3:a|b;5:1|2;" },
    { "\xef\xbb\xbf" "a,b\n", "1:a|b;" },
    { "a", "1:a;" },
    { "a;b\n1,5;2\n", "1:a|b;2:1,5|2;" },
    { "a\tb\n1\t2;3\n", "1:a|b;2:1|2;3;" },
    { "\"a;;;\",b\n1,2\n", "1:a;;;|b;2:1|2;" },
    { "a,b\n\"1,2\",\"x \"\"y\"\" z\"\n", "1:a|b;2:1,2|x \"y\" z;" },
    { "a,b\n\"1\n2\r\n3\",x\n4,5\n", "1:a|b;2:1$2^$3|x;5:4|5;" },
    { "a,b\n\"\",\"\"\"\"\n", "1:a|b;2:|\";" },
    { "a,b\nx\"y, z \n", "1:a|b;2:x\"y| z ;" },
    { "a,b\n\"x\"", "1:a|b;2:x;" },
    { "họ,tên\nĐỗ,Nhữ\n", "1:họ|tên;2:Đỗ|Nhữ;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = read_all (cases[i].data, strlen (cases[i].data), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

static void
test_refused (void)
{
#define DATA(text) text, sizeof text - 1
  static const struct
  {
    const char *data;
    gsize       size;
    const char *says;
  } cases[] = {
    { DATA (""), "is empty" },
    { DATA ("\xef\xbb\xbf"), "is empty" },
    { DATA ("\n\r\n\r"), "is empty" },
    { DATA ("\xff\xfe" "a\0,\0b\0"), "UTF-16" },
    { DATA ("\xfe\xff" "\0a\0,\0b"), "UTF-16" },
    { DATA ("a\0,\0b\0\n\0"), "UTF-16" },
    { DATA ("\0a\0,\0b\0\n"), "UTF-16" },
    { DATA ("a,b\nố,\xe1\xbb"), "Line 2, column 3: not UTF-8" },
    { DATA ("a,b\r\n1,2\r\n\xc0,4"), "Line 3, column 1: not UTF-8" },
    { DATA ("a,b\n1,2\0"), "Line 2, column 4: a NUL byte" },
    { DATA ("\0\0\0\0"), "Line 1, column 1: a NUL byte" },
    { DATA ("a,b\n1,\"x\n\n"), "Line 2: a quoted cell is never closed" },
    { DATA ("a,b\n1,\"x\"\""), "Line 2: a quoted cell is never closed" },
    { DATA ("a,b\n1,\"x\"y\n"), "Line 2: text after a closing quote" },
  };
#undef DATA

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *records = read_all (cases[i].data, cases[i].size, &error);

      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (records);
    }
}

static void
test_limits (void)
{
  static const struct
  {
    const char *head;
    char        filler;
    gsize       n;
    const char *says;
  } cases[] = {
    { "a,b\n1,", 'x', 100000000, "Line 2 is longer than 1 MiB" },
    { "", 'x', 100000000, "Line 1 is longer than 1 MiB" },
    { "a,b\n\"", 'x', 10000000, "Line 2: a quoted cell is never closed" },
    { "a,b\n\"", '"', 3000000, "Line 2 is longer than 1 MiB" },
    { "a,b\n", ',', 10000000, "Line 2 has more than 4096 cells" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].head);
      g_autofree char *data = g_malloc (length + cases[i].n);
      g_autoptr (GError) error = NULL;
      g_autofree char *records = NULL;

      memcpy (data, cases[i].head, length);
      memset (data + length, cases[i].filler, cases[i].n);
      records = read_all (data, length + cases[i].n, &error);

      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (records);
    }
}

static void
test_longest_line (void)
{
  gsize size = 1024 * 1024;
  g_autofree char *data = g_malloc (size);
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL;

  memset (data, 'x', size);
  data[size / 2] = ',';
  records = read_all (data, size, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (records), ==, size + strlen ("1:;"));
}

static void
test_separator (void)
{
  static const char *const cases[] = { "a,b", "a;b", "a\tb", "a" };
  static const char separators[] = ",;\t,";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr (HlCsv) csv = hl_csv_new (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpint (hl_csv_separator (csv), ==, separators[i]);
    }
}

static void
test_append_cell (void)
{
  static const char *const cases[][2] = {
    { "abc", "abc" },
    { "", "" },
    { "a,b", "a,b" },
    { "a;b", "\"a;b\"" },
    { "say \"x\"", "\"say \"\"x\"\"\"" },
    { "a\nb", "\"a\nb\"" },
    { "a\rb", "\"a\rb\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      hl_csv_append_cell (out, cases[i][0], ';');
      g_assert_cmpstr (out->str, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/longest-line", test_longest_line);
  g_test_add_func ("/csv/separator", test_separator);
  g_test_add_func ("/csv/append-cell", test_append_cell);

  return g_test_run ();
}
