#include "core/hl-text.h"
#include "paper/hl-paper-private.h"

#define ONE_STOP "Bộ phận Tiếp nhận và Trả kết quả"

static HlFont
make_font (HlFontStyle style,
           double      size)
{
  return (HlFont) { HL_FAMILY_SANS, style, size };
}

/**
 * hl_paper_width:
 * @setting: how the form is set
 * @style: of the face
 * @size: in points
 * @text: one line
 *
 * Returns: the width of @text in millimetres
 */
double
hl_paper_width (const HlPaperSetting *setting,
                HlFontStyle           style,
                double                size,
                const char           *text)
{
  const HlFont font = make_font (style, size);

  return hl_metrics_width (setting->metrics, &font, text) / HL_MM;
}

/**
 * hl_paper_line_height:
 * @setting: how the form is set
 * @size: of a font, in points
 *
 * Returns: the distance of two lines in millimetres
 */
double
hl_paper_line_height (const HlPaperSetting *setting,
                      double                size)
{
  const HlPaperSpacing *spacing = setting->spacing;
  const gboolean is_text = size == setting->sizes->text;

  return size * (is_text ? spacing->leading : spacing->option_leading) / HL_MM;
}

/**
 * hl_paper_ascent:
 * @setting: how the form is set
 * @size: of a font, in points
 *
 * Returns: the distance from the top of a line to its baseline, in millimetres
 */
double
hl_paper_ascent (const HlPaperSetting *setting,
                 double                size)
{
  const HlFont font = make_font (HL_FONT_REGULAR, size);
  const double ascent = setting->metrics->ascent (setting->metrics, &font) / HL_MM;
  const double descent = setting->metrics->descent (setting->metrics, &font) / HL_MM;

  return (hl_paper_line_height (setting, size) - ascent - descent) / 2.0 + ascent;
}

/**
 * hl_paper_wrap:
 * @setting: how the form is set
 * @style: of the face
 * @size: in points
 * @text: a text
 * @width: of a line, in millimetres
 *
 * Returns: (transfer full) (array zero-terminated=1): its lines
 */
char **
hl_paper_wrap (const HlPaperSetting *setting,
               HlFontStyle           style,
               double                size,
               const char           *text,
               double                width)
{
  const HlFont font = make_font (style, size);

  return hl_metrics_wrap (setting->metrics, &font, text, width * HL_MM);
}

/**
 * hl_paper_piece_lines:
 * @self: a piece
 * @setting: how the form is set
 * @style: of the face
 * @size: in points
 * @lines: lines of text
 * @x: left edge
 * @y: top of the first
 *
 * Adds lines, one below the other.
 *
 * Returns: their height
 */
double
hl_paper_piece_lines (HlPaperPiece         *self,
                      const HlPaperSetting *setting,
                      HlFontStyle           style,
                      double                size,
                      char                **lines,
                      double                x,
                      double                y)
{
  const double height = hl_paper_line_height (setting, size);
  const double ascent = hl_paper_ascent (setting, size);
  guint n_lines = 0;

  for (; lines[n_lines] != NULL; n_lines++)
    hl_paper_piece_text (self, x, y + n_lines * height + ascent, style, size, lines[n_lines]);

  return n_lines * height;
}

/**
 * hl_paper_piece_middle:
 * @self: a piece
 * @setting: how the form is set
 * @style: of the face
 * @size: in points
 * @text: one line
 * @x: left end
 * @middle: height of the line's middle
 *
 * Adds a line of text beside something.
 */
void
hl_paper_piece_middle (HlPaperPiece         *self,
                       const HlPaperSetting *setting,
                       HlFontStyle           style,
                       double                size,
                       const char           *text,
                       double                x,
                       double                middle)
{
  const double top = middle - hl_paper_line_height (setting, size) / 2.0;

  hl_paper_piece_text (self, x, top + hl_paper_ascent (setting, size), style, size, text);
}

/**
 * hl_paper_piece_centered:
 * @self: a piece
 * @setting: how the form is set
 * @style: of the face
 * @size: in points
 * @lines: lines of text
 * @left: left edge
 * @right: right edge
 * @y: top of the first
 *
 * Adds lines, each in the middle between two edges.
 *
 * Returns: their height
 */
double
hl_paper_piece_centered (HlPaperPiece         *self,
                         const HlPaperSetting *setting,
                         HlFontStyle           style,
                         double                size,
                         char                **lines,
                         double                left,
                         double                right,
                         double                y)
{
  const double height = hl_paper_line_height (setting, size);
  guint n_lines = 0;

  for (; lines[n_lines] != NULL; n_lines++)
    {
      const double width = hl_paper_width (setting, style, size, lines[n_lines]);

      hl_paper_piece_text (self, (left + right - width) / 2.0,
                           y + n_lines * height + hl_paper_ascent (setting, size), style, size,
                           lines[n_lines]);
    }

  return n_lines * height;
}

/**
 * hl_paper_fill:
 * @setting: how the form is set
 * @text: a text of the questionnaire
 *
 * Returns: (transfer full): @text with the names of the office
 */
char *
hl_paper_fill (const HlPaperSetting *setting,
               const char           *text)
{
  const char *one_stop = setting->office->one_stop;

  return hl_text_fill (text, setting->office->name, *one_stop != '\0' ? one_stop : ONE_STOP);
}
