#include <math.h>

#include "core/hl-survey-officers.h"
#include "core/hl-survey-steps.h"
#include "core/hl-text.h"
#include "report/hl-section.h"
#include "report/hl-words.h"
#include "score/hl-sample.h"

/* The three tables of a plan, filled from the rounds. */

#define WORK "NỘI DUNG KHẢO SÁT"

static HlTable *
new_table (const HlColumn    *columns,
           const char *const *titles,
           guint              n_columns)
{
  HlTable *table = hl_table_new (columns, n_columns);

  hl_table_add_row (table, HL_ROW_HEADER);
  for (guint i = 0; i < n_columns; i++)
    hl_table_add_cell (table, titles[i]);

  return table;
}

/* What the office wrote for field @i, "who | where | when": its line of the text, or the only line
 * there is; up to @n_cells of them. */
static char **
find_line (const HlReportSpec *spec,
           guint               i,
           guint               n_cells)
{
  const char *written = hl_words_written (spec, "plan_fields");
  g_auto (GStrv) lines = g_strsplit (written != NULL ? written : "", "\n", -1);
  guint n = g_strv_length (lines);

  if (n == 1)
    i = 0;

  return g_strsplit (i < n ? lines[i] : "", "|", (int) n_cells);
}

static char *
name_areas (const HlSurvey *survey)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < survey->n_areas; i++)
    g_ptr_array_add (names, survey->areas[i].name);

  return survey->n_areas > 0 ? hl_words_join (names, "và") : g_strdup ("Toàn địa bàn");
}

static const char *
name_time (const HlSurvey *survey)
{
  switch (survey->sampling)
    {
    case HL_SAMPLING_RANDOM:
    case HL_SAMPLING_SYSTEMATIC:
      return "Hồ sơ đã trả kết quả";

    case HL_SAMPLING_CENSUS:
    case HL_SAMPLING_INTERCEPT:
    default:
      return "Tại thời điểm khảo sát";
    }
}

/* Who is responsible for a field; @field is HL_NO_INDEX where the round has none. */
static char *
name_officers (const HlSurvey *survey,
               guint           field)
{
  g_autofree char *names = hl_survey_name_officers (survey, field);

  return *names != '\0' ? g_steal_pointer (&names) : g_strdup ("Công chức phụ trách lĩnh vực");
}

/* "who | where | when" as the round has it. */
static char *
propose_line (const HlSurvey *survey,
              guint           field)
{
  g_autofree char *officers = name_officers (survey, field);
  g_autofree char *areas = name_areas (survey);

  return g_strjoin (" | ", officers, areas, name_time (survey), NULL);
}

static char *
propose_fields (const HlReportSpec *spec)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;

      for (guint k = 0; k < survey->n_fields; k++)
        g_ptr_array_add (lines, propose_line (survey, k));
      if (survey->n_fields == 0)
        g_ptr_array_add (lines, propose_line (survey, HL_NO_INDEX));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_field (HlTable            *table,
           const HlReportSpec *spec,
           const HlSurvey     *survey,
           guint               field,
           guint               i)
{
  const char *name = field != HL_NO_INDEX ? survey->fields[field].name :
                     "Các lĩnh vực giải quyết tại đơn vị";
  g_autofree char *officers = name_officers (survey, field);
  g_autofree char *areas = name_areas (survey);
  const char *usual[] = { officers, areas, name_time (survey) };
  g_auto (GStrv) written = find_line (spec, i, G_N_ELEMENTS (usual));
  guint n_written = g_strv_length (written);

  hl_table_add_row (table, HL_ROW_BODY);
  hl_table_take_cell (table, g_strdup_printf ("%u", i + 1));
  hl_table_add_cell (table, name);
  for (guint k = 0; k < G_N_ELEMENTS (usual); k++)
    {
      const char *cell = k < n_written ? g_strstrip (written[k]) : "";

      hl_table_add_cell (table, *cell != '\0' ? cell : usual[k]);
    }
}

static void
compose_fields (HlFlow             *flow,
                const HlReportSpec *spec)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT },
  };
  static const char *const titles[] = {
    "TT", "Lĩnh vực khảo sát", "Bộ phận tham mưu giải quyết", "Địa bàn khảo sát",
    "Thời điểm giải quyết thủ tục",
  };
  g_autoptr (HlTable) table = new_table (columns, titles, G_N_ELEMENTS (titles));
  guint n = 0;

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;

      for (guint k = 0; k < survey->n_fields; k++)
        add_field (table, spec, survey, k, n++);
      if (survey->n_fields == 0)
        add_field (table, spec, survey, HL_NO_INDEX, n++);
    }

  hl_flow_table (flow, "Lĩnh vực lựa chọn để khảo sát", table);
}

const HlSectionType hl_section_plan_fields = {
  .id = "plan-fields",
  .part = WORK,
  .title = "Lĩnh vực khảo sát",
  .text = "plan_fields",
  .propose = propose_fields,
  .compose = compose_fields,
};

static char *
write_count (gint64 count)
{
  return count != HL_UNKNOWN_COUNT ? hl_count_format (count, HL_LANGUAGE_VI) : g_strdup ("");
}

static void
add_quota (HlTable    *table,
           HlRowKind   kind,
           char       *number,
           const char *name,
           gint64      population,
           gint64      quota)
{
  hl_table_add_row (table, kind);
  hl_table_take_cell (table, number);
  hl_table_add_cell (table, name);
  hl_table_take_cell (table, write_count (population));
  hl_table_take_cell (table, write_count (quota));
  hl_table_add_cell (table, "");
}

/* Unknown as soon as one part is. */
static gint64
add_known (gint64 sum,
           gint64 part)
{
  return sum == HL_UNKNOWN_COUNT || part == HL_UNKNOWN_COUNT ? HL_UNKNOWN_COUNT : sum + part;
}

