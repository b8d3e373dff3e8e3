#include "core/hl-i18n.h"
#include "score/hl-error-bound.h"
#include "store/hl-store-private.h"
#include "store/hl-store-verify.h"

static const char count_results[] =
  "SELECT kind, random, count (*), sum (compared), sum (same_person),"
  " count (DISTINCT CASE WHEN EXISTS (SELECT 1 FROM verify_difference AS difference"
  "  WHERE difference.response_id = result.response_id AND result = result.position)"
  "  THEN result.response_id END)"
  " FROM verify_result AS result JOIN response ON response.id = response_id"
  " WHERE survey_id = :survey_id AND kind < 3 GROUP BY kind, random";
/* The last word on each box that differed. */
static const char count_differences[] =
  "SELECT kind, random, ifnull ((SELECT later.outcome FROM verify_difference AS later"
  "  WHERE later.response_id = difference.response_id AND later.box = difference.box"
  "  AND later.result > difference.result ORDER BY later.result DESC LIMIT 1),"
  "  difference.outcome) AS latest, count (*)"
  " FROM verify_difference AS difference"
  " JOIN verify_result AS result ON result.response_id = difference.response_id"
  "  AND result.position = difference.result"
  " JOIN response ON response.id = difference.response_id"
  " WHERE survey_id = :survey_id AND kind < 3 GROUP BY kind, random, latest";
static const char select_to_do[] =
  "SELECT id, serial, 1 FROM verify_form JOIN response ON id = response_id"
  " WHERE verify_form.survey_id = :survey_id AND state = 1 AND flags & 2 = 0"
  " AND excluded_reason IS NULL ORDER BY serial";
static const char select_unsettled[] =
  "SELECT id, ifnull (serial, 0), EXISTS (SELECT 1 FROM verify_form WHERE response_id = id)"
  " FROM response WHERE survey_id = :survey_id AND flags & 4 <> 0 AND EXISTS"
  " (SELECT 1 FROM verify_difference WHERE response_id = id) ORDER BY serial, id";
static const char count_forms[] =
  "SELECT (SELECT count (*) FROM response WHERE survey_id = :survey_id AND state >= 1"
  "  AND serial > 0 AND channel IN (0, 1, 5) AND excluded_reason IS NULL),"
  " (SELECT count (*) FROM verify_form WHERE survey_id = :survey_id)";

static HlVerifyTotals *
totals_of (HlVerifyStats *stats,
           gint64         kind,
           gint64         random)
{
  if (kind == HL_VERIFY_PASS)
    return &stats->passes;

  return random != 0 ? &stats->random : &stats->by_hand;
}

static gboolean
read_results (HlStore       *self,
              HlVerifyStats *stats,
              gint64         survey_id,
              GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, count_results, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlVerifyTotals *totals = totals_of (stats, hl_stmt_get_int (stmt, 0),
                                          hl_stmt_get_int (stmt, 1));

      totals->n_forms = (guint) hl_stmt_get_int (stmt, 2);
      totals->compared = (guint64) hl_stmt_get_int (stmt, 3);
      totals->same_person = (guint) hl_stmt_get_int (stmt, 4);
      totals->n_differing = (guint) hl_stmt_get_int (stmt, 5);
    }

  return step == HL_STEP_DONE;
}

static gboolean
read_differences (HlStore       *self,
                  HlVerifyStats *stats,
                  gint64         survey_id,
                  GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, count_differences, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlVerifyTotals *totals = totals_of (stats, hl_stmt_get_int (stmt, 0),
                                          hl_stmt_get_int (stmt, 1));
      gint64 outcome = hl_stmt_get_int (stmt, 2);
      guint64 n = (guint64) hl_stmt_get_int (stmt, 3);

      totals->differences += n;
      if (outcome == HL_VERIFY_BY_KEYER)
        totals->keyer = n;
      else if (outcome == HL_VERIFY_BY_VERIFIER)
        totals->verifier = n;
      else
        totals->unsettled = n;
    }

  return step == HL_STEP_DONE;
}

static GArray *
read_forms (HlStore    *self,
            const char *sql,
            gint64      survey_id,
            GError    **error)
{
  g_autoptr (GArray) forms = g_array_new (FALSE, FALSE, sizeof (HlVerifyForm));
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      const HlVerifyForm form = {
        hl_stmt_get_int (stmt, 0), hl_stmt_get_int (stmt, 1), hl_stmt_get_int (stmt, 2) != 0,
      };

      g_array_append_val (forms, form);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&forms) : NULL;
}

static gboolean
read_counts (HlStore       *self,
             HlVerifyStats *stats,
             gint64         survey_id,
             GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, count_forms, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  stats->n_keyed = (guint) hl_stmt_get_int (stmt, 0);
  stats->n_drawn = (guint) hl_stmt_get_int (stmt, 1);

  return TRUE;
}

/**
 * hl_store_count_verify:
 * @self: a store
 * @survey: a survey
 * @error: return location for an error
 *
 * Counts what second keying found in a round, and what is left to do.
 *
 * Source: product.md section 7; hl_error_bound().
 *
 * Returns: (transfer full): the numbers, or %NULL with %HL_ERROR_STORE
 */
HlVerifyStats *
hl_store_count_verify (HlStore        *self,
                       const HlSurvey *survey,
                       GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin_read (self->db, error);
  g_autoptr (HlVerifyStats) stats = g_new0 (HlVerifyStats, 1);

  if (tx == NULL ||
      !read_counts (self, stats, survey->id, error) ||
      !read_results (self, stats, survey->id, error) ||
      !read_differences (self, stats, survey->id, error))
    return NULL;

  stats->to_do = read_forms (self, select_to_do, survey->id, error);
  if (stats->to_do == NULL)
    return NULL;

  stats->unsettled = read_forms (self, select_unsettled, survey->id, error);
  if (stats->unsettled == NULL)
    return NULL;

  guint64 errors = stats->random.keyer + stats->random.unsettled;
  stats->seed = survey->seed;
  stats->rate = (double) errors / (double) stats->random.compared;
  stats->bound = hl_error_bound (stats->random.compared, errors);

  return hl_tx_commit (tx, error) ? g_steal_pointer (&stats) : NULL;
}

/**
 * hl_verify_stats_free:
 * @self: (transfer full): numbers
 */
void
hl_verify_stats_free (HlVerifyStats *self)
{
  g_clear_pointer (&self->to_do, g_array_unref);
  g_clear_pointer (&self->unsettled, g_array_unref);
  g_free (self);
}
