/* A drop-down list that is stepped through without being opened. */
#include "app/hl-list-keys.h"

/**
 * hl_list_keys_is_open:
 * @list: a list
 *
 * Returns: whether its choices are shown
 */
gboolean
hl_list_keys_is_open (GtkDropDown *list)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return gtk_widget_get_visible (child);

  return FALSE;
}

/**
 * hl_list_keys_step:
 * @list: a list that is not open
 * @key: a key
 *
 * Goes to the choice before or behind with the arrows.
 *
 * Returns: whether @key is an arrow up or down
 */
gboolean
hl_list_keys_step (GtkDropDown *list,
                   guint        key)
{
  guint selected = gtk_drop_down_get_selected (list);
  guint n_items = g_list_model_get_n_items (gtk_drop_down_get_model (list));

  if (key == GDK_KEY_Down && selected + 1 < n_items)
    gtk_drop_down_set_selected (list, selected + 1);
  else if (key == GDK_KEY_Up && selected > 0)
    gtk_drop_down_set_selected (list, selected - 1);

  return key == GDK_KEY_Down || key == GDK_KEY_Up;
}
