#include <math.h>

#include "core/hl-text.h"
#include "report/hl-figures.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

#define N_SHOWN 8
#define N_SHOWN_COMPACT 5

/* More changed criteria than this are counted, not named. */
#define MAX_CHANGES 6

static const HlScoreCriterion *
find_extreme (const HlScoreSnapshot *snapshot,
              gboolean               highest)
{
  const HlScoreCriterion *found = NULL;

  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      const HlScoreCriterion *criterion = &snapshot->total.criteria[i];
      double index = criterion->figure.index;

      if (isnan (index))
        continue;
      if (found == NULL || (highest ? index > found->figure.index : index < found->figure.index))
        found = criterion;
    }

  return found;
}

static void
append_criterion (HlRuns                 *runs,
                  const HlScoreSnapshot  *snapshot,
                  const HlScoreCriterion *criterion)
{
  g_autofree char *index = hl_words_percent (criterion->figure.index);
  g_autofree char *n = hl_count_in_words (criterion->figure.n);

  hl_runs_add_format (runs, HL_FONT_REGULAR, "“%s” (%s; %s\u00a0người trả lời)",
                      hl_words_criterion (snapshot, criterion), index, n);
}

static void
append_extremes (HlRuns                *runs,
                 const HlScoreSnapshot *snapshot)
{
  const HlScoreCriterion *best = find_extreme (snapshot, TRUE);
  const HlScoreCriterion *worst = find_extreme (snapshot, FALSE);

  if (best == NULL)
    return;

  hl_runs_add (runs, HL_FONT_REGULAR, "Tiêu chí có chỉ số cao nhất: ");
  append_criterion (runs, snapshot, best);
  if (best != worst)
    {
      hl_runs_add (runs, HL_FONT_REGULAR, "; thấp nhất: ");
      append_criterion (runs, snapshot, worst);
    }
  hl_runs_add (runs, HL_FONT_REGULAR, ". ");
}

static const HlScoreCriterion *
find_criterion (const HlScoreSnapshot *snapshot,
                const char            *code)
{
  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      if (g_str_equal (snapshot->total.criteria[i].code, code))
        return &snapshot->total.criteria[i];
    }

  return NULL;
}

static void
list_changes (HlRuns               *runs,
              const HlReportSurvey *survey)
{
  guint n = 0;

  for (guint i = 0; i < survey->comparison->n_criteria; i++)
    {
      const HlChange *change = &survey->comparison->criteria[i];
      const HlScoreCriterion *criterion = find_criterion (survey->snapshot, change->code);
      g_autofree char *points = hl_change_format (change->before, change->after, 2, HL_LANGUAGE_VI);

      if (!change->significant || criterion == NULL || n == MAX_CHANGES)
        continue;

      hl_runs_add_format (runs, HL_FONT_REGULAR, "%s“%s” (%s)", n > 0 ? "; " : ": ",
                          hl_words_criterion (survey->snapshot, criterion), points);
      n++;
    }
}

static void
append_changes (HlRuns               *runs,
                const HlReportSurvey *survey)
{
  g_autofree char *count = NULL;
  guint n_significant = 0;

  if (survey->comparison == NULL || survey->previous_label == NULL ||
      survey->comparison->n_criteria == 0)
    return;

  for (guint i = 0; i < survey->comparison->n_criteria; i++)
    n_significant += survey->comparison->criteria[i].significant;

  count = hl_count_in_words (n_significant);
  if (n_significant == 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR,
                        "So với %s, thay đổi của các tiêu chí đều trong phạm vi sai số",
                        survey->previous_label);
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR,
                        "So với %s, %s tiêu chí thay đổi có ý nghĩa thống kê (điểm phần trăm)",
                        survey->previous_label, count);
  list_changes (runs, survey);
  if (n_significant > MAX_CHANGES)
    hl_runs_add (runs, HL_FONT_REGULAR, "…");
  hl_runs_add (runs, HL_FONT_REGULAR, ".");
}

static void
add_view (HlFlow             *flow,
          const HlResultView *view)
{
  gboolean compact = hl_flow_get_density (flow) != HL_DENSITY_COMFORTABLE;
  g_autoptr (HlRuns) runs = hl_runs_new ();

  if (view->label != NULL)
    {
      g_autofree char *label = g_strdup_printf ("Kết quả %s:", view->label);

      hl_flow_text (flow, label);
    }

  append_extremes (runs, view->snapshot);
  if (view->survey != NULL)
    append_changes (runs, view->survey);
  if (hl_runs_get_n (runs) > 0)
    hl_flow_paragraph (flow, runs);
  hl_figures_add (flow, view, "likert", "Các tiêu chí có chỉ số thấp nhất (% số người trả lời "
                  "theo mức)", compact ? N_SHOWN_COMPACT : N_SHOWN);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autoptr (GArray) views = hl_section_get_views (spec);

  for (guint i = 0; i < views->len; i++)
    {
      const HlResultView *view = &g_array_index (views, HlResultView, i);

      if (view->snapshot->valid > 0)
        add_view (flow, view);
    }
}

const HlSectionType hl_section_criteria = {
  .id = "criteria",
  .part = "KẾT QUẢ",
  .title = "Các tiêu chí có chỉ số cao nhất, thấp nhất",
  .applies = hl_section_has_scores,
  .compose = compose,
};
