#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-questionnaire-json.h"

#define SEED 20261122
#define MAX_MUTATIONS 4

static const char *const scraps[] = {
  "\"", "{", "}", "[", "]", ",", ":", "null", "true", "false", "0", "-1", "1.5", "64", "1e400",
  "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\xC3\"", "\"c01\"", "\"code\"",
  "\"scale\"", "\"levels\"", "\"jumps\"", "\"not\"", "\"long-text\"", "\"multiple\"", "\"s5\"",
  "\"a\xCC\x81\"", "\"{office}\"", "[[[[[[[[[[[[[[[[[[", "/* */", "\xEF\xBB\xBF",
};

/* Start of the token at or behind a random place: a text, a word, or one sign. */
static gsize
find_token (const GString *data,
            GRand         *random,
            gsize         *out_length)
{
  const gsize at = (gsize) g_rand_int_range (random, 0, (gint32) data->len);
  const gsize blanks = strspn (data->str + at, " \n");
  const char *token = data->str + at + blanks;
  gsize length = strcspn (token, " \n\"{}[],:");

  if (*token == '"')
    length = strcspn (token + 1, "\"\n") + 2;

  *out_length = MIN (MAX (length, 1), data->len - (gsize) (token - data->str));

  return (gsize) (token - data->str);
}

static void
replace_token (GString    *data,
               GRand      *random,
               const char *with)
{
  gsize length;
  const gsize at = find_token (data, random, &length);

  g_string_erase (data, (gssize) at, (gssize) length);
  g_string_insert (data, (gssize) at, with);
}

static void
put_scrap (GString *data,
           GRand   *random)
{
  replace_token (data, random, scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))]);
}

static void
copy_token (GString *data,
            GRand   *random)
{
  gsize length;
  const gsize at = find_token (data, random, &length);
  g_autofree char *token = g_strndup (data->str + at, length);

  replace_token (data, random, token);
}

static void
drop_token (GString *data,
            GRand   *random)
{
  replace_token (data, random, "");
}

static void
drop_line (GString *data,
           GRand   *random)
{
  const gsize at = (gsize) g_rand_int_range (random, 0, (gint32) data->len);
  const gsize length = strcspn (data->str + at, "\n");

  g_string_erase (data, (gssize) at, (gssize) length);
}

static void
change_byte (GString *data,
             GRand   *random)
{
  data->str[g_rand_int_range (random, 0, (gint32) data->len)] = (char) g_rand_int (random);
}

static GString *
mutate (const char *good,
        GRand      *random)
{
  static void (*const mutations[]) (GString *, GRand *) = {
    put_scrap, copy_token, copy_token, drop_token, drop_line, change_byte,
  };
  GString *data = g_string_new (good);
  gint32 n = g_rand_int_range (random, 1, MAX_MUTATIONS + 1);

  while (n-- > 0 && data->len > 0)
    mutations[g_rand_int_range (random, 0, G_N_ELEMENTS (mutations))] (data, random);

  return data;
}

/* Either a refusal in one sentence, or a questionnaire that survives being written and read. */
static gboolean
try_read (const GString *data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) first =
    hl_questionnaire_from_json (data->str, (gssize) data->len, &error);
  g_autoptr (HlQuestionnaire) second = NULL;
  g_autofree char *written = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true ((first == NULL) == (error != NULL));
  if (first == NULL)
    {
      g_assert_true (error->domain == HL_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strchr (error->message, '\n'));
      return FALSE;
    }

  written = hl_questionnaire_to_json (first);
  second = hl_questionnaire_from_json (written, -1, &error);
  g_assert_no_error (error);
  before = hl_questionnaire_to_canonical (first);
  after = hl_questionnaire_to_canonical (second);
  g_assert_cmpstr (before, ==, after);

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_files = 0;
  guint n_taken = 0;
  guint n;

  if (argc < 3)
    return 2;

  n = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *good = NULL;

      if (!g_file_get_contents (argv[i], &good, NULL, NULL))
        return 2;

      for (guint j = 0; j < n; j++, n_files++)
        {
          g_autoptr (GString) data = mutate (good, random);

          n_taken += try_read (data);
        }
    }

  g_print ("%u files, %u taken, %u refused\n", n_files, n_taken, n_files - n_taken);
  g_assert_cmpuint (n_taken, >, 0);
  g_assert_cmpuint (n_taken, <, n_files);

  return 0;
}
