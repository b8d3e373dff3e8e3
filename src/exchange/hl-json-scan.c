#include "exchange/hl-json-scan.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "exchange/hl-json-place.h"

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
} Scan;

static gboolean scan_value (Scan              *scan,
                            const HlJsonPlace *place,
                            guint              depth,
                            GError           **error);

static gboolean fail_at (const Scan *scan,
                         const char *position,
                         GError    **error,
                         const char *format,
                         ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail_at (const Scan *scan,
         const char *position,
         GError    **error,
         const char *format,
         ...)
{
  guint line = 1;
  const char *line_start = scan->start;
  g_autofree char *message = NULL;
  va_list arguments;

  for (const char *p = scan->start; p < position; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("Line %u, column %u: %s"), line,
               (guint) g_utf8_strlen (line_start, position - line_start) + 1, message);
  return FALSE;
}

static char
peek (const Scan *scan)
{
  return scan->p < scan->end ? *scan->p : '\0';
}

static void
skip_blanks (Scan *scan)
{
  while (scan->p < scan->end && strchr (" \t\r\n", *scan->p) != NULL)
    scan->p++;
}

static gboolean
fail_here (Scan       *scan,
           GError    **error,
           const char *expected)
{
  if (scan->p >= scan->end)
    return fail_at (scan, scan->p, error,
                    _("the file ends where %s should follow: is it complete?"), expected);

  return fail_at (scan, scan->p, error, _("%s should stand here"), expected);
}

static gboolean
expect (Scan    *scan,
        char     wanted,
        GError **error)
{
  const char expected[] = { '\'', wanted, '\'', '\0' };

  skip_blanks (scan);
  if (peek (scan) != wanted)
    return fail_here (scan, error, expected);

  scan->p++;
  return TRUE;
}

/* Four hexadecimal digits after \u, or -1. */
static int
read_hex (Scan *scan)
{
  int value = 0;

  for (guint i = 0; i < 4; i++, scan->p++)
    {
      if (!g_ascii_isxdigit (peek (scan)))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (*scan->p);
    }

  return value;
}

static gboolean
scan_unicode_escape (Scan *scan)
{
  int unit = read_hex (scan);

  if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return FALSE;
  if (unit < 0xD800 || unit > 0xDBFF)
    return TRUE;
  if (scan->end - scan->p < 2 || scan->p[0] != '\\' || scan->p[1] != 'u')
    return FALSE;

  scan->p += 2;
  unit = read_hex (scan);

  return unit >= 0xDC00 && unit <= 0xDFFF;
}

static gboolean
scan_escape (Scan    *scan,
             GError **error)
{
  const char *start = scan->p++;
  const char kind = peek (scan);

  scan->p++;
  if (kind != '\0' && strchr ("\"\\/bfnrt", kind) != NULL)
    return TRUE;
  if (kind == 'u' && scan_unicode_escape (scan))
    return TRUE;

  return fail_at (scan, start, error, _("this \\ sequence stands for no character"));
}

static gboolean
scan_string (Scan    *scan,
             GError **error)
{
  const char *start = scan->p++;

  while (scan->p < scan->end && *scan->p != '"')
    {
      if (g_ascii_iscntrl (*scan->p))
        return fail_at (scan, scan->p, error,
                        _("a text cannot hold a line end or control character: write \\n"));
      if (*scan->p == '\\')
        {
          if (!scan_escape (scan, error))
            return FALSE;
        }
      else
        scan->p++;
    }

  if (scan->p >= scan->end)
    return fail_at (scan, start, error, _("the text beginning here has no closing \""));

  scan->p++;
  return TRUE;
}

static gboolean
skip_digits (Scan *scan)
{
  const char *start = scan->p;

  while (g_ascii_isdigit (peek (scan)))
    scan->p++;

  return scan->p > start;
}

static gboolean
skip_number (Scan *scan)
{
  if (peek (scan) == '-')
    scan->p++;
  if (peek (scan) == '0')
    scan->p++;
  else if (!skip_digits (scan))
    return FALSE;

  if (peek (scan) == '.')
    {
      scan->p++;
      if (!skip_digits (scan))
        return FALSE;
    }
  if (peek (scan) != 'e' && peek (scan) != 'E')
    return TRUE;

  scan->p++;
  if (peek (scan) == '+' || peek (scan) == '-')
    scan->p++;

  return skip_digits (scan);
}

static gboolean
scan_number (Scan    *scan,
             GError **error)
{
  const char *start = scan->p;
  g_autofree char *digits = NULL;

  if (!skip_number (scan))
    return fail_at (scan, start, error, _("this is not a number"));

  digits = g_strndup (start, scan->p - start);
  if (!isfinite (g_ascii_strtod (digits, NULL)))
    return fail_at (scan, start, error, _("this number is too large"));

  return TRUE;
}

static gboolean
scan_word (Scan    *scan,
           GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i]);

      if ((gsize) (scan->end - scan->p) < length || memcmp (scan->p, words[i], length) != 0)
        continue;

      scan->p += length;
      return TRUE;
    }

  return fail_here (scan, error, _("a value"));
}

