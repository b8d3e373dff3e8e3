#include <math.h>
#include <string.h>

#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* Results on fewer forms than this are marked. */
#define FEW 30

/* More groups than this go into a table. */
#define MAX_IN_LINE 4

#define FEW_WORDS "số phiếu ít, chỉ tham khảo"

static void
append (HlRuns     *runs,
        const char *text)
{
  hl_runs_add (runs, HL_FONT_REGULAR, text);
}

static void
append_interval (HlRuns         *runs,
                 const HlFigure *figure)
{
  g_autofree char *interval = hl_range_format (figure->low, figure->high, 2, HL_LANGUAGE_VI);
  g_autofree char *forms = hl_words_forms (figure->n);

  hl_runs_add_format (runs, HL_FONT_REGULAR, " (khoảng tin cậy 95%%: %s; %s hợp lệ", interval,
                      forms);
  if (figure->n < FEW)
    append (runs, "; " FEW_WORDS);
  append (runs, ")");
}

/* The number of levels of what the overall index rests on, 0 where criteria differ. */
static guint
find_n_levels (const HlScoreSnapshot *snapshot)
{
  const HlQuestion *question = snapshot->overall_rule != HL_OVERALL_QUESTION ? NULL :
                               hl_questionnaire_find (snapshot->questionnaire,
                                                      snapshot->overall_question);
  guint n_levels = question != NULL ? question->n_options : 0;

  for (guint i = 0; question == NULL && i < snapshot->total.n_criteria; i++)
    {
      guint n = snapshot->total.criteria[i].n_levels;

      if (i > 0 && n != n_levels)
        return 0;
      n_levels = n;
    }

  return n_levels;
}

/* The mean point that an index made of means stands for. */
static void
append_mean (HlRuns                *runs,
             const HlScoreSnapshot *snapshot,
             double                 index)
{
  guint n_levels = find_n_levels (snapshot);
  double mean = snapshot->formula == HL_FORMULA_MEAN ? index / 100.0 * n_levels :
                1.0 + index / 100.0 * (n_levels - 1.0);
  g_autofree char *points = hl_number_format (mean, 2, HL_LANGUAGE_VI);

  if (snapshot->formula != HL_FORMULA_TOP2 && n_levels > 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR,
                        ", tương ứng điểm bình quân %s trên thang %u điểm", points, n_levels);
}

/* Whether the respondents were drawn at random, so that an interval needs no assumption. */
static gboolean
is_drawn (const HlResultView *view)
{
  return view->survey != NULL && view->survey->survey->sampling != HL_SAMPLING_INTERCEPT;
}

static void
add_index (HlFlow             *flow,
           const HlResultView *view,
           const HlFigure     *official)
{
  g_autofree char *index = hl_words_percent (official->index);
  g_autoptr (HlRuns) runs = hl_runs_new ();
  gboolean open = view->survey != NULL && view->survey->survey->state < HL_SURVEY_CLOSED;

  append (runs, "Chỉ số hài lòng chung");
  if (view->label != NULL)
    hl_runs_add_format (runs, HL_FONT_REGULAR, " (%s)", view->label);
  append (runs, isnan (official->index) ? ": " : open ? " tạm tính đạt " : " đạt ");
  hl_runs_add (runs, HL_FONT_BOLD, index);
  if (isfinite (official->index))
    {
      append_interval (runs, official);
      append_mean (runs, view->snapshot, official->index);
    }
  append (runs, ".");

  if (isfinite (official->low) && official->low < official->high)
    {
      g_autofree char *low = hl_percent_format (official->low, 0, HL_LANGUAGE_VI);
      g_autofree char *high = hl_percent_format (official->high, 0, HL_LANGUAGE_VI);

      hl_runs_add_format (runs, HL_FONT_REGULAR,
                          " Nếu hỏi mọi người thuộc diện khảo sát, chỉ số nhiều khả năng từ %s "
                          "đến %s", low, high);
      append (runs, is_drawn (view) ? "." : " (với giả định người trả lời được chọn ngẫu nhiên).");
    }

  hl_flow_paragraph (flow, runs);
}

