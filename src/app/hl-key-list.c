#include "app/hl-key-list.h"

#include <adwaita.h>
#include <string.h>

#include "app/hl-key-columns.h"
#include "app/hl-key-current.h"
#include "app/hl-key-speech.h"

/* The form as the paper has it: one widget that draws its lines, the current one large. */
struct _HlKeyList
{
  GtkWidget parent_instance;

  /* owned */
  HlSurvey      *survey;
  HlOffice      *office;
  HlPaperLayout *paper;
  GArray        *rows;   /* of HlRow */
  GPtrArray     *items;  /* of HlKeyItem */
  GtkWidget     *entry;  /* lies over the current row when it is a text */
  HlKeyColumns   columns;
  char          *spoken; /* what a screen reader was told last */

  /* borrowed */
  const HlKeySession *session;
  HlKeyItem          *current_item; /* NULL at the echo */
  HlKeyCurrent       *current;      /* its large form */

  gboolean            wrong;
  double              line;
  double              width;
  double              total;
  double              offset;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlKeyList, hl_key_list, GTK_TYPE_WIDGET)

static const HlRow *
row_under (const GArray * rows,
           const HlKeySession * session)
{
  if (hl_key_session_get_rows (session) == NULL)
    return NULL;

  return &g_array_index (rows, HlRow, hl_key_session_get_cursor (session));
}

static gboolean
has_current (HlKeyList *self)
{
  return self->session != NULL && hl_key_session_get_state (self->session) != HL_KEYING_ECHO;
}

static double
item_height (HlKeyList       *self,
             const HlKeyItem *item)
{
  if (item == self->current_item && self->current != NULL)
    return hl_key_current_get_height (self->current) +
           self->columns.line * (item->gap ? 0.8 : 0.3);

  if (item->kind == HL_KEY_ITEM_PAGE)
    return self->columns.line * 2.2;

  return self->columns.line * (item->gap ? 1.9 : 1.4);
}

/* The current row, else the end, stays between 35 and 60 % of the height; the list moves by
 * blocks. */
static void
scroll_to_current (HlKeyList *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double last = MAX (0, self->total - height);
  double middle = self->current_item == NULL ? self->total :
                  self->current_item->top + self->current_item->height / 2;

  if (middle - self->offset > height * 0.6 || middle - self->offset < height * 0.35)
    self->offset = middle - height * (middle - self->offset > height * 0.6 ? 0.35 : 0.6);
  self->offset = CLAMP (self->offset, 0, last);
}

static void
arrange (HlKeyList *self)
{
  double y = self->columns.line * 0.5;

  for (guint i = 0; i < self->items->len; i++)
    {
      HlKeyItem *item = self->items->pdata[i];

      item->top = y;
      item->height = item_height (self, item);
      y += item->height;
    }

  self->total = y + self->columns.line * 0.5;
  scroll_to_current (self);
}

/* A screen reader tells a name that changes under the cursor. */
static void
describe (HlKeyList       *self,
          const HlKeyItem *left)
{
  const HlRow *row = has_current (self) ? row_under (self->rows, self->session) : NULL;
  g_autofree char *label = hl_key_speech (self->survey, self->office, self->session, row, left,
                                          self->current_item);

  if (g_strcmp0 (label, self->spoken) == 0)
    return;

  g_free (self->spoken);
  self->spoken = g_steal_pointer (&label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, -1);
  if (row != NULL && hl_key_form_is_text (self->survey, row))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->spoken, -1);
}

/* Each row is laid out once. */
static HlKeyCurrent *
get_large (HlKeyList   *self,
           HlKeyItem   *item,
           const HlRow *row)
{
  if (item->large == NULL)
    item->large = hl_key_current_new (GTK_WIDGET (self), self->survey, self->office, row,
                                      self->columns.line,
                                      self->columns.width - self->columns.line * 2.4);

  return item->large;
}

