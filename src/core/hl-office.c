#include "core/hl-office.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-office-calendar.h"
#include "core/hl-text.h"

#define MAX_SIGNER_LINES 3

static const char *const keys[] = {
  "name", "parent", "place", "one_stop", "symbol", "heading",
  "signers", "recipients", "calendar", NULL,
};

static void
clear_signers (HlOffice *self)
{
  for (guint i = 0; i < self->n_signers; i++)
    {
      g_free (self->signers[i].lines);
      g_free (self->signers[i].name);
    }
  g_clear_pointer (&self->signers, g_free);
  self->n_signers = 0;
}

static void
clear_recipients (HlOffice *self)
{
  for (guint i = 0; i < self->n_recipients; i++)
    {
      g_free (self->recipients[i].name);
      g_free (self->recipients[i].purpose);
    }
  g_clear_pointer (&self->recipients, g_free);
  self->n_recipients = 0;
}

static void
clear_calendar (HlOffice *self)
{
  for (guint i = 0; i < self->n_calendar; i++)
    {
      g_free (self->calendar[i].kind);
      g_free (self->calendar[i].cutoffs);
    }
  g_clear_pointer (&self->calendar, g_free);
  self->n_calendar = 0;
}

static void
clear_people (HlOffice *self)
{
  for (guint i = 0; i < self->n_people; i++)
    {
      g_free (self->people[i].code);
      g_free (self->people[i].name);
    }
  g_free (self->people);
}

/* Splits at @separator, trims, and leaves out what is empty. */
static GStrv
split_list (const char *text,
            const char *separator)
{
  g_auto (GStrv) raw = g_strsplit (text, separator, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **item = raw; *item != NULL; item++)
    if (*g_strstrip (*item) != '\0')
      g_strv_builder_add (builder, *item);

  return g_strv_builder_end (builder);
}

static gboolean
parse_signer (const char *text,
              HlSigner   *out_signer,
              GError    **error)
{
  g_auto (GStrv) halves = split_list (text, "|");
  g_auto (GStrv) lines = NULL;

  if (g_strv_length (halves) == 2)
    lines = split_list (halves[0], "/");
  if (lines == NULL || lines[0] == NULL || g_strv_length (lines) > MAX_SIGNER_LINES)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a signer: write up to %d lines joined by /, then | and the "
                     "name, as in TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Lê Văn A"),
                   text, MAX_SIGNER_LINES);
      return FALSE;
    }

  out_signer->lines = g_strjoinv ("\n", lines);
  out_signer->name = g_strdup (halves[1]);

  return TRUE;
}

static gboolean
set_signers (HlOffice   *self,
             const char *value,
             GError    **error)
{
  g_auto (GStrv) items = split_list (value, ";");
  g_autoptr (HlOffice) parsed = hl_office_new ();

  parsed->signers = g_new0 (HlSigner, g_strv_length (items));
  for (char **item = items; *item != NULL; item++)
    if (!parse_signer (*item, &parsed->signers[parsed->n_signers++], error))
      return FALSE;

  clear_signers (self);
  self->signers = g_steal_pointer (&parsed->signers);
  self->n_signers = parsed->n_signers;
  parsed->n_signers = 0;

  return TRUE;
}

static char *
format_signers (const HlOffice *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_signers; i++)
    {
      g_auto (GStrv) lines = g_strsplit (self->signers[i].lines, "\n", -1);
      g_autofree char *joined = g_strjoinv ("/", lines);

      g_string_append_printf (out, "%s%s|%s", i == 0 ? "" : "; ", joined, self->signers[i].name);
    }

  return g_string_free (out, FALSE);
}

