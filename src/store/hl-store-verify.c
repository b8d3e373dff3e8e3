#include "store/hl-store-verify.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"
#include "store/hl-store-response.h"

static const char select_form[] =
  "SELECT ifnull (keyer, 0), flags & 2,"
  " (SELECT ifnull (max (position), 0) FROM verify_result WHERE response_id = id),"
  " EXISTS (SELECT 1 FROM verify_form WHERE response_id = id)"
  " FROM response WHERE id = :id AND survey_id = :survey_id";
static const char insert_result[] =
  "INSERT INTO verify_result (response_id, position, kind, done_at, person, same_person, random,"
  " compared)"
  " VALUES (:id, :position, :kind, :now, nullif (:person, 0), :same, :random, :compared)";
static const char insert_difference[] =
  "INSERT INTO verify_difference (response_id, result, box, first, second, outcome)"
  " VALUES (:id, :position, :box, :first, :second, :outcome)";
static const char select_unsettled[] =
  "SELECT box, first, second FROM verify_difference AS this WHERE response_id = :id AND outcome = 3"
  " AND NOT EXISTS (SELECT 1 FROM verify_difference AS later"
  "  WHERE later.response_id = this.response_id AND later.box = this.box"
  "  AND later.result > this.result)"
  " ORDER BY result, box";

/* What the store knows of the form before. */
typedef struct
{
  guint32  keyer;
  guint32  person;
  gboolean keyed_twice;
  gboolean drawn;
  gint64   position;  /* of the result */
} Before;

static void
difference_free (gpointer data)
{
  HlVerifyDifference *self = data;

  g_free (self->box);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

/**
 * hl_verify_result_new:
 * @kind: what was done
 *
 * Returns: (transfer full): a result without differences
 */
HlVerifyResult *
hl_verify_result_new (HlVerifyKind kind)
{
  HlVerifyResult *self = g_new0 (HlVerifyResult, 1);

  self->kind = kind;
  self->differences = g_ptr_array_new_with_free_func (difference_free);

  return self;
}

/**
 * hl_verify_result_free:
 * @self: (transfer full): a result
 */
void
hl_verify_result_free (HlVerifyResult *self)
{
  g_ptr_array_unref (self->differences);
  g_free (self);
}

static void
add_difference (GPtrArray      *differences,
                const char     *box,
                const char     *first,
                const char     *second,
                HlVerifyOutcome outcome)
{
  HlVerifyDifference *difference = g_new0 (HlVerifyDifference, 1);

  difference->box = g_strdup (box);
  difference->first = g_strdup (first);
  difference->second = g_strdup (second);
  difference->outcome = outcome;
  g_ptr_array_add (differences, difference);
}

/**
 * hl_verify_result_add:
 * @self: a result
 * @box: see #HlVerifyDifference
 * @first: (nullable): as keyed first
 * @second: (nullable): as keyed again
 * @outcome: whose error it is
 *
 * Adds a difference.
 */
void
hl_verify_result_add (HlVerifyResult *self,
                      const char     *box,
                      const char     *first,
                      const char     *second,
                      HlVerifyOutcome outcome)
{
  add_difference (self->differences, box, first, second, outcome);
}

static guint
count (const HlVerifyResult *result,
       HlVerifyOutcome       outcome)
{
  guint n = 0;

  for (guint i = 0; i < result->differences->len; i++)
    n += ((const HlVerifyDifference *) result->differences->pdata[i])->outcome == outcome;

  return n;
}

static gboolean
look_before (HlStore          *self,
             const HlSurvey   *survey,
             const HlResponse *form,
             Before           *out_before,
             GError          **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_form, error);
  HlStep step;

  if (stmt == NULL || !hl_store_get_operator_id (self, &out_before->person, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", form->id);
  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_DONE)
    g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND, _("There is no form #%d in survey %d"),
                 (int) form->id, (int) survey->id);
  if (step != HL_STEP_ROW)
    return FALSE;

  out_before->keyer = (guint32) hl_stmt_get_int (stmt, 0);
  out_before->keyed_twice = hl_stmt_get_int (stmt, 1) != 0;
  out_before->position = hl_stmt_get_int (stmt, 2) + 1;
  out_before->drawn = hl_stmt_get_int (stmt, 3) != 0;

  return TRUE;
}

static gboolean
write_result (HlStore              *self,
              const HlResponse     *form,
              const HlVerifyResult *result,
              const Before         *before,
              GError              **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_result, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", form->id);
  hl_stmt_bind_int (stmt, ":position", before->position);
  hl_stmt_bind_int (stmt, ":kind", result->kind);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));
  hl_stmt_bind_int (stmt, ":person", before->person);
  hl_stmt_bind_int (stmt, ":same", result->kind != HL_VERIFY_PASS && before->person != 0 &&
                    before->person == before->keyer);
  hl_stmt_bind_int (stmt, ":random", result->kind == HL_VERIFY_KEYED && before->drawn &&
                    !before->keyed_twice);
  hl_stmt_bind_int (stmt, ":compared", result->compared);

  return hl_stmt_run (stmt, error);
}

