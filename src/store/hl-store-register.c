#include "store/hl-store-register.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-register-private.h"

static const char select_spans[] =
  "SELECT first, last,"
  " (SELECT text FROM survey_register_text AS text WHERE text.survey_id = span.survey_id"
  " AND text.first = span.first AND kind = 1),"
  " ifnull (area, 0), ifnull (issued_day, 0), outcome, ifnull (outcome_day, 0),"
  " ifnull (replaced_by, 0),"
  " (SELECT text FROM survey_register_text AS text WHERE text.survey_id = span.survey_id"
  " AND text.first = span.first AND kind = 2)"
  " FROM survey_register AS span WHERE survey_id = :survey_id ORDER BY first";
static const char blank_texts[] =
  "UPDATE survey_register_text SET text = NULL, salt = NULL"
  " WHERE survey_id = :survey_id AND text IS NOT NULL";

/* As in files and in the log. */
static const char *const outcome_words[HL_N_OUTCOMES] = {
  [HL_OUTCOME_OUTSTANDING] = "outstanding",
  [HL_OUTCOME_RETURNED] = "returned",
  [HL_OUTCOME_BLANK] = "blank",
  [HL_OUTCOME_SPOILED] = "spoiled",
  [HL_OUTCOME_REFUSED] = "refused",
  [HL_OUTCOME_NOT_MET] = "not met",
  [HL_OUTCOME_WRONG_PERSON] = "wrong person",
  [HL_OUTCOME_REPLACED] = "replaced",
  [HL_OUTCOME_LOST] = "lost",
};

static void
clear_span (HlRegisterSpan *span)
{
  g_free (span->issued_to);
  g_free (span->note);
}

/**
 * hl_register_span_free:
 * @self: (transfer full): a span
 *
 * Frees it.
 */
void
hl_register_span_free (HlRegisterSpan *self)
{
  clear_span (self);
  g_free (self);
}

/**
 * hl_register_change_new:
 *
 * Returns: (transfer full): a change that sets nothing yet
 */
HlRegisterChange *
hl_register_change_new (void)
{
  HlRegisterChange *self = g_new0 (HlRegisterChange, 1);

  self->span.area = HL_NO_INDEX;
  self->span.issued_to = g_strdup ("");
  self->span.note = g_strdup ("");

  return self;
}

/**
 * hl_register_change_free:
 * @self: (transfer full): a change
 *
 * Frees it.
 */
void
hl_register_change_free (HlRegisterChange *self)
{
  clear_span (&self->span);
  g_free (self->refused);
  g_free (self);
}

/**
 * hl_outcome_to_string:
 * @outcome: an outcome
 *
 * Returns: its word in files: "not met"
 */
const char *
hl_outcome_to_string (HlOutcome outcome)
{
  return outcome_words[outcome];
}

/**
 * hl_outcome_parse:
 * @text: "returned", "not met"…
 * @out_outcome: (out): the outcome
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID for another word
 */
gboolean
hl_outcome_parse (const char *text,
                  HlOutcome  *out_outcome,
                  GError    **error)
{
  for (guint i = 0; i < HL_N_OUTCOMES; i++)
    if (g_str_equal (text, outcome_words[i]))
      {
        *out_outcome = (HlOutcome) i;
        return TRUE;
      }

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not an outcome: write returned, blank, spoiled, refused, not met, wrong "
                 "person, replaced, lost or outstanding"), text);

  return FALSE;
}

/**
 * hl_register_format_span:
 * @survey: a survey
 * @first: a paper serial
 * @last: another, ≥ @first
 *
 * Returns: (transfer full): "001-050", or "034" for one; at least two digits, so that what stands
 *   behind the hyphen is never taken for a check digit
 */
char *
hl_register_format_span (const HlSurvey *survey,
                         gint64          first,
                         gint64          last)
{
  guint width = MAX (hl_survey_serial_width (survey), 2);
  g_autofree char *from = hl_serial_format (first, width);
  g_autofree char *to = hl_serial_format (last, width);

  return first == last ? g_steal_pointer (&from) : g_strconcat (from, "-", to, NULL);
}

static void
add_day (GString *detail,
         HlDate   day)
{
  g_autofree char *text = day != HL_DATE_NONE ? hl_date_to_iso (day) : g_strdup ("–");

  g_string_append_printf (detail, " %s", text);
}

static void
describe_outcome (GString              *detail,
                  const HlSurvey       *survey,
                  const HlRegisterSpan *span)
{
  g_autofree char *serial = hl_serial_format (span->replaced_by, hl_survey_serial_width (survey));

  g_string_append_printf (detail, " %s", hl_outcome_to_string (span->outcome));
  if (span->replaced_by != 0)
    g_string_append_printf (detail, " → %s", serial);
  if (span->outcome_day != HL_DATE_NONE)
    add_day (detail, span->outcome_day);
}

/* "001-050: 2022-09-05 Thôn 1; 034: lost 2022-10-01", the same in every language. Never a name or a
 * note: these could then not be deleted. */
static void
describe (GString                *detail,
          const HlSurvey         *survey,
          const HlRegisterChange *change)
{
  const HlRegisterSpan *span = &change->span;
  g_autofree char *serials = hl_register_format_span (survey, span->first, span->last);

  g_string_append_printf (detail, "%s%s:", detail->len > 0 ? "; " : "", serials);
  if ((change->parts & ~(HL_REGISTER_PERSON | HL_REGISTER_NOTE)) == 0)
    g_string_append (detail, " …");
  if (change->parts & HL_REGISTER_DAY)
    add_day (detail, span->day);
  if (change->parts & HL_REGISTER_AREA)
    g_string_append_printf (detail, " %s", span->area != HL_NO_INDEX ?
                            survey->areas[span->area].name : "–");
  if (change->parts & HL_REGISTER_OUTCOME)
    describe_outcome (detail, survey, span);
}

