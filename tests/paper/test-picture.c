#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "paper-fixture.h"
#include "paper/hl-paper-print.h"
#include "render-test.h"
#include "render/hl-render.h"

/* The printed page, looked at: rendered by poppler, codes read by zbar. */

#define DPI 300.0
#define PX (DPI / 25.4)
#define TOLERANCE 0.3
#define REACH 0.45       /* how far from its place an edge is looked for */
#define INSIDE 0.7       /* from a corner, past the outline: clear of key and label */
#define DARK 128

typedef struct
{
  int     width;
  int     height;
  guint8 *pixels; /* borrowed */
} Picture;

static gboolean
take_page (const HlScene *ground,
           const HlScene *scene,
           gpointer       data,
           GError       **error)
{
  return ground != NULL ? hl_pdf_add_page_over (data, ground, scene, error)
                        : hl_pdf_add_page (data, scene, error);
}

static GBytes *
print_job (const HlPaperJob *job)
{
  const HlPdfInfo info = { "Phiếu", "UBND", "SIPAS", "vi-VN", HL_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, &error);
  GBytes *bytes;

  g_assert_true (hl_paper_job_run (job, take_page, NULL, pdf, NULL, &error));
  bytes = hl_pdf_finish (pdf, &error);
  g_assert_no_error (error);

  return bytes;
}

static GBytes *
print_form (const PaperFixture *fixture,
            HlSerial            serial)
{
  const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                           serial, serial };

  return print_job (&job);
}

static void
read_picture (const char *data,
              gsize       size,
              Picture    *out)
{
  int offset = 0, highest;

  g_assert_cmpint (sscanf (data, "P5 %d %d %d%n", &out->width, &out->height, &highest, &offset),
                   ==, 3);
  out->pixels = (guint8 *) data + offset + 1;
  g_assert_cmpint (highest, ==, 255);
  g_assert_cmpuint (size, ==, (gsize) offset + 1 + (gsize) out->width * out->height);
}

static gboolean
is_dark (const Picture *picture,
         double         x,
         double         y)
{
  const int column = (int) floor (x * PX), row = (int) floor (y * PX);

  g_assert_true (column >= 0 && column < picture->width && row >= 0 && row < picture->height);

  return picture->pixels[(gsize) row * picture->width + column] < DARK;
}

/* Comes from outside, in steps of a quarter pixel, to the first dark one. */
static void
check_edge (const Picture    *picture,
            const HlPaperBox *box,
            double            x,
            double            y,
            double            dx,
            double            dy)
{
  for (double way = -REACH; way <= REACH; way += 0.25 / PX)
    if (is_dark (picture, x + dx * way, y + dy * way))
      {
        g_assert_cmpfloat (fabs (way), <=, TOLERANCE);
        return;
      }

  g_error ("box %s %u on page %u has no edge at %.2f, %.2f mm", box->question, box->option,
           box->page, x, y);
}

static void
check_box (const Picture    *picture,
           const HlPaperBox *box)
{
  const HlRect *rect = &box->rect;

  check_edge (picture, box, rect->x, rect->y + INSIDE, 1.0, 0.0);
  check_edge (picture, box, rect->x + rect->width, rect->y + INSIDE, -1.0, 0.0);
  check_edge (picture, box, rect->x + rect->width / 2.0, rect->y, 0.0, 1.0);
  check_edge (picture, box, rect->x + rect->width / 2.0, rect->y + rect->height, 0.0, -1.0);
  g_assert_false (is_dark (picture, rect->x + rect->width / 2.0, rect->y + rect->height / 2.0));
}

static void
check_marks (const Picture       *picture,
             const HlPaperLayout *layout)
{
  for (guint i = 0; i < HL_PAPER_N_MARKS; i++)
    {
      const HlRect *mark = &layout->marks[i];

      g_assert_true (is_dark (picture, mark->x + 0.5, mark->y + 0.5));
      g_assert_true (is_dark (picture, mark->x + mark->width - 0.5, mark->y + mark->height - 0.5));
      g_assert_false (is_dark (picture, mark->x - 0.3, mark->y + 1.0));
      g_assert_cmpint (is_dark (picture, mark->x + mark->width / 2.0, mark->y + mark->height / 2.0),
                       ==, i + 1 < HL_PAPER_N_MARKS);
    }
}

/* Nothing is printed within 8 mm of an edge. */
static void
check_margins (const Picture *picture)
{
  const int margin = (int) (8.0 * PX) - 1;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (x < margin || y < margin || x >= picture->width - margin ||
          y >= picture->height - margin)
        g_assert_cmpuint (picture->pixels[(gsize) y * picture->width + x], >, DARK);
}

