#include "paper/hl-paper-private.h"

#include <string.h>

#define NUMBER_GAP 1.6      /* from number to wording */
#define TEXT_GAP 2.0        /* from wording to the first column */
#define NO_OPINION_GAP 1.5  /* sets "Không có ý kiến" apart */
#define HEAD_GAP 1.1        /* between two heads */
#define RULE 0.15
#define RULE_GRAY 0.45
#define HEAD_RULE 0.35
#define FACTOR_GAP 1.9
#define NO_OPINION "Không có ý kiến"

/* The columns of one table. */
typedef struct
{
  const HlQuestion *question;   /* of any of its rows */
  guint             n_levels;
  double            number;     /* width of the numbers, with their gap */
  double            column;
  double            no_opinion; /* width of that column, 0 = none */
  double            first;      /* left edge of the first column */
} Table;

static const HlFactor *
factor_of (const HlQuestionnaire *questionnaire,
           guint                  question)
{
  return &questionnaire->factors[questionnaire->questions[question].factor];
}

/**
 * hl_paper_table_takes:
 * @questionnaire: a questionnaire
 * @question: index of a question
 *
 * Returns: whether it is a row of a table: a scale, or one of the yes-no questions under a title
 */
gboolean
hl_paper_table_takes (const HlQuestionnaire *questionnaire,
                      guint                  question)
{
  const HlQuestion *asked = &questionnaire->questions[question];
  const HlFactor *factor = factor_of (questionnaire, question);

  if (asked->kind == HL_KIND_SCALE)
    return TRUE;
  if (asked->kind != HL_KIND_YES_NO || *factor->title == '\0')
    return FALSE;

  for (guint i = 0; i < asked->n_options; i++)
    if (asked->options[i].has_text)
      return FALSE;

  return TRUE;
}

static gboolean
same_columns (const HlQuestion *one,
              const HlQuestion *other)
{
  if (one->n_options != other->n_options || one->no_opinion != other->no_opinion ||
      one->descending != other->descending)
    return FALSE;

  for (guint i = 0; i < one->n_options; i++)
    if (strcmp (one->options[i].label, other->options[i].label) != 0)
      return FALSE;

  return TRUE;
}

/**
 * hl_paper_table_goes_on:
 * @questionnaire: a questionnaire
 * @question: index of a row
 *
 * Returns: whether the row belongs to the table of the question before it
 */
gboolean
hl_paper_table_goes_on (const HlQuestionnaire *questionnaire,
                        guint                  question)
{
  const HlQuestion *questions = questionnaire->questions;

  return question > 0 && hl_paper_table_takes (questionnaire, question - 1) &&
         questions[question].part == questions[question - 1].part &&
         same_columns (&questions[question], &questions[question - 1]);
}

/* "Câu 1.2" is printed "1.2" in a table, whose title says "Câu 1". */
static const char *
number_of (const HlQuestion *question)
{
  return g_str_has_prefix (question->number, "Câu ") ? question->number + strlen ("Câu ")
                                                     : question->number;
}

static double
widest_word (const HlPaperSetting *setting,
             const char           *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, hl_paper_width (setting, HL_FONT_REGULAR, setting->sizes->small,
                                          words[i]));

  return widest;
}

/* The lines of a head, filled from the last word: Vietnamese puts "rất", "không", "khá" in front of
 * what belongs together. */
static char **
wrap_head (const HlPaperSetting *setting,
           const char           *label,
           double                width)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = g_strv_length (words); i > 0; i--)
    {
      char *last = lines->len > 0 ? lines->pdata[0] : NULL;
      g_autofree char *longer = last != NULL ? g_strdup_printf ("%s %s", words[i - 1], last) : NULL;

      if (longer != NULL && hl_paper_width (setting, HL_FONT_REGULAR, setting->sizes->small,
                                            longer) <= width)
        {
          g_free (last);
          lines->pdata[0] = g_steal_pointer (&longer);
        }
      else
        g_ptr_array_insert (lines, 0, g_strdup (words[i - 1]));
    }
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}