static void
append_target (HlRuns         *runs,
               const HlFigure *official,
               double          target)
{
  g_autofree char *goal = hl_words_round (target);
  g_autofree char *points = NULL;
  gboolean has_interval = isfinite (official->low);
  gboolean inside = has_interval && target >= official->low && target <= official->high;
  double difference;

  if (isnan (target) || isnan (official->index))
    return;

  points = hl_words_points (target, official->index);
  difference = hl_round_half_up (official->index, 2) - hl_round_half_up (target, 2);

  if (difference == 0.0)
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Chỉ số bằng mục tiêu %s", goal);
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Chỉ số %s mục tiêu (%s) %s",
                        difference > 0.0 ? "cao hơn" : "thấp hơn", goal, points);

  if (inside && official->low < official->high)
    append (runs, "; mục tiêu nằm trong khoảng tin cậy, chưa đủ cơ sở kết luận đạt hay không đạt");
  else if (has_interval)
    append (runs, difference >= 0.0 ? "; đạt mục tiêu" : "; chưa đạt mục tiêu");
  append (runs, ". ");
}

static const char *
explain_incomparable (const HlReportSurvey *survey)
{
  if (survey->previous->formula != survey->snapshot->formula)
    return "khác công thức tính chỉ số";
  if (survey->comparison == NULL || survey->comparison->n_criteria == 0)
    return "khác bộ phiếu, không có tiêu chí cùng nội dung";

  return "chưa đủ số liệu";
}

static void
append_change (HlRuns               *runs,
               const HlReportSurvey *survey)
{
  const HlChange *change = survey->comparison != NULL ? &survey->comparison->overall : NULL;
  g_autofree char *before = NULL;
  g_autofree char *points = NULL;
  double difference;

  if (survey->previous == NULL || survey->previous_label == NULL)
    {
      append (runs, "Chưa có số liệu kỳ trước theo cùng bộ tiêu chí để so sánh. ");
      return;
    }
  if (change == NULL || isnan (change->change))
    {
      hl_runs_add_format (runs, HL_FONT_REGULAR, "Chưa so sánh được với %s do %s. ",
                          survey->previous_label,
                          explain_incomparable (survey));
      return;
    }

  before = hl_words_percent (change->before);
  points = hl_words_points (change->before, change->after);
  difference = hl_round_half_up (change->after, 2) - hl_round_half_up (change->before, 2);

  hl_runs_add_format (runs, HL_FONT_REGULAR, "So với %s (%s), chỉ số ", survey->previous_label,
                      before);
  if (difference == 0.0)
    append (runs, "không thay đổi");
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR, "%s %s", difference > 0.0 ? "tăng" : "giảm", points);

  if (difference == 0.0 && !change->significant)
    append (runs, ". ");
  else if (isnan (change->low))
    append (runs, "; chưa đủ số liệu để đánh giá sai số. ");
  else
    append (runs, change->significant ? "; thay đổi có ý nghĩa thống kê. " :
            "; mức thay đổi nằm trong phạm vi sai số. ");
}

static gboolean
has_neutral (const HlScoreSnapshot *snapshot)
{
  const HlQuestionnaire *questionnaire = snapshot->questionnaire;

  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      const HlQuestion *question =
        &questionnaire->questions[snapshot->total.criteria[i].question];

      for (guint k = 0; k < question->n_options; k++)
        {
          if (question->options[k].flag == HL_FLAG_NEUTRAL)
            return TRUE;
        }
    }

  return FALSE;
}

