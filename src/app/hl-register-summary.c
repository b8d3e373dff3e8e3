#include "app/hl-register-summary.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-register-words.h"

#define N_NAMED 3 /* contradictions that have a line each */

/* What became of the forms, in words. */
struct _HlRegisterSummary
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *counts;
  GtkLabel *rate;
  GtkBox   *conflicts;
};

enum
{
  SIGNAL_CONFLICT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRegisterSummary, hl_register_summary, ADW_TYPE_BIN)

static void
on_clicked (HlRegisterSummary *self,
            GtkWidget         *button)
{
  g_signal_emit (self, signals[SIGNAL_CONFLICT], 0, g_object_get_data (G_OBJECT (button), "text"));
}

/* A line one can click; @text is what the register is narrowed to. */
static void
add_line (HlRegisterSummary *self,
          const char        *sentence,
          char              *text)
{
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "register-conflict");
  gtk_widget_set_tooltip_text (button, _("Look at it in the register"));
  g_object_set_data_full (G_OBJECT (button), "text", text, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->conflicts, button);
}

static void
add_rest (HlRegisterSummary *self,
          guint              n)
{
  g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());
  g_autofree char *sentence =
    g_strdup_printf (hl_ngettext ("And %s form more whose answers are in: show all",
                                  "And %s forms more whose answers are in: show all", n), count);

  add_line (self, sentence, g_strdup (""));
}

/**
 * hl_register_summary_show:
 * @self: a summary
 * @book: a register
 *
 * Tells the counts, the response rate and where the register contradicts the responses.
 */
void
hl_register_summary_show (HlRegisterSummary *self,
                          HlRegisterBook    *book)
{
  const GArray *conflicts = book->count->conflicts;
  g_autofree char *counts = hl_register_describe_counts (book->count);
  g_autofree char *rate = hl_register_describe_rate (book->count);
  GtkWidget *child;

  gtk_label_set_text (self->counts, counts);
  gtk_label_set_text (self->rate, rate);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->conflicts))) != NULL)
    gtk_box_remove (self->conflicts, child);

  for (guint i = 0; i < MIN (conflicts->len, N_NAMED); i++)
    {
      const HlRegisterConflict *conflict = &g_array_index (conflicts, HlRegisterConflict, i);
      g_autofree char *sentence = hl_register_describe_conflict (book->survey, conflict);

      add_line (self, sentence, hl_register_format_span (book->survey, conflict->serial,
                                                         conflict->serial));
    }
  if (conflicts->len > N_NAMED)
    add_rest (self, conflicts->len - N_NAMED);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), conflicts->len > 0);
}

static void
hl_register_summary_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_SUMMARY);

  G_OBJECT_CLASS (hl_register_summary_parent_class)->dispose (object);
}

static void
hl_register_summary_class_init (HlRegisterSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_summary_dispose;

  /**
   * HlRegisterSummary::conflict:
   * @self: the summary
   * @text: number of the form to look at, "" = all that contradict their answers
   */
  signals[SIGNAL_CONFLICT] = g_signal_new ("conflict", HL_TYPE_REGISTER_SUMMARY,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/"
                                               "hl-register-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRegisterSummary, counts);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterSummary, rate);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterSummary, conflicts);
}

static void
hl_register_summary_init (HlRegisterSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
