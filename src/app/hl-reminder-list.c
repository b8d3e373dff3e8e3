#include "app/hl-reminder-list.h"

#include "app/hl-home-reminders.h"
#include "core/hl-i18n.h"

#define N_SHOWN 3

/* What is due or late, each a row that leads to where it is done. */
struct _HlReminderList
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
  GtkWidget  *more;
};

G_DEFINE_FINAL_TYPE (HlReminderList, hl_reminder_list, ADW_TYPE_BIN)

static GtkWidget *
add_row (HlReminderList * self,
         const char *icon_name,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);

  return row;
}

static void
add_reminder (HlReminderList   *self,
              const HlReminder *reminder,
              gboolean          visible)
{
  GtkWidget *row = add_row (self, reminder->is_late ? "dialog-warning-symbolic" : "alarm-symbolic",
                            reminder->title, reminder->subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", reminder->view);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-view");
  gtk_widget_set_visible (row, visible);
}

static void
on_activated (HlReminderList *self,
              GtkWidget      *row)
{
  if (row != self->more)
    return;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->list)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_visible (other, other != row);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->list)));
}

static void
hl_reminder_list_class_init (HlReminderListClass *klass)
{
}

static void
hl_reminder_list_init (HlReminderList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is due"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * hl_reminder_list_show:
 * @self: the list
 * @data: a round
 * @today: the day
 *
 * Shows what is due or late, worst first: a few, and the others on demand.
 */
void
hl_reminder_list_show (HlReminderList   *self,
                       const HlHomeData *data,
                       HlDate            today)
{
  g_autoptr (GPtrArray) reminders = hl_home_reminders (data, today);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->more = NULL;

  for (guint i = 0; i < reminders->len; i++)
    add_reminder (self, reminders->pdata[i], i < N_SHOWN);
  if (reminders->len > N_SHOWN)
    {
      const guint n_more = reminders->len - N_SHOWN;
      g_autofree char *text = g_strdup_printf (hl_ngettext ("and %u more", "and %u more", n_more),
                                               n_more);

      self->more = add_row (self, "view-more-symbolic", text, "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), reminders->len > 0);
}
