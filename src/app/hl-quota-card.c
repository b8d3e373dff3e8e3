#include "app/hl-quota-card.h"

#include "app/hl-font-scale.h"
#include "app/hl-quota-list.h"
#include "core/hl-text.h"

#define MANY_HEIGHT 216 /* pixels at font scale 1: four rows and the top of the fifth */

/* How far the collection of forms is: a bar a field, and the counts of forms. */
struct _HlQuotaCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel          *total;
  GtkScrolledWindow *scroller;
  HlQuotaList       *list;
  GtkFlowBox        *counts;
};

G_DEFINE_FINAL_TYPE (HlQuotaCard, hl_quota_card, GTK_TYPE_BOX)

static void
show_total (HlQuotaCard      *self,
            const HlHomeData *data)
{
  HlLanguage language = hl_i18n_get_language ();
  gint64 quota = hl_survey_quota (data->survey);
  g_autofree char *valid = hl_count_format (data->snapshot->valid, language);
  g_autofree char *wanted = hl_count_format (MAX (quota, 0), language);
  g_autofree char *bold = g_strdup_printf ("<b>%s</b>", valid);
  g_autofree char *total = NULL;

  if (quota == HL_UNKNOWN_COUNT)
    total = g_strdup_printf (hl_ngettext ("%s valid form", "%s valid forms",
                                          data->snapshot->valid), bold);
  else
    total = g_strdup_printf (_("%s / %s valid forms"), bold, wanted);
  gtk_label_set_markup (self->total, total);
}

static void
add_count (HlQuotaCard *self,
           guint        count,
           const char  *word)
{
  g_autofree char *number = hl_count_format (count, hl_i18n_get_language ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = gtk_label_new (number);
  GtkWidget *caption = gtk_label_new (word);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (value, "title-4");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  value, caption, NULL, -1);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->counts, child);
}

static void
show_counts (HlQuotaCard      *self,
             const HlHomeData *data)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_flow_box_remove (self->counts, child);
  add_count (self, snapshot->received, _("received"));
  add_count (self, snapshot->valid, _("valid"));
  add_count (self, snapshot->invalid, _("not valid"));
  if (snapshot->excluded > 0)
    add_count (self, snapshot->excluded, _("excluded"));
  add_count (self, data->n_to_check, _("to look at"));
}

static void
hl_quota_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_QUOTA_CARD);

  G_OBJECT_CLASS (hl_quota_card_parent_class)->dispose (object);
}

static void
hl_quota_card_class_init (HlQuotaCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_quota_card_dispose;

  g_type_ensure (HL_TYPE_QUOTA_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-quota-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HlQuotaCard, total);
  gtk_widget_class_bind_template_child (widget_class, HlQuotaCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, HlQuotaCard, list);
  gtk_widget_class_bind_template_child (widget_class, HlQuotaCard, counts);
}

static void
hl_quota_card_init (HlQuotaCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_quota_card_show:
 * @self: the card
 * @data: a round
 *
 * Shows how far the round is; many fields are scrolled.
 */
void
hl_quota_card_show (HlQuotaCard      *self,
                    const HlHomeData *data)
{
  const HlSurvey *survey = data->survey;
  const gboolean many = (survey->n_fields > 0 ? survey->n_fields : survey->n_areas) > HL_QUOTA_MANY;
  const int height = (int) (MANY_HEIGHT * hl_font_scale (GTK_WIDGET (self)));

  show_total (self, data);
  hl_quota_list_show (self->list, data);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  many ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_max_content_height (self->scroller, many ? height : -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, many ? height : -1);
  show_counts (self, data);
}
