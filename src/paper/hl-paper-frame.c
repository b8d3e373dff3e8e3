#include "paper/hl-paper-private.h"

#include <string.h>

#define MARK 6.0
#define MARK_EDGE 9.0
#define FIRST_QR 24.0
#define NEXT_QR 16.0
#define QR_LEFT (HL_PAPER_WIDTH - HL_PAPER_SIDE - FIRST_QR - 3.2)
#define HEADING_WIDTH 50.0
#define TITLE_LEFT 71.0
#define STAMP 42.0
#define STAMP_LEFT 17.0     /* keeps the circle 2 mm from the mark in the corner */
#define STAMP_BELOW 12.0    /* of its middle, below the heading: it covers its lower left */
#define STAMP_GAP 2.0
#define RULE 0.3
#define RULER_Y 283.5
#define FOOT_LINE 3.8

#define TITLE "Phiếu khảo sát "
#define BASIS "(Kèm theo Kế hoạch số …../KH-UBND ngày …../…../20….. của {office})"

/* Lines over the title: the questionnaire's own, or the office's. */
static double
add_heading (HlPaperPiece         *piece,
             const HlPaperSetting *setting)
{
  const double size = setting->sizes->option;
  const char *own = hl_questionnaire_get_text (setting->survey->questionnaire, "heading");
  g_autofree char *text = own != NULL ? hl_paper_fill (setting, own)
                                      : hl_office_heading_lines (setting->office);
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_BOLD, size, text, HEADING_WIDTH);
  const double right = HL_PAPER_SIDE + HEADING_WIDTH;
  const double height = hl_paper_piece_centered (piece, setting, HL_FONT_BOLD, size, lines,
                                                 HL_PAPER_SIDE, right, HL_PAPER_TOP);
  const double bottom = HL_PAPER_TOP + height + 0.8;
  const double middle = (HL_PAPER_SIDE + right) / 2.0;

  hl_paper_piece_line (piece, middle - 11.0, bottom, middle + 11.0, bottom, RULE, 0.0);

  return bottom;
}

/* The least width in which @text takes as few lines as in @width: they come out equally long. */
static double
balance (const HlPaperSetting *setting,
         HlFontStyle           style,
         double                size,
         const char           *text,
         double                width)
{
  g_auto (GStrv) widest = hl_paper_wrap (setting, style, size, text, width);
  const guint n_lines = g_strv_length (widest);

  for (double least = width - 1.0; least > width / 2.0; least -= 1.0)
    {
      g_auto (GStrv) lines = hl_paper_wrap (setting, style, size, text, least);

      if (g_strv_length (lines) > n_lines)
        return least + 1.0;
    }

  return width;
}

/* Lines that end before the QR code, or the serial below it. */
static double
add_centered (HlPaperPiece           *piece,
              const HlPaperSetting   *setting,
              const HlPaperObstacles *obstacles,
              HlFontStyle             style,
              double                  size,
              const char             *text,
              double                  y)
{
  const double line = hl_paper_line_height (setting, size);
  const double top = y;

  while (*text != '\0')
    {
      const double right = y + line > HL_PAPER_TOP + FIRST_QR ? obstacles->serial_left : QR_LEFT;
      const double width = balance (setting, style, size, text, right - TITLE_LEFT);
      g_auto (GStrv) lines = hl_paper_wrap (setting, style, size, text, width);
      char *first[] = { lines[0], NULL };

      y += hl_paper_piece_centered (piece, setting, style, size, first, TITLE_LEFT, right, y);
      text = hl_paper_skip_line (text, lines[0]);
    }

  return y - top;
}

/* "Phiếu khảo sát sự hài lòng…" is set in two sizes, any other title in one. */
static double
add_title (HlPaperPiece           *piece,
           const HlPaperSetting   *setting,
           const HlPaperObstacles *obstacles)
{
  const HlPaperSizes *sizes = setting->sizes;
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  const gboolean is_split = g_str_has_prefix (questionnaire->title, TITLE);
  const char *basis = hl_questionnaire_get_text (questionnaire, "basis");
  g_autofree char *title = hl_paper_fill (setting, questionnaire->title);
  g_autofree char *loud = g_utf8_strup (is_split ? TITLE : title, -1);
  g_autofree char *filled = hl_paper_fill (setting, basis != NULL ? basis : BASIS);
  double y = HL_PAPER_TOP - 1.0;

  y += add_centered (piece, setting, obstacles, HL_FONT_BOLD, sizes->title, g_strchomp (loud), y);
  if (is_split)
    {
      const char *rest = title + strlen (TITLE);
      g_autofree char *first = g_utf8_substring (rest, 0, 1);
      g_autofree char *capital = g_utf8_strup (first, -1);
      g_autofree char *subtitle = g_strconcat (capital, rest + strlen (first), NULL);

      y += add_centered (piece, setting, obstacles, HL_FONT_BOLD, sizes->text, subtitle, y);
    }
  y += add_centered (piece, setting, obstacles, HL_FONT_ITALIC, sizes->text, filled, y + 0.4) + 0.4;

  return y;
}

