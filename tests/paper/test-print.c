#include <locale.h>
#include <string.h>

#include "core/hl-survey-officers.h"
#include "paper-fixture.h"
#include "paper/hl-paper-draw.h"
#include "paper/hl-paper-print.h"
#include "paper/hl-paper-qr.h"
#include "paper/hl-paper-slip.h"

/* The pages a job gave, as the text of their scenes. */
typedef struct
{
  GPtrArray    *pages;
  GCancellable *cancellable;
  guint         n_told;
} Taken;

static gboolean
take_page (const HlScene *ground,
           const HlScene *scene,
           gpointer       data,
           GError       **error)
{
  Taken *taken = data;
  g_autofree char *below = ground != NULL ? hl_scene_to_text (ground) : g_strdup ("");
  g_autofree char *above = hl_scene_to_text (scene);

  g_ptr_array_add (taken->pages, g_strconcat (below, above, NULL));

  return TRUE;
}

static void
note_progress (guint    n_done,
               guint    n_pages,
               gpointer data)
{
  Taken *taken = data;

  taken->n_told++;
  g_assert_cmpuint (n_done, ==, taken->n_told);
  g_assert_cmpuint (n_done, <=, n_pages);
  if (n_done == 3 && taken->cancellable != NULL)
    g_cancellable_cancel (taken->cancellable);
}

/* "1a 1b 2a …": serial and page; "-" blank, "s" slip. */
static char *
run (PaperFixture *fixture,
     HlSerial      first,
     HlSerial      last,
     HlPaperSides  sides,
     gboolean      slips)
{
  const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                           first, last, sides, slips };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  Taken taken = { pages, NULL, 0 };
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (hl_paper_job_run (&job, take_page, note_progress, &taken, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, hl_paper_job_pages (&job));

  for (guint i = 0; i < pages->len; i++)
    {
      const char *page = pages->pdata[i];
      guint serial = 0;

      for (guint k = 1; k <= 160 && serial == 0; k++)
        {
          g_autofree char *text = hl_serial_format_checked (k, 3);
          g_autofree char *drawn = g_strdup_printf ("“%s”", text);

          serial = strstr (page, drawn) != NULL ? k : 0;
        }

      g_string_append (out, i > 0 ? " " : "");
      if (strstr (page, "TẬP PHIẾU SỐ") != NULL)
        g_string_append_c (out, 's');
      else if (serial == 0)
        g_string_append_c (out, '-');
      else
        g_string_append_printf (out, "%u%c", serial, strstr (page, "Trang 1/") != NULL ? 'a' : 'b');
    }

  return g_string_free (out, FALSE);
}

static void
test_order (void)
{
  static const struct
  {
    const char  *questionnaire;
    HlSerial     first, last;
    HlPaperSides sides;
    gboolean     slips;
    const char  *pages;
  } cases[] = {
    { "g1-2640", 34, 34, HL_PAPER_ONE_SIDE, FALSE, "34a 34b" },
    { "g1-2640", 1, 2, HL_PAPER_TWO_SIDES, FALSE, "1a 1b 2a 2b" },
    { "g1-2640", 1, 3, HL_PAPER_MANUAL, FALSE, "1a 2a 3a 3b 2b 1b" },
    { "w9", 1, 2, HL_PAPER_ONE_SIDE, FALSE, "1a 2a" },
    { "w9", 1, 2, HL_PAPER_TWO_SIDES, FALSE, "1a - 2a -" },
    { "w9", 1, 2, HL_PAPER_MANUAL, TRUE, "s 1a 2a - - -" },
    { "w9", 7, 8, HL_PAPER_ONE_SIDE, TRUE, "s 7a 8a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PaperFixture) fixture = paper_fixture_new (cases[i].questionnaire, FALSE);
      g_autofree char *pages = run (fixture, cases[i].first, cases[i].last, cases[i].sides,
                                    cases[i].slips);

      g_assert_cmpstr (pages, ==, cases[i].pages);
    }
}

/* Batches hold 25 to 50 forms and differ by one at most. */
static void
test_batches (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autofree char *pages = run (fixture, 1, 151, HL_PAPER_ONE_SIDE, TRUE);
  g_auto (GStrv) words = g_strsplit (pages, " ", -1);
  guint n_slips = 0, size = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gboolean is_slip = g_str_equal (words[i], "s");

      if (is_slip && n_slips > 0)
        g_assert_true (size == 37 || size == 38);
      n_slips += is_slip;
      size = is_slip ? 0 : size + 1;
    }

  g_assert_cmpuint (n_slips, ==, 4);
}

static char *
draw_slip (const PaperFixture *fixture)
{
  const HlPaperBatch batch = { 1, 1, 1, 50 };
  g_autoptr (HlScene) scene = hl_paper_draw_slip (fixture->survey, fixture->office, &batch,
                                                  fixture->metrics);

  return hl_scene_to_text (scene);
}

/* Only an officer who is there from the first to the last day is printed. */
static void
test_slip_officer (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autofree char *always = NULL;
  g_autofree char *replaced = NULL;

  fixture->survey->ranges[0].field = 0;
  hl_survey_add_officer (fixture->survey, 0, "CC-01", "Lê Văn An", HL_DATE_NONE, HL_DATE_NONE);
  always = draw_slip (fixture);
  fixture->survey->officers[0].to = fixture->survey->to - 1;
  replaced = draw_slip (fixture);

  g_assert_nonnull (strstr (always, "Lê Văn An"));
  g_assert_null (strstr (replaced, "Lê Văn An"));
}

