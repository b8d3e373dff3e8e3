#include <math.h>

#include "chart/hl-chart-pen.h"
#include "core/hl-text.h"

/* In em. */
#define GAP 1.0
#define BAR 0.6
#define BAR_GAP 0.3  /* between the words and their bar */
#define ROW_GAP 0.9
#define MARK 0.25    /* the stroke at the quota stands out of the bar by this */
#define CUT 0.9      /* from the end of a bar that is longer than the scale to its cut */
#define CUT_PITCH 0.35
#define NOTE_GAP 0.2

#define LEAST_NAME 0.35 /* of the width, for a name beside its figures */
#define LONGEST 2.0     /* quotas the scale holds; a longer bar is cut */

typedef struct
{
  const HlScoreGroup *group;
  const char         *name;
  char               *status;
  HlTextBlock         name_block;
  HlTextBlock         status_block;
  double              ratio; /* valid of quota; NaN = no quota to measure against */
  double              top;
  double              status_top;
  double              bar_top;
} Row;

typedef struct
{
  HlChartPen  pen;
  GArray     *rows;
  HlTextBlock note;
  double      scale; /* quotas in the whole width */
  double      left;
  double      width;
  double      bottom;
} Layout;

static void
clear_row (Row *row)
{
  g_free (row->status);
  hl_text_block_clear (&row->name_block);
  hl_text_block_clear (&row->status_block);
}

static void
clear_layout (Layout *layout)
{
  g_array_unref (layout->rows);
  hl_text_block_clear (&layout->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, clear_layout)

static gboolean
has_groups (const HlScoreSnapshot *snapshot,
            const char            *by)
{
  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      if (g_str_equal (snapshot->groups[i].by, by))
        return TRUE;
    }

  return FALSE;
}

static const char *
choose_grouping (const HlChartData *data)
{
  if (data->by != NULL)
    return data->by;

  return has_groups (data->snapshot, "field") ? "field" : "area";
}

static char *
write_status (const HlScoreGroup *group,
              HlLanguage          language)
{
  gint64 valid = group->result.overall.n;
  g_autofree char *n = hl_count_format (valid, language);
  g_autofree char *quota = hl_count_format (group->quota, language);
  g_autofree char *difference = hl_count_format (ABS (group->quota - valid), language);

  if (group->quota == HL_UNKNOWN_COUNT)
    return hl_chart_phrase (HL_WORD_QUOTA_UNKNOWN, language, n, NULL);
  if (valid < group->quota)
    return hl_chart_phrase (HL_WORD_QUOTA_MISSING, language, n, quota, difference, NULL);
  if (valid > group->quota)
    return hl_chart_phrase (HL_WORD_QUOTA_OVER, language, n, quota, difference, NULL);

  return hl_chart_phrase (HL_WORD_QUOTA_MET, language, n, quota, NULL);
}

/* Farthest from its quota first; those without one last; equal ones as the round lists them. */
static int
compare_rows (gconstpointer one,
              gconstpointer other)
{
  const Row *a = one;
  const Row *b = other;

  if (isnan (a->ratio) != isnan (b->ratio))
    return isnan (a->ratio) ? 1 : -1;
  if (a->ratio < b->ratio)
    return -1;
  if (a->ratio > b->ratio)
    return 1;

  return a->group < b->group ? -1 : a->group > b->group;
}

static GArray *
collect_rows (const HlChartData *data)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  const char *by = choose_grouping (data);
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_row);

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];
      Row row = { group, group->label };

      if (!g_str_equal (group->by, by))
        continue;

      if (*group->value == '\0')
        row.name = hl_chart_word (HL_WORD_NO_GROUP, data->language);
      row.status = write_status (group, data->language);
      row.ratio = group->quota > 0 ? (double) group->result.overall.n / group->quota : NAN;
      g_array_append_val (rows, row);
    }

  g_array_sort (rows, compare_rows);
  if (data->limit > 0 && data->limit < rows->len)
    g_array_set_size (rows, data->limit);

  return rows;
}

static char *
write_note (const HlChartData *data,
            gboolean           has_marks)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  const char *by = choose_grouping (data);
  HlLanguage language = data->language;
  GString *note = g_string_new (NULL);
  g_autofree char *n = hl_count_format (snapshot->valid, language);
  g_autofree char *total = hl_chart_phrase (HL_WORD_QUOTA_TOTAL, language, n, NULL);
  gint64 quota = 0, missing = 0;

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      if (!g_str_equal (group->by, by) || group->quota == HL_UNKNOWN_COUNT)
        continue;

      quota += group->quota;
      missing += MAX (group->quota - (gint64) group->result.overall.n, 0);
    }

  g_autofree char *all = hl_count_format (quota, language);
  g_autofree char *lacking = hl_count_format (missing, language);
  g_autofree char *still = hl_chart_phrase (HL_WORD_QUOTA_STILL, language, lacking, all, NULL);

  hl_chart_add_note (note, total);
  if (missing > 0)
    hl_chart_add_note (note, still);
  if (has_marks)
    hl_chart_add_note (note, hl_chart_word (HL_WORD_QUOTA_MARK, language));

  return g_string_free (note, FALSE);
}

/* The figures stand at the right of the name, or under it where both have no room in a line. */
static double
place_row (Layout *layout,
           Row    *row,
           double  y)
{
  const HlChartPen *pen = &layout->pen;
  double room = layout->width - hl_chart_pen_width (pen, HL_INK_LABEL, row->status) -
                GAP * pen->em;
  gboolean is_beside = room >= LEAST_NAME * layout->width;

  hl_text_block_init (&row->name_block, pen, HL_INK_LABEL, row->name,
                      is_beside ? room : layout->width);
  hl_text_block_init (&row->status_block, pen, HL_INK_LABEL, row->status, layout->width);
  row->top = y;
  row->status_top = is_beside ? y : y + row->name_block.height;
  y = MAX (row->top + row->name_block.height, row->status_top + row->status_block.height);
  row->bar_top = y + BAR_GAP * pen->em;

  return row->bar_top + (isnan (row->ratio) ? 0.0 : BAR *pen->em) + ROW_GAP * pen->em;
}

