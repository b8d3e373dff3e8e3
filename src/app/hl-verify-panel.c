#include "app/hl-verify-panel.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"

/* Beside the form in verify mode: its keys, and the numbers for the minutes. */
struct _HlVerifyPanel
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel       *sample;
  GtkLabel       *compared;
  GtkLabel       *differences;
  GtkLabel       *keyer;
  GtkLabel       *verifier;
  GtkLabel       *unsettled;
  GtkLabel       *rate;
  GtkLabel       *bound;
  GtkProgressBar *progress;
  GtkLabel       *seed;
};

G_DEFINE_FINAL_TYPE (HlVerifyPanel, hl_verify_panel, ADW_TYPE_BIN)

static void
set_count (GtkLabel *label,
           guint64   count)
{
  g_autofree char *text = hl_count_format ((gint64) count, hl_i18n_get_language ());

  gtk_label_set_text (label, text);
}

static void
set_share (GtkLabel *label,
           double    share)
{
  g_autofree char *text = hl_percent_format (share * 100, 2, hl_i18n_get_language ());

  gtk_label_set_text (label, isnan (share) ? "–" : text);
}

static void
show_sample (HlVerifyPanel       *self,
             const HlVerifyStats *stats)
{
  guint n_done = stats->n_drawn - stats->to_do->len;
  g_autofree char *sample = g_strdup_printf ("%u / %u", n_done, stats->n_drawn);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, stats->seed);
  g_autofree char *seed = g_strdup_printf (_("Random sample of 10%%, at least 15 forms; seed %s"),
                                           number);

  gtk_label_set_text (self->sample, sample);
  gtk_label_set_text (self->seed, seed);
  gtk_progress_bar_set_fraction (self->progress,
                                 stats->n_drawn == 0 ? 0 : (double) n_done / stats->n_drawn);
}

/**
 * hl_verify_panel_show:
 * @self: a panel
 * @stats: numbers of the round
 *
 * Shows the numbers: those of every form keyed again, but the error rate of the sample alone.
 */
void
hl_verify_panel_show (HlVerifyPanel       *self,
                      const HlVerifyStats *stats)
{
  const HlVerifyTotals *random = &stats->random;
  const HlVerifyTotals *by_hand = &stats->by_hand;
  const HlVerifyTotals *passes = &stats->passes;

  show_sample (self, stats);
  set_count (self->compared, random->compared + by_hand->compared + passes->compared);
  set_count (self->differences, random->differences + by_hand->differences + passes->differences);
  set_count (self->keyer, random->keyer + by_hand->keyer + passes->keyer);
  set_count (self->verifier, random->verifier + by_hand->verifier + passes->verifier);
  set_count (self->unsettled, random->unsettled + by_hand->unsettled + passes->unsettled);
  set_share (self->rate, stats->rate);
  set_share (self->bound, stats->bound);
}

static void
hl_verify_panel_dispose (GObject *object)
{
  /* The child is one of the template's: the bin must let it go first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_VERIFY_PANEL);

  G_OBJECT_CLASS (hl_verify_panel_parent_class)->dispose (object);
}

static void
hl_verify_panel_class_init (HlVerifyPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_verify_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-verify-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, sample);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, compared);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, differences);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, keyer);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, verifier);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, unsettled);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, rate);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, bound);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyPanel, seed);
}

static void
hl_verify_panel_init (HlVerifyPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