/* Who alone is responsible stands in the office's frame, by code where the name has no room. */
static void
test_officer (void)
{
  static const struct
  {
    const char *name;
    guint       field;
    const char *printed;
  } cases[] = {
    { "Lê An", 0, "“Lê An”" },
    { "Công Tằng Tôn Nữ Thị Hồng Vân Khánh", 0, "“CC-01”" },
    { "", 0, "“CC-01”" },
    { "Lê An", 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
      g_autoptr (HlScene) scene = NULL;
      g_autofree char *text = NULL;

      fixture->survey->ranges[0].field = 0;
      hl_survey_add_officer (fixture->survey, cases[i].field, "CC-01", cases[i].name,
                             HL_DATE_NONE, HL_DATE_NONE);
      scene = hl_paper_draw_serial (fixture->layout, fixture->survey, 1, 7, fixture->metrics,
                                    NULL);
      text = hl_scene_to_text (scene);
      g_assert_cmpint (strstr (text, cases[i].printed != NULL ? cases[i].printed : "CC-01") !=
                       NULL, ==, cases[i].printed != NULL);
      g_assert_null (strstr (text, "Công Tằng"));
    }
}

static void
test_master (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("g1-2640", FALSE);
  g_autofree char *pages = run (fixture, HL_SERIAL_NONE, HL_SERIAL_NONE, HL_PAPER_ONE_SIDE, FALSE);
  g_autofree char *text = hl_paper_qr_text (fixture->layout, fixture->survey, 2, HL_SERIAL_NONE);

  g_assert_cmpstr (pages, ==, "- -");
  g_assert_cmpstr (text, ==, "HL1|0a1b2c3d|g1-2640.1|2|");
}

static void
test_qr_text (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("g1-2640", FALSE);
  g_autofree char *text = hl_paper_qr_text (fixture->layout, fixture->survey, 1, 151);

  g_assert_cmpstr (text, ==, "HL1|0a1b2c3d|g1-2640.1|1|151-4");
}

static void
test_refusals (void)
{
  static const struct
  {
    HlSerial    first, last;
    gboolean    slips;
    const char *message;
  } cases[] = {
    { 150, 161, FALSE, "Form 161 is outside" },
    { 9999999, 9999999, FALSE, "Form 9999999 is outside" },
    { 3, 2, FALSE, "comes before" },
    { 1, 9999999, FALSE, "at most 5000" },
    { HL_SERIAL_NONE, HL_SERIAL_NONE, TRUE, "no batch" },
  };
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                               cases[i].first, cases[i].last, HL_PAPER_ONE_SIDE, cases[i].slips };
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_paper_job_check (&job, &error));
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_highest_serial (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autoptr (HlPaperLayout) layout = NULL;
  g_autoptr (HlScene) scene = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture->survey->ranges[0].last = 9999999;
  layout = hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics, &error);
  g_assert_no_error (error);
  scene = hl_paper_draw_serial (layout, fixture->survey, 1, 9999999, fixture->metrics, &error);
  g_assert_no_error (error);
  text = hl_scene_to_text (scene);

  g_assert_nonnull (strstr (text, "“9999999-"));
}

static void
test_cancel (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                           1, 150 };
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Taken taken = { pages, cancellable, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (hl_paper_job_run (&job, take_page, note_progress, &taken, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pages->len, ==, 3);
}

/* A serial that decides the field prints its name in the office's frame, or a cross in its box. */
static void
test_decided (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autoptr (HlPaperLayout) layout = NULL;
  g_autoptr (HlScene) crossed = NULL, plain = NULL, named = NULL;
  g_autofree char *crossed_text = NULL, *plain_text = NULL, *named_text = NULL;

  hl_survey_add_range (fixture->survey, 201, 250, 1, HL_NO_INDEX);
  plain = hl_paper_draw_serial (fixture->layout, fixture->survey, 1, 7, fixture->metrics, NULL);
  crossed = hl_paper_draw_serial (fixture->layout, fixture->survey, 1, 207, fixture->metrics, NULL);

  memmove (fixture->survey->ranges, fixture->survey->ranges + 1, sizeof (HlSerialRange));
  fixture->survey->n_ranges = 1;
  layout = hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics, NULL);
  named = hl_paper_draw_serial (layout, fixture->survey, 1, 207, fixture->metrics, NULL);

  plain_text = hl_scene_to_text (plain);
  crossed_text = hl_scene_to_text (crossed);
  named_text = hl_scene_to_text (named);
  g_assert_null (strstr (plain_text, "stroke"));
  g_assert_nonnull (strstr (crossed_text, "stroke"));
  g_assert_nonnull (strstr (named_text, "“Chứng thực”"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/print/order", test_order);
  g_test_add_func ("/paper/print/batches", test_batches);
  g_test_add_func ("/paper/print/slip-officer", test_slip_officer);
  g_test_add_func ("/paper/print/officer", test_officer);
  g_test_add_func ("/paper/print/master", test_master);
  g_test_add_func ("/paper/print/qr-text", test_qr_text);
  g_test_add_func ("/paper/print/refusals", test_refusals);
  g_test_add_func ("/paper/print/highest-serial", test_highest_serial);
  g_test_add_func ("/paper/print/cancel", test_cancel);
  g_test_add_func ("/paper/print/decided", test_decided);

  return g_test_run ();
}
