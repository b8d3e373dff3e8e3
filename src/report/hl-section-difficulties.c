#include <math.h>

#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* Fields and areas that are short of their quota. */
static void
append_short (GString              *out,
              const HlReportSurvey *survey)
{
  for (guint i = 0; i < survey->snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &survey->snapshot->groups[i];
      gint64 missing = group->quota - group->result.overall.n;
      g_autofree char *rest = hl_words_forms (MAX (missing, 0));

      const char *kind = g_str_equal (group->by, "area") ? "Địa bàn" : "Lĩnh vực";

      if (group->quota == HL_UNKNOWN_COUNT || missing <= 0)
        continue;

      g_string_append_printf (out, "- %s %s thiếu %s hợp lệ so với kế hoạch (%u/%d).\n", kind,
                              group->label, rest, group->result.overall.n, (int) group->quota);
    }
}

static void
append_invalid (GString              *out,
                const HlReportSurvey *survey)
{
  g_autofree char *invalid = hl_words_forms (survey->snapshot->invalid);
  g_autofree char *share = hl_ratio_format (survey->snapshot->invalid, survey->snapshot->received,
                                            2,
                                            HL_LANGUAGE_VI);

  if (survey->snapshot->invalid > 0)
    g_string_append_printf (out, "- Còn %s không hợp lệ (%s số phiếu thu về).\n", invalid, share);
}

static void
append_below (GString               *out,
              const HlScoreSnapshot *snapshot)
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
    g_string_append_printf (out, "- Yếu tố có chỉ số thấp hơn mục tiêu %s: %s.\n", goal, list->str);
}

static char *
propose (const HlReportSpec *spec)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      append_short (out, &spec->surveys[i]);
      append_invalid (out, &spec->surveys[i]);
      append_below (out, spec->surveys[i].snapshot);
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
