#include <math.h>

#include "core/hl-text.h"
#include "report/hl-figures.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* Rounds side by side in one table. */
#define MAX_SIDE_BY_SIDE 4

static const HlChange *
find_change (const HlComparison *comparison,
             const char         *code)
{
  if (comparison == NULL)
    return NULL;
  if (code == NULL)
    return &comparison->overall;

  for (guint i = 0; i < comparison->n_factors; i++)
    {
      if (g_str_equal (comparison->factors[i].code, code))
        return &comparison->factors[i];
    }

  return NULL;
}

static void
add_change_cells (HlTable        *table,
                  const HlChange *change)
{
  g_autofree char *difference = NULL;

  if (change == NULL || isnan (change->change))
    {
      hl_table_add_cell (table, "–");
      hl_table_add_cell (table, "–");
      return;
    }

  difference = hl_change_format (change->before, change->after, 2, HL_LANGUAGE_VI);
  hl_table_take_cell (table, hl_words_percent (change->before));
  hl_table_take_cell (table, g_strconcat (difference, change->significant ? "\u00a0(*)" : "",
                                          NULL));
}

static void
add_row (HlTable            *table,
         HlRowKind           kind,
         const char         *number,
         const char         *title,
         const HlFigure     *figure,
         const HlComparison *comparison,
         const char         *code)
{
  hl_table_add_row (table, kind);
  hl_table_add_cell (table, number);
  hl_table_add_cell (table, title);
  hl_table_take_cell (table, hl_words_percent (figure->index));
  hl_table_take_cell (table, isnan (figure->low) ? g_strdup ("–") :
                      hl_range_format (figure->low, figure->high, 2, HL_LANGUAGE_VI));
  if (comparison != NULL)
    add_change_cells (table, find_change (comparison, code));
}

static char *
title_total (const HlScoreSnapshot *snapshot)
{
  const HlQuestion *question = NULL;
  g_autofree char *criteria = hl_count_in_words (snapshot->total.n_criteria);
  g_autofree char *factors = hl_count_in_words (snapshot->total.n_factors);

  if (snapshot->overall_rule == HL_OVERALL_FACTORS)
    return g_strdup_printf ("Chung (%s yếu tố)", factors);
  if (snapshot->overall_rule == HL_OVERALL_QUESTION)
    question = hl_questionnaire_find (snapshot->questionnaire, snapshot->overall_question);
  if (question != NULL)
    return g_strdup_printf ("Chung (câu “%s”)", question->short_text);

  return g_strdup_printf ("Chung (%s tiêu chí)", criteria);
}

static void
add_rows (HlTable               *table,
          const HlScoreSnapshot *snapshot,
          const HlComparison    *comparison)
{
  const HlScoreResult *total = &snapshot->total;
  const HlQuestionnaire *questionnaire = snapshot->questionnaire;
  g_autofree char *title = title_total (snapshot);
  guint last_part = G_MAXUINT;

  for (guint i = 0; i < total->n_factors; i++)
    {
      const HlScoreBlock *block = &total->factors[i];
      const HlFactor *factor = hl_words_find_factor (snapshot, block->code);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      if (total->n_parts > 1 && factor != NULL && factor->part != last_part)
        {
          const HlPart *part = &questionnaire->parts[factor->part];

          last_part = factor->part;
          for (guint k = 0; k < total->n_parts; k++)
            {
              if (g_str_equal (total->parts[k].code, part->code))
                add_row (table, HL_ROW_TOTAL, part->number, hl_words_part (snapshot, part->code),
                         &total->parts[k].figure, comparison, part->code);
            }
        }

      add_row (table, HL_ROW_BODY, number, hl_words_factor (snapshot, block->code), &block->figure,
               comparison, block->code);
    }

  add_row (table, HL_ROW_TOTAL, "", title, hl_score_snapshot_get_official (snapshot), comparison,
           NULL);
}

