#pragma once

#include "app/hl-workspace.h"
#include "exchange/hl-report-gather.h"

G_BEGIN_DECLS

/**
 * HlReportWish:
 * @survey_id: number of the round
 * @kind: kind of document
 * @state: state of the report
 * @number: its number, or %NULL
 * @date: its date, %HL_DATE_NONE = today
 * @signer: name of the signer, or %NULL for the first
 *
 * What was chosen for a report.
 */
typedef struct
{
  gint64              survey_id;
  const HlReportKind *kind;
  HlReportState       state;
  char         *number;
  HlDate        date;
  char         *signer;
} HlReportWish;

/**
 * HlReportDraft:
 * @wish: what it was made by
 * @input: what it rests on
 * @pages: (element-type HlScene): its pages; print, PDF and screen show these
 * @title: its title in one line
 *
 * A report laid out. Immutable, shared by reference count.
 */
typedef struct
{
  HlReportWish   wish;
  HlReportInput *input;
  GPtrArray     *pages;
  char          *title;
} HlReportDraft;

gboolean       hl_report_wish_set_date     (HlReportWish        *self,
                                            const char          *text,
                                            GError             **error);
gboolean       hl_report_wish_check        (const HlReportWish  *self,
                                            GError             **error);

void           hl_report_draft_load_async  (HlWorkspace         *workspace,
                                            const HlReportWish  *wish,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
HlReportDraft *hl_report_draft_load_finish (HlWorkspace         *workspace,
                                            GAsyncResult        *result,
                                            GError             **error);
void           hl_report_draft_save_async  (HlReportDraft       *self,
                                            HlWorkspace         *workspace,
                                            const char          *path,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
gboolean       hl_report_draft_save_finish (HlWorkspace         *workspace,
                                            GAsyncResult        *result,
                                            GError             **error);
HlReportDraft *hl_report_draft_ref         (HlReportDraft       *self);
void           hl_report_draft_unref       (HlReportDraft       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlReportDraft, hl_report_draft_unref)

G_END_DECLS
