#include "app/hl-strata-table-private.h"

#include "core/hl-i18n.h"
#include "core/hl-survey-cell.h"
#include "core/hl-survey-officers.h"
#include "core/hl-survey-ranges.h"
#include "core/hl-text.h"

/* The cells of one row: what they show, what is read from them, what is wrong with it. */

static const struct
{
  const char *name;
  int         width; /* letters */
} cells[HL_N_CELLS] = {
  [HL_CELL_NAME] = { N_("name"), 12 },
  [HL_CELL_POPULATION] = { N_("transactions"), 6 },
  [HL_CELL_QUOTA] = { N_("quota"), 5 },
  [HL_CELL_SERIALS] = { N_("serials"), 8 },
};

static HlStratum *
get_stratum (HlStrataTable *self,
             guint          index)
{
  guint n;

  return &hl_survey_get_strata (hl_round_draft_get (self->draft), self->strata, &n)[index];
}

static gboolean
is_free (HlStrataTable *self,
         HlCell         cell)
{
  HlRoundFixed fixed = hl_round_draft_get_fixed (self->draft);

  switch (cell)
    {
    case HL_CELL_QUOTA:
      return fixed < HL_ROUND_PUBLISHED;

    case HL_CELL_POPULATION:
      return fixed < HL_ROUND_OPENED;

    case HL_CELL_NAME:
    case HL_CELL_SERIALS:
    case HL_N_CELLS:
    default:
      return fixed == HL_ROUND_FREE;
    }
}

static void
set_unread (HlStrataRow  *row,
            HlCell        cell,
            const GError *error)
{
  g_free (row->unread[cell]);
  row->unread[cell] = error != NULL ? g_strdup (error->message) : NULL;
}

/* A count that cannot be read is not known; its sentence stays until it is typed anew. */
static void
read_count (HlStrataRow *row,
            HlCell       cell,
            const char  *text,
            gint64      *count)
{
  g_autoptr (GError) error = NULL;

  *count = HL_UNKNOWN_COUNT;
  hl_survey_parse_count (text, count, &error);
  set_unread (row, cell, error);
}

static void
read_serials (HlStrataTable *self,
              HlStrataRow   *row,
              guint          index,
              const char    *text)
{
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  if (!hl_survey_set_ranges (survey, index, text, &error))
    hl_survey_set_ranges (survey, index, "", NULL);
  set_unread (row, HL_CELL_SERIALS, error);
}

static void
on_changed (HlStrataTable *self,
            GtkWidget     *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  HlCell cell;
  guint index;

  if (!hl_strata_table_find (self, entry, &index, &cell))
    return;

  HlStrataRow *row = self->rows->pdata[index];
  switch (cell)
    {
    case HL_CELL_NAME:
      hl_survey_rename_stratum (hl_round_draft_edit (self->draft), self->strata, index, text);
      break;

    case HL_CELL_POPULATION:
      read_count (row, cell, text, &get_stratum (self, index)->population);
      break;

    case HL_CELL_QUOTA:
      read_count (row, cell, text, &get_stratum (self, index)->quota);
      break;

    case HL_CELL_SERIALS:
    case HL_N_CELLS:
    default:
      read_serials (self, row, index, text);
      break;
    }

  hl_strata_table_check (self);
  hl_strata_table_edited (self);
}

static void
on_activate (HlStrataTable *self,
             GtkWidget     *entry)
{
  hl_strata_table_enter (self, entry);
}

static void
on_remove (HlStrataTable *self,
           GtkWidget     *button)
{
  guint index;

  if (hl_strata_table_find (self, button, &index, NULL))
    hl_strata_table_remove (self, index);
}

static void
show_officers (HlStrataTable *self,
               guint          index)
{
  HlStrataRow *row = self->rows->pdata[index];
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  g_autofree char *names = hl_survey_name_officers (survey, index);
  g_autofree char *name = g_strdup_printf (_("Procedures and officers of %s: %s"),
                                           survey->fields[index].name,
                                           *names != '\0' ? names : _("no officer"));
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (row->more));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)),
                      *names != '\0' ? names : _("none"));
  gtk_widget_set_tooltip_text (row->more, *names != '\0' ? names : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->more), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
on_details_edited (HlStrataTable *self,
                   GtkWidget     *details)
{
  guint index;

  if (!hl_strata_table_find (self, details, &index, NULL))
    return;

  show_officers (self, index);
  hl_strata_table_edited (self);
}

/* The list of a field is made when it is first opened. */
static void
on_more (HlStrataTable *self,
         GtkWidget     *more)
{
  HlStrataRow *row;
  guint index;

  if (!hl_strata_table_find (self, more, &index, NULL))
    return;

  row = self->rows->pdata[index];
  if (row->details == NULL)
    {
      row->details = HL_FIELD_DETAILS (hl_field_details_new ());
      gtk_revealer_set_child (GTK_REVEALER (row->revealer), GTK_WIDGET (row->details));
      g_signal_connect_object (row->details, "edited", G_CALLBACK (on_details_edited), self,
                               G_CONNECT_SWAPPED);
    }

  hl_field_details_show (row->details, self->draft, index);
  gtk_widget_set_visible (row->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (row->revealer),
                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (more)));
  gtk_widget_set_visible (row->revealer, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (more)));
}

