#include "app/hl-import-result.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define N_NAMED 6

/* What came in and what did not. */
struct _HlImportResult
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel            *heading;
  GtkLabel            *created;
  GtkLabel            *refused_heading;
  GtkWidget           *refused;
  GtkStringList       *lines;
  GtkColumnViewColumn *line_column;
  GtkColumnViewColumn *serial_column;
  GtkColumnViewColumn *reason_column;
};

G_DEFINE_FINAL_TYPE (HlImportResult, hl_import_result, ADW_TYPE_BIN)

/* A refused line is one string of three parts. */
#define PART_SEPARATOR "\t"

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
         gpointer            part)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) parts = g_strsplit (text, PART_SEPARATOR, 3);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), parts[GPOINTER_TO_UINT (part)]);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), parts[2]);
}

static void
set_factory (GtkColumnViewColumn *column,
             guint                part)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (part));
  gtk_column_view_column_set_factory (column, factory);
}

/* One splice: one signal a line would take longer than the import. */
static void
fill_lines (HlImportResult  *self,
            const GPtrArray *refused)
{
  g_auto (GStrv) lines = g_new0 (char *, refused->len + 1);

  for (guint i = 0; i < refused->len; i++)
    {
      const HlRefusal *refusal = refused->pdata[i];
      g_autofree char *serial = g_strdelimit (g_strdup (refusal->serial), PART_SEPARATOR, ' ');

      lines[i] = g_strdup_printf ("%u" PART_SEPARATOR "%s" PART_SEPARATOR "%s", refusal->line,
                                  serial, refusal->reason);
    }

  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          (const char *const *) lines);
}

/* "New officer: CC-01. New officer: CC-02 …" */
static void
show_created (HlImportResult  *self,
              const GPtrArray *created)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (created->len, N_NAMED); i++)
    g_string_append_printf (text, i > 0 ? " · %s" : "%s", (const char *) created->pdata[i]);
  if (created->len > N_NAMED)
    g_string_append_printf (text, hl_ngettext (" · and %u more", " · and %u more",
                                               created->len - N_NAMED), created->len - N_NAMED);

  gtk_label_set_text (self->created, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->created), created->len > 0);
}

/**
 * hl_import_result_show:
 * @self: a result
 * @report: what came of an import
 *
 * Shows it.
 */
void
hl_import_result_show (HlImportResult       *self,
                       const HlImportReport *report)
{
  guint n_refused = report->refused->len;
  g_autofree char *imported = hl_count_format (report->n_imported, hl_i18n_get_language ());
  g_autofree char *refused = hl_count_format (n_refused, hl_i18n_get_language ());
  g_autofree char *heading = g_strdup_printf (hl_ngettext ("%s form is in", "%s forms are in",
                                                           report->n_imported), imported);
  g_autofree char *refused_heading =
    g_strdup_printf (hl_ngettext ("%s line was refused", "%s lines were refused", n_refused),
                     refused);

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->refused_heading, n_refused > 0 ? refused_heading
                                                           : _("No line was refused"));
  gtk_widget_set_visible (self->refused, n_refused > 0);
  show_created (self, report->created);
  fill_lines (self, report->refused);
}

static void
hl_import_result_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_IMPORT_RESULT);

  G_OBJECT_CLASS (hl_import_result_parent_class)->dispose (object);
}

static void
hl_import_result_class_init (HlImportResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_import_result_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, heading);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, created);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, refused_heading);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, refused);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, lines);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, line_column);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, serial_column);
  gtk_widget_class_bind_template_child (widget_class, HlImportResult, reason_column);
}

static void
hl_import_result_init (HlImportResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  set_factory (self->line_column, 0);
  set_factory (self->serial_column, 1);
  set_factory (self->reason_column, 2);
}
