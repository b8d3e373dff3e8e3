#include "paper/hl-paper-qr.h"

#include <qrencode.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define N_CORNERS 5
#define DARK 1 /* lowest bit of a module */

/**
 * hl_paper_qr_text:
 * @layout: a form
 * @survey: its round
 * @page: a page, from 1
 * @serial: the form's serial, or %HL_SERIAL_NONE
 *
 * Source: product.md section 8.
 *
 * Returns: (transfer full): what the code on that page says; without a serial its last member is
 *   empty
 */
char *
hl_paper_qr_text (const HlPaperLayout *layout,
                  const HlSurvey      *survey,
                  guint                page,
                  HlSerial             serial)
{
  g_autofree char *checked =
    serial == HL_SERIAL_NONE
    ? g_strdup ("") : hl_serial_format_checked (serial, hl_survey_serial_width (survey));

  return g_strdup_printf ("HL1|%.8s|%s|%u|%s", survey->uuid, layout->form, page, checked);
}

static void
add_corner (GArray       *segments,
            HlSegmentKind kind,
            double        x,
            double        y)
{
  const HlSegment segment = { kind, { x }, { y } };

  g_array_append_val (segments, segment);
}

static void
add_run (GArray *segments,
         double  x,
         double  y,
         double  width,
         double  height)
{
  add_corner (segments, HL_SEGMENT_MOVE, x, y);
  add_corner (segments, HL_SEGMENT_LINE, x + width, y);
  add_corner (segments, HL_SEGMENT_LINE, x + width, y + height);
  add_corner (segments, HL_SEGMENT_LINE, x, y + height);
  add_corner (segments, HL_SEGMENT_CLOSE, 0.0, 0.0);
}

/* Dark modules of a row, side by side, are one rectangle. */
static void
add_row (GArray       *segments,
         const QRcode *code,
         int           row,
         const HlRect *rect)
{
  const double module = rect->width / code->width;
  const unsigned char *modules = code->data + row * code->width;

  for (int i = 0; i < code->width; i++)
    {
      int n = 0;

      while (i + n < code->width && (modules[i + n] & DARK) != 0)
        n++;

      if (n > 0)
        add_run (segments, rect->x + i * module, rect->y + row * module, n * module, module);
      i += n;
    }
}

/**
 * hl_paper_qr_draw:
 * @canvas: where to draw
 * @text: what the code says
 * @rect: a square, in points
 * @error: return location for an error
 *
 * Draws a QR code of medium correction (15 %), without its quiet zone.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is too long for a code
 */
gboolean
hl_paper_qr_draw (HlCanvas     *canvas,
                  const char   *text,
                  const HlRect *rect,
                  GError      **error)
{
  static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  if (code == NULL)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is too long for the code on a form: shorten the id of the "
                     "questionnaire"), text);
      return FALSE;
    }

  g_autoptr (GArray) segments =
    g_array_sized_new (FALSE, FALSE, sizeof (HlSegment), N_CORNERS * code->width * code->width / 3);

  for (int row = 0; row < code->width; row++)
    add_row (segments, code, row, rect);

  hl_canvas_path (canvas, (const HlSegment *) segments->data, segments->len, &black, NULL);
  QRcode_free (code);

  return TRUE;
}
