#include <time.h>
#include <unistd.h>

#include "app/hl-application.h"
#include "app/hl-page-entry-private.h"
#include "app/hl-window.h"
#include "bench-round.h"
#include "bench-times.h"
#include "core/hl-i18n.h"

/* bench-keys [STORED] [KEYS]: keys the forms of a round that holds STORED responses.
 *
 * xdotool sends the keys through the X server, faster than any hand, into the program's own window;
 * so the toolkit's way of a key is in the times. A bare window with one label that each key changes
 * is timed first by the same means. For each key:
 *   handler      from the moment the window gets it until the main loop asks for the next event:
 *                all that time nothing else is answered; it holds the toolkit's part too
 *   of processor the handler's own share of that: other programs may have had the rest
 *   to frame     from the same moment until the frame that shows it is painted and the X server
 *                says that all of it is drawn
 *   from hand    from the stamp the server gave the key until then; in whole milliseconds
 * and for each frame:
 *   frame        what the toolkit and the widgets take of the processor for it */

#define DELAY_MS "4"
#define N_KEYS 10000
#define N_BARE_KEYS 500
#define LIMIT_SECONDS 100
#define GOAL_FRAMES 2.0
#define GOAL_HANDLER_MS 2.0
#define SECOND_MS 1000.0

typedef struct
{
  gint64  begun;
  gint64  processor;
  guint32 pressed;
} Key;

/* What happens to the keys of one window. */
typedef struct
{
  GArray *handler;
  GArray *processor;
  GArray *painting;
  GArray *frame;
  GArray *hand;
  GArray *unpainted; /* of Key */
  Key     now;       /* in its handler; begun = 0: none */
  gint64  paint;     /* when the frame under way began, in processor time */
} Probe;

static Probe *probe = NULL;

/* Microseconds of the processor that the main thread has had. */
static gint64
get_processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return spent.tv_sec * (gint64) G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
end_handler (void)
{
  bench_times_add (probe->handler, g_get_monotonic_time () - probe->now.begun);
  bench_times_add (probe->processor, get_processor_time () - probe->now.processor);
  g_array_append_val (probe->unpainted, probe->now);
  probe->now.begun = 0;
}

static int
poll_after_handler (GPollFD *fds,
                    guint    n_fds,
                    int      timeout)
{
  if (probe != NULL && probe->now.begun != 0)
    end_handler ();

  return g_poll (fds, n_fds, timeout);
}

static gboolean
on_key (GtkEventController *controller)
{
  probe->now.begun = g_get_monotonic_time ();
  probe->now.processor = get_processor_time ();
  probe->now.pressed = gtk_event_controller_get_current_event_time (controller);

  return GDK_EVENT_PROPAGATE;
}

static void
on_before_paint (void)
{
  if (probe != NULL)
    probe->paint = get_processor_time ();
}

static void
on_after_paint (GdkFrameClock *clock,
                GtkWidget     *window)
{
  gint64 now;

  if (probe == NULL || probe->unpainted->len == 0)
    return;

  bench_times_add (probe->painting, get_processor_time () - probe->paint);
  gdk_display_sync (gtk_widget_get_display (window));
  now = g_get_monotonic_time ();
  for (guint i = 0; i < probe->unpainted->len; i++)
    {
      const Key *key = &g_array_index (probe->unpainted, Key, i);

      bench_times_add (probe->frame, now - key->begun);
      bench_times_add (probe->hand, (gint64) ((guint32) (now / 1000) - key->pressed) * 1000);
    }
  g_array_set_size (probe->unpainted, 0);
}

static void
probe_new (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  probe = g_new0 (Probe, 1);
  probe->handler = bench_times_new ();
  probe->processor = bench_times_new ();
  probe->painting = bench_times_new ();
  probe->frame = bench_times_new ();
  probe->hand = bench_times_new ();
  probe->unpainted = g_array_new (FALSE, FALSE, sizeof (Key));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), NULL);
  gtk_widget_add_controller (window, keys);
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint",
                    G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint), window);
}

static void
probe_free (Probe *self)
{
  g_array_unref (self->handler);
  g_array_unref (self->processor);
  g_array_unref (self->painting);
  g_array_unref (self->frame);
  g_array_unref (self->hand);
  g_array_unref (self->unpainted);
  g_free (self);
}

