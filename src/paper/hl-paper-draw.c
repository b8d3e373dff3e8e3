#include "paper/hl-paper-draw.h"

#include <string.h>

#include "core/hl-survey-officers.h"
#include "paper/hl-paper-private.h"
#include "paper/hl-paper-qr.h"

#define OUTLINE 0.3
#define MARK_HOLE 1.5  /* pen of the hollow mark */
#define CROSS 0.5
#define CROSS_INSET 1.0

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };

static HlStroke
make_stroke (double width,
             double dash,
             double gray)
{
  return (HlStroke) { width *HL_MM, dash *HL_MM, { gray, gray, gray, 1.0 } };
}

static HlRect
to_points (const HlRect *rect,
           double        inset)
{
  return (HlRect) {
           (rect->x + inset) * HL_MM, (rect->y + inset) * HL_MM,
           (rect->width - 2.0 * inset) * HL_MM, (rect->height - 2.0 * inset) * HL_MM
  };
}

static void
draw_frame (HlCanvas     *canvas,
            const HlRect *rect,
            double        width)
{
  const HlStroke stroke = make_stroke (width, 0.0, 0.0);
  const HlRect inner = to_points (rect, width / 2.0);

  hl_canvas_rect (canvas, &inner, NULL, &stroke);
}

static void
draw_marks (HlCanvas            *canvas,
            const HlPaperLayout *layout)
{
  for (guint i = 0; i + 1 < HL_PAPER_N_MARKS; i++)
    {
      const HlRect mark = to_points (&layout->marks[i], 0.0);

      hl_canvas_rect (canvas, &mark, &black, NULL);
    }

  draw_frame (canvas, &layout->marks[HL_PAPER_N_MARKS - 1], MARK_HOLE);
}

static void
draw_text (HlCanvas          *canvas,
           const HlPaperText *text)
{
  const HlFont font = { HL_FAMILY_SANS, text->style, text->size };

  hl_canvas_text (canvas, text->x * HL_MM, text->baseline * HL_MM, &font, &black, text->text);
}

static void
draw_line (HlCanvas          *canvas,
           const HlPaperLine *line)
{
  const HlStroke stroke = make_stroke (line->width, line->dash, line->gray);

  hl_canvas_line (canvas, line->x1 * HL_MM, line->y1 * HL_MM, line->x2 * HL_MM, line->y2 * HL_MM,
                  &stroke);
}

/**
 * hl_paper_draw_blank:
 *
 * Returns: (transfer full): an empty sheet of the form's size
 */
HlScene *
hl_paper_draw_blank (void)
{
  return hl_scene_new (HL_PAPER_WIDTH * HL_MM, HL_PAPER_HEIGHT * HL_MM);
}

/**
 * hl_paper_draw_ground:
 * @layout: a form
 * @page: from 1
 *
 * Draws what is the same on all forms.
 *
 * Returns: (transfer full): the page
 */
HlScene *
hl_paper_draw_ground (const HlPaperLayout *layout,
                      guint                page)
{
  HlScene *scene = hl_paper_draw_blank ();
  HlCanvas *canvas = hl_scene_get_canvas (scene);

  draw_marks (canvas, layout);
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const HlPaperLine *line = &g_array_index (layout->lines, HlPaperLine, i);

      if (line->page == page)
        draw_line (canvas, line);
    }
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (layout->boxes, HlPaperBox, i);

      if (box->page == page)
        draw_frame (canvas, &box->rect, OUTLINE);
    }
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const HlPaperText *text = &g_array_index (layout->texts, HlPaperText, i);

      if (text->page == page)
        draw_text (canvas, text);
    }

  return scene;
}

static void
draw_number (HlCanvas           *canvas,
             const HlPaperSheet *sheet,
             const HlSurvey     *survey,
             HlSerial            serial,
             const HlMetrics    *metrics)
{
  const HlFont font = { HL_FAMILY_SANS, HL_FONT_BOLD, sheet->serial_size };
  const double right = sheet->serial_right * HL_MM;
  const double baseline = sheet->serial_baseline * HL_MM;
  g_autofree char *text = NULL;

  if (serial == HL_SERIAL_NONE)
    {
      const HlStroke dots = make_stroke (0.3, 0.6, 0.3);

      hl_canvas_line (canvas, right - HL_PAPER_SERIAL_WRITING * HL_MM, baseline, right, baseline,
                      &dots);
      return;
    }

  text = hl_serial_format_checked (serial, hl_survey_serial_width (survey));
  hl_canvas_text_right (canvas, metrics, right, baseline, &font, &black, text);
}

