#include "exchange/hl-dossiers.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "exchange/hl-response-line.h"
#include "score/hl-draw.h"

/* One reserve for so many drawn. */
#define DRAWN_PER_RESERVE 5

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_FIELD,
  COLUMN_AREA,
  COLUMN_DATE,
  N_COLUMNS,
} Column;

static const char *const column_names[N_COLUMNS] = { "number", "field", "area", "date" };

typedef struct
{
  HlDossiers *dossiers;
  GHashTable *lines;              /* number → line */
  guint       columns[N_COLUMNS];
} Reader;

static void
dossier_free (gpointer data)
{
  HlDossier *self = data;

  g_free (self->number);
  g_free (self);
}

/**
 * hl_dossiers_free:
 * @self: (transfer full): a list
 *
 * Frees it.
 */
void
hl_dossiers_free (HlDossiers *self)
{
  hl_survey_unref (self->survey);
  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/* Other columns stay unread: they may hold names. */
static gboolean
read_header (Reader  *reader,
             HlCsv   *csv,
             GError **error)
{
  GPtrArray *cells;
  guint line;

  for (guint i = 0; i < N_COLUMNS; i++)
    reader->columns[i] = HL_NO_INDEX;
  if (!hl_csv_next (csv, &cells, &line, error))
    return FALSE;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      g_autofree char *name = hl_text_clean (cells->pdata[i]);

      for (guint k = 0; k < N_COLUMNS; k++)
        if (g_str_equal (name, column_names[k]))
          reader->columns[k] = i;
    }

  if (reader->columns[COLUMN_NUMBER] != HL_NO_INDEX)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("Line 1: a list of dossiers needs the column “number”; field, area and "
                         "date may stand beside it"));

  return FALSE;
}

static char *
get_cell (const Reader    *reader,
          const GPtrArray *cells,
          Column           column)
{
  guint i = reader->columns[column];

  if (i == HL_NO_INDEX || i >= cells->len)
    return g_strdup ("");

  return hl_text_clean (hl_response_columns_restore (cells->pdata[i]));
}

static gboolean
refuse (Reader     *reader,
        guint       line,
        const char *number,
        const char *code,
        char       *reason)
{
  HlRefusal *refusal = g_new0 (HlRefusal, 1);

  refusal->line = line;
  refusal->serial = g_strdup (number);
  refusal->code = g_strdup (code);
  refusal->reason = reason;
  g_ptr_array_add (reader->dossiers->refused, refusal);

  return FALSE;
}

static gboolean
read_strata (Reader          *reader,
             const GPtrArray *cells,
             guint            line,
             HlDossier       *dossier)
{
  const HlSurvey *survey = reader->dossiers->survey;
  g_autofree char *field = get_cell (reader, cells, COLUMN_FIELD);
  g_autofree char *area = get_cell (reader, cells, COLUMN_AREA);

  dossier->field = hl_survey_find_field (survey, field);
  dossier->area = hl_survey_find_area (survey, area);
  if (dossier->field == HL_NO_INDEX && survey->n_fields > 0)
    return refuse (reader, line, dossier->number, "field",
                   g_strdup_printf (_("This survey has no field “%s”: correct the name"), field));
  if (dossier->area == HL_NO_INDEX && *area != '\0')
    return refuse (reader, line, dossier->number, "area",
                   g_strdup_printf (_("This survey has no area “%s”: correct the name"), area));

  return TRUE;
}

static gboolean
read_dossier (Reader          *reader,
              const GPtrArray *cells,
              guint            line,
              HlDossier       *dossier)
{
  g_autofree char *date = get_cell (reader, cells, COLUMN_DATE);
  g_autoptr (GError) error = NULL;
  guint before;

  dossier->number = get_cell (reader, cells, COLUMN_NUMBER);
  if (*dossier->number == '\0')
    return refuse (reader, line, "", "number", g_strdup (_("The dossier has no number")));

  before = GPOINTER_TO_UINT (g_hash_table_lookup (reader->lines, dossier->number));
  if (before > 0)
    return refuse (reader, line, dossier->number, "duplicate",
                   g_strdup_printf (_("Dossier %s stands in line %u already"), dossier->number,
                                    before));
  if (*date != '\0' && !hl_date_parse (date, &dossier->date, NULL) &&
      !hl_date_read (date, &dossier->date, &error))
    return refuse (reader, line, dossier->number, "date", g_strdup (error->message));
  if (!read_strata (reader, cells, line, dossier))
    return FALSE;

  g_hash_table_insert (reader->lines, dossier->number, GUINT_TO_POINTER (line));

  return TRUE;
}

