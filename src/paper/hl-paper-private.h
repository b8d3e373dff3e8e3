#pragma once

#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

#define HL_MM (72.0 / 25.4) /* points in a millimetre */

/**
 * HlPaperSizes:
 * @text: running text, @option: criteria and options, @small: column heads, keys, footers,
 *   @title: title of the form, @serial: serial in digits; in points
 * @box: outer edge of a box, @gap: least distance of two boxes, @writing: from one line to write on
 *   to the next; in millimetres
 *
 * Source: product.md section 11.
 */
typedef struct
{
  double text;
  double option;
  double small;
  double title;
  double serial;
  double box;
  double gap;
  double writing;
} HlPaperSizes;

/**
 * HlPaperSpacing:
 * @margin: at both sides
 * @row: added to every row of boxes
 * @block: above a question; @part: above a part
 * @leading: of running text, @option_leading: of the rest; in sizes of the font
 * @writing: from one line to write on to the next, in heights of HlPaperSizes.writing
 * @max_columns: most columns of questions side by side
 * @packed: questions of a single row may share it
 * @spare_line: a long text has a line less
 *
 * One way to set a form, more or less loosely; in millimetres.
 */
typedef struct
{
  double margin;
  double row;
  double block;
  double part;
  double leading;
  double option_leading;
  double writing;
  guint  max_columns;
  gboolean packed;
  gboolean spare_line;
} HlPaperSpacing;

/**
 * HlPaperSetting:
 *
 * What all of one attempt at a layout is set with. Borrows everything.
 */
typedef struct
{
  const HlSurvey       *survey;
  const HlOffice       *office;
  const HlMetrics      *metrics;
  const HlPaperSizes   *sizes;
  const HlPaperSpacing *spacing;
  gboolean              large;
  double                left;
  double                width;
} HlPaperSetting;

/**
 * HlPaperPiece:
 * @row_width: of a question that takes a single row, else 0
 * @gap: left free above it, unless it begins a page
 * @keep: must stand on the page of the next one
 * @head: (nullable): printed above it where it begins a page or follows another head, borrowed
 * @head_again: (nullable): instead of @head, at the second place and later
 * @decided: see #HlPaperLayout
 *
 * A part of a form that is never split over two pages. Its origin is its own top left corner.
 */
typedef struct _HlPaperPiece HlPaperPiece;
struct _HlPaperPiece
{
  GArray       *boxes;
  GArray       *writing;
  GArray       *texts;
  GArray       *lines;
  GArray       *places;
  HlRect        decided[HL_PAPER_N_DECIDED];
  double        height;
  double        row_width;
  double        gap;
  gboolean      keep;
  HlPaperPiece *head;
  HlPaperPiece *head_again;
  const char   *name;       /* of a question, for messages; borrowed */
};

/* hl-paper-piece.c */
GArray       *hl_paper_boxes_new      (void);
void          hl_paper_ink_init       (GArray              **boxes,
                                       GArray              **writing,
                                       GArray              **texts,
                                       GArray              **lines);
HlPaperPiece *hl_paper_piece_new      (void);
void          hl_paper_piece_free     (HlPaperPiece         *self);
void          hl_paper_piece_box      (HlPaperPiece         *self,
                                       const char           *question,
                                       guint                 option,
                                       double                x,
                                       double                y,
                                       double                size);
void          hl_paper_piece_writing  (HlPaperPiece         *self,
                                       const char           *question,
                                       guint                 option,
                                       const HlRect         *rect);
void          hl_paper_piece_place    (HlPaperPiece         *self,
                                       const char           *question,
                                       double                width);
void          hl_paper_piece_text     (HlPaperPiece         *self,
                                       double                x,
                                       double                baseline,
                                       HlFontStyle           style,
                                       double                size,
                                       const char           *text);
void          hl_paper_piece_line     (HlPaperPiece         *self,
                                       double                x1,
                                       double                y1,
                                       double                x2,
                                       double                y2,
                                       double                width,
                                       double                gray);
void          hl_paper_piece_dots     (HlPaperPiece         *self,
                                       double                x1,
                                       double                x2,
                                       double                y);
void          hl_paper_piece_append   (HlPaperPiece         *self,
                                       const HlPaperPiece   *other,
                                       double                dx,
                                       double                dy);
void          hl_paper_layout_append  (HlPaperLayout        *self,
                                       const HlPaperPiece   *piece,
                                       guint                 page,
                                       double                dx,
                                       double                dy);

/* hl-paper-layout.c */
HlPaperLayout *hl_paper_layout_blank  (void);

/* hl-paper-text.c */
double        hl_paper_width          (const HlPaperSetting *setting,
                                       HlFontStyle           style,
                                       double                size,
                                       const char           *text);
double        hl_paper_line_height    (const HlPaperSetting *setting,
                                       double                size);
double        hl_paper_ascent         (const HlPaperSetting *setting,
                                       double                size);
char        **hl_paper_wrap           (const HlPaperSetting *setting,
                                       HlFontStyle           style,
                                       double                size,
                                       const char           *text,
                                       double                width);
double        hl_paper_piece_lines    (HlPaperPiece         *self,
                                       const HlPaperSetting *setting,
                                       HlFontStyle           style,
                                       double                size,
                                       char                **lines,
                                       double                x,
                                       double                y);
void          hl_paper_piece_middle   (HlPaperPiece         *self,
                                       const HlPaperSetting *setting,
                                       HlFontStyle           style,
                                       double                size,
                                       const char           *text,
                                       double                x,
                                       double                middle);
