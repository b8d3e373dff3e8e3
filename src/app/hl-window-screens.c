/* What the window shows where no round is: the start, the office, a file without rounds. */
#include "app/hl-window-private.h"

#include "app/hl-office-page.h"
#include "app/hl-round-start.h"
#include "app/hl-start-page.h"
#include "app/hl-window-files.h"
#include "core/hl-i18n.h"

static void
set_screen (HlWindow   *self,
            const char *screen,
            const char *title)
{
  gtk_stack_set_visible_child_name (self->screens, screen);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, "");
}

/**
 * hl_window_show_start:
 * @self: a window
 * @message: (nullable): why a file could not be opened
 *
 * Asks what to do first.
 */
void
hl_window_show_start (HlWindow   *self,
                      const char *message)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->screens, "start");

  if (page == NULL)
    {
      page = g_object_new (HL_TYPE_START_PAGE, NULL);
      gtk_stack_add_named (self->screens, page, "start");
    }

  set_screen (self, "start", "Hài Lòng");
  hl_start_page_show (HL_START_PAGE (page), message);
}

static void
on_round_made (HlWindow     *self,
               gint64        survey_id,
               HlRoundStart *page)
{
  hl_window_open_round (self, survey_id, "round");
}

/**
 * hl_window_show_new_round:
 * @self: a window with a file
 *
 * Asks how a new round begins.
 */
void
hl_window_show_new_round (HlWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->screens, "new-round");

  if (self->workspace == NULL)
    return;

  if (page == NULL)
    {
      page = g_object_new (HL_TYPE_ROUND_START, NULL);
      g_signal_connect_swapped (page, "made", G_CALLBACK (on_round_made), self);
      g_signal_connect_swapped (page, "cancelled", G_CALLBACK (hl_window_show_main), self);
      gtk_stack_add_named (self->screens, page, "new-round");
    }

  set_screen (self, "new-round", _("New Round"));
  hl_round_start_show (HL_ROUND_START (page), self->workspace, G_LIST_MODEL (self->rounds_model));
}

/**
 * hl_window_show_main:
 * @self: a window
 *
 * Shows the round, or what there is instead of one. Internal to the window.
 */
void
hl_window_show_main (HlWindow *self)
{
  if (self->survey != NULL)
    {
      gtk_stack_set_visible_child_name (self->screens, "main");
      hl_window_show_view (self, self->wanted_view);
    }
  else if (self->workspace != NULL)
    {
      hl_window_show_new_round (self);
    }
  else
    {
      hl_window_show_start (self, NULL);
    }
}

static void
on_office_finished (HlWindow     *self,
                    HlOfficePage *page)
{
  g_autoptr (GPtrArray) values = hl_office_page_get_values (page);

  hl_window_files_save_office (self, values);
}

/**
 * hl_window_show_office:
 * @self: a window
 * @office: (nullable): what is known of the office
 *
 * Asks for the data of the office.
 */
void
hl_window_show_office (HlWindow *self,
                       HlOffice *office)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->screens, "office");

  if (page == NULL)
    {
      page = g_object_new (HL_TYPE_OFFICE_PAGE, NULL);
      g_signal_connect_swapped (page, "finished", G_CALLBACK (on_office_finished), self);
      g_signal_connect_swapped (page, "cancelled", G_CALLBACK (hl_window_show_main), self);
      gtk_stack_add_named (self->screens, page, "office");
    }

  set_screen (self, "office", _("My Office"));
  hl_office_page_show (HL_OFFICE_PAGE (page), office);
}
