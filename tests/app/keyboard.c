#include "keyboard.h"

#include <gdk/x11/gdkx.h>
#include <unistd.h>

#include "fixture.h"

static gboolean
is_ended (gpointer data)
{
  return g_subprocess_get_identifier (data) == NULL;
}

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                                                       &error);

  g_assert_no_error (error);
  fixture_wait (is_ended, process);
  g_assert_true (g_subprocess_get_successful (process));
}

gboolean
keyboard_is_there (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  return program != NULL;
}

void
keyboard_focus (void)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());

  run ((const char *const[]) { "xdotool", "search", "--sync", "--onlyvisible", "--pid", pid,
                               "windowfocus", NULL });
}

/* A dialog over the first window. */
void
keyboard_focus_on (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));

  run ((const char *const[]) { "xdotool", "windowfocus", "--sync", id, NULL });
}

void
keyboard_type (const char *text)
{
  run ((const char *const[]) { "xdotool", "type", text, NULL });
}

/* Names of keys as xdotool has them, with blanks between: "F5 4 0 Return". */
void
keyboard_press (const char *keys)
{
  g_autofree char *line = g_strconcat ("xdotool key ", keys, NULL);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);

  run ((const char *const *) arguments);
}
