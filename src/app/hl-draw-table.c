/* The tables of the draw window: what is in the list, what was refused, what was drawn. */
#include "app/hl-draw-table.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-response-csv.h"

/* A line is one string, its cells divided so. */
#define SEPARATOR "\t"

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            column)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkStringObject *line = gtk_list_item_get_item (item);
  g_auto (GStrv) cells = g_strsplit (gtk_string_object_get_string (line), SEPARATOR, -1);

  gtk_label_set_text (GTK_LABEL (label), cells[GPOINTER_TO_UINT (column)]);
  gtk_widget_set_tooltip_text (label, cells[GPOINTER_TO_UINT (column)]);
}

static void
add_columns (GtkColumnView     *view,
             const char *const *titles)
{
  for (guint i = 0; titles[i] != NULL; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(titles[i]), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, titles[i + 1] == NULL || i == 0);
      gtk_column_view_append_column (view, column);
    }
}

/* Shows @lines under @titles, which are untranslated. */
static void
show (GtkColumnView     *view,
      const char *const *titles,
      GPtrArray         *lines)
{
  GtkStringList *list;
  g_autoptr (GtkSelectionModel) model = NULL;

  if (g_list_model_get_n_items (gtk_column_view_get_columns (view)) == 0)
    add_columns (view, titles);

  g_ptr_array_add (lines, NULL);
  list = gtk_string_list_new ((const char *const *) lines->pdata);
  model = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (list)));
  gtk_column_view_set_model (view, model);
}

/* A cell of the office's cannot divide the line. */
static char *
join (const char *first,
      const char *second,
      const char *third,
      const char *fourth)
{
  const char *const cells[] = { first, second, third, fourth };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\n\r", ' ');

      g_string_append_printf (line, "%s%s", i > 0 ? SEPARATOR : "", cell);
    }

  return g_string_free (line, FALSE);
}

/**
 * hl_draw_table_show_list:
 * @view: an empty table, or one of this kind
 * @dossiers: a list
 *
 * Shows the dossiers that can be drawn.
 */
void
hl_draw_table_show_list (GtkColumnView    *view,
                         const HlDossiers *dossiers)
{
  static const char *const titles[] = {
    N_("Dossier"), N_("Field"), N_("Area"), N_("Date"), NULL,
  };
  const HlSurvey *survey = dossiers->survey;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dossiers->list->len; i++)
    {
      const HlDossier *dossier = dossiers->list->pdata[i];
      g_autofree char *date = dossier->date != HL_DATE_NONE ? hl_date_to_display (dossier->date) :
                              g_strdup ("");

      g_ptr_array_add (lines, join (dossier->number, dossier->field != HL_NO_INDEX ?
                                    survey->fields[dossier->field].name : "",
                                    dossier->area != HL_NO_INDEX ?
                                    survey->areas[dossier->area].name : "", date));
    }

  show (view, titles, lines);
}

/**
 * hl_draw_table_show_refused:
 * @view: an empty table, or one of this kind
 * @dossiers: a list
 *
 * Shows the lines that were refused, and why.
 */
void
hl_draw_table_show_refused (GtkColumnView    *view,
                            const HlDossiers *dossiers)
{
  static const char *const titles[] = { N_("Dossier"), N_("Line"), N_("Why refused"), NULL };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dossiers->refused->len; i++)
    {
      const HlRefusal *refusal = dossiers->refused->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", refusal->line);

      g_ptr_array_add (lines, join (*refusal->serial != '\0' ? refusal->serial : "–", number,
                                    refusal->reason, ""));
    }

  show (view, titles, lines);
}

static char *
count_line (const HlDossiers *dossiers,
            guint             field,
            const char       *name)
{
  const HlLanguage language = hl_i18n_get_language ();
  guint n = 0, n_drawn = 0, n_reserves = 0;

  for (guint i = 0; i < dossiers->list->len; i++)
    {
      const HlDossier *dossier = dossiers->list->pdata[i];

      if (field != HL_NO_INDEX && dossier->field != field)
        continue;

      n++;
      n_drawn += dossier->drawn && !dossier->reserve;
      n_reserves += dossier->drawn && dossier->reserve;
    }

  g_autofree char *all = hl_count_format (n, language);
  g_autofree char *drawn = hl_count_format (n_drawn, language);
  g_autofree char *reserves = hl_count_format (n_reserves, language);

  return join (name, all, drawn, reserves);
}

/**
 * hl_draw_table_show_fields:
 * @view: an empty table, or one of this kind
 * @dossiers: a list that was drawn from
 *
 * Shows for each field how many there are, were drawn and stand in reserve, and the total.
 */
void
hl_draw_table_show_fields (GtkColumnView    *view,
                           const HlDossiers *dossiers)
{
  static const char *const titles[] = {
    N_("Field"), N_("In the list"), N_("Drawn"), N_("In reserve"), NULL,
  };
  const HlSurvey *survey = dossiers->survey;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < survey->n_fields; i++)
    g_ptr_array_add (lines, count_line (dossiers, i, survey->fields[i].name));
  g_ptr_array_add (lines, count_line (dossiers, HL_NO_INDEX, _("Total")));

  show (view, titles, lines);
}
