#include "exchange/hl-report-log.h"

#include "store/hl-store-snapshot.h"

static const char *const states[] = {
  [HL_REPORT_DRAFT] = "draft",
  [HL_REPORT_SIGNATURE] = "signature",
  [HL_REPORT_ISSUED] = "issued",
};

/* A report for signature fixes the results it rests on. */
static gboolean
save_snapshots (HlStore            *store,
                const HlReportSpec *spec,
                GError            **error)
{
  if (spec->state == HL_REPORT_DRAFT)
    return TRUE;

  for (guint i = 0; i < spec->n_surveys; i++)
    if (!hl_store_save_snapshot (store, spec->surveys[i].snapshot, error))
      return FALSE;

  return spec->joint == NULL || hl_store_save_snapshot (store, spec->joint, error);
}

static char *
list_surveys (const HlReportSpec *spec)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spec->n_surveys; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            spec->surveys[i].survey->id);

  return g_string_free (text, FALSE);
}

/**
 * hl_report_record:
 * @store: the store
 * @spec: what the report is made of
 * @options: what was asked for
 * @path: (nullable): file it was written to, %NULL when it was printed
 * @pdf: its bytes
 * @error: return location for an error
 *
 * Notes that a report was made. One for signature fixes its results; an issued one is kept as
 * bytes.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_report_record (HlStore               *store,
                  const HlReportSpec    *spec,
                  const HlReportOptions *options,
                  const char            *path,
                  GBytes                *pdf,
                  GError               **error)
{
  const HlScoreSnapshot *snapshot = spec->joint != NULL ? spec->joint : spec->surveys[0].snapshot;
  g_autofree char *period = hl_period_to_string (&spec->period);
  g_autofree char *surveys = list_surveys (spec);
  HlReportRecord record = {
    .kind = (char *) options->kind->id,
    .surveys = surveys,
    .period = period,
    .state = (char *) states[spec->state],
    .number = (char *) spec->number,
    .date = options->date,
    .signer = spec->signer != NULL ? spec->signer->name : NULL,
    .snapshot = spec->state != HL_REPORT_DRAFT ? snapshot->id : NULL,
    .path = (char *) path,
    .pdf = spec->state == HL_REPORT_ISSUED ? pdf : NULL,
  };

  return save_snapshots (store, spec, error) && hl_store_log_report (store, &record, error) != 0;
}
