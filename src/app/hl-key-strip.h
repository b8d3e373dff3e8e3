#pragma once

#include <adwaita.h>

#include "core/hl-office.h"
#include "core/hl-response.h"

G_BEGIN_DECLS

#define HL_TYPE_KEY_STRIP (hl_key_strip_get_type ())
G_DECLARE_FINAL_TYPE (HlKeyStrip, hl_key_strip, HL, KEY_STRIP, AdwBin)

/**
 * HlKeyBatch:
 * @officer, @interviewer: as typed: a code or a name, "" = none
 * @operator_name: who keys
 * @form: procedure, date and channel
 *
 * What was typed in the strip.
 */
typedef struct
{
  const char *officer;
  const char *interviewer;
  const char *operator_name;
  HlResponse  form;
} HlKeyBatch;

void     hl_key_strip_set_round  (HlKeyStrip       *self,
                                  HlSurvey         *survey);
void     hl_key_strip_set_second (HlKeyStrip      *self,
                                  gboolean          second);
void     hl_key_strip_show       (HlKeyStrip       *self,
                                  const HlResponse *header,
                                  const HlOffice   *office,
                                  const char       *operator_name);
void     hl_key_strip_edit       (HlKeyStrip       *self);
void     hl_key_strip_cancel     (HlKeyStrip       *self);
gboolean hl_key_strip_is_editing (HlKeyStrip       *self);
gboolean hl_key_strip_next       (HlKeyStrip       *self);
gboolean hl_key_strip_digit      (HlKeyStrip       *self,
                                  guint             digit);
gboolean hl_key_strip_read       (HlKeyStrip       *self,
                                  HlKeyBatch       *out_batch,
                                  GError          **error);

G_END_DECLS
