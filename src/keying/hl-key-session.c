#include "keying/hl-key-session-private.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"

static HlKeyMoment *
moment_copy (const HlKeyMoment *self)
{
  HlKeyMoment *copy = g_memdup2 (self, sizeof *self);

  copy->form = hl_response_copy (self->form);
  copy->rows = self->rows != NULL ? g_array_ref (self->rows) : NULL;
  copy->keyed = self->rows != NULL ? g_memdup2 (self->keyed, self->rows->len) : NULL;
  copy->typed = g_string_new (self->typed->str);
  copy->rejected = self->rejected != NULL ? hl_response_copy (self->rejected) : NULL;

  return copy;
}

static void
moment_free (gpointer data)
{
  HlKeyMoment *self = data;

  hl_response_free (self->form);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->keyed);
  g_string_free (self->typed, TRUE);
  g_clear_pointer (&self->rejected, hl_response_free);
  g_free (self);
}

static const HlRow *
row_at (const HlKeySession *self,
        guint               index)
{
  return &g_array_index (self->now->rows, HlRow, index);
}

const HlRow *
hl_key_session_current (const HlKeySession *self)
{
  return row_at (self, self->now->cursor);
}

const HlQuestion *
hl_key_session_question (const HlKeySession *self,
                         const HlRow        *row)
{
  if (row->question == HL_NO_INDEX)
    return NULL;

  return &self->survey->questionnaire->questions[row->question];
}

void
hl_key_session_remember (HlKeySession *self)
{
  g_ptr_array_add (self->undo, moment_copy (self->now));
  g_ptr_array_set_size (self->redo, 0);
}

HlKeyOutcome
hl_key_session_refuse (HlKeySession *self,
                       const char   *format,
                       ...)
{
  va_list arguments;

  g_free (self->message);
  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return HL_KEY_REFUSED;
}

void
hl_key_session_tell (HlKeySession *self,
                     const char   *format,
                     ...)
{
  va_list arguments;

  g_free (self->message);
  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

char *
hl_key_session_name_row (const HlKeySession *self,
                         const HlRow        *row)
{
  const HlQuestion *question = hl_key_session_question (self, row);

  if (question != NULL)
    return g_strdup_printf (_("question %s"), question->number);

  if (row->kind == HL_ROW_FIELD)
    return g_strdup (_("the field"));

  return g_strdup (row->kind == HL_ROW_AREA ? _("the area") : _("the respondent"));
}

/* Answers passed over become "skipped", those asked again blank; marks stay. */
void
hl_key_session_apply_jumps (HlKeySession *self)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;
  guint8 *answers = self->now->form->answers;

  for (guint i = 0; i < questionnaire->n_bytes; i++)
    {
      if (answers[i] == HL_ANSWER_SKIPPED)
        answers[i] = HL_ANSWER_BLANK;
    }

  hl_answer_apply_jumps (questionnaire, answers);
}

/* Moves to the next row that is asked; behind the last one the form is echoed. */
HlKeyOutcome
hl_key_session_go_on (HlKeySession *self)
{
  HlKeyMoment *now = self->now;

  g_string_truncate (now->typed, 0);
  g_clear_pointer (&now->rejected, hl_response_free);
  now->differed = FALSE;

  do
    now->cursor++;
  while (now->cursor < now->rows->len &&
         !hl_key_form_is_asked (self->survey, hl_key_session_current (self), now->form));

  now->state = now->cursor < now->rows->len ? HL_KEYING_ANSWERS : HL_KEYING_ECHO;

  return HL_KEY_MOVED;
}

HlKeyOutcome
hl_key_session_leave_row (HlKeySession *self)
{
  self->now->keyed[self->now->cursor] = TRUE;

  return self->first != NULL ? hl_key_compare (self) : hl_key_session_go_on (self);
}

HlKeyOutcome
hl_key_session_go_back (HlKeySession *self)
{
  HlKeyMoment *now = self->now;
  guint target = now->cursor;

  while (target > 0)
    {
      const HlRow *row = row_at (self, --target);

      /* A question passed over is a stop too: a mark on the paper is kept there. */
      if (row->kind != HL_ROW_OPTION_TEXT || hl_key_form_is_asked (self->survey, row, now->form))
        {
          now->cursor = target;
          now->state = HL_KEYING_ANSWERS;
          g_string_truncate (now->typed, 0);
          return HL_KEY_MOVED;
        }
    }

  return hl_key_session_refuse (self, _("This is the first box of the form"));
}

static HlKeyOutcome
accept_serial (HlKeySession *self,
               HlSerial      serial)
{
  HlKeyMoment *now = self->now;
  const HlSerialRange *range = hl_survey_find_range (self->survey, serial);

  hl_key_session_remember (self);
  now = self->now;
  now->form->serial = serial;
  if (range != NULL && range->field != HL_NO_INDEX)
    now->form->field = range->field;
  if (range != NULL && range->area != HL_NO_INDEX)
    now->form->area = range->area;

  now->rows = hl_key_form_rows (self->survey, serial, self->first == NULL);
  now->keyed = g_new0 (guint8, now->rows->len);
  now->cursor = G_MAXUINT;
  if (range == NULL)
    hl_key_session_tell (self, _("This number is outside the issued range: the form will not be "
                                 "valid"));

  return hl_key_session_go_on (self);
}