static void
check_page (Fixture            *folder,
            const PaperFixture *form,
            guint               page)
{
  g_autofree char *root = g_build_filename (folder->dir, "page", NULL);
  g_autofree char *file = g_strconcat (root, ".pgm", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *pdf = g_build_filename (folder->dir, "form.pdf", NULL);
  g_autofree char *wanted = g_strdup_printf ("HL1|0a1b2c3d|%s|%u|034-3\n",
                                             form->layout->form, page);
  g_autofree char *data = NULL, *done = NULL, *code = NULL;
  Picture picture;
  gsize size;

  done = run_tool ("pdftoppm", "-r", "300", "-gray", "-singlefile", "-f", number, pdf, root, NULL);
  if (done == NULL)
    return;

  g_assert_true (g_file_get_contents (file, &data, &size, NULL));
  read_picture (data, size, &picture);
  for (guint i = 0; i < form->layout->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (form->layout->boxes, HlPaperBox, i);

      if (box->page == page)
        check_box (&picture, box);
    }
  check_marks (&picture, form->layout);
  check_margins (&picture);

  code = run_tool ("zbarimg", "--nodbus", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", file,
                   NULL);
  if (code != NULL)
    g_assert_cmpstr (code, ==, wanted);
}

static void
test_form (Fixture      *fixture,
           gconstpointer data)
{
  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (PaperFixture) form = paper_fixture_new (data, large);
      g_autoptr (GBytes) pdf = print_form (form, 34);
      g_autofree char *path = fixture_write (fixture, "form.pdf", pdf);
      g_autofree char *checked = run_tool ("qpdf", "--check", path, NULL);

      for (guint page = 1; page <= form->layout->n_pages; page++)
        check_page (fixture, form, page);
    }
}

static char *
long_text (guint n)
{
  GString *text = g_string_new (NULL);

  while (g_utf8_strlen (text->str, -1) < n)
    g_string_append (text, "thủ tục được giải quyết đúng hẹn, ");

  return g_string_free (text, FALSE);
}

/* Options of 200 characters and a question of 600. */
static void
test_long_texts (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (PaperFixture) form = paper_fixture_new ("w9", FALSE);
  HlQuestionnaire *own = form->survey->questionnaire;
  HlQuestion *asked = own->questions;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpuint (asked->n_options, >=, 2);
  g_free (asked->text);
  asked->text = long_text (600);
  for (guint i = 0; i < asked->n_options; i++)
    {
      g_free (asked->options[i].label);
      asked->options[i].label = long_text (200);
    }
  hl_paper_layout_unref (form->layout);
  form->layout = hl_paper_layout_new (form->survey, form->office, FALSE, form->metrics, NULL);
  pdf = print_form (form, 34);
  path = fixture_write (fixture, "form.pdf", pdf);

  for (guint page = 1; page <= form->layout->n_pages; page++)
    check_page (fixture, form, page);
}

/* Adds "serial.page" as the code of a page says, or "-" when it has none. */
static void
add_code (GString    *out,
          const char *zbar,
          const char *file)
{
  const char *const command[] = { zbar, "--nodbus", "-q", "--raw", "-Sdisable", "-Sqrcode.enable",
                                  file, NULL };
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &code, NULL, NULL,
                &error);
  g_assert_no_error (error);

  g_auto (GStrv) fields = g_strsplit (code, "|", -1);

  if (g_strv_length (fields) == 5)
    g_string_append_printf (out, " %" G_GINT64_FORMAT ".%s", g_ascii_strtoll (fields[4], NULL, 10),
                            fields[3]);
  else
    g_string_append (out, " -");
}

/* Both sides by hand, under a slip: all fronts, then all backs from the last form to the first. */
static void
test_manual_order (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (PaperFixture) form = paper_fixture_new ("g1-2640", FALSE);
  const HlPaperJob job = { form->layout, form->survey, form->office, form->metrics, 1, 3,
                           HL_PAPER_MANUAL, TRUE };
  g_autoptr (GBytes) pdf = print_job (&job);
  g_autofree char *path = fixture_write (fixture, "forms.pdf", pdf);
  g_autofree char *root = g_build_filename (fixture->dir, "page", NULL);
  g_autofree char *done = run_tool ("pdftoppm", "-r", "150", "-gray", path, root, NULL);
  g_autofree char *zbar = g_find_program_in_path ("zbarimg");
  g_autoptr (GString) order = g_string_new (NULL);

  if (done == NULL || zbar == NULL)
    {
      g_test_skip ("pdftoppm, zbarimg");
      return;
    }

  for (guint page = 1; page <= hl_paper_job_pages (&job); page++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%u.pgm", root, page);

      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
      add_code (order, zbar, file);
    }

  g_assert_cmpstr (order->str, ==, " - 1.1 2.1 3.1 3.2 2.2 1.2 -");
}

int
main (int   argc,
      char *argv[])
{
  static const char *const ids[] = {
    "counter-3", "g1-2640", "g2-2022", "g3-1001", "officials", "w9",
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/picture/%s", ids[i]);

      g_test_add (path, Fixture, ids[i], fixture_set_up, test_form, fixture_tear_down);
    }
  g_test_add ("/paper/picture/long-texts", Fixture, NULL, fixture_set_up, test_long_texts,
              fixture_tear_down);
  g_test_add ("/paper/picture/manual-order", Fixture, NULL, fixture_set_up, test_manual_order,
              fixture_tear_down);

  return g_test_run ();
}
