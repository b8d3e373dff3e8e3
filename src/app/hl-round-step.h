#pragma once

#include <adwaita.h>

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_STEP (hl_round_step_get_type ())
G_DECLARE_DERIVABLE_TYPE (HlRoundStep, hl_round_step, HL, ROUND_STEP, AdwBin)

/**
 * HlRoundStepClass:
 * @show: fills the step from the round; called when it comes into view and when the round was
 *   changed elsewhere. What is typed goes into hl_round_draft_edit() at once, followed by
 *   hl_round_draft_touch()
 * @focus: (nullable): puts the cursor where typing begins; by default on the first control
 *
 * One step of setting up a round.
 */
struct _HlRoundStepClass
{
  AdwBinClass parent_class;

  void (*show)  (HlRoundStep  *self,
                 HlRoundDraft *draft);
  void (*focus) (HlRoundStep  *self);
};

void     hl_round_step_show      (HlRoundStep  *self,
                                  HlRoundDraft *draft);
void     hl_round_step_focus     (HlRoundStep  *self);
gboolean hl_round_step_has_fault (HlRoundStep  *self);

G_END_DECLS
