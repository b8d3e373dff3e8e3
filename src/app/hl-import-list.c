#include "app/hl-import-list.h"

#include "app/hl-import-picker.h"
#include "core/hl-i18n.h"

#define CHOICE_CHARS 30

/* Rows of something in the file, each with a button for what it is taken for. */
struct _HlImportList
{
  AdwBin parent_instance;

  /* owned */
  GPtrArray *rows;  /* of Row */

  /* template children */
  GtkLabel   *heading;
  GtkLabel   *note;
  GtkListBox *list;
};

typedef struct
{
  HlImportList  *owner;
  guint          number;
  char          *title;
  char         **labels;
  guint          chosen;
  GtkWidget     *mark;
  GtkMenuButton *button;
  GtkLabel      *label;
} Row;

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlImportList, hl_import_list, ADW_TYPE_BIN)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->title);
  g_strfreev (row->labels);
  g_free (row);
}

static void
show_chosen (Row *row)
{
  const char *label = row->labels[row->chosen];
  g_autofree char *name = g_strdup_printf ("%s: %s", row->title, label);

  gtk_label_set_text (row->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static Row *
find_row (HlImportList *self,
          guint         number)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->number == number)
      return self->rows->pdata[i];

  return NULL;
}

/**
 * hl_import_list_choose:
 * @self: a list
 * @number: number of a row
 * @choice: one of its choices
 *
 * Shows what the row is taken for, and that somebody looked at it. Nothing happens when the list
 * has no such row.
 */
void
hl_import_list_choose (HlImportList *self,
                       guint         number,
                       guint         choice)
{
  Row *row = find_row (self, number);

  if (row == NULL)
    return;

  row->chosen = choice;
  gtk_widget_set_visible (row->mark, FALSE);
  show_chosen (row);
}

static void
on_picked (Row  *row,
           guint choice)
{
  hl_import_list_choose (row->owner, row->number, choice);
  g_signal_emit (row->owner, signals[SIGNAL_CHOSEN], 0, row->number, choice);
  gtk_widget_grab_focus (GTK_WIDGET (row->button));
}

/* A list of its own for each button would cost more than the whole page. */
static void
make_popover (GtkMenuButton *button,
              gpointer       data)
{
  Row *row = data;
  GtkWidget *picker = hl_import_picker_new ((const char *const *) row->labels, row->chosen);

  g_signal_connect_swapped (picker, "picked", G_CALLBACK (on_picked), row);
  gtk_menu_button_set_popover (button, picker);
}

static void
make_button (Row *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), CHOICE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHOICE_CHARS);

  row->label = GTK_LABEL (label);
  row->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (row->button, label);
  gtk_menu_button_set_always_show_arrow (row->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (row->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (row->button, make_popover, row, NULL);
}

static GtkWidget *
make_mark (gboolean unknown)
{
  GtkWidget *mark = gtk_label_new (_("not understood"));

  gtk_widget_add_css_class (mark, "tag");
  gtk_widget_add_css_class (mark, "warning");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mark, unknown);

  return mark;
}

static GtkWidget *
make_row (Row        *row,
          const char *subtitle)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), row->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (row->button));
  gtk_widget_set_focusable (widget, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);

  return widget;
}

/**
 * hl_import_list_clear:
 * @self: a list
 * @heading: what it lists
 * @note: what to do
 *
 * Takes all rows away.
 */
void
hl_import_list_clear (HlImportList *self,
                      const char   *heading,
                      const char   *note)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->rows, 0);
  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

/**
 * hl_import_list_add:
 * @self: a list
 * @number: number of the row, of its own
 * @title: what is in the file
 * @subtitle: where, or how it looks
 * @labels: (transfer full): what it may be taken for
 * @chosen: what it is taken for
 * @unknown: whether nobody has understood it
 *
 * Adds a row.
 */
void
hl_import_list_add (HlImportList *self,
                    guint         number,
                    const char   *title,
                    const char   *subtitle,
                    char        **labels,
                    guint         chosen,
                    gboolean      unknown)
{
  Row *row = g_new0 (Row, 1);

  row->owner = self;
  row->number = number;
  row->title = g_strdup (title);
  row->labels = labels;
  row->chosen = chosen;
  row->mark = make_mark (unknown);
  make_button (row);
  show_chosen (row);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, make_row (row, subtitle));
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
}

/**
 * hl_import_list_n_rows:
 * @self: a list
 *
 * Returns: how many rows it has
 */
guint
hl_import_list_n_rows (HlImportList *self)
{
  return self->rows->len;
}

/**
 * hl_import_list_get_label:
 * @self: a list
 * @number: number of a row it has
 *
 * Returns: (transfer none): what the row is taken for
 */
const char *
hl_import_list_get_label (HlImportList *self,
                          guint         number)
{
  const Row *row = find_row (self, number);

  return row->labels[row->chosen];
}

static void
hl_import_list_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_IMPORT_LIST);

  G_OBJECT_CLASS (hl_import_list_parent_class)->dispose (object);
}

static void
hl_import_list_finalize (GObject *object)
{
  g_ptr_array_unref (HL_IMPORT_LIST (object)->rows);

  G_OBJECT_CLASS (hl_import_list_parent_class)->finalize (object);
}

static void
hl_import_list_class_init (HlImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_import_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_import_list_finalize;

  /**
   * HlImportList::chosen:
   * @self: the list
   * @number: number of a row
   * @choice: what somebody took it for
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", HL_TYPE_IMPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HlImportList, heading);
  gtk_widget_class_bind_template_child (widget_class, HlImportList, note);
  gtk_widget_class_bind_template_child (widget_class, HlImportList, list);
}

static void
hl_import_list_init (HlImportList *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
