#include "keying/hl-key-session-private.h"

#include <string.h>

#include "core/hl-i18n.h"

static HlKeyOutcome
refuse_key (HlKeySession *self,
            gunichar      key)
{
  const HlRow *row = hl_key_session_current (self);
  const HlQuestion *question = hl_key_session_question (self, row);
  guint n_options = hl_key_form_n_options (self->survey, row);
  g_autofree char *name = hl_key_session_name_row (self, row);
  char last[7] = { 0 };
  char typed[7] = { 0 };

  g_unichar_to_utf8 (key >= 0xe000 ? 0x2423 : key, typed);
  if (n_options == 0)
    return hl_key_session_refuse (self, _("Key %s does nothing in %s: type it and press Enter"),
                                  typed, name);

  g_unichar_to_utf8 (hl_key_of_option (n_options), last);
  if (question != NULL && question->kind == HL_KIND_SCALE)
    return hl_key_session_refuse (self, _("Key %s does nothing in %s. %u levels: press 1–%s, 0 "
                                          "blank, - no opinion, * two marks"),
                                  typed, name, n_options, last);

  if (question == NULL)
    return hl_key_session_refuse (self, _("Key %s does nothing in %s: press 1–%s, or 0 when it is "
                                          "blank"), typed, name, last);

  return hl_key_session_refuse (self, _("Key %s does nothing in %s: press 1–%s, 0 blank, - not "
                                        "applicable, * two marks"), typed, name, last);
}

static gboolean
read_code (gunichar key,
           guint8  *out_code)
{
  switch (key)
    {
    case '0':
    case '.':
      *out_code = HL_ANSWER_BLANK;
      return TRUE;

    case '-':
      *out_code = HL_ANSWER_NOT_APPLICABLE;
      return TRUE;

    case '*':
      *out_code = HL_ANSWER_SPOILED;
      return TRUE;

    default:
      return FALSE;
    }
}

static HlKeyOutcome
store_value (HlKeySession *self,
             guint8        value)
{
  const HlRow *row = hl_key_session_current (self);

  hl_key_session_remember (self);
  hl_key_form_set (self->survey, row, value, self->now->form);
  hl_key_session_apply_jumps (self);

  return hl_key_session_leave_row (self);
}

static HlKeyOutcome
toggle (HlKeySession     *self,
        const HlQuestion *question,
        guint             option)
{
  const guint8 *bytes = self->now->form->answers + question->offset;
  guint n_ticked = 0;

  for (guint i = 0; i < question->n_bytes; i++)
    n_ticked += bytes[i] == 1;

  if (question->max_choices > 0 && n_ticked >= question->max_choices && bytes[option - 1] != 1)
    return hl_key_session_refuse (self, _("Question %s takes at most %u choices: press one again "
                                          "to take it back"),
                                  question->number, question->max_choices);

  hl_key_session_remember (self);
  hl_key_form_set (self->survey, hl_key_session_current (self), (guint8) option, self->now->form);
  self->now->keyed[self->now->cursor] = TRUE;

  return HL_KEY_CHANGED;
}

static HlKeyOutcome
press_choice (HlKeySession *self,
              gunichar      key)
{
  const HlRow *row = hl_key_session_current (self);
  const HlQuestion *question = hl_key_session_question (self, row);
  gboolean multiple = question != NULL && question->kind == HL_KIND_MULTIPLE;
  guint option = hl_key_to_option (key);
  guint8 code;

  if (key == HL_KEY_ENTER && multiple)
    {
      hl_key_session_remember (self);
      return hl_key_session_leave_row (self);
    }

  if (option >= 1 && option <= hl_key_form_n_options (self->survey, row))
    return multiple ? toggle (self, question, option) : store_value (self, (guint8) option);

  /* A box of the header is only ticked or not. */
  if (read_code (key, &code) && (question != NULL || code == HL_ANSWER_BLANK))
    return store_value (self, code);

  return refuse_key (self, key);
}

static gboolean
read_date (const char *typed,
           char      **out_iso)
{
  guint day, month, year;
  HlDate date;

  if (strlen (typed) != 8)
    return FALSE;

  day = (typed[0] - '0') * 10 + typed[1] - '0';
  month = (typed[2] - '0') * 10 + typed[3] - '0';
  year = (guint) g_ascii_strtoull (typed + 4, NULL, 10);
  date = hl_date_new (year, month, day);
  *out_iso = hl_date_to_iso (date);

  return date != HL_DATE_NONE;
}

static HlKeyOutcome
finish_number (HlKeySession     *self,
               const HlQuestion *question)
{
  g_autofree char *text = g_strdup (self->now->typed->str);

  if (question->kind == HL_KIND_DATE && *text != '\0')
    {
      g_autofree char *iso = NULL;

      if (!read_date (text, &iso))
        return hl_key_session_refuse (self, _("Type the date as eight digits: 31122026"));
      g_free (g_steal_pointer (&text));
      text = g_steal_pointer (&iso);
    }
  else if (*text != '\0')
    {
      double value = g_ascii_strtod (text, NULL);

      if (value < question->minimum || value > question->maximum)
        return hl_key_session_refuse (self, _("%s is outside the range of question %s"), text,
                                      question->number);
    }

  hl_key_session_remember (self);
  hl_response_set_text (self->now->form,
                        hl_key_session_current (self)->question, 0, text);

  return hl_key_session_leave_row (self);
}

static HlKeyOutcome
press_number (HlKeySession     *self,
              const HlQuestion *question,
              gunichar          key)
{
  if (key == HL_KEY_ENTER)
    return finish_number (self, question);

  if ((key < '0' || key > '9') && (key != '.' || question->kind == HL_KIND_DATE))
    return refuse_key (self, key);

  if (self->now->typed->len >= 15)
    return hl_key_session_refuse (self, _("The number is too long: Backspace takes a digit back"));

  hl_key_session_remember (self);
  g_string_append_unichar (self->now->typed, key);

  return HL_KEY_CHANGED;
}

static HlKeyOutcome
press_back (HlKeySession *self)
{
  hl_key_session_remember (self);

  if (self->now->typed->len > 0)
    {
      g_string_truncate (self->now->typed, self->now->typed->len - 1);
      return HL_KEY_CHANGED;
    }

  return hl_key_session_go_back (self);
}

static HlKeyOutcome
press_down (HlKeySession *self)
{
  const HlRow *row = hl_key_session_current (self);

  if (self->first != NULL && !hl_key_is_judged (self, self->now->cursor))
    return hl_key_session_refuse (self, _("This question is not settled yet: press its key as "
                                          "ticked on the paper"));

  if (!self->now->keyed[self->now->cursor] && hl_key_form_is_asked (self->survey, row,
                                                                    self->now->form))
    return hl_key_session_refuse (self, _("This question has no answer yet: press its key, or 0 "
                                          "when it is blank"));

  hl_key_session_remember (self);

  return hl_key_session_go_on (self);
}

HlKeyOutcome
hl_key_press_answer (HlKeySession *self,
                     gunichar      key)
{
  const HlRow *row = hl_key_session_current (self);
  const HlQuestion *question = hl_key_session_question (self, row);

  if (key == HL_KEY_BACK || key == HL_KEY_UP)
    return press_back (self);

  if (key == HL_KEY_DOWN)
    return press_down (self);

  if (hl_key_form_is_text (self->survey, row))
    return key == HL_KEY_ENTER ? hl_key_session_type_text (self, NULL) : HL_KEY_IGNORED;

  if (question != NULL && (question->kind == HL_KIND_NUMBER || question->kind == HL_KIND_DATE))
    return press_number (self, question, key);

  return press_choice (self, key);
}
