#include "app/hl-adaptive-box.h"

#include "app/hl-font-scale.h"

#define DEFAULT_THRESHOLD 1040

/* Around a row of boxes that becomes a column, or changes otherwise, when there is little room. */
struct _HlAdaptiveBox
{
  AdwBin   parent_instance;

  int      threshold;
  gboolean stacks;
  gboolean narrow;
  int      row_width;  /* least width of the child as a row; 0 = not known */
  guint    idle;
};

G_DEFINE_FINAL_TYPE (HlAdaptiveBox, hl_adaptive_box, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_THRESHOLD,
  PROP_STACKS,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean
on_idle (gpointer data)
{
  HlAdaptiveBox *self = data;

  self->idle = 0;
  if (self->stacks)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (adw_bin_get_child (ADW_BIN (self))),
                                    self->narrow ? GTK_ORIENTATION_VERTICAL
                                                 : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
hl_adaptive_box_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

/* Least width of the child as a column. */
static int
measure_column (GtkWidget *box)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }

  return widest;
}

/* A row that can be a column asks for no more room than the column. */
static void
hl_adaptive_box_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  HlAdaptiveBox *self = HL_ADAPTIVE_BOX (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  const gboolean is_row = self->stacks && gtk_orientable_get_orientation (GTK_ORIENTABLE (child)) ==
                          GTK_ORIENTATION_HORIZONTAL;

  if (is_row && orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, self->row_width);

  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (is_row && orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      self->row_width = *minimum;
      *minimum = measure_column (child);
    }
}

/* Nothing may be rearranged while sizes are given out: the change waits for the next idle. */
static void
hl_adaptive_box_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  HlAdaptiveBox *self = HL_ADAPTIVE_BOX (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean narrow = width < MAX (self->row_width, self->threshold * hl_font_scale (widget));
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);

  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
hl_adaptive_box_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *spec)
{
  HlAdaptiveBox *self = HL_ADAPTIVE_BOX (object);

  switch (property)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;

    case PROP_STACKS:
      g_value_set_boolean (value, self->stacks);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
hl_adaptive_box_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *spec)
{
  HlAdaptiveBox *self = HL_ADAPTIVE_BOX (object);

  switch (property)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;

    case PROP_STACKS:
      self->stacks = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
hl_adaptive_box_dispose (GObject *object)
{
  g_clear_handle_id (&HL_ADAPTIVE_BOX (object)->idle, g_source_remove);

  G_OBJECT_CLASS (hl_adaptive_box_parent_class)->dispose (object);
}

static void
hl_adaptive_box_class_init (HlAdaptiveBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hl_adaptive_box_get_property;
  object_class->set_property = hl_adaptive_box_set_property;
  object_class->dispose = hl_adaptive_box_dispose;
  widget_class->get_request_mode = hl_adaptive_box_get_request_mode;
  widget_class->measure = hl_adaptive_box_measure;
  widget_class->size_allocate = hl_adaptive_box_size_allocate;

  /**
   * HlAdaptiveBox:threshold:
   *
   * Width below which the box is narrow, in pixels at font scale 1.
   */
  props[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, DEFAULT_THRESHOLD,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * HlAdaptiveBox:stacks:
   *
   * Whether the child, a GtkBox, is a column when there is little room.
   */
  props[PROP_STACKS] = g_param_spec_boolean ("stacks", NULL, NULL, TRUE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * HlAdaptiveBox:narrow:
   *
   * Whether there is little room.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
hl_adaptive_box_init (HlAdaptiveBox *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* it sizes its child itself */
  self->threshold = DEFAULT_THRESHOLD;
  self->stacks = TRUE;
}

/**
 * hl_adaptive_box_is_narrow:
 * @self: a box
 *
 * Returns: whether there was little room when sizes were last given out
 */
gboolean
hl_adaptive_box_is_narrow (HlAdaptiveBox *self)
{
  return self->narrow;
}