static gboolean
read_lines (Reader  *reader,
            HlCsv   *csv,
            GError **error)
{
  GPtrArray *cells;
  guint line;

  while (hl_csv_next (csv, &cells, &line, error))
    {
      HlDossier *dossier;

      if (cells == NULL)
        return TRUE;

      dossier = g_new0 (HlDossier, 1);
      if (read_dossier (reader, cells, line, dossier))
        g_ptr_array_add (reader->dossiers->list, dossier);
      else
        dossier_free (dossier);
    }

  return FALSE;
}

static int
compare_dossiers (gconstpointer a,
                  gconstpointer b)
{
  const HlDossier *one = *(const HlDossier *const *) a;
  const HlDossier *other = *(const HlDossier *const *) b;

  if (one->field != other->field)
    return one->field < other->field ? -1 : 1;
  if (one->area != other->area)
    return one->area < other->area ? -1 : 1;
  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;

  return strcmp (one->number, other->number);
}

/**
 * hl_dossiers_read:
 * @survey: the round
 * @bytes: CSV with the column `number`, and `field`, `area`, `date` where known; other columns are
 *   not read
 * @error: return location for an error
 *
 * Reads the dossiers a sample is drawn from. A line without a number, with one that stands there
 * already, or with an unknown field, area or date is refused by itself. A date is 2026-03-31 or
 * 31/03/2026.
 *
 * Returns: (transfer full): the list, or %NULL with %HL_ERROR_INVALID when the file is no such
 *   table
 */
HlDossiers *
hl_dossiers_read (HlSurvey *survey,
                  GBytes   *bytes,
                  GError  **error)
{
  g_autoptr (HlCsv) csv = hl_csv_new (bytes, error);
  g_autoptr (HlDossiers) self = g_new0 (HlDossiers, 1);
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .dossiers = self, .lines = lines };

  self->survey = hl_survey_ref (survey);
  self->list = g_ptr_array_new_with_free_func (dossier_free);
  self->refused = g_ptr_array_new_with_free_func (hl_response_line_refusal_free);
  if (csv == NULL || !read_header (&reader, csv, error) || !read_lines (&reader, csv, error))
    return NULL;

  g_ptr_array_sort (self->list, compare_dossiers);

  return g_steal_pointer (&self);
}

/* Draws @size of the @n dossiers from @first on that are not drawn yet. */
static void
draw (HlDossiers *self,
      guint       first,
      guint       n,
      guint       size,
      const char *name,
      gboolean    reserve)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autofree guint *chosen = g_new0 (guint, size + 1);

  for (guint i = first; i < first + n; i++)
    {
      HlDossier *dossier = self->list->pdata[i];

      if (!dossier->drawn)
        g_ptr_array_add (left, dossier);
    }

  size = MIN (size, left->len);
  hl_draw_systematic (left->len, size, name, chosen);
  for (guint i = 0; i < size; i++)
    {
      HlDossier *dossier = left->pdata[chosen[i]];

      dossier->drawn = TRUE;
      dossier->reserve = reserve;
    }
}

static void
draw_with_reserves (HlDossiers *self,
                    guint       first,
                    guint       n,
                    guint       size,
                    guint64     seed)
{
  g_autofree char *name = g_strdup_printf ("%" G_GUINT64_FORMAT "/%u/%u/%u", seed, first, n, size);
  g_autofree char *second = g_strconcat (name, "/reserve", NULL);

  draw (self, first, n, size, name, FALSE);
  draw (self, first, n, (size + DRAWN_PER_RESERVE - 1) / DRAWN_PER_RESERVE, second, TRUE);
}

static guint
count_field (const HlDossiers *self,
             guint             field,
             guint            *out_first)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const HlDossier *dossier = self->list->pdata[i];

      if (dossier->field != field)
        continue;
      if (n++ == 0)
        *out_first = i;
    }

  return n;
}

