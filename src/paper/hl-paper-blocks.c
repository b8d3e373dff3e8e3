#include "paper/hl-paper-private.h"

#include <string.h>

#define PART_RULE 0.6
#define FRAME 0.25
#define PAD 2.0
#define ITEM_GAP 4.0

/* What the office fills in; @strata: its place is printed when the serial decides it. */
typedef struct
{
  const char *label;
  int         decided; /* index of HlPaperLayout.decided, or -1 */
} Item;

static gboolean
asks (const HlSurvey *survey,
      gboolean        of_field)
{
  const guint n = of_field ? survey->n_fields : survey->n_areas;

  for (guint i = 0; n > 0 && i < survey->n_ranges; i++)
    if ((of_field ? survey->ranges[i].field : survey->ranges[i].area) == HL_NO_INDEX)
      return TRUE;

  return n > 0 && survey->n_ranges == 0;
}

/**
 * hl_paper_asks_field:
 * @survey: a round
 *
 * Returns: whether its forms have boxes for the field: some serial does not decide it
 */
gboolean
hl_paper_asks_field (const HlSurvey *survey)
{
  return asks (survey, TRUE);
}

/**
 * hl_paper_asks_area:
 * @survey: a round
 *
 * Returns: whether its forms have boxes for the area
 */
gboolean
hl_paper_asks_area (const HlSurvey *survey)
{
  return asks (survey, FALSE);
}

/**
 * hl_paper_part_words:
 * @part: a part
 *
 * Returns: (transfer full): its title as printed, "PHẦN A. THÔNG TIN CHUNG"
 */
char *
hl_paper_part_words (const HlPart *part)
{
  const char *number = part->number != NULL ? part->number : "";
  const char *title = part->title != NULL ? part->title : "";
  const gboolean has_word = strchr (number, ' ') != NULL;
  g_autofree char *words =
    g_strdup_printf ("%s%s%s%s", *number == '\0' || has_word ? "" : "Phần ", number,
                     *number != '\0' && *title != '\0' ? ". " : "", title);

  return g_utf8_strup (words, -1);
}

/**
 * hl_paper_part_title:
 * @setting: how the form is set
 * @part: a part
 *
 * Sets the title of a part.
 *
 * Returns: (transfer full): the piece, which stays with what follows
 */
HlPaperPiece *
hl_paper_part_title (const HlPaperSetting *setting,
                     const HlPart         *part)
{
  HlPaperPiece *piece = hl_paper_piece_new ();
  g_autofree char *words = hl_paper_part_words (part);
  g_autofree char *filled = hl_paper_fill (setting, words);
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_BOLD, setting->sizes->text, filled,
                                        setting->width);

  piece->keep = TRUE;
  piece->gap = setting->spacing->part;
  hl_paper_piece_line (piece, 0.0, PART_RULE / 2.0, setting->width, PART_RULE / 2.0, PART_RULE,
                       0.0);
  piece->height = 0.9 + hl_paper_piece_lines (piece, setting, HL_FONT_BOLD, setting->sizes->text,
                                              lines, 0.0, 0.9);

  return piece;
}

/**
 * hl_paper_part_run_in:
 * @setting: how the form is set
 * @title: a title of hl_paper_part_title()
 * @text: what introduces the part
 *
 * Puts a short text behind the title.
 *
 * Returns: whether it fits there
 */
gboolean
hl_paper_part_run_in (const HlPaperSetting *setting,
                      HlPaperPiece         *title,
                      const char           *text)
{
  const double size = setting->sizes->text;
  const HlPaperText *last = &g_array_index (title->texts, HlPaperText, title->texts->len - 1);
  const double x = 3.0 + hl_paper_width (setting, HL_FONT_BOLD, size, last->text);
  g_autofree char *filled = hl_paper_fill (setting, text);

  if (x + hl_paper_width (setting, HL_FONT_REGULAR, size, filled) > setting->width)
    return FALSE;

  hl_paper_piece_text (title, x, last->baseline, HL_FONT_REGULAR, size, filled);

  return TRUE;
}

/**
 * hl_paper_lead:
 * @setting: how the form is set
 * @text: a paragraph
 * @style: of its face
 *
 * Sets a paragraph that introduces what follows.
 *
 * Returns: (transfer full): the piece, which stays with what follows
 */
HlPaperPiece *
hl_paper_lead (const HlPaperSetting *setting,
               const char           *text,
               HlFontStyle           style)
{
  HlPaperPiece *piece = hl_paper_piece_new ();
  g_autofree char *filled = hl_paper_fill (setting, text);
  g_auto (GStrv) lines = hl_paper_wrap (setting, style, setting->sizes->text, filled,
                                        setting->width);

  piece->keep = TRUE;
  piece->height = hl_paper_piece_lines (piece, setting, style, setting->sizes->text, lines, 0.0,
                                        0.0) + 0.4;

  return piece;
}

