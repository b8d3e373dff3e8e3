#include "score/hl-score-snapshot.h"

#include <math.h>
#include <string.h>

#include "core/hl-text.h"
#include "score/hl-interval.h"
#include "score/hl-score-count.h"
#include "score/hl-score-group.h"
#include "score/hl-score-private.h"
#include "score/hl-score-result.h"

/**
 * hl_score_snapshot_new:
 *
 * Returns: (transfer full): an empty snapshot in which nothing could be computed
 */
HlScoreSnapshot *
hl_score_snapshot_new (void)
{
  HlScoreSnapshot *self = g_new0 (HlScoreSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  hl_figure_clear (&self->weighted);
  self->target = NAN;
  self->unexcluded_index = NAN;

  return self;
}

/**
 * hl_score_snapshot_seal:
 * @self: a snapshot that is complete
 *
 * Gives it the id its content makes.
 */
void
hl_score_snapshot_seal (HlScoreSnapshot *self)
{
  g_autofree char *content = hl_score_snapshot_to_canonical (self);
  guint8 digest[HL_DIGEST_SIZE];

  hl_digest (content, strlen (content), digest);
  g_free (self->id);
  self->id = hl_digest_to_hex (digest, HL_DIGEST_SIZE);
}

/**
 * hl_score_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
HlScoreSnapshot *
hl_score_snapshot_ref (HlScoreSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_score_snapshot_unref:
 * @self: (transfer full): a snapshot
 */
void
hl_score_snapshot_unref (HlScoreSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->surveys);
  g_strfreev (self->uuids);
  g_free (self->rules);
  g_clear_pointer (&self->questionnaire, hl_questionnaire_unref);
  g_free (self->overall_question);
  hl_score_result_clear (&self->total);
  g_free (self->weighted_by);
  hl_score_groups_free (self->groups, self->n_groups);
  hl_score_counts_free (self->facts, self->n_facts);
  hl_score_counts_free (self->expectations, self->n_expectations);
  g_free (self);
}

/**
 * hl_score_snapshot_get_official:
 * @self: a snapshot
 *
 * Returns: (transfer none): the index the survey named before opening; where that is the weighted
 *   one and it cannot be computed, all its figures are NaN
 */
const HlFigure *
hl_score_snapshot_get_official (const HlScoreSnapshot *self)
{
  return self->official == HL_OFFICIAL_WEIGHTED ? &self->weighted : &self->total.overall;
}

/**
 * hl_score_snapshot_find_group:
 * @self: a snapshot
 * @by: see #HlScoreGroup
 * @value: see #HlScoreGroup
 *
 * Returns: (transfer none) (nullable): the group, or %NULL
 */
const HlScoreGroup *
hl_score_snapshot_find_group (const HlScoreSnapshot *self,
                              const char            *by,
                              const char            *value)
{
  for (guint i = 0; i < self->n_groups; i++)
    {
      if (g_str_equal (self->groups[i].by, by) && g_str_equal (self->groups[i].value, value))
        return &self->groups[i];
    }

  return NULL;
}
