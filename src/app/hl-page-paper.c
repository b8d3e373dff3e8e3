#include <adwaita.h>

#include "app/hl-page.h"
#include "app/hl-paper-pane.h"
#include "app/hl-register-pane.h"
#include "core/hl-i18n.h"

#define HL_TYPE_PAGE_PAPER (hl_page_paper_get_type ())
G_DECLARE_FINAL_TYPE (HlPagePaper, hl_page_paper, HL, PAGE_PAPER, HlPage)

/* The paper forms of a round. */
struct _HlPagePaper
{
  HlPage parent_instance;

  /* template children */
  AdwViewStack   *stack;
  HlPaperPane    *pane;
  HlRegisterPane *register_pane;
};

G_DEFINE_FINAL_TYPE (HlPagePaper, hl_page_paper, HL_TYPE_PAGE)

const HlPageInfo hl_page_paper_info = {
  .id = "paper",
  .title = N_("Paper Forms"),
  .icon_name = "printer-symbolic",
  .get_type = hl_page_paper_get_type,
};

static void
hl_page_paper_show_round (HlPage      *page,
                          HlWorkspace *workspace,
                          HlSurvey    *survey)
{
  HlPagePaper *self = HL_PAGE_PAPER (page);

  hl_paper_pane_show (self->pane, workspace, survey);
  hl_register_pane_show (self->register_pane, workspace, survey);
}

static void
hl_page_paper_focus (HlPage *page)
{
  HlPagePaper *self = HL_PAGE_PAPER (page);

  if (g_str_equal (adw_view_stack_get_visible_child_name (self->stack), "print"))
    hl_paper_pane_focus (self->pane);
  else
    hl_register_pane_focus (self->register_pane);
}

/* A tab that was chosen is ready for the keyboard; none is there while the page is made. */
static void
on_tab_chosen (HlPagePaper *self)
{
  if (self->stack != NULL)
    hl_page_paper_focus (HL_PAGE (self));
}

static void
on_print (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HlPagePaper *self = HL_PAGE_PAPER (widget);

  adw_view_stack_set_visible_child_name (self->stack, "print");
  hl_paper_pane_focus (self->pane);
}

static void
hl_page_paper_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_PAPER);

  G_OBJECT_CLASS (hl_page_paper_parent_class)->dispose (object);
}

static void
hl_page_paper_class_init (HlPagePaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_paper_dispose;
  HL_PAGE_CLASS (klass)->show_round = hl_page_paper_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_paper_focus;

  g_type_ensure (HL_TYPE_PAPER_PANE);
  g_type_ensure (HL_TYPE_REGISTER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-paper.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPagePaper, stack);
  gtk_widget_class_bind_template_child (widget_class, HlPagePaper, pane);
  gtk_widget_class_bind_template_child (widget_class, HlPagePaper, register_pane);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_chosen);

  gtk_widget_class_install_action (widget_class, "paper.ready", NULL, on_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.ready",
                                       NULL);
}

static void
hl_page_paper_init (HlPagePaper *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
