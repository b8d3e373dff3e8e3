#include "exchange/hl-score-json.h"

#include <math.h>

static void
add_int (JsonBuilder *out,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_int_value (out, value);
}

static void
add_string (JsonBuilder *out,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_string_value (out, value);
}

/* JSON has no NaN and no infinity: what cannot be computed is null. */
static void
add_number (JsonBuilder *out,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (out, name);
  if (isfinite (value))
    json_builder_add_double_value (out, value);
  else
    json_builder_add_null_value (out);
}

/* A count nobody has given is null. */
static void
add_count (JsonBuilder *out,
           const char  *name,
           gint64       count)
{
  if (count == HL_UNKNOWN_COUNT)
    add_number (out, name, NAN);
  else
    add_int (out, name, count);
}

static void
add_date (JsonBuilder *out,
          const char  *name,
          HlDate       date)
{
  g_autofree char *text = hl_date_to_iso (date);

  add_string (out, name, text);
}

static void
begin_array (JsonBuilder *out,
             const char  *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
}

static void
begin_object (JsonBuilder *out,
              const char  *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
}

static void
add_codes (JsonBuilder *out,
           const char  *name,
           char *const *codes)
{
  begin_array (out, name);
  for (; codes != NULL && *codes != NULL; codes++)
    json_builder_add_string_value (out, *codes);
  json_builder_end_array (out);
}

static void
add_interval (JsonBuilder    *out,
              const HlFigure *figure)
{
  add_number (out, "index", figure->index);
  add_number (out, "low", figure->low);
  add_number (out, "high", figure->high);
}

static void
add_shares (JsonBuilder    *out,
            const HlFigure *figure)
{
  add_number (out, "satisfied", figure->satisfied);
  add_number (out, "neutral", figure->neutral);
  add_number (out, "dissatisfied", figure->dissatisfied);
}

static void
add_overall (JsonBuilder         *out,
             const HlScoreResult *result)
{
  begin_object (out, "overall");
  add_interval (out, &result->overall);
  add_number (out, "se", result->overall.se);
  add_int (out, "n", result->overall.n);
  add_codes (out, "missing", result->missing);
  add_shares (out, &result->overall);
  json_builder_end_object (out);
}

