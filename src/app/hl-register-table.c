#include "app/hl-register-table.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

/* The register as a list that can be narrowed. */
struct _HlRegisterTable
{
  AdwBin parent_instance;

  /* owned */
  char *wanted; /* case folded */

  /* template children */
  GtkDropDown         *show;
  GtkSearchEntry      *search;
  GtkLabel            *n_rows;
  GListStore          *rows;
  GtkFilterListModel  *shown;
  GtkCustomFilter     *filter;
  GtkWidget           *view;
  GtkColumnViewColumn *serials;
  GtkColumnViewColumn *person;
  GtkColumnViewColumn *area;
  GtkColumnViewColumn *day;
  GtkColumnViewColumn *outcome;
  GtkColumnViewColumn *outcome_day;
  GtkColumnViewColumn *note;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRegisterTable, hl_register_table, ADW_TYPE_BIN)

/* Width of a column, in letters. */
static const guint chars[HL_N_REGISTER_LIST_COLUMNS] = {
  [HL_REGISTER_COLUMN_SERIALS] = 13,
  [HL_REGISTER_COLUMN_PERSON] = 14,
  [HL_REGISTER_COLUMN_AREA] = 11,
  [HL_REGISTER_COLUMN_DAY] = 11,
  [HL_REGISTER_COLUMN_OUTCOME] = 20,
  [HL_REGISTER_COLUMN_OUTCOME_DAY] = 11,
  [HL_REGISTER_COLUMN_NOTE] = 8,
};

/* Inscriptions, since the toolkit makes some two hundred rows at once. */
static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            column)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_min_chars (cell, chars[GPOINTER_TO_UINT (column)]);
  gtk_inscription_set_nat_chars (cell, chars[GPOINTER_TO_UINT (column)]);
  gtk_inscription_set_text_overflow (cell, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cell), "numeric");
  gtk_list_item_set_child (item, GTK_WIDGET (cell));
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *name != '\0' ? name : "–", -1);
}

/* The toolkit names neither the place of a cell nor that of its row. */
static void
name_places (GtkWidget      *cell,
             HlRegisterItem *row,
             const char     *text)
{
  GtkWidget *place = gtk_widget_get_parent (cell);
  g_autofree char *serials = hl_register_item_format (row, HL_REGISTER_COLUMN_SERIALS);
  g_autofree char *person = hl_register_item_format (row, HL_REGISTER_COLUMN_PERSON);
  g_autofree char *outcome = hl_register_item_format (row, HL_REGISTER_COLUMN_OUTCOME);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", serials, *person != '\0' ? person : "–",
                                           outcome);

  set_name (cell, text);
  set_name (place, text);
  set_name (gtk_widget_get_parent (place), name);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            column)
{
  HlRegisterItem *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  HlRegisterListColumn kind = (HlRegisterListColumn) GPOINTER_TO_UINT (column);
  g_autofree char *text = hl_register_item_format (row, kind);
  gboolean is_long = g_utf8_strlen (text, -1) > (glong) chars[kind];

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, is_long ? text : NULL);
  name_places (cell, row, text);
}

static void
set_factory (GtkColumnViewColumn *column,
             HlRegisterListColumn kind)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (kind));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (kind));
  gtk_column_view_column_set_factory (column, factory);
}

static gboolean
matches (gpointer item,
         gpointer data)
{
  HlRegisterTable *self = data;

  return hl_register_item_matches (item, (HlRegisterShow) gtk_drop_down_get_selected (self->show),
                                   self->wanted);
}

static void
count_rows (HlRegisterTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());
  g_autofree char *text = g_strdup_printf (hl_ngettext ("%s row", "%s rows", n), count);

  gtk_label_set_text (self->n_rows, text);
}

static void
on_filter_changed (HlRegisterTable *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *clean = hl_text_clean (text);

  g_free (self->wanted);
  self->wanted = g_utf8_casefold (clean, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  count_rows (self);
}

static void
on_activate (HlRegisterTable *self,
             guint            position)
{
  g_autoptr (HlRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, item);
}

/* Whether the row at @old stays, as the row at @new of @book. */
static gboolean
keep_row (HlRegisterTable *self,
          guint            old,
          HlRegisterBook  *book,
          guint            new)
{
  g_autoptr (HlRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), old);

  return hl_register_item_move (item, book, new);
}

/* Only what changed is listed again: making rows takes the toolkit long. */
static void
update_rows (HlRegisterTable *self,
             HlRegisterBook  *book)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_new = book->rows->len;
  guint before = 0;
  guint behind = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (before < MIN (n_old, n_new) && keep_row (self, before, book, before))
    before++;
  while (before + behind < MIN (n_old, n_new) &&
         keep_row (self, n_old - behind - 1, book, n_new - behind - 1))
    behind++;

  for (guint i = before; i < n_new - behind; i++)
    g_ptr_array_add (items, hl_register_item_new (book, i));
  g_list_store_splice (self->rows, before, n_old - before - behind, items->pdata, items->len);
}

/**
 * hl_register_table_show:
 * @self: a table
 * @book: a register
 *
 * Lists the register; what it is narrowed to stays.
 */
void
hl_register_table_show (HlRegisterTable *self,
                        HlRegisterBook  *book)
{
  gtk_column_view_column_set_visible (self->area, book->survey->n_areas > 0);
  update_rows (self, book);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  count_rows (self);
}

/**
 * hl_register_table_filter:
 * @self: a table
 * @show: which rows are wanted
 * @text: a serial, or letters of a name or a note; "" = any
 *
 * Narrows the list.
 */
void
hl_register_table_filter (HlRegisterTable *self,
                          HlRegisterShow   show,
                          const char      *text)
{
  gtk_drop_down_set_selected (self->show, show);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  on_filter_changed (self);
}

static void
hl_register_table_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_TABLE);

  G_OBJECT_CLASS (hl_register_table_parent_class)->dispose (object);
}

static void
hl_register_table_finalize (GObject *object)
{
  g_free (HL_REGISTER_TABLE (object)->wanted);

  G_OBJECT_CLASS (hl_register_table_parent_class)->finalize (object);
}

/* The heads and the rows, which the toolkit leaves without a name. */
static void
name_parts (HlRegisterTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_name (child, _("Register of forms"));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, show);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, search);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, n_rows);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, rows);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, shown);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, filter);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, view);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, serials);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, person);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, area);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, day);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, outcome);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, outcome_day);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterTable, note);
}

static void
hl_register_table_class_init (HlRegisterTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_register_table_finalize;

  /**
   * HlRegisterTable::picked:
   * @self: the table
   * @item: a #HlRegisterItem
   *
   * Somebody wants to change this row.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", HL_TYPE_REGISTER_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, HL_TYPE_REGISTER_ITEM);

  g_type_ensure (HL_TYPE_REGISTER_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-register-table.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
hl_register_table_init (HlRegisterTable *self)
{
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
  set_factory (self->serials, HL_REGISTER_COLUMN_SERIALS);
  set_factory (self->person, HL_REGISTER_COLUMN_PERSON);
  set_factory (self->area, HL_REGISTER_COLUMN_AREA);
  set_factory (self->day, HL_REGISTER_COLUMN_DAY);
  set_factory (self->outcome, HL_REGISTER_COLUMN_OUTCOME);
  set_factory (self->outcome_day, HL_REGISTER_COLUMN_OUTCOME_DAY);
  set_factory (self->note, HL_REGISTER_COLUMN_NOTE);
  name_parts (self);
}