static void
make_current (HlKeyList *self)
{
  const HlKeyItem *left = self->current_item;
  HlKeyItem *item = has_current (self) ? hl_key_items_find (self->items, self->session) : NULL;
  const HlRow *row = item != NULL ? row_under (self->rows, self->session) : NULL;

  /* Before there is a place for it: it gets the hands at once. */
  gtk_widget_set_visible (self->entry, row != NULL && hl_key_form_is_text (self->survey, row));
  if (self->columns.width <= 0)
    return;

  if (item != self->current_item || self->current == NULL)
    {
      self->current_item = item;
      self->current = item != NULL ? get_large (self, item, row) : NULL;
    }
  describe (self, left);

  if (self->current != NULL)
    hl_key_current_update (self->current, self->survey, row, self->session);
}

static void
drop_lines (HlKeyList *self)
{
  self->current = NULL;
  self->current_item = NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

static void
make_lines (HlKeyList *self)
{
  const GArray *given = hl_key_session_get_rows (self->session);
  g_autoptr (GArray) rows = NULL;

  rows = given != NULL ? g_array_ref ((GArray *) given) :
         hl_key_form_rows (self->survey, hl_key_session_get_offered (self->session), TRUE);
  if (self->rows != NULL && self->rows->len == rows->len &&
      memcmp (self->rows->data, rows->data, rows->len * sizeof (HlRow)) == 0)
    return;

  drop_lines (self);
  self->rows = g_steal_pointer (&rows);
  self->items = hl_key_items_new (GTK_WIDGET (self), self->survey, self->office, self->paper,
                                  self->rows);
  hl_key_columns_prepare (&self->columns, GTK_WIDGET (self), self->items);
  hl_key_columns_fit (&self->columns, self->items);
}

static void
hl_key_list_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  HlKeyList *self = HL_KEY_LIST (widget);
  double height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) height);
  HlKeyColors colors;

  hl_key_colors_get (&colors);
  gtk_snapshot_append_color (snapshot, &colors.ground, &bounds);
  if (self->items == NULL)
    return;

  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) -self->offset));
  for (guint i = 0; i < self->items->len; i++)
    {
      HlKeyItem *item = self->items->pdata[i];

      if (item != self->current_item && item->top + item->height > self->offset &&
          item->top < self->offset + height)
        hl_key_columns_snapshot (&self->columns, item, snapshot, &colors);
    }

  if (self->current != NULL)
    {
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) (self->columns.line * 1.2),
                                                    (float) self->current_item->top));
      hl_key_current_snapshot (self->current, snapshot, &colors, self->wrong);
    }
  gtk_snapshot_restore (snapshot);
  gtk_widget_snapshot_child (widget, self->entry, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
hl_key_list_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  HlKeyList *self = HL_KEY_LIST (widget);
  double lines = orientation == GTK_ORIENTATION_HORIZONTAL ? 30 : 8;

  *minimum = (int) (lines * self->columns.line);
  *natural = (int) (2 * lines * self->columns.line);
}

static void
place_entry (HlKeyList *self)
{
  graphene_rect_t field;
  GtkAllocation place;
  int height;

  if (!gtk_widget_get_visible (self->entry) || self->current == NULL)
    return;

  hl_key_current_get_field (self->current, &field);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  place.x = (int) (field.origin.x + self->columns.line * 1.2);
  place.y = (int) (field.origin.y + self->current_item->top - self->offset);
  place.width = (int) field.size.width;
  place.height = MAX (height, (int) field.size.height);
  gtk_widget_size_allocate (self->entry, &place, -1);
}

static void
hl_key_list_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  HlKeyList *self = HL_KEY_LIST (widget);

  if (self->columns.width != width && self->items != NULL)
    {
      self->columns.width = width;
      self->current = NULL;
      hl_key_columns_fit (&self->columns, self->items);
      make_current (self);
    }
  self->columns.width = width;

  if (self->items != NULL)
    arrange (self);
  place_entry (self);
}

static void
hl_key_list_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  HlKeyList *self = HL_KEY_LIST (widget);

  GTK_WIDGET_CLASS (hl_key_list_parent_class)->css_changed (widget, change);

  self->columns.line = hl_key_line_height (widget);
  drop_lines (self);
  if (self->session != NULL)
    hl_key_list_show (self, self->session, self->wrong);
}

