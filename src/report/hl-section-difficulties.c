#include <math.h>

#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* More fields or areas than this are counted, not named. */
#define MAX_NAMED 4

static gint64
count_missing (const HlScoreGroup *group)
{
  return group->quota == HL_UNKNOWN_COUNT ? 0 : MAX (group->quota - group->result.overall.n, 0);
}

static const char *
name_kind (const HlScoreGroup *group)
{
  return g_str_equal (group->by, "area") ? "Địa bàn" : "Lĩnh vực";
}

/* Fields and areas that are short of their quota. */
static void
append_short (GString              *out,
              const HlReportSurvey *survey,
              const char           *prefix)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;
  const char *lacks = survey->survey->state < HL_SURVEY_CLOSED ? "còn thiếu" : "thiếu";
  guint n_short = 0;

  for (guint i = 0; i < snapshot->n_groups; i++)
    n_short += count_missing (&snapshot->groups[i]) > 0;

  if (n_short > MAX_NAMED)
    g_string_append_printf (out, "- %sCó %u lĩnh vực, địa bàn chưa đủ số phiếu hợp lệ theo kế "
                            "hoạch.\n", prefix, n_short);

  for (guint i = 0; i < snapshot->n_groups && n_short <= MAX_NAMED; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];
      gint64 missing = count_missing (group);
      g_autofree char *forms = hl_words_forms (missing);

      if (missing > 0)
        g_string_append_printf (out, "- %s%s %s %s %s hợp lệ so với kế hoạch (%u/%d).\n",
                                prefix, name_kind (group), group->label, lacks, forms,
                                group->result.overall.n, (int) group->quota);
    }
}

static void
append_invalid (GString              *out,
                const HlReportSurvey *survey,
                const char           *prefix)
{
  g_autofree char *invalid = hl_words_forms (survey->snapshot->invalid);
  g_autofree char *share = hl_ratio_format (survey->snapshot->invalid, survey->snapshot->received,
                                            2,
                                            HL_LANGUAGE_VI);

  if (survey->snapshot->invalid > 0)
    g_string_append_printf (out, "- %sCòn %s không hợp lệ (%s số phiếu thu về).\n", prefix,
                            invalid, share);
}

static void
append_below (GString               *out,
              const HlScoreSnapshot *snapshot,
              const char            *prefix)
{
  guint n = 0;
  g_autofree char *goal = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (isnan (snapshot->target))
    return;

  for (guint i = 0; i < snapshot->total.n_factors; i++)
    {
      const HlScoreBlock *block = &snapshot->total.factors[i];
      g_autofree char *index = hl_words_percent (block->figure.index);

      if (!(block->figure.index < snapshot->target))
        continue;

      g_string_append_printf (list, "%s“%s” (%s)", n++ > 0 ? "; " : "",
                              hl_words_factor (snapshot, block->code), index);
    }

  goal = hl_words_round (snapshot->target);
  if (n > 0)
    g_string_append_printf (out, "- %sYếu tố có chỉ số thấp hơn mục tiêu %s: %s.\n", prefix, goal,
                            list->str);
}

static char *
propose (const HlReportSpec *spec)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      g_autofree char *round = g_strdup_printf ("Đợt %u. ", i + 1);
      const char *prefix = spec->n_surveys > 1 ? round : "";

      append_short (out, &spec->surveys[i], prefix);
      append_invalid (out, &spec->surveys[i], prefix);
      append_below (out, spec->surveys[i].snapshot, prefix);
    }

  if (out->len == 0)
    g_string_append (out, "Trong kỳ không phát sinh khó khăn, vướng mắc.");

  return g_string_free (out, FALSE);
}

const HlSectionType hl_section_difficulties = {
  .id = "difficulties",
  .part = "KHÓ KHĂN, VƯỚNG MẮC",
  .text = "difficulties",
  .propose = propose,
};
