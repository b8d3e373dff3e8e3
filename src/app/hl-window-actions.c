#include "app/hl-window-actions.h"

#include "app/hl-help-window.h"

static void
on_view (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_window_show_view (HL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_round (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  hl_window_choose_round (HL_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
on_reload (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlWorkspace *workspace = hl_window_get_workspace (HL_WINDOW (widget));

  if (workspace != NULL)
    hl_workspace_changed (workspace, 0);
}

static void
on_help (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_help_window_present (GTK_WINDOW (widget), hl_window_get_view (HL_WINDOW (widget)));
}

/**
 * hl_window_actions_install:
 * @widget_class: class of the window
 *
 * Adds the actions that go somewhere in the window.
 */
void
hl_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.view", "s", on_view);
  gtk_widget_class_install_action (widget_class, "win.round", "x", on_round);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, on_reload);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, on_help);
}
