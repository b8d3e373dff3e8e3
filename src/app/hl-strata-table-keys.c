#include "app/hl-strata-table-private.h"

#include "core/hl-i18n.h"
#include "core/hl-survey-edit.h"

/* The table by keyboard: rows added, removed, taken back and moved, and where the cursor goes. */

typedef struct
{
  HlStrataTable *table; /* weak */
  HlSurvey      *before;
  guint          index;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *self = data;

  g_clear_weak_pointer (&self->table);
  hl_survey_unref (self->before);
  g_free (self);
}

static gboolean
contains (GtkWidget *part,
          GtkWidget *widget)
{
  return part != NULL && (part == widget || gtk_widget_is_ancestor (widget, part));
}

static gboolean
find_in_row (const HlStrataRow *row,
             GtkWidget         *widget,
             HlCell            *out_cell)
{
  for (guint i = 0; i < HL_N_CELLS; i++)
    if (contains (row->cells[i], widget))
      {
        *out_cell = i;
        return TRUE;
      }

  *out_cell = HL_N_CELLS;

  return contains (row->more, widget) || contains (row->remove, widget) ||
         contains (row->revealer, widget);
}

/* The row a widget belongs to; HL_N_CELLS as cell: not in a cell of it. */
gboolean
hl_strata_table_find (HlStrataTable *self,
                      GtkWidget     *widget,
                      guint         *out_row,
                      HlCell        *out_cell)
{
  HlCell cell;

  for (guint i = 0; i < self->rows->len; i++)
    if (find_in_row (self->rows->pdata[i], widget, &cell))
      {
        *out_row = i;
        if (out_cell != NULL)
          *out_cell = cell;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_free (HlStrataTable *self)
{
  return hl_round_draft_get_fixed (self->draft) == HL_ROUND_FREE;
}

/* Adds a row at the end, with the cursor in its name. */
void
hl_strata_table_append (HlStrataTable *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  if (!is_free (self))
    return;

  if (self->strata == HL_STRATA_FIELDS)
    hl_survey_add_field (survey, "", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  else
    hl_survey_add_area (survey, "", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_strata_table_rebuild (self);
  hl_strata_table_edited (self);
  hl_strata_table_focus_cell (self, self->rows->len - 1, HL_CELL_NAME);
}

static void
on_undo (Removal *removal)
{
  HlStrataTable *self = removal->table;

  if (self == NULL || self->draft == NULL)
    return;

  hl_survey_take_lists (hl_round_draft_edit (self->draft), removal->before);
  hl_strata_table_rebuild (self);
  hl_strata_table_edited (self);
  hl_strata_table_focus_cell (self, removal->index, HL_CELL_NAME);
}

/* Takes back everything since, so it is offered only until the next change. */
static void
offer_undo (HlStrataTable *self,
            HlSurvey      *before,
            guint          index)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  const HlStratum *gone;
  Removal *removal;
  guint n;

  if (overlay == NULL)
    {
      hl_survey_unref (before);
      return;
    }

  gone = &hl_survey_get_strata (before, self->strata, &n)[index];
  removal = g_new0 (Removal, 1);
  removal->before = before;
  removal->index = index;
  g_set_weak_pointer (&removal->table, self);

  g_autofree char *title = g_markup_printf_escaped (_("“%s” was removed"), gone->name);
  AdwToast *toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), removal, removal_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* Removes a row with all that is only its own, and offers to take that back. */
void
hl_strata_table_remove (HlStrataTable *self,
                        guint          index)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);
  HlSurvey *before;

  if (!is_free (self))
    return;

  before = hl_survey_copy (survey);
  hl_survey_remove_stratum (survey, self->strata, index);
  hl_strata_table_rebuild (self);
  hl_strata_table_edited (self);
  if (self->rows->len > 0)
    hl_strata_table_focus_cell (self, MIN (index, self->rows->len - 1), HL_CELL_NAME);
  else
    gtk_widget_grab_focus (self->add);
  offer_undo (self, before, index);
}

/* Enter goes to the next cell, and behind the last one to a new row. */
void
hl_strata_table_enter (HlStrataTable *self,
                       GtkWidget     *cell)
{
  HlStrataRow *row;
  HlCell place;
  guint index;

  if (!hl_strata_table_find (self, cell, &index, &place))
    return;

  row = self->rows->pdata[index];
  for (place++; place < HL_N_CELLS; place++)
    if (row->cells[place] != NULL && gtk_widget_is_sensitive (row->cells[place]))
      {
        gtk_widget_grab_focus (row->cells[place]);
        return;
      }

  if (index + 1 < self->rows->len)
    hl_strata_table_focus_cell (self, index + 1, HL_CELL_NAME);
  else
    hl_strata_table_append (self);
}

static void
move_row (HlStrataTable *self,
          guint          index,
          HlCell         cell,
          int            by)
{
  guint to = index + (guint) by;

  if (!is_free (self) || to >= self->rows->len)
    return;

  hl_survey_move_stratum (hl_round_draft_edit (self->draft), self->strata, index, to);
  hl_strata_table_rebuild (self);
  hl_strata_table_edited (self);
  hl_strata_table_focus_cell (self, to, cell < HL_N_CELLS ? cell : HL_CELL_NAME);
}

static gboolean
on_step (HlStrataTable *self,
         guint          index,
         HlCell         cell,
         int            by)
{
  guint to = index + (guint) by;

  if (cell == HL_N_CELLS || to >= self->rows->len)
    return FALSE;

  hl_strata_table_focus_cell (self, to, cell);

  return TRUE;
}

/* What has the focus, when it is in the table. */
static GtkWidget *
get_focus (HlStrataTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static gboolean
on_key (HlStrataTable  *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  GtkWidget *focus = get_focus (self);
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean delete = key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete;
  HlCell cell;
  guint index;

  if (focus == NULL || !hl_strata_table_find (self, focus, &index, &cell) ||
      contains (((HlStrataRow *) self->rows->pdata[index])->revealer, focus))
    return FALSE;

  if (delete && (held == GDK_CONTROL_MASK || (held == 0 && cell == HL_N_CELLS)))
    hl_strata_table_remove (self, index);
  else if ((up || down) && held == GDK_ALT_MASK)
    move_row (self, index, cell, up ? -1 : 1);
  else
    return (up || down) && held == 0 && on_step (self, index, cell, up ? -1 : 1);

  return TRUE;
}

void
hl_strata_table_add_keys (HlStrataTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
