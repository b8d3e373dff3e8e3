#include "paper/hl-paper-private.h"

#include <string.h>

#include "core/hl-response.h"

#define TEXT_GAP 2.5     /* from a wording to what stands behind it */
#define TAB_GAP 4.0      /* from a label to the keys behind it */
#define WIDEST_TAB 46.0
#define NUMBER_WIDTH 32.0
#define DATE_WIDTH 44.0

/* A question between its parts. */
typedef struct
{
  HlPaperPiece         *piece;
  const HlPaperSetting *setting;
  const char           *code;
  double                width;
  double                tab;     /* where the options of short labels begin, 0 = behind the label */
  double                text_width;
  double                y;       /* top of the last line of the wording, which may have a row */
} Draft;

static HlFontStyle
style_of (const HlQuestion *question)
{
  return question->role == HL_ROLE_DEMOGRAPHIC || question->role == HL_ROLE_COMMENT
         ? HL_FONT_BOLD : HL_FONT_REGULAR;
}

static char *
make_label (const HlPaperSetting *setting,
            const char           *number,
            const char           *text)
{
  g_autofree char *filled = hl_paper_fill (setting, text);

  return *number != '\0' ? g_strdup_printf ("%s. %s", number, filled)
                         : g_steal_pointer (&filled);
}

/* The first line begins with the number in bold. */
static void
add_first_line (Draft      *draft,
                const char *line,
                const char *number,
                HlFontStyle style,
                double      baseline)
{
  const double size = draft->setting->sizes->option;
  g_autofree char *lead = g_strdup_printf ("%s.", number);
  const gboolean is_split = *number != '\0' && style == HL_FONT_REGULAR &&
                            g_str_has_prefix (line, lead);
  double x = 0.0;

  if (is_split)
    {
      hl_paper_piece_text (draft->piece, 0.0, baseline, HL_FONT_BOLD, size, lead);
      x = hl_paper_width (draft->setting, HL_FONT_BOLD, size, lead);
      line += strlen (lead);
    }

  if (*line != '\0')
    hl_paper_piece_text (draft->piece, x, baseline, style, size, line);
}

/* Adds the wording but for the place of its last line: that line may share a row with boxes. */
static void
add_wording (Draft      *draft,
             const char *number,
             const char *text,
             HlFontStyle style)
{
  const HlPaperSetting *setting = draft->setting;
  const double size = setting->sizes->option;
  const double height = hl_paper_line_height (setting, size);
  const double row = hl_paper_row_height (setting);
  g_autofree char *label = make_label (setting, number, text);
  g_auto (GStrv) lines = hl_paper_wrap (setting, style, size, label, draft->width - 1.0);
  const guint n_lines = g_strv_length (lines);
  const double slack = n_lines == 1 ? 0.0 : 0.4;

  for (guint i = 0; i < n_lines; i++)
    {
      const double top = i + 1 < n_lines ? slack + i * height
                                         : slack + i * height + (row - height) / 2.0;
      const double baseline = top + hl_paper_ascent (setting, size);

      if (i == 0)
        add_first_line (draft, lines[i], number, style, baseline);
      else
        hl_paper_piece_text (draft->piece, 0.0, baseline, style, size, lines[i]);
    }

  draft->y = slack + (n_lines - 1) * height;
  draft->text_width = hl_paper_width (setting, style, size, lines[n_lines - 1]) + 0.5;
}

/* Where the last line ends when nothing stands beside it: its row shrinks to a line. */
static double
close_wording (Draft *draft)
{
  const double line = hl_paper_line_height (draft->setting, draft->setting->sizes->option);
  const double row = hl_paper_row_height (draft->setting);

  for (guint i = draft->piece->texts->len; i > 0; i--)
    {
      HlPaperText *text = &g_array_index (draft->piece->texts, HlPaperText, i - 1);

      if (text->baseline > draft->y + (row - line) / 2.0)
        text->baseline -= (row - line) / 2.0 - 0.2;
    }

  return draft->y + line + 0.2;
}

