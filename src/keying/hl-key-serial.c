#include "keying/hl-key-session-private.h"

#include "core/hl-i18n.h"

/* What was keyed under the number before is keyed under the new one too. */
static void
keep_keyed (HlKeyMoment *now)
{
  for (guint i = 0; i < now->rows->len; i++)
    {
      const HlRow *row = &g_array_index (now->rows, HlRow, i);

      for (guint j = 0; j < now->old_rows->len; j++)
        {
          const HlRow *old = &g_array_index (now->old_rows, HlRow, j);

          if (old->kind == row->kind && old->question == row->question &&
              old->option == row->option)
            now->keyed[i] = now->old_keyed[j];
        }
    }

  g_clear_pointer (&now->old_rows, g_array_unref);
  g_clear_pointer (&now->old_keyed, g_free);
}

HlKeyOutcome
hl_key_accept_serial (HlKeySession *self,
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
  if (now->old_rows != NULL)
    keep_keyed (now);
  now->cursor = G_MAXUINT;
  if (range == NULL)
    hl_key_session_tell (self, _("This number is outside the issued range: the form will not be "
                                 "valid"));

  do
    hl_key_session_go_on (self);
  while (now->state == HL_KEYING_ANSWERS && now->keyed[now->cursor]);

  return HL_KEY_MOVED;
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
    return hl_key_accept_serial (self, serial);

  name = hl_serial_format (serial, hl_survey_serial_width (self->survey));

  return hl_key_session_refuse (self, _("Form %s is keyed already (%s). F3 opens it; type another "
                                        "number to go on"), name, holder);
}

HlKeyOutcome
hl_key_press_serial (HlKeySession *self,
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
