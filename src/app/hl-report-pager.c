#include "app/hl-report-pager.h"

#include "core/hl-i18n.h"

#define TOP 12.0 /* pixels between a page that was turned to and the upper edge */

/* "Page 1 of 4", with what turns to the next page and back. */
struct _HlReportPager
{
  GtkBox parent_instance;

  guint  idle;

  /* borrowed */
  GtkAdjustment *adjustment;
  GtkWidget     *pages;

  /* children */
  GtkWidget *back;
  GtkLabel  *label;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (HlReportPager, hl_report_pager, GTK_TYPE_BOX)

static double
get_top (HlReportPager *self,
         GtkWidget     *page)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (page, self->pages, &bounds) ? bounds.origin.y : 0;
}

/* The page that takes the middle of the view; counts them all. */
static guint
find_page (HlReportPager *self,
           guint         *out_n_pages)
{
  double middle = gtk_adjustment_get_value (self->adjustment) +
                  gtk_adjustment_get_page_size (self->adjustment) / 2;
  guint number = 0;

  *out_n_pages = 0;
  for (GtkWidget *page = gtk_widget_get_first_child (self->pages); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      ++*out_n_pages;
      if (*out_n_pages == 1 || get_top (self, page) <= middle)
        number = *out_n_pages;
    }

  return number;
}

static gboolean
update (gpointer data)
{
  HlReportPager *self = data;
  guint n_pages;
  guint number = find_page (self, &n_pages);
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), number, n_pages);

  gtk_label_set_text (self->label, text);
  gtk_widget_set_sensitive (self->back, number > 1);
  gtk_widget_set_sensitive (self->next, number < n_pages);
  self->idle = 0;

  return G_SOURCE_REMOVE;
}

/* Nothing may be changed while sizes are given out, which is when the pages get theirs. */
static void
on_scrolled (HlReportPager *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
on_back (HlReportPager *self)
{
  hl_report_pager_turn (self, -1);
}

static void
on_next (HlReportPager *self)
{
  hl_report_pager_turn (self, 1);
}

static GtkWidget *
add_button (HlReportPager *self,
            const char    *icon_name,
            const char    *name,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self), button);

  return button;
}

static void
hl_report_pager_dispose (GObject *object)
{
  g_clear_handle_id (&HL_REPORT_PAGER (object)->idle, g_source_remove);

  G_OBJECT_CLASS (hl_report_pager_parent_class)->dispose (object);
}

static void
hl_report_pager_class_init (HlReportPagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_report_pager_dispose;
}

static void
hl_report_pager_init (HlReportPager *self)
{
  self->back = add_button (self, "go-up-symbolic", _("Page before (Page Up)"),
                           G_CALLBACK (on_back));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  self->next = add_button (self, "go-down-symbolic", _("Next page (Page Down)"),
                           G_CALLBACK (on_next));
}

/**
 * hl_report_pager_watch:
 * @self: a pager
 * @scroller: scrolls the pages
 * @pages: holds nothing but pages, one below the other
 */
void
hl_report_pager_watch (HlReportPager     *self,
                       GtkScrolledWindow *scroller,
                       GtkWidget         *pages)
{
  self->adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  self->pages = pages;
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (on_scrolled), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hl_report_pager_turn:
 * @self: a pager
 * @step: 1 = to the next page, -1 = to the one before
 */
void
hl_report_pager_turn (HlReportPager *self,
                      int            step)
{
  guint n_pages;
  int wanted = (int) find_page (self, &n_pages) + step;
  GtkWidget *page = gtk_widget_get_first_child (self->pages);

  if (wanted < 1 || wanted > (int) n_pages)
    return;

  for (int i = 1; i < wanted; i++)
    page = gtk_widget_get_next_sibling (page);
  gtk_adjustment_set_value (self->adjustment, get_top (self, page) - TOP);
}
