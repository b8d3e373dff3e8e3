#include "app/hl-round-fields.h"

#include "app/hl-round-row.h"
#include "app/hl-strata-table.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-cell.h"
#include "core/hl-survey-ranges.h"

/* The fields and areas of a round, and which form numbers each gets. */
struct _HlRoundFields
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* template children */
  HlStrataTable *fields;
  HlStrataTable *areas;
  HlRoundRow    *spare;
  HlRoundRow    *n_spare;
  GtkWidget     *serials;
};

G_DEFINE_FINAL_TYPE (HlRoundFields, hl_round_fields, HL_TYPE_ROUND_STEP)

/* The numbers of the table may run into those that nothing decides. */
static void
check_spare (HlRoundFields *self)
{
  g_autofree char *fault = hl_survey_find_overlap (hl_round_draft_get (self->draft), HL_NO_INDEX);

  hl_round_row_set_fault (self->spare, fault);
}

static void
show_spare (HlRoundFields *self)
{
  g_autofree char *text = hl_survey_format_ranges (hl_round_draft_get (self->draft), HL_NO_INDEX);

  hl_round_row_set_text (self->spare, text);
  check_spare (self);
}

static void
on_table_edited (HlRoundFields *self)
{
  show_spare (self);
}

static void
on_spare_edited (HlRoundFields *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);
  g_autoptr (GError) error = NULL;

  if (!hl_survey_set_ranges (survey, HL_NO_INDEX, hl_round_row_get_text (self->spare), &error))
    hl_survey_set_ranges (survey, HL_NO_INDEX, "", NULL);
  check_spare (self);
  if (error != NULL)
    hl_round_row_set_fault (self->spare, error->message);
  hl_strata_table_check (self->fields);
  hl_round_draft_touch (self->draft);
}

static void
on_n_spare_edited (HlRoundFields *self)
{
  hl_round_row_set_fault (self->n_spare, NULL);
}

static void
on_number (HlRoundFields *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);
  g_autoptr (GError) error = NULL;
  gint64 n_spare;

  if (!hl_survey_parse_count (hl_round_row_get_text (self->n_spare), &n_spare, &error) ||
      !hl_survey_propose_ranges (survey, MAX (0, n_spare), &error))
    {
      hl_round_row_set_fault (self->n_spare, error->message);
      return;
    }

  hl_round_row_set_fault (self->n_spare, NULL);
  hl_round_draft_touch (self->draft);
  hl_round_step_show (HL_ROUND_STEP (self), self->draft);
}

static void
hl_round_fields_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundFields *self = HL_ROUND_FIELDS (step);

  g_set_object (&self->draft, draft);
  gtk_widget_set_sensitive (self->serials, hl_round_draft_get_fixed (draft) == HL_ROUND_FREE);
  hl_strata_table_show (self->fields, draft);
  hl_strata_table_show (self->areas, draft);
  show_spare (self);
}

static void
hl_round_fields_focus (HlRoundStep *step)
{
  hl_strata_table_focus (HL_ROUND_FIELDS (step)->fields);
}

static void
hl_round_fields_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_FIELDS (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_FIELDS);

  G_OBJECT_CLASS (hl_round_fields_parent_class)->dispose (object);
}

static void
hl_round_fields_class_init (HlRoundFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_fields_dispose;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_fields_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_fields_focus;

  g_type_ensure (HL_TYPE_ROUND_ROW);
  g_type_ensure (HL_TYPE_STRATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundFields, fields);
  gtk_widget_class_bind_template_child (widget_class, HlRoundFields, areas);
  gtk_widget_class_bind_template_child (widget_class, HlRoundFields, spare);
  gtk_widget_class_bind_template_child (widget_class, HlRoundFields, n_spare);
  gtk_widget_class_bind_template_child (widget_class, HlRoundFields, serials);
  gtk_widget_class_bind_template_callback (widget_class, on_table_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_spare_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_n_spare_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_number);
}

static void
hl_round_fields_init (HlRoundFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_round_row_set_text (self->n_spare, "10");
}