static gboolean
write_differences (HlStore              *self,
                   const HlResponse     *form,
                   const HlVerifyResult *result,
                   const Before         *before,
                   GError              **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_difference, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", form->id);
  hl_stmt_bind_int (stmt, ":position", before->position);
  for (guint i = 0; i < result->differences->len; i++)
    {
      const HlVerifyDifference *difference = result->differences->pdata[i];

      hl_stmt_bind_text (stmt, ":box", difference->box);
      hl_stmt_bind_text (stmt, ":first", difference->first);
      hl_stmt_bind_text (stmt, ":second", difference->second);
      hl_stmt_bind_int (stmt, ":outcome", difference->outcome);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

/* "c05: 4 → 3; visits", or NULL when the first keying stands. */
static char *
list_changes (const HlVerifyResult *result)
{
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < result->differences->len; i++)
    {
      const HlVerifyDifference *difference = result->differences->pdata[i];

      if (difference->outcome != HL_VERIFY_BY_KEYER)
        continue;

      g_string_append_printf (detail, "%s%s", detail->len > 0 ? "; " : "", difference->box);
      if (difference->first != NULL && difference->second != NULL)
        g_string_append_printf (detail, ": %s → %s", difference->first, difference->second);
    }

  return g_string_free (detail, detail->len == 0);
}

static gboolean
write_form (HlStore              *self,
            const HlSurvey       *survey,
            const HlResponse     *form,
            const HlVerifyResult *result,
            GError              **error)
{
  g_autoptr (HlResponse) changed = hl_response_copy (form);
  g_autofree char *detail = list_changes (result);
  gboolean unsettled = count (result, HL_VERIFY_UNSETTLED) > 0;

  changed->flags |= HL_RESPONSE_KEYED_TWICE | HL_RESPONSE_UNSETTLED;
  if (!unsettled)
    changed->flags &= ~HL_RESPONSE_UNSETTLED;
  if (!unsettled || changed->state == HL_RESPONSE_DRAFT)
    changed->state = unsettled ? HL_RESPONSE_COMPLETE : HL_RESPONSE_VERIFIED;

  return hl_store_update_response (self, survey, changed, detail, NULL, error);
}

static gboolean
write_log (HlStore              *self,
           const HlSurvey       *survey,
           const HlResponse     *form,
           const HlVerifyResult *result,
           GError              **error)
{
  g_autofree char *detail =
    g_strdup_printf ("compared: %u; keyer: %u; verifier: %u; unsettled: %u", result->compared,
                     count (result, HL_VERIFY_BY_KEYER), count (result, HL_VERIFY_BY_VERIFIER),
                     count (result, HL_VERIFY_UNSETTLED));
  HlLogRecord record = {
    .action = HL_ACTION_VERIFY, .subject = HL_SUBJECT_RESPONSE, .subject_id = form->id,
    .survey_id = survey->id, .serial = form->serial, .detail = detail,
  };

  return hl_store_log_saved (self, &record, error);
}

/**
 * hl_store_add_verify:
 * @self: a store
 * @survey: its survey, open
 * @form: the form as it shall be, loaded from this store before: where the second value won it is
 *   there already, where a difference is unsettled the first value stays
 * @result: what was found
 * @error: return location for an error
 *
 * Stores a second keying, a comparison or a settlement: the result and its differences, which are
 * never changed, and the form, which is verified now, or unsettled (Q10). Logged as an update of
 * the form and as what was found. A result counts for the error rate only if the form was drawn and
 * is keyed again for the first time.
 *
 * Returns: %TRUE, or %FALSE with an error as hl_store_update_response()
 */
gboolean
hl_store_add_verify (HlStore              *self,
                     const HlSurvey       *survey,
                     const HlResponse     *form,
                     const HlVerifyResult *result,
                     GError              **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  Before before = { 0 };

  return tx != NULL &&
         look_before (self, survey, form, &before, error) &&
         write_result (self, form, result, &before, error) &&
         write_differences (self, form, result, &before, error) &&
         write_form (self, survey, form, result, error) &&
         write_log (self, survey, form, result, error) &&
         hl_tx_commit (tx, error);
}

/**
 * hl_store_list_unsettled:
 * @self: a store
 * @response_id: a form
 * @error: return location for an error
 *
 * Lists the differences of a form that nobody has settled.
 *
 * Returns: (transfer full) (element-type HlVerifyDifference): the differences, or %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_unsettled (HlStore *self,
                         gint64   response_id,
                         GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_unsettled, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", response_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    add_difference (differences, hl_stmt_get_text (stmt, 0), hl_stmt_get_text (stmt, 1),
                    hl_stmt_get_text (stmt, 2), HL_VERIFY_UNSETTLED);

  return step == HL_STEP_DONE ? g_steal_pointer (&differences) : NULL;
}