/* Reads a member's name, which may hold no escapes, so that a repeated one is always seen. */
static gboolean
scan_name (Scan              *scan,
           const HlJsonPlace *place,
           GHashTable        *seen,
           const char       **out_name,
           GError           **error)
{
  const char *start = scan->p;
  g_autofree char *name = NULL;

  if (peek (scan) != '"')
    return fail_here (scan, error, _("the name of a member in \"…\""));
  if (!scan_string (scan, error))
    return FALSE;
  if (memchr (start, '\\', scan->p - start) != NULL)
    return fail_at (scan, start, error, _("write the name of a member without \\"));

  name = g_strndup (start + 1, scan->p - start - 2);
  if (g_hash_table_contains (seen, name))
    {
      const HlJsonPlace member = { place, name, 0 };
      g_autofree char *path = hl_json_place_to_string (&member);

      return fail_at (scan, start, error, _("“%s” is there twice: remove one"), path);
    }

  *out_name = name;
  g_hash_table_add (seen, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
scan_member (Scan              *scan,
             const HlJsonPlace *place,
             GHashTable        *seen,
             guint              depth,
             GError           **error)
{
  HlJsonPlace member = { place, NULL, 0 };

  skip_blanks (scan);

  return scan_name (scan, place, seen, &member.name, error) &&
         expect (scan, ':', error) &&
         scan_value (scan, &member, depth, error);
}

/* Passes over the comma or the closing bracket behind an element. */
static gboolean
scan_separator (Scan     *scan,
                char      close,
                gboolean *out_more,
                GError  **error)
{
  const char expected[] = { '\'', ',', '\'', ' ', '/', ' ', '\'', close, '\'', '\0' };

  skip_blanks (scan);
  *out_more = peek (scan) == ',';
  if (!*out_more && peek (scan) != close)
    return fail_here (scan, error, expected);

  scan->p++;
  return TRUE;
}

static gboolean
scan_object (Scan              *scan,
             const HlJsonPlace *place,
             guint              depth,
             GError           **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean more = TRUE;

  skip_blanks (scan);
  if (peek (scan) == '}')
    return expect (scan, '}', error);

  while (more)
    if (!scan_member (scan, place, seen, depth, error) ||
        !scan_separator (scan, '}', &more, error))
      return FALSE;

  return TRUE;
}

static gboolean
scan_array (Scan              *scan,
            const HlJsonPlace *place,
            guint              depth,
            GError           **error)
{
  HlJsonPlace element = { place, NULL, 0 };
  gboolean more = TRUE;

  skip_blanks (scan);
  if (peek (scan) == ']')
    return expect (scan, ']', error);

  for (; more; element.index++)
    if (!scan_value (scan, &element, depth, error) ||
        !scan_separator (scan, ']', &more, error))
      return FALSE;

  return TRUE;
}

static gboolean
scan_value (Scan              *scan,
            const HlJsonPlace *place,
            guint              depth,
            GError           **error)
{
  skip_blanks (scan);
  if (depth >= HL_JSON_MAX_DEPTH)
    return fail_at (scan, scan->p, error, _("more than %d brackets are open here"),
                    HL_JSON_MAX_DEPTH);

  switch (peek (scan))
    {
    case '{':
      scan->p++;
      return scan_object (scan, place, depth + 1, error);
    case '[':
      scan->p++;
      return scan_array (scan, place, depth + 1, error);
    case '"':
      return scan_string (scan, error);
    default:
      if (peek (scan) == '-' || g_ascii_isdigit (peek (scan)))
        return scan_number (scan, error);
      return scan_word (scan, error);
    }
}

/**
 * hl_json_scan:
 * @text: the text of a JSON file, without byte order mark
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Holds a text against RFC 8259, more strictly than json-glib does: no comments, no member twice
 * in one object, no NUL and no half surrogate pair in a text, at most %HL_JSON_MAX_DEPTH brackets
 * deep.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID naming line and column
 */
gboolean
hl_json_scan (const char *text,
              gsize       length,
              GError    **error)
{
  Scan scan = { text, text, text + length };
  const char *bad;

  if (!g_utf8_validate_len (text, length, &bad))
    return fail_at (&scan, bad, error, _("this is not UTF-8: save the file as UTF-8"));
  if (!scan_value (&scan, NULL, 0, error))
    return FALSE;

  skip_blanks (&scan);
  if (scan.p < scan.end)
    return fail_at (&scan, scan.p, error, _("the file should end here: remove the rest"));

  return TRUE;
}
