#include "keying/hl-key-session-private.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"

static HlKeyOutcome
press_echo (HlKeySession *self,
            gunichar      key)
{
  if (key == HL_KEY_ENTER)
    return HL_KEY_SAVE;

  if (key == HL_KEY_BACK || key == HL_KEY_UP)
    {
      hl_key_session_remember (self);
      return hl_key_session_go_back (self);
    }

  return hl_key_session_refuse (self, _("Enter saves the form, ↑ goes back to mend it"));
}

/**
 * hl_key_session_press:
 * @self: a session
 * @key: a character or one of the HL_KEY_ values
 *
 * Takes one key. Nothing is ever preselected; a key that cannot be meant changes nothing.
 *
 * Source: product.md section 7.
 *
 * Returns: what became of it; see hl_key_session_get_message() when refused
 */
HlKeyOutcome
hl_key_session_press (HlKeySession *self,
                      gunichar      key)
{
  g_clear_pointer (&self->message, g_free);

  if (key == ' ')
    return HL_KEY_IGNORED;

  if (key == HL_KEY_UNDO)
    return hl_key_session_travel (self, self->undo, self->redo);

  if (key == HL_KEY_REDO)
    return hl_key_session_travel (self, self->redo, self->undo);

  if (key == HL_KEY_FLAG && self->now->state != HL_KEYING_CONFLICT)
    {
      hl_key_session_remember (self);
      self->now->form->flags ^= HL_RESPONSE_REVIEW;
      return HL_KEY_CHANGED;
    }

  switch (self->now->state)
    {
    case HL_KEYING_SERIAL:
      return hl_key_press_serial (self, key);

    case HL_KEYING_CONFLICT:
      return hl_key_press_conflict (self, key);

    case HL_KEYING_ECHO:
      return press_echo (self, key);

    case HL_KEYING_ANSWERS:
    default:
      return hl_key_press_answer (self, key);
    }
}

/**
 * hl_key_session_type_text:
 * @self: a session whose cursor is on a text
 * @text: (nullable): the text of the entry; %NULL or "" leaves it out
 *
 * Takes a text that was typed with the input method and ended with Enter.
 *
 * Returns: what became of it
 */
HlKeyOutcome
hl_key_session_type_text (HlKeySession *self,
                          const char   *text)
{
  g_autofree char *clean = hl_text_clean (text != NULL ? text : "");
  const HlRow *row;

  g_clear_pointer (&self->message, g_free);
  g_return_val_if_fail (self->now->state == HL_KEYING_ANSWERS, HL_KEY_IGNORED);

  row = hl_key_session_current (self);
  hl_key_session_remember (self);
  hl_response_set_text (self->now->form, row->question, row->option, clean);

  return hl_key_session_leave_row (self);
}

/**
 * hl_key_session_new:
 * @survey: the round
 * @lookup: tells whether a serial is taken
 * @data: user data of @lookup
 *
 * Returns: (transfer full): a session; begin a form with hl_key_session_begin()
 */
HlKeySession *
hl_key_session_new (HlSurvey   *survey,
                    HlKeyLookup lookup,
                    gpointer    data)
{
  HlKeySession *self = g_new0 (HlKeySession, 1);

  self->survey = hl_survey_ref (survey);
  self->lookup = lookup;
  self->lookup_data = data;
  self->undo = g_ptr_array_new_with_free_func (hl_key_moment_free);
  self->redo = g_ptr_array_new_with_free_func (hl_key_moment_free);

  return self;
}

/**
 * hl_key_session_free:
 * @self: (transfer full): a session
 *
 * Frees a session; the form under way is lost unless it was saved or kept as a journal.
 */
void
hl_key_session_free (HlKeySession *self)
{
  g_clear_pointer (&self->now, hl_key_moment_free);
  g_clear_pointer (&self->first, hl_response_free);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  hl_survey_unref (self->survey);
  g_free (self->message);
  g_free (self);
}

void
hl_key_session_start (HlKeySession *self,
                      HlResponse   *form,
                      HlSerial      offered)
{
  g_clear_pointer (&self->first, hl_response_free);
  self->settling = FALSE;
  g_clear_pointer (&self->now, hl_key_moment_free);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_clear_pointer (&self->message, g_free);

  self->offered = offered;
  self->now = g_new0 (HlKeyMoment, 1);
  self->now->form = form;
  self->now->typed = g_string_new (NULL);
}

static void
take_header (HlResponse       *form,
             const HlResponse *header)
{
  form->procedure = header->procedure;
  form->officer = header->officer;
  form->interviewer = header->interviewer;
  form->date = header->date;
  form->channel = header->channel;
  form->keyer = header->keyer;
}

