/* The printed lists, filled from the register and from a draw. */
#include "exchange/hl-lists.h"

#include "core/hl-text.h"
#include "exchange/hl-register-rows.h"
#include "report/hl-words.h"

/* On the list, in its language. */
static const char *const results[HL_N_OUTCOMES] = {
  [HL_OUTCOME_OUTSTANDING] = NULL,
  [HL_OUTCOME_RETURNED] = "Đã thu",
  [HL_OUTCOME_BLANK] = "Trắng",
  [HL_OUTCOME_SPOILED] = "Hỏng",
  [HL_OUTCOME_REFUSED] = "Từ chối",
  [HL_OUTCOME_NOT_MET] = "Không gặp",
  [HL_OUTCOME_WRONG_PERSON] = "Nhầm người",
  [HL_OUTCOME_REPLACED] = "Thay bằng phiếu khác",
  [HL_OUTCOME_LOST] = "Mất",
};

typedef struct
{
  const HlSurvey *survey;
  guint           per_line;
  GPtrArray      *entries;
} Filling;

/* "Hỏng 01/10/2022; thay bằng phiếu 154-8; rách" */
static char *
write_result (const Filling       *filling,
              const HlRegisterRow *row)
{
  const HlRegisterSpan *span = row->span;
  GString *out;

  if (results[row->outcome] == NULL && (span == NULL || *span->note == '\0'))
    return NULL;

  out = g_string_new (results[row->outcome]);
  if (span == NULL)
    return g_string_free (out, FALSE);

  if (span->outcome_day != HL_DATE_NONE && span->outcome == row->outcome)
    {
      g_autofree char *day = hl_words_date (span->outcome_day);

      g_string_append_printf (out, " %s", day);
    }
  if (span->replaced_by != 0)
    {
      const guint width = hl_survey_serial_width (filling->survey);
      g_autofree char *serial = hl_serial_format_checked (span->replaced_by, width);

      g_string_append_printf (out, "; thay bằng phiếu %s", serial);
    }
  if (*span->note != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", span->note);

  return g_string_free (out, FALSE);
}

static void
add_empty (Filling             *filling,
           const HlRegisterRow *row)
{
  for (gint64 first = row->first; first <= row->last; first += filling->per_line)
    {
      HlFormsEntry *entry = hl_forms_entry_new (first, MIN (first + filling->per_line - 1,
                                                            row->last));

      entry->area = row->area;
      g_ptr_array_add (filling->entries, entry);
    }
}

static void
add_row (Filling             *filling,
         const HlRegisterRow *row)
{
  const HlRegisterSpan *span = row->span;
  HlFormsEntry *entry;

  if (span == NULL && row->outcome == HL_OUTCOME_OUTSTANDING)
    {
      add_empty (filling, row);
      return;
    }

  entry = hl_forms_entry_new (row->first, row->last);
  entry->area = row->area;
  entry->person = span != NULL ? g_strdup (span->issued_to) : NULL;
  entry->day = span != NULL ? span->day : HL_DATE_NONE;
  entry->result = write_result (filling, row);
  g_ptr_array_add (filling->entries, entry);
}

/**
 * hl_lists_make_register:
 * @survey: a survey
 * @office: whose list it is
 * @spans: (element-type HlRegisterSpan) (nullable): its register; %NULL for an empty list to write
 *   on
 * @responses: (nullable): its responses; %NULL with @spans
 * @per_line: forms a line where nothing is entered yet, ≥ 1
 * @metrics: measures the text
 *
 * Makes "Danh sách phát, thu phiếu" of all issued serials.
 *
 * Returns: (transfer full) (element-type HlScene): its pages
 */
GPtrArray *
hl_lists_make_register (const HlSurvey      *survey,
                        const HlOffice      *office,
                        GPtrArray           *spans,
                        const HlResponseSet *responses,
                        guint                per_line,
                        const HlMetrics     *metrics)
{
  static const HlResponseSet no_responses = { 0 };
  g_autoptr (GPtrArray) no_spans = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_forms_entry_free);
  g_autoptr (GArray) rows = hl_register_rows_new (survey, spans != NULL ? spans : no_spans,
                                                  responses != NULL ? responses : &no_responses);
  Filling filling = { survey, per_line, entries };

  for (guint i = 0; i < rows->len; i++)
    add_row (&filling, &g_array_index (rows, HlRegisterRow, i));

  return hl_list_forms_build (survey, office, entries, metrics);
}

