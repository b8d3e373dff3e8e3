#include "app/hl-import-preview.h"

#include "core/hl-date.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define MAX_COLUMNS 60
#define CELL_CHARS 18

/* The first lines of a file, as they are. */
struct _HlImportPreview
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel  *summary;
  GtkLabel  *detail;
  GtkWidget *again;
  GtkLabel  *again_text;
  GtkGrid   *grid;
};

G_DEFINE_FINAL_TYPE (HlImportPreview, hl_import_preview, ADW_TYPE_BIN)

static GtkWidget *
make_cell (const char *text,
           gboolean heading)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');

  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (line, -1), CELL_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_set_tooltip_text (label, line);
  gtk_widget_add_css_class (label, heading ? "heading" : "numeric");

  return label;
}

static void
fill_grid (HlImportPreview *self,
           HlImportPlan    *plan)
{
  const GPtrArray *rows = hl_import_plan_get_preview (plan);
  guint n_columns = MIN (hl_import_plan_get_n_columns (plan), MAX_COLUMNS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  for (guint column = 0; column < n_columns; column++)
    {
      gtk_grid_attach (self->grid,
                       make_cell (hl_import_plan_get_column (plan, column).name, TRUE),
                       (int) column, 0, 1, 1);
      for (guint row = 0; row < rows->len; row++)
        gtk_grid_attach (self->grid, make_cell (((char **) rows->pdata[row])[column], FALSE),
                         (int) column, (int) row + 1, 1, 1);
    }
}

static const char *
name_separator (char separator)
{
  switch (separator)
    {
    case ';':
      return _("semicolon");
    case '\t':
      return _("tab");
    default:
      return _("comma");
    }
}

static void
show_same (HlImportPreview *self,
           const HlImport  *same)
{
  g_autofree char *date = hl_date_to_display (hl_date_from_unix (same->at));
  g_autofree char *text = g_strdup_printf (_("This very file was imported on %s already. Forms "
                                             "whose numbers are in the round are refused."), date);

  gtk_label_set_text (self->again_text, text);
  gtk_widget_set_visible (self->again, same->id != 0);
}

/**
 * hl_import_preview_show:
 * @self: a preview
 * @file: a file
 *
 * Shows how much is in the file, how it is written, and its first lines.
 */
void
hl_import_preview_show (HlImportPreview    *self,
                        const HlImportFile *file)
{
  HlImportPlan *plan = file->plan;
  guint n_lines = hl_import_plan_get_n_lines (plan);
  g_autofree char *lines = hl_count_format (n_lines, hl_i18n_get_language ());
  g_autofree char *summary = g_strdup_printf (hl_ngettext ("%s form in the file",
                                                           "%s forms in the file", n_lines), lines);
  g_autofree char *detail = g_strdup_printf (_("%u columns, separated by %s, written in %s. The "
                                               "first lines:"),
                                             hl_import_plan_get_n_columns (plan),
                                             name_separator (hl_import_plan_get_separator (plan)),
                                             hl_import_plan_get_encoding (plan));

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->detail, detail);
  show_same (self, file->same);
  fill_grid (self, plan);
}

static void
hl_import_preview_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_IMPORT_PREVIEW);

  G_OBJECT_CLASS (hl_import_preview_parent_class)->dispose (object);
}

static void
hl_import_preview_class_init (HlImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_import_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HlImportPreview, summary);
  gtk_widget_class_bind_template_child (widget_class, HlImportPreview, detail);
  gtk_widget_class_bind_template_child (widget_class, HlImportPreview, again);
  gtk_widget_class_bind_template_child (widget_class, HlImportPreview, again_text);
  gtk_widget_class_bind_template_child (widget_class, HlImportPreview, grid);
}

static void
hl_import_preview_init (HlImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
