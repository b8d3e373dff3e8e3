#include "app/hl-verify-done.h"

#include "core/hl-i18n.h"

/* Nothing is left to be keyed again: the sentence for the minutes, and what can be done next. */
struct _HlVerifyDone
{
  AdwBin parent_instance;

  /* template children */
  AdwStatusPage *status;
  GtkLabel      *sentence;
  GtkLabel      *proposal;
  GtkButton     *leave;
  GtkButton     *all;
  GtkEntry      *number;
  GtkLabel      *refusal;
};

enum
{
  SIGNAL_LEAVE,
  SIGNAL_ALL,
  SIGNAL_NUMBER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlVerifyDone, hl_verify_done, ADW_TYPE_BIN)

static const char *
title_of (const HlVerifyStats * stats)
{
  if (stats->n_drawn == 0)
    return _("No form to key again yet");

  if (stats->unsettled->len > 0)
    return _("The sample is done, differences are left to settle");

  return _("The sample is done");
}

/* More than one form that differs says that the others may differ too. */
static char *
proposal_of (const HlVerifyStats *stats)
{
  if (stats->random.n_differing > 1 && stats->random.n_forms + stats->by_hand.n_forms +
      stats->passes.n_forms < stats->n_keyed)
    return g_strdup_printf (_("In the sample %u forms differ. Key the whole batch again: its other "
                              "forms may differ too."), stats->random.n_differing);

  return NULL;
}

/**
 * hl_verify_done_show:
 * @self: a page
 * @stats: numbers of the round
 *
 * Shows the sentence for the minutes.
 */
void
hl_verify_done_show (HlVerifyDone        *self,
                     const HlVerifyStats *stats)
{
  g_autofree char *sentence = hl_verify_stats_sentence (stats);
  g_autofree char *proposal = proposal_of (stats);
  gboolean proposed = proposal != NULL;

  adw_status_page_set_title (self->status, title_of (stats));
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->proposal, proposed ? proposal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), proposed);
  gtk_widget_set_visible (GTK_WIDGET (self->all), proposed);
  hl_verify_done_refuse (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->leave));
}

/**
 * hl_verify_done_refuse:
 * @self: a page
 * @sentence: (nullable): why a number was refused
 *
 * Tells it below the number.
 */
void
hl_verify_done_refuse (HlVerifyDone *self,
                       const char   *sentence)
{
  gtk_label_set_text (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
}

/**
 * hl_verify_done_ask_number:
 * @self: a page
 *
 * Puts the cursor on the number of a form to be added by hand.
 */
void
hl_verify_done_ask_number (HlVerifyDone *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

static void
on_leave (HlVerifyDone *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
on_all (HlVerifyDone *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL], 0);
}

static void
on_number (HlVerifyDone *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number)));

  gtk_editable_set_text (GTK_EDITABLE (self->number), "");
  g_signal_emit (self, signals[SIGNAL_NUMBER], 0, text);
}

static void
on_copy (HlVerifyDone *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_text (self->sentence));
}

static void
hl_verify_done_dispose (GObject *object)
{
  /* The child is one of the template's: the bin must let it go first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_VERIFY_DONE);

  G_OBJECT_CLASS (hl_verify_done_parent_class)->dispose (object);
}

static void
hl_verify_done_class_init (HlVerifyDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_verify_done_dispose;

  /**
   * HlVerifyDone::leave:
   *
   * Back to keying new forms.
   */
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", HL_TYPE_VERIFY_DONE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  /**
   * HlVerifyDone::all:
   *
   * Every other form is to be keyed again.
   */
  signals[SIGNAL_ALL] = g_signal_new ("all", HL_TYPE_VERIFY_DONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 0);

  /**
   * HlVerifyDone::number:
   * @text: a serial as typed
   *
   * That form is to be keyed again.
   */
  signals[SIGNAL_NUMBER] = g_signal_new ("number", HL_TYPE_VERIFY_DONE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-verify-done.ui");
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, status);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, sentence);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, proposal);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, leave);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, all);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, number);
  gtk_widget_class_bind_template_child (widget_class, HlVerifyDone, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_all);
  gtk_widget_class_bind_template_callback (widget_class, on_number);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
hl_verify_done_init (HlVerifyDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
