#pragma once

#include <gio/gio.h>

#include "chart/hl-scene.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

typedef enum
{
  HL_PAPER_ONE_SIDE,
  HL_PAPER_TWO_SIDES,
  HL_PAPER_MANUAL, /* all fronts, then all backs from the last to the first */
} HlPaperSides;

#define HL_PAPER_MAX_FORMS 5000

/**
 * HlPaperJob:
 * @layout: the form
 * @first: first serial, or %HL_SERIAL_NONE: one master without a number
 * @last: last serial
 * @slips: a batch slip before every 25 to 50 forms
 *
 * What is to be printed. Borrows everything.
 */
typedef struct
{
  const HlPaperLayout *layout;
  const HlSurvey      *survey;
  const HlOffice      *office;
  const HlMetrics     *metrics;
  HlSerial             first;
  HlSerial             last;
  HlPaperSides         sides;
  gboolean             slips;
} HlPaperJob;

/**
 * HlPaperPageFunc:
 * @ground: (nullable): what the page shares with others: the same scene every time
 * @scene: what lies over it
 *
 * Takes a page. Returns: %TRUE to go on
 */
typedef gboolean (*HlPaperPageFunc) (const HlScene *ground,
                                     const HlScene *scene,
                                     gpointer       data,
                                     GError       **error);

/**
 * HlPaperProgressFunc:
 *
 * Told after every page how many are done.
 */
typedef void (*HlPaperProgressFunc) (guint    n_done,
                                     guint    n_pages,
                                     gpointer data);

gboolean hl_paper_job_take_all (HlPaperJob *self);
gboolean hl_paper_job_check (const HlPaperJob   *self,
                             GError            **error);
guint    hl_paper_job_pages (const HlPaperJob   *self);
guint    hl_paper_job_sheets (const HlPaperJob  *self);
gboolean hl_paper_job_run   (const HlPaperJob   *self,
                             HlPaperPageFunc     take_page,
                             HlPaperProgressFunc progress,
                             gpointer            data,
                             GCancellable       *cancellable,
                             GError            **error);

G_END_DECLS