/* Whether options that do not all fit behind the wording are lower when they begin there. */
static gboolean
begins_behind (const Draft         *draft,
               const HlPaperOption *options,
               guint                n_options)
{
  const HlPaperSetting *setting = draft->setting;
  const double line = hl_paper_line_height (setting, setting->sizes->option);
  const double behind = hl_paper_options_place (NULL, setting, draft->code, options, n_options,
                                                0.0, 0.0, draft->width,
                                                draft->text_width + TEXT_GAP);
  const double below = hl_paper_options_place (NULL, setting, draft->code, options, n_options, 0.0,
                                               0.0, draft->width, 0.0);

  return setting->spacing->packed && behind < below + line;
}

static void
add_options (Draft               *draft,
             const HlPaperOption *options,
             guint                n_options,
             gboolean             at_right)
{
  const HlPaperSetting *setting = draft->setting;
  const double all = hl_paper_options_width (setting, options, n_options);
  const double behind = draft->text_width + TEXT_GAP;
  double x = 0.0, y = draft->y, offset = 0.0;

  if (draft->tab > 0.0 && draft->text_width <= draft->tab)
    x = draft->tab;
  else if (behind + all <= draft->width)
    x = at_right && !setting->spacing->packed ? draft->width - all : behind;
  else if (begins_behind (draft, options, n_options))
    offset = behind;
  else
    y = close_wording (draft);

  if (x == behind && y == 0.0)
    draft->piece->row_width = behind + all;
  draft->piece->height = y + hl_paper_options_place (draft->piece, setting, draft->code, options,
                                                     n_options, x, y, draft->width - x, offset);
}