/* Wakes the main loop, so that the limit is kept. */
static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (gboolean ( *is_done ) (gpointer data),
          gpointer    data)
{
  gint64 end = g_get_monotonic_time () + LIMIT_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (100, on_tick, NULL);

  while (!is_done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

static gboolean
is_ended (gpointer data)
{
  return g_subprocess_get_identifier (data) == NULL;
}

static void
run (GPtrArray *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  wait_for (is_ended, process);
  g_assert_true (g_subprocess_get_successful (process));
}

static GPtrArray *
xdotool (const char *first,
         ...) G_GNUC_NULL_TERMINATED;

static GPtrArray *
xdotool (const char *first,
         ...)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  va_list rest;

  g_ptr_array_add (arguments, g_strdup ("xdotool"));
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (arguments, g_strdup (word));
  va_end (rest);

  return arguments;
}

static gboolean
is_painted (gpointer data)
{
  return probe->frame->len >= GPOINTER_TO_UINT (data);
}

/* Sends keys to a window and waits until each is on the screen. */
static void
press (GtkWidget *window,
       GPtrArray *keys)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (GPtrArray) focus = xdotool ("search", "--sync", "--onlyvisible", "--pid", pid,
                                         "windowfocus", NULL);
  g_autoptr (GPtrArray) arguments = xdotool ("key", "--delay", DELAY_MS, NULL);

  run (focus);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (arguments, g_strdup (keys->pdata[i]));
  probe_new (window);
  run (arguments);
  wait_for (is_painted, GUINT_TO_POINTER (keys->len));
}

static void
print_probe (const char *label)
{
  g_print ("%s, %u keys\n", label, probe->frame->len);
  bench_times_print ("handler", probe->handler);
  bench_times_print ("  of processor", probe->processor);
  bench_times_print ("to frame", probe->frame);
  bench_times_print ("from hand", probe->hand);
  bench_times_print ("frame", probe->painting);
}

static gboolean
on_bare_key (GtkLabel *label,
             guint     keyval)
{
  g_autofree char *text = g_strdup_printf ("%u", keyval + probe->handler->len);

  gtk_label_set_text (label, text);

  return GDK_EVENT_STOP;
}

static Probe *
time_bare (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *label = gtk_label_new ("0");
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GPtrArray) digits = g_ptr_array_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), label);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_bare_key), label);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < N_BARE_KEYS; i++)
    g_ptr_array_add (digits, (gpointer) (i % 2 == 0 ? "1" : "2"));
  press (window, digits);
  print_probe ("a bare window with a label");
  gtk_window_destroy (GTK_WINDOW (window));

  return g_steal_pointer (&probe);
}

static char *
is_free (HlSerial serial,
         gpointer data)
{
  return NULL;
}

/* A key that the row under the cursor takes; a text is passed over. */
static gunichar
choose_key (const HlSurvey     *survey,
            const HlKeySession *session,
            GRand              *random)
{
  const HlRow *row;
  guint n_options;

  if (hl_key_session_get_state (session) != HL_KEYING_ANSWERS)
    return HL_KEY_ENTER;

  row = &g_array_index (hl_key_session_get_rows (session), HlRow,
                        hl_key_session_get_cursor (session));
  n_options = hl_key_form_n_options (survey, row);
  if (n_options == 0 || (row->kind == HL_ROW_QUESTION &&
                         survey->questionnaire->questions[row->question].kind == HL_KIND_MULTIPLE))
    return HL_KEY_ENTER;

  return hl_key_of_option ((guint) g_rand_int_range (random, 1, (gint32) n_options + 1));
}

static HlKeyOutcome
press_session (const HlSurvey *survey,
               HlKeySession   *session,
               gunichar        key)
{
  const HlRow *row;

  if (hl_key_session_get_state (session) != HL_KEYING_ANSWERS)
    return hl_key_session_press (session, key);

  row = &g_array_index (hl_key_session_get_rows (session), HlRow,
                        hl_key_session_get_cursor (session));
  if (hl_key_form_is_text (survey, row))
    return hl_key_session_type_text (session, "");

  return hl_key_session_press (session, key);
}

