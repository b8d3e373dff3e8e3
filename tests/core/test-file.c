#include <glib/gstdio.h>

#include "core/hl-error.h"
#include "core/hl-file.h"

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hailong-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "tệp thử.txt", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("một\n", 5);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) back_empty = NULL;

  g_assert_true (hl_file_write (path, bytes, &error));
  back = hl_file_read (path, &error);
  g_assert_true (g_bytes_equal (back, bytes));

  g_assert_true (hl_file_write (path, empty, &error));
  back_empty = hl_file_read (path, &error);
  g_assert_cmpuint (g_bytes_get_size (back_empty), ==, 0);

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refused (void)
{
  static const char *const paths[] = { "/dev/full", "/nonexistent/a.pdf", "/" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_file_write (paths[i], bytes, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

static void
test_device (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_file_write ("/dev/null", bytes, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

static void
test_unreadable (void)
{
  static const char *const paths[] = { "/nonexistent.csv", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hl_file_read (paths[i], &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    }
}

static void
test_endless (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_file_read ("/dev/zero", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/round-trip", test_round_trip);
  g_test_add_func ("/file/refused", test_refused);
  g_test_add_func ("/file/device", test_device);
  g_test_add_func ("/file/unreadable", test_unreadable);
  g_test_add_func ("/file/endless", test_endless);

  return g_test_run ();
}
