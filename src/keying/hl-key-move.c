#include "keying/hl-key-session-private.h"

#include "core/hl-i18n.h"

static HlKeyMoment *
moment_copy (const HlKeyMoment *self)
{
  HlKeyMoment *copy = g_memdup2 (self, sizeof *self);

  copy->form = hl_response_copy (self->form);
  copy->rows = self->rows != NULL ? g_array_ref (self->rows) : NULL;
  copy->keyed = self->rows != NULL ? g_memdup2 (self->keyed, self->rows->len) : NULL;
  copy->old_rows = self->old_rows != NULL ? g_array_ref (self->old_rows) : NULL;
  copy->old_keyed = self->old_rows != NULL ? g_memdup2 (self->old_keyed, self->old_rows->len)
                                           : NULL;
  copy->typed = g_string_new (self->typed->str);
  copy->second = self->second != NULL ? hl_response_copy (self->second) : NULL;
  if (self->verdicts != NULL)
    {
      copy->verdicts = g_memdup2 (self->verdicts, self->rows->len);
      copy->differed = g_memdup2 (self->differed, self->rows->len);
    }

  return copy;
}

void
hl_key_moment_free (gpointer data)
{
  HlKeyMoment *self = data;

  hl_response_free (self->form);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->keyed);
  g_clear_pointer (&self->old_rows, g_array_unref);
  g_free (self->old_keyed);
  g_string_free (self->typed, TRUE);
  g_clear_pointer (&self->second, hl_response_free);
  g_free (self->verdicts);
  g_free (self->differed);
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

  do
    now->cursor++;
  while (now->cursor < now->rows->len && !hl_key_is_stop (self, now->cursor));

  now->state = now->cursor < now->rows->len ? HL_KEYING_ANSWERS : HL_KEYING_ECHO;

  return self->first != NULL ? hl_key_arrive (self) : HL_KEY_MOVED;
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

      if (self->settling && !now->differed[target])
        continue;

      /* A question passed over is a stop too: a mark on the paper is kept there. */
      if (row->kind != HL_ROW_OPTION_TEXT || hl_key_form_is_asked (self->survey, row, now->form))
        {
          now->cursor = target;
          now->state = HL_KEYING_ANSWERS;
          g_string_truncate (now->typed, 0);
          return HL_KEY_MOVED;
        }
    }

  return hl_key_session_change_serial (self);
}

/* The number of a new form can be put right as long as it is not saved: what was keyed stays. */
HlKeyOutcome
hl_key_session_change_serial (HlKeySession *self)
{
  HlKeyMoment *now = self->now;
  g_autofree char *typed = NULL;

  if (self->first != NULL || now->form->id != 0)
    return hl_key_session_refuse (self, _("This is the first box of the form"));

  typed = hl_serial_format (now->form->serial, hl_survey_serial_width (self->survey));
  now->old_rows = g_steal_pointer (&now->rows);
  now->old_keyed = g_steal_pointer (&now->keyed);
  now->cursor = 0;
  now->state = HL_KEYING_SERIAL;
  g_string_assign (now->typed, typed);

  return HL_KEY_MOVED;
}

HlKeyOutcome
hl_key_session_travel (HlKeySession *self,
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