static gboolean
may_stand_for (const HlSerialRange *range,
               const HlDossier     *dossier)
{
  return (range->field == HL_NO_INDEX || range->field == dossier->field) &&
         (range->area == HL_NO_INDEX || range->area == dossier->area);
}

/* The next number of a range that fits the dossier; 0 when all are given. */
static gint64
take_serial (const HlSurvey  *survey,
             const HlDossier *dossier,
             gint64          *next)
{
  for (guint i = 0; i < survey->n_ranges; i++)
    if (may_stand_for (&survey->ranges[i], dossier) && next[i] <= survey->ranges[i].last)
      return next[i]++;

  return 0;
}

static GArray *
list_entries (const HlDossiers *dossiers)
{
  const HlSurvey *survey = dossiers->survey;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (HlDossierEntry));
  g_autofree gint64 *next = g_new0 (gint64, survey->n_ranges + 1);

  for (guint i = 0; i < survey->n_ranges; i++)
    next[i] = survey->ranges[i].first;

  for (guint reserve = 0; reserve < 2; reserve++)
    for (guint i = 0; i < dossiers->list->len; i++)
      {
        const HlDossier *dossier = dossiers->list->pdata[i];
        HlDossierEntry entry = { dossier->number, dossier->field, dossier->area, dossier->date,
                                 dossier->reserve, 0 };

        if (!dossier->drawn || dossier->reserve != (gboolean) reserve)
          continue;

        entry.serial = reserve ? 0 : take_serial (survey, dossier, next);
        g_array_append_val (entries, entry);
      }

  return entries;
}

/* How many of a field; of all, with %HL_NO_INDEX. */
static HlDrawPart
count_part (const HlDossiers *dossiers,
            guint             field)
{
  HlDrawPart part = { .field = field };

  for (guint i = 0; i < dossiers->list->len; i++)
    {
      const HlDossier *dossier = dossiers->list->pdata[i];

      if (field != HL_NO_INDEX && dossier->field != field)
        continue;

      part.population++;
      part.size += dossier->drawn && !dossier->reserve;
      part.reserves += dossier->drawn && dossier->reserve;
    }

  return part;
}

/**
 * hl_lists_make_dossiers:
 * @dossiers: a list that was drawn from
 * @office: whose list it is
 * @metrics: measures the text
 *
 * Makes the list of drawn dossiers by which forms are handed out. Each drawn one gets the next form
 * of the ranges that fit its field and area, while there are any; a reserve takes over the form of
 * the one it stands in for.
 *
 * Returns: (transfer full) (element-type HlScene): its pages
 */
GPtrArray *
hl_lists_make_dossiers (const HlDossiers *dossiers,
                        const HlOffice   *office,
                        const HlMetrics  *metrics)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (HlDrawPart));
  g_autoptr (GArray) entries = list_entries (dossiers);
  const guint n_parts = dossiers->by_field ? dossiers->survey->n_fields : 1;

  for (guint i = 0; i < n_parts; i++)
    {
      HlDrawPart part = count_part (dossiers, dossiers->by_field ? i : HL_NO_INDEX);

      if (part.size > 0)
        g_array_append_val (parts, part);
    }

  return hl_list_dossiers_build (&(HlDossierList) {
    .survey = dossiers->survey, .office = office, .metrics = metrics, .parts = parts,
    .entries = entries, .seed = dossiers->seed,
  });
}

/**
 * hl_lists_note_draw:
 * @dossiers: a list that was drawn from
 * @bytes: the file it was read from
 *
 * Says for the log what was drawn from which file, the same in every language: "150 + 30/1240;
 * seed: 7; SHA-256: …".
 *
 * Returns: (transfer full): the words
 */
char *
hl_lists_note_draw (const HlDossiers *dossiers,
                    GBytes           *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  guint8 digest[HL_DIGEST_SIZE];
  g_autofree char *hex = NULL;

  hl_digest (data, size, digest);
  hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);

  return g_strdup_printf ("%u + %u/%u; seed: %" G_GUINT64_FORMAT "; SHA-256: %s",
                          hl_dossiers_count (dossiers, FALSE), hl_dossiers_count (dossiers, TRUE),
                          dossiers->list->len, dossiers->seed, hex);
}