/* The change to show beside the results, or %NULL. */
static const HlComparison *
find_comparison (const HlResultView *view)
{
  const HlReportSurvey *survey = view->survey;

  return survey != NULL && survey->previous_label != NULL ? survey->comparison : NULL;
}

static HlTable *
make_table (const HlResultView *view)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER, TRUE }, { HL_TEXT_CENTER },
    { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
  };
  const HlReportSurvey *survey = view->survey;
  const HlComparison *comparison = find_comparison (view);
  HlTable *table = hl_table_new (columns, comparison != NULL ? 6 : 4);

  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, "Yếu tố");
  hl_table_add_cell (table, "Chỉ số");
  hl_table_add_cell (table, "Khoảng tin cậy 95%");
  if (comparison != NULL)
    {
      g_autofree char *label = g_strdup (survey->previous_label);
      gunichar first = g_unichar_toupper (g_utf8_get_char (label));
      g_autoptr (GString) title = g_string_new (NULL);

      g_string_append_unichar (title, first);
      g_string_append (title, g_utf8_next_char (label));
      hl_table_add_cell (table, title->str);
      hl_table_add_cell (table, "Tăng, giảm (điểm\u00a0%)");
    }

  add_rows (table, view->snapshot, comparison);

  return table;
}

static void
add_extremes (HlFlow                *flow,
              const HlScoreSnapshot *snapshot)
{
  const HlScoreBlock *best = NULL, *worst = NULL;
  g_autofree char *highest = NULL;
  g_autofree char *lowest = NULL;
  g_autoptr (HlRuns) runs = hl_runs_new ();

  for (guint i = 0; i < snapshot->total.n_factors; i++)
    {
      const HlScoreBlock *block = &snapshot->total.factors[i];

      if (isnan (block->figure.index))
        continue;
      if (best == NULL || block->figure.index > best->figure.index)
        best = block;
      if (worst == NULL || block->figure.index < worst->figure.index)
        worst = block;
    }

  if (best == worst)
    return;

  highest = hl_words_percent (best->figure.index);
  lowest = hl_words_percent (worst->figure.index);
  hl_runs_add_format (runs, HL_FONT_REGULAR,
                      "Yếu tố được đánh giá cao nhất là “%s” (%s), thấp nhất là “%s” (%s).",
                      hl_words_factor (snapshot, best->code), highest,
                      hl_words_factor (snapshot, worst->code), lowest);
  hl_flow_paragraph (flow, runs);
}

static gboolean
has_significant (const HlComparison *comparison)
{
  gboolean significant = comparison->overall.significant;

  for (guint i = 0; i < comparison->n_factors; i++)
    significant = significant || comparison->factors[i].significant;

  return significant;
}

static void
add_note (HlFlow             *flow,
          const HlResultView *view,
          const HlComparison *comparison)
{
  const HlScoreResult *total = &view->snapshot->total;
  guint least = G_MAXUINT, most = 0;
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < total->n_criteria; i++)
    {
      least = MIN (least, total->criteria[i].figure.n);
      most = MAX (most, total->criteria[i].figure.n);
    }

  g_string_append_printf (note, "Phiếu hợp lệ: %u; số người trả lời mỗi tiêu chí: ",
                          view->snapshot->valid);
  g_string_append_printf (note, least < most ? "từ %u đến %u." : "%u.", least, most);
  if (comparison != NULL && has_significant (comparison))
    g_string_append (note, " (*) Thay đổi có ý nghĩa thống kê (mức 95%).");
  hl_flow_note (flow, note->str);
}

static void
add_view (HlFlow             *flow,
          const HlResultView *view)
{
  g_autoptr (HlTable) table = make_table (view);
  g_autofree char *title = g_strdup_printf (view->label != NULL ? "Chỉ số hài lòng theo yếu tố "
                                            "(%s)" :
                                            "Chỉ số hài lòng theo yếu tố", view->label);

  add_extremes (flow, view->snapshot);
  hl_flow_table (flow, title, table);
  add_note (flow, view, find_comparison (view));
  hl_figures_add (flow, view, "factors", "Chỉ số các yếu tố (%), khoảng tin cậy 95% và mục tiêu",
                  0);
}