static double
widest_number (const HlPaperSetting *setting,
               guint                 question)
{
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  const double size = setting->sizes->option;
  double widest = 0.0;
  guint first = question;

  while (hl_paper_table_goes_on (questionnaire, first))
    first--;
  for (guint i = first; i == first || (i < questionnaire->n_questions &&
                                       hl_paper_table_takes (questionnaire, i) &&
                                       hl_paper_table_goes_on (questionnaire, i)); i++)
    widest = MAX (widest, hl_paper_width (setting, HL_FONT_BOLD, size,
                                          number_of (&questionnaire->questions[i])));

  return widest;
}

/* Few levels may stand wide apart: their heads are easier to read. */
static double
least_column (const HlPaperSetting *setting,
              guint                 n_levels)
{
  return n_levels <= 3 ? 18.0 : n_levels == 4 ? 15.0 : setting->spacing->packed ? 11.8 : 12.6;
}

static void
measure (const HlPaperSetting *setting,
         guint                 question,
         Table                *out)
{
  const HlQuestion *row = &setting->survey->questionnaire->questions[question];
  const double least = setting->sizes->box + setting->sizes->gap + hl_paper_key_width (setting);

  out->question = row;
  out->n_levels = row->n_options;
  out->number = widest_number (setting, question) + NUMBER_GAP;
  out->column = MAX (least_column (setting, row->n_options), least);
  for (guint i = 0; i < row->n_options; i++)
    out->column = MAX (out->column, HEAD_GAP + widest_word (setting,
                                                            row->options[i].label));

  out->no_opinion = row->no_opinion ? out->column + NO_OPINION_GAP : 0.0;
  out->first = setting->width - out->n_levels * out->column - out->no_opinion;
}

/* Middle of a column, counted from the left; the last one may be "Không có ý kiến". */
static double
column_middle (const Table *table,
               guint        column)
{
  return table->first + (column + 0.5) * table->column +
         (column == table->n_levels ? NO_OPINION_GAP : 0.0);
}

static guint
option_at (const Table *table,
           guint        column)
{
  if (column == table->n_levels)
    return HL_PAPER_NO_OPINION;

  return table->question->descending ? table->n_levels - column : column + 1;
}

static void
add_column_head (HlPaperPiece         *piece,
                 const HlPaperSetting *setting,
                 const Table          *table,
                 guint                 column)
{
  const double size = setting->sizes->small;
  const double line = hl_paper_line_height (setting, size);
  const guint option = option_at (table, column);
  const char *label = option == HL_PAPER_NO_OPINION ? NO_OPINION
                                                    : table->question->options[option - 1].label;
  const double middle = column_middle (table, column);
  const double half = table->column / 2.0;
  g_auto (GStrv) lines = wrap_head (setting, label, table->column - HEAD_GAP);
  const double top = piece->height - 1.0 - line * g_strv_length (lines);

  hl_paper_piece_centered (piece, setting, HL_FONT_REGULAR, size, lines, middle - half,
                           middle + half, top);
}

static double
columns_height (const HlPaperSetting *setting,
                const Table          *table)
{
  const double size = setting->sizes->small;
  guint most = table->no_opinion > 0.0 ? 3 : 1;

  for (guint i = 0; i < table->n_levels; i++)
    {
      g_auto (GStrv) lines = wrap_head (setting, table->question->options[i].label,
                                        table->column - HEAD_GAP);

      most = MAX (most, g_strv_length (lines));
    }

  return most * hl_paper_line_height (setting, size) + 1.4;
}

