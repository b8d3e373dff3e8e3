#include <locale.h>
#include <string.h>

#include "paper-check.h"
#include "paper-fixture.h"

typedef struct
{
  const char *questionnaire;
  guint       sides;       /* normal print */
} Case;

/* Source: product.md section 11. */
static const Case cases[] = {
  { "counter-3", 1 }, { "w9", 1 }, { "officials", 1 },
  { "g1-2640", 2 }, { "g2-2022", 4 }, { "g3-1001", 4 },
};

static void
test_form (gconstpointer data)
{
  const Case *wanted = data;

  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (PaperFixture) fixture = paper_fixture_new (wanted->questionnaire, large);

      if (!large)
        g_assert_cmpuint (fixture->layout->n_pages, ==, wanted->sides);
      paper_check (fixture);
    }
}

/* What P§11 asks of each kind of text. */
static void
test_sizes (void)
{
  static const struct { const char *text; double normal; double large; } texts[] = {
    { "Xin Ông/Bà cho biết", 11.0, 14.0 }, { "Xin đánh dấu X", 11.0, 14.0 },
    { "Công chức có thái độ", 10.5, 13.0 }, { "Nông thôn", 10.5, 13.0 }, { "thường", 8.5, 10.0 },
  };

  for (guint large = 0; large < 2; large++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (PaperFixture) fixture = paper_fixture_new ("g1-2640", large);
        const GArray *lines = fixture->layout->texts;
        guint n_found = 0;

        for (guint k = 0; k < lines->len; k++)
          {
            const HlPaperText *line = &g_array_index (lines, HlPaperText, k);

            if (!g_str_has_prefix (line->text, texts[i].text))
              continue;

            n_found++;
            g_assert_cmpfloat (line->size, >=, large ? texts[i].large : texts[i].normal);
          }

        g_assert_cmpuint (n_found, >, 0);
      }
}

static guint
count_boxes (const HlPaperLayout *layout,
             const char          *code)
{
  guint n = 0;

  for (guint i = 0; i < layout->boxes->len; i++)
    n += strcmp (g_array_index (layout->boxes, HlPaperBox, i).question, code) == 0;

  return n;
}

/* The field is asked only while some serial leaves it open. */
static void
test_decided_field (void)
{
  g_autoptr (PaperFixture) open = paper_fixture_new ("w9", FALSE);
  g_autoptr (HlSurvey) decided = paper_survey_new ("w9");
  g_autoptr (HlPaperLayout) layout = NULL;

  decided->n_ranges = 0;
  hl_survey_add_range (decided, 1, 50, 0, HL_NO_INDEX);
  hl_survey_add_range (decided, 51, 150, 1, HL_NO_INDEX);
  layout = hl_paper_layout_new (decided, open->office, FALSE, open->metrics, NULL);

  g_assert_cmpuint (count_boxes (open->layout, HL_PAPER_FIELD), ==, 2);
  g_assert_cmpfloat (open->layout->decided[0].width, ==, 0.0);
  g_assert_cmpuint (count_boxes (layout, HL_PAPER_FIELD), ==, 0);
  g_assert_cmpfloat (layout->decided[0].width, >, 15.0);
}

/* One side is enough though field and area are asked. */
static void
test_short_form (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);

  hl_survey_add_area (fixture->survey, "Khu phố 1", 80, 600);
  hl_survey_add_area (fixture->survey, "Khu phố 2", 80, 600);
  hl_paper_layout_unref (fixture->layout);
  fixture->layout = hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics,
                                         NULL);
  g_assert_cmpuint (fixture->layout->n_pages, ==, 1);
  g_assert_cmpuint (count_boxes (fixture->layout, HL_PAPER_AREA), ==, 2);
  paper_check (fixture);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/layout/%s", cases[i].questionnaire);

      g_test_add_data_func (path, &cases[i], test_form);
    }
  g_test_add_func ("/paper/layout/sizes", test_sizes);
  g_test_add_func ("/paper/layout/short-form", test_short_form);
  g_test_add_func ("/paper/layout/decided-field", test_decided_field);

  return g_test_run ();
}
