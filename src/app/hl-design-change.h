#pragma once

#include "app/hl-design-jump-editor.h"
#include "app/hl-design-node.h"
#include "app/hl-design-options.h"
#include "core/hl-questionnaire-edit.h"

G_BEGIN_DECLS

gboolean hl_design_change_field  (HlQuestionnaireEdit *edit,
                                  guint                id,
                                  const char          *name,
                                  const char          *value,
                                  GError             **error);
void     hl_design_change_option (HlQuestionnaireEdit *edit,
                                  guint                question,
                                  guint                option,
                                  HlOptionChange       change,
                                  const char          *value);
void     hl_design_change_jump   (HlQuestionnaireEdit *edit,
                                  guint                question,
                                  guint                index,
                                  const HlDesignJump  *jump);
gboolean hl_design_change_drop   (HlQuestionnaireEdit *edit,
                                  HlDesignPlace        dragged,
                                  HlDesignPlace        onto,
                                  gboolean             after);

G_END_DECLS
