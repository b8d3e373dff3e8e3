#include "app/hl-sidebar.h"

#include "app/hl-round-life.h"
#include "app/hl-round-list.h"
#include "core/hl-i18n.h"

/* The round chooser over the list of views. It acts through win.round and win.show-view. */
struct _HlSidebar
{
  GtkBox parent_instance;

  /* template children */
  GtkMenuButton *rounds;
  GtkPopover    *rounds_popover;
  GtkListBox    *rounds_list;
  GtkButton     *edit;
  GtkButton     *life;
  GtkButton     *add;
  GtkLabel      *round_title;
  GtkWidget     *round_label;
  GtkWidget     *round_icon;
  GtkListBox    *views;
};

G_DEFINE_FINAL_TYPE (HlSidebar, hl_sidebar, GTK_TYPE_BOX)

static GtkWidget *
make_round_row (gpointer item,
                gpointer data)
{
  g_autofree char *title = hl_round_get_title (item);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);

  g_object_set_data (G_OBJECT (label), "survey", hl_round_get_survey (item));

  return label;
}

static GtkWidget *
make_view_row (const HlPageInfo *info,
               guint             number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(info->title));
  g_autofree char *tip = g_strdup_printf ("%s (Ctrl+%u)", _(info->title), number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  g_object_set_data (G_OBJECT (row), "info", (gpointer) info);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);

  return row;
}

static const HlPageInfo *
get_info (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "info");
}

static void
separate (GtkListBoxRow *row,
          GtkListBoxRow *before,
          gpointer       data)
{
  if (before != NULL && get_info (row)->apart)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
on_view_activated (HlSidebar     *self,
                   GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", get_info (row)->id);
}

static void
on_round_activated (HlSidebar     *self,
                    GtkListBoxRow *row)
{
  const HlSurvey *survey = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)),
                                              "survey");

  gtk_popover_popdown (self->rounds_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.round", "x", survey->id);
}

static void
on_chosen (HlSidebar *self)
{
  gtk_popover_popdown (self->rounds_popover);
}

static void
hl_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_SIDEBAR);

  G_OBJECT_CLASS (hl_sidebar_parent_class)->dispose (object);
}

static void
hl_sidebar_class_init (HlSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, rounds);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, rounds_popover);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, rounds_list);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, edit);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, life);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, add);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, round_title);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, round_label);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, round_icon);
  gtk_widget_class_bind_template_child (widget_class, HlSidebar, views);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_round_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

/* What is done with rounds stands in line with their names. */
static void
align_label (GtkButton *button)
{
  gtk_widget_set_halign (gtk_button_get_child (button), GTK_ALIGN_START);
}

static void
hl_sidebar_init (HlSidebar *self)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);
  guint number = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->views, separate, NULL, NULL);
  align_label (self->edit);
  align_label (self->add);
  for (gsize i = 0; i < n_infos; i++)
    {
      if (!infos[i]->hidden)
        gtk_list_box_append (self->views, make_view_row (infos[i], ++number));
    }
}

/**
 * hl_sidebar_set_rounds:
 * @self: the sidebar
 * @rounds: of #HlRound
 *
 * Offers rounds to choose from.
 */
void
hl_sidebar_set_rounds (HlSidebar  *self,
                       GListModel *rounds)
{
  gtk_list_box_bind_model (self->rounds_list, rounds, make_round_row, NULL, NULL);
}

/**
 * hl_sidebar_set_round:
 * @self: the sidebar
 * @survey: the round chosen
 *
 * Names the round.
 */
void
hl_sidebar_set_round (HlSidebar      *self,
                      const HlSurvey *survey)
{
  g_autofree char *name = g_strdup_printf (_("Choose a round; now “%s”"), survey->title);

  gtk_label_set_text (self->round_title, survey->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rounds), survey->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rounds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_button_set_label (self->life, hl_round_life_label (survey->state));
  align_label (self->life);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->life),
                                  hl_round_life_action (survey->state));
  gtk_widget_set_visible (GTK_WIDGET (self->life), survey->state != HL_SURVEY_PUBLISHED);
}

/**
 * hl_sidebar_select:
 * @self: the sidebar
 * @info: the view shown
 *
 * Marks the view, or none when it is not in the sidebar.
 */
void
hl_sidebar_select (HlSidebar        *self,
                   const HlPageInfo *info)
{
  gtk_list_box_unselect_all (self->views);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->views)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (GTK_IS_LIST_BOX_ROW (row) && get_info (GTK_LIST_BOX_ROW (row)) == info)
        gtk_list_box_select_row (self->views, GTK_LIST_BOX_ROW (row));
    }
}

/**
 * hl_sidebar_set_narrow:
 * @self: the sidebar
 * @narrow: whether to show icons only
 *
 * Fits the sidebar to the room there is.
 */
void
hl_sidebar_set_narrow (HlSidebar *self,
                       gboolean   narrow)
{
  gtk_widget_set_visible (self->round_label, !narrow);
  gtk_widget_set_visible (self->round_icon, narrow);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->views)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box;

      if (!GTK_IS_LIST_BOX_ROW (row))
        continue;

      box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      gtk_widget_set_visible (gtk_widget_get_last_child (box), !narrow);
    }
}
