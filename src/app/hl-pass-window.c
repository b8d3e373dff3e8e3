#include "app/hl-pass-window.h"

#include <string.h>

#include "app/hl-compat.h"
#include "core/hl-i18n.h"

/* What two passes keyed differently, as a table. */
struct _HlPassWindow
{
  AdwWindow parent_instance;

  /* owned */
  char *csv;

  /* template children */
  GtkLabel      *summary;
  GtkStack      *stack;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (HlPassWindow, hl_pass_window, ADW_TYPE_WINDOW)

static void
set_up_cell (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* A line of the table is one string, its cells divided by tabs. */
static void
bind_cell (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  column)
{
  GtkStringObject *line = gtk_list_item_get_item (item);
  g_auto (GStrv) cells = g_strsplit (gtk_string_object_get_string (line), "\t", -1);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cells[GPOINTER_TO_UINT (column)]);
}

static void
add_columns (HlPassWindow *self)
{
  static const char *const titles[] = {
    N_("Form"), N_("Question"), N_("In this round"), N_("In the second pass"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (_(titles[i]), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, i > 0);
      gtk_column_view_append_column (self->table, column);
      g_object_unref (column);
    }
}

static char *
name_box (const HlSurvey *survey,
          const char     *box)
{
  const HlQuestion *question = hl_questionnaire_find (survey->questionnaire, box);

  if (question != NULL)
    return g_strdup_printf ("%s  %s", question->number, question->short_text);

  if (g_str_equal (box, "field"))
    return g_strdup (_("Field"));

  return g_strdup (g_str_equal (box, "area") ? _("Area") : _("Respondent"));
}

static void
add_line (GtkStringList  *lines,
          const HlSurvey *survey,
          HlSerial        serial,
          const char     *box,
          const char     *first,
          const char     *second)
{
  g_autofree char *number = hl_serial_format_checked (serial, hl_survey_serial_width (survey));

  gtk_string_list_take (lines, g_strjoin ("\t", number, box, first, second, NULL));
}

static const char *
or_blank (const char *value)
{
  return *value != '\0' ? value : _("blank");
}

static GtkStringList *
list_lines (const HlSurvey     *survey,
            const HlPassReport *report)
{
  GtkStringList *lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < report->differences->len; i++)
    {
      const HlPassDifference *difference = report->differences->pdata[i];
      g_autofree char *name = name_box (survey, difference->box);

      add_line (lines, survey, difference->serial, name, or_blank (difference->first),
                or_blank (difference->second));
    }
  for (guint i = 0; i < report->only_here->len; i++)
    add_line (lines, survey, g_array_index (report->only_here, HlSerial, i), "", "", _("missing"));
  for (guint i = 0; i < report->only_there->len; i++)
    add_line (lines, survey, g_array_index (report->only_there, HlSerial, i), "", _("missing"), "");

  return lines;
}

static void
summarize (HlPassWindow       *self,
           const HlPassReport *report)
{
  g_autofree char *text =
    g_strdup_printf (_("Forms compared: %u, boxes: %u. Forms that differ: %u, boxes: %u. Missing "
                       "in the second pass: %u, in this round: %u. Lines that cannot be read: %u. "
                       "Settle what differs from the paper: F6 in Key Forms."),
                     report->n_forms, (guint) report->n_compared, report->n_differing,
                     report->differences->len, report->only_here->len, report->only_there->len,
                     report->refused->len);

  gtk_label_set_text (self->summary, text);
}

static void
on_save_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlPassWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  g_autoptr (GError) error = NULL;

  if (file == NULL ||
      g_file_replace_contents (file, self->csv, strlen (self->csv), NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    return;

  hl_compat_tell (GTK_WINDOW (self), _("The table was not saved"), error->message);
}

static void
on_save (HlPassWindow *self)
{
  hl_compat_choose_file_async (GTK_WINDOW (self), HL_CHOOSE_SAVE, _("Save the Differences"),
                               _("_Save"), _("differences.csv"), NULL, on_save_chosen,
                               g_object_ref (self));
}

static void
hl_pass_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PASS_WINDOW);

  G_OBJECT_CLASS (hl_pass_window_parent_class)->dispose (object);
}

static void
hl_pass_window_finalize (GObject *object)
{
  g_free (HL_PASS_WINDOW (object)->csv);

  G_OBJECT_CLASS (hl_pass_window_parent_class)->finalize (object);
}

static void
hl_pass_window_class_init (HlPassWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_pass_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_pass_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-pass-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPassWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HlPassWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HlPassWindow, table);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hl_pass_window_init (HlPassWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
}

/**
 * hl_pass_window_new:
 * @parent: the main window
 * @survey: the round
 * @report: two passes of it
 *
 * Returns: (transfer floating): a window with the table of what differs
 */
GtkWidget *
hl_pass_window_new (GtkWindow          *parent,
                    const HlSurvey     *survey,
                    const HlPassReport *report)
{
  HlPassWindow *self = g_object_new (HL_TYPE_PASS_WINDOW, "transient-for", parent, NULL);
  GtkStringList *lines = list_lines (survey, report);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (lines));

  self->csv = hl_pass_report_to_csv (report, hl_survey_serial_width (survey));
  summarize (self, report);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "equal");
  g_object_unref (selection);

  return GTK_WIDGET (self);
}
