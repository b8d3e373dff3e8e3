#include "app/hl-key-current.h"

#include "core/hl-i18n.h"

/* A box of the current row, with its key in it and its wording below (scales) or beside it. */
typedef struct
{
  graphene_rect_t rect;
  PangoLayout    *key;
  PangoLayout    *label;
  double          label_x;
  double          label_y;
  gboolean        ticked;
} Box;

/* The row under the cursor, drawn large. Places are relative to its own top left corner. */
struct _HlKeyCurrent
{
  /* owned */
  PangoLayout    *number;
  PangoLayout    *text;
  PangoLayout    *typed;
  GArray         *boxes;    /* of Box */

  graphene_rect_t field;    /* of a serial, number, date or text; empty when there are boxes */
  gboolean        offering; /* @typed is only offered */
  gboolean        is_entry; /* an entry lies over @field */
  double          line;
  double          width;
  double          height;
};

static PangoLayout *
new_layout (GtkWidget  *widget,
            const char *text,
            double      scale,
            gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static double
width_of (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static void
box_clear (gpointer data)
{
  Box *self = data;

  g_object_unref (self->key);
  g_object_unref (self->label);
}

static double
text_x (const HlKeyCurrent *self)
{
  return self->line * 3.2;
}

static Box *
add_box (HlKeyCurrent   *self,
         GtkWidget      *widget,
         const HlSurvey *survey,
         const HlRow    *row,
         guint           option,
         gboolean        large)
{
  char key[7] = { 0 };
  Box box = { 0 };

  g_unichar_to_utf8 (hl_key_of_option (option), key);
  box.key = new_layout (widget, key, large ? 1.45 : 1.1, TRUE);
  box.label = new_layout (widget, hl_key_row_option (survey, row, option), large ? 0.8 : 1, FALSE);
  g_array_append_val (self->boxes, box);

  return &g_array_index (self->boxes, Box, self->boxes->len - 1);
}

/* Level boxes in the order of the paper, at the right of the wording. */
static void
lay_out_scale (HlKeyCurrent   *self,
               GtkWidget      *widget,
               const HlSurvey *survey,
               const HlRow    *row)
{
  const HlQuestion *question = &survey->questionnaire->questions[row->question];
  guint n = question->n_options;
  double gap = self->line * 0.3;
  double width = MIN (self->line * 4.1, (self->width * 0.46 - gap * (n - 1)) / n);
  double left = self->width - self->line * 0.6 - n * width - (n - 1) * gap;
  double top = self->line * 0.45;
  double bottom = 0;

  for (guint i = 0; i < n; i++)
    {
      guint column = question->descending ? n - 1 - i : i;
      Box *box = add_box (self, widget, survey, row, i + 1, TRUE);
      double x = left + column * (width + gap);

      graphene_rect_init (&box->rect, (float) x, (float) top, (float) width,
                          (float) (self->line * 2.05));
      pango_layout_set_width (box->label, (int) (width * PANGO_SCALE));
      pango_layout_set_alignment (box->label, PANGO_ALIGN_CENTER);
      box->label_x = x;
      box->label_y = top + self->line * 2.15;
      bottom = MAX (bottom, box->label_y + height_of (box->label));
    }

  pango_layout_set_width (self->text, (int) ((left - text_x (self) - gap * 2) * PANGO_SCALE));
  self->height = MAX (bottom, height_of (self->text) + self->line) + self->line * 0.3;
}

/* Boxes with their wording beside them, in lines below the question. */
static void
lay_out_options (HlKeyCurrent   *self,
                 GtkWidget      *widget,
                 const HlSurvey *survey,
                 const HlRow    *row)
{
  guint n = hl_key_form_n_options (survey, row);
  double side = self->line * 1.5;
  double right = self->width - self->line * 0.6;
  double x = text_x (self);
  double y = self->line * 0.9 + height_of (self->text);
  double deepest = side;

  for (guint i = 1; i <= n; i++)
    {
      Box *box = add_box (self, widget, survey, row, i, FALSE);
      double width = side + self->line * 0.4 + width_of (box->label);

      if (x > text_x (self) && x + width > right)
        {
          x = text_x (self);
          y += deepest + self->line * 0.3;
          deepest = side;
        }
      if (x + width > right)
        pango_layout_set_width (box->label,
                                (int) ((right - x - side - self->line * 0.4) * PANGO_SCALE));

      graphene_rect_init (&box->rect, (float) x, (float) y, (float) side, (float) side);
      box->label_x = x + side + self->line * 0.4;
      box->label_y = y + self->line * 0.25;
      deepest = MAX (deepest, height_of (box->label) + self->line * 0.25);
      x += width + self->line * 1.2;
    }

  self->height = y + deepest + self->line * 0.6;
}

static void
lay_out_field (HlKeyCurrent   *self,
               const HlSurvey *survey,
               const HlRow    *row)
{
  double top = self->line * 0.8 + height_of (self->text);
  double available = self->width - text_x (self) - self->line * 0.6;

  self->is_entry = row != NULL && hl_key_form_is_text (survey, row);
  graphene_rect_init (&self->field, (float) text_x (self), (float) top,
                      (float) (self->is_entry ? available : MIN (available, self->line * 12)),
                      (float) (self->line * 2.05));
  self->height = top + self->line * 2.7;
}

/**
 * hl_key_current_new:
 * @widget: gives the font
 * @survey: the round
 * @office: (nullable): whose names stand in the wording
 * @row: (nullable): the row under the cursor, %NULL = the serial
 * @line: height of a line of text, in pixels
 * @width: in pixels
 *
 * Lays the row out as it stands when it is the current one.
 *
 * Returns: (transfer full): the row
 */
HlKeyCurrent *
hl_key_current_new (GtkWidget      *widget,
                    const HlSurvey *survey,
                    const HlOffice *office,
                    const HlRow    *row,
                    double          line,
                    double          width)
{
  HlKeyCurrent *self = g_new0 (HlKeyCurrent, 1);
  g_autofree char *number = row != NULL ? hl_key_row_number (survey, row) : g_strdup ("");
  g_autofree char *text = NULL;

  text = row != NULL ? hl_key_row_text (survey, office, row) : g_strdup (_("Form number"));
  self->line = line;
  self->width = width;
  self->boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  g_array_set_clear_func (self->boxes, box_clear);
  self->number = new_layout (widget, number, 1.6, TRUE);
  self->text = new_layout (widget, text, 1.3, TRUE);
  self->typed = new_layout (widget, "", 1.5, TRUE);
  pango_layout_set_width (self->text,
                          (int) ((width - text_x (self) - self->line * 0.6) * PANGO_SCALE));

  if (row == NULL || hl_key_form_n_options (survey, row) == 0)
    lay_out_field (self, survey, row);
  else if (hl_key_row_is_scale (survey, row))
    lay_out_scale (self, widget, survey, row);
  else
    lay_out_options (self, widget, survey, row);

  return self;
}

/**
 * hl_key_current_free:
 * @self: (transfer full): a row
 *
 * Frees a row.
 */
void
hl_key_current_free (HlKeyCurrent *self)
{
  g_object_unref (self->number);
  g_object_unref (self->text);
  g_object_unref (self->typed);
  g_array_unref (self->boxes);
  g_free (self);
}

/**
 * hl_key_current_get_height:
 * @self: a row
 *
 * Returns: its height, in pixels
 */
double
hl_key_current_get_height (const HlKeyCurrent *self)
{
  return self->height;
}

/**
 * hl_key_current_get_field:
 * @self: a row
 * @out_rect: (out): where an entry lies over it
 *
 * Returns: whether the row is a text
 */
gboolean
hl_key_current_get_field (const HlKeyCurrent *self,
                          graphene_rect_t    *out_rect)
{
  *out_rect = self->field;

  return self->is_entry;
}

/**
 * hl_key_current_update:
 * @self: a row
 * @survey: the round
 * @row: (nullable): the row as given to hl_key_current_new()
 * @session: a session with a form
 *
 * Reads what the row holds now. Nothing is preselected: a box is filled only once its key was
 * pressed.
 */
void
hl_key_current_update (HlKeyCurrent       *self,
                       const HlSurvey     *survey,
                       const HlRow        *row,
                       const HlKeySession *session)
{
  const HlResponse *form = hl_key_session_get_form (session);
  guint cursor = hl_key_session_get_cursor (session);
  const char *typed = hl_key_session_get_typed (session);
  g_autofree char *shown = g_strdup (typed);

  self->offering = *typed == '\0';
  if (self->offering && row == NULL)
    {
      g_free (shown);
      shown = hl_serial_format_checked (hl_key_session_get_offered (session),
                                        hl_survey_serial_width (survey));
    }
  else if (self->offering && hl_key_session_is_keyed (session, cursor))
    {
      g_free (shown);
      shown = g_strdup (hl_response_get_text (form, row->question, row->option));
    }
  pango_layout_set_text (self->typed, shown != NULL ? shown : "", -1);

  for (guint i = 0; i < self->boxes->len; i++)
    g_array_index (self->boxes, Box, i).ticked =
      hl_key_session_is_keyed (session, cursor) && hl_key_row_is_ticked (survey, row, form, i + 1);
}

/**
 * hl_key_current_pick:
 * @self: a row
 * @x: place in the row, in pixels
 * @y: place in the row, in pixels
 *
 * Returns: number of the option there, 0 = none
 */
guint
hl_key_current_pick (const HlKeyCurrent *self,
                     double              x,
                     double              y)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const Box *box = &g_array_index (self->boxes, Box, i);

      if (graphene_rect_contains_point (&box->rect,
                                        &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i + 1;
    }

  return 0;
}

static void
snapshot_boxes (const HlKeyCurrent *self,
                GtkSnapshot        *snapshot,
                const HlKeyColors  *colors)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const Box *box = &g_array_index (self->boxes, Box, i);
      double x = box->rect.origin.x + (box->rect.size.width - width_of (box->key)) / 2;
      double y = box->rect.origin.y + (box->rect.size.height - height_of (box->key)) / 2;

      hl_key_draw_box (snapshot, &box->rect, 6, box->ticked ? &colors->chosen : &colors->box,
                       box->ticked ? &colors->chosen : &colors->dim, 1);
      hl_key_draw_text (snapshot, box->key, x, y,
                        box->ticked ? &colors->on_chosen : &colors->text);
      hl_key_draw_text (snapshot, box->label, box->label_x, box->label_y, &colors->text);
    }
}

