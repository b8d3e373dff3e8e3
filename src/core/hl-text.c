#include "core/hl-text.h"

/**
 * hl_text_clean:
 * @text: text from a file or a keyboard, valid UTF-8
 *
 * Makes text fit to be kept: NFC, line ends as \n, other control characters as blanks, no blanks at
 * either end.
 *
 * Returns: (transfer full): the cleaned text, perhaps ""
 */
char *
hl_text_clean (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);

  for (const char *p = composed != NULL ? composed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;

      if (c == '\n' || c == '\r')
        g_string_append_c (out, '\n');
      else if (g_unichar_iscntrl (c))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }

  return g_strstrip (g_string_free (out, FALSE));
}

/**
 * hl_text_fill:
 * @text: a wording that may hold {office} and {one_stop}
 * @office: name of the office
 * @one_stop: name of its one-stop department
 *
 * Returns: (transfer full): @text with the names filled in
 */
char *
hl_text_fill (const char *text,
              const char *office,
              const char *one_stop)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "{office}", office, 0);
  g_string_replace (out, "{one_stop}", one_stop, 0);

  return g_string_free (out, FALSE);
}

/**
 * hl_text_roman:
 * @number: 1…3999
 *
 * Returns: (transfer full): @number in Roman figures
 */
char *
hl_text_roman (guint number)
{
  static const struct
  {
    guint       value;
    const char *figure;
  } figures[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50,
                                                                                             "L" },
    { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
  };
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (number >= 1 && number <= 3999, g_string_free (out, FALSE));

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      for (; number >= figures[i].value; number -= figures[i].value)
        g_string_append (out, figures[i].figure);
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_damm_digit:
 * @digits: decimal digits; leading zeros do not change the result
 *
 * Source: H. M. Damm, Total anti-symmetrische Quasigruppen, 2004: the quasigroup of order 10.
 *
 * Returns: the check digit '0'…'9' that printed forms carry behind the serial
 */
char
hl_damm_digit (const char *digits)
{
  static const char table[10][11] = {
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
  };
  guint interim = 0;

  for (; *digits != '\0'; digits++)
    {
      g_return_val_if_fail (g_ascii_isdigit (*digits), '0');
      interim = table[interim][*digits - '0'] - '0';
    }

  return '0' + interim;
}

/**
 * hl_digest:
 * @data: bytes
 * @size: number of bytes
 * @out_digest: (out caller-allocates): their SHA-256
 *
 * Computes a SHA-256 digest.
 */
void
hl_digest (const void *data,
           gsize       size,
           guint8      out_digest[HL_DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = HL_DIGEST_SIZE;

  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, out_digest, &length);
}

/**
 * hl_digest_to_hex:
 * @digest: a digest
 * @n_bytes: how many of its bytes, ≤ %HL_DIGEST_SIZE
 *
 * Returns: (transfer full): two lower-case hexadecimal figures a byte
 */
char *
hl_digest_to_hex (const guint8 *digest,
                  gsize         n_bytes)
{
  GString *out = g_string_sized_new (2 * n_bytes + 1);

  for (gsize i = 0; i < n_bytes; i++)
    g_string_append_printf (out, "%02x", digest[i]);

  return g_string_free (out, FALSE);
}
