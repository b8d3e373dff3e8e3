#include <string.h>

#include "core/hl-canonical.h"
#include "core/hl-text.h"
#include "score/hl-score-snapshot.h"

static void
put_list (GString    *out,
          const char *name,
          char      **texts)
{
  hl_canonical_put_int (out, name, g_strv_length (texts));
  for (guint i = 0; texts[i] != NULL; i++)
    hl_canonical_put_text (out, name, texts[i]);
}

static void
put_counts (GString     *out,
            const guint *counts,
            guint        n)
{
  hl_canonical_put_int (out, "counts", n);
  for (guint i = 0; i < n; i++)
    hl_canonical_put_int (out, "count", counts[i]);
}

static void
put_figure (GString        *out,
            const HlFigure *figure)
{
  hl_canonical_put_int (out, "n", figure->n);
  hl_canonical_put_double (out, "index", figure->index);
  hl_canonical_put_double (out, "low", figure->low);
  hl_canonical_put_double (out, "high", figure->high);
  hl_canonical_put_double (out, "se", figure->se);
  hl_canonical_put_double (out, "satisfied", figure->satisfied);
  hl_canonical_put_double (out, "neutral", figure->neutral);
  hl_canonical_put_double (out, "dissatisfied", figure->dissatisfied);
}

static void
put_blocks (GString            *out,
            const char         *name,
            const HlScoreBlock *blocks,
            guint               n_blocks)
{
  hl_canonical_put_int (out, name, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      hl_canonical_put_text (out, "code", blocks[i].code);
      put_figure (out, &blocks[i].figure);
      hl_canonical_put_double (out, "alpha", blocks[i].alpha);
      put_list (out, "missing", blocks[i].missing);
    }
}

static void
put_criterion (GString                *out,
               const HlScoreCriterion *criterion)
{
  hl_canonical_put_text (out, "code", criterion->code);
  put_counts (out, criterion->counts, criterion->n_levels);
  hl_canonical_put_int (out, "blank", criterion->blank);
  hl_canonical_put_int (out, "not_applicable", criterion->not_applicable);
  hl_canonical_put_int (out, "skipped", criterion->skipped);
  hl_canonical_put_int (out, "spoiled", criterion->spoiled);
  put_figure (out, &criterion->figure);
}

static void
put_result (GString             *out,
            const HlScoreResult *result)
{
  put_figure (out, &result->overall);
  put_list (out, "missing", result->missing);
  put_blocks (out, "parts", result->parts, result->n_parts);
  put_blocks (out, "factors", result->factors, result->n_factors);
  hl_canonical_put_int (out, "criteria", result->n_criteria);
  for (guint i = 0; i < result->n_criteria; i++)
    put_criterion (out, &result->criteria[i]);
}

static void
put_questionnaire (GString               *out,
                   const HlQuestionnaire *questionnaire)
{
  g_autofree char *content = hl_questionnaire_to_canonical (questionnaire);
  g_autofree char *hex = NULL;
  guint8 digest[HL_DIGEST_SIZE];

  hl_digest (content, strlen (content), digest);
  hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);
  hl_canonical_put_text (out, "questionnaire", questionnaire->id);
  hl_canonical_put_int (out, "revision", questionnaire->revision);
  hl_canonical_put_text (out, "content", hex);
}

static void
put_settings (GString               *out,
              const HlScoreSnapshot *self)
{
  g_autofree char *overall = hl_overall_rule_to_string (self->overall_rule,
                                                        self->overall_question);
  g_autofree char *period = self->has_period ? hl_period_to_string (&self->period) : NULL;

  hl_canonical_put_text (out, "formula", hl_formula_to_string (self->formula));
  hl_canonical_put_text (out, "factor_rule", hl_factor_rule_to_string (self->factor_rule));
  hl_canonical_put_text (out, "overall_rule", overall);
  hl_canonical_put_text (out, "official", hl_official_to_string (self->official));
  hl_canonical_put_double (out, "target", self->target);
  hl_canonical_put_text (out, "period", period);
  if (self->has_period)
    {
      hl_canonical_put_int (out, "from", self->period.from);
      hl_canonical_put_int (out, "to", self->period.to);
    }
}

