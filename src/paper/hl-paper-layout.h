#pragma once

#include "chart/hl-canvas.h"
#include "core/hl-office.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

/* Everything here is in millimetres from the top left corner of its page; pages count from 1. */
#define HL_PAPER_WIDTH 210.0
#define HL_PAPER_HEIGHT 297.0
#define HL_PAPER_N_MARKS 4
#define HL_PAPER_N_DECIDED 3
#define HL_PAPER_RULER 100.0

/* Names of the header boxes, as in the columns of files. */
#define HL_PAPER_FIELD "field"
#define HL_PAPER_AREA "area"
#define HL_PAPER_RESPONDENT "respondent"

/* Option of the box "Không có ý kiến". */
#define HL_PAPER_NO_OPINION 0

/**
 * HlPaperBox:
 * @question: code of the question, or one of the names above
 * @option: option or level number from 1, or %HL_PAPER_NO_OPINION
 * @rect: outer edge of the outline
 *
 * A box to be ticked, or (HlPaperLayout.writing) a place where a text is written.
 */
typedef struct
{
  guint  page;
  char  *question;
  guint  option;
  HlRect rect;
} HlPaperBox;

/**
 * HlPaperText:
 * @x: left end
 * @size: in points
 *
 * A line of print, in the sans family and black.
 */
typedef struct
{
  guint       page;
  double      x;
  double      baseline;
  HlFontStyle style;
  double      size;
  char       *text;
} HlPaperText;

/**
 * HlPaperLine:
 * @width: of the pen
 * @gray: 0 black … 0.7
 * @dash: length of dash and gap, 0 = solid
 */
typedef struct
{
  guint  page;
  double x1;
  double y1;
  double x2;
  double y2;
  double width;
  double gray;
  double dash;
} HlPaperLine;

/**
 * HlPaperSheet:
 * @qr: where the code stands
 * @serial_right: right end of the serial in digits
 *
 * What differs from form to form on one page.
 */
typedef struct
{
  HlRect qr;
  double serial_right;
  double serial_baseline;
  double serial_size;
} HlPaperSheet;

/**
 * HlPaperLayout:
 * @marks: the registration marks, the same on every page; the last one is hollow
 * @ruler: left end of a line of %HL_PAPER_RULER, the same on every page
 * @stamp: the circle left free for the stamp, on page 1
 * @decided: (array): where field, area and responsible officer are printed when the serial decides
 *   them; width 0 = nowhere
 * @spacing: how loosely it was set, 0 = the loosest
 * @places: where each question stands with its wording, to be pointed at on a screen; empty when
 *   the layout was read back
 *
 * The printed form: every box, line and letter of it. Made once and then shared by reference count;
 * printing, `forms --layout` and whoever reads filled forms take their places from it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only >*/
  gboolean      large;
  guint         n_pages;
  guint         spacing;
  char         *form;     /* "g1-2640.1": questionnaire and revision */
  HlRect        marks[HL_PAPER_N_MARKS];
  HlRect        ruler;
  HlRect        stamp;
  guint         decided_page;
  HlRect        decided[HL_PAPER_N_DECIDED];
  GArray       *sheets;   /* of HlPaperSheet, by page */
  GArray       *boxes;    /* of HlPaperBox, in the order of keying */
  GArray       *writing;  /* of HlPaperBox */
  GArray       *texts;    /* of HlPaperText */
  GArray       *lines;    /* of HlPaperLine */
  GArray       *places;   /* of HlPaperBox */
} HlPaperLayout;

HlPaperLayout *hl_paper_layout_new   (const HlSurvey  *survey,
                                      const HlOffice  *office,
                                      gboolean         large,
                                      const HlMetrics *metrics,
                                      GError         **error);
HlPaperLayout *hl_paper_layout_ref   (HlPaperLayout   *self);
void           hl_paper_layout_unref (HlPaperLayout   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlPaperLayout, hl_paper_layout_unref)

G_END_DECLS