/**
 * hl_paper_table_head:
 * @setting: how the form is set
 * @question: index of one of its rows
 * @words: what stands at the left
 * @style: of @words
 * @words_size: of @words, in points
 *
 * Sets the heads of a table's columns.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_table_head (const HlPaperSetting *setting,
                     guint                 question,
                     const char           *words,
                     HlFontStyle           style,
                     double                words_size)
{
  HlPaperPiece *piece = hl_paper_piece_new ();
  Table table;

  measure (setting, question, &table);

  g_autofree char *filled = hl_paper_fill (setting, words);
  g_auto (GStrv) lines = hl_paper_wrap (setting, style, words_size, filled,
                                        table.first - TEXT_GAP);
  const double text = g_strv_length (lines) * hl_paper_line_height (setting, words_size);

  piece->height = MAX (columns_height (setting, &table), text + 1.0);
  hl_paper_piece_lines (piece, setting, style, words_size, lines, 0.0,
                        piece->height - 0.8 - text);
  for (guint i = 0; i < table.n_levels + (table.no_opinion > 0.0); i++)
    add_column_head (piece, setting, &table, i);
  hl_paper_piece_line (piece, 0.0, piece->height, setting->width, piece->height, HEAD_RULE, 0.0);

  return piece;
}

/**
 * hl_paper_table_row:
 * @setting: how the form is set
 * @question: index of the question
 *
 * Sets a row: number, wording, a box a level.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_table_row (const HlPaperSetting *setting,
                    guint                 question)
{
  const HlQuestion *asked = &setting->survey->questionnaire->questions[question];
  const double size = setting->sizes->option;
  HlPaperPiece *piece = hl_paper_piece_new ();
  Table table;

  measure (setting, question, &table);

  g_autofree char *text = hl_paper_fill (setting, asked->text);
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_REGULAR, size, text,
                                        table.first - TEXT_GAP - table.number);
  const double height = g_strv_length (lines) * hl_paper_line_height (setting, size);

  piece->name = asked->number;
  piece->height = MAX (hl_paper_row_height (setting),
                       height + 0.3 + MIN (setting->spacing->block, 1.0));
  hl_paper_piece_middle (piece, setting, HL_FONT_BOLD, size, number_of (asked), 0.0,
                         piece->height / 2.0);
  hl_paper_piece_lines (piece, setting, HL_FONT_REGULAR, size, lines, table.number,
                        (piece->height - height) / 2.0);
  for (guint i = 0; i < table.n_levels + (table.no_opinion > 0.0); i++)
    hl_paper_piece_key_box (piece, setting, asked->code, option_at (&table, i),
                            column_middle (&table, i) - setting->sizes->box / 2.0,
                            piece->height / 2.0);
  hl_paper_piece_line (piece, 0.0, piece->height, setting->width, piece->height, RULE, RULE_GRAY);
  hl_paper_piece_place (piece, asked->code, setting->width);

  return piece;
}

/**
 * hl_paper_factor_words:
 * @setting: how the form is set
 * @factor: a factor with a title
 *
 * Returns: (transfer full): its title as printed, "I. Tiếp cận dịch vụ hành chính công"
 */
char *
hl_paper_factor_words (const HlPaperSetting *setting,
                       const HlFactor       *factor)
{
  g_autofree char *filled = hl_paper_fill (setting, factor->title);

  return factor->number != NULL && *factor->number != '\0'
         ? g_strdup_printf ("%s. %s", factor->number, filled) : g_steal_pointer (&filled);
}

/**
 * hl_paper_table_factor:
 * @setting: how the form is set
 * @factor: a factor with a title
 *
 * Sets the line over the rows of a factor.
 *
 * Returns: (transfer full): the piece, which stays with the row that follows
 */
HlPaperPiece *
hl_paper_table_factor (const HlPaperSetting *setting,
                       const HlFactor       *factor)
{
  const double size = setting->sizes->option;
  HlPaperPiece *piece = hl_paper_piece_new ();
  g_autofree char *title = hl_paper_factor_words (setting, factor);
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_BOLD, size, title, setting->width);

  piece->keep = TRUE;
  piece->gap = FACTOR_GAP;
  piece->height = hl_paper_piece_lines (piece, setting, HL_FONT_BOLD, size, lines, 0.0, 0.1) + 0.4;
  hl_paper_piece_line (piece, 0.0, piece->height, setting->width, piece->height, HEAD_RULE, 0.0);

  return piece;
}
