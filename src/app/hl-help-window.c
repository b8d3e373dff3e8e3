#include "app/hl-help-window.h"

#include "app/hl-help-text.h"
#include "core/hl-i18n.h"

/* The help pages beside the list of them. */
struct _HlHelpWindow
{
  AdwWindow parent_instance;

  /* owned */
  GPtrArray *topics;  /* of HlHelpTopic */
  GPtrArray *visited; /* indexes of topics, the one shown last */

  /* template children */
  GtkWidget         *back;
  GtkSearchEntry    *search;
  GtkWidget         *nothing;
  GtkListBox        *list;
  GtkScrolledWindow *scroller;
  GtkBox            *content;
};

G_DEFINE_FINAL_TYPE (HlHelpWindow, hl_help_window, ADW_TYPE_WINDOW)

static const HlHelpTopic *
get_topic (HlHelpWindow * self,
           guint index)
{
  return self->topics->pdata[index];
}

static gboolean
on_link (HlHelpWindow *self,
         const char   *topic)
{
  hl_help_window_show_topic (self, topic);

  return TRUE;
}

/* Each paragraph is a stop of the keyboard, so that a screen reader reads it there. */
static GtkWidget *
make_label (HlHelpWindow     *self,
            GtkAccessibleRole role,
            const char       *markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", markup,
                                   "use-markup", TRUE, "wrap", TRUE, "xalign", 0.0,
                                   "yalign", 0.0, "selectable", TRUE, NULL);

  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, G_CONNECT_SWAPPED);

  return label;
}

static void
add_heading (HlHelpWindow *self,
             const char   *markup,
             int           level)
{
  GtkWidget *label = make_label (self, GTK_ACCESSIBLE_ROLE_HEADING, markup);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);
  gtk_widget_add_css_class (label, level == 1 ? "title-1" : "title-4");
  gtk_widget_set_margin_top (label, level == 1 ? 0 : 12);
  gtk_box_append (self->content, label);
}

/* Keys and marks stand in a column of their own. */
static void
add_row (HlHelpWindow      *self,
         const HlHelpBlock *block,
         GtkSizeGroup      *marks)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "label", block->key, "use-markup", TRUE,
                                  "xalign", 0.0, "yalign", 0.0, NULL);
  GtkWidget *label = make_label (self, GTK_ACCESSIBLE_ROLE_LABEL, block->markup);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->plain, -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->content, row);
  if (block->kind == HL_HELP_KEY)
    gtk_size_group_add_widget (marks, mark);
}

static void
fill (HlHelpWindow      *self,
      const HlHelpTopic *topic)
{
  g_autoptr (GtkSizeGroup) marks = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);

  add_heading (self, topic->title, 1);
  for (guint i = 0; i < topic->blocks->len; i++)
    {
      const HlHelpBlock *block = topic->blocks->pdata[i];

      if (block->kind == HL_HELP_HEADING)
        add_heading (self, block->markup, 2);
      else if (block->kind == HL_HELP_TEXT)
        gtk_box_append (self->content, make_label (self, GTK_ACCESSIBLE_ROLE_LABEL,
                                                   block->markup));
      else
        add_row (self, block, marks);
    }

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
on_selected (HlHelpWindow  *self,
             GtkListBoxRow *row)
{
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;
  GPtrArray *visited = self->visited;

  if (row == NULL || (visited->len > 0 &&
                      GPOINTER_TO_UINT (visited->pdata[visited->len - 1]) == index))
    return;

  g_ptr_array_add (visited, GUINT_TO_POINTER (index));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", visited->len > 1);
  fill (self, get_topic (self, index));
}

static GtkWidget *
make_row (const HlHelpTopic *topic)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", topic->title, "wrap", TRUE,
                                   "xalign", 0.0, "width-chars", 22, "max-width-chars", 22, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topic->title, -1);

  return row;
}

static gboolean
is_found (GtkListBoxRow *row,
          gpointer       data)
{
  HlHelpWindow *self = data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *words == '\0' ||
         hl_help_topic_matches (get_topic (self, (guint) gtk_list_box_row_get_index (row)), words);
}

static GtkListBoxRow *
find_first (HlHelpWindow *self)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (is_found (row, self))
        return row;
    }

  return NULL;
}

static void
on_search_changed (HlHelpWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (self->nothing, find_first (self) == NULL);
}

/* Stops at the first paragraph that holds the words. */
static void
focus_match (HlHelpWindow *self,
             const char   *words)
{
  const HlHelpTopic *topic = get_topic (self, GPOINTER_TO_UINT (
                                          self->visited->pdata[self->visited->len - 1]));
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->content));
  gboolean found = hl_help_matches (topic->title, words);

  for (guint i = 0; i < topic->blocks->len && !found; i++)
    {
      child = gtk_widget_get_next_sibling (child);
      found = hl_help_matches (((HlHelpBlock *) topic->blocks->pdata[i])->plain, words);
    }

  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
on_search (HlHelpWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkListBoxRow *row = find_first (self);

  if (row == NULL || *words == '\0')
    return;

  gtk_list_box_select_row (self->list, row);
  focus_match (self, words);
}

static void
on_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlHelpWindow *self = HL_HELP_WINDOW (widget);
  GPtrArray *visited = self->visited;
  guint index = GPOINTER_TO_UINT (visited->pdata[visited->len - 2]);

  /* Selecting adds the page again. */
  g_ptr_array_set_size (visited, (int) visited->len - 2);
  hl_help_window_show_topic (self, get_topic (self, index)->id);
}

static void
on_find (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_HELP_WINDOW (widget)->search));
}

static void
hl_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (hl_help_window_parent_class)->dispose (object);
}

static void
hl_help_window_finalize (GObject *object)
{
  HlHelpWindow *self = HL_HELP_WINDOW (object);

  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->visited);

  G_OBJECT_CLASS (hl_help_window_parent_class)->finalize (object);
}

static void
hl_help_window_class_init (HlHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, HlHelpWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, on_find);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "help.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hl_help_window_init (HlHelpWindow *self)
{
  self->topics = hl_help_load (hl_i18n_get_language ());
  self->visited = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", FALSE);
  for (guint i = 0; i < self->topics->len; i++)
    gtk_list_box_append (self->list, make_row (get_topic (self, i)));
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
}

/**
 * hl_help_window_show_topic:
 * @self: a help window
 * @topic: id of a topic; an unknown one is the first
 *
 * Shows a page and marks it in the list.
 */
void
hl_help_window_show_topic (HlHelpWindow *self,
                           const char   *topic)
{
  guint index = 0;

  for (guint i = 0; i < self->topics->len; i++)
    {
      if (g_str_equal (get_topic (self, i)->id, topic))
        index = i;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

/**
 * hl_help_window_present:
 * @parent: the window that needs help
 * @topic: id of a topic
 *
 * Opens the help window of @parent, or brings it to the front.
 *
 * Returns: (transfer none): the help window
 */
HlHelpWindow *
hl_help_window_present (GtkWindow  *parent,
                        const char *topic)
{
  GListModel *windows = gtk_window_get_toplevels ();
  HlHelpWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HL_IS_HELP_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        found = HL_HELP_WINDOW (window);
    }

  if (found == NULL)
    found = g_object_new (HL_TYPE_HELP_WINDOW, "transient-for", parent,
                          "destroy-with-parent", TRUE, NULL);
  hl_help_window_show_topic (found, topic);
  gtk_window_present (GTK_WINDOW (found));

  return found;
}
