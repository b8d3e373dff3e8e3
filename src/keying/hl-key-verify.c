#include "keying/hl-key-session-private.h"

#include <string.h>

#include "core/hl-i18n.h"

static void
settle (HlKeySession *self,
        gboolean      keep_first)
{
  const HlRow *row = hl_key_session_current (self);
  const HlQuestion *question = hl_key_session_question (self, row);

  if (keep_first)
    self->now->count.verifier++;
  else
    self->now->count.keyer++;

  if (!keep_first)
    return;

  if (question == NULL)
    hl_key_form_set (self->survey, row, hl_key_form_get (self->survey, row, self->first),
                     self->now->form);
  else if (question->offset != HL_NO_INDEX)
    memcpy (self->now->form->answers + question->offset, self->first->answers + question->offset,
            question->n_bytes);
  else
    hl_response_set_text (self->now->form, row->question, 0,
                          hl_response_get_text (self->first, row->question, 0));
}

static HlKeyOutcome
open_conflict (HlKeySession *self)
{
  g_autofree char *name = hl_key_session_name_row (self, hl_key_session_current (self));

  if (!self->now->differed)
    self->now->count.differences++;
  self->now->differed = TRUE;

  g_clear_pointer (&self->now->rejected, hl_response_free);
  self->now->rejected = hl_response_copy (self->now->form);
  self->now->state = HL_KEYING_CONFLICT;
  hl_key_session_tell (self, _("The first keying differs in %s. Look at the paper: F7 keeps the "
                               "first, F8 takes the second, Backspace keys it again"), name);

  return HL_KEY_CONFLICT;
}

/* In verify mode: compares the row just keyed with the first keying. */
HlKeyOutcome
hl_key_compare (HlKeySession *self)
{
  HlKeyMoment *now = self->now;
  const HlRow *row = hl_key_session_current (self);

  if (!now->differed)
    now->count.compared++;

  if (hl_key_form_equal (self->survey, row, now->form, self->first))
    {
      if (now->differed)
        now->count.verifier++;
      return hl_key_session_go_on (self);
    }

  if (now->rejected != NULL && hl_key_form_equal (self->survey, row, now->form, now->rejected))
    {
      settle (self, FALSE);
      hl_key_session_tell (self, _("Keyed alike twice: the second value is taken"));
      return hl_key_session_go_on (self);
    }

  return open_conflict (self);
}

HlKeyOutcome
hl_key_press_conflict (HlKeySession *self,
                       gunichar      key)
{
  if (key == HL_KEY_KEEP_FIRST || key == HL_KEY_TAKE_SECOND)
    {
      hl_key_session_remember (self);
      settle (self, key == HL_KEY_KEEP_FIRST);
      hl_key_session_apply_jumps (self);
      return hl_key_session_go_on (self);
    }

  if (key == HL_KEY_FLAG)
    {
      hl_key_session_remember (self);
      self->now->count.unsettled++;
      self->now->form->flags |= HL_RESPONSE_UNSETTLED;
      return hl_key_session_go_on (self);
    }

  if (key == HL_KEY_BACK)
    {
      hl_key_session_remember (self);
      self->now->state = HL_KEYING_ANSWERS;
      return HL_KEY_MOVED;
    }

  return hl_key_session_refuse (self, _("Settle the difference first: F7 keeps the first, F8 "
                                        "takes the second, Backspace keys it again, F4 leaves it "
                                        "to another person"));
}
