#pragma once

#include <gtk/gtk.h>

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_JUMP_EDITOR (hl_design_jump_editor_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignJumpEditor, hl_design_jump_editor, HL, DESIGN_JUMP_EDITOR, GtkPopover)

/**
 * HlDesignJump:
 * @options: set of the answers, bit k = option k
 * @first: index of the first question passed over
 * @last: index of the last one
 *
 * A jump rule as it is chosen from lists.
 */
typedef struct
{
  gboolean negate;
  guint64  options;
  guint    first;
  guint    last;
} HlDesignJump;

GtkWidget          *hl_design_jump_editor_new  (void);
void                hl_design_jump_editor_show (HlDesignJumpEditor    *self,
                                                const HlQuestionnaire *questionnaire,
                                                guint                  question,
                                                const HlDesignJump    *jump);
const HlDesignJump *hl_design_jump_editor_get  (HlDesignJumpEditor    *self);

G_END_DECLS
