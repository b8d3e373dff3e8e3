#include <math.h>
#include <string.h>

#include "store/hl-store-private.h"
#include "store/hl-store-verify.h"

/* Forms on paper that have not been keyed again and are in no sample. */
static const char select_candidates[] =
  "SELECT id, serial FROM response WHERE survey_id = :survey_id AND state = 1 AND serial > 0"
  " AND channel IN (0, 1, 5) AND excluded_reason IS NULL AND flags & 2 = 0"
  " AND NOT EXISTS (SELECT 1 FROM verify_form WHERE response_id = id) ORDER BY serial";
static const char count_drawn[] =
  "SELECT count (*), ifnull (max (draw), 0) FROM verify_form WHERE survey_id = :survey_id";
static const char count_keyed[] =
  "SELECT count (*) FROM response WHERE survey_id = :survey_id AND state >= 1 AND serial > 0"
  " AND channel IN (0, 1, 5) AND excluded_reason IS NULL";
static const char insert_draw[] =
  "INSERT INTO verify_draw (survey_id, position, drawn_at, person, seed, share, least, n_forms)"
  " VALUES (:survey_id, :position, :now, nullif (:person, 0), :seed, :share, :least, :n_forms)";
static const char insert_form[] =
  "INSERT INTO verify_form (survey_id, draw, response_id) VALUES (:survey_id, :draw, :id)";

typedef struct
{
  gint64 id;
  guint8 place[HL_DIGEST_SIZE];
} Candidate;

typedef struct
{
  gint64 n_keyed;
  gint64 n_drawn;
  gint64 last_draw;
} Drawn;

static gboolean
read_pair (HlStore    *self,
           const char *sql,
           gint64      survey_id,
           gint64     *out_first,
           gint64     *out_second,
           GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_first = hl_stmt_get_int (stmt, 0);
  if (out_second != NULL)
    *out_second = hl_stmt_get_int (stmt, 1);

  return TRUE;
}

static GArray *
list_candidates (HlStore        *self,
                 const HlSurvey *survey,
                 GError        **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_candidates, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GUINT64_FORMAT "/%" G_GINT64_FORMAT,
                                               survey->seed, hl_stmt_get_int (stmt, 1));
      Candidate candidate = { .id = hl_stmt_get_int (stmt, 0) };

      hl_digest (name, strlen (name), candidate.place);
      g_array_append_val (candidates, candidate);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&candidates) : NULL;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return memcmp (((const Candidate *) a)->place, ((const Candidate *) b)->place, HL_DIGEST_SIZE);
}

static gboolean
write_draw (HlStore        *self,
            const HlSurvey *survey,
            const Drawn    *drawn,
            GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_draw, error);
  guint32 person;

  if (stmt == NULL || !hl_store_get_operator_id (self, &person, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  hl_stmt_bind_int (stmt, ":position", drawn->last_draw + 1);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));
  hl_stmt_bind_int (stmt, ":person", person);
  hl_stmt_bind_int (stmt, ":seed", (gint64) survey->seed);
  hl_stmt_bind_double (stmt, ":share", HL_VERIFY_SHARE);
  hl_stmt_bind_int (stmt, ":least", HL_VERIFY_LEAST);
  hl_stmt_bind_int (stmt, ":n_forms", drawn->n_keyed);

  return hl_stmt_run (stmt, error);
}

static gboolean
write_forms (HlStore        *self,
             const HlSurvey *survey,
             gint64          draw,
             const GArray   *candidates,
             guint           n,
             GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_form, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      hl_stmt_bind_int (stmt, ":survey_id", survey->id);
      hl_stmt_bind_int (stmt, ":draw", draw);
      hl_stmt_bind_int (stmt, ":id", g_array_index (candidates, Candidate, i).id);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}

static guint
n_missing (const Drawn *drawn,
           guint        n_candidates)
{
  gint64 wanted = (gint64) ceil ((double) drawn->n_keyed * HL_VERIFY_SHARE - 1e-9);

  wanted = MAX (wanted, HL_VERIFY_LEAST) - drawn->n_drawn;

  return (guint) CLAMP (wanted, 0, (gint64) n_candidates);
}

/**
 * hl_store_draw_verify:
 * @self: a store
 * @survey: a survey
 * @out_n_added: (out) (optional): forms drawn now
 * @error: return location for an error
 *
 * Draws the random sample of forms to be keyed again: 10 % of the paper forms keyed, at least 15.
 * When more forms have come since, more are drawn; none is ever taken out. In the order of the
 * SHA-256 of "<seed>/<serial>" the first ones are taken, so that the recorded seed gives the same
 * sample again whatever the answers are. Logged as an entry of the survey.
 *
 * Source: product.md section 7.
 *
 * Returns: %TRUE, also when nothing had to be drawn; or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_draw_verify (HlStore        *self,
                      const HlSurvey *survey,
                      guint          *out_n_added,
                      GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (GArray) candidates = NULL;
  g_autofree char *detail = NULL;
  HlLogRecord record = {
    .action = HL_ACTION_DRAW, .subject = HL_SUBJECT_SURVEY, .subject_id = survey->id,
    .survey_id = survey->id,
  };
  Drawn drawn = { 0 };

  if (tx == NULL ||
      !read_pair (self, count_keyed, survey->id, &drawn.n_keyed, NULL, error) ||
      !read_pair (self, count_drawn, survey->id, &drawn.n_drawn, &drawn.last_draw, error))
    return FALSE;

  candidates = list_candidates (self, survey, error);
  if (candidates == NULL)
    return FALSE;

  guint n = n_missing (&drawn, candidates->len);
  if (out_n_added != NULL)
    *out_n_added = n;
  if (n == 0)
    return hl_tx_commit (tx, error);

  g_array_sort (candidates, compare_places);
  detail = g_strdup_printf ("+ %u/%" G_GINT64_FORMAT "; seed: %" G_GUINT64_FORMAT, n, drawn.n_keyed,
                            survey->seed);
  record.detail = detail;

  return write_draw (self, survey, &drawn, error) &&
         write_forms (self, survey, drawn.last_draw + 1, candidates, n, error) &&
         hl_store_log_saved (self, &record, error) &&
         hl_tx_commit (tx, error);
}