static void
snapshot_field (const HlKeyCurrent *self,
                GtkSnapshot        *snapshot,
                const HlKeyColors  *colors)
{
  double x = self->field.origin.x + self->line * 0.5;
  double y = self->field.origin.y + (self->field.size.height - height_of (self->typed)) / 2;
  double end = x + (self->offering ? 0 : width_of (self->typed) + 1);
  graphene_rect_t caret = GRAPHENE_RECT_INIT ((float) end, (float) y, 2,
                                              (float) height_of (self->typed));

  hl_key_draw_box (snapshot, &self->field, 6, &colors->box, &colors->dim, 1);
  hl_key_draw_text (snapshot, self->typed, x, y, self->offering ? &colors->dim : &colors->text);
  gtk_snapshot_append_color (snapshot, &colors->accent, &caret);
}

static void
draw (const HlKeyCurrent *self,
      GtkSnapshot        *snapshot,
      const HlKeyColors  *colors,
      gboolean            wrong)
{
  graphene_rect_t card = GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height);
  const GdkRGBA *accent = wrong ? &colors->error : &colors->accent;
  double y = self->line * 0.5;

  hl_key_draw_box (snapshot, &card, 9, wrong ? &colors->error_tint : &colors->accent_tint, accent,
                   2);
  hl_key_draw_text (snapshot, self->number, self->line * 0.6, y, accent);
  hl_key_draw_text (snapshot, self->text, text_x (self), y + self->line * 0.12, &colors->text);
  snapshot_boxes (self, snapshot, colors);
  if (self->boxes->len == 0 && !self->is_entry)
    snapshot_field (self, snapshot, colors);
}

/**
 * hl_key_current_snapshot:
 * @self: a row
 * @snapshot: a snapshot, moved to the row's top left corner
 * @colors: colours
 * @wrong: the last key was refused
 *
 * Draws the row, as one node: where the toolkit looks for what changed, a row of other boxes then
 * counts as one change, and the rest of the list is not painted again.
 */
void
hl_key_current_snapshot (const HlKeyCurrent *self,
                         GtkSnapshot        *snapshot,
                         const HlKeyColors  *colors,
                         gboolean            wrong)
{
  GtkSnapshot *own = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  draw (self, own, colors, wrong);
  node = gtk_snapshot_free_to_node (own);
  gtk_snapshot_append_node (snapshot, node);
}
