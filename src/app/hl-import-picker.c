#include "app/hl-import-picker.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "exchange/hl-import-fold.h"

/* A list to choose from, searched by typing whatever the accents. */
struct _HlImportPicker
{
  GtkPopover parent_instance;

  /* owned */
  char *wanted;   /* folded */

  /* children */
  GtkWidget          *search;
  GtkWidget          *list;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlImportPicker, hl_import_picker, GTK_TYPE_POPOVER)

static gboolean
is_wanted (gpointer item,
           gpointer data)
{
  HlImportPicker *self = data;
  g_autofree char *folded = hl_import_fold (gtk_string_object_get_string (item));

  return strstr (folded, self->wanted) != NULL;
}

static void
on_search_changed (HlImportPicker *self)
{
  g_free (self->wanted);
  self->wanted = hl_import_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static guint
find_choice (GtkStringObject *object)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (object), "choice"));
}

static void
pick (HlImportPicker *self)
{
  GtkStringObject *chosen = gtk_single_selection_get_selected_item (self->selection);

  if (chosen == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, find_choice (chosen));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_activate (HlImportPicker *self,
             guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  pick (self);
}

static gboolean
on_key (HlImportPicker *self,
        guint           key)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;

  if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else if (selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);

  return TRUE;
}

static void
on_released (GtkListItem *item)
{
  GtkWidget *picker = gtk_widget_get_ancestor (gtk_list_item_get_child (item),
                                               HL_TYPE_IMPORT_PICKER);

  on_activate (HL_IMPORT_PICKER (picker), gtk_list_item_get_position (item));
}

/* The list's own single click would choose what the pointer merely rests on. */
static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 3);
  gtk_widget_set_margin_bottom (label, 3);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), item);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
hl_import_picker_finalize (GObject *object)
{
  HlImportPicker *self = HL_IMPORT_PICKER (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_free (self->wanted);

  G_OBJECT_CLASS (hl_import_picker_parent_class)->finalize (object);
}

static void
hl_import_picker_class_init (HlImportPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_import_picker_finalize;

  /**
   * HlImportPicker::picked:
   * @self: the picker
   * @choice: number of the label picked
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", HL_TYPE_IMPORT_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
make_search (HlImportPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (pick), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
}

static GtkWidget *
make_list (HlImportPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choices"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  return scroller;
}

static void
hl_import_picker_init (HlImportPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->wanted = g_strdup ("");
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  make_search (self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picker");
}

/**
 * hl_import_picker_new:
 * @labels: (array zero-terminated=1): what to choose from
 * @chosen: number of the one that is chosen now
 *
 * Returns: (transfer floating): a popover that emits #HlImportPicker::picked
 */
GtkWidget *
hl_import_picker_new (const char *const *labels,
                      guint              chosen)
{
  HlImportPicker *self = g_object_new (HL_TYPE_IMPORT_PICKER, NULL);
  GListStore *store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkFilterListModel *filtered;

  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autoptr (GtkStringObject) label = gtk_string_object_new (labels[i]);

      g_object_set_data (G_OBJECT (label), "choice", GUINT_TO_POINTER (i));
      g_list_store_append (store, label);
    }

  filtered = gtk_filter_list_model_new (G_LIST_MODEL (store),
                                        g_object_ref (GTK_FILTER (self->filter)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  g_object_unref (filtered);
  gtk_single_selection_set_selected (self->selection, chosen);

  return GTK_WIDGET (self);
}
