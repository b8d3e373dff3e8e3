#include <gio/gio.h>

#include "bench-round.h"
#include "bench-times.h"
#include "exchange/hl-demo.h"

/* bench-start LIBRARY BARE PROGRAM [RUNS]: from the start of a process to its first painted frame,
 * and to the overview with its figures. BARE is a program with an empty window. LIBRARY is loaded
 * into the programs, which are otherwise as they are installed, and tells when a frame is painted.
 * The programs run in turn; the first run of each, which reads the disk, does not count. */

#define N_RUNS 9
#define N_RESPONSES 100000
#define GOAL 1.3

typedef struct
{
  const char *label;
  const char *program;
  const char *database;  /* NULL = the bare window */
  GArray     *first;
  GArray     *processor; /* of the first frame */
  GArray     *shown;
  gint64      most_kb;
  gint64      share_kb;
} Start;

static void
read_line (Start      *start,
           const char *line,
           gboolean    counts)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  gint64 figures[4];

  if (!counts || g_strv_length (words) != 5)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i] = g_ascii_strtoll (words[i + 1], NULL, 10);

  if (g_str_equal (words[0], "first"))
    {
      bench_times_add (start->first, figures[0]);
      bench_times_add (start->processor, figures[1]);
    }
  else
    {
      bench_times_add (start->shown, figures[0]);
    }
  start->most_kb = MAX (start->most_kb, figures[2]);
  start->share_kb = MAX (start->share_kb, figures[3]);
}

static void
run (Start      *start,
     const char *library,
     gboolean    counts)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_autofree char *now = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", library, TRUE);
  if (start->database != NULL)
    g_subprocess_launcher_setenv (launcher, "HL_BENCH_SHOWN", "data", TRUE);
  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_subprocess_launcher_setenv (launcher, "HL_BENCH_START", now, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, start->program,
                                         start->database != NULL ? "--db" : NULL,
                                         start->database, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (output, "\n", 0);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (start, lines[i], counts);
}

static char *
make_demo (const char *folder)
{
  char *path = g_build_filename (folder, "demo.db", NULL);
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, NULL);

  g_assert_true (hl_demo_fill (store, NULL));

  return path;
}

static char *
make_large (const char *folder)
{
  char *path = g_build_filename (folder, "large.db", NULL);
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, NULL);
  g_autoptr (HlSurvey) survey = bench_round_new (store, N_RESPONSES);

  bench_round_fill (store, survey, N_RESPONSES);

  return path;
}

static double
get_ratio (Start *start,
           Start *bare)
{
  return bench_times_percent (start->first, 0) / bench_times_percent (bare->first, 0);
}

static void
print_start (Start *start,
             Start *bare)
{
  g_print ("%-17s%8.1f%8.1f%7.2f%10.1f%7.2f%9.1f%8.1f%9.1f%8.1f\n", start->label,
           bench_times_percent (start->first, 0), bench_times_percent (start->first, 50),
           get_ratio (start, bare), bench_times_percent (start->processor, 0),
           bench_times_percent (start->processor, 0) / bench_times_percent (bare->processor, 0),
           bench_times_percent (start->shown, 0), bench_times_percent (start->shown, 50),
           start->most_kb / 1024.0, start->share_kb / 1024.0);
}

int
main (int    argc,
      char **argv)
{
  const guint n_runs = argc > 4 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : N_RUNS;
  g_autofree char *folder = g_dir_make_tmp ("hailong-bench-XXXXXX", NULL);
  g_autofree char *demo = make_demo (folder);
  g_autofree char *large = make_large (folder);
  Start starts[] = {
    { "a bare window", argv[2], NULL },
    { "the demo", argv[3], demo },
    { "100000 responses", argv[3], large },
  };
  double worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      starts[i].first = bench_times_new ();
      starts[i].processor = bench_times_new ();
      starts[i].shown = bench_times_new ();
    }
  for (guint i = 0; i <= n_runs; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        run (&starts[j], argv[1], i > 0);
    }

  g_print ("%u starts: first frame, least and median (ms), ratio; processor, ratio; shown, least "
           "and median; most and share of memory (MB)\n", n_runs);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      print_start (&starts[i], &starts[0]);
      worst = MAX (worst, get_ratio (&starts[i], &starts[0]));
    }
  g_print ("goal: first frame at most %.1f times the bare window's\n", GOAL);
  bench_folder_remove (folder);

  return worst <= GOAL ? 0 : 1;
}