static double
serial_width (const HlPaperSetting *setting,
              double                size)
{
  const guint n_digits = hl_survey_serial_width (setting->survey);
  g_autofree char *widest = g_strnfill (MAX (n_digits, 3) + 1, '8');

  const double printed = hl_paper_width (setting, HL_FONT_BOLD, size, widest) +
                         hl_paper_width (setting, HL_FONT_BOLD, size, "-");

  return MAX (printed, HL_PAPER_SERIAL_WRITING);
}

/* Returns the left edge of "Số phiếu". */
static double
add_serial (HlPaperPiece         *piece,
            const HlPaperSetting *setting,
            double                right,
            double                baseline,
            double                size,
            HlPaperSheet         *out_sheet)
{
  const double small = setting->sizes->small;
  const double left = right - serial_width (setting, size) - 1.5 -
                      hl_paper_width (setting, HL_FONT_REGULAR, small, "Số phiếu");

  hl_paper_piece_text (piece, left, baseline, HL_FONT_REGULAR, small, "Số phiếu");
  out_sheet->serial_right = right;
  out_sheet->serial_baseline = baseline;
  out_sheet->serial_size = size;

  return left;
}

/**
 * hl_paper_first_head:
 * @setting: how the form is set
 * @out_sheet: (out): places of what changes from form to form
 * @out_stamp: (out): the circle left free for the stamp
 *
 * Sets the head of page 1: heading, title, serial, introduction. Places are those of the page.
 *
 * Returns: (transfer full): the piece; its height is where the questions may begin
 */
HlPaperPiece *
hl_paper_first_head (const HlPaperSetting *setting,
                     HlPaperSheet         *out_sheet,
                     HlRect               *out_stamp)
{
  const double right = HL_PAPER_WIDTH - HL_PAPER_SIDE;
  const double baseline = HL_PAPER_TOP + FIRST_QR + 2.2 + setting->sizes->serial * 0.27;
  HlPaperPiece *piece = hl_paper_piece_new ();
  const double heading = add_heading (piece, setting);
  HlPaperObstacles obstacles;
  double y;

  *out_stamp = (HlRect) { STAMP_LEFT, heading + STAMP_BELOW - STAMP / 2.0, STAMP, STAMP };
  out_sheet->qr = (HlRect) { right - FIRST_QR, HL_PAPER_TOP, FIRST_QR, FIRST_QR };
  obstacles.serial_left = add_serial (piece, setting, right, baseline, setting->sizes->serial,
                                      out_sheet) - 3.0;
  obstacles.serial_bottom = baseline + 1.0;
  obstacles.stamp_right = STAMP_LEFT + STAMP + STAMP_GAP;
  obstacles.stamp_bottom = out_stamp->y + STAMP + 0.5;

  y = add_title (piece, setting, &obstacles) + 1.2;
  y = hl_paper_intro (piece, setting, &obstacles, y);
  piece->height = MAX (y, obstacles.stamp_bottom) + 0.4;

  return piece;
}

/**
 * hl_paper_next_head:
 * @setting: how the form is set
 * @words: the part that goes on, "" when a new one begins
 * @out_sheet: (out): places of what changes from form to form
 *
 * Sets the head of a later page. Places are those of the page.
 *
 * Returns: (transfer full): the piece; its height is where the questions may begin
 */
