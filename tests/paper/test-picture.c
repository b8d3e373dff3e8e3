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
  return hl_pdf_add_page_over (data, ground, scene, error);
}

static GBytes *
print_form (const PaperFixture *fixture,
            HlSerial            serial)
{
  const HlPdfInfo info = { "Phiếu", "UBND", "SIPAS", "vi-VN", HL_DATE_NONE };
  const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                           serial, serial };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, &error);
  GBytes *bytes;

  g_assert_true (hl_paper_job_run (&job, take_page, NULL, pdf, NULL, &error));
  bytes = hl_pdf_finish (pdf, &error);
  g_assert_no_error (error);

  return bytes;
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

  return g_test_run ();
}