static GtkWidget *
make_cell (HlStrataTable *self,
           HlCell         cell,
           guint          index)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (self->strata == HL_STRATA_FIELDS ? _("Field %u, %s")
                                                                            : _("Area %u, %s"),
                                           index + 1, _(cells[cell].name));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), cells[cell].width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), cells[cell].width);
  gtk_widget_set_hexpand (entry, cell == HL_CELL_NAME);
  gtk_widget_set_sensitive (entry, is_free (self, cell));
  if (cell != HL_CELL_NAME)
    {
      gtk_editable_set_alignment (GTK_EDITABLE (entry), 1.0);
      gtk_widget_add_css_class (entry, "numeric");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
make_more (HlStrataTable *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "officers");
  gtk_widget_set_hexpand (button, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
make_remove (HlStrataTable *self,
             guint          index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *name = g_strdup_printf (self->strata == HL_STRATA_FIELDS ? _("Remove field %u")
                                                                            : _("Remove area %u"),
                                           index + 1);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, is_free (self, HL_CELL_NAME));
  gtk_widget_set_tooltip_text (button, _("Remove (Ctrl+Delete)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);

  return button;
}

HlStrataRow *
hl_strata_row_new (HlStrataTable *self,
                   guint          index)
{
  HlStrataRow *row = g_new0 (HlStrataRow, 1);
  gboolean of_fields = self->strata == HL_STRATA_FIELDS;

  for (guint i = 0; i < HL_N_CELLS; i++)
    if (of_fields || i != HL_CELL_SERIALS)
      row->cells[i] = make_cell (self, i, index);
  row->remove = make_remove (self, index);
  if (!of_fields)
    return row;

  row->more = make_more (self);
  row->revealer = g_object_new (GTK_TYPE_REVEALER, "transition-type",
                                GTK_REVEALER_TRANSITION_TYPE_NONE, "visible", FALSE, NULL);

  return row;
}

void
hl_strata_row_free (HlStrataRow *row)
{
  for (guint i = 0; i < HL_N_CELLS; i++)
    g_free (row->unread[i]);
  g_free (row);
}

/* The cursor stays where the text is the same; a text that cannot be read stays to be mended. */
static void
show_text (HlStrataTable *self,
           HlStrataRow   *row,
           HlCell         cell,
           const char    *text)
{
  GtkWidget *entry = row->cells[cell];

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text) ||
      row->unread[cell] != NULL)
    return;

  g_signal_handlers_block_by_func (entry, on_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_handlers_unblock_by_func (entry, on_changed, self);
}

static void
show_name (HlStrataTable *self,
           HlStrataRow   *row,
           const char    *name)
{
  g_autofree char *typed = hl_text_clean (gtk_editable_get_text (GTK_EDITABLE (row->cells[0])));

  if (!g_str_equal (typed, name))
    show_text (self, row, HL_CELL_NAME, name);
}

static void
show_count (HlStrataTable *self,
            HlStrataRow   *row,
            HlCell         cell,
            gint64         count)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row->cells[cell]));
  g_autofree char *text = count != HL_UNKNOWN_COUNT
    ? hl_count_format (count, hl_i18n_get_language ()) : g_strdup ("");
  gint64 shown;

  if (!hl_survey_parse_count (typed, &shown, NULL) || shown != count)
    show_text (self, row, cell, text);
}

/* Shows a row of the round; what was typed otherwise but means the same stays. */
void
hl_strata_row_show (HlStrataTable *self,
                    guint          index)
{
  HlStrataRow *row = self->rows->pdata[index];
  const HlStratum *stratum = get_stratum (self, index);

  show_name (self, row, stratum->name);
  show_count (self, row, HL_CELL_POPULATION, stratum->population);
  show_count (self, row, HL_CELL_QUOTA, stratum->quota);
  if (row->more == NULL)
    return;

  g_autofree char *serials = hl_survey_format_ranges (hl_round_draft_get (self->draft), index);
  show_text (self, row, HL_CELL_SERIALS, serials);
  show_officers (self, index);
  if (row->details != NULL)
    hl_field_details_show (row->details, self->draft, index);
}

static void
mark (GtkWidget  *entry,
      const char *fault)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (fault != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
}

static char *
find_fault (HlStrataTable *self,
            guint          index,
            HlCell         cell)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);

  switch (cell)
    {
    case HL_CELL_NAME:
      return hl_survey_find_name_fault (survey, self->strata, index);

    case HL_CELL_QUOTA:
      return hl_survey_find_quota_fault (survey, self->strata, index);

    case HL_CELL_SERIALS:
      return self->strata == HL_STRATA_FIELDS ? hl_survey_find_overlap (survey, index) : NULL;

    case HL_CELL_POPULATION:
    case HL_N_CELLS:
    default:
      return NULL;
    }
}

/* Marks a cell by what is wrong with it; gives the sentence or NULL. */
char *
hl_strata_row_check (HlStrataTable *self,
                     guint          index,
                     HlCell         cell)
{
  const HlStrataRow *row = self->rows->pdata[index];
  g_autofree char *fault = row->unread[cell] != NULL ? g_strdup (row->unread[cell])
                                                     : find_fault (self, index, cell);

  if (row->cells[cell] == NULL)
    return NULL;

  mark (row->cells[cell], fault);
  if (cell == HL_CELL_NAME)
    gtk_widget_set_tooltip_text (row->cells[cell],
                                 gtk_editable_get_text (GTK_EDITABLE (row->cells[cell])));

  return g_steal_pointer (&fault);
}
