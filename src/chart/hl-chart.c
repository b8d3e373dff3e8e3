#include "chart/hl-chart.h"

#include "chart/hl-chart-pen.h"
#include "core/hl-error.h"

#define TITLE_GAP 0.6 /* em between the title and the drawing */

#define HL_CHART_TYPE(name) extern const HlChartType hl_chart_ ## name;
#include "hl-chart-types.def"
#undef HL_CHART_TYPE

static const HlChartType *const types[] = {
#define HL_CHART_TYPE(name) & hl_chart_ ## name,
#include "hl-chart-types.def"
#undef HL_CHART_TYPE
};

/**
 * hl_chart_types:
 * @out_n_types: (out): number of chart types
 *
 * Returns: (transfer none) (array length=out_n_types): every chart there is
 */
const HlChartType *const *
hl_chart_types (gsize *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);

  return types;
}

/**
 * hl_chart_type_by_id:
 * @id: "factors", "likert"…
 *
 * Returns: (transfer none) (nullable): the chart type, or %NULL when there is none of that name
 */
const HlChartType *
hl_chart_type_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i]->id, id))
        return types[i];
    }

  return NULL;
}

static void
draw_whole (const HlChartType *type,
            const HlChartPen  *pen,
            const HlTextBlock *title,
            HlScene           *scene,
            GArray            *hits)
{
  HlCanvas *canvas = hl_scene_get_canvas (scene);
  double padding = pen->style->padding;
  double skip = title->n_lines > 0 ? title->height + TITLE_GAP * pen->em : 0.0;
  HlRect whole = { 0.0, 0.0, hl_scene_get_width (scene), hl_scene_get_height (scene) };
  HlRect frame = {
    padding, padding + skip, whole.width - 2.0 * padding, whole.height - 2.0 * padding - skip
  };
  g_autofree char *alternative = type->describe (pen->data);

  hl_canvas_begin_tag (canvas, "Figure", alternative);
  if (pen->style->theme != HL_THEME_PRINT)
    hl_canvas_rect (canvas, &whole, &pen->palette->ground, NULL);
  hl_text_block_draw (title, pen, canvas, &pen->palette->text, HL_ALIGN_LEFT, padding, padding);
  type->draw (canvas, &frame, pen->data, pen->style, hits);
  hl_canvas_end_tag (canvas);
}

/**
 * hl_chart_to_scene:
 * @type: the chart
 * @data: what it shows
 * @style: how it looks
 * @width: of the scene, in points; from about 30 times the font size everything has its room
 * @hits: (nullable): array of #HlChartHit (clear function hl_chart_hit_clear()), appended to
 * @error: return location for an error
 *
 * Draws a chart into a scene of its own, as high as it needs to be, tagged "Figure" with its
 * figures in words. The ground is painted for screens and left to the paper in print.
 *
 * Returns: (transfer full): the scene, or %NULL with %HL_ERROR_INVALID when @data have nothing for
 *   this chart
 */
HlScene *
hl_chart_to_scene (const HlChartType  *type,
                   const HlChartData  *data,
                   const HlChartStyle *style,
                   double              width,
                   GArray             *hits,
                   GError            **error)
{
  g_autofree char *refusal = type->accepts (data);
  double inner = width - 2.0 * style->padding;
  double height;
  HlChartPen pen;
  HlTextBlock title;
  HlScene *scene;

  if (refusal != NULL)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, refusal);
      return NULL;
    }

  hl_chart_pen_init (&pen, data, style);
  hl_text_block_init (&title, &pen, HL_INK_VALUE, data->title, inner);
  height = type->height (data, style, inner) + 2.0 * style->padding;
  if (title.n_lines > 0)
    height += title.height + TITLE_GAP * pen.em;

  scene = hl_scene_new (width, height);
  draw_whole (type, &pen, &title, scene, hits);
  hl_text_block_clear (&title);

  return scene;
}

/**
 * hl_chart_hit_clear:
 * @self: a hit
 *
 * Frees what a hit holds.
 */
void
hl_chart_hit_clear (HlChartHit *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->text, g_free);
}

/**
 * hl_trend_point_clear:
 * @self: a point of a trend
 *
 * Frees what a point holds.
 */
void
hl_trend_point_clear (HlTrendPoint *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->break_reason, g_free);
}
