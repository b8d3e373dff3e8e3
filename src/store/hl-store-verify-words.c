#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "store/hl-store-verify.h"

/* As running text writes it: "04" in Vietnamese. */
static char *
words_of (guint64 count)
{
  HlLanguage language = hl_i18n_get_language ();

  if (language == HL_LANGUAGE_VI)
    return hl_count_in_words ((gint64) count);

  return hl_count_format ((gint64) count, language);
}

static void
add_sentence (GString    *text,
              const char *format,
              ...) G_GNUC_PRINTF (2, 3);

static void
add_sentence (GString    *text,
              const char *format,
              ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
add_differences (GString              *text,
                 const HlVerifyTotals *totals)
{
  g_autofree char *differences = words_of (totals->differences);
  g_autofree char *keyer = words_of (totals->keyer);
  g_autofree char *verifier = words_of (totals->verifier);
  g_autofree char *unsettled = words_of (totals->unsettled);

  if (totals->differences == 0)
    add_sentence (text, _("None of them differed."));
  else
    add_sentence (text, _("Boxes that differed: %s; errors of the first keying: %s, of the second: "
                          "%s, not yet settled: %s."), differences, keyer, verifier, unsettled);
}

static void
add_random (GString             *text,
            const HlVerifyStats *stats)
{
  HlLanguage language = hl_i18n_get_language ();
  const HlVerifyTotals *random = &stats->random;
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, stats->seed);
  g_autofree char *forms = words_of (random->n_forms);
  g_autofree char *keyed = words_of (stats->n_keyed);
  g_autofree char *boxes = words_of (random->compared);
  g_autofree char *rate = hl_ratio_format ((gint64) (random->keyer + random->unsettled),
                                           (gint64) random->compared, 2, language);
  g_autofree char *bound = hl_percent_format (stats->bound * 100, 2, language);

  if (random->n_forms == 0)
    {
      add_sentence (text, _("No form of the random sample has been keyed a second time."));
      return;
    }

  add_sentence (text, _("Forms keyed a second time: %s of %s, drawn at random (seed %s); boxes "
                        "compared: %s."), forms, keyed, seed, boxes);
  add_differences (text, random);
  add_sentence (text, _("Error rate of the keying: %s of the boxes, with 95%% confidence not over "
                        "%s."), rate, bound);
}

static void
add_count (GString    *text,
           const char *format,
           guint       n)
{
  g_autofree char *words = words_of (n);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (n > 0)
    add_sentence (text, "%s%s%s", halves[0], words, halves[1]);
}

static void
add_passes (GString              *text,
            const HlVerifyTotals *passes)
{
  g_autofree char *forms = words_of (passes->n_forms);
  g_autofree char *differing = words_of (passes->n_differing);

  if (passes->n_forms > 0)
    add_sentence (text, _("Forms compared with a second pass: %s; with differences: %s."), forms,
                  differing);
}

/**
 * hl_verify_stats_sentence:
 * @self: numbers
 *
 * Says what second keying found, for the minutes, in the interface language: sample, seed, boxes,
 * differences, error rate and its bound.
 *
 * Returns: (transfer full): one paragraph
 */
char *
hl_verify_stats_sentence (const HlVerifyStats *self)
{
  GString *text = g_string_new (NULL);

  add_random (text, self);
  add_count (text, _("Forms keyed by the same person both times: %s."), self->random.same_person);
  add_count (text, _("Forms of the sample still to be keyed again: %s."), self->to_do->len);
  add_count (text, _("Forms keyed again beside the sample: %s; they are not in the error rate."),
             self->by_hand.n_forms);
  add_passes (text, &self->passes);

  return g_string_free (text, FALSE);
}
