#include "exchange/hl-import-fold.h"

#include <string.h>

/* Letters that are no base letter with a mark. */
static gunichar
fold_letter (gunichar c)
{
  c = g_unichar_tolower (c);

  return c == 0x111 ? 'd' : c;
}

/**
 * hl_import_fold:
 * @text: a text, valid UTF-8
 *
 * Makes texts comparable as people read them: small letters without marks, figures, and one blank
 * for anything between; "  Rất  HÀI lòng." becomes "rat hai long".
 *
 * Returns: (transfer full): the folded text, perhaps ""
 */
char *
hl_import_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;

      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }

      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, fold_letter (c));
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_import_folds_alike:
 * @text: a text
 * @folded: a folded text
 *
 * Returns: whether @text folds to @folded and says anything
 */
gboolean
hl_import_folds_alike (const char *text,
                       const char *folded)
{
  g_autofree char *own = hl_import_fold (text);

  return *own != '\0' && strcmp (own, folded) == 0;
}

/**
 * hl_import_count_shared:
 * @folded: a folded text
 * @other: another
 * @out_n_words: (out): words of @folded
 *
 * Returns: how many words of @folded are in @other too
 */
guint
hl_import_count_shared (const char *folded,
                        const char *other,
                        guint      *out_n_words)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) others = g_strsplit (other, " ", -1);
  guint n_shared = 0;

  *out_n_words = g_strv_length (words);
  for (guint i = 0; i < *out_n_words; i++)
    if (g_strv_contains ((const char *const *) others, words[i]))
      n_shared++;

  return n_shared;
}
