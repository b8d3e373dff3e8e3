#include "store/hl-store-survey.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-private.h"

static gboolean
same_names (const HlStratum *before,
            guint            n_before,
            const HlStratum *after,
            guint            n_after)
{
  if (n_before != n_after)
    return FALSE;

  for (guint i = 0; i < n_before; i++)
    if (strcmp (before[i].name, after[i].name) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
same_strata (const HlStratum *before,
             guint            n_before,
             const HlStratum *after,
             guint            n_after)
{
  if (!same_names (before, n_before, after, n_after))
    return FALSE;

  for (guint i = 0; i < n_before; i++)
    if (before[i].population != after[i].population)
      return FALSE;

  return TRUE;
}

static gboolean
same_rules (const HlSurvey *before,
            const HlSurvey *after)
{
  for (guint i = 0; i < HL_N_RULES; i++)
    if (before->rules[i].effect != after->rules[i].effect ||
        before->rules[i].threshold != after->rules[i].threshold)
      return FALSE;

  return TRUE;
}

/* Ranges may get longer and new ones may follow; nothing issued is taken back. */
static gboolean
ranges_grew (const HlSurvey *before,
             const HlSurvey *after)
{
  if (after->n_ranges < before->n_ranges)
    return FALSE;

  for (guint i = 0; i < before->n_ranges; i++)
    {
      const HlSerialRange *old = &before->ranges[i];
      const HlSerialRange *new = &after->ranges[i];

      if (new->first != old->first || new->last < old->last || new->field != old->field ||
          new->area != old->area)
        return FALSE;
    }

  return TRUE;
}

static gboolean
procedures_kept (const HlSurvey *before,
                 const HlSurvey *after)
{
  if (after->n_procedures < before->n_procedures)
    return FALSE;

  for (guint i = 0; i < before->n_procedures; i++)
    if (strcmp (before->procedures[i].name, after->procedures[i].name) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
same_target (double before,
             double after)
{
  return before == after || (isnan (before) && isnan (after));
}

static gboolean
same_questionnaire (const HlSurvey *before,
                    const HlSurvey *after)
{
  return strcmp (before->questionnaire->id, after->questionnaire->id) == 0 &&
         before->questionnaire->revision == after->questionnaire->revision;
}

/* What stands on printed forms; gives the untranslated name of the first thing that differs. */
static const char *
find_printed_change (const HlSurvey *before,
                     const HlSurvey *after)
{
  if (!same_questionnaire (before, after))
    return N_("the questionnaire");
  if (!same_names (before->fields, before->n_fields, after->fields, after->n_fields))
    return N_("the fields");
  if (!same_names (before->areas, before->n_areas, after->areas, after->n_areas))
    return N_("the areas");
  if (!ranges_grew (before, after))
    return N_("the serials issued");

  return NULL;
}

/* What opening froze; gives the untranslated name of the first thing that differs. */
static const char *
find_frozen_change (const HlSurvey *before,
                    const HlSurvey *after)
{
  if (!same_questionnaire (before, after))
    return N_("the questionnaire");
  if (before->formula != after->formula)
    return N_("the formula");
  if (before->factor_rule != after->factor_rule ||
      before->overall_rule != after->overall_rule ||
      g_strcmp0 (before->overall_question, after->overall_question) != 0)
    return N_("the rule of an index");
  if (before->official != after->official)
    return N_("the official index");
  if (!same_target (before->target, after->target))
    return N_("the target");
  if (!same_rules (before, after) || before->seed != after->seed)
    return N_("the validity rules");
  if (!same_strata (before->fields, before->n_fields, after->fields, after->n_fields))
    return N_("the fields and their populations");
  if (!same_strata (before->areas, before->n_areas, after->areas, after->n_areas))
    return N_("the areas and their populations");
  if (!procedures_kept (before, after))
    return N_("the procedures");
  if (!ranges_grew (before, after))
    return N_("the serials issued");

  return NULL;
}

static void
note (GString    *detail,
      const char *format,
      ...) G_GNUC_PRINTF (2, 3);

static void
note (GString    *detail,
      const char *format,
      ...)
{
  va_list args;

  if (detail->len > 0)
    g_string_append (detail, "; ");
  va_start (args, format);
  g_string_append_vprintf (detail, format, args);
  va_end (args);
}

static char *
count_to_string (gint64 count)
{
  return count == HL_UNKNOWN_COUNT ? g_strdup ("?") : g_strdup_printf ("%d", (int) count);
}

static void
note_quota (GString         *detail,
            const HlStratum *before,
            const HlStratum *after)
{
  g_autofree char *old = count_to_string (before->quota);
  g_autofree char *new = count_to_string (after->quota);

  if (before->quota != after->quota)
    note (detail, "%s: %s → %s", before->name, old, new);
}

static void
note_ranges (GString        *detail,
             const HlSurvey *before,
             const HlSurvey *after)
{
  for (guint i = 0; i < after->n_ranges; i++)
    {
      const HlSerialRange *new = &after->ranges[i];

      if (i >= before->n_ranges)
        note (detail, "+ %d–%d", (int) new->first, (int) new->last);
      else if (new->last != before->ranges[i].last)
        note (detail, "%d–%d → %d–%d", (int) new->first, (int) before->ranges[i].last,
              (int) new->first, (int) new->last);
    }
}

static void
note_days (GString        *detail,
           const HlSurvey *before,
           const HlSurvey *after)
{
  g_autofree char *old_from = hl_date_to_display (before->from);
  g_autofree char *old_to = hl_date_to_display (before->to);
  g_autofree char *new_from = hl_date_to_display (after->from);
  g_autofree char *new_to = hl_date_to_display (after->to);

  if (before->from != after->from || before->to != after->to)
    note (detail, "%s–%s → %s–%s", old_from, old_to, new_from, new_to);
}

/* Decisions that may be taken after opening, old → new; "" when there is none. */
static char *
list_decisions (const HlSurvey *before,
                const HlSurvey *after)
{
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < before->n_fields; i++)
    note_quota (detail, &before->fields[i], &after->fields[i]);
  for (guint i = 0; i < before->n_areas; i++)
    note_quota (detail, &before->areas[i], &after->areas[i]);
  note_ranges (detail, before, after);
  note_days (detail, before, after);
  if (strcmp (before->title, after->title) != 0)
    note (detail, "“%s” → “%s”", before->title, after->title);
  if (before->sampling != after->sampling)
    note (detail, "%s → %s", hl_sampling_to_string (before->sampling),
          hl_sampling_to_string (after->sampling));

  return g_string_free (detail, FALSE);
}

static gboolean
may_change (const HlSurvey *before,
            const HlSurvey *after,
            const char     *decisions,
            const char     *reason,
            GError        **error)
{
  if (before->state == HL_SURVEY_DRAFT)
    return TRUE;

  if (before->state == HL_SURVEY_PUBLISHED)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is published and stays as it is: copy it to plan another"),
                   (int) before->id);
      return FALSE;
    }

  const char *frozen = find_frozen_change (before, after);
  if (frozen != NULL)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is open, so %s cannot change any more: copy it to plan another"),
                   (int) before->id, hl_gettext (frozen));
      return FALSE;
    }

  if (*decisions != '\0' && !hl_reason_is_given (reason))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Survey %d is open: say why it changes (%s)"), (int) before->id, decisions);
      return FALSE;
    }

  return TRUE;
}

