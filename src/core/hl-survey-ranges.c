#include "core/hl-survey-ranges.h"

#include <stdlib.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-edit.h"

#define MAX_SERIAL (HL_SERIAL_KIND_SIZE - 1)

static char *
format_range (const HlSerialRange *range)
{
  if (range->first == range->last)
    return g_strdup_printf ("%" G_GINT64_FORMAT, range->first);

  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, range->first, range->last);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const HlSerialRange *left = a;
  const HlSerialRange *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

static void
sort_ranges (HlSurvey *self)
{
  if (self->n_ranges > 0)
    qsort (self->ranges, self->n_ranges, sizeof *self->ranges, compare_ranges);
}

/**
 * hl_survey_format_ranges:
 * @self: a survey
 * @field: index of a field, or %HL_NO_INDEX for the numbers no field decides
 *
 * Returns: (transfer full): its serials as hl_survey_set_ranges() reads them: "1-50, 201-210"; ""
 *   when it has none
 */
char *
hl_survey_format_ranges (const HlSurvey *self,
                         guint           field)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_ranges; i++)
    if (self->ranges[i].field == field)
      {
        g_autofree char *one = format_range (&self->ranges[i]);

        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", one);
      }

  return g_string_free (out, FALSE);
}

static gboolean
refuse_text (const char *text,
             GError    **error)
{
  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” are no serials: write them as 1-50, several joined by commas"), text);

  return FALSE;
}

/* Digits only, with spaces around; −1 for anything else. */
static gint64
parse_number (char *text)
{
  g_strstrip (text);
  if (*text == '\0' || strspn (text, "0123456789") != strlen (text) || strlen (text) > 18)
    return -1;

  return g_ascii_strtoll (text, NULL, 10);
}

/* "1-50", "1–50" or "7". */
static gboolean
parse_range (const char    *text,
             HlSerialRange *out_range,
             GError       **error)
{
  g_auto (GStrv) dashes = g_strsplit (text, "–", -1);
  g_autofree char *plain = g_strjoinv ("-", dashes);
  g_auto (GStrv) ends = g_strsplit (plain, "-", -1);
  guint n_ends = g_strv_length (ends);

  if (n_ends < 1 || n_ends > 2)
    return refuse_text (text, error);

  out_range->first = parse_number (ends[0]);
  out_range->last = parse_number (ends[n_ends - 1]);
  if (out_range->first < 0 || out_range->last < 0)
    return refuse_text (text, error);

  if (out_range->first < 1 || out_range->last > MAX_SERIAL)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Serials run from 1 to 999999999, not %s"), plain);
  else if (out_range->first > out_range->last)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("The serials %s run backwards: write the lower one first"), plain);
  else
    return TRUE;

  return FALSE;
}

/* The area a range of the field already had, so that typing keeps it. */
static guint
find_area (const HlSurvey      *self,
           const HlSerialRange *range)
{
  for (guint i = 0; i < self->n_ranges; i++)
    if (self->ranges[i].field == range->field && self->ranges[i].first == range->first)
      return self->ranges[i].area;

  return HL_NO_INDEX;
}

static GArray *
parse_ranges (const HlSurvey *self,
              guint           field,
              const char     *text,
              GError        **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (HlSerialRange));
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      HlSerialRange range = { .field = field, .area = HL_NO_INDEX };

      g_strstrip (*part);
      if (**part == '\0')
        continue;
      if (!parse_range (*part, &range, error))
        return NULL;

      range.area = find_area (self, &range);
      g_array_append_val (ranges, range);
    }

  return g_steal_pointer (&ranges);
}

/**
 * hl_survey_set_ranges:
 * @self: a survey not shared yet
 * @field: index of a field, or %HL_NO_INDEX for the numbers no field decides
 * @text: its serials: "1-50", "1-50, 201-210" or ""
 * @error: return location for an error
 *
 * Gives a field other serials; the ranges of the survey are then in ascending order. Whether they
 * overlap those of others is not asked here: see hl_survey_find_overlap().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (not numbers, 0, too high, backwards), nothing
 *   changed
 */
