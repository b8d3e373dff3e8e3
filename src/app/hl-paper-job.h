#pragma once

#include "app/hl-workspace.h"
#include "paper/hl-paper-print.h"

G_BEGIN_DECLS

/**
 * HlPaperWish:
 * @first: first serial, or %HL_SERIAL_NONE: one master without a number
 *
 * Which forms are wanted, and how.
 */
typedef struct
{
  gint64       survey_id;
  HlSerial     first;
  HlSerial     last;
  HlPaperSides sides;
  gboolean     large;
  gboolean     slips;
} HlPaperWish;

/**
 * HlPaperForm:
 * @is_frozen: the form cannot change any more: it was printed or the round is open
 * @grounds: (nullable) (element-type HlScene): what each page lies on, %NULL = nothing
 * @pages: (nullable) (element-type HlScene): pages for the printer
 *
 * The form of a round as it prints. Shared by reference count.
 */
typedef struct
{
  HlSurvey      *survey;
  HlOffice      *office;
  HlPaperLayout *layout;
  gboolean       is_frozen;
  GPtrArray     *grounds;
  GPtrArray     *pages;
} HlPaperForm;

/**
 * HlPaperProgress:
 * @n_done: pages done
 * @n_pages: of how many, 0 = not yet known
 *
 * How far a job is; read and written atomically. Shared by reference count
 * (g_atomic_rc_box_acquire()).
 */
typedef struct
{
  int n_done;
  int n_pages;
} HlPaperProgress;

HlPaperForm *hl_paper_form_ref           (HlPaperForm         *self);
void         hl_paper_form_unref         (HlPaperForm         *self);
gboolean     hl_paper_form_fill_job      (const HlPaperForm   *self,
                                          const HlPaperWish   *wish,
                                          HlPaperJob          *out_job,
                                          GError             **error);
char        *hl_paper_form_name          (const HlPaperForm   *self,
                                          const HlPaperWish   *wish);
void         hl_paper_form_load_async    (HlWorkspace         *workspace,
                                          gint64               survey_id,
                                          gboolean             large,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
void         hl_paper_form_save_async    (HlWorkspace         *workspace,
                                          const HlPaperWish   *wish,
                                          const char          *path,
                                          HlPaperProgress     *progress,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
void         hl_paper_form_draw_async    (HlWorkspace         *workspace,
                                          const HlPaperWish   *wish,
                                          HlPaperProgress     *progress,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
void         hl_paper_form_freeze_async  (HlWorkspace         *workspace,
                                          const HlPaperWish   *wish,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
HlPaperForm *hl_paper_form_finish        (HlWorkspace         *workspace,
                                          GAsyncResult        *result,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlPaperForm, hl_paper_form_unref)

G_END_DECLS