/* The drawings have the colours of another theme. */
static void
on_theme_changed (HlKeyList *self)
{
  if (self->items != NULL)
    hl_key_items_redraw (self->items);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_pressed (HlKeyList *self,
            int        n_press,
            double     x,
            double     y)
{
  guint option = 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->current != NULL)
    option = hl_key_current_pick (self->current, x - self->columns.line * 1.2,
                                  y + self->offset - self->current_item->top);
  if (option > 0)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, hl_key_of_option (option));
}

static gboolean
on_scroll (HlKeyList *self,
           double     dx,
           double     dy)
{
  double last = MAX (0, self->total - gtk_widget_get_height (GTK_WIDGET (self)));

  if (gtk_widget_get_visible (self->entry))
    return TRUE;

  self->offset = CLAMP (self->offset + dy * self->columns.line * 3, 0, last);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

static void
drop_round (HlKeyList *self)
{
  drop_lines (self);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->paper, hl_paper_layout_unref);
}

static void
hl_key_list_dispose (GObject *object)
{
  HlKeyList *self = HL_KEY_LIST (object);

  self->session = NULL;
  drop_round (self);
  g_clear_pointer (&self->spoken, g_free);
  hl_key_columns_clear (&self->columns);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (hl_key_list_parent_class)->dispose (object);
}

static void
hl_key_list_class_init (HlKeyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_key_list_dispose;
  widget_class->measure = hl_key_list_measure;
  widget_class->size_allocate = hl_key_list_size_allocate;
  widget_class->snapshot = hl_key_list_snapshot;
  widget_class->css_changed = hl_key_list_css_changed;

  /**
   * HlKeyList::picked:
   * @self: the list
   * @key: key of the box that was clicked in the current row
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", HL_TYPE_KEY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_set_css_name (widget_class, "keylist");
}

static void
hl_key_list_init (HlKeyList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->columns.line = hl_key_line_height (GTK_WIDGET (self));
  self->entry = gtk_entry_new ();
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_theme_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_theme_changed), self, G_CONNECT_SWAPPED);
}

/**
 * hl_key_list_set_round:
 * @self: a list
 * @survey: the round
 * @office: (nullable): whose names stand in the wording
 * @paper: (nullable): the printed form
 *
 * Chooses the round, and forgets the session. The list of another round or office is empty until
 * hl_key_list_show().
 */
void
hl_key_list_set_round (HlKeyList     *self,
                       HlSurvey      *survey,
                       HlOffice      *office,
                       HlPaperLayout *paper)
{
  self->session = NULL;
  if (survey == self->survey && office == self->office)
    return;

  drop_round (self);
  self->survey = hl_survey_ref (survey);
  self->office = office != NULL ? hl_office_ref (office) : NULL;
  self->paper = paper != NULL ? hl_paper_layout_ref (paper) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hl_key_list_show:
 * @self: a list with a round
 * @session: a session with a form; it must live until the next one is shown or the round changes
 * @wrong: the last key was refused
 *
 * Shows how the form stands after a key.
 */
void
hl_key_list_show (HlKeyList          *self,
                  const HlKeySession *session,
                  gboolean            wrong)
{
  gboolean was_entry = gtk_widget_get_visible (self->entry);

  self->session = session;
  self->wrong = wrong;
  make_lines (self);
  hl_key_items_update (self->items, self->survey, session);
  make_current (self);
  hl_key_row_tell (GTK_ACCESSIBLE (self), self->survey,
                   has_current (self) ? row_under (self->rows, session) : NULL, session);
  arrange (self);

  if (was_entry || gtk_widget_get_visible (self->entry))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hl_key_list_get_entry:
 * @self: a list
 *
 * Returns: (transfer none): the entry that lies over the current row while it is a text
 */
GtkEntry *
hl_key_list_get_entry (HlKeyList *self)
{
  return GTK_ENTRY (self->entry);
}
