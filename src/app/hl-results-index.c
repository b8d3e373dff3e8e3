#include "app/hl-results-index.h"

#include <math.h>

#include "app/hl-index-strip.h"
#include "app/hl-results-words.h"
#include "chart/hl-chart-pen.h"

/* The index of the results: figure, interval, strip, and the sentences in the order they matter. */
struct _HlResultsIndex
{
  GtkBox parent_instance;

  /* template children */
  GtkWidget    *tag;
  GtkLabel     *figure;
  GtkLabel     *interval;
  HlIndexStrip *strip;
  GtkLabel     *target;
  GtkLabel     *change;
  GtkLabel     *weakest;
  GtkLabel     *caution;
};

G_DEFINE_FINAL_TYPE (HlResultsIndex, hl_results_index, GTK_TYPE_BOX)

static void
set_words (GtkLabel *label,
           char     *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

static void
hl_results_index_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_RESULTS_INDEX);

  G_OBJECT_CLASS (hl_results_index_parent_class)->dispose (object);
}

static void
hl_results_index_class_init (HlResultsIndexClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_results_index_dispose;

  g_type_ensure (HL_TYPE_INDEX_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-results-index.ui");
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, tag);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, figure);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, interval);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, strip);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, target);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, change);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, weakest);
  gtk_widget_class_bind_template_child (widget_class, HlResultsIndex, caution);
}

static void
hl_results_index_init (HlResultsIndex *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_strip (HlResultsIndex      *self,
            const HlResultsPart *part,
            const HlFigure      *figure)
{
  HlIndexMarks marks = {
    figure->index, figure->low, figure->high, part->snapshot.target, NAN, HL_DATE_NONE,
  };

  gtk_widget_set_visible (GTK_WIDGET (self->strip), !isnan (figure->index));
  if (isnan (figure->index))
    return;

  if (part->comparison != NULL)
    {
      marks.earlier = part->comparison->overall.before;
      marks.earlier_end = part->results->earlier->to;
    }
  hl_index_strip_show (self->strip, &marks);
}

/**
 * hl_results_index_show:
 * @self: the card
 * @part: results
 *
 * Shows the index; one that rests on few forms is dimmed.
 */
void
hl_results_index_show (HlResultsIndex      *self,
                       const HlResultsPart *part)
{
  const HlFigure *figure = hl_score_snapshot_get_official (&part->snapshot);
  g_autofree char *value = hl_index_strip_markup (figure->index);

  gtk_widget_set_visible (self->tag, part->results->survey->state < HL_SURVEY_CLOSED);
  gtk_label_set_markup (self->figure, value);
  if (part->snapshot.valid < HL_FEW_RESPONSES)
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->figure), "dim-label");

  show_strip (self, part, figure);
  set_words (self->interval, hl_results_words_interval (part));
  set_words (self->target, hl_results_words_target (part));
  set_words (self->change, hl_results_words_change (part));
  set_words (self->weakest, hl_results_words_weakest (part));
  set_words (self->caution, hl_results_words_caution (part));
}
