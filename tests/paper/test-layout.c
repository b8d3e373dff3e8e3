#include <locale.h>
#include <math.h>
#include <string.h>

#include "exchange/hl-questionnaire-json.h"
#include "keying/hl-key-form.h"
#include "paper-fixture.h"

#define MM_PER_POINT (25.4 / 72.0)
#define EDGE 8.0
#define NEAR 1e-6

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

static const HlPaperBox *
box_at (const HlPaperLayout *layout,
        guint                index)
{
  return &g_array_index (layout->boxes, HlPaperBox, index);
}

static HlRect
text_rect (const PaperFixture *fixture,
           const HlPaperText  *text)
{
  const HlFont font = { HL_FAMILY_SANS, text->style, text->size };
  const double size = text->size * MM_PER_POINT;

  return (HlRect) {
           text->x, text->baseline - 0.72 * size,
           hl_metrics_width (fixture->metrics, &font, text->text) * MM_PER_POINT, 0.72 * size
  };
}

static double
distance (const HlRect *one,
          const HlRect *other)
{
  const double dx = MAX (other->x - one->x - one->width, one->x - other->x - other->width);
  const double dy = MAX (other->y - one->y - one->height, one->y - other->y - other->height);

  return dx < 0.0 || dy < 0.0 ? MAX (dx, dy) : hypot (dx, dy);
}

/* Distance of a rectangle from the circle inside @stamp; negative = they meet. */
static double
circle_distance (const HlRect *stamp,
                 const HlRect *rect)
{
  const double x = stamp->x + stamp->width / 2.0, y = stamp->y + stamp->height / 2.0;
  const double dx = x - CLAMP (x, rect->x, rect->x + rect->width);
  const double dy = y - CLAMP (y, rect->y, rect->y + rect->height);

  return hypot (dx, dy) - stamp->width / 2.0;
}

static void
check_boxes (const HlPaperLayout *layout)
{
  const double size = layout->large ? 6.0 : 5.0, gap = layout->large ? 2.5 : 2.0;

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const HlPaperBox *box = box_at (layout, i);

      g_assert_cmpfloat_with_epsilon (box->rect.width, size, NEAR);
      g_assert_cmpfloat_with_epsilon (box->rect.height, size, NEAR);
      g_assert_cmpfloat (box->rect.x, >=, EDGE);
      g_assert_cmpfloat (box->rect.x + size, <=, HL_PAPER_WIDTH - EDGE);
      g_assert_cmpfloat (box->rect.y + size, <=, HL_PAPER_HEIGHT - EDGE);
      if (box->page == 1)
        g_assert_cmpfloat (circle_distance (&layout->stamp, &box->rect), >, 0.0);

      for (guint k = 0; k < i; k++)
        if (box_at (layout, k)->page == box->page)
          g_assert_cmpfloat (distance (&box->rect, &box_at (layout, k)->rect), >=, gap - NEAR);
      for (guint k = 0; k < HL_PAPER_N_MARKS; k++)
        g_assert_cmpfloat (distance (&box->rect, &layout->marks[k]), >=, 2.0);
    }
}

static void
check_marks (const HlPaperLayout *layout)
{
  for (guint i = 0; i < HL_PAPER_N_MARKS; i++)
    {
      const HlRect *mark = &layout->marks[i];

      g_assert_cmpfloat (mark->width, >=, 6.0);
      g_assert_cmpfloat (MIN (mark->x, mark->y), >=, EDGE);
      g_assert_cmpfloat (mark->x + mark->width, <=, HL_PAPER_WIDTH - EDGE);
      g_assert_cmpfloat (mark->y + mark->height, <=, HL_PAPER_HEIGHT - EDGE);
      g_assert_cmpfloat (circle_distance (&layout->stamp, mark), >, 0.0);
    }

  g_assert_cmpfloat_with_epsilon (layout->stamp.width, 42.0, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->ruler.width, HL_PAPER_RULER, NEAR);
}