static guint
list_items (const HlSurvey *survey,
            Item           *items)
{
  guint n = 0;

  if (survey->n_fields > 0 && !hl_paper_asks_field (survey))
    items[n++] = (Item) { "Lĩnh vực", 0 }
  ;
  items[n++] = (Item) { "Thủ tục", -1 };
  if (survey->n_areas > 0 && !hl_paper_asks_area (survey))
    items[n++] = (Item) { "Địa bàn", 1 }
  ;
  items[n++] = (Item) { "Công chức", 2 };
  items[n++] = (Item) { "Người khảo sát", -1 };
  items[n++] = (Item) { "Hình thức", -1 };
  items[n++] = (Item) { "Ngày khảo sát", -1 };

  return n;
}

static void
add_item (HlPaperPiece         *piece,
          const HlPaperSetting *setting,
          const Item           *item,
          const HlRect         *cell)
{
  const double size = setting->sizes->small;
  g_autofree char *label = g_strdup_printf ("%s:", item->label);
  const double x = cell->x + hl_paper_width (setting, HL_FONT_REGULAR, size, label) + 1.0;
  const double baseline = cell->y + cell->height - 1.8;

  hl_paper_piece_text (piece, cell->x, baseline, HL_FONT_REGULAR, size, label);
  hl_paper_piece_dots (piece, x, cell->x + cell->width, baseline + 0.5);
  if (item->decided >= 0)
    piece->decided[item->decided] = (HlRect) { x + 0.5, cell->y, cell->x + cell->width - x - 0.5,
                                               cell->height }
  ;
}

/**
 * hl_paper_office_block:
 * @setting: how the form is set
 *
 * Sets the frame that the office fills in.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_office_block (const HlPaperSetting *setting)
{
  const double pitch = setting->large ? 8.0 : 6.0;
  const double width = setting->width;
  const double small = setting->sizes->small;
  HlPaperPiece *piece = hl_paper_piece_new ();
  Item items[8];
  const guint n_items = list_items (setting->survey, items);
  const guint n_columns = setting->large ? 2 : n_items < 6 || !setting->spacing->packed ? 3 : 4;
  const guint n_rows = (n_items + n_columns) / n_columns;
  const double cell = (width - 2.0 * PAD - (n_columns - 1) * ITEM_GAP) / n_columns;
  piece->gap = setting->spacing->part;
  piece->height = n_rows * pitch + 0.6;
  hl_paper_piece_text (piece, PAD, pitch - 1.8, HL_FONT_BOLD, small, "PHẦN DÀNH CHO CƠ QUAN");
  for (guint i = 0; i < n_items; i++)
    {
      const guint place = i + 1; /* the first one is the title's */
      const HlRect rect = { PAD + place % n_columns * (cell + ITEM_GAP),
                            place / n_columns * pitch, cell, pitch };

      add_item (piece, setting, &items[i], &rect);
    }

  hl_paper_piece_line (piece, 0.0, 0.0, width, 0.0, FRAME, 0.0);
  hl_paper_piece_line (piece, 0.0, piece->height, width, piece->height, FRAME, 0.0);
  hl_paper_piece_line (piece, 0.0, 0.0, 0.0, piece->height, FRAME, 0.0);
  hl_paper_piece_line (piece, width, 0.0, width, piece->height, FRAME, 0.0);

  return piece;
}

/**
 * hl_paper_thanks:
 * @setting: how the form is set
 *
 * Sets the last words to the citizen.
 *
 * Returns: (transfer full): the piece
 */
HlPaperPiece *
hl_paper_thanks (const HlPaperSetting *setting)
{
  const char *text = hl_questionnaire_get_text (setting->survey->questionnaire, "thanks");
  HlPaperPiece *piece = hl_paper_piece_new ();
  g_autofree char *filled = hl_paper_fill (setting, text != NULL ? text
                                                                 : "Xin trân trọng cảm ơn Ông/Bà!");
  g_auto (GStrv) lines = hl_paper_wrap (setting, HL_FONT_BOLD, setting->sizes->text, filled,
                                        setting->width);

  piece->keep = TRUE;
  piece->gap = setting->spacing->block;
  piece->height = hl_paper_piece_centered (piece, setting, HL_FONT_BOLD, setting->sizes->text,
                                           lines, 0.0, setting->width, 0.0);

  return piece;
}
