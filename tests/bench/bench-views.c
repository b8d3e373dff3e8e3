#include <time.h>

#include "app/hl-application.h"
#include "app/hl-window.h"
#include "bench-round.h"
#include "core/hl-i18n.h"

/* bench-views [STORED]: goes through the views of a round that holds STORED responses. For each:
 * when its content is painted, and the longest time in which the window answered nothing meanwhile:
 * what passed between two questions of the main loop for events, and its share of the processor.
 * The first line is the same for opening the file. */

#define N_STORED 100000
#define LIMIT_SECONDS 30

typedef struct
{
  const char *view;
  const char *shown; /* name of the stack's child that has the content */
} View;

static struct
{
  gint64 since;
  gint64 processor;
  gint64 longest;
  gint64 longest_processor;
} busy;

/* Microseconds of the processor that the main thread has had. */
static gint64
get_processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return spent.tv_sec * (gint64) G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static int
poll_and_time (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int n;

  busy.longest = MAX (busy.longest, g_get_monotonic_time () - busy.since);
  busy.longest_processor = MAX (busy.longest_processor, get_processor_time () - busy.processor);
  n = g_poll (fds, n_fds, timeout);
  busy.since = g_get_monotonic_time ();
  busy.processor = get_processor_time ();

  return n;
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
                gboolean      *painted)
{
  *painted = TRUE;
}

/* Waits for a frame that has the content. */
static void
wait_shown (GtkWidget  *window,
            const char *name)
{
  gint64 end = g_get_monotonic_time () + LIMIT_SECONDS * G_USEC_PER_SEC;
  gboolean painted = FALSE;
  gulong handler;

  while (!is_shown (window, name))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }

  gtk_widget_queue_draw (window);
  handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                              G_CALLBACK (on_after_paint), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handler);
}

static void
start_timing (void)
{
  busy.since = g_get_monotonic_time ();
  busy.processor = get_processor_time ();
  busy.longest = 0;
  busy.longest_processor = 0;
}

static void
print_view (const char *label,
            gint64      start)
{
  g_print ("  %-10s shown after %7.0f ms   longest without an answer %6.1f ms, of processor "
           "%6.1f ms\n", label, (g_get_monotonic_time () - start) / 1000.0, busy.longest / 1000.0,
           busy.longest_processor / 1000.0);
}

static void
time_views (GtkWidget  *window,
            const char *path)
{
  static const View views[] = {
    { "entry", "keying" }, { "results", "results" }, { "report", "pages" }, { "home", "data" },
  };
  gint64 start = g_get_monotonic_time ();

  start_timing ();
  gtk_window_present (GTK_WINDOW (window));
  hl_window_open (HL_WINDOW (window), path, "home", 0);
  wait_shown (window, "data");
  print_view ("opening", start);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      start_timing ();
      start = g_get_monotonic_time ();
      hl_window_show_view (HL_WINDOW (window), views[i].view);
      wait_shown (window, views[i].shown);
      print_view (views[i].view, start);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n_stored = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_STORED;
  g_autofree char *folder = g_dir_make_tmp ("hailong-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "views.db", NULL);
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, NULL);
  g_autoptr (HlSurvey) survey = bench_round_new (store, n_stored);
  g_autoptr (HlApplication) application = NULL;
  GtkWidget *window;

  bench_round_fill (store, survey, n_stored);
  g_main_context_set_poll_func (NULL, poll_and_time);
  hl_i18n_init (HL_LANGUAGE_VI);
  application = hl_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = hl_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);

  g_print ("%u responses\n", n_stored);
  time_views (window, path);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_folder_remove (folder);

  return 0;
}
