#include "app/hl-design-tree.h"

#include "app/hl-design-row.h"
#include "core/hl-i18n.h"
#include "exchange/hl-import-fold.h"

/* Parts, factors and questions with a search over them. */
struct _HlDesignTree
{
  GtkBox parent_instance;

  /* owned */
  GListStore         *parts;      /* of HlDesignNode */
  GtkTreeListModel   *rows;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  char               *wanted;     /* folded, "" = everything */

  gboolean            is_busy;    /* the program chooses, not the user */

  /* template children */
  GtkEditable *search;
  GtkListView *list;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignTree, hl_design_tree, GTK_TYPE_BOX)

static GListModel *
create_children (gpointer item,
                 gpointer data)
{
  GListModel *children = hl_design_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static gboolean
is_wanted (gpointer item,
           gpointer data)
{
  HlDesignTree *self = data;
  g_autoptr (HlDesignNode) node = gtk_tree_list_row_get_item (item);

  return self->wanted == NULL || *self->wanted == '\0' ||
         hl_design_node_matches (node, self->wanted);
}

static gboolean
is_place (HlDesignPlace place,
          HlDesignPlace other)
{
  return place.kind == other.kind && place.index == other.index;
}

static gboolean
holds (HlDesignNode *node,
       HlDesignPlace place)
{
  g_autoptr (HlDesignNode) found = hl_design_node_find (hl_design_node_get_children (node), place);

  return found != NULL;
}

/* Opens the rows around @place. */
static void
reveal (HlDesignTree *self,
        HlDesignPlace place)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, i);
      g_autoptr (HlDesignNode) node = gtk_tree_list_row_get_item (row);

      if (is_place (hl_design_node_get_place (node), place))
        return;
      if (holds (node, place))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static guint
find_position (HlDesignTree *self,
               HlDesignPlace place)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (HlDesignNode) node = gtk_tree_list_row_get_item (row);

      if (is_place (hl_design_node_get_place (node), place))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
expand_all (HlDesignTree *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
on_search_changed (HlDesignTree *self)
{
  g_free (self->wanted);
  self->wanted = hl_import_fold (gtk_editable_get_text (self->search));
  if (*self->wanted != '\0')
    expand_all (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Enter and ↓ in the search go to the first question found. */
static void
on_search_entered (HlDesignTree *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (HlDesignNode) node = gtk_tree_list_row_get_item (row);

      if (hl_design_node_get_children (node) == NULL)
        {
          gtk_single_selection_set_selected (self->selection, i);
          break;
        }
    }

  hl_design_tree_focus (self);
}

static void
on_search_stopped (HlDesignTree *self)
{
  const HlDesignPlace place = hl_design_tree_get_selected (self);

  gtk_editable_set_text (self->search, "");
  on_search_changed (self);
  hl_design_tree_select (self, place);
  hl_design_tree_focus (self);
}

static void
on_selected (HlDesignTree *self)
{
  if (!self->is_busy)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static GtkTreeListRow *
get_selected_row (HlDesignTree *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
select_row (HlDesignTree   *self,
            GtkTreeListRow *row)
{
  g_autoptr (HlDesignNode) node = gtk_tree_list_row_get_item (row);

  gtk_single_selection_set_selected (self->selection,
                                     find_position (self, hl_design_node_get_place (node)));
  hl_design_tree_focus (self);
}

/* ← closes the row or goes to the one around it, → opens it or goes to the first in it. */
static gboolean
on_key (HlDesignTree   *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  GtkTreeListRow *row = get_selected_row (self);
  const gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  g_autoptr (GtkTreeListRow) other = NULL;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (!is_left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right))
    return FALSE;

  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) == is_left)
    {
      gtk_tree_list_row_set_expanded (row, !is_left);
      return TRUE;
    }

  other = is_left ? gtk_tree_list_row_get_parent (row) : gtk_tree_list_row_get_child_row (row, 0);
  if (other != NULL)
    select_row (self, other);

  return TRUE;
}

static void
on_dropped (HlDesignTree *self,
            HlDesignNode *dragged,
            HlDesignNode *onto,
            gboolean      after)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, dragged, onto, after);
}

static void
on_setup (HlDesignTree *self,
          GtkListItem  *item)
{
  GtkWidget *row = hl_design_row_new ();

  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (HlDesignTree *self,
         GtkListItem  *item)
{
  hl_design_row_bind (HL_DESIGN_ROW (gtk_list_item_get_child (item)),
                      gtk_list_item_get_item (item));
}

static void
on_unbind (HlDesignTree *self,
           GtkListItem  *item)
{
  hl_design_row_unbind (HL_DESIGN_ROW (gtk_list_item_get_child (item)));
}

static void
hl_design_tree_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_DESIGN_TREE);

  G_OBJECT_CLASS (hl_design_tree_parent_class)->dispose (object);
}

