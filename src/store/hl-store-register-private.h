#pragma once

#include "store/hl-store-private.h"
#include "store/hl-store-register.h"

G_BEGIN_DECLS

/* Stored in survey_register_text.kind. */
typedef enum
{
  HL_REGISTER_TEXT_PERSON = 1,
  HL_REGISTER_TEXT_NOTE,
} HlRegisterText;

/* hl-store-register-change.c */
gboolean hl_register_check_change (HlStore                *self,
                                   const HlSurvey         *survey,
                                   const HlRegisterChange *change,
                                   char                  **out_refused,
                                   GError                **error);
gboolean hl_register_apply_change (HlStore                *self,
                                   const HlSurvey         *survey,
                                   const HlRegisterChange *change,
                                   gboolean               *out_changed,
                                   GError                **error);

G_END_DECLS