HlPaperPiece *
hl_paper_next_head (const HlPaperSetting *setting,
                    const char           *words,
                    HlPaperSheet         *out_sheet)
{
  const HlPaperSizes *sizes = setting->sizes;
  const double right = HL_PAPER_WIDTH - HL_PAPER_SIDE;
  HlPaperPiece *piece = hl_paper_piece_new ();

  out_sheet->qr = (HlRect) { right - NEXT_QR, HL_PAPER_TOP, NEXT_QR, NEXT_QR };

  const double end = add_serial (piece, setting, right - NEXT_QR - 3.0, HL_PAPER_TOP + 6.0,
                                 sizes->serial * 0.85, out_sheet) - 4.0;
  g_autofree char *all = *words != '\0' ? g_strconcat (words, " (tiếp theo)", NULL) : g_strdup ("");
  const double line = hl_paper_line_height (setting, sizes->text);
  const double room = out_sheet->qr.x - STAMP_GAP - setting->left;
  const gboolean is_single = hl_paper_width (setting, HL_FONT_BOLD, sizes->text, all) <= room;
  const double left = is_single ? setting->left : HL_PAPER_SIDE;
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_BOLD, sizes->text, all,
                                        is_single ? room : end - left);
  const double height = g_strv_length (lines) * line;
  const double top = MAX (HL_PAPER_TOP, HL_PAPER_TOP + NEXT_QR - height);

  if (*words != '\0')
    hl_paper_piece_lines (piece, setting, HL_FONT_BOLD, sizes->text, lines, left, top);
  piece->height = MAX (HL_PAPER_TOP + NEXT_QR, HL_PAPER_TOP + height) + 1.5;

  return piece;
}

static void
add_ruler (HlPaperPiece         *piece,
           const HlPaperSetting *setting)
{
  const double size = setting->sizes->small;

  hl_paper_piece_line (piece, HL_PAPER_SIDE, RULER_Y, HL_PAPER_SIDE + HL_PAPER_RULER, RULER_Y, RULE,
                       0.0);
  for (guint mm = 0; mm <= HL_PAPER_RULER; mm += 5)
    hl_paper_piece_line (piece, HL_PAPER_SIDE + mm, RULER_Y, HL_PAPER_SIDE + mm,
                         RULER_Y + (mm % 10 == 0 ? 2.2 : 1.2), 0.2, 0.0);

  for (guint mm = 0; mm <= HL_PAPER_RULER; mm += 20)
    {
      g_autofree char *text = g_strdup_printf (mm < HL_PAPER_RULER ? "%u" : "%u mm", mm);
      const double width = hl_paper_width (setting, HL_FONT_REGULAR, size, text);
      const double x = HL_PAPER_SIDE + mm;

      hl_paper_piece_text (piece, mm < HL_PAPER_RULER ? x - width / 2.0 : x - 3.0,
                           RULER_Y + 2.4 + size * 0.25, HL_FONT_REGULAR, size, text);
    }
}

static void
add_right (HlPaperPiece         *piece,
           const HlPaperSetting *setting,
           HlFontStyle           style,
           const char           *text,
           double                baseline)
{
  const HlFont font = { HL_FAMILY_SANS, style, setting->sizes->small };
  const double right = HL_PAPER_WIDTH - HL_PAPER_SIDE;
  g_autofree char *fitting = hl_metrics_ellipsize (setting->metrics, &font, text, 56.0 * HL_MM);

  hl_paper_piece_text (piece, right - hl_paper_width (setting, style, font.size, fitting), baseline,
                       style, font.size, fitting);
}

/**
 * hl_paper_place_frame:
 * @layout: a layout with all its pages
 * @setting: how the form is set
 *
 * Places what is the same on every page: marks, ruler, page number.
 */
void
hl_paper_place_frame (HlPaperLayout        *layout,
                      const HlPaperSetting *setting)
{
  const double right = HL_PAPER_WIDTH - MARK_EDGE - MARK;
  const double bottom = HL_PAPER_HEIGHT - MARK_EDGE - MARK;
  g_autofree char *form = g_strdup_printf ("%s · Trang", layout->form);

  layout->marks[0] = (HlRect) { MARK_EDGE, MARK_EDGE, MARK, MARK };
  layout->marks[1] = (HlRect) { right, MARK_EDGE, MARK, MARK };
  layout->marks[2] = (HlRect) { MARK_EDGE, bottom, MARK, MARK };
  layout->marks[3] = (HlRect) { right, bottom, MARK, MARK };
  layout->ruler = (HlRect) { HL_PAPER_SIDE, RULER_Y, HL_PAPER_RULER, 0.0 };

  for (guint page = 1; page <= layout->n_pages; page++)
    {
      HlPaperPiece *piece = hl_paper_piece_new ();
      g_autofree char *number = g_strdup_printf ("%s %u/%u", form, page, layout->n_pages);

      add_ruler (piece, setting);
      add_right (piece, setting, HL_FONT_BOLD, number, RULER_Y + 0.9);
      add_right (piece, setting, HL_FONT_REGULAR, setting->survey->title,
                 RULER_Y + 0.9 + FOOT_LINE);
      hl_paper_layout_append (layout, piece, page, 0.0, 0.0);
      hl_paper_piece_free (piece);
    }
}
