#include "app/hl-index-card.h"

#include <math.h>

#include "app/hl-home-words.h"
#include "app/hl-index-strip.h"
#include "chart/hl-chart-pen.h"
#include "core/hl-text.h"

/* The official index: figure, interval, strip, and what it means in words. */
struct _HlIndexCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel     *tag;
  GtkWidget    *figures;
  GtkLabel     *figure;
  GtkWidget    *interval_title;
  GtkLabel     *interval;
  GtkLabel     *respondents;
  HlIndexStrip *strip;
  GtkLabel     *words;
  GtkLabel     *target;
  GtkLabel     *change;
};

G_DEFINE_FINAL_TYPE (HlIndexCard, hl_index_card, GTK_TYPE_BOX)

static void
set_words (GtkLabel *label,
           char     *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

/* A draft says what it still lacks; else what the index means. */
static char *
say_index (const HlHomeData *data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *index = hl_home_words_index (data);
  g_autofree char *interval = hl_home_words_interval (data);

  if (data->survey->state == HL_SURVEY_DRAFT)
    {
      if (!hl_survey_check (data->survey, &error))
        return g_strdup_printf (_("Before it can be opened: %s"), error->message);
      return g_strdup (_("Nothing is missing: the round can be opened. The index appears with the "
                         "first valid form."));
    }

  return g_strjoin (*interval != '\0' ? " " : "", index, interval, NULL);
}

static char *
say_respondents (const HlHomeData *data)
{
  const guint valid = data->snapshot->valid;
  g_autofree char *count = hl_count_format (valid, hl_i18n_get_language ());

  if (valid < HL_FEW_RESPONSES)
    return g_strdup_printf (_("Few forms (%u), for orientation only"), valid);

  return g_strdup_printf (hl_ngettext ("%s valid form", "%s valid forms", valid), count);
}

static void
hl_index_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_INDEX_CARD);

  G_OBJECT_CLASS (hl_index_card_parent_class)->dispose (object);
}

static void
hl_index_card_class_init (HlIndexCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_index_card_dispose;

  g_type_ensure (HL_TYPE_INDEX_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-index-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, tag);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, figures);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, figure);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, interval_title);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, interval);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, respondents);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, strip);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, words);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, target);
  gtk_widget_class_bind_template_child (widget_class, HlIndexCard, change);
}

static void
hl_index_card_init (HlIndexCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_index_card_show:
 * @self: the card
 * @data: a round
 *
 * Shows how the round stands; an index that rests on few forms is dimmed.
 */
void
hl_index_card_show (HlIndexCard      *self,
                    const HlHomeData *data)
{
  const HlFigure *figure = hl_score_snapshot_get_official (data->snapshot);
  const HlIndexMarks marks = {
    figure->index, figure->low, figure->high, data->snapshot->target, data->earlier_index,
    data->earlier != NULL ? data->earlier->to : HL_DATE_NONE,
  };
  const gboolean known = !isnan (figure->index);
  g_autofree char *value = hl_index_strip_markup (figure->index);
  g_autofree char *range = hl_range_format (figure->low, figure->high, 2,
                                            hl_i18n_get_language ());

  gtk_widget_set_visible (GTK_WIDGET (self->tag), data->survey->state <= HL_SURVEY_OPEN && known);
  gtk_widget_set_visible (self->figures, known);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), known);
  gtk_widget_set_visible (self->interval_title, !isnan (figure->low));
  gtk_widget_set_visible (GTK_WIDGET (self->interval), !isnan (figure->low));
  gtk_label_set_markup (self->figure, value);
  gtk_label_set_text (self->interval, range);
  if (data->snapshot->valid < HL_FEW_RESPONSES)
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->figure), "dim-label");
  set_words (self->respondents, say_respondents (data));
  set_words (self->words, say_index (data));
  set_words (self->target, hl_home_words_target (data));
  set_words (self->change, hl_home_words_change (data));
  hl_index_strip_show (self->strip, &marks);
}
