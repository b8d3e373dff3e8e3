#include "app/hl-page-design-private.h"

#include "core/hl-i18n.h"

static GtkWidget *
make_print_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "printer-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Print Forms…"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.show-view::paper");

  return button;
}

static void
on_header_undo (HlPageDesign *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "design.undo", NULL);
}

static void
on_header_redo (HlPageDesign *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "design.redo", NULL);
}

static void
on_header_library (HlPageDesign *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "design.library", NULL);
}

/**
 * hl_page_design_make_buttons:
 * @self: the page
 *
 * Makes what stands in the header bar while the page is shown: outside of the page, so that its
 * actions do not reach them.
 */
void
hl_page_design_make_buttons (HlPageDesign *self)
{
  GtkWidget *library = gtk_button_new_with_label (_("Other Questionnaire…"));

  self->buttons = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->undo_button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  self->redo_button = gtk_button_new_from_icon_name ("edit-redo-symbolic");
  g_signal_connect_object (self->undo_button, "clicked", G_CALLBACK (on_header_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->redo_button, "clicked", G_CALLBACK (on_header_redo), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), self->undo_button);
  gtk_box_append (GTK_BOX (self->buttons), self->redo_button);
  g_signal_connect_object (library, "clicked", G_CALLBACK (on_header_library), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (library, "flat");
  gtk_box_append (GTK_BOX (self->buttons), library);
  gtk_box_append (GTK_BOX (self->buttons), make_print_button ());
}
