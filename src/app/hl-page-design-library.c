#include "app/hl-page-design-private.h"

static void
on_library (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  hl_page_design_keep_now (self);
  gtk_stack_set_visible_child_name (self->states, "library");
  hl_design_library_show (self->library, self->workspace);
}

/**
 * hl_page_design_on_chosen:
 * @self: the page
 * @id: of a questionnaire in the library
 *
 * Opens it.
 */
void
hl_page_design_on_chosen (HlPageDesign *self,
                          const char   *id)
{
  g_free (self->wanted_id);
  self->wanted_id = g_str_equal (id, self->data->survey->questionnaire->id) ? NULL : g_strdup (id);
  gtk_stack_set_visible_child_name (self->states, "design");
  hl_page_design_load (self);
}

/**
 * hl_page_design_install_library:
 * @widget_class: class of the page
 *
 * Adds the way to the other questionnaires.
 */
void
hl_page_design_install_library (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.library", NULL, on_library);
}
