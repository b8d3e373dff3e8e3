#include "app/hl-results-card.h"

#include "app/hl-results-table.h"

/* A chart with its title, its table in place of it on demand, and a note under it. */
struct _HlResultsCard
{
  GtkBox parent_instance;

  /* borrowed */
  const HlChartType *type;

  /* template children */
  GtkLabel    *title;
  GtkButton   *more;
  GtkStack    *stack;
  HlChartView *chart;
  GtkGrid     *table;
  GtkLabel    *note;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlResultsCard, hl_results_card, GTK_TYPE_BOX)

static void
on_opened (HlResultsCard *self,
           const char    *code)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, code);
}

static void
hl_results_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_RESULTS_CARD);

  G_OBJECT_CLASS (hl_results_card_parent_class)->dispose (object);
}

static void
hl_results_card_class_init (HlResultsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_results_card_dispose;

  /**
   * HlResultsCard::opened:
   * @self: the card
   * @code: of the factor, criterion or group
   *
   * More is wanted about one place of the chart.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", HL_TYPE_RESULTS_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (HL_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-results-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, title);
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, more);
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, stack);
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, chart);
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, table);
  gtk_widget_class_bind_template_child (widget_class, HlResultsCard, note);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
hl_results_card_init (HlResultsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_results_card_show:
 * @self: the card
 * @type: what to draw
 * @part: the results
 * @limit: only the worst rows are drawn, 0 = all
 * @table: (transfer full) (element-type GStrv): the same figures
 *
 * Shows results.
 */
void
hl_results_card_show (HlResultsCard     *self,
                      const HlChartType *type,
                      HlResultsPart     *part,
                      guint              limit,
                      GPtrArray         *table)
{
  self->type = type;
  hl_chart_view_show (self->chart, type, part, limit);
  hl_results_table_fill (self->table, table);
}

/**
 * hl_results_card_set_title:
 * @self: the card
 * @title: what it shows
 */
void
hl_results_card_set_title (HlResultsCard *self,
                           const char    *title)
{
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/**
 * hl_results_card_set_more:
 * @self: the card
 * @label: (nullable): what shows more rows; %NULL = there are not more
 */
void
hl_results_card_set_more (HlResultsCard *self,
                          const char    *label)
{
  gtk_widget_set_visible (GTK_WIDGET (self->more), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->more, label);
}

/**
 * hl_results_card_set_note:
 * @self: the card
 * @note: sentences under the chart, "" = none
 */
void
hl_results_card_set_note (HlResultsCard *self,
                          const char    *note)
{
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
}

/**
 * hl_results_card_show_table:
 * @self: the card
 * @is_table: whether the figures stand in place of the chart
 */
void
hl_results_card_show_table (HlResultsCard *self,
                            gboolean       is_table)
{
  gtk_stack_set_visible_child_name (self->stack, is_table ? "table" : "chart");
}

/**
 * hl_results_card_get_type_shown:
 * @self: the card
 *
 * Returns: (transfer none) (nullable): what it draws
 */
const HlChartType *
hl_results_card_get_type_shown (HlResultsCard *self)
{
  return self->type;
}
