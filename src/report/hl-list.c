#include "report/hl-list.h"

#include "core/hl-text.h"
#include "report/hl-panel.h"
#include "report/hl-words.h"

/* What the lists have in common: head, table, signatures. */

#define RULE_GAP 2.5
#define RULE_SHARE 0.42
#define SIGNATURE_SPACE 12.0
#define SIGNATURE_ROOM 58.0

/* 9 mm: room to write and sign in. */
#define ROW_HEIGHT 25.6

/* Room for a day written in by hand. */
#define BLANK "\u00a0\u00a0\u00a0\u00a0\u00a0"

static const HlTextStyle title_style = { 14.0, HL_BODY_LEADING, HL_TEXT_CENTER };
static const HlTextStyle line_style = { 12.0, 1.3, HL_TEXT_CENTER };
static const HlTextStyle remark_style = { 12.0, 1.25, HL_TEXT_LEFT };

static double
put (HlPanel           *panel,
     HlFontStyle        face,
     const char        *text,
     const HlTextStyle *style,
     double             x,
     double             y,
     double             width,
     double            *out_widest)
{
  g_autoptr (HlRuns) runs = hl_runs_from (face, text);

  return hl_panel_text (panel, runs, style, x, y, width, out_widest);
}

/* A label with dots to the end of @width, to write on. */
static double
put_blank (HlPanel         *panel,
           const HlMetrics *metrics,
           const char      *label,
           double           x,
           double           y,
           double           width)
{
  const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, remark_style.size };
  GString *line = g_string_new (label);
  double room = width - hl_metrics_width (metrics, &font, line->str);
  guint n_dots = (guint) MAX (room / hl_metrics_width (metrics, &font, ".") - 1.0, 0.0);
  double bottom;

  for (guint i = 0; i < n_dots; i++)
    g_string_append_c (line, '.');
  bottom = put (panel, HL_FONT_REGULAR, line->str, &remark_style, x, y, width, NULL);
  g_string_free (line, TRUE);

  return bottom;
}

static char *
describe_round (const HlSurvey *survey)
{
  g_autofree char *from = hl_words_date (survey->from);
  g_autofree char *to = hl_words_date (survey->to);

  if (survey->from == HL_DATE_NONE || survey->to == HL_DATE_NONE)
    return g_strdup ("");

  return g_strdup_printf ("Thời gian lấy ý kiến: từ ngày %s đến ngày %s", from, to);
}

/**
 * hl_list_add_head:
 * @flow: an empty list
 * @survey: the round
 * @office: whose list it is
 * @title: "DANH SÁCH PHÁT, THU PHIẾU"
 * @remark: how it came about or is to be filled in
 *
 * Writes the head of a list: office, title, round, who hands the forms out (to be written in).
 */
void
hl_list_add_head (HlFlow         *flow,
                  const HlSurvey *survey,
                  const HlOffice *office,
                  const char     *title,
                  const char     *remark)
{
  const HlMetrics *metrics = hl_flow_get_metrics (flow);
  const double width = hl_flow_get_width (flow);
  HlPanel *panel = hl_panel_new (metrics);
  g_autofree char *round = describe_round (survey);
  double y = hl_panel_heads (panel, metrics, office, width) + 8.0;
  double widest;

  y = put (panel, HL_FONT_BOLD, title, &title_style, 0.0, y, width, NULL);
  y = put (panel, HL_FONT_BOLD, survey->title, &line_style, 0.0, y, width, &widest);
  hl_panel_rule (panel, width / 2.0, y + RULE_GAP, RULE_SHARE * widest);
  y += 2.0 * RULE_GAP;
  if (*round != '\0')
    y = put (panel, HL_FONT_REGULAR, round, &line_style, 0.0, y, width, NULL);

  put_blank (panel, metrics, "Người phát phiếu: ", 0.0, y + 6.0, 0.62 * width);
  y = put_blank (panel, metrics, "Ngày phát: ", 0.66 * width, y + 6.0, 0.34 * width);
  y = put (panel, HL_FONT_ITALIC, remark, &remark_style, 0.0, y + 2.0, width, NULL);
  hl_flow_panel (flow, panel, 0.0, y + 2.0);
}

/**
 * hl_list_new_table:
 * @columns: (array length=n_columns): the columns
 * @titles: (array length=n_columns): their titles
 * @n_columns: ≥ 1
 *
 * Returns: (transfer full): a table whose rows are high enough to write and sign in
 */
HlTable *
hl_list_new_table (const HlColumn    *columns,
                   const char *const *titles,
                   guint              n_columns)
{
  HlTable *table = hl_table_new (columns, n_columns);

  hl_table_set_least_height (table, ROW_HEIGHT);
  hl_table_add_row (table, HL_ROW_HEADER);
  for (guint i = 0; i < n_columns; i++)
    hl_table_add_cell (table, titles[i]);

  return table;
}

/**
 * hl_list_add_signatures:
 * @flow: a list
 * @office: whose list it is
 * @left: who signs on the left: "Người lập danh sách"
 * @right: who signs on the right
 *
 * Writes the place for two signatures, on the page of the last rows.
 */
void
hl_list_add_signatures (HlFlow         *flow,
                        const HlOffice *office,
                        const char     *left,
                        const char     *right)
{
  const double half = hl_flow_get_width (flow) / 2.0;
  HlPanel *panel = hl_panel_new (hl_flow_get_metrics (flow));
  g_autofree char *day = g_strdup_printf ("%s%sngày" BLANK "tháng" BLANK "năm" BLANK,
                                          office->place, *office->place != '\0' ? ", " : "");
  double y = put (panel, HL_FONT_ITALIC, day, &line_style, half, 0.0, half, NULL);

  put (panel, HL_FONT_BOLD, left, &line_style, 0.0, y, half, NULL);
  y = put (panel, HL_FONT_BOLD, right, &line_style, half, y, half, NULL);
  put (panel, HL_FONT_ITALIC, "(Ký, ghi rõ họ tên)", &line_style, 0.0, y, half, NULL);
  y = put (panel, HL_FONT_ITALIC, "(Ký, ghi rõ họ tên)", &line_style, half, y, half, NULL);

  hl_flow_keep_last (flow);
  hl_flow_panel (flow, panel, SIGNATURE_SPACE, y + SIGNATURE_ROOM);
}
