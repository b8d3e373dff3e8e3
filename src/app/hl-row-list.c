#include "app/hl-row-list.h"

#include "core/hl-i18n.h"

/* Rows that are added, removed and put in order by button and by key. */
struct _HlRowList
{
  GtkBox parent_instance;

  /* owned */
  char    *name;

  gboolean in_order;

  /* borrowed */
  GtkListBox *list;
  GtkWidget  *add;
};

enum
{
  SIGNAL_ADD,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRowList, hl_row_list, GTK_TYPE_BOX)

static void
name_row (HlRowList *self,
          guint      i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
  g_autofree char *name = g_strdup_printf ("%s %u", self->name, i + 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (HlRowList *self)
{
  const guint n_rows = hl_row_list_count (self);

  for (guint i = 0; i < n_rows; i++)
    name_row (self, i);

  gtk_widget_set_visible (GTK_WIDGET (self->list), n_rows > 0);
  for (guint i = 0; self->in_order && i < n_rows; i++)
    {
      GtkWidget *content = hl_row_list_get (self, i);
      GtkWidget *up = gtk_widget_get_first_child (gtk_widget_get_next_sibling (content));

      gtk_widget_set_sensitive (up, i > 0);
      gtk_widget_set_sensitive (gtk_widget_get_next_sibling (up), i + 1 < n_rows);
    }
}

/* Where the cursor was it stays. */
static void
move_row (HlRowList     *self,
          GtkListBoxRow *row,
          int            step)
{
  const int to = gtk_list_box_row_get_index (row) + step;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (to < 0 || to >= (int) hl_row_list_count (self))
    return;

  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), to);
  g_object_unref (row);
  update (self);
  if (focus != NULL && gtk_widget_is_sensitive (focus))
    gtk_widget_grab_focus (focus);
  else
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkListBoxRow *
find_row (GtkWidget *widget)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW));
}

static void
on_up (HlRowList *self,
       GtkWidget *button)
{
  move_row (self, find_row (button), -1);
}

static void
on_down (HlRowList *self,
         GtkWidget *button)
{
  move_row (self, find_row (button), 1);
}

static void
on_remove (HlRowList *self,
           GtkWidget *button)
{
  GtkListBoxRow *row = find_row (button);
  const int index = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (next != NULL)
    gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add);

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_add (HlRowList *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0);
}

static gboolean
on_key (HlRowList      *self,
        guint           key,
        guint           code,
        GdkModifierType modifiers)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (!self->in_order || row == NULL || (modifiers & GDK_ALT_MASK) == 0 ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;

  move_row (self, GTK_LIST_BOX_ROW (row), key == GDK_KEY_Up ? -1 : 1);

  return TRUE;
}

static void
add_button (HlRowList  *self,
            GtkWidget  *box,
            const char *icon_name,
            const char *name,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_buttons (HlRowList *self,
              gboolean   removable)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 18);
  if (self->in_order)
    {
      add_button (self, box, "go-up-symbolic", _("Move up (Alt+↑)"), G_CALLBACK (on_up));
      add_button (self, box, "go-down-symbolic", _("Move down (Alt+↓)"), G_CALLBACK (on_down));
    }
  if (removable)
    add_button (self, box, "user-trash-symbolic", _("Remove"), G_CALLBACK (on_remove));

  return box;
}

static void
hl_row_list_finalize (GObject *object)
{
  g_free (HL_ROW_LIST (object)->name);

  G_OBJECT_CLASS (hl_row_list_parent_class)->finalize (object);
}

static void
hl_row_list_class_init (HlRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_row_list_finalize;

  /**
   * HlRowList::add:
   * @self: the list
   *
   * One more row is wanted.
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", HL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);
  /**
   * HlRowList::changed:
   * @self: the list
   *
   * Somebody removed a row or moved one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_row_list_init (HlRowList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * hl_row_list_new:
 * @name: what the rows are, for who cannot see them
 * @add_label: text of the button that adds one, with a mnemonic or none
 * @in_order: whether the order matters, so that rows may be moved
 *
 * Makes an empty list.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
hl_row_list_new (const char *name,
                 const char *add_label,
                 gboolean    in_order)
{
  HlRowList *self = g_object_new (HL_TYPE_ROW_LIST, NULL);

  self->name = g_strdup (name);
  self->in_order = in_order;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  self->add = gtk_button_new_with_mnemonic (add_label);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->add);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * hl_row_list_append:
 * @self: a list
 * @content: (transfer floating): what the row shows
 * @removable: whether it has a button that removes it
 *
 * Adds a row at the end.
 */
void
hl_row_list_append (HlRowList *self,
                    GtkWidget *content,
                    gboolean   removable)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), make_buttons (self, removable));
  gtk_widget_add_css_class (box, "row-content");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  update (self);
}

/**
 * hl_row_list_keep:
 * @content: what a removable row shows
 *
 * Takes away the button that removes the row.
 */
void
hl_row_list_keep (GtkWidget *content)
{
  GtkWidget *buttons = gtk_widget_get_next_sibling (content);

  gtk_widget_set_visible (gtk_widget_get_last_child (buttons), FALSE);
}

/**
 * hl_row_list_clear:
 * @self: a list
 *
 * Takes all rows away.
 */
void
hl_row_list_clear (HlRowList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update (self);
}

/**
 * hl_row_list_count:
 * @self: a list
 *
 * Returns: how many rows there are
 */
guint
hl_row_list_count (HlRowList *self)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n_rows) != NULL)
    n_rows++;

  return n_rows;
}

/**
 * hl_row_list_get:
 * @self: a list
 * @index: which row, from 0
 *
 * Returns: (transfer none): what the row shows
 */
GtkWidget *
hl_row_list_get (HlRowList *self,
                 guint      index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
}
