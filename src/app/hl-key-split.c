#include "app/hl-key-split.h"

#define WIDE_IN_LINES 62 /* 1180 pixels at font scale 1.0 */

/* Two children beside each other; the second one gives way when there is no room for both. */
struct _HlKeySplit
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *main;
  GtkWidget *side;

  int        line;
  gboolean   wide;
  gboolean   asked;  /* the second one shows although there is little room */
};

static void hl_key_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HlKeySplit, hl_key_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      hl_key_split_buildable_init))

static void
hl_key_split_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  HlKeySplit *self = HL_KEY_SPLIT (buildable);
  GtkWidget **place = g_strcmp0 (type, "side") == 0 ? &self->side : &self->main;

  *place = GTK_WIDGET (child);
  gtk_widget_set_parent (*place, GTK_WIDGET (self));
}

static void
hl_key_split_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = hl_key_split_add_child;
}

static void
hl_key_split_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  HlKeySplit *self = HL_KEY_SPLIT (widget);

  gtk_widget_measure (self->main, orientation, -1, minimum, natural, NULL, NULL);
}

static void
hl_key_split_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  HlKeySplit *self = HL_KEY_SPLIT (widget);
  int side = 0;
  int least;

  self->wide = width >= WIDE_IN_LINES * self->line;
  gtk_widget_set_child_visible (self->side, self->wide || self->asked);
  if (self->wide || self->asked)
    {
      gtk_widget_measure (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &side, NULL, NULL);
      side = MIN (side, width - least);
      gtk_widget_size_allocate (self->side, &(GtkAllocation) { width - side, 0, side, height },
                                -1);
    }
  gtk_widget_size_allocate (self->main, &(GtkAllocation) { 0, 0, width - side, height }, -1);
}

static void
hl_key_split_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  HlKeySplit *self = HL_KEY_SPLIT (widget);
  g_autoptr (PangoLayout) layout = NULL;

  GTK_WIDGET_CLASS (hl_key_split_parent_class)->css_changed (widget, change);

  layout = gtk_widget_create_pango_layout (widget, "Ửọ");
  pango_layout_get_pixel_size (layout, NULL, &self->line);
  gtk_widget_queue_resize (widget);
}

static void
hl_key_split_dispose (GObject *object)
{
  HlKeySplit *self = HL_KEY_SPLIT (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (hl_key_split_parent_class)->dispose (object);
}

static void
hl_key_split_class_init (HlKeySplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_key_split_dispose;
  widget_class->measure = hl_key_split_measure;
  widget_class->size_allocate = hl_key_split_size_allocate;
  widget_class->css_changed = hl_key_split_css_changed;
}

static void
hl_key_split_init (HlKeySplit *self)
{
  self->line = 19;
}

/**
 * hl_key_split_toggle:
 * @self: a split
 *
 * Shows the second child where it had given way, or hides it again.
 *
 * Returns: whether it did: %FALSE when there is room for both anyway
 */
gboolean
hl_key_split_toggle (HlKeySplit *self)
{
  if (self->wide)
    return FALSE;

  self->asked = !self->asked;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return TRUE;
}