/* Whether a factor of that name stands in a round before @round. */
static gboolean
is_listed (const HlReportSpec *spec,
           guint               first,
           guint               round,
           const char         *title)
{
  for (guint i = first; i < round; i++)
    {
      const HlScoreSnapshot *snapshot = spec->surveys[i].snapshot;

      for (guint k = 0; k < snapshot->total.n_factors; k++)
        {
          if (g_str_equal (hl_words_factor (snapshot, snapshot->total.factors[k].code), title))
            return TRUE;
        }
    }

  return FALSE;
}

static char *
write_index_of (const HlScoreSnapshot *snapshot,
                const char            *title)
{
  for (guint k = 0; k < snapshot->total.n_factors; k++)
    {
      if (g_str_equal (hl_words_factor (snapshot, snapshot->total.factors[k].code), title))
        return hl_words_percent (snapshot->total.factors[k].figure.index);
    }

  return g_strdup ("–");
}

static void
add_side_rows (HlTable            *table,
               const HlReportSpec *spec,
               guint               first,
               guint               end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      const HlScoreSnapshot *snapshot = spec->surveys[i].snapshot;

      for (guint k = 0; k < snapshot->total.n_factors; k++)
        {
          const char *title = hl_words_factor (snapshot, snapshot->total.factors[k].code);

          if (is_listed (spec, first, i, title))
            continue;

          hl_table_add_row (table, HL_ROW_BODY);
          hl_table_take_cell (table, g_strdup_printf ("%u", ++n));
          hl_table_add_cell (table, title);
          for (guint column = first; column < end; column++)
            hl_table_take_cell (table, write_index_of (spec->surveys[column].snapshot, title));
        }
    }
}

/* The rounds @first…@end−1 in columns, one factor a row. */
static void
add_side_by_side (HlFlow             *flow,
                  const HlReportSpec *spec,
                  guint               first,
                  guint               end)
{
  static const HlColumn columns[2 + MAX_SIDE_BY_SIDE] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
    { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
  };
  g_autoptr (HlTable) table = hl_table_new (columns, 2 + end - first);

  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, "Yếu tố");
  for (guint i = first; i < end; i++)
    hl_table_take_cell (table, g_strdup_printf ("Đợt %u", i + 1));

  add_side_rows (table, spec, first, end);

  hl_table_add_row (table, HL_ROW_TOTAL);
  hl_table_add_cell (table, "");
  hl_table_add_cell (table, "Chỉ số chung");
  for (guint i = first; i < end; i++)
    hl_table_take_cell (table, hl_words_percent (
                          hl_score_snapshot_get_official (spec->surveys[i].snapshot)->index));

  hl_table_add_row (table, HL_ROW_TOTAL);
  hl_table_add_cell (table, "");
  hl_table_add_cell (table, "Số phiếu hợp lệ");
  for (guint i = first; i < end; i++)
    hl_table_take_cell (table, hl_count_format (spec->surveys[i].snapshot->valid, HL_LANGUAGE_VI));

  hl_flow_table (flow, "Chỉ số hài lòng theo yếu tố của từng đợt", table);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autoptr (GArray) views = hl_section_get_views (spec);

  for (guint first = 0; spec->n_surveys > 1 && first < spec->n_surveys; first += MAX_SIDE_BY_SIDE)
    add_side_by_side (flow, spec, first, MIN (first + MAX_SIDE_BY_SIDE, spec->n_surveys));

  for (guint i = 0; i < views->len; i++)
    {
      const HlResultView *view = &g_array_index (views, HlResultView, i);

      if (view->snapshot->valid > 0)
        add_view (flow, view);
    }
}

const HlSectionType hl_section_factors = {
  .id = "factors",
  .part = "KẾT QUẢ",
  .title = "Các yếu tố",
  .applies = hl_section_has_scores,
  .compose = compose,
};