static HlKeyOutcome
finish_serial (HlKeySession *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *name = NULL;
  HlSerial serial = self->offered;

  if (self->now->typed->len > 0 && !hl_serial_parse (self->now->typed->str, &serial, &error))
    return hl_key_session_refuse (self, "%s", error->message);

  if (serial == HL_SERIAL_NONE)
    return hl_key_session_refuse (self, _("Type the number of the form"));

  holder = self->lookup (serial, self->lookup_data);
  if (holder == NULL)
    return accept_serial (self, serial);

  name = hl_serial_format (serial, hl_survey_serial_width (self->survey));

  return hl_key_session_refuse (self, _("Form %s is keyed already (%s). F3 opens it; type another "
                                        "number to go on"), name, holder);
}

static HlKeyOutcome
press_serial (HlKeySession *self,
              gunichar      key)
{
  GString *typed = self->now->typed;

  if (key == HL_KEY_ENTER)
    return finish_serial (self);

  if (key == HL_KEY_BACK && typed->len > 0)
    {
      hl_key_session_remember (self);
      g_string_truncate (self->now->typed, self->now->typed->len - 1);
      return HL_KEY_CHANGED;
    }

  if (typed->len < 12 && ((key >= '0' && key <= '9') || (key == '-' && typed->len > 0)))
    {
      hl_key_session_remember (self);
      g_string_append_unichar (self->now->typed, key);
      return HL_KEY_CHANGED;
    }

  return hl_key_session_refuse (self, _("Type the number of the form and press Enter"));
}

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

static HlKeyOutcome
travel (HlKeySession *self,
        GPtrArray    *from,
        GPtrArray    *to)
{
  if (from->len == 0)
    return hl_key_session_refuse (self, from == self->undo ? _("Nothing to undo in this form")
                                                       : _("Nothing to redo in this form"));

  g_ptr_array_add (to, self->now);
  self->now = g_ptr_array_steal_index (from, from->len - 1);

  return HL_KEY_MOVED;
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
    return travel (self, self->undo, self->redo);

  if (key == HL_KEY_REDO)
    return travel (self, self->redo, self->undo);

  if (key == HL_KEY_FLAG && self->now->state != HL_KEYING_CONFLICT)
    {
      hl_key_session_remember (self);
      self->now->form->flags ^= HL_RESPONSE_REVIEW;
      return HL_KEY_CHANGED;
    }

  switch (self->now->state)
    {
    case HL_KEYING_SERIAL:
      return press_serial (self, key);

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
  self->undo = g_ptr_array_new_with_free_func (moment_free);
  self->redo = g_ptr_array_new_with_free_func (moment_free);

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
  g_clear_pointer (&self->now, moment_free);
  g_clear_pointer (&self->first, hl_response_free);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  hl_survey_unref (self->survey);
  g_free (self->message);
  g_free (self);
}

static void
begin (HlKeySession *self,
       HlResponse   *form,
       HlSerial      offered)
{
  g_clear_pointer (&self->now, moment_free);
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  g_clear_pointer (&self->message, g_free);

  self->offered = offered;
  self->now = g_new0 (HlKeyMoment, 1);
  self->now->form = form;
  self->now->typed = g_string_new (NULL);
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
  form->procedure = header->procedure;
  form->area = header->area;
  form->officer = header->officer;
  form->interviewer = header->interviewer;
  form->date = header->date;
  form->channel = header->channel;
  form->keyer = header->keyer;
  form->state = HL_RESPONSE_COMPLETE;

  g_clear_pointer (&self->first, hl_response_free);
  begin (self, form, offered);
}

/**
 * hl_key_session_begin_second:
 * @self: a session
 * @first: the form as keyed first
 *
 * Begins the blind second keying of a form: answers and header boxes, without texts.
 */
void
hl_key_session_begin_second (HlKeySession     *self,
                             const HlResponse *first)
{
  HlResponse *form = hl_response_copy (first);

  memset (form->answers, HL_ANSWER_BLANK, form->n_answers);
  form->field = HL_NO_INDEX;
  form->respondent = HL_RESPONDENT_UNKNOWN;
  form->flags |= HL_RESPONSE_KEYED_TWICE;

  g_clear_pointer (&self->first, hl_response_free);
  self->first = hl_response_copy (first);
  begin (self, form, first->serial);
  accept_serial (self, first->serial);
  g_ptr_array_set_size (self->undo, 0);
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

/**
 * hl_key_session_get_count:
 * @self: a session with a form
 *
 * Returns: (transfer none): what the second keying of this form found so far
 */
const HlVerifyCount *
hl_key_session_get_count (const HlKeySession *self)
{
  return &self->now->count;
}
