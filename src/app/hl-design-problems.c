#include "app/hl-design-problems.h"

#include "app/hl-font-scale.h"
#include "core/hl-i18n.h"

#define MAX_HEIGHT 170  /* of the list, pixels at font scale 1; more scrolls */
#define MAX_SHOWN 50    /* nobody mends more at a time */

#define LEAST_CHARS 12  /* the pane gives the width, not the texts */

/* What keeps the draft from being saved, each a click or Enter away from where it is. */
struct _HlDesignProblems
{
  GtkBox parent_instance;

  /* owned */
  GPtrArray *problems;   /* of HlProblem, as last shown */

  /* children */
  GtkLabel   *title;
  GtkWidget  *scroller;
  GtkListBox *list;
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignProblems, hl_design_problems, GTK_TYPE_BOX)

static void
on_activated (HlDesignProblems *self,
              GtkListBoxRow    *row)
{
  const int index = gtk_list_box_row_get_index (row);

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, g_ptr_array_index (self->problems, index));
}

static void
fit (HlDesignProblems *self)
{
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) (MAX_HEIGHT *
                                                     hl_font_scale (GTK_WIDGET (self))));
}

static void
hl_design_problems_finalize (GObject *object)
{
  g_clear_pointer (&HL_DESIGN_PROBLEMS (object)->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (hl_design_problems_parent_class)->finalize (object);
}

static void
hl_design_problems_class_init (HlDesignProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_design_problems_finalize;

  /**
   * HlDesignProblems::activated:
   * @problem: (type gpointer): the #HlProblem to go to
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", HL_TYPE_DESIGN_PROBLEMS,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                            G_TYPE_POINTER);
}

static void
hl_design_problems_init (HlDesignProblems *self)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "xalign", 0.0, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "design-problems");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->title = GTK_LABEL (title);
  gtk_widget_add_css_class (title, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Problems"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->scroller);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fit),
                           self, G_CONNECT_SWAPPED);
  fit (self);
}

static GtkWidget *
make_row (const char *message)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (message);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);

  return row;
}

static gboolean
are_same (GPtrArray *problems,
          GPtrArray *others)
{
  if (problems == NULL || problems->len != others->len)
    return FALSE;

  for (guint i = 0; i < problems->len; i++)
    {
      const HlProblem *problem = g_ptr_array_index (problems, i);
      const HlProblem *other = g_ptr_array_index (others, i);

      if (!g_str_equal (problem->message, other->message))
        return FALSE;
    }

  return TRUE;
}

static void
fill (HlDesignProblems *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < MIN (self->problems->len, MAX_SHOWN); i++)
    {
      const HlProblem *problem = g_ptr_array_index (self->problems, i);

      gtk_list_box_append (self->list, make_row (problem->message));
    }
}

/**
 * hl_design_problems_show:
 * @self: the strip
 * @problems: (element-type HlProblem): what is wrong; nothing hides the strip
 *
 * Lists problems; rows that say the same stay, so that the cursor does.
 */
void
hl_design_problems_show (HlDesignProblems *self,
                         GPtrArray        *problems)
{
  const gboolean is_same = are_same (self->problems, problems);
  g_autofree char *title = g_strdup_printf (hl_ngettext ("%u problem", "%u problems",
                                                         problems->len), problems->len);

  g_ptr_array_ref (problems);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems;
  gtk_widget_set_visible (GTK_WIDGET (self), problems->len > 0);
  if (is_same)
    return;

  gtk_label_set_text (self->title, title);
  fill (self);
}

/**
 * hl_design_problems_focus:
 * @self: the strip
 *
 * Puts the cursor on the first problem.
 */
void
hl_design_problems_focus (HlDesignProblems *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
