#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

#define MAX_LEVELS 9

/* Answers of a factor, or of all criteria, by level. */
typedef struct
{
  gint64 counts[MAX_LEVELS];
  gint64 n;
} Levels;

static guint
find_n_levels (const HlScoreSnapshot *snapshot)
{
  return snapshot->total.n_criteria > 0 ? MIN (snapshot->total.criteria[0].n_levels,
                                               MAX_LEVELS) : 0;
}

static void
add_answers (Levels                 *levels,
             const HlScoreCriterion *criterion)
{
  for (guint level = 0; level < criterion->n_levels; level++)
    {
      levels->counts[level] += criterion->counts[level];
      levels->n += criterion->counts[level];
    }
}

static Levels
sum_answers (const HlScoreSnapshot *snapshot,
             const char            *factor,
             guint                  n_levels)
{
  const HlQuestionnaire *questionnaire = snapshot->questionnaire;
  Levels levels = { 0 };

  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      const HlScoreCriterion *criterion = &snapshot->total.criteria[i];
      guint index = questionnaire->questions[criterion->question].factor;
      const char *code = questionnaire->factors[index].code;

      if (criterion->n_levels == n_levels && (factor == NULL || g_str_equal (code, factor)))
        add_answers (&levels, criterion);
    }

  return levels;
}

static void
add_row (HlTable      *table,
         HlRowKind     kind,
         const char   *number,
         const char   *title,
         const Levels *levels,
         guint         n_levels,
         gboolean      one_line)
{
  hl_table_add_row (table, kind);
  hl_table_add_cell (table, number);
  hl_table_add_cell (table, title);

  for (guint level = 0; level < n_levels; level++)
    {
      g_autofree char *count = hl_count_format (levels->counts[level], HL_LANGUAGE_VI);
      g_autofree char *share = hl_ratio_format (levels->counts[level], levels->n, 2,
                                                HL_LANGUAGE_VI);

      if (levels->n == 0)
        hl_table_add_cell (table, "–");
      else
        hl_table_take_cell (table, g_strdup_printf (one_line ? "%s\u00a0(%s)" : "%s\n%s", count,
                                                    share));
    }

  hl_table_take_cell (table, hl_count_format (levels->n, HL_LANGUAGE_VI));
}

/* @one_line: counts and shares side by side, in small type. */
static HlTable *
make_table (const HlScoreSnapshot *snapshot,
            guint                  n_levels,
            gboolean               one_line)
{
  HlColumn columns[3 + MAX_LEVELS] = { { HL_TEXT_CENTER }, { HL_TEXT_LEFT } };
  const HlQuestion *criterion =
    &snapshot->questionnaire->questions[snapshot->total.criteria[0].question];
  Levels all = sum_answers (snapshot, NULL, n_levels);
  HlTable *table;

  for (guint i = 2; i < G_N_ELEMENTS (columns); i++)
    columns[i].align = HL_TEXT_CENTER;
  table = hl_table_new (columns, 3 + n_levels);
  if (one_line)
    hl_table_set_small (table);

  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, "Yếu tố");
  for (guint level = 0; level < n_levels; level++)
    hl_table_add_cell (table, criterion->options[level].short_label);
  hl_table_add_cell (table, "Số lượt trả lời");

  for (guint i = 0; i < snapshot->total.n_factors; i++)
    {
      const char *code = snapshot->total.factors[i].code;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      Levels levels = sum_answers (snapshot, code, n_levels);

      add_row (table, HL_ROW_BODY, number, hl_words_short_factor (snapshot, code), &levels,
               n_levels, one_line);
    }

  add_row (table, HL_ROW_TOTAL, "", "Tổng số", &all, n_levels, one_line);

  return table;
}

static HlTable *
choose_table (const HlFlow          *flow,
              const HlScoreSnapshot *snapshot,
              guint                  n_levels)
{
  gboolean compact = hl_flow_get_density (flow) != HL_DENSITY_COMFORTABLE;
  HlTable *table = make_table (snapshot, n_levels, compact);

  if (compact && !hl_table_fits (table, hl_flow_get_metrics (flow), HL_TEXT_WIDTH))
    {
      hl_table_free (table);
      table = make_table (snapshot, n_levels, FALSE);
    }

  return table;
}

static void
add_view (HlFlow             *flow,
          const HlResultView *view)
{
  guint n_levels = find_n_levels (view->snapshot);
  g_autoptr (HlTable) table = choose_table (flow, view->snapshot, n_levels);
  g_autofree char *count = hl_count_in_words (n_levels);
  g_autofree char *title = g_strdup_printf ("Số lượt trả lời và tỷ lệ theo %s mức%s%s%s", count,
                                            view->label != NULL ? " (" : "",
                                            view->label != NULL ? view->label : "",
                                            view->label != NULL ? ")" : "");

  hl_flow_table (flow, title, table);
  hl_flow_note (flow, view->snapshot->formula == HL_FORMULA_TOP2 ?
                "Mỗi lượt là một người trả lời một tiêu chí. Tỷ lệ tính trên số lượt trả lời nên "
                "có thể lệch nhẹ so với chỉ số." :
                "Mỗi lượt là một người trả lời một tiêu chí. Tỷ lệ tính trên số lượt trả lời; chỉ "
                "số tính từ điểm bình quân nên không so trực tiếp với các tỷ lệ này.");
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autoptr (GArray) views = hl_section_get_views (spec);

  for (guint i = 0; i < views->len; i++)
    {
      const HlResultView *view = &g_array_index (views, HlResultView, i);

      if (view->snapshot->valid > 0 && find_n_levels (view->snapshot) > 0)
        add_view (flow, view);
    }
}

const HlSectionType hl_section_levels = {
  .id = "levels",
  .part = "KẾT QUẢ",
  .title = "Kết quả theo từng mức đánh giá",
  .applies = hl_section_has_scores,
  .compose = compose,
};