/* A draft whose form was printed keeps what stands on it. */
static gboolean
may_change_draft (HlStore        *self,
                  const HlSurvey *before,
                  const HlSurvey *after,
                  GError        **error)
{
  const char *printed = find_printed_change (before, after);
  gboolean has_paper;

  if (!hl_store_has_paper (self, before->id, &has_paper, error))
    return FALSE;
  if (!has_paper || printed == NULL)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               _("Forms of survey %d are printed, so %s cannot change any more: copy it to plan "
                 "another"), (int) before->id, hl_gettext (printed));

  return FALSE;
}

/**
 * hl_store_update_survey:
 * @self: a store
 * @survey: the survey as it shall be; its uuid and state are not looked at
 * @reason: (nullable): why; needed once it is open when title, days, sampling, a quota or a range
 *   changes
 * @error: return location for an error
 *
 * Changes a survey. A draft may change in everything and be incomplete; once its form is printed,
 * questionnaire, names of fields and areas and serials issued stay, and ranges may grow. From
 * opening on, questionnaire, formula, rules, official index, target, fields, areas and populations
 * are frozen; quotas may change, ranges grow and procedures be added. A published survey stays as
 * it is. Logged, decisions as "old → new".
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_CONFLICT (frozen),
 *   %HL_ERROR_INVALID (no reason, hl_survey_check(); of a draft hl_survey_check_storable()) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_update_survey (HlStore        *self,
                        const HlSurvey *survey,
                        const char     *reason,
                        GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlSurvey) before = tx != NULL ? hl_store_load_survey (self, survey->id, error) : NULL;
  gint64 id;

  if (before == NULL)
    return FALSE;

  gboolean is_draft = before->state == HL_SURVEY_DRAFT;
  if (is_draft ? !hl_survey_check_storable (survey, error) : !hl_survey_check (survey, error))
    return FALSE;

  g_autofree char *decisions = is_draft ? g_strdup ("") : list_decisions (before, survey);
  if ((is_draft && !may_change_draft (self, before, survey, error)) ||
      !may_change (before, survey, decisions, reason, error) ||
      !hl_store_save_questionnaire (self, survey->questionnaire, error) ||
      !hl_store_write_survey (self, survey, survey->id, &id, error) ||
      !hl_store_mark_stale (self, survey->id, error))
    return FALSE;

  HlLogRecord record = {
    .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_SURVEY, .subject_id = survey->id,
    .survey_id = survey->id,
    .detail = *decisions != '\0' ? decisions : NULL, .reason = reason,
  };

  return hl_store_log_saved (self, &record, error) && hl_tx_commit (tx, error);
}

/**
 * hl_store_note_draw:
 * @self: a store
 * @survey_id: a survey
 * @detail: what was drawn from what, by which seed
 * @reason: (nullable): why another draw was needed
 * @error: return location for an error
 *
 * Records that the people to ask were drawn from a list, so that anyone can draw again and compare.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
gboolean
hl_store_note_draw (HlStore    *self,
                    gint64      survey_id,
                    const char *detail,
                    const char *reason,
                    GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlSurvey) survey = tx != NULL ? hl_store_load_survey (self, survey_id, error) : NULL;
  HlLogRecord record = {
    .action = HL_ACTION_DRAW, .subject = HL_SUBJECT_SURVEY, .subject_id = survey_id,
    .survey_id = survey_id, .detail = detail, .reason = reason,
  };

  return survey != NULL && hl_store_log_saved (self, &record, error) && hl_tx_commit (tx, error);
}
