#pragma once

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

void hl_option_clear        (HlOption              *self);
void hl_jump_clear          (HlJump                *self);
void hl_question_clear      (HlQuestion            *self);
void hl_factor_clear        (HlFactor              *self);
void hl_part_clear          (HlPart                *self);
void hl_contradiction_clear (HlContradiction       *self);

void hl_option_copy         (HlOption              *self,
                             const HlOption        *from);
void hl_jump_copy           (HlJump                *self,
                             const HlJump          *from);
void hl_question_copy       (HlQuestion            *self,
                             const HlQuestion      *from);
void hl_factor_copy         (HlFactor              *self,
                             const HlFactor        *from);
void hl_part_copy           (HlPart                *self,
                             const HlPart          *from);
void hl_contradiction_copy  (HlContradiction       *self,
                             const HlContradiction *from);

G_END_DECLS