/* "> Sở Nội vụ (b/c)"; the last pair of brackets holds the purpose. */
static gboolean
parse_recipient (const char  *text,
                 HlRecipient *out_recipient,
                 GError     **error)
{
  const char *open;
  g_autofree char *name = NULL;

  out_recipient->to = *text == '>';
  if (out_recipient->to)
    text++;

  open = g_str_has_suffix (text, ")") ? strrchr (text, '(') : NULL;
  name = open != NULL ? g_strndup (text, open - text) : g_strdup (text);
  if (*g_strstrip (name) == '\0')
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” names no recipient: write Phòng Nội vụ (b/c), with > before the one "
                     "addressed"), text);
      return FALSE;
    }

  out_recipient->name = g_steal_pointer (&name);
  if (open == NULL)
    out_recipient->purpose = g_strdup ("");
  else
    out_recipient->purpose = g_strstrip (g_strndup (open + 1, strlen (open) - 2));

  return TRUE;
}

static gboolean
set_recipients (HlOffice   *self,
                const char *value,
                GError    **error)
{
  g_auto (GStrv) items = split_list (value, ";");
  g_autoptr (HlOffice) parsed = hl_office_new ();

  parsed->recipients = g_new0 (HlRecipient, g_strv_length (items));
  for (char **item = items; *item != NULL; item++)
    if (!parse_recipient (*item, &parsed->recipients[parsed->n_recipients++], error))
      return FALSE;

  clear_recipients (self);
  self->recipients = g_steal_pointer (&parsed->recipients);
  self->n_recipients = parsed->n_recipients;
  parsed->n_recipients = 0;

  return TRUE;
}

static char *
format_recipients (const HlOffice *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_recipients; i++)
    {
      const HlRecipient *recipient = &self->recipients[i];

      g_string_append_printf (out, "%s%s%s", i == 0 ? "" : "; ", recipient->to ? "> " : "",
                              recipient->name);
      if (*recipient->purpose != '\0' || g_str_has_suffix (recipient->name, ")"))
        g_string_append_printf (out, " (%s)", recipient->purpose);
    }

  return g_string_free (out, FALSE);
}

static gboolean
set_calendar (HlOffice   *self,
              const char *value,
              GError    **error)
{
  g_auto (GStrv) items = split_list (value, ";");
  g_autoptr (HlOffice) parsed = hl_office_new ();

  parsed->calendar = g_new0 (HlDeadline, g_strv_length (items));
  for (char **item = items; *item != NULL; item++)
    if (!hl_deadline_parse (*item, &parsed->calendar[parsed->n_calendar++], error))
      return FALSE;

  clear_calendar (self);
  self->calendar = g_steal_pointer (&parsed->calendar);
  self->n_calendar = parsed->n_calendar;
  parsed->n_calendar = 0;

  return TRUE;
}

static char *
format_calendar (const HlOffice *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_calendar; i++)
    {
      const HlDeadline *deadline = &self->calendar[i];

      g_string_append_printf (out, "%s%s=%u", i == 0 ? "" : "; ", deadline->kind,
                              deadline->due_day);
      if (*deadline->cutoffs != '\0')
        g_string_append_printf (out, ":%s", deadline->cutoffs);
    }

  return g_string_free (out, FALSE);
}

static char **
find_text (HlOffice   *self,
           const char *key)
{
  char **members[] = {
    &self->name, &self->parent, &self->place, &self->one_stop, &self->symbol, &self->heading,
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (keys[i], key))
      return members[i];

  return NULL;
}

static gboolean
set_text (char      **member,
          const char *key,
          const char *value,
          GError    **error)
{
  if (g_str_equal (key, "name") && *value == '\0')
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The office needs a name: write name=UBND phường …"));
      return FALSE;
    }

  g_free (*member);
  *member = g_strdup (value);
  if (g_str_equal (key, "heading"))
    g_strdelimit (*member, "/", '\n');

  return TRUE;
}

/**
 * hl_office_new:
 *
 * Makes an office without any data: all texts "".
 *
 * Returns: (transfer full): the office; give back with hl_office_unref()
 */
HlOffice *
hl_office_new (void)
{
  HlOffice *self = g_new0 (HlOffice, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; find_text (self, keys[i]) != NULL; i++)
    *find_text (self, keys[i]) = g_strdup ("");

  return self;
}

/**
 * hl_office_ref:
 * @self: an office
 *
 * Returns: (transfer full): @self
 */
