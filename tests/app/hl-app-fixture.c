#include "hl-app-fixture.h"

#include <gio/gio.h>

#include "exchange/hl-demo.h"

/* Internal: an empty folder. */
char *
hl_app_fixture_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("hailong-app-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* Internal: a file with the demo office in it. */
char *
hl_app_fixture_demo (const char *folder)
{
  char *path = g_build_filename (folder, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (hl_demo_fill (store, &error));

  return path;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL &&
         g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);

  g_file_delete (file, NULL, NULL);
}

/* Internal: takes a folder away with all that is in it. */
void
hl_app_fixture_remove (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  remove_tree (file);
}
