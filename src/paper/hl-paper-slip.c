#include "paper/hl-paper-slip.h"

#include "core/hl-survey-officers.h"
#include "paper/hl-paper-private.h"

#define LEFT 20.0
#define RIGHT 190.0
#define LABEL 62.0
#define TEXT 12.0
#define PITCH 11.0

/* What stands on a slip, while it is drawn. */
typedef struct
{
  HlCanvas        *canvas;
  const HlMetrics *metrics;
  double           y;
} Slip;

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };

static void
add_text (Slip       *self,
          HlFontStyle style,
          double      size,
          double      x,
          const char *text)
{
  const HlFont font = { HL_FAMILY_SANS, style, size };
  g_autofree char *fitting = hl_metrics_ellipsize (self->metrics, &font, text,
                                                   (RIGHT - x) * HL_MM);

  hl_canvas_text (self->canvas, x * HL_MM, self->y * HL_MM, &font, &black, fitting);
}

static void
add_title (Slip       *self,
           HlFontStyle style,
           double      size,
           const char *text)
{
  const HlFont font = { HL_FAMILY_SANS, style, size };
  g_auto (GStrv) lines = hl_metrics_wrap (self->metrics, &font, text, (RIGHT - LEFT) * HL_MM);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      self->y += size * 1.35 / HL_MM;
      hl_canvas_text_center (self->canvas, self->metrics, (LEFT + RIGHT) / 2.0 * HL_MM,
                             self->y * HL_MM, &font, &black, lines[i]);
    }
}

/* A label with what is known, or a line to write on. */
static void
add_item (Slip       *self,
          const char *label,
          const char *value)
{
  const HlStroke dots = { 0.7, 1.5, { 0.4, 0.4, 0.4, 1.0 } };

  self->y += PITCH;
  add_text (self, HL_FONT_REGULAR, TEXT, LEFT, label);
  if (value != NULL)
    add_text (self, HL_FONT_BOLD, TEXT, LEFT + LABEL, value);
  else
    hl_canvas_line (self->canvas, (LEFT + LABEL) * HL_MM, (self->y + 1.0) * HL_MM, RIGHT * HL_MM,
                    (self->y + 1.0) * HL_MM, &dots);
}

/* The stratum all serials of the batch belong to, or HL_NO_INDEX. */
static guint
find_common (const HlSurvey     *survey,
             const HlPaperBatch *batch,
             gboolean            of_field)
{
  guint common = HL_NO_INDEX;

  for (HlSerial i = batch->first; i <= batch->last; i++)
    {
      const HlSerialRange *range = hl_survey_find_range (survey, i);
      const guint index = range == NULL ? HL_NO_INDEX : of_field ? range->field : range->area;

      if (index == HL_NO_INDEX || (i > batch->first && index != common))
        return HL_NO_INDEX;

      common = index;
    }

  return common;
}

/* Who answers for all forms of the batch, or NULL. */
static const char *
name_officer (const HlSurvey *survey,
              guint           field)
{
  const HlFieldOfficer *officer = field != HL_NO_INDEX || survey->n_fields == 0
    ? hl_survey_only_officer (survey, field) : NULL;

  if (officer == NULL)
    return NULL;

  return *officer->name != '\0' ? officer->name : officer->code;
}

static void
add_items (Slip               *self,
           const HlSurvey     *survey,
           const HlPaperBatch *batch)
{
  const guint width = hl_survey_serial_width (survey);
  g_autofree char *first = hl_serial_format_checked (batch->first, width);
  g_autofree char *last = hl_serial_format_checked (batch->last, width);
  g_autofree char *span = g_strdup_printf ("%s đến %s", first, last);
  g_autofree char *count = g_strdup_printf ("%d phiếu", (int) (batch->last - batch->first + 1));

  const guint field = find_common (survey, batch, TRUE);
  const guint area = find_common (survey, batch, FALSE);

  add_item (self, "Số phiếu", span);
  add_item (self, "Số lượng in", count);
  if (field != HL_NO_INDEX)
    add_item (self, "Lĩnh vực", survey->fields[field].name);
  add_item (self, "Thủ tục hành chính", NULL);
  if (area != HL_NO_INDEX)
    add_item (self, "Địa bàn", survey->areas[area].name);
  add_item (self, "Công chức giải quyết", name_officer (survey, field));
  add_item (self, "Người khảo sát", NULL);
  add_item (self, "Hình thức khảo sát", NULL);
  add_item (self, "Ngày khảo sát", NULL);
  add_item (self, "Số phiếu thu về (đếm trên giấy)", NULL);
  add_item (self, "Phiếu trắng, hỏng, không thu về", NULL);
  add_item (self, "Người giao, ngày giao", NULL);
  add_item (self, "Người nhận, ngày nhận", NULL);
}

/**
 * hl_paper_draw_slip:
 * @survey: a round
 * @office: who runs it
 * @batch: some forms that are handed out and keyed together
 * @metrics: measures text
 *
 * Draws the slip that lies on a batch: its serials, what is the same for all its forms, and how
 * many there are on paper.
 *
 * Returns: (transfer full): the page
 */
HlScene *
hl_paper_draw_slip (const HlSurvey     *survey,
                    const HlOffice     *office,
                    const HlPaperBatch *batch,
                    const HlMetrics    *metrics)
{
  HlScene *scene = hl_scene_new (HL_PAPER_WIDTH * HL_MM, HL_PAPER_HEIGHT * HL_MM);
  Slip slip = { hl_scene_get_canvas (scene), metrics, 20.0 };
  g_autofree char *title = g_strdup_printf ("TẬP PHIẾU SỐ %u/%u", batch->number,
                                            batch->n_batches);

  add_title (&slip, HL_FONT_REGULAR, TEXT, office->name);
  slip.y += 4.0;
  add_title (&slip, HL_FONT_BOLD, 20.0, title);
  add_title (&slip, HL_FONT_REGULAR, TEXT, survey->title);
  slip.y += 4.0;
  add_items (&slip, survey, batch);

  slip.y += PITCH;
  add_text (&slip, HL_FONT_ITALIC, 11.0, LEFT,
            "Đặt tờ này lên trên tập phiếu. Những mục ghi ở đây được nhập một lần cho cả tập.");

  return scene;
}
