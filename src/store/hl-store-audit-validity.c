#include "core/hl-i18n.h"
#include "store/hl-store-audit-private.h"
#include "store/hl-store-response-private.h"
#include "store/hl-store-survey.h"

static void
compare_masks (HlAudit             *self,
               const HlSurvey      *survey,
               const HlResponseSet *set,
               const guint16       *stored)
{
  for (guint i = 0; i < set->n; i++)
    {
      if (set->rules[i] == stored[i])
        continue;

      g_autofree char *name = hl_audit_name (self, HL_SUBJECT_RESPONSE, set->ids[i], survey->id,
                                             set->serials[i]);
      hl_audit_add_fault (self, 0, name, _("Another program changed the rules hit by %s"), name);
    }
}

static gboolean
check_survey (HlAudit *self,
              gint64   id,
              GError **error)
{
  gboolean is_stale;

  if (!hl_store_is_stale (self->store, id, &is_stale, error))
    return FALSE;
  if (is_stale)
    return TRUE;

  g_autoptr (HlSurvey) survey = hl_store_load_survey (self->store, id, error);
  if (survey == NULL)
    return FALSE;

  g_autoptr (HlResponseSet) set = hl_store_read_set (self->store, survey, error);
  if (set == NULL)
    return FALSE;

  g_autofree guint16 *stored = g_memdup2 (set->rules, set->n * sizeof *stored);
  if (!hl_store_run_rules (self->store, survey, set, error))
    return FALSE;

  compare_masks (self, survey, set, stored);

  return TRUE;
}

/**
 * hl_audit_check_validity:
 * @self: an audit that has checked the rows
 * @error: return location for an error
 *
 * Runs the rules anew and compares with the stored masks. Where rows were tampered with there is
 * nothing sound to compare with, and the audit has failed anyway; stale masks count for nothing.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_audit_check_validity (HlAudit *self,
                         GError **error)
{
  if (self->report->faults->len > 0)
    return TRUE;

  g_autoptr (GArray) ids = hl_store_list_surveys (self->store, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!check_survey (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}
