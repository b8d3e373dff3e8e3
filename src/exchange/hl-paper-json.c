#include "exchange/hl-paper-json.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
add_number (JsonBuilder *out,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_double_value (out, round (value * 1000.0) / 1000.0);
}

static void
add_int (JsonBuilder *out,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_int_value (out, value);
}

static void
add_rect (JsonBuilder  *out,
          const HlRect *rect)
{
  add_number (out, "x", rect->x);
  add_number (out, "y", rect->y);
  add_number (out, "width", rect->width);
  add_number (out, "height", rect->height);
}

static void
begin_array (JsonBuilder *out,
             const char  *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
}

static void
add_boxes (JsonBuilder  *out,
           const char   *name,
           const GArray *boxes)
{
  begin_array (out, name);
  for (guint i = 0; i < boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (boxes, HlPaperBox, i);

      json_builder_begin_object (out);
      add_int (out, "page", box->page);
      json_builder_set_member_name (out, "question");
      json_builder_add_string_value (out, box->question);
      add_int (out, "option", box->option);
      add_rect (out, &box->rect);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_marks (JsonBuilder         *out,
           const HlPaperLayout *layout)
{
  begin_array (out, "marks");
  for (guint i = 0; i < HL_PAPER_N_MARKS; i++)
    {
      json_builder_begin_object (out);
      add_rect (out, &layout->marks[i]);
      json_builder_set_member_name (out, "hollow");
      json_builder_add_boolean_value (out, i + 1 == HL_PAPER_N_MARKS);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_sheets (JsonBuilder         *out,
            const HlPaperLayout *layout)
{
  begin_array (out, "qr");
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      json_builder_begin_object (out);
      add_int (out, "page", i + 1);
      add_rect (out, &g_array_index (layout->sheets, HlPaperSheet, i).qr);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);

  begin_array (out, "serial");
  for (guint i = 0; i < layout->sheets->len; i++)
    {
      const HlPaperSheet *sheet = &g_array_index (layout->sheets, HlPaperSheet, i);

      json_builder_begin_object (out);
      add_int (out, "page", i + 1);
      add_number (out, "right", sheet->serial_right);
      add_number (out, "baseline", sheet->serial_baseline);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
add_member_rect (JsonBuilder  *out,
                 const char   *name,
                 const HlRect *rect)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  add_rect (out, rect);
  json_builder_end_object (out);
}

static void
add_page_size (JsonBuilder *out)
{
  begin_array (out, "page_size");
  json_builder_add_int_value (out, (gint64) HL_PAPER_WIDTH);
  json_builder_add_int_value (out, (gint64) HL_PAPER_HEIGHT);
  json_builder_end_array (out);
}

/**
 * hl_paper_layout_to_json:
 * @layout: a form
 *
 * Writes where everything of a form stands that a reader of filled forms needs: millimetres from
 * the top left corner, boxes by the outer edge of their outline. A box of option 0 is "Không có ý
 * kiến"; `writing` lists the places where texts are written.
 *
 * Source: product.md section 8.
 *
 * Returns: (transfer full): JSON with an end of line
 */
char *
hl_paper_layout_to_json (const HlPaperLayout *layout)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (out);
  json_builder_set_member_name (out, "form");
  json_builder_add_string_value (out, layout->form);
  json_builder_set_member_name (out, "large");
  json_builder_add_boolean_value (out, layout->large);
  add_page_size (out);
  add_int (out, "pages", layout->n_pages);
  add_marks (out, layout);
  add_sheets (out, layout);
  add_member_rect (out, "ruler", &layout->ruler);
  add_member_rect (out, "stamp", &layout->stamp);
  add_boxes (out, "boxes", layout->boxes);
  add_boxes (out, "writing", layout->writing);
  json_builder_end_object (out);

  root = json_builder_get_root (out);
  text = json_to_string (root, FALSE);

  return g_strconcat (text, "\n", NULL);
}
