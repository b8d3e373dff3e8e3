#include "app/hl-round-sample.h"

#include "app/hl-round-row.h"
#include "app/hl-sample-table.h"
#include "app/hl-sample-words.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-cell.h"
#include "core/hl-text.h"
#include "score/hl-sample-quota.h"
#include "score/hl-sample.h"

#define USUAL_ERROR 2 /* the place of ±5 % */

static const double errors[] = { 0.03, 0.04, 0.05, 0.075, 0.1 };

static const struct
{
  HlSampling  sampling;
  const char *title;
  const char *subtitle; /* what it means for the intervals */
} samplings[] = {
  { HL_SAMPLING_INTERCEPT, N_("People at the counter are invited"),
    N_("Intervals are printed with the assumption that those who answer were chosen at random.") },
  { HL_SAMPLING_SYSTEMATIC, N_("Every so many of a list of dossiers"),
    N_("From a random start: intervals hold as they are printed.") },
  { HL_SAMPLING_RANDOM, N_("Drawn at random"),
    N_("Everybody has the same chance: intervals hold as they are printed.") },
  { HL_SAMPLING_CENSUS, N_("Everybody is asked"),
    N_("There is no sampling error where all have answered.") },
};

#define N_SAMPLINGS G_N_ELEMENTS (samplings)

/* How people are chosen, and how many forms that takes. */
struct _HlRoundSample
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* template children */
  AdwPreferencesGroup *samplings;
  AdwComboRow         *error;
  AdwActionRow        *size;
  HlRoundRow          *total;
  GtkSwitch           *keep;
  HlSampleTable       *table;
  GtkLabel            *fault;
  GtkWidget           *take;
  GtkWidget           *quotas;

  /* borrowed */
  GtkCheckButton *checks[N_SAMPLINGS]; /* by HlSampling */
  HlRoundRow     *how;

  gint64          survey_id;           /* whose total is shown */
  gboolean        is_showing;          /* what changes is not typed */
};

G_DEFINE_FINAL_TYPE (HlRoundSample, hl_round_sample, HL_TYPE_ROUND_STEP)

static HlStrata
get_strata (HlRoundSample *self)
{
  return hl_round_draft_get (self->draft)->n_fields > 0 ? HL_STRATA_FIELDS : HL_STRATA_AREAS;
}

static guint
count_strata (HlRoundSample *self)
{
  guint n;

  hl_survey_get_strata (hl_round_draft_get (self->draft), get_strata (self), &n);

  return n;
}

/* Returns: (transfer full) (nullable): a quota for each field or area */
static gint64 *
propose (HlRoundSample *self,
         GError       **error)
{
  g_autofree gint64 *quotas = g_new0 (gint64, count_strata (self) + 1);
  gint64 total;

  if (!hl_survey_parse_count (hl_round_row_get_text (self->total), &total, error) ||
      total == HL_UNKNOWN_COUNT ||
      !hl_sample_propose_quotas (hl_round_draft_get (self->draft), get_strata (self), total,
                                 gtk_switch_get_active (self->keep), quotas, error))
    return NULL;

  return g_steal_pointer (&quotas);
}

static double
get_error (HlRoundSample *self)
{
  return errors[MIN (adw_combo_row_get_selected (self->error), G_N_ELEMENTS (errors) - 1)];
}

static void
show_size (HlRoundSample *self)
{
  gint64 population = hl_survey_population (hl_round_draft_get (self->draft));
  g_autofree char *text = hl_sample_describe_size (population, get_error (self));

  adw_action_row_set_subtitle (self->size, text);
}

