#include "app/hl-start-page.h"

struct _HlStartPage
{
  AdwBin parent_instance;

  /* template children */
  GtkListBox *choices;
  GtkLabel   *message;
};

G_DEFINE_FINAL_TYPE (HlStartPage, hl_start_page, ADW_TYPE_BIN)

static void
on_choice (HlStartPage   *self,
           GtkListBoxRow *row)
{
  static const char *const actions[] = { "win.set-up-office", "win.open-demo", "win.open-file" };

  gtk_widget_activate_action (GTK_WIDGET (self), actions[gtk_list_box_row_get_index (row)], NULL);
}

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
  gtk_widget_class_bind_template_child (widget_class, HlStartPage, message);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
}

static void
hl_start_page_init (HlStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_start_page_show_error:
 * @self: the page
 * @message: why the file could not be opened, and what to do
 *
 * Shows a sentence under the choices.
 */
void
hl_start_page_show_error (HlStartPage *self,
                          const char  *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}