static void
init_layout (Layout             *layout,
             const HlChartData  *data,
             const HlChartStyle *style,
             const HlRect       *frame)
{
  g_autofree char *note = NULL;
  double y = frame->y;

  hl_chart_pen_init (&layout->pen, data, style);
  layout->rows = collect_rows (data);
  layout->left = frame->x;
  layout->width = frame->width;
  layout->scale = 1.0;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      Row *row = &g_array_index (layout->rows, Row, i);

      layout->scale = fmax (layout->scale, row->ratio);
      y = place_row (layout, row, y);
    }

  layout->scale = MIN (layout->scale, LONGEST);
  note = write_note (data, layout->scale > 1.0);
  hl_text_block_init (&layout->note, &layout->pen, HL_INK_SMALL, note, frame->width);
  layout->bottom = y + NOTE_GAP * layout->pen.em + layout->note.height;
}

/* Two slanting strokes of the ground: the bar goes on. */
static void
draw_cut (const Layout *layout,
          const HlRect *bar,
          HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke stroke = { 2.0 * pen->px, 0.0, pen->palette->ground };
  double x = bar->x + bar->width - CUT * pen->em;
  double slant = bar->height / 2.0;
  double top = bar->y - pen->px;
  double bottom = bar->y + bar->height + pen->px;

  for (guint i = 0; i < 2; i++, x += CUT_PITCH * pen->em)
    hl_canvas_line (canvas, x, bottom, x + slant, top, &stroke);
}

static void
draw_bar (const Layout *layout,
          const Row    *row,
          HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  double quota = layout->width / layout->scale;
  HlRect track = { layout->left, row->bar_top, quota, BAR *pen->em };
  HlRect bar = track;
  HlStroke mark = { 2.0 * pen->px, 0.0, pen->palette->text };
  double end = layout->left + quota;

  bar.width = MIN (row->ratio, layout->scale) * quota;
  hl_canvas_rect (canvas, &track, &pen->palette->grid, NULL);
  if (bar.width > 0.0)
    hl_chart_pen_bar (pen, canvas, &bar, row->ratio >= 1.0, FALSE);
  if (row->ratio > layout->scale)
    draw_cut (layout, &bar, canvas);
  if (layout->scale > 1.0)
    hl_canvas_line (canvas, end, bar.y - MARK * pen->em, end, bar.y + bar.height + MARK * pen->em,
                    &mark);
}

static char *
describe_row (const HlChartData *data,
              const Row         *row)
{
  return hl_chart_phrase (HL_WORD_FIGURE, data->language, row->name, row->status, NULL);
}

static void
draw_row (const Layout *layout,
          const Row    *row,
          HlCanvas     *canvas,
          GArray       *hits)
{
  const HlChartPen *pen = &layout->pen;
  HlRect rect = {
    layout->left, row->top, layout->width, row->bar_top + BAR * pen->em - row->top
  };

  hl_text_block_draw (&row->name_block, pen, canvas, &pen->palette->text, HL_ALIGN_LEFT,
                      layout->left, row->top);
  hl_text_block_draw (&row->status_block, pen, canvas, &pen->palette->text, HL_ALIGN_RIGHT,
                      layout->left + layout->width, row->status_top);
  if (!isnan (row->ratio))
    draw_bar (layout, row, canvas);

  hl_chart_pen_hit (hits, &rect, row->group->value, describe_row (pen->data, row));
}

static char *
accepts (const HlChartData *data)
{
  const char *by = choose_grouping (data);

  if (!g_str_equal (by, "field") && !g_str_equal (by, "area"))
    return g_strdup_printf (_("Quotas are set by field or by area, not by “%s”"), by);
  if (!has_groups (data->snapshot, by))
    return g_strdup (_("The round has no fields or areas, so there is no quota to draw"));

  return NULL;
}

static double
measure_height (const HlChartData  *data,
                const HlChartStyle *style,
                double              width)
{
  const HlRect frame = { 0.0, 0.0, width, 0.0 };
  g_auto (Layout) layout = { 0 };

  init_layout (&layout, data, style, &frame);

  return layout.bottom;
}

static void
draw (HlCanvas           *canvas,
      const HlRect       *frame,
      const HlChartData  *data,
      const HlChartStyle *style,
      GArray             *hits)
{
  g_auto (Layout) layout = { 0 };

  init_layout (&layout, data, style, frame);

  for (guint i = 0; i < layout.rows->len; i++)
    draw_row (&layout, &g_array_index (layout.rows, Row, i), canvas, hits);

  hl_text_block_draw (&layout.note, &layout.pen, canvas, &layout.pen.palette->dim, HL_ALIGN_LEFT,
                      layout.left, layout.bottom - layout.note.height);
}

static char *
describe (const HlChartData *data)
{
  g_autoptr (GArray) rows = collect_rows (data);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parts, describe_row (data, &g_array_index (rows, Row, i)));

  return hl_chart_describe (data, HL_WORD_ABOUT_QUOTA, parts);
}

const HlChartType hl_chart_quota = {
  .id = "quota",
  .title = N_("Progress towards the quotas"),
  .accepts = accepts,
  .height = measure_height,
  .draw = draw,
  .describe = describe,
};