HlOffice *
hl_office_ref (HlOffice *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_office_unref:
 * @self: (transfer full): an office
 */
void
hl_office_unref (HlOffice *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; find_text (self, keys[i]) != NULL; i++)
    g_free (*find_text (self, keys[i]));
  clear_signers (self);
  clear_recipients (self);
  clear_calendar (self);
  clear_people (self);
  g_free (self);
}

/**
 * hl_office_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of hl_office_set()
 */
const char *const *
hl_office_keys (void)
{
  return keys;
}

/**
 * hl_office_set:
 * @self: an office not shared yet
 * @key: one of hl_office_keys()
 * @value: its value as text; "" takes it away
 * @error: return location for an error
 *
 * Sets a text of the office. The lists are written as:
 * - `heading`: the lines joined by `/`;
 * - `signers`: signers joined by `;`, each its lines joined by `/`, then `|` and the name:
 *   "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Lê Hồng Sơn";
 * - `recipients`: joined by `;`, each a name with its purpose in brackets; the one addressed
 *   under Kính gửi with `>` before: "> UBND thành phố (b/c); Lưu: VT";
 * - `calendar`: joined by `;`, each `kind=due_day`, or `kind=due_day:cutoffs` (see #HlDeadline):
 *   "quarter=5; year=5:-12-15..12-14".
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID, the office unchanged
 */
gboolean
hl_office_set (HlOffice   *self,
               const char *key,
               const char *value,
               GError    **error)
{
  g_autofree char *clean = hl_text_clean (value);
  char **member = find_text (self, key);

  if (!g_str_equal (key, "heading"))
    g_strdelimit (clean, "\n", ' ');

  if (member != NULL)
    return set_text (member, key, clean, error);
  if (g_str_equal (key, "signers"))
    return set_signers (self, clean, error);
  if (g_str_equal (key, "recipients"))
    return set_recipients (self, clean, error);
  if (g_str_equal (key, "calendar"))
    return set_calendar (self, clean, error);

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("An office has no “%s”: use name, parent, place, one_stop, symbol, heading, "
                 "signers, recipients or calendar"), key);
  return FALSE;
}

/**
 * hl_office_get:
 * @self: an office
 * @key: one of hl_office_keys()
 *
 * Returns: (transfer full) (nullable): its value as hl_office_set() takes it; %NULL for any other
 *   key
 */
char *
hl_office_get (const HlOffice *self,
               const char     *key)
{
  char **member = find_text ((HlOffice *) self, key);

  if (member != NULL)
    return g_strdelimit (g_strdup (*member), "\n", '/');
  if (g_str_equal (key, "signers"))
    return format_signers (self);
  if (g_str_equal (key, "recipients"))
    return format_recipients (self);
  if (g_str_equal (key, "calendar"))
    return format_calendar (self);

  return NULL;
}

/**
 * hl_office_find_person:
 * @self: an office
 * @id: id of a person
 *
 * Returns: (transfer none) (nullable): the person, or %NULL when the office knows none with @id
 */
const HlPerson *
hl_office_find_person (const HlOffice *self,
                       guint32         id)
{
  for (guint i = 0; i < self->n_people; i++)
    if (self->people[i].id == id)
      return &self->people[i];

  return NULL;
}

/**
 * hl_office_heading_lines:
 * @self: an office
 *
 * Gives the lines printed over the reports: the heading the office gave, else its name in
 * capitals, with UBND written out and on a line of its own.
 *
 * Returns: (transfer full): the lines, separated by \n
 */
char *
hl_office_heading_lines (const HlOffice *self)
{
  static const char *const prefixes[] = { "UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân " };
  g_autofree char *place = NULL;

  if (*self->heading != '\0')
    return g_strdup (self->heading);

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (self->name, prefixes[i]))
      {
        place = g_utf8_strup (self->name + strlen (prefixes[i]), -1);
        return g_strconcat ("ỦY BAN NHÂN DÂN\n", place, NULL);
      }

  return g_utf8_strup (self->name, -1);
}