static void
check_texts (const PaperFixture *fixture)
{
  const HlPaperLayout *layout = fixture->layout;

  for (guint i = 0; i < layout->texts->len; i++)
    {
      const HlPaperText *text = &g_array_index (layout->texts, HlPaperText, i);
      const HlRect rect = text_rect (fixture, text);

      g_assert_cmpfloat (text->size, >=, layout->large ? 10.0 : 8.5);
      g_assert_cmpfloat (rect.x, >=, EDGE);
      g_assert_cmpfloat (rect.x + rect.width, <=, HL_PAPER_WIDTH - EDGE);
      g_assert_cmpfloat (rect.y, >=, EDGE);
      g_assert_cmpfloat (text->baseline, <=, HL_PAPER_HEIGHT - EDGE);

      for (guint k = 0; k < layout->boxes->len; k++)
        if (box_at (layout, k)->page == text->page)
          g_assert_cmpfloat (distance (&rect, &box_at (layout, k)->rect), >, 0.0);
      for (guint k = 0; k < HL_PAPER_N_MARKS; k++)
        g_assert_cmpfloat (distance (&rect, &layout->marks[k]), >, 1.0);
      g_assert_cmpfloat (distance (&rect, &g_array_index (layout->sheets, HlPaperSheet,
                                                          text->page - 1).qr), >, 0.5);
    }
}

/* Two lines of print never run into each other. */
static void
check_overlaps (const PaperFixture *fixture)
{
  const GArray *texts = fixture->layout->texts;

  for (guint i = 0; i < texts->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const HlPaperText *one = &g_array_index (texts, HlPaperText, i);
        const HlPaperText *other = &g_array_index (texts, HlPaperText, k);
        const HlRect first = text_rect (fixture, one), second = text_rect (fixture, other);

        if (one->page == other->page && distance (&first, &second) < -0.2)
          g_error ("“%s” runs into “%s”", one->text, other->text);
      }
}

static const char *
row_code (const HlSurvey *survey,
          const HlRow    *row)
{
  static const char *const names[] = {
    [HL_ROW_FIELD] = HL_PAPER_FIELD, [HL_ROW_AREA] = HL_PAPER_AREA,
    [HL_ROW_RESPONDENT] = HL_PAPER_RESPONDENT,
  };

  return row->kind == HL_ROW_QUESTION ? survey->questionnaire->questions[row->question].code
                                      : names[row->kind];
}

/* Boxes come in the order in which they are keyed, each option once, a question on one page. */
static void
check_order (const PaperFixture *fixture)
{
  const HlPaperLayout *layout = fixture->layout;
  g_autoptr (GArray) rows = hl_key_form_rows (fixture->survey, HL_SERIAL_NONE, FALSE);
  guint next = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const HlRow *row = &g_array_index (rows, HlRow, i);
      const char *code = row_code (fixture->survey, row);
      const guint n_options = hl_key_form_n_options (fixture->survey, row);
      const guint page = n_options > 0 ? box_at (layout, next)->page : 0;
      guint64 seen = 0;

      for (; next < layout->boxes->len && strcmp (box_at (layout, next)->question, code) == 0;
           next++)
        {
          const guint64 bit = G_GUINT64_CONSTANT (1) << box_at (layout, next)->option;

          g_assert_cmpuint (box_at (layout, next)->page, ==, page);
          g_assert_cmpuint (seen & bit, ==, 0);
          seen |= bit;
        }

      g_assert_cmpuint (seen >> 1, ==, (G_GUINT64_CONSTANT (1) << n_options) - 1);
    }

  g_assert_cmpuint (next, ==, layout->boxes->len);
}