/**
 * hl_key_session_begin:
 * @self: a session
 * @header: what the batch header gives (procedure, area, officer, interviewer, date, channel);
 *   nothing else is taken
 * @offered: the serial that Enter accepts, %HL_SERIAL_NONE = none
 *
 * Begins an empty form with the cursor on the serial.
 */
void
hl_key_session_begin (HlKeySession     *self,
                      const HlResponse *header,
                      HlSerial          offered)
{
  HlResponse *form = hl_response_new (self->survey->questionnaire);

  form->survey_id = self->survey->id;
  form->area = header->area;
  take_header (form, header);
  form->state = HL_RESPONSE_COMPLETE;

  hl_key_session_start (self, form, offered);
}

/**
 * hl_key_session_begin_stored:
 * @self: a session
 * @stored: a stored form
 *
 * Opens a stored form to look at it and mend it: it stands at the echo, with every row keyed.
 */
void
hl_key_session_begin_stored (HlKeySession     *self,
                             const HlResponse *stored)
{
  HlKeyMoment *now;

  hl_key_session_start (self, hl_response_copy (stored), stored->serial);
  now = self->now;
  now->rows = hl_key_form_rows (self->survey, stored->serial, TRUE);
  now->keyed = g_malloc (now->rows->len);
  memset (now->keyed, TRUE, now->rows->len);
  now->cursor = now->rows->len;
  now->state = HL_KEYING_ECHO;
}

/**
 * hl_key_session_set_comment:
 * @self: a session with a form
 * @text: the clerk's remark, "" = none
 *
 * Puts a remark on the form.
 */
void
hl_key_session_set_comment (HlKeySession *self,
                            const char   *text)
{
  g_autofree char *clean = hl_text_clean (text);

  hl_key_session_remember (self);
  g_free (self->now->form->comment);
  self->now->form->comment = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * hl_key_session_set_header:
 * @self: a session with a form
 * @header: the batch header as changed; its area is not looked at
 *
 * Changes the batch header of the form under way; undo leaves it.
 */
void
hl_key_session_set_header (HlKeySession     *self,
                           const HlResponse *header)
{
  take_header (self->now->form, header);

  for (guint i = 0; i < self->undo->len; i++)
    take_header (((HlKeyMoment *) self->undo->pdata[i])->form, header);
  for (guint i = 0; i < self->redo->len; i++)
    take_header (((HlKeyMoment *) self->redo->pdata[i])->form, header);
}

/**
 * hl_key_session_get_state:
 * @self: a session with a form
 *
 * Returns: where the form stands
 */
HlKeyingState
hl_key_session_get_state (const HlKeySession *self)
{
  return self->now->state;
}

/**
 * hl_key_session_get_form:
 * @self: a session with a form
 *
 * Returns: (transfer none): the form as keyed so far
 */
const HlResponse *
hl_key_session_get_form (const HlKeySession *self)
{
  return self->now->form;
}

/**
 * hl_key_session_get_offered:
 * @self: a session with a form
 *
 * Returns: the serial that Enter accepts, %HL_SERIAL_NONE = none
 */
HlSerial
hl_key_session_get_offered (const HlKeySession *self)
{
  return self->offered;
}

/**
 * hl_key_session_get_rows:
 * @self: a session with a form
 *
 * Returns: (transfer none) (nullable) (element-type HlRow): its rows, %NULL before the serial is
 *   accepted
 */
const GArray *
hl_key_session_get_rows (const HlKeySession *self)
{
  return self->now->rows;
}

/**
 * hl_key_session_get_cursor:
 * @self: a session with a form
 *
 * Returns: index of the current row, the number of rows in the echo
 */
guint
hl_key_session_get_cursor (const HlKeySession *self)
{
  return self->now->cursor;
}

/**
 * hl_key_session_is_keyed:
 * @self: a session with a form
 * @row: index of a row
 *
 * Returns: whether a key was pressed for that row
 */
gboolean
hl_key_session_is_keyed (const HlKeySession *self,
                         guint               row)
{
  return self->now->keyed[row];
}

/**
 * hl_key_session_get_typed:
 * @self: a session with a form
 *
 * Returns: (transfer none): digits of the serial, number or date under way
 */
const char *
hl_key_session_get_typed (const HlKeySession *self)
{
  return self->now->typed->str;
}

/**
 * hl_key_session_get_message:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): a sentence about the last key
 */
const char *
hl_key_session_get_message (const HlKeySession *self)
{
  return self->message;
}

/**
 * hl_key_session_get_first:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the first keying in verify mode: show it only in a conflict
 */
const HlResponse *
hl_key_session_get_first (const HlKeySession *self)
{
  return self->first;
}