/* The shares beside the index; an index made of means does not tell the share of the satisfied. */
static void
append_shares (HlRuns                *runs,
               const HlScoreSnapshot *snapshot,
               const HlFigure        *figure)
{
  g_autofree char *satisfied = hl_words_percent (figure->satisfied);
  g_autofree char *neutral = hl_words_percent (figure->neutral);
  g_autofree char *dissatisfied = hl_words_percent (figure->dissatisfied);

  if (isnan (figure->dissatisfied))
    return;

  append (runs, "Tỷ lệ đánh giá ");
  if (snapshot->formula != HL_FORMULA_TOP2)
    hl_runs_add_format (runs, HL_FONT_REGULAR, "hài lòng là %s, ", satisfied);
  if (has_neutral (snapshot))
    hl_runs_add_format (runs, HL_FONT_REGULAR, "ở mức bình thường là %s, ", neutral);
  hl_runs_add_format (runs, HL_FONT_REGULAR, "chưa hài lòng là %s.", dissatisfied);
}

/* The index that is not the official one: with or without weights. */
static void
append_other_index (HlRuns                *runs,
                    const HlScoreSnapshot *snapshot)
{
  gboolean weighted = snapshot->official == HL_OFFICIAL_WEIGHTED;
  const HlFigure *other = weighted ? &snapshot->total.overall : &snapshot->weighted;
  g_autofree char *index = hl_words_percent (other->index);
  g_autofree char *interval = hl_range_format (other->low, other->high, 2, HL_LANGUAGE_VI);
  const char *strata = g_strcmp0 (snapshot->weighted_by, "area") == 0 ? "địa bàn" : "lĩnh vực";

  if (isnan (other->index) || isnan (snapshot->weighted.index))
    return;

  if (weighted)
    hl_runs_add_format (runs, HL_FONT_REGULAR,
                        "Chỉ số chung đã tính trọng số theo số giao dịch của từng %s; nếu không "
                        "tính trọng số, chỉ số là %s", strata,
                        index);
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR,
                        "Chỉ số chung chưa tính trọng số; nếu tính trọng số theo số giao dịch của "
                        "từng %s, chỉ số là %s",
                        strata, index);
  if (isfinite (other->low))
    hl_runs_add_format (runs, HL_FONT_REGULAR, " (khoảng tin cậy 95%%: %s)", interval);
  append (runs, ".");
}

static GPtrArray *
find_groups (const HlScoreSnapshot *snapshot)
{
  GPtrArray *groups = g_ptr_array_new ();
  const char *by = NULL;

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      if (by == NULL && (g_str_equal (group->by, "field") || g_str_equal (group->by, "area")))
        by = group->by;
      if (g_strcmp0 (group->by, by) == 0 && *group->value != '\0')
        g_ptr_array_add (groups, (gpointer) group);
    }

  return groups;
}

static void
append_groups (HlRuns          *runs,
               const GPtrArray *groups)
{
  const HlScoreGroup *first = g_ptr_array_index (groups, 0);

  append (runs, g_str_equal (first->by, "field") ? "Theo lĩnh vực: " : "Theo địa bàn: ");
  for (guint i = 0; i < groups->len; i++)
    {
      const HlScoreGroup *group = g_ptr_array_index (groups, i);
      const HlFigure *figure = &group->result.overall;
      g_autofree char *index = hl_words_percent (figure->index);
      g_autofree char *forms = hl_words_forms (figure->n);

      hl_runs_add_format (runs, HL_FONT_REGULAR, "%s%s %s%s (%s%s)", i > 0 ? "; " : "",
                          group->label,
                          isnan (figure->index) ? "" : "đạt ", index, forms,
                          figure->n > 0 && figure->n < FEW ? ", " FEW_WORDS : "");
    }
  append (runs, ". ");
}

