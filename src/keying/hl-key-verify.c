#include "keying/hl-key-session-private.h"

#include <string.h>

#include "core/hl-i18n.h"

static const HlRow *
row_at (const HlKeySession *self,
        guint               index)
{
  return &g_array_index (self->now->rows, HlRow, index);
}

/* A text beside an option that is no longer ticked goes with it. */
static void
drop_texts (HlKeySession     *self,
            const HlRow      *row,
            const HlQuestion *question)
{
  for (guint option = 1; question != NULL && option <= question->n_options; option++)
    {
      const HlRow text = { HL_ROW_OPTION_TEXT, row->question, option };

      if (question->options[option - 1].has_text &&
          !hl_key_form_is_asked (self->survey, &text, self->now->form))
        hl_response_set_text (self->now->form, row->question, option, "");
    }
}

static void
judge (HlKeySession *self,
       HlVerdict     verdict)
{
  HlKeyMoment *now = self->now;
  const HlRow *row = hl_key_session_current (self);

  now->verdicts[now->cursor] = verdict;
  if (verdict == HL_VERDICT_KEYER)
    drop_texts (self, row, hl_key_session_question (self, row));
  else
    hl_key_form_copy (self->survey, row, self->first, now->form);
}

static HlKeyOutcome
show_conflict (HlKeySession *self)
{
  g_autofree char *name = hl_key_session_name_row (self, hl_key_session_current (self));

  self->now->state = HL_KEYING_CONFLICT;
  hl_key_session_tell (self, _("The first keying differs in %s. Look at the paper"), name);

  return HL_KEY_CONFLICT;
}

static HlKeyOutcome
open_conflict (HlKeySession *self)
{
  HlKeyMoment *now = self->now;

  now->verdicts[now->cursor] = HL_VERDICT_NONE;
  now->differed[now->cursor] = HL_DIFFERED_KNOWN;
  hl_key_form_copy (self->survey, hl_key_session_current (self), now->form, now->second);

  return show_conflict (self);
}

gboolean
hl_key_is_stop (const HlKeySession *self,
                guint               row)
{
  const HlKeyMoment *now = self->now;

  if (self->settling)
    return now->differed[row] != HL_DIFFERED_NOT && now->verdicts[row] == HL_VERDICT_NONE;

  if (hl_key_form_is_asked (self->survey, row_at (self, row), now->form))
    return TRUE;

  /* The first keying holds a mark on a question that this one passes over. */
  return self->first != NULL && now->verdicts[row] == HL_VERDICT_NONE &&
         !hl_key_form_equal (self->survey, row_at (self, row), now->form, self->first);
}

gboolean
hl_key_is_judged (const HlKeySession *self,
                  guint               row)
{
  return self->now->verdicts[row] != HL_VERDICT_NONE ||
         (self->now->differed[row] == HL_DIFFERED_NOT &&
          !hl_key_form_is_asked (self->survey, row_at (self, row), self->now->form));
}

/* In verify mode: the cursor came to a row, or to the echo. */
HlKeyOutcome
hl_key_arrive (HlKeySession *self)
{
  HlKeyMoment *now = self->now;

  if (now->state == HL_KEYING_ECHO)
    return HL_KEY_MOVED;

  if (self->settling)
    return now->differed[now->cursor] == HL_DIFFERED_KNOWN ? show_conflict (self) : HL_KEY_MOVED;

  if (hl_key_form_is_asked (self->survey, hl_key_session_current (self), now->form))
    return HL_KEY_MOVED;

  return open_conflict (self);
}

/* In verify mode: compares the row just keyed with the first keying. */
HlKeyOutcome
hl_key_compare (HlKeySession *self)
{
  HlKeyMoment *now = self->now;
  const HlRow *row = hl_key_session_current (self);
  gboolean differed = now->differed[now->cursor] != HL_DIFFERED_NOT;
  HlKeyOutcome outcome;

  if (hl_key_form_equal (self->survey, row, now->form, self->first))
    {
      judge (self, differed ? HL_VERDICT_VERIFIER : HL_VERDICT_EQUAL);
      return hl_key_session_go_on (self);
    }

  if (now->differed[now->cursor] != HL_DIFFERED_KNOWN ||
      !hl_key_form_equal (self->survey, row, now->form, now->second))
    return open_conflict (self);

  judge (self, HL_VERDICT_KEYER);
  outcome = hl_key_session_go_on (self);
  if (outcome != HL_KEY_CONFLICT)
    hl_key_session_tell (self, _("Keyed alike twice: the second value is taken"));

  return outcome;
}

static HlKeyOutcome
settle (HlKeySession *self,
        HlVerdict     verdict)
{
  const HlRow *row = hl_key_session_current (self);

  hl_key_session_remember (self);
  if (verdict == HL_VERDICT_KEYER)
    hl_key_form_copy (self->survey, row, self->now->second, self->now->form);
  judge (self, verdict);
  hl_key_session_apply_jumps (self);

  return hl_key_session_go_on (self);
}

/* Nothing of what was keyed before may show. */
static void
clear_row (HlKeySession *self,
           const HlRow  *row)
{
  const HlQuestion *question = hl_key_session_question (self, row);

  if (question != NULL && question->offset == HL_NO_INDEX)
    hl_response_set_text (self->now->form, row->question, 0, "");
  else
    hl_key_form_set (self->survey, row, HL_ANSWER_BLANK, self->now->form);
}