static void
test_form (gconstpointer data)
{
  const Case *wanted = data;

  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (PaperFixture) fixture = paper_fixture_new (wanted->questionnaire, large);

      if (!large)
        g_assert_cmpuint (fixture->layout->n_pages, ==, wanted->sides);
      check_marks (fixture->layout);
      check_boxes (fixture->layout);
      check_texts (fixture);
      check_overlaps (fixture);
      check_order (fixture);
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
    n += strcmp (box_at (layout, i)->question, code) == 0;

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

static HlQuestionnaire *
mend_questionnaire (const char *id,
                    const char *from,
                    const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) built_in = hl_builtin_questionnaire (id, &error);
  g_autofree char *json = hl_questionnaire_to_json (built_in);
  g_auto (GStrv) parts = g_strsplit (json, from, 2);
  g_autofree char *changed = NULL;
  HlQuestionnaire *mended;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (to, parts);
  mended = hl_questionnaire_from_json (changed, strlen (changed), &error);
  g_assert_no_error (error);

  return mended;
}

static char *
long_text (guint n)
{
  GString *text = g_string_new (NULL);

  while (g_utf8_strlen (text->str, -1) < n)
    g_string_append (text, "Thủ tục được giải quyết đúng hẹn ");
  g_string_truncate (text, g_utf8_offset_to_pointer (text->str, n) - text->str);

  return g_string_free (g_string_append (text, "nữa"), FALSE);
}

static void
check_mended (const char *from,
              guint       n)
{
  g_autofree char *text = long_text (n);
  g_autoptr (HlQuestionnaire) mended = mend_questionnaire ("g1-2640", from, text);
  PaperFixture fixture = { hl_survey_new (mended), paper_office_new () };
  g_autoptr (PaperFixture) other = paper_fixture_new ("w9", TRUE);

  fixture.metrics = other->metrics;
  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (HlPaperLayout) layout =
        hl_paper_layout_new (fixture.survey, fixture.office, large, fixture.metrics, NULL);

      g_assert_nonnull (layout);
      fixture.layout = layout;
      check_boxes (layout);
      check_texts (&fixture);
      check_overlaps (&fixture);
      check_order (&fixture);
    }

  hl_survey_unref (fixture.survey);
  hl_office_unref (fixture.office);
}

static void
test_long_texts (void)
{
  check_mended ("Trang thiết bị phục vụ người dân, tổ chức đầy đủ.", 600);
  check_mended ("Công chức có gây phiền hà, sách nhiễu không?", 600);
  check_mended ("Người thân, bạn bè", 200);
  check_mended ("Đô thị", 200);
  check_mended ("Bình thường", 120);
}

static void
test_too_long (void)
{
  g_autoptr (PaperFixture) other = paper_fixture_new ("w9", FALSE);
  g_autofree char *text = long_text (20000);
  g_autoptr (HlQuestionnaire) mended =
    mend_questionnaire ("w9", "Công chức có thái độ giao tiếp lịch sự.", text);
  g_autoptr (HlSurvey) survey = hl_survey_new (mended);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_paper_layout_new (survey, other->office, FALSE, other->metrics, &error));
  g_assert_nonnull (strstr (error->message, "does not fit on a page"));
}

static void
test_long_office (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("g1-2640", FALSE);

  g_assert_true (hl_office_set (fixture->office, "heading",
                                "ỦY BAN NHÂN DÂN/THÀNH PHỐ HÀ NỘI/TRUNG TÂM PHỤC VỤ/"
                                "HÀNH CHÍNH CÔNG",
                                NULL));
  hl_paper_layout_unref (fixture->layout);
  fixture->layout = hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics,
                                         NULL);
  check_marks (fixture->layout);
  check_boxes (fixture->layout);
  check_texts (fixture);
  check_overlaps (fixture);
}

static void
test_too_many_fields (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 36; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lĩnh vực %u", i);

      hl_survey_add_field (fixture->survey, name, 1, 1);
    }

  g_assert_null (hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics,
                                      &error));
  g_assert_nonnull (strstr (error->message, "more than 35 options"));
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
  g_test_add_func ("/paper/layout/decided-field", test_decided_field);
  g_test_add_func ("/paper/layout/long-texts", test_long_texts);
  g_test_add_func ("/paper/layout/too-long", test_too_long);
  g_test_add_func ("/paper/layout/long-office", test_long_office);
  g_test_add_func ("/paper/layout/too-many-fields", test_too_many_fields);

  return g_test_run ();
}
