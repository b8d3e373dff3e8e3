#define _GNU_SOURCE
#include <adwaita.h>
#include <dlfcn.h>

/* Preloaded into a program: tells when its first frame is painted, and the frame in which a stack
 * shows the child named HL_BENCH_SHOWN; then ends the program. Without that variable it ends at
 * the first frame. A line has microseconds since HL_BENCH_START and of the processor, and the
 * kilobytes that the program occupied at most and occupies as its share. */

static gint64
read_figure (const char *path,
             const char *name)
{
  g_autofree char *text = NULL;
  const char *place;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  place = strstr (text, name);

  return place != NULL ? g_ascii_strtoll (place + strlen (name), NULL, 10) : 0;
}

static gint64
get_processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);

  return spent.tv_sec * (gint64) G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
write_line (const char *what)
{
  const char *start = g_getenv ("HL_BENCH_START");

  g_print ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
           "\n", what, g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10),
           get_processor_time (),
           read_figure ("/proc/self/status", "VmHWM:"),
           read_figure ("/proc/self/smaps_rollup", "\nPss:"));
}

static gboolean
is_shown (GtkWidget  *widget,
          const char *name)
{
  gboolean shown = GTK_IS_STACK (widget) && gtk_widget_get_mapped (widget) &&
                   g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (widget)), name) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !shown;
       child = gtk_widget_get_next_sibling (child))
    shown = is_shown (child, name);

  return shown;
}

static void
on_after_paint (GdkFrameClock *clock,
                GtkWidget     *window)
{
  static gboolean painted = FALSE;
  const char *name = g_getenv ("HL_BENCH_SHOWN");

  if (!painted)
    write_line ("first");
  painted = TRUE;

  if (name != NULL && !is_shown (window, name))
    return;

  g_signal_handlers_disconnect_by_func (clock, on_after_paint, window);
  write_line ("shown");
  g_application_quit (g_application_get_default ());
}

static void
on_realize (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint), window);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
}

int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  int (*run) (GApplication *,
              int,
              char **) = dlsym (RTLD_NEXT, "g_application_run");

  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);

  return run (application, argc, argv);
}