/* As before the first draw. */
static void
put_back (HlDossiers *self)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      HlDossier *dossier = self->list->pdata[i];

      dossier->drawn = FALSE;
      dossier->reserve = FALSE;
    }
}

static gboolean
draw_quotas (HlDossiers *self,
             guint64     seed,
             GError    **error)
{
  const HlSurvey *survey = self->survey;

  for (guint field = 0; field < survey->n_fields; field++)
    {
      gint64 quota = survey->fields[field].quota;
      guint first = 0;
      guint n = count_field (self, field, &first);

      if (quota > n)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                       _("Field “%s” has %u dossiers, fewer than the %d forms of its quota: lower "
                         "the quota, or say how many to draw from the whole list"),
                       survey->fields[field].name, n, (int) quota);
          return FALSE;
        }
      if (quota > 0)
        draw_with_reserves (self, first, n, (guint) quota, seed);
    }

  return TRUE;
}

/**
 * hl_dossiers_draw:
 * @self: a list
 * @size: how many; 0 = the quota of each field
 * @seed: "số khởi tạo": the same seed gives the same draw
 * @error: return location for an error
 *
 * Draws a systematic random sample, and one reserve for every five drawn from what is left. The
 * list is in the order of fields, areas and days, so the sample spreads over them as the dossiers
 * do. What was drawn before is put back first.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when there are fewer dossiers than wanted, or no
 *   quotas
 */
gboolean
hl_dossiers_draw (HlDossiers *self,
                  guint       size,
                  guint64     seed,
                  GError    **error)
{
  if (size == 0 && (self->survey->n_fields == 0 || hl_survey_quota (self->survey) <= 0))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The round has no quotas by field: say how many to draw"));
      return FALSE;
    }

  if (size > self->list->len)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The list has %u dossiers, so %u cannot be drawn: ask all of them, or draw "
                     "fewer"), self->list->len, size);
      return FALSE;
    }

  put_back (self);
  self->seed = seed;
  self->by_field = size == 0;
  if (size == 0)
    return draw_quotas (self, seed, error);

  draw_with_reserves (self, 0, self->list->len, size, seed);

  return TRUE;
}

/**
 * hl_dossiers_count:
 * @self: a list that was drawn from
 * @reserve: whether to count the reserves, else those drawn
 *
 * Returns: how many
 */
guint
hl_dossiers_count (const HlDossiers *self,
                   gboolean          reserve)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const HlDossier *dossier = self->list->pdata[i];

      n += dossier->drawn && dossier->reserve == reserve;
    }

  return n;
}

static void
write_dossier (const HlDossiers *self,
               const HlDossier  *dossier,
               guint             place,
               GString          *out)
{
  g_autofree char *date = dossier->date != HL_DATE_NONE ? hl_date_to_iso (dossier->date) :
                          g_strdup ("");
  const char *cells[N_COLUMNS] = { dossier->number, "", "", date };

  if (dossier->field != HL_NO_INDEX)
    cells[COLUMN_FIELD] = self->survey->fields[dossier->field].name;
  if (dossier->area != HL_NO_INDEX)
    cells[COLUMN_AREA] = self->survey->areas[dossier->area].name;

  g_string_append_printf (out, "%u,%s", place, dossier->reserve ? "reserve" : "drawn");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const gboolean guard = hl_response_columns_needs_guard (cells[i]);
      g_autofree char *cell = g_strconcat (guard ? "'" : "", cells[i], NULL);

      g_string_append_c (out, ',');
      hl_csv_append_cell (out, cell, ',');
    }
  g_string_append_c (out, '\n');
}

/**
 * hl_dossiers_to_csv:
 * @self: a list that was drawn from
 *
 * Returns: (transfer full): those drawn, then the reserves: place, kind, number, field, area, date
 */
char *
hl_dossiers_to_csv (const HlDossiers *self)
{
  GString *out = g_string_new ("place,kind,number,field,area,date\n");

  for (guint reserve = 0; reserve < 2; reserve++)
    {
      guint place = 0;

      for (guint i = 0; i < self->list->len; i++)
        {
          const HlDossier *dossier = self->list->pdata[i];

          if (dossier->drawn && dossier->reserve == (gboolean) reserve)
            write_dossier (self, dossier, ++place, out);
        }
    }

  return g_string_free (out, FALSE);
}
