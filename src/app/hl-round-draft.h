#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_DRAFT (hl_round_draft_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundDraft, hl_round_draft, HL, ROUND_DRAFT, GObject)

/* How far a round is fixed (P§2): by the first numbered print, by opening, by publishing. */
typedef enum
{
  HL_ROUND_FREE,
  HL_ROUND_PRINTED,
  HL_ROUND_OPENED,
  HL_ROUND_PUBLISHED,
} HlRoundFixed;

void             hl_round_draft_load_async    (HlWorkspace          *workspace,
                                               HlSurvey             *survey,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
HlRoundDraft    *hl_round_draft_load_finish   (HlWorkspace          *workspace,
                                               GAsyncResult         *result,
                                               GError              **error);
HlWorkspace     *hl_round_draft_get_workspace (HlRoundDraft         *self);
HlOffice        *hl_round_draft_get_office    (HlRoundDraft         *self);
HlRoundFixed     hl_round_draft_get_fixed     (HlRoundDraft         *self);
const HlSurvey  *hl_round_draft_get           (HlRoundDraft         *self);
HlSurvey        *hl_round_draft_edit          (HlRoundDraft         *self);
void             hl_round_draft_touch         (HlRoundDraft         *self);
gboolean         hl_round_draft_is_changed    (HlRoundDraft         *self);
const char      *hl_round_draft_get_fault     (HlRoundDraft         *self);
gboolean         hl_round_draft_holds         (HlRoundDraft         *self,
                                               const HlSurvey       *survey);
void             hl_round_draft_discard       (HlRoundDraft         *self);
void             hl_round_draft_flush         (HlRoundDraft         *self);
void             hl_round_draft_save_async    (HlRoundDraft         *self,
                                               const char           *reason,
                                               GAsyncReadyCallback   callback,
                                               gpointer              data);
gboolean         hl_round_draft_save_finish   (HlRoundDraft         *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
