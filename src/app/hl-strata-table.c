#include "app/hl-strata-table-private.h"

#include <string.h>

#include "core/hl-i18n.h"

/* Fields or areas of a round, one a row, to be typed in place. What is wrong turns red, with a
 * sentence under the table. */

enum
{
  PROP_0,
  PROP_AREAS,
  N_PROPS,
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlStrataTable, hl_strata_table, GTK_TYPE_BOX)

static void
add_heading (HlStrataTable *self,
             const char    *text,
             int            column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (self->grid, label, column, 0, 1, 1);
}

static void
add_headings (HlStrataTable *self)
{
  gboolean of_fields = self->strata == HL_STRATA_FIELDS;

  add_heading (self, of_fields ? _("Field") : _("Area"), HL_CELL_NAME);
  add_heading (self, _("Transactions"), HL_CELL_POPULATION);
  add_heading (self, _("Quota"), HL_CELL_QUOTA);
  if (!of_fields)
    return;

  add_heading (self, _("Serials"), HL_CELL_SERIALS);
  add_heading (self, _("Officers"), HL_N_CELLS);
}

static void
attach_row (HlStrataTable *self,
            guint          index)
{
  HlStrataRow *row = self->rows->pdata[index];
  int top = 1 + 2 * (int) index;

  for (guint i = 0; i < HL_N_CELLS; i++)
    if (row->cells[i] != NULL)
      gtk_grid_attach (self->grid, row->cells[i], (int) i, top, 1, 1);
  gtk_grid_attach (self->grid, row->remove, HL_N_CELLS + 1, top, 1, 1);
  if (row->more == NULL)
    return;

  gtk_grid_attach (self->grid, row->more, HL_N_CELLS, top, 1, 1);
  gtk_grid_attach (self->grid, row->revealer, 0, top + 1, HL_N_CELLS + 2, 1);
}

static void
update_add (HlStrataTable *self)
{
  gboolean is_free = hl_round_draft_get_fixed (self->draft) == HL_ROUND_FREE;

  gtk_widget_set_visible (self->add, is_free);
  gtk_widget_set_visible (GTK_WIDGET (self->grid), self->rows->len > 0);
}

/* Makes all rows anew. */
void
hl_strata_table_rebuild (HlStrataTable *self)
{
  GtkWidget *child;
  guint n;

  hl_survey_get_strata (hl_round_draft_get (self->draft), self->strata, &n);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  add_headings (self);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->rows, hl_strata_row_new (self, i));
      attach_row (self, i);
      hl_strata_row_show (self, i);
    }
  update_add (self);
  hl_strata_table_check (self);
}

/* The round was written into. */
void
hl_strata_table_edited (HlStrataTable *self)
{
  hl_round_draft_touch (self->draft);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Where a cell is fixed, the cursor goes to another one of its row. */
void
hl_strata_table_focus_cell (HlStrataTable *self,
                            guint          row,
                            HlCell         cell)
{
  HlStrataRow *target = self->rows->pdata[row];

  if (gtk_widget_grab_focus (target->cells[cell]))
    return;

  for (guint i = 0; i < HL_N_CELLS; i++)
    if (target->cells[i] != NULL && gtk_widget_grab_focus (target->cells[i]))
      return;

  if (target->more != NULL)
    gtk_widget_grab_focus (target->more);
}

static void
on_add (HlStrataTable *self)
{
  hl_strata_table_append (self);
}

static void
set_areas (HlStrataTable *self,
           gboolean       areas)
{
  self->strata = areas ? HL_STRATA_AREAS : HL_STRATA_FIELDS;
  gtk_button_set_label (GTK_BUTTON (self->add), areas ? _("_Add an Area") : _("_Add a Field"));
}

static void
hl_strata_table_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *spec)
{
  switch (property)
    {
    case PROP_AREAS:
      set_areas (HL_STRATA_TABLE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
hl_strata_table_dispose (GObject *object)
{
  HlStrataTable *self = HL_STRATA_TABLE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (hl_strata_table_parent_class)->dispose (object);
}

static void
hl_strata_table_class_init (HlStrataTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hl_strata_table_set_property;
  object_class->dispose = hl_strata_table_dispose;

  /**
   * HlStrataTable:areas:
   *
   * Whether it shows the areas instead of the fields.
   */
  props[PROP_AREAS] = g_param_spec_boolean ("areas", NULL, NULL, FALSE,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT |
                                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * HlStrataTable::edited:
   * @self: the table
   *
   * The round was changed.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_STRATA_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_strata_table_init (HlStrataTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_strata_row_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 6);

  self->faults = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_ALERT, "xalign", 0.0, "wrap", TRUE,
                                          "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->faults), "error");

  self->add = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->add), TRUE);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->faults));
  gtk_box_append (GTK_BOX (self), self->add);
  hl_strata_table_add_keys (self);
}

/**
 * hl_strata_table_show:
 * @self: the table
 * @draft: the round
 *
 * Shows the fields or areas of the round; cells whose text is right keep the cursor.
 */
void
hl_strata_table_show (HlStrataTable *self,
                      HlRoundDraft  *draft)
{
  gboolean is_same = !g_set_object (&self->draft, draft);
  guint n;

  hl_survey_get_strata (hl_round_draft_get (draft), self->strata, &n);
  if (!is_same || n != self->rows->len)
    {
      hl_strata_table_rebuild (self);
      return;
    }

  for (guint i = 0; i < n; i++)
    hl_strata_row_show (self, i);
  update_add (self);
  hl_strata_table_check (self);
}

/**
 * hl_strata_table_focus:
 * @self: the table, shown
 *
 * Puts the cursor into the first cell, or on the button that adds a row.
 */
void
hl_strata_table_focus (HlStrataTable *self)
{
  if (self->rows->len > 0)
    hl_strata_table_focus_cell (self, 0, HL_CELL_NAME);
  else
    gtk_widget_grab_focus (self->add);
}

/* Each sentence once: two rows may have the same name. */
static void
append_fault (GString       *text,
              HlStrataTable *self,
              guint          row,
              HlCell         cell)
{
  g_autofree char *fault = hl_strata_row_check (self, row, cell);

  if (fault != NULL && strstr (text->str, fault) == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", fault);
}

/**
 * hl_strata_table_check:
 * @self: the table, shown
 *
 * Says anew what is wrong with the cells.
 */
void
hl_strata_table_check (HlStrataTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < HL_N_CELLS; k++)
      append_fault (text, self, i, k);

  gtk_label_set_text (self->faults, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), text->len > 0);
}
