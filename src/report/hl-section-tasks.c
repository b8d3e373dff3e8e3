#include <math.h>

#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* So many criteria are named as the next to be mended. */
#define N_WEAKEST 3

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  double first = (*(const HlScoreCriterion *const *) a)->figure.index;
  double second = (*(const HlScoreCriterion *const *) b)->figure.index;

  return first < second ? -1 : first > second;
}

/* The criteria with an index, the weakest first. */
static GPtrArray *
sort_criteria (const HlScoreSnapshot *snapshot)
{
  GPtrArray *criteria = g_ptr_array_new ();

  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      if (isfinite (snapshot->total.criteria[i].figure.index))
        g_ptr_array_add (criteria, &snapshot->total.criteria[i]);
    }
  g_ptr_array_sort (criteria, compare_indexes);

  return criteria;
}

static void
append_weakest (GString            *out,
                const HlReportSpec *spec)
{
  g_autoptr (GArray) views = hl_section_get_views (spec);
  const HlScoreSnapshot *snapshot = g_array_index (views, HlResultView, 0).snapshot;
  g_autoptr (GPtrArray) criteria = sort_criteria (snapshot);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < MIN (criteria->len, N_WEAKEST); i++)
    {
      const HlScoreCriterion *criterion = g_ptr_array_index (criteria, i);
      g_autofree char *index = hl_words_percent (criterion->figure.index);

      g_ptr_array_add (names, g_strdup_printf ("“%s” (%s)", hl_words_criterion (snapshot,
                                                                                criterion), index));
    }

  list = hl_words_join (names, "và");
  if (names->len > 0)
    g_string_append_printf (out, "- Tìm nguyên nhân, có biện pháp khắc phục đối với các tiêu chí "
                            "có chỉ số thấp: "
                            "%s.\n", list);
}

static gboolean
is_open (const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      if (spec->surveys[i].survey->state < HL_SURVEY_CLOSED)
        return TRUE;
    }

  return FALSE;
}

static char *
propose (const HlReportSpec *spec)
{
  GString *out = g_string_new (NULL);

  append_weakest (out, spec);
  if (is_open (spec))
    g_string_append (out, "- Tiếp tục phát, thu phiếu theo kế hoạch; kiểm tra phiếu ngay khi "
                     "thu.\n");
  else
    g_string_append (out, "- Hướng dẫn người trả lời ghi đủ, đúng cách; kiểm tra phiếu ngay khi "
                     "thu.\n");
  if (hl_section_has_scores (spec))
    g_string_append (out, "- Công khai kết quả tại nơi tiếp nhận hồ sơ và trên các kênh thông "
                     "tin.");

  return g_string_free (out, FALSE);
}

const HlSectionType hl_section_tasks = {
  .id = "tasks",
  .part = "NHIỆM VỤ KỲ TỚI",
  .text = "tasks",
  .propose = propose,
};
