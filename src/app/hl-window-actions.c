#include "app/hl-window-actions.h"

#include "app/hl-help-window.h"
#include "app/hl-draw-actions.h"
#include "app/hl-import-actions.h"
#include "app/hl-page.h"
#include "app/hl-pass-actions.h"
#include "app/hl-round-life.h"

static void
on_view (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_window_show_view (HL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_edit_round (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  hl_window_show_view (HL_WINDOW (widget), "round");
}

static void
on_new_round (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hl_window_show_new_round (HL_WINDOW (widget));
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

/* The part of the keys window that a view needs. */
static const char *
get_section (const char *view)
{
  if (g_str_equal (view, "entry") || g_str_equal (view, "design"))
    return view;

  return g_str_equal (view, "results") || g_str_equal (view, "report") ? "results" : "program";
}

static gboolean
page_shows_keys (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *page = focus != NULL ? gtk_widget_get_ancestor (focus, HL_TYPE_PAGE) : NULL;

  return page != NULL && hl_page_show_keys (HL_PAGE (page));
}

/* The list is made when it is first asked for: at its usual place the toolkit would make it while
 * the program starts. */
static void
on_show_keys (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (page_shows_keys (widget))
    return;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/hailong/HaiLong/help-overlay.ui");
      GObject *list = gtk_builder_get_object (builder, "help_overlay");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (list));
    }

  g_object_set (gtk_application_window_get_help_overlay (window), "section-name",
                get_section (hl_window_get_view (HL_WINDOW (widget))), NULL);
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
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
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", on_view);
  gtk_widget_class_install_action (widget_class, "win.edit-round", NULL, on_edit_round);
  gtk_widget_class_install_action (widget_class, "win.new-round", NULL, on_new_round);
  gtk_widget_class_install_action (widget_class, "win.round", "x", on_round);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, on_reload);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, on_help);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, on_show_keys);
  hl_round_life_install (widget_class);
  hl_draw_actions_install (widget_class);
  hl_import_actions_install (widget_class);
  hl_pass_actions_install (widget_class);
}
