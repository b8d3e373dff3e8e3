#include "paper-check.h"

#include <math.h>
#include <string.h>

#include "keying/hl-key-form.h"

#define MM_PER_POINT (25.4 / 72.0)
#define EDGE 8.0
#define NEAR 1e-6

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

        if (one->page != other->page || fabs (one->baseline - other->baseline) > 10.0)
          continue;

        const HlRect first = text_rect (fixture, one), second = text_rect (fixture, other);

        if (distance (&first, &second) < -0.2)
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

/* What holds for every form: sizes, distances, margins, order. */
void
paper_check (const PaperFixture *fixture)
{
  check_marks (fixture->layout);
  check_boxes (fixture->layout);
  check_texts (fixture);
  check_overlaps (fixture);
  check_order (fixture);
}