static void
add_blocks (JsonBuilder        *out,
            const char         *name,
            const HlScoreBlock *blocks,
            guint               n_blocks)
{
  begin_array (out, name);
  for (guint i = 0; i < n_blocks; i++)
    {
      const HlScoreBlock *block = &blocks[i];

      json_builder_begin_object (out);
      add_string (out, "code", block->code);
      add_interval (out, &block->figure);
      add_number (out, "se", block->figure.se);
      add_int (out, "n", block->figure.n);
      add_codes (out, "missing", block->missing);
      add_number (out, "alpha", block->alpha);
      add_shares (out, &block->figure);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_criterion (JsonBuilder            *out,
               const HlScoreCriterion *criterion)
{
  json_builder_begin_object (out);
  add_string (out, "code", criterion->code);
  add_int (out, "n", criterion->figure.n);
  begin_array (out, "counts");
  for (guint i = 0; i < criterion->n_levels; i++)
    json_builder_add_int_value (out, criterion->counts[i]);
  json_builder_end_array (out);
  add_int (out, "blank", criterion->blank);
  add_int (out, "not_applicable", criterion->not_applicable);
  add_int (out, "skipped", criterion->skipped);
  add_int (out, "spoiled", criterion->spoiled);
  add_number (out, "mean", criterion->mean);
  add_interval (out, &criterion->figure);
  add_shares (out, &criterion->figure);
  json_builder_end_object (out);
}

static void
add_result (JsonBuilder         *out,
            const HlScoreResult *result)
{
  add_overall (out, result);
  add_blocks (out, "parts", result->parts, result->n_parts);
  add_blocks (out, "factors", result->factors, result->n_factors);

  begin_array (out, "criteria");
  for (guint i = 0; i < result->n_criteria; i++)
    add_criterion (out, &result->criteria[i]);
  json_builder_end_array (out);
}

/* Responses under each rule that was hit at all. */
static void
add_rules (JsonBuilder *out,
           const char  *name,
           const guint *hits)
{
  begin_object (out, name);
  for (guint i = 0; i < HL_N_RULES; i++)
    if (hits[i] > 0)
      add_int (out, hl_rule_code (i), hits[i]);
  json_builder_end_object (out);
}

static void
add_responses (JsonBuilder           *out,
               const HlScoreSnapshot *snapshot)
{
  begin_object (out, "responses");
  add_int (out, "received", snapshot->received);
  add_int (out, "valid", snapshot->valid);
  add_int (out, "invalid", snapshot->invalid);
  add_int (out, "excluded", snapshot->excluded);
  add_rules (out, "reasons", snapshot->reasons);
  add_rules (out, "warnings", snapshot->warnings);
  json_builder_end_object (out);
}

static void
add_weighted (JsonBuilder    *out,
              const HlFigure *figure)
{
  begin_object (out, "weighted");
  add_interval (out, figure);
  add_number (out, "se", figure->se);
  json_builder_end_object (out);
}

/* Responses that give no value are a group only where one of them is valid. */
static gboolean
is_shown (const HlScoreGroup *group)
{
  return *group->value != '\0' || group->result.overall.n > 0;
}

static void
add_groups (JsonBuilder           *out,
            const HlScoreSnapshot *snapshot)
{
  begin_array (out, "groups");
  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      if (!is_shown (group))
        continue;

      json_builder_begin_object (out);
      add_string (out, "by", group->by);
      add_string (out, "value", group->value);
      add_string (out, "label", group->label);
      add_int (out, "n", group->result.overall.n);
      add_result (out, &group->result);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_option_counts (JsonBuilder           *out,
                   const char            *name,
                   const HlScoreSnapshot *snapshot,
                   HlQuestionRole         role)
{
  begin_array (out, name);
  for (guint i = 0; i < snapshot->n_facts; i++)
    {
      const HlScoreCount *fact = &snapshot->facts[i];

      if (snapshot->questionnaire->questions[fact->question].role != role)
        continue;

      json_builder_begin_object (out);
      add_string (out, "code", fact->code);
      add_int (out, "n", fact->n);
      begin_object (out, "counts");
      for (guint option = 1; option <= fact->n_options; option++)
        {
          char number[12];

          g_snprintf (number, sizeof number, "%u", option);
          add_int (out, number, fact->counts[option - 1]);
        }
      json_builder_end_object (out);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_expectations (JsonBuilder           *out,
                  const HlScoreSnapshot *snapshot)
{
  begin_array (out, "expectations");
  for (guint i = 0; i < snapshot->n_expectations; i++)
    {
      const HlScoreCount *expectation = &snapshot->expectations[i];

      for (guint option = 1; option <= expectation->n_options; option++)
        {
          json_builder_begin_object (out);
          add_string (out, "code", expectation->code);
          add_int (out, "option", option);
          add_int (out, "count", expectation->counts[option - 1]);
          json_builder_end_object (out);
        }
    }
  json_builder_end_array (out);
}

static void
add_rule_names (JsonBuilder           *out,
                const HlScoreSnapshot *snapshot)
{
  g_autofree char *overall_rule = hl_overall_rule_to_string (snapshot->overall_rule,
                                                             snapshot->overall_question);

  begin_array (out, "surveys");
  for (guint i = 0; i < snapshot->n_surveys; i++)
    json_builder_add_int_value (out, snapshot->surveys[i]);
  json_builder_end_array (out);

  add_string (out, "questionnaire", snapshot->questionnaire->id);
  add_int (out, "revision", snapshot->questionnaire->revision);
  add_string (out, "formula", hl_formula_to_string (snapshot->formula));
  add_string (out, "factor_rule", hl_factor_rule_to_string (snapshot->factor_rule));
  add_string (out, "overall_rule", overall_rule);
  add_string (out, "official", hl_official_to_string (snapshot->official));
}

/* What the contract does not name but a reader may want. */
static void
add_extras (JsonBuilder           *out,
            const HlScoreSnapshot *snapshot)
{
  add_count (out, "population", snapshot->population);
  add_number (out, "fpc", snapshot->fpc);
  add_number (out, "target", snapshot->target);
  add_number (out, "unexcluded_index", snapshot->unexcluded_index);
  add_string (out, "snapshot", snapshot->id);
  if (!snapshot->has_period)
    return;

  begin_object (out, "period");
  add_date (out, "from", snapshot->period.from);
  add_date (out, "to", snapshot->period.to);
  add_int (out, "undated", snapshot->undated);
  json_builder_end_object (out);
}

/**
 * hl_score_to_json:
 * @snapshot: results
 *
 * Writes results for other programs: figures unrounded with all their digits, what cannot be
 * computed as null. No group is hidden however small it is; screens and reports do that. Every
 * option of a question has its count, also 0; of the validity rules only those hit.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
hl_score_to_json (const HlScoreSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  add_rule_names (out, snapshot);
  add_responses (out, snapshot);
  add_result (out, &snapshot->total);
  add_weighted (out, &snapshot->weighted);
  add_groups (out, snapshot);
  add_option_counts (out, "facts", snapshot, HL_ROLE_FACT);
  add_expectations (out, snapshot);
  add_option_counts (out, "demographics", snapshot, HL_ROLE_DEMOGRAPHIC);
  add_extras (out, snapshot);
  json_builder_end_object (out);

  return json_builder_get_root (out);
}

static void
add_change (JsonBuilder    *out,
            const HlChange *change)
{
  json_builder_begin_object (out);
  if (*change->code != '\0')
    add_string (out, "code", change->code);
  add_number (out, "before", change->before);
  add_number (out, "after", change->after);
  add_number (out, "change", change->change);
  add_number (out, "low", change->low);
  add_number (out, "high", change->high);
  json_builder_set_member_name (out, "significant");
  json_builder_add_boolean_value (out, change->significant);
  json_builder_end_object (out);
}

static void
add_changes (JsonBuilder    *out,
             const char     *name,
             const HlChange *changes,
             guint           n_changes)
{
  begin_array (out, name);
  for (guint i = 0; i < n_changes; i++)
    add_change (out, &changes[i]);
  json_builder_end_array (out);
}

/**
 * hl_compare_to_json:
 * @comparison: two rounds compared
 *
 * Writes the changes for other programs, in percentage points, unrounded. Where no statement can be
 * made the figures are null and `significant` is false; `reason` says why.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
hl_compare_to_json (const HlComparison *comparison)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  json_builder_set_member_name (out, "overall");
  add_change (out, &comparison->overall);
  add_changes (out, "factors", comparison->factors, comparison->n_factors);
  add_changes (out, "criteria", comparison->criteria, comparison->n_criteria);
  json_builder_set_member_name (out, "reason");
  if (comparison->reason != NULL)
    json_builder_add_string_value (out, comparison->reason);
  else
    json_builder_add_null_value (out);
  json_builder_end_object (out);

  return json_builder_get_root (out);
}

/**
 * hl_json_to_string:
 * @node: a node
 *
 * Writes JSON on one line. Numbers have 17 significant digits and a decimal point in every locale.
 *
 * Returns: (transfer full): the text, without a line end
 */
char *
hl_json_to_string (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
