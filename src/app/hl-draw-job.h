#pragma once

#include "app/hl-workspace.h"
#include "exchange/hl-dossiers.h"

G_BEGIN_DECLS

/**
 * HlDrawList:
 * @name: of the file
 * @bytes: the file as it was read
 * @earlier: (element-type utf8): draws recorded for the round, in order, as
 *   hl_lists_note_draw() writes them
 * @earlier_day: of the last one, or %HL_DATE_NONE
 *
 * A list of dossiers to draw from.
 */
typedef struct
{
  char       *name;
  GBytes     *bytes;
  HlDossiers *dossiers;
  GPtrArray  *earlier;
  HlDate      earlier_day;
} HlDrawList;

/**
 * HlDrawWish:
 * @size: how many, 0 = the quota of each field
 * @seed: "số khởi tạo"
 * @reason: why another draw is needed, or ""
 */
typedef struct
{
  guint       size;
  guint64     seed;
  const char *reason;
} HlDrawWish;

/**
 * HlDrawResult:
 * @pages: (element-type HlScene): list to hand out forms by
 * @csv: the same as a table
 * @is_known: the very draw is recorded already, so nothing was written
 *
 * What was drawn.
 */
typedef struct
{
  GPtrArray *pages;
  char      *csv;
  gboolean   is_known;
} HlDrawResult;

void          hl_draw_read_async   (HlWorkspace         *workspace,
                                    HlSurvey            *survey,
                                    const char          *path,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
HlDrawList   *hl_draw_read_finish  (HlWorkspace         *workspace,
                                    GAsyncResult        *result,
                                    GError             **error);
void          hl_draw_run_async    (HlWorkspace         *workspace,
                                    HlDrawList          *list,
                                    const HlDrawWish    *wish,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data);
HlDrawResult *hl_draw_run_finish   (HlWorkspace         *workspace,
                                    GAsyncResult        *result,
                                    GError             **error);
void          hl_draw_list_free    (HlDrawList          *self);
void          hl_draw_result_free  (HlDrawResult        *self);
guint         hl_draw_propose_size (const HlDrawList    *self);
gboolean      hl_draw_has_quotas   (const HlSurvey      *survey);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDrawList, hl_draw_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDrawResult, hl_draw_result_free)

G_END_DECLS