static void
add_choice (Draft            *draft,
            const HlQuestion *question)
{
  g_autofree HlPaperOption *options = g_new0 (HlPaperOption, question->n_options + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  guint n_options = 0;

  for (guint i = 0; i < question->n_options; i++)
    {
      const guint option = question->descending ? question->n_options - i : i + 1;
      char *label = hl_paper_fill (draft->setting, question->options[option - 1].label);

      g_ptr_array_add (labels, label);
      options[n_options++] = (HlPaperOption) { label, option,
                                               question->options[option - 1].has_text };
    }

  if (question->no_opinion)
    options[n_options++] = (HlPaperOption) { "Không có ý kiến", HL_PAPER_NO_OPINION, FALSE }
  ;

  add_options (draft, options, n_options, style_of (question) == HL_FONT_REGULAR);
}

/* A dotted line of @width behind the wording, or to the right edge for 0. */
static void
add_line (Draft      *draft,
          double      width,
          const char *unit)
{
  const HlPaperSetting *setting = draft->setting;
  const double row = hl_paper_row_height (setting);
  double x = draft->text_width + TEXT_GAP, y = draft->y;

  if (x + MAX (width, NUMBER_WIDTH) > draft->width)
    {
      y = close_wording (draft);
      x = 0.0;
    }

  const HlRect rect = { x, y, width > 0.0 ? width : draft->width - x, row };

  hl_paper_piece_writing (draft->piece, draft->code, 0, &rect);
  hl_paper_piece_dots (draft->piece, rect.x, rect.x + rect.width, y + row - 1.5);
  if (unit != NULL)
    hl_paper_piece_middle (draft->piece, setting, HL_FONT_REGULAR, setting->sizes->option, unit,
                           rect.x + rect.width + 1.0, y + row / 2.0);
  draft->piece->height = y + row;
}

static void
add_lines (Draft *draft,
           guint  n_lines)
{
  const double pitch = draft->setting->sizes->writing * draft->setting->spacing->writing;
  const double first = draft->text_width + 1.5;
  const gboolean is_beside = draft->width - first >= WIDEST_TAB;
  const double top = is_beside ? draft->y : close_wording (draft);
  const HlRect rect = { 0.0, top, draft->width, pitch *n_lines };

  for (guint i = 0; i < n_lines; i++)
    hl_paper_piece_dots (draft->piece, is_beside && i == 0 ? first : 0.0, draft->width,
                         top + (i + 1) * pitch - 2.0);

  hl_paper_piece_writing (draft->piece, draft->code, 0, &rect);
  draft->piece->height = top + pitch * n_lines;
}

/* The tightest setting takes a line of three or more. */
static guint
count_lines (const HlPaperSetting *setting,
             const HlQuestion     *question)
{
  const guint wanted = MAX (question->n_lines, 1);

  return setting->spacing->spare_line && wanted > 2 ? wanted - 1 : wanted;
}

static char *
make_text (const HlQuestion *question)
{
  g_autofree char *folded = g_utf8_casefold (question->text, -1);

  if (question->kind == HL_KIND_MULTIPLE && strstr (folded, "chọn") == NULL)
    return question->max_choices > 0
           ? g_strdup_printf ("%s (Chọn tối đa %u)", question->text, question->max_choices)
           : g_strdup_printf ("%s (Có thể chọn nhiều ô)", question->text);

  return g_strdup (question->text);
}

/**
 * hl_paper_question_new:
 * @setting: how the form is set
 * @question: a question
 * @width: of its column
 * @tab: where options begin behind short labels, 0 = right behind each
 *
 * Sets a question that stands by itself, outside any table.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_question_new (const HlPaperSetting *setting,
                       const HlQuestion     *question,
                       double                width,
                       double                tab)
{
  Draft draft = { hl_paper_piece_new (), setting, question->code, width, tab, 0.0, 0.0 };
  g_autofree char *text = make_text (question);

  draft.piece->name = question->number;
  draft.piece->gap = setting->spacing->block;
  add_wording (&draft, question->number, text, style_of (question));

  switch (question->kind)
    {
    case HL_KIND_NUMBER:
      add_line (&draft, NUMBER_WIDTH, question->unit);
      break;

    case HL_KIND_DATE:
      add_line (&draft, DATE_WIDTH, NULL);
      break;

    case HL_KIND_SHORT_TEXT:
      add_line (&draft, 0.0, NULL);
      break;

    case HL_KIND_LONG_TEXT:
      add_lines (&draft, count_lines (setting, question));
      break;

    case HL_KIND_SCALE:
    case HL_KIND_SINGLE:
    case HL_KIND_MULTIPLE:
    case HL_KIND_YES_NO:
    default:
      add_choice (&draft, question);
    }
  hl_paper_piece_place (draft.piece, question->code, width);

  return draft.piece;
}

/**
 * hl_paper_question_tab:
 * @setting: how the form is set
 * @number: number of a question, or ""
 * @label: its wording
 *
 * Returns: where its options would begin when it is a short bold label, else 0
 */
double
hl_paper_question_tab (const HlPaperSetting *setting,
                       const char           *number,
                       const char           *label)
{
  g_autofree char *text = make_label (setting, number, label);
  const double width = hl_paper_width (setting, HL_FONT_BOLD, setting->sizes->option, text);

  return width + TAB_GAP <= WIDEST_TAB * setting->sizes->option / 10.5 ? width + TAB_GAP : 0.0;
}

/**
 * hl_paper_header_new:
 * @setting: how the form is set
 * @name: %HL_PAPER_FIELD, %HL_PAPER_AREA or %HL_PAPER_RESPONDENT
 * @width: of its column
 * @tab: see hl_paper_question_new()
 *
 * Sets a header box that the citizen ticks.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_header_new (const HlPaperSetting *setting,
                     const char           *name,
                     double                width,
                     double                tab)
{
  static const char *const respondents[HL_RESPONDENT_ORGANISATION] = { "Người dân", "Tổ chức" };
  const HlSurvey *survey = setting->survey;
  const gboolean is_field = g_str_equal (name, HL_PAPER_FIELD);
  const gboolean is_respondent = g_str_equal (name, HL_PAPER_RESPONDENT);
  const HlStratum *strata = is_field ? survey->fields : survey->areas;
  const guint n = is_respondent ? HL_RESPONDENT_ORGANISATION
                                : is_field ? survey->n_fields : survey->n_areas;
  g_autofree HlPaperOption *options = g_new0 (HlPaperOption, n);
  Draft draft = { hl_paper_piece_new (), setting, name, width, tab, 0.0, 0.0 };

  for (guint i = 0; i < n; i++)
    options[i] = (HlPaperOption) {
      is_respondent ? respondents[i] : strata[i].name, i + 1, FALSE
    }
  ;

  draft.piece->name = is_respondent ? "Người trả lời" : is_field ? "Lĩnh vực" : "Địa bàn";
  draft.piece->gap = setting->spacing->block;
  add_wording (&draft, "", draft.piece->name, HL_FONT_BOLD);
  add_options (&draft, options, n, FALSE);
  hl_paper_piece_place (draft.piece, name, width);

  return draft.piece;
}
