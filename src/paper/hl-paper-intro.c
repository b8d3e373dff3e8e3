#include "paper/hl-paper-private.h"

#include <string.h>

#define PARAGRAPH_GAP 0.4
#define EXAMPLE_WIDTH 46.0
#define PEN 0.3
#define LEAST_RUN_IN 40.0
#define MARKING "Xin đánh dấu X vào ô chọn. Nếu đánh nhầm, xin tô kín ô sai rồi đánh dấu ô khác."

/* Lines of changing length. */
typedef struct
{
  HlPaperPiece           *piece;
  const HlPaperSetting   *setting;
  const HlPaperObstacles *obstacles;
  double                  y;
  double                  x;     /* right end of the latest line */
} Flow;

static void
find_span (const Flow *flow,
           double     *out_left,
           double     *out_right)
{
  const HlPaperObstacles *obstacles = flow->obstacles;
  const HlPaperSetting *setting = flow->setting;

  *out_left = flow->y < obstacles->stamp_bottom ? obstacles->stamp_right : setting->left;
  *out_right = flow->y < obstacles->serial_bottom ? obstacles->serial_left
                                                  : setting->left + setting->width;
}

/**
 * hl_paper_skip_line:
 * @text: a text
 * @line: its first line, as it was wrapped
 *
 * Returns: the rest of @text
 */
const char *
hl_paper_skip_line (const char *text,
                    const char *line)
{
  text += strlen (line);
  while (*text == ' ' || *text == '\n')
    text++;

  return text;
}

/* Goes back to the end of the latest line when there is room for more, and says so. */
static gboolean
run_in (Flow *flow)
{
  const HlPaperSetting *setting = flow->setting;

  if (!setting->spacing->packed || flow->x + LEAST_RUN_IN > setting->left + setting->width)
    return FALSE;

  flow->y -= PARAGRAPH_GAP + hl_paper_line_height (setting, setting->sizes->text);

  return TRUE;
}

static void
add_paragraph (Flow       *flow,
               const char *text,
               HlFontStyle style,
               gboolean    is_run_in)
{
  const double size = flow->setting->sizes->text;

  while (*text != '\0')
    {
      double left, right;

      find_span (flow, &left, &right);
      if (is_run_in)
        left = flow->x + 1.5;

      g_auto (GStrv) lines = hl_paper_wrap (flow->setting, style, size, text, right - left);

      hl_paper_piece_text (flow->piece, left, flow->y + hl_paper_ascent (flow->setting, size),
                           style, size, lines[0]);
      flow->x = left + hl_paper_width (flow->setting, style, size, lines[0]);
      flow->y += hl_paper_line_height (flow->setting, size);
      text = hl_paper_skip_line (text, lines[0]);
      is_run_in = FALSE;
    }

  flow->y += PARAGRAPH_GAP;
}

static void
add_square (Flow  *flow,
            double x,
            double middle,
            double size)
{
  const double top = middle - size / 2.0;

  hl_paper_piece_line (flow->piece, x, top, x + size, top, PEN, 0.0);
  hl_paper_piece_line (flow->piece, x, top + size, x + size, top + size, PEN, 0.0);
  hl_paper_piece_line (flow->piece, x, top, x, top + size, PEN, 0.0);
  hl_paper_piece_line (flow->piece, x + size, top, x + size, top + size, PEN, 0.0);
}

/* A marked box and a box taken back, behind the last line if there is room. */
static void
add_example (Flow *flow)
{
  const HlPaperSetting *setting = flow->setting;
  const double size = setting->sizes->small;
  const double box = 3.6;
  const double middle = flow->y - PARAGRAPH_GAP -
                        hl_paper_line_height (setting, setting->sizes->text) / 2.0;
  const char *const words[] = { "đánh dấu", "bỏ dấu" };
  double x = flow->x + 4.0;

  if (x + EXAMPLE_WIDTH > setting->left + setting->width)
    return;

  for (guint i = 0; i < 2; i++)
    {
      const double low = middle - box / 2.0 + 0.7, high = middle + box / 2.0 - 0.7;

      add_square (flow, x, middle, box);
      hl_paper_piece_line (flow->piece, x + 0.7, low, x + box - 0.7, high, 0.5, 0.0);
      hl_paper_piece_line (flow->piece, x + 0.7, high, x + box - 0.7, low, 0.5, 0.0);
      if (i == 1)
        hl_paper_piece_line (flow->piece, x + 0.3, middle, x + box - 0.3, middle, box - 0.8, 0.0);

      x += box + 1.2;
      hl_paper_piece_middle (flow->piece, setting, HL_FONT_REGULAR, size, words[i], x, middle);
      x += hl_paper_width (setting, HL_FONT_REGULAR, size, words[i]) + 3.0;
    }
}

static char *
join_texts (const HlPaperSetting *setting,
            const char *const    *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = hl_questionnaire_get_text (setting->survey->questionnaire, names[i]);
      g_autofree char *filled = hl_paper_fill (setting, text != NULL ? text : "");

      if (*filled != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", filled);
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_paper_scale_words:
 * @questionnaire: a questionnaire
 *
 * Returns: (transfer none) (nullable): its instructions when they explain the scale and not how to
 *   mark: they belong to the criteria
 */
const char *
hl_paper_scale_words (const HlQuestionnaire *questionnaire)
{
  const char *text = hl_questionnaire_get_text (questionnaire, "instructions");

  return text != NULL && strstr (text, "đánh dấu") == NULL ? text : NULL;
}

/**
 * hl_paper_intro:
 * @piece: the head of page 1
 * @setting: how the form is set
 * @obstacles: what stands in the way
 * @y: where the text begins
 *
 * Adds purpose, consent, secrecy and contact, and how to mark.
 *
 * Returns: where the text ends
 */
double
hl_paper_intro (HlPaperPiece           *piece,
                const HlPaperSetting   *setting,
                const HlPaperObstacles *obstacles,
                double                  y)
{
  static const char *const notice[] = { "purpose", "consent", "confidential", "contact", NULL };
  static const char *const instructions[] = { "instructions", NULL };
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  g_autofree char *text = join_texts (setting, notice);
  g_autofree char *own = join_texts (setting, instructions);
  const char *how = *own == '\0' || hl_paper_scale_words (questionnaire) != NULL ? MARKING : own;
  const double line = hl_paper_line_height (setting, setting->sizes->text);
  const gboolean is_past = y > obstacles->stamp_bottom - line; /* no single line beside the stamp */
  Flow flow = { piece, setting, obstacles, is_past ? MAX (y, obstacles->stamp_bottom) : y,
                setting->left };

  add_paragraph (&flow, text, HL_FONT_REGULAR, FALSE);
  add_paragraph (&flow, how, HL_FONT_BOLD, *text != '\0' && run_in (&flow));
  add_example (&flow);

  return flow.y;
}
