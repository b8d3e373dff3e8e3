#include "app/hl-sample-table.h"

#include "app/hl-sample-words.h"
#include "core/hl-i18n.h"

/* The office's own quotas beside a proposal, each with what it can tell. */
struct _HlSampleTable
{
  GtkBox parent_instance;

  /* borrowed */
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (HlSampleTable, hl_sample_table, GTK_TYPE_BOX)

static void
add_cell (HlSampleTable *self,
          int            column,
          int            row,
          const char    *text,
          const char    *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
add_row (HlSampleTable *self,
         int            row,
         const char    *name,
         gint64         quota,
         gint64         proposed,
         gint64         population,
         const char    *style)
{
  g_autofree char *own = hl_sample_describe (quota, population);
  g_autofree char *other = hl_sample_describe (proposed, population);

  add_cell (self, 0, row, name, style);
  add_cell (self, 1, row, own, style);
  add_cell (self, 2, row, other, style);
}

static void
clear (HlSampleTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
hl_sample_table_class_init (HlSampleTableClass *klass)
{
}

static void
hl_sample_table_init (HlSampleTable *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
}

static gint64
add_known (gint64 sum,
           gint64 part)
{
  return sum == HL_UNKNOWN_COUNT || part == HL_UNKNOWN_COUNT ? HL_UNKNOWN_COUNT : sum + part;
}

/**
 * hl_sample_table_show:
 * @self: the table
 * @survey: a round
 * @strata: its fields or its areas
 * @proposed: (array) (nullable): a quota proposed for each, or none
 *
 * Shows a row for each field or area and one for all of them.
 */
void
hl_sample_table_show (HlSampleTable  *self,
                      const HlSurvey *survey,
                      HlStrata        strata,
                      const gint64   *proposed)
{
  gint64 total = 0, proposed_total = 0, population = 0;
  guint n;
  const HlStratum *list = hl_survey_get_strata (survey, strata, &n);

  clear (self);
  add_cell (self, 0, 0, strata == HL_STRATA_FIELDS ? _("Field") : _("Area"), "caption-heading");
  add_cell (self, 1, 0, _("The office's quotas"), "caption-heading");
  add_cell (self, 2, 0, _("In proportion to the transactions"), "caption-heading");
  for (guint i = 0; i < n; i++)
    {
      gint64 other = proposed != NULL ? proposed[i] : HL_UNKNOWN_COUNT;

      add_row (self, (int) i + 1, list[i].name, list[i].quota, other, list[i].population, NULL);
      total = add_known (total, list[i].quota);
      proposed_total = add_known (proposed_total, other);
      population = add_known (population, list[i].population);
    }

  add_row (self, (int) n + 1, _("All"), total, proposed_total, population, "total");
}
