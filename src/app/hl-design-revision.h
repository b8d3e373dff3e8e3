#pragma once

#include <adwaita.h>

#include "core/hl-questionnaire-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_REVISION (hl_design_revision_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignRevision, hl_design_revision, HL, DESIGN_REVISION, AdwBin)

gboolean hl_design_revision_show  (HlDesignRevision    *self,
                                   HlQuestionnaireEdit *edit);
void     hl_design_revision_focus (HlDesignRevision    *self);

G_END_DECLS
