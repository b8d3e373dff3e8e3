#include "cli/hl-cli-strata.h"

#include <string.h>

#include "cli/hl-cli.h"
#include "core/hl-error.h"

#define MAX_PARTS 4 /* name, quota, population, serials */

/* Serials given to the survey, or to one of its fields or areas. */
typedef struct
{
  gint64 first;
  gint64 last;
  guint  field;
  guint  area;
} Span;

static gboolean
parse_serials (const char *text,
               guint       field,
               guint       area,
               GArray     *spans,
               GError    **error)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (char **item = items; *item != NULL; item++)
    {
      g_auto (GStrv) ends = g_strsplit (*item, "-", 2);
      const char *last = ends[0] != NULL && ends[1] != NULL ? ends[1] : ends[0];
      guint64 from, to;

      if (last == NULL ||
          !g_ascii_string_to_unsigned (g_strstrip (ends[0]), 10, 1, 999999999, &from, NULL) ||
          !g_ascii_string_to_unsigned (g_strstrip ((char *) last), 10, 1, 999999999, &to, NULL) ||
          from > to)
        return hl_cli_usage (error, _("“%s” are no serials: write the first and the last, as in "
                                      "1-160"), *item);

      g_array_append_val (spans, ((Span) { from, to, field, area }));
    }

  return TRUE;
}

/* An empty count is unknown. */
static gboolean
parse_count (const char *text,
             const char *stratum,
             gint64     *out_count,
             GError    **error)
{
  guint64 count;

  *out_count = HL_UNKNOWN_COUNT;
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL))
    return hl_cli_usage (error, _("“%s” in “%s” is not a whole number: write NAME:QUOTA, or "
                                  "NAME:QUOTA:POPULATION:SERIALS"), text, stratum);

  *out_count = (gint64) count;

  return TRUE;
}

static gboolean
read_stratum (HlSurvey   *survey,
              const char *text,
              gboolean    is_area,
              GArray     *spans,
              GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  const guint n_parts = g_strv_length (parts);
  gint64 quota, population;
  guint index;

  if (n_parts == 0 || n_parts > MAX_PARTS)
    return hl_cli_usage (error, _("“%s” is not a field or area: write NAME:QUOTA, or "
                                  "NAME:QUOTA:POPULATION:SERIALS"), text);
  if (!parse_count (n_parts > 1 ? parts[1] : NULL, text, &quota, error) ||
      !parse_count (n_parts > 2 ? parts[2] : NULL, text, &population, error))
    return FALSE;

  if (is_area)
    index = hl_survey_add_area (survey, parts[0], quota, population);
  else
    index = hl_survey_add_field (survey, parts[0], quota, population);

  return n_parts < MAX_PARTS ||
         parse_serials (parts[3], is_area ? HL_NO_INDEX : index, is_area ? index : HL_NO_INDEX,
                        spans, error);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const gint64 left = *(const gint64 *) a;
  const gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The serials at which something begins or has ended, in order. */
static GArray *
find_bounds (const GArray *spans)
{
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      const gint64 behind = span->last + 1;

      g_array_append_val (bounds, span->first);
      g_array_append_val (bounds, behind);
    }
  g_array_sort (bounds, compare_numbers);

  return bounds;
}

static gboolean
take_index (guint   *index,
            guint    given,
            gint64   serial,
            GError **error)
{
  if (given == HL_NO_INDEX)
    return TRUE;
  if (*index == HL_NO_INDEX)
    {
      *index = given;
      return TRUE;
    }

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("Serial %d is given to two fields or two areas: give it to one"), (int) serial);
  return FALSE;
}

/* What all serials from @first to the next bound have in common. */
static gboolean
look_at (const GArray *spans,
         gint64        first,
         Span         *out_span,
         gboolean     *out_issued,
         GError      **error)
{
  out_span->field = HL_NO_INDEX;
  out_span->area = HL_NO_INDEX;
  *out_issued = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (first < span->first || first > span->last)
        continue;

      *out_issued = TRUE;
      if (!take_index (&out_span->field, span->field, first, error) ||
          !take_index (&out_span->area, span->area, first, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_range (HlSurvey   *survey,
           const Span *span)
{
  HlSerialRange *before = survey->n_ranges > 0 ? &survey->ranges[survey->n_ranges - 1] : NULL;

  if (before != NULL && before->last + 1 == span->first && before->field == span->field &&
      before->area == span->area)
    before->last = span->last;
  else
    hl_survey_add_range (survey, span->first, span->last, span->field, span->area);
}

/* Lays the serials of the survey, its fields and its areas over each other. */
static gboolean
make_ranges (HlSurvey     *survey,
             const GArray *spans,
             GError      **error)
{
  g_autoptr (GArray) bounds = find_bounds (spans);

  for (guint i = 0; i + 1 < bounds->len; i++)
    {
      Span span = {
        .first = g_array_index (bounds, gint64, i),
        .last = g_array_index (bounds, gint64, i + 1) - 1,
      };
      gboolean issued;

      if (span.last < span.first)
        continue;
      if (!look_at (spans, span.first, &span, &issued, error))
        return FALSE;
      if (issued)
        add_range (survey, &span);
    }

  return TRUE;
}

/**
 * hl_cli_read_strata:
 * @survey: a new survey
 * @serials: (nullable): "1-160", several joined by commas
 * @fields: (array zero-terminated=1): each "name:quota[:population[:serials]]"
 * @areas: (array zero-terminated=1): the same
 * @error: return location for an error
 *
 * Adds fields, areas and serial ranges. Serials of a field or area decide it; they may lie within
 * @serials or beside them.
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE, or %HL_ERROR_INVALID when a serial is given
 *   to two fields or two areas
 */
gboolean
hl_cli_read_strata (HlSurvey          *survey,
                    const char        *serials,
                    const char *const *fields,
                    const char *const *areas,
                    GError           **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  if (serials != NULL && !parse_serials (serials, HL_NO_INDEX, HL_NO_INDEX, spans, error))
    return FALSE;
  for (; *fields != NULL; fields++)
    if (!read_stratum (survey, *fields, FALSE, spans, error))
      return FALSE;
  for (; *areas != NULL; areas++)
    if (!read_stratum (survey, *areas, TRUE, spans, error))
      return FALSE;

  return make_ranges (survey, spans, error);
}