static void
sum_rounds (const HlReportSpec *spec,
            gint64             *out_population,
            gint64             *out_quota)
{
  *out_population = 0;
  *out_quota = 0;
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      *out_population = add_known (*out_population,
                                   hl_survey_population (spec->surveys[i].survey));
      *out_quota = add_known (*out_quota, hl_survey_quota (spec->surveys[i].survey));
    }
}

/* "Phiếu đánh số từ 001 đến 160, từ 201 đến 250."; ranges that go on from one another are one. */
static void
append_serials (GString            *out,
                const HlReportSpec *spec)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;
      const int width = (int) hl_survey_serial_width (survey);

      for (guint k = 0; k < survey->n_ranges; k++)
        {
          const int first = (int) survey->ranges[k].first;

          while (k + 1 < survey->n_ranges &&
                 survey->ranges[k + 1].first == survey->ranges[k].last + 1)
            k++;
          if (is_first)
            g_string_append_printf (out, "%sPhiếu đánh số", out->len > 0 ? " " : "");
          g_string_append_printf (out, "%s từ %0*d đến %0*d", is_first ? "" : ",", width, first,
                                  width, (int) survey->ranges[k].last);
          is_first = FALSE;
        }
    }

  if (!is_first)
    g_string_append_c (out, '.');
}

/* How many forms, how exact they can be and which numbers they bear. */
static char *
describe_sample (const HlReportSpec *spec)
{
  GString *out = g_string_new (NULL);
  gint64 population, quota;

  sum_rounds (spec, &population, &quota);
  if (quota > 0)
    {
      g_autofree char *forms = hl_words_forms (quota);
      g_autofree char *total = hl_count_format (population, HL_LANGUAGE_VI);
      g_autofree char *margin = hl_number_format (hl_sample_margin (quota, population), 2,
                                                  HL_LANGUAGE_VI);

      g_string_append_printf (out, "Tổng số: %s", forms);
      if (population >= quota)
        g_string_append_printf (out, " trên %s giao dịch", total);
      g_string_append_printf (out, "; khi người trả lời được chọn ngẫu nhiên, sai số lớn nhất của "
                              "một tỷ lệ ở mức tin cậy 95%% là ±%s\u00a0điểm phần trăm.", margin);
    }

  append_serials (out, spec);

  return g_string_free (out, FALSE);
}

static void
add_quotas (HlTable         *table,
            const HlStratum *strata,
            guint            n_strata,
            guint           *number)
{
  for (guint i = 0; i < n_strata; i++)
    add_quota (table, HL_ROW_BODY, g_strdup_printf ("%u", ++*number), strata[i].name,
               strata[i].population, strata[i].quota);
}

static void
compose_quotas (HlFlow             *flow,
                const HlReportSpec *spec)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_LEFT },
  };
  static const char *const titles[] = {
    "TT", "Lĩnh vực, địa bàn", "Số giao dịch", "Số phiếu", "Ghi chú",
  };
  g_autoptr (HlTable) table = new_table (columns, titles, G_N_ELEMENTS (titles));
  g_autofree char *sample = describe_sample (spec);
  gint64 population, quota;
  guint number = 0;

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;

      if (survey->n_fields > 0)
        add_quotas (table, survey->fields, survey->n_fields, &number);
      else
        add_quotas (table, survey->areas, survey->n_areas, &number);
    }

  sum_rounds (spec, &population, &quota);
  add_quota (table, HL_ROW_TOTAL, g_strdup (""), "Tổng số", population, quota);
  if (number > 0)
    hl_flow_table (flow, "Số phiếu cần thu", table);
  if (*sample != '\0')
    hl_flow_text (flow, sample);
}

const HlSectionType hl_section_plan_quotas = {
  .id = "plan-quotas",
  .part = WORK,
  .title = "Số lượng phiếu",
  .compose = compose_quotas,
};

static void
add_steps (HlTable            *table,
           const HlReportSpec *spec,
           const HlSurvey     *round)
{
  g_autoptr (HlSurvey) survey = hl_survey_copy (round);

  hl_survey_propose_steps (survey, "Văn phòng", *spec->office->one_stop != '\0' ?
                           spec->office->one_stop : "Bộ phận một cửa");
  for (guint i = 0; i < survey->n_steps; i++)
    {
      const HlTimetableStep *step = &survey->steps[i];

      hl_table_add_row (table, HL_ROW_BODY);
      hl_table_take_cell (table, g_strdup_printf ("%u", i + 1));
      hl_table_add_cell (table, step->title);
      hl_table_add_cell (table, step->due);
      hl_table_add_cell (table, step->product);
      hl_table_add_cell (table, step->lead);
      hl_table_add_cell (table, step->helper);
    }
}

static void
compose_steps (HlFlow             *flow,
               const HlReportSpec *spec)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT },
    { HL_TEXT_LEFT },
  };
  static const char *const titles[] = {
    "TT", "Nội dung công việc", "Thời gian hoàn thành", "Sản phẩm", "Bộ phận chủ trì",
    "Bộ phận phối hợp",
  };

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;
      g_autoptr (HlTable) table = new_table (columns, titles, G_N_ELEMENTS (titles));
      g_autofree char *title = g_strdup_printf ("Công việc và thời gian của đợt “%s”",
                                                survey->title);

      add_steps (table, spec, survey);
      hl_flow_table (flow, spec->n_surveys > 1 ? title : "Công việc và thời gian thực hiện", table);
    }
}

const HlSectionType hl_section_plan_steps = {
  .id = "plan-steps",
  .part = WORK,
  .title = "Nội dung công việc và thời gian thực hiện",
  .compose = compose_steps,
};