static void
add_group_table (HlFlow          *flow,
                 const GPtrArray *groups)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER, TRUE },
    { HL_TEXT_CENTER },
  };
  const HlScoreGroup *first = g_ptr_array_index (groups, 0);
  gboolean by_field = g_str_equal (first->by, "field");
  g_autoptr (HlTable) table = hl_table_new (columns, G_N_ELEMENTS (columns));
  gboolean few = FALSE;

  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, by_field ? "Lĩnh vực" : "Địa bàn");
  hl_table_add_cell (table, "Phiếu hợp lệ");
  hl_table_add_cell (table, "Chỉ số");
  hl_table_add_cell (table, "Khoảng tin cậy 95%");

  for (guint i = 0; i < groups->len; i++)
    {
      const HlScoreGroup *group = g_ptr_array_index (groups, i);
      const HlFigure *figure = &group->result.overall;

      hl_table_add_row (table, HL_ROW_BODY);
      hl_table_take_cell (table, g_strdup_printf ("%u", i + 1));
      hl_table_add_cell (table, group->label);
      hl_table_take_cell (table, g_strdup_printf (figure->n < FEW ? "%u (*)" : "%u", figure->n));
      hl_table_take_cell (table, hl_words_percent (figure->index));
      hl_table_take_cell (table, hl_range_format (figure->low, figure->high, 2, HL_LANGUAGE_VI));
      few = few || figure->n < FEW;
    }

  hl_flow_table (flow, by_field ? "Chỉ số hài lòng theo lĩnh vực" : "Chỉ số hài lòng theo địa bàn",
                 table);
  if (few)
    hl_flow_note (flow, "(*) Dưới 30 phiếu: " FEW_WORDS ".");
}

static void
add_view (HlFlow             *flow,
          const HlResultView *view)
{
  const HlFigure *official = hl_score_snapshot_get_official (view->snapshot);
  g_autoptr (GPtrArray) groups = find_groups (view->snapshot);
  g_autoptr (HlRuns) judgement = hl_runs_new ();
  g_autoptr (HlRuns) details = hl_runs_new ();

  add_index (flow, view, official);
  if (view->snapshot->valid == 0)
    return;

  append_target (judgement, official, view->snapshot->target);
  if (view->survey != NULL)
    append_change (judgement, view->survey);
  append_shares (judgement, view->snapshot, official);
  if (hl_runs_get_n (judgement) > 0)
    hl_flow_paragraph (flow, judgement);

  if (groups->len > 1 && groups->len <= MAX_IN_LINE)
    append_groups (details, groups);
  append_other_index (details, view->snapshot);
  if (hl_runs_get_n (details) > 0)
    hl_flow_paragraph (flow, details);
  if (groups->len > MAX_IN_LINE)
    add_group_table (flow, groups);
}

/* Several rounds: each has an index of its own besides the joint one. */
static void
add_rounds (HlFlow             *flow,
            const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlReportSurvey *survey = &spec->surveys[i];
      g_autofree char *label = g_strdup_printf ("đợt %u: %s", i + 1, survey->survey->title);
      HlResultView view = { survey->snapshot, survey, label };

      add_view (flow, &view);
    }
}

static void
add_joint (HlFlow                *flow,
           const HlScoreSnapshot *joint)
{
  HlResultView view = { joint, NULL, "chung các đợt" };
  g_autoptr (HlRuns) runs = hl_runs_new ();
  g_autofree char *criteria = hl_count_in_words (joint->total.n_criteria);

  add_view (flow, &view);
  hl_runs_add_format (runs, HL_FONT_REGULAR,
                      "Chỉ số chung các đợt tính gộp câu trả lời của các đợt và chỉ trên %s tiêu "
                      "chí có cùng nội dung "
                      "trong mọi đợt.", criteria);
  hl_flow_paragraph (flow, runs);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  HlResultView only = { spec->surveys[0].snapshot, &spec->surveys[0], NULL };

  if (spec->n_surveys == 1)
    {
      add_view (flow, &only);
      return;
    }

  add_rounds (flow, spec);
  if (spec->joint != NULL && spec->joint->total.n_criteria > 0)
    add_joint (flow, spec->joint);
  else
    hl_flow_text (flow, "Các đợt không có tiêu chí cùng nội dung nên không tính chỉ số chung.");
}

const HlSectionType hl_section_index = {
  .id = "index",
  .part = "KẾT QUẢ",
  .title = "Chỉ số chung",
  .applies = hl_section_has_forms,
  .compose = compose,
};