static void
hl_design_tree_finalize (GObject *object)
{
  HlDesignTree *self = HL_DESIGN_TREE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->parts);
  g_free (self->wanted);

  G_OBJECT_CLASS (hl_design_tree_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  /**
   * HlDesignTree::selected:
   *
   * The user chose another row.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", HL_TYPE_DESIGN_TREE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlDesignTree::dropped:
   * @dragged: what was dragged
   * @onto: on what
   * @after: %TRUE: behind it, %FALSE: before it
   */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", HL_TYPE_DESIGN_TREE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 3, HL_TYPE_DESIGN_NODE,
                                          HL_TYPE_DESIGN_NODE, G_TYPE_BOOLEAN);
}

static void
hl_design_tree_class_init (HlDesignTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_design_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_design_tree_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-design-tree.ui");
  gtk_widget_class_bind_template_child (widget_class, HlDesignTree, search);
  gtk_widget_class_bind_template_child (widget_class, HlDesignTree, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "design.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "design.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "design.whole", NULL);
  add_signals ();
}

static void
hl_design_tree_init (HlDesignTree *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_model (HlDesignTree          *self,
            const HlQuestionnaire *questionnaire)
{
  GtkFilterListModel *found;

  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->parts);

  self->parts = hl_design_node_sync (NULL, questionnaire);
  self->rows = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->parts)), FALSE, FALSE,
                                        create_children, NULL, NULL);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                     g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (found));
  g_object_unref (found);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/**
 * hl_design_tree_show:
 * @self: the tree
 * @questionnaire: a questionnaire or a draft of one
 * @is_other: %TRUE: another one than before; %FALSE: the same one after a change, so that open rows
 *   stay open
 *
 * Shows the parts of a questionnaire. What is chosen afterwards is set by hl_design_tree_select().
 */
void
hl_design_tree_show (HlDesignTree          *self,
                     const HlQuestionnaire *questionnaire,
                     gboolean               is_other)
{
  self->is_busy = TRUE;
  if (is_other || self->parts == NULL)
    make_model (self, questionnaire);
  else
    g_object_unref (hl_design_node_sync (self->parts, questionnaire));
  self->is_busy = FALSE;
}

/**
 * hl_design_tree_show_problems:
 * @self: the tree
 * @problems: (nullable) (element-type HlProblem): what is wrong
 *
 * Says under each row what is wrong with it.
 */
void
hl_design_tree_show_problems (HlDesignTree *self,
                              GPtrArray    *problems)
{
  hl_design_nodes_set_problems (G_LIST_MODEL (self->parts), problems);
}

/**
 * hl_design_tree_select:
 * @self: the tree
 * @place: what to choose; the questionnaire as a whole chooses no row
 *
 * Chooses a row and brings it into view, without a signal.
 */
void
hl_design_tree_select (HlDesignTree *self,
                       HlDesignPlace place)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->is_busy = TRUE;
  if (place.kind != HL_DESIGN_WHOLE)
    {
      reveal (self, place);
      position = find_position (self, place);
    }

  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  self->is_busy = FALSE;
}

/**
 * hl_design_tree_get_selected:
 * @self: the tree
 *
 * Returns: what is chosen; the questionnaire as a whole when nothing is
 */
HlDesignPlace
hl_design_tree_get_selected (HlDesignTree *self)
{
  GtkTreeListRow *row = self->selection != NULL ? get_selected_row (self) : NULL;
  g_autoptr (HlDesignNode) node = NULL;

  if (row == NULL)
    return (HlDesignPlace) { HL_DESIGN_WHOLE, 0 }
  ;

  node = gtk_tree_list_row_get_item (row);

  return hl_design_node_get_place (node);
}

/**
 * hl_design_tree_focus:
 * @self: the tree
 *
 * Puts the cursor on the chosen row.
 */
void
hl_design_tree_focus (HlDesignTree *self)
{
  const HlDesignPlace place = hl_design_tree_get_selected (self);

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      HlDesignNode *node = HL_IS_DESIGN_ROW (row) ? hl_design_row_get_node (HL_DESIGN_ROW (row))
                                                  : NULL;

      if (node != NULL && is_place (hl_design_node_get_place (node), place))
        {
          gtk_widget_grab_focus (item);
          return;
        }
    }

  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * hl_design_tree_search:
 * @self: the tree
 *
 * Puts the cursor into the search.
 */
void
hl_design_tree_search (HlDesignTree *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
