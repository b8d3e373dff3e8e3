#include "report/hl-section.h"

static const char *
name_state (const char *state)
{
  if (g_strcmp0 (state, "done") == 0)
    return "Đã xong";

  return g_strcmp0 (state, "doing") == 0 ? "Đang làm" : "Chưa làm";
}

static HlTable *
make_table (const HlSurvey *survey)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_LEFT },
    { HL_TEXT_LEFT }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER },
  };
  static const char *const titles[] = {
    "TT", "Nội dung công việc", "Thời gian hoàn thành", "Sản phẩm", "Bộ phận chịu trách nhiệm",
    "Bộ phận phối hợp", "Tiến độ",
  };
  HlTable *table = hl_table_new (columns, G_N_ELEMENTS (columns));

  hl_table_add_row (table, HL_ROW_HEADER);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    hl_table_add_cell (table, titles[i]);

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
      hl_table_add_cell (table, name_state (step->state));
    }

  return table;
}

static gboolean
applies (const HlReportSpec *spec)
{
  return !hl_section_has_forms (spec);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlSurvey *survey = spec->surveys[i].survey;
      g_autofree char *title = g_strdup_printf ("Tiến độ thực hiện đợt “%s”", survey->title);
      g_autofree char *none = g_strdup_printf ("Đợt “%s” chưa lập bảng tiến độ.", survey->title);

      if (survey->n_steps == 0)
        hl_flow_text (flow, none);
      else
        {
          g_autoptr (HlTable) table = make_table (survey);

          hl_flow_table (flow, title, table);
        }
    }
}

const HlSectionType hl_section_steps = {
  .id = "steps",
  .part = "TIẾN ĐỘ THỰC HIỆN",
  .applies = applies,
  .compose = compose,
};