static void
show_proposal (HlRoundSample *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *quotas = propose (self, &error);

  show_size (self);
  gtk_widget_set_visible (self->quotas, count_strata (self) > 0);
  hl_sample_table_show (self->table, hl_round_draft_get (self->draft), get_strata (self), quotas);
  gtk_label_set_text (self->fault, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
  gtk_widget_set_sensitive (self->take, quotas != NULL);
}

static void
on_sampling_chosen (HlRoundSample *self)
{
  if (self->is_showing)
    return;

  for (guint i = 0; i < N_SAMPLINGS; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      hl_round_draft_edit (self->draft)->sampling = i;
  hl_round_draft_touch (self->draft);
}

static void
on_how_edited (HlRoundSample *self)
{
  GHashTable *texts = hl_round_draft_edit (self->draft)->texts;
  char *text = hl_text_clean (hl_round_row_get_text (self->how));

  if (*text != '\0')
    {
      g_hash_table_insert (texts, g_strdup ("sampling_how"), text);
    }
  else
    {
      g_hash_table_remove (texts, "sampling_how");
      g_free (text);
    }
  hl_round_draft_touch (self->draft);
}

static void
on_proposal_edited (HlRoundSample *self)
{
  if (!self->is_showing && self->draft != NULL)
    show_proposal (self);
}

static void
on_take_size (HlRoundSample *self)
{
  gint64 population = hl_survey_population (hl_round_draft_get (self->draft));
  g_autofree char *text = hl_count_format (hl_sample_size (population, get_error (self)),
                                           hl_i18n_get_language ());

  hl_round_row_set_text (self->total, text);
  show_proposal (self);
}

static void
on_take (HlRoundSample *self)
{
  g_autofree gint64 *quotas = propose (self, NULL);
  guint n;
  HlStratum *list = hl_survey_get_strata (hl_round_draft_edit (self->draft), get_strata (self),
                                          &n);

  if (quotas == NULL)
    return;

  for (guint i = 0; i < n; i++)
    list[i].quota = quotas[i];
  hl_round_draft_touch (self->draft);
  show_proposal (self);
}

/* Quotas given for some only are kept at first; for all, they are compared. */
static gboolean
is_partly_given (HlRoundSample *self)
{
  guint n, n_given = 0;
  const HlStratum *list = hl_survey_get_strata (hl_round_draft_get (self->draft),
                                                get_strata (self), &n);

  for (guint i = 0; i < n; i++)
    n_given += list[i].quota != HL_UNKNOWN_COUNT;

  return n_given > 0 && n_given < n;
}

/* What the proposal begins with: the office's total, else the computed one. */
static void
show_total (HlRoundSample *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  gint64 total = hl_survey_quota (survey);

  if (self->survey_id == survey->id)
    return;

  self->survey_id = survey->id;
  if (total == HL_UNKNOWN_COUNT)
    total = hl_sample_size (hl_survey_population (survey), get_error (self));

  g_autofree char *text = hl_count_format (total, hl_i18n_get_language ());
  hl_round_row_set_text (self->total, text);
  gtk_switch_set_active (self->keep, is_partly_given (self));
}

static void
hl_round_sample_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundSample *self = HL_ROUND_SAMPLE (step);
  const HlSurvey *survey = hl_round_draft_get (draft);
  const char *how = g_hash_table_lookup (survey->texts, "sampling_how");

  g_set_object (&self->draft, draft);
  self->is_showing = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            hl_round_draft_get_fixed (draft) < HL_ROUND_PUBLISHED);
  gtk_check_button_set_active (self->checks[survey->sampling], TRUE);
  hl_round_row_set_text (self->how, how != NULL ? how : "");
  show_total (self);
  self->is_showing = FALSE;
  show_proposal (self);
}

static void
hl_round_sample_focus (HlRoundStep *step)
{
  HlRoundSample *self = HL_ROUND_SAMPLE (step);
  GtkCheckButton *check = self->checks[hl_round_draft_get (self->draft)->sampling];

  gtk_widget_grab_focus (gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW));
}

static void
hl_round_sample_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_SAMPLE (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_SAMPLE);

  G_OBJECT_CLASS (hl_round_sample_parent_class)->dispose (object);
}

static void
hl_round_sample_class_init (HlRoundSampleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_sample_dispose;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_sample_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_sample_focus;

  g_type_ensure (HL_TYPE_ROUND_ROW);
  g_type_ensure (HL_TYPE_SAMPLE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-sample.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, samplings);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, error);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, size);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, total);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, keep);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, table);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, fault);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, take);
  gtk_widget_class_bind_template_child (widget_class, HlRoundSample, quotas);
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_take_size);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
}

/* The row has the focus, so that the arrows go from one to the other. */
static void
add_sampling (HlRoundSample *self,
              guint          i)
{
  HlSampling sampling = samplings[i].sampling;
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _(samplings[i].title), "subtitle",
                                 _(samplings[i].subtitle), "activatable-widget", check, NULL);

  self->checks[sampling] = GTK_CHECK_BUTTON (check);
  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks[samplings[0].sampling]);
  gtk_widget_set_can_focus (check, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(samplings[i].title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _(samplings[i].subtitle), -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_sampling_chosen), self);
  adw_preferences_group_add (self->samplings, row);
}

static void
add_how (HlRoundSample *self)
{
  GtkWidget *row = hl_round_row_new (_("In the office's own words"), _("printed in the plan"));

  self->how = HL_ROUND_ROW (row);
  g_object_set (row, "width-chars", -1, NULL);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_how_edited), self);
  adw_preferences_group_add (self->samplings, row);
}

static void
fill_errors (HlRoundSample *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *percent = hl_percent_format (100.0 * errors[i], errors[i] == 0.075 ? 1 : 0,
                                                    hl_i18n_get_language ());
      g_autofree char *text = g_strconcat ("±", percent, NULL);

      gtk_string_list_append (words, text);
    }

  adw_combo_row_set_model (self->error, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->error, USUAL_ERROR);
}

static void
hl_round_sample_init (HlRoundSample *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = TRUE;
  for (guint i = 0; i < N_SAMPLINGS; i++)
    add_sampling (self, i);
  add_how (self);
  fill_errors (self);
  self->is_showing = FALSE;
}