double        hl_paper_piece_centered (HlPaperPiece         *self,
                                       const HlPaperSetting *setting,
                                       HlFontStyle           style,
                                       double                size,
                                       char                **lines,
                                       double                left,
                                       double                right,
                                       double                y);
char         *hl_paper_fill           (const HlPaperSetting *setting,
                                       const char           *text);

/* hl-paper-options.c */

/**
 * HlPaperOption:
 * @label: what stands behind the box
 * @has_text: a place to write follows
 */
typedef struct
{
  const char *label;
  guint       option;
  gboolean    has_text;
} HlPaperOption;

double        hl_paper_row_height     (const HlPaperSetting *setting);
double        hl_paper_key_width      (const HlPaperSetting *setting);
void          hl_paper_piece_key_box  (HlPaperPiece         *self,
                                       const HlPaperSetting *setting,
                                       const char           *question,
                                       guint                 option,
                                       double                x,
                                       double                middle);
double        hl_paper_options_width  (const HlPaperSetting *setting,
                                       const HlPaperOption  *options,
                                       guint                 n_options);
double        hl_paper_options_place  (HlPaperPiece         *piece,
                                       const HlPaperSetting *setting,
                                       const char           *question,
                                       const HlPaperOption  *options,
                                       guint                 n_options,
                                       double                x,
                                       double                y,
                                       double                width,
                                       double                offset);

/* hl-paper-question.c */
HlPaperPiece *hl_paper_question_new   (const HlPaperSetting *setting,
                                       const HlQuestion     *question,
                                       double                width,
                                       double                tab);
double        hl_paper_question_tab   (const HlPaperSetting *setting,
                                       const char           *number,
                                       const char           *label);
HlPaperPiece *hl_paper_header_new     (const HlPaperSetting *setting,
                                       const char           *name,
                                       double                width,
                                       double                tab);

/* hl-paper-table.c */
gboolean      hl_paper_table_takes    (const HlQuestionnaire *questionnaire,
                                       guint                 question);
gboolean      hl_paper_table_goes_on  (const HlQuestionnaire *questionnaire,
                                       guint                 question);
HlPaperPiece *hl_paper_table_head     (const HlPaperSetting *setting,
                                       guint                 question,
                                       const char           *words,
                                       HlFontStyle           style,
                                       double                words_size);
char         *hl_paper_factor_words   (const HlPaperSetting *setting,
                                       const HlFactor       *factor);
HlPaperPiece *hl_paper_table_row      (const HlPaperSetting *setting,
                                       guint                 question);
HlPaperPiece *hl_paper_table_factor   (const HlPaperSetting *setting,
                                       const HlFactor       *factor);

/* hl-paper-frame.c */
#define HL_PAPER_TOP 9.0
#define HL_PAPER_SERIAL_WRITING 20.0 /* where the serial of a master is written */
#define HL_PAPER_SIDE 20.0 /* to both sides of what stands between the marks */

HlPaperPiece *hl_paper_first_head     (const HlPaperSetting *setting,
                                       HlPaperSheet         *out_sheet,
                                       HlRect               *out_stamp);
HlPaperPiece *hl_paper_next_head      (const HlPaperSetting *setting,
                                       const char           *words,
                                       HlPaperSheet         *out_sheet);
void          hl_paper_place_frame    (HlPaperLayout        *layout,
                                       const HlPaperSetting *setting);

/* hl-paper-intro.c */

/**
 * HlPaperObstacles:
 * @stamp_right: where lines begin that stand above @stamp_bottom
 * @serial_left: where lines end that stand above @serial_bottom
 *
 * What makes lines of the introduction shorter.
 */
typedef struct
{
  double stamp_right;
  double stamp_bottom;
  double serial_left;
  double serial_bottom;
} HlPaperObstacles;

const char   *hl_paper_skip_line      (const char             *text,
                                       const char             *line);
const char   *hl_paper_scale_words    (const HlQuestionnaire  *questionnaire);
double        hl_paper_intro          (HlPaperPiece           *piece,
                                       const HlPaperSetting   *setting,
                                       const HlPaperObstacles *obstacles,
                                       double                  y);

/* hl-paper-blocks.c */
HlPaperPiece *hl_paper_part_title     (const HlPaperSetting *setting,
                                       const HlPart         *part);
gboolean      hl_paper_part_run_in    (const HlPaperSetting *setting,
                                       HlPaperPiece         *title,
                                       const char           *text);
HlPaperPiece *hl_paper_lead           (const HlPaperSetting *setting,
                                       const char           *text,
                                       HlFontStyle           style);
HlPaperPiece *hl_paper_office_block   (const HlPaperSetting *setting);
HlPaperPiece *hl_paper_thanks         (const HlPaperSetting *setting);
gboolean      hl_paper_asks_field     (const HlSurvey       *survey);
gboolean      hl_paper_asks_area      (const HlSurvey       *survey);
char         *hl_paper_part_words     (const HlPart         *part);

/* hl-paper-group.c */

/**
 * HlPaperGroup:
 * @pieces: (element-type HlPaperPiece): questions, one below the other, set in columns of equal
 *   width
 */
typedef struct
{
  GPtrArray *pieces;
  guint      n_columns;
  double     column_width;
} HlPaperGroup;

#define HL_PAPER_COLUMN_GAP 5.0

HlPaperGroup *hl_paper_group_new      (const HlPaperSetting *setting,
                                       gboolean              with_header,
                                       guint                 first_question,
                                       guint                 n_questions);
void          hl_paper_group_free     (HlPaperGroup         *self);
HlPaperPiece *hl_paper_group_take     (const HlPaperGroup   *self,
                                       guint                 first,
                                       double                room,
                                       guint                *out_n);

G_END_DECLS