gboolean
hl_survey_set_ranges (HlSurvey   *self,
                      guint       field,
                      const char *text,
                      GError    **error)
{
  g_autoptr (GArray) ranges = parse_ranges (self, field, text, error);

  if (ranges == NULL)
    return FALSE;

  for (guint i = self->n_ranges; i-- > 0;)
    if (self->ranges[i].field == field)
      hl_survey_remove_range (self, i);
  for (guint i = 0; i < ranges->len; i++)
    {
      const HlSerialRange *range = &g_array_index (ranges, HlSerialRange, i);

      hl_survey_add_range (self, range->first, range->last, range->field, range->area);
    }
  sort_ranges (self);

  return TRUE;
}

static const char *
name_owner (const HlSurvey      *self,
            const HlSerialRange *range)
{
  if (range->field != HL_NO_INDEX)
    return self->fields[range->field].name;

  return range->area != HL_NO_INDEX ? self->areas[range->area].name : _("spare numbers");
}

/**
 * hl_survey_find_overlap:
 * @self: a survey
 * @field: index of a field, or %HL_NO_INDEX for the numbers no field decides
 *
 * Looks for a serial the field has that is issued twice. Both fields get the same sentence. O(n²)
 * in the ranges.
 *
 * Returns: (transfer full) (nullable): a sentence that names both ranges and whose they are, or
 *   %NULL
 */
char *
hl_survey_find_overlap (const HlSurvey *self,
                        guint           field)
{
  for (guint i = 0; i < self->n_ranges; i++)
    for (guint k = 0; k < self->n_ranges; k++)
      {
        const HlSerialRange *one = &self->ranges[i];
        const HlSerialRange *other = &self->ranges[k];

        if (i < k && (one->field == field || other->field == field) &&
            one->first <= other->last && other->first <= one->last)
          {
            g_autofree char *mine = format_range (one);
            g_autofree char *theirs = format_range (other);

            return g_strdup_printf (_("The serials %s (%s) and %s (%s) overlap: issue each serial "
                                      "once"), mine, name_owner (self, one), theirs,
                                    name_owner (self, other));
          }
      }

  return NULL;
}

/* The next @n_serials numbers; none for 0. */
static void
append_range (GArray  *ranges,
              gint64   n_serials,
              HlStrata kind,
              guint    index)
{
  gint64 last = ranges->len > 0
    ? g_array_index (ranges, HlSerialRange, ranges->len - 1).last : 0;
  HlSerialRange range = { last + 1, last + n_serials, HL_NO_INDEX, HL_NO_INDEX };

  if (kind == HL_STRATA_FIELDS)
    range.field = index;
  else
    range.area = index;
  if (n_serials > 0)
    g_array_append_val (ranges, range);
}

/* Whether the numbers suffice for what is still to come. */
static gboolean
has_room (const GArray *ranges,
          gint64        n_serials,
          GError      **error)
{
  gint64 last = ranges->len > 0
    ? g_array_index (ranges, HlSerialRange, ranges->len - 1).last : 0;

  if (n_serials <= MAX_SERIAL - last)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("There are only 999999999 serials: lower the quotas"));

  return FALSE;
}

/**
 * hl_survey_propose_ranges:
 * @self: a survey not shared yet
 * @n_spare: numbers behind them that nothing decides, ≥ 0
 * @error: return location for an error
 *
 * Numbers the forms from 1: for each field in order as many as its quota, or for each area where
 * there are no fields, then the spare ones. What was numbered before is forgotten; a quota of 0
 * gets no numbers.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when a quota is missing or the numbers do not
 *   suffice; nothing is changed then
 */
gboolean
hl_survey_propose_ranges (HlSurvey *self,
                          gint64    n_spare,
                          GError  **error)
{
  HlStrata kind = self->n_fields > 0 ? HL_STRATA_FIELDS : HL_STRATA_AREAS;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (HlSerialRange));
  guint n;
  const HlStratum *strata = hl_survey_get_strata (self, kind, &n);

  for (guint i = 0; i < n; i++)
    {
      if (strata[i].quota == HL_UNKNOWN_COUNT)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                       _("“%s” has no quota yet: type how many forms it shall get"),
                       strata[i].name);
          return FALSE;
        }
      if (!has_room (ranges, strata[i].quota, error))
        return FALSE;
      append_range (ranges, strata[i].quota, kind, i);
    }

  if (!has_room (ranges, n_spare, error))
    return FALSE;
  append_range (ranges, n_spare, HL_STRATA_FIELDS, HL_NO_INDEX);

  g_free (self->ranges);
  self->n_ranges = ranges->len;
  self->ranges = (HlSerialRange *) (gpointer) g_array_free (g_steal_pointer (&ranges), FALSE);

  return TRUE;
}
