#include "exchange/hl-report-decisions.h"

#include <string.h>

#include "report/hl-report.h"
#include "store/hl-store-log.h"

/* Log entries that are decisions (kinds: HlDecision); all but these are daily work. */
static const struct
{
  char        subject;
  const char *action;
  const char *kind;
} decisions[] = {
  { 'r', "exclude", "exclusion" },
  { 'r', "include", "correction" },
  { 'r', "correct", "correction" },
  { 's', "update", "change" },
  { 's', "take-back", "import" },
};

static const char *
find_kind (const HlLogEntry *entry)
{
  if (*entry->reason == '\0' || (entry->subject == 's' && *entry->detail == '\0'))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (decisions[i].subject == entry->subject && strcmp (decisions[i].action, entry->action) == 0)
      return decisions[i].kind;

  return NULL;
}

static char *
name_subject (const HlLogEntry *entry)
{
  if (strcmp (entry->action, "take-back") == 0)
    return g_strdup ("tệp phiếu");
  if (entry->subject == 's')
    return g_strdup ("đợt khảo sát");

  if (*entry->serial == '\0')
    return g_strdup_printf ("phiếu #%" G_GINT64_FORMAT, entry->subject_id);

  return g_strconcat ("phiếu ", entry->serial, NULL);
}

static HlDecision *
decision_new (const HlLogEntry *entry,
              const char       *kind)
{
  HlDecision *decision = g_new0 (HlDecision, 1);

  decision->kind = g_strdup (kind);
  decision->what = name_subject (entry);
  decision->detail = g_strdup (entry->detail);
  decision->reason = g_strdup (entry->reason);
  decision->person = g_strdup (entry->person);
  decision->date = hl_date_from_unix (entry->at);

  return decision;
}

/**
 * hl_report_list_decisions:
 * @store: the store
 * @survey: a round
 * @error: return location for an error
 *
 * Lists what a report must say was decided in a round: forms excluded, taken back, corrected or
 * added after closing, files of forms taken back as a whole (each once, and none of its forms), and
 * changes of the round itself after opening. Each was given a reason; entries without one are daily
 * work.
 *
 * Returns: (transfer full) (element-type HlDecision): the decisions in order of time; %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_report_list_decisions (HlStore        *store,
                          const HlSurvey *survey,
                          GError        **error)
{
  g_autoptr (GPtrArray) entries = hl_store_list_log (store, survey->id, error);
  GPtrArray *found;

  if (entries == NULL)
    return NULL;

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_decision_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const HlLogEntry *entry = g_ptr_array_index (entries, i);
      const char *kind = find_kind (entry);

      if (kind != NULL)
        g_ptr_array_add (found, decision_new (entry, kind));
    }

  return found;
}