static gboolean
log_register (HlStore        *self,
              const HlSurvey *survey,
              HlAction        action,
              const char     *detail,
              const char     *reason,
              GError        **error)
{
  HlLogRecord record = {
    .action = action, .subject = HL_SUBJECT_SURVEY, .subject_id = survey->id,
    .survey_id = survey->id, .detail = detail, .reason = reason,
  };

  return hl_store_log_saved (self, &record, error);
}

/* Before the opening areas and serials may still change; what is published stays. */
static gboolean
may_change (HlStore        *self,
            const HlSurvey *survey,
            GError        **error)
{
  HlSurveyState state;

  if (!hl_store_get_life (self, survey->id, &state, error))
    return FALSE;
  if (state == HL_SURVEY_OPEN || state == HL_SURVEY_CLOSED)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               state == HL_SURVEY_DRAFT ?
               _("Survey %d is not open yet: open it, then keep its register") :
               _("Survey %d is published and its register stays as it is"), (int) survey->id);

  return FALSE;
}

static gboolean
make_changes (HlStore        *self,
              const HlSurvey *survey,
              GPtrArray      *changes,
              GString        *detail,
              GError        **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      HlRegisterChange *change = changes->pdata[i];
      gboolean changed = FALSE;

      if (change->refused != NULL)
        continue;
      if (!hl_register_check_change (self, survey, change, &change->refused, error))
        return FALSE;
      if (change->refused != NULL)
        continue;
      if (!hl_register_apply_change (self, survey, change, &changed, error))
        return FALSE;

      if (changed)
        describe (detail, survey, change);
    }

  return TRUE;
}

/**
 * hl_store_set_register:
 * @self: a store
 * @survey: a survey, open or closed
 * @changes: (element-type HlRegisterChange): changes, made in this order; those that are not
 *   possible get a @refused and the others are made
 * @error: return location for an error
 *
 * Changes the register of forms. A later change overrides an earlier one where they overlap. One
 * entry of the log tells all changes; where nothing changes there is none. Names and notes enter
 * it only as salted hashes.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (a draft, or published), %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE; then nothing is changed
 */
gboolean
hl_store_set_register (HlStore        *self,
                       const HlSurvey *survey,
                       GPtrArray      *changes,
                       GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (GString) detail = g_string_new (NULL);

  if (tx == NULL || !may_change (self, survey, error) ||
      !make_changes (self, survey, changes, detail, error))
    return FALSE;

  if (detail->len > 0 &&
      !log_register (self, survey, HL_ACTION_UPDATE, detail->str, NULL, error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

static char *
get_string (HlStmt *stmt,
            int     column)
{
  const char *text = hl_stmt_get_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static HlRegisterSpan *
read_span (HlStmt *stmt)
{
  HlRegisterSpan *span = g_new0 (HlRegisterSpan, 1);
  gint64 area = hl_stmt_get_int (stmt, 3);

  span->first = hl_stmt_get_int (stmt, 0);
  span->last = hl_stmt_get_int (stmt, 1);
  span->issued_to = get_string (stmt, 2);
  span->area = area == 0 ? HL_NO_INDEX : (guint) area - 1;
  span->day = (HlDate) hl_stmt_get_int (stmt, 4);
  span->outcome = (HlOutcome) CLAMP (hl_stmt_get_int (stmt, 5), 0, HL_N_OUTCOMES - 1);
  span->outcome_day = (HlDate) hl_stmt_get_int (stmt, 6);
  span->replaced_by = hl_stmt_get_int (stmt, 7);
  span->note = get_string (stmt, 8);

  return span;
}

/**
 * hl_store_list_register:
 * @self: a store
 * @survey_id: a survey
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlRegisterSpan): the register in the order of serials,
 *   spans do not overlap; empty when none is kept; %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_register (HlStore *self,
                        gint64   survey_id,
                        GError **error)
{
  g_autoptr (GPtrArray) spans =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_span_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_spans, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_ptr_array_add (spans, read_span (stmt));

  return step == HL_STEP_DONE ? g_steal_pointer (&spans) : NULL;
}

/**
 * hl_store_delete_register_texts:
 * @self: a store
 * @survey: a survey
 * @reason: why
 * @error: return location for an error
 *
 * Deletes to whom forms were handed out, and the notes, with their salts. Their hashes stay, so
 * that the log still holds; the deletion is an entry. In any state of the survey.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (no reason) or %HL_ERROR_STORE
 */
gboolean
hl_store_delete_register_texts (HlStore        *self,
                                const HlSurvey *survey,
                                const char     *reason,
                                GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlStmt) stmt = tx != NULL ? hl_db_prepare (self->db, blank_texts, error) : NULL;

  if (stmt == NULL)
    return FALSE;

  if (!hl_reason_is_given (reason))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("To delete the names of a register, give a reason"));
      return FALSE;
    }

  hl_stmt_bind_int (stmt, ":survey_id", survey->id);

  return hl_stmt_run (stmt, error) &&
         log_register (self, survey, HL_ACTION_DELETE_TEXT, NULL, reason, error) &&
         hl_tx_commit (tx, error);
}