static void
add_form (HlSurvey  *survey,
          GRand     *random,
          GPtrArray *keys)
{
  g_autoptr (HlKeySession) session = hl_key_session_new (survey, is_free, NULL);
  g_autoptr (HlResponse) header = hl_response_new (survey->questionnaire);
  HlKeyOutcome outcome = HL_KEY_IGNORED;

  hl_key_session_begin (session, header, 1);
  while (outcome != HL_KEY_SAVE)
    {
      gunichar key = choose_key (survey, session, random);

      g_ptr_array_add (keys, key == HL_KEY_ENTER ? g_strdup ("Return") :
                       g_strdup_printf ("%c", (char) key));
      outcome = press_session (survey, session, key);
      g_assert_cmpint (outcome, !=, HL_KEY_REFUSED);
    }
}

static GtkWidget *
find_page (GtkWidget *widget)
{
  GtkWidget *found = HL_IS_PAGE_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);

  return found;
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *page = find_page (data);

  return page != NULL && HL_PAGE_ENTRY (page)->session != NULL;
}

static gboolean
is_stored (gpointer data)
{
  HlPageEntry *page = data;
  g_autoptr (GPtrArray) journals = hl_draft_list (hl_workspace_get_path (page->workspace));

  return journals->len == 0;
}

static Probe *
time_page (GtkApplication *application,
           const char     *path,
           HlSurvey       *survey,
           guint           n_keys)
{
  GtkWidget *window = hl_window_new (ADW_APPLICATION (application));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  gint64 start = g_get_monotonic_time ();
  HlPageEntry *page;
  guint n_forms = 0;

  for (; keys->len < n_keys; n_forms++)
    add_form (survey, random, keys);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  hl_window_open (HL_WINDOW (window), path, "entry", survey->id);
  wait_for (is_ready, window);
  g_print ("the keying page is ready after %.0f ms\n",
           (g_get_monotonic_time () - start) / SECOND_MS);

  page = HL_PAGE_ENTRY (find_page (window));
  press (window, keys);
  wait_for (is_stored, page);
  g_assert_cmpuint (page->n_forms, ==, n_forms);
  print_probe ("the keying page");
  gtk_window_destroy (GTK_WINDOW (window));

  return g_steal_pointer (&probe);
}

static gboolean
judge (Probe *page,
       Probe *bare)
{
  double frames = bench_times_percent (page->frame, 99) * 60 / SECOND_MS;
  double most = bench_times_percent (page->processor, 100);

  g_print ("ratio of the keying page to the bare window: to frame p50 %.2f, p99 %.2f; "
           "handler p50 %.2f\n",
           bench_times_percent (page->frame, 50) / bench_times_percent (bare->frame, 50),
           bench_times_percent (page->frame, 99) / bench_times_percent (bare->frame, 99),
           bench_times_percent (page->processor, 50) / bench_times_percent (bare->processor, 50));
  g_print ("goals: p99 to frame %.2f (≤ %.0f frames), longest handler %.2f (≤ %.0f ms)\n", frames,
           GOAL_FRAMES, most, GOAL_HANDLER_MS);

  return frames <= GOAL_FRAMES && most <= GOAL_HANDLER_MS;
}

int
main (int    argc,
      char **argv)
{
  guint n_stored = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  guint n_keys = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : N_KEYS;
  g_autofree char *folder = g_dir_make_tmp ("hailong-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keys.db", NULL);
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, NULL);
  g_autoptr (HlSurvey) survey = bench_round_new (store, n_stored + 1000);
  g_autoptr (HlApplication) application = NULL;
  Probe *bare, *page;
  gboolean good;

  bench_round_fill (store, survey, n_stored);
  g_main_context_set_poll_func (NULL, poll_after_handler);
  hl_i18n_init (HL_LANGUAGE_VI);
  application = hl_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);

  bare = time_bare (GTK_APPLICATION (application));
  g_print ("\n%u responses stored before\n", n_stored);
  page = time_page (GTK_APPLICATION (application), path, survey, n_keys);
  good = judge (page, bare);
  probe_free (bare);
  probe_free (page);
  bench_folder_remove (folder);

  return good ? 0 : 1;
}
