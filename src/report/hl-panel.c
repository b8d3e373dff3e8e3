#include "report/hl-panel.h"

#define RULE 0.7

typedef struct
{
  HlParagraph *block; /* owned */
  double       x;
  double       y;
} Text;

typedef struct
{
  double x;
  double y;
  double length;
} Rule;

struct _HlPanel
{
  const HlMetrics *metrics; /* borrowed */
  GArray          *texts;   /* of Text, owned */
  GArray          *rules;   /* of Rule, owned */
};

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };

static void
clear_text (gpointer data)
{
  hl_paragraph_free (((Text *) data)->block);
}

/**
 * hl_panel_new:
 * @metrics: measures its texts; must outlive the panel
 *
 * Returns: (transfer full): an empty panel
 */
HlPanel *
hl_panel_new (const HlMetrics *metrics)
{
  HlPanel *self = g_new0 (HlPanel, 1);

  self->metrics = metrics;
  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->texts, clear_text);

  return self;
}

/**
 * hl_panel_free:
 * @self: (transfer full): a panel
 *
 * Frees a panel.
 */
void
hl_panel_free (HlPanel *self)
{
  g_array_free (self->texts, TRUE);
  g_array_free (self->rules, TRUE);
  g_free (self);
}

/**
 * hl_panel_text:
 * @self: a panel
 * @runs: the text
 * @style: how it is set
 * @x: left edge, from that of the panel
 * @y: top, from that of the panel
 * @width: of its lines
 * @out_widest: (out) (optional): width of its longest line
 *
 * Puts a text on the panel.
 *
 * Returns: its bottom
 */
double
hl_panel_text (HlPanel           *self,
               const HlRuns      *runs,
               const HlTextStyle *style,
               double             x,
               double             y,
               double             width,
               double            *out_widest)
{
  Text text = { hl_paragraph_new (self->metrics, runs, style, width), x, y };

  g_array_append_val (self->texts, text);
  if (out_widest != NULL)
    *out_widest = hl_paragraph_get_widest (text.block);

  return y + hl_paragraph_get_n_lines (text.block) * hl_paragraph_get_line_height (text.block);
}

/**
 * hl_panel_rule:
 * @self: a panel
 * @center: x of its middle
 * @y: from the top of the panel
 * @length: in points
 *
 * Puts a horizontal rule on the panel.
 */
void
hl_panel_rule (HlPanel *self,
               double   center,
               double   y,
               double   length)
{
  Rule rule = { center - length / 2.0, y, length };

  g_array_append_val (self->rules, rule);
}

static void
draw_rules (gconstpointer data,
            guint         index,
            HlCanvas     *canvas,
            double        x,
            double        y)
{
  const HlPanel *self = data;
  const HlStroke stroke = { RULE, 0.0, black };

  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);

      hl_canvas_line (canvas, x + rule->x, y + rule->y, x + rule->x + rule->length, y + rule->y,
                      &stroke);
    }
}

static void
draw_texts (gconstpointer data,
            guint         index,
            HlCanvas     *canvas,
            double        x,
            double        y)
{
  const HlPanel *self = data;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = &g_array_index (self->texts, Text, i);
      double height = hl_paragraph_get_line_height (text->block);

      hl_canvas_begin_tag (canvas, "P", NULL);
      for (guint line = 0; line < hl_paragraph_get_n_lines (text->block); line++)
        hl_paragraph_draw (text->block, line, canvas, x + text->x, y + text->y + line * height);
      hl_canvas_end_tag (canvas);
    }
}

/**
 * hl_flow_panel:
 * @flow: a flow
 * @panel: (transfer full): what comes next
 * @space: above it, in points
 * @height: of the panel, in points
 *
 * Appends a panel to a flow.
 */
void
hl_flow_panel (HlFlow  *flow,
               HlPanel *panel,
               double   space,
               double   height)
{
  hl_flow_own (flow, panel, (GDestroyNotify) hl_panel_free);
  hl_flow_add (flow, &(HlPiece) {
    .space = space,
    .height = height,
    .rules = draw_rules,
    .draw = draw_texts,
    .data = panel,
  });
}