static void
put_rules (GString               *out,
           const HlScoreSnapshot *self)
{
  for (guint i = 0; i < self->n_surveys * HL_N_RULES; i++)
    {
      if (i % HL_N_RULES == 0)
        hl_canonical_put_text (out, "survey", self->uuids[i / HL_N_RULES]);

      hl_canonical_put_int (out, hl_rule_code (i % HL_N_RULES), self->rules[i].effect);
      hl_canonical_put_double (out, "threshold", self->rules[i].threshold);
    }
}

static void
put_responses (GString               *out,
               const HlScoreSnapshot *self)
{
  hl_canonical_put_int (out, "received", self->received);
  hl_canonical_put_int (out, "valid", self->valid);
  hl_canonical_put_int (out, "invalid", self->invalid);
  hl_canonical_put_int (out, "excluded", self->excluded);
  hl_canonical_put_int (out, "undated", self->undated);
  hl_canonical_put_int (out, "population", self->population);
  put_counts (out, self->reasons, HL_N_RULES);
  put_counts (out, self->warnings, HL_N_RULES);
  hl_canonical_put_double (out, "unexcluded", self->unexcluded_index);
}

static void
put_groups (GString               *out,
            const HlScoreSnapshot *self)
{
  hl_canonical_put_int (out, "groups", self->n_groups);
  for (guint i = 0; i < self->n_groups; i++)
    {
      const HlScoreGroup *group = &self->groups[i];

      hl_canonical_put_text (out, "by", group->by);
      hl_canonical_put_text (out, "value", group->value);
      hl_canonical_put_int (out, "received", group->received);
      hl_canonical_put_int (out, "invalid", group->invalid);
      hl_canonical_put_int (out, "excluded", group->excluded);
      hl_canonical_put_int (out, "quota", group->quota);
      hl_canonical_put_int (out, "population", group->population);
      put_result (out, &group->result);
    }
}

static void
put_questions (GString            *out,
               const char         *name,
               const HlScoreCount *counts,
               guint               n_counts)
{
  hl_canonical_put_int (out, name, n_counts);
  for (guint i = 0; i < n_counts; i++)
    {
      hl_canonical_put_text (out, "code", counts[i].code);
      hl_canonical_put_int (out, "n", counts[i].n);
      put_counts (out, counts[i].counts, counts[i].n_options);
      hl_canonical_put_int (out, "blank", counts[i].blank);
      hl_canonical_put_int (out, "not_applicable", counts[i].not_applicable);
      hl_canonical_put_int (out, "skipped", counts[i].skipped);
      hl_canonical_put_int (out, "spoiled", counts[i].spoiled);
    }
}

/**
 * hl_score_snapshot_to_canonical:
 * @self: a snapshot
 *
 * Writes the content of the snapshot as lines `name=value`: which surveys with which rules, how
 * it was computed, all counts and all results, each number with the digits that give the same
 * double back. It holds nothing of the file or program it came from, so that the same content has
 * the same text, and the same id, everywhere.
 *
 * Returns: (transfer full): the text
 */
char *
hl_score_snapshot_to_canonical (const HlScoreSnapshot *self)
{
  GString *out = g_string_new ("hailong-score 1\n");

  put_rules (out, self);
  put_questionnaire (out, self->questionnaire);
  put_settings (out, self);
  put_responses (out, self);
  put_result (out, &self->total);
  hl_canonical_put_text (out, "weighted_by", self->weighted_by);
  put_figure (out, &self->weighted);
  put_groups (out, self);
  put_questions (out, "facts", self->facts, self->n_facts);
  put_questions (out, "expectations", self->expectations, self->n_expectations);

  return g_string_free (out, FALSE);
}