static void
draw_cross (HlCanvas     *canvas,
            const HlRect *rect)
{
  const HlStroke pen = make_stroke (CROSS, 0.0, 0.0);
  const double right = rect->x + rect->width, bottom = rect->y + rect->height;

  hl_canvas_line (canvas, rect->x, rect->y, right, bottom, &pen);
  hl_canvas_line (canvas, rect->x, bottom, right, rect->y, &pen);
}

/* Where the office's frame has room for what the serial decides: a name, or the code behind it. */
static void
draw_name (HlCanvas            *canvas,
           const HlPaperLayout *layout,
           guint                page,
           guint                which,
           const char          *name,
           const char          *code,
           const HlMetrics     *metrics)
{
  const HlRect *rect = &layout->decided[which];
  const HlFont font = { HL_FAMILY_SANS, HL_FONT_BOLD, layout->large ? 10.0 : 8.5 };
  const double width = rect->width * HL_MM;
  gboolean fits = hl_metrics_width (metrics, &font, name) <= width;
  g_autofree char *text = NULL;

  if (rect->width <= 0.0 || layout->decided_page != page)
    return;

  text = hl_metrics_ellipsize (metrics, &font, *name != '\0' && fits ? name : code, width);
  hl_canvas_text (canvas, rect->x * HL_MM, (rect->y + rect->height - 1.8) * HL_MM, &font, &black,
                  text);
}

/* A field or area that the serial decides: its name in the office's frame, or a cross in a box. */
static void
draw_decided (HlCanvas            *canvas,
              const HlPaperLayout *layout,
              guint                page,
              guint                which,
              const HlStratum     *stratum,
              guint                option,
              const HlMetrics     *metrics)
{
  const char *name = which == 0 ? HL_PAPER_FIELD : HL_PAPER_AREA;

  draw_name (canvas, layout, page, which, stratum->name, stratum->name, metrics);
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (layout->boxes, HlPaperBox, i);
      const HlRect inner = to_points (&box->rect, CROSS_INSET);

      if (box->page != page || box->option != option || strcmp (box->question, name) != 0)
        continue;

      draw_cross (canvas, &inner);
    }
}

/* Who alone answers for the field of the form, where its serial decides that. */
static void
draw_officer (HlCanvas            *canvas,
              const HlPaperLayout *layout,
              const HlSurvey      *survey,
              guint                page,
              guint                field,
              const HlMetrics     *metrics)
{
  const HlFieldOfficer *officer = field != HL_NO_INDEX || survey->n_fields == 0
    ? hl_survey_only_officer (survey, field) : NULL;

  if (officer != NULL)
    draw_name (canvas, layout, page, 2, officer->name, officer->code, metrics);
}

/**
 * hl_paper_draw_serial:
 * @layout: a form
 * @survey: its round
 * @page: from 1
 * @serial: the form's serial, or %HL_SERIAL_NONE for a master without a number
 * @metrics: measures text
 * @error: return location for an error
 *
 * Draws what one form has of its own on a page: code, serial, what the serial decides.
 *
 * Returns: (transfer full): what lies over hl_paper_draw_ground(), or %NULL with %HL_ERROR_INVALID
 *   when the code is too long
 */
HlScene *
hl_paper_draw_serial (const HlPaperLayout *layout,
                      const HlSurvey      *survey,
                      guint                page,
                      HlSerial             serial,
                      const HlMetrics     *metrics,
                      GError             **error)
{
  const HlPaperSheet *sheet = &g_array_index (layout->sheets, HlPaperSheet, page - 1);
  const HlSerialRange *range = hl_survey_find_range (survey, serial);
  const HlRect qr = to_points (&sheet->qr, 0.0);
  g_autofree char *text = hl_paper_qr_text (layout, survey, page, serial);
  g_autoptr (HlScene) scene = hl_paper_draw_blank ();
  HlCanvas *canvas = hl_scene_get_canvas (scene);

  if (!hl_paper_qr_draw (canvas, text, &qr, error))
    return NULL;

  draw_number (canvas, sheet, survey, serial, metrics);
  if (range != NULL && range->field != HL_NO_INDEX)
    draw_decided (canvas, layout, page, 0, &survey->fields[range->field], range->field + 1,
                  metrics);
  if (range != NULL && range->area != HL_NO_INDEX)
    draw_decided (canvas, layout, page, 1, &survey->areas[range->area], range->area + 1, metrics);
  if (range != NULL)
    draw_officer (canvas, layout, survey, page, range->field, metrics);

  return g_steal_pointer (&scene);
}