HlKeyOutcome
hl_key_press_conflict (HlKeySession *self,
                       gunichar      key)
{
  switch (key)
    {
    case HL_KEY_KEEP_FIRST:
      return settle (self, HL_VERDICT_VERIFIER);

    case HL_KEY_TAKE_SECOND:
      return settle (self, HL_VERDICT_KEYER);

    case HL_KEY_FLAG:
      return settle (self, HL_VERDICT_UNSETTLED);

    case HL_KEY_BACK:
      hl_key_session_remember (self);
      self->now->state = HL_KEYING_ANSWERS;
      self->now->keyed[self->now->cursor] = FALSE;
      clear_row (self, hl_key_session_current (self));
      return HL_KEY_MOVED;

    default:
      return hl_key_session_refuse (self, _("Settle the difference first: F7 keeps the first, F8 "
                                            "takes the second, Backspace keys it again, F4 leaves "
                                            "it to another person"));
    }
}

/* The rows of a form that was keyed first. */
static void
start_rows (HlKeySession     *self,
            HlResponse       *form,
            const HlResponse *first,
            gboolean          settling)
{
  g_autoptr (HlResponse) kept = hl_response_copy (first);
  HlKeyMoment *now;

  hl_key_session_start (self, form, first->serial);
  self->first = g_steal_pointer (&kept);
  self->settling = settling;
  now = self->now;
  now->rows = hl_key_form_rows (self->survey, first->serial, FALSE);
  now->keyed = g_new0 (guint8, now->rows->len);
  now->verdicts = g_new0 (guint8, now->rows->len);
  now->differed = g_new0 (guint8, now->rows->len);
  now->second = hl_response_copy (first);
  now->cursor = G_MAXUINT;
}

/**
 * hl_key_session_begin_second:
 * @self: a session
 * @first: the form as keyed first
 *
 * Begins the blind second keying of a form: answers and header boxes, without texts.
 *
 * Source: product.md section 7.
 */
void
hl_key_session_begin_second (HlKeySession     *self,
                             const HlResponse *first)
{
  HlResponse *form = hl_response_copy (first);

  form->flags |= HL_RESPONSE_KEYED_TWICE;
  start_rows (self, form, first, FALSE);
  for (guint i = 0; i < self->now->rows->len; i++)
    clear_row (self, row_at (self, i));
  hl_key_session_go_on (self);
}

/**
 * hl_key_session_begin_settle:
 * @self: a session
 * @stored: a form with differences that were left to another person; it holds the first values
 * @seconds: (element-type utf8 utf8): what was keyed again, by the name of the box, as
 *   hl_key_form_write(); %NULL = not known
 *
 * Begins to settle them: the cursor stops at these boxes alone, each with its conflict open, or, if
 * the second value is not known, to be keyed from the paper.
 */
void
hl_key_session_begin_settle (HlKeySession     *self,
                             const HlResponse *stored,
                             GHashTable       *seconds)
{
  HlKeyMoment *now;

  start_rows (self, hl_response_copy (stored), stored, TRUE);
  now = self->now;
  for (guint i = 0; i < now->rows->len; i++)
    {
      const char *box = hl_key_form_box (self->survey, row_at (self, i));
      gpointer second = NULL;

      now->keyed[i] = !g_hash_table_lookup_extended (seconds, box, NULL, &second);
      if (now->keyed[i])
        continue;

      now->differed[i] = second != NULL ? HL_DIFFERED_KNOWN : HL_DIFFERED_UNKNOWN;
      if (second != NULL)
        hl_key_form_read (self->survey, row_at (self, i), second, now->second);
    }
  hl_key_session_go_on (self);
}

/**
 * hl_key_session_is_settling:
 * @self: a session
 *
 * Returns: whether differences are settled, see hl_key_session_begin_settle()
 */
gboolean
hl_key_session_is_settling (const HlKeySession *self)
{
  return self->settling;
}

/**
 * hl_key_session_get_verdict:
 * @self: a session in verify mode
 * @row: index of a row
 *
 * Returns: what became of the row so far
 */
HlVerdict
hl_key_session_get_verdict (const HlKeySession *self,
                            guint               row)
{
  return (HlVerdict) self->now->verdicts[row];
}

/**
 * hl_key_session_get_second:
 * @self: a session in verify mode
 *
 * Returns: (transfer none): a form that holds, in rows that differed, what was keyed again; else
 *   the first value
 */
const HlResponse *
hl_key_session_get_second (const HlKeySession *self)
{
  return self->now->second;
}

/**
 * hl_key_session_get_count:
 * @self: a session in verify mode
 * @out_count: (out): what the second keying of this form found so far; nothing is compared where
 *   differences are settled
 *
 * Counts the rows.
 */
void
hl_key_session_get_count (const HlKeySession *self,
                          HlVerifyCount      *out_count)
{
  const HlKeyMoment *now = self->now;
  HlVerifyCount count = { 0 };

  for (guint i = 0; i < now->rows->len; i++)
    {
      gboolean differed = now->differed[i] != HL_DIFFERED_NOT;

      count.compared += !self->settling && (differed || now->verdicts[i] != HL_VERDICT_NONE);
      count.differences += differed;
      count.keyer += now->verdicts[i] == HL_VERDICT_KEYER;
      count.verifier += now->verdicts[i] == HL_VERDICT_VERIFIER;
      count.unsettled += now->verdicts[i] == HL_VERDICT_UNSETTLED;
    }

  *out_count = count;
}
