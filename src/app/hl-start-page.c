#include "app/hl-start-page.h"

#include "app/hl-window-files.h"
#include "core/hl-i18n.h"

/* What to do first: an office of one's own, the demo, or a file. */
struct _HlStartPage
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *choices;
  GtkWidget  *row_2;
  GtkLabel   *message;
};

G_DEFINE_FINAL_TYPE (HlStartPage, hl_start_page, ADW_TYPE_BIN)

static void
hl_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_START_PAGE);

  G_OBJECT_CLASS (hl_start_page_parent_class)->dispose (object);
}

static void
hl_start_page_class_init (HlStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HlStartPage, choices);
  gtk_widget_class_bind_template_child (widget_class, HlStartPage, row_2);
  gtk_widget_class_bind_template_child (widget_class, HlStartPage, message);
}

static void
hl_start_page_init (HlStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_start_page_show:
 * @self: the page
 * @message: (nullable): why a file could not be opened, and what to do
 *
 * Makes the page ready for the keyboard, with a sentence under the choices when there is one.
 */
void
hl_start_page_show (HlStartPage *self,
                    const char  *message)
{
  g_autofree char *demo = hl_window_files_demo ();

  if (g_file_test (demo, G_FILE_TEST_EXISTS))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row_2), _("Open the demo again"));
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->choices, 0)));
}
