#include "app/hl-design-row.h"

#include "core/hl-i18n.h"

#define LEAST_CHARS 12 /* the pane gives the width, not the texts */

/* A row of the tree. It can be dragged, and tells where another is dropped. */
struct _HlDesignRow
{
  GtkBox parent_instance;

  /* owned */
  HlDesignNode *node;

  /* children */
  GtkTreeExpander *expander;
  GtkLabel        *number;
  GtkLabel        *title;
  GtkLabel        *count;
  GtkWidget       *handle;
  GtkLabel        *problem;
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignRow, hl_design_row, GTK_TYPE_BOX)

static void
name_row (HlDesignRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *problem = hl_design_node_get_problem (self->node);
  g_autofree char *speech = g_strjoin (". ", hl_design_node_get_speech (self->node), problem, NULL);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                    -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  speech, -1);
}

static void
show (HlDesignRow *self)
{
  const HlDesignPlace place = hl_design_node_get_place (self->node);
  const char *problem = hl_design_node_get_problem (self->node);
  const char *number = hl_design_node_get_number (self->node);
  g_autofree char *count = g_strdup_printf ("%u", hl_design_node_get_count (self->node));
  const gboolean is_question = place.kind == HL_DESIGN_QUESTION;

  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_text (self->title, hl_design_node_get_title (self->node));
  gtk_label_set_text (self->count, is_question ? "" : count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !is_question);
  gtk_widget_set_visible (self->handle, is_question);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), hl_design_node_get_title (self->node));
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) {
    place.kind == HL_DESIGN_PART ? "part" : is_question ? "question" : "factor", NULL
  });
  name_row (self);
}

static GdkContentProvider *
on_prepare (HlDesignRow *self)
{
  if (self->node == NULL)
    return NULL;

  return gdk_content_provider_new_typed (HL_TYPE_DESIGN_NODE, self->node);
}

static void
on_drag_begin (HlDesignRow   *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
is_lower_half (HlDesignRow *self,
               double       y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
show_drop (HlDesignRow *self,
           const char  *side)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-before");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-after");
  if (side != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), side);
}

static GdkDragAction
on_drop_motion (HlDesignRow *self,
                double       x,
                double       y)
{
  show_drop (self, is_lower_half (self, y) ? "drop-after" : "drop-before");

  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (HlDesignRow *self)
{
  show_drop (self, NULL);
}

static gboolean
on_drop (HlDesignRow  *self,
         const GValue *value,
         double        x,
         double        y)
{
  show_drop (self, NULL);
  if (self->node == NULL)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_object (value), self->node,
                 is_lower_half (self, y));

  return TRUE;
}

static void
hl_design_row_dispose (GObject *object)
{
  hl_design_row_unbind (HL_DESIGN_ROW (object));

  G_OBJECT_CLASS (hl_design_row_parent_class)->dispose (object);
}

static void
hl_design_row_class_init (HlDesignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_design_row_dispose;

  /**
   * HlDesignRow::dropped:
   * @dragged: the row that was dragged here
   * @onto: this row
   * @after: %TRUE: behind it, %FALSE: before it
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", HL_TYPE_DESIGN_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 3, HL_TYPE_DESIGN_NODE,
                                          HL_TYPE_DESIGN_NODE, G_TYPE_BOOLEAN);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
add_dragging (HlDesignRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HL_TYPE_DESIGN_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
hl_design_row_init (HlDesignRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->expander = GTK_TREE_EXPANDER (gtk_tree_expander_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->expander), FALSE);
  gtk_tree_expander_set_child (self->expander, line);
  self->number = add_label (line, "number");
  self->title = add_label (line, "title");
  self->count = add_label (line, "count");
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_box_append (GTK_BOX (line), self->handle);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->expander));
  self->problem = add_label (GTK_WIDGET (self), "problem");
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_wrap_mode (self->problem, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->problem, LEAST_CHARS);
  gtk_label_set_max_width_chars (self->title, LEAST_CHARS);
  add_dragging (self);
}

/**
 * hl_design_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
hl_design_row_new (void)
{
  return g_object_new (HL_TYPE_DESIGN_ROW, NULL);
}

/**
 * hl_design_row_bind:
 * @self: a row
 * @row: what it shows, of #HlDesignNode
 */
void
hl_design_row_bind (HlDesignRow    *self,
                    GtkTreeListRow *row)
{
  hl_design_row_unbind (self);
  self->node = gtk_tree_list_row_get_item (row);
  gtk_tree_expander_set_list_row (self->expander, row);
  g_signal_connect_swapped (self->node, "changed", G_CALLBACK (show), self);
  show (self);
}

/**
 * hl_design_row_unbind:
 * @self: a row
 *
 * Lets go of what it shows.
 */
void
hl_design_row_unbind (HlDesignRow *self)
{
  if (self->node == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->node, self);
  gtk_tree_expander_set_list_row (self->expander, NULL);
  g_clear_object (&self->node);
}

/**
 * hl_design_row_get_node:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
HlDesignNode *
hl_design_row_get_node (HlDesignRow *self)
{
  return self->node;
}
