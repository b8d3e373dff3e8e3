#include "app/hl-paper-preview.h"

#include "app/hl-paper-view.h"
#include "core/hl-i18n.h"

/* A form as it prints, page by page, or why there is none. */
struct _HlPaperPreview
{
  AdwBin parent_instance;

  guint  zoom;          /* index of a step */

  /* template children */
  GtkLabel      *page_label;
  GtkStack      *states;
  HlPaperView   *view;
  AdwStatusPage *missing;
};

G_DEFINE_FINAL_TYPE (HlPaperPreview, hl_paper_preview, ADW_TYPE_BIN)

/* The first one fits the width. */
static const double zooms[] = { 0.0, 1.0, 1.5, 2.0 };

static void
show_page (HlPaperPreview *self)
{
  const guint page = hl_paper_view_get_page (self->view);
  const guint n_pages = hl_paper_view_get_n_pages (self->view);
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), page, n_pages);

  gtk_label_set_text (self->page_label, n_pages > 0 ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", page < n_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.back", page > 1);
}

static void
show_zoom (HlPaperPreview *self)
{
  hl_paper_view_set_zoom (self->view, zooms[self->zoom]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out", self->zoom > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in",
                                 self->zoom < G_N_ELEMENTS (zooms) - 1);
}

static void
on_turn (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPaperView *view = HL_PAPER_PREVIEW (widget)->view;
  const int step = g_str_equal (name, "preview.next") ? 1 : -1;

  hl_paper_view_set_page (view, hl_paper_view_get_page (view) + step);
}

static void
on_zoom (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPaperPreview *self = HL_PAPER_PREVIEW (widget);

  self->zoom += g_str_equal (name, "preview.zoom-in") ? 1 : -1;
  show_zoom (self);
}

static void
hl_paper_preview_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAPER_PREVIEW);

  G_OBJECT_CLASS (hl_paper_preview_parent_class)->dispose (object);
}

static void
hl_paper_preview_class_init (HlPaperPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_paper_preview_dispose;

  g_type_ensure (HL_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-paper-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPaperPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPreview, states);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPreview, view);
  gtk_widget_class_bind_template_child (widget_class, HlPaperPreview, missing);
  gtk_widget_class_bind_template_callback (widget_class, show_page);

  gtk_widget_class_install_action (widget_class, "preview.next", NULL, on_turn);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, on_turn);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, on_zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
}

static void
hl_paper_preview_init (HlPaperPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self);
  show_zoom (self);
}

/**
 * hl_paper_preview_show:
 * @self: a preview
 * @form: a form
 * @serial: the number on it, or %HL_SERIAL_NONE
 *
 * Shows a form, on the page that was in sight.
 */
void
hl_paper_preview_show (HlPaperPreview    *self,
                       const HlPaperForm *form,
                       HlSerial           serial)
{
  hl_paper_view_show (self->view, form->layout, form->survey, serial);
  gtk_stack_set_visible_child_name (self->states, "form");
}

/**
 * hl_paper_preview_fail:
 * @self: a preview
 * @fault: why there is no form
 *
 * Says that there is nothing to show.
 */
void
hl_paper_preview_fail (HlPaperPreview *self,
                       const char     *fault)
{
  g_autofree char *escaped = g_markup_escape_text (fault, -1);

  adw_status_page_set_description (self->missing, escaped);
  gtk_stack_set_visible_child_name (self->states, "fault");
}
