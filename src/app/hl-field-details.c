#include "app/hl-field-details.h"

#include "app/hl-officer-line.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-edit.h"
#include "core/hl-survey-officers.h"

/* What belongs to a field: its procedures, and who is responsible for it and when. */
struct _HlFieldDetails
{
  GtkBox parent_instance;

  /* owned */
  HlRoundDraft *draft;
  guint         field;
  char         *shown;      /* what the lists were made of */

  /* borrowed */
  GtkBox      *procedures;
  GtkEntry    *procedure;   /* to add one */
  GtkBox      *officers;
  GtkLabel    *fault;
  GtkDropDown *choice;
  GtkEntry    *code;
  GtkEntry    *name;
  GArray      *people;      /* of guint: officers behind the choice, owned */
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void show_lists (HlFieldDetails *self);

G_DEFINE_FINAL_TYPE (HlFieldDetails, hl_field_details, GTK_TYPE_BOX)

static HlSurvey *
edit (HlFieldDetails * self)
{
  return hl_round_draft_edit (self->draft);
}

/* What the lists show, to see whether they must be made anew. */
static char *
describe (HlFieldDetails *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%u %u\n", self->field, hl_round_draft_get_fixed (self->draft));
  for (guint i = 0; i < survey->n_procedures; i++)
    if (survey->procedures[i].field == self->field)
      g_string_append_printf (out, "%u %s\n", i, survey->procedures[i].name);
  for (guint i = 0; i < survey->n_officers; i++)
    if (survey->officers[i].field == self->field)
      g_string_append_printf (out, "%u %s %u %u\n", i, survey->officers[i].code,
                              survey->officers[i].from, survey->officers[i].to);

  return g_string_free (out, FALSE);
}

static void
show_fault (HlFieldDetails *self,
            const GError   *error)
{
  gtk_label_set_text (self->fault, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
}

static void
check (HlFieldDetails *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < survey->n_officers && error == NULL; i++)
    if (survey->officers[i].field == self->field)
      hl_survey_check_officer (survey, i, &error);

  show_fault (self, error);
}

/* The round was written into; @anew: the lists are others now. */
static void
edited (HlFieldDetails *self,
        gboolean        anew)
{
  if (anew)
    {
      show_lists (self);
    }
  else
    {
      g_free (self->shown);
      self->shown = describe (self);
    }
  check (self);
  hl_round_draft_touch (self->draft);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static guint
get_index (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "index"));
}

static void
on_procedure_changed (HlFieldDetails *self,
                      GtkEditable    *entry)
{
  hl_survey_rename_procedure (edit (self), get_index (entry), gtk_editable_get_text (entry));
  edited (self, FALSE);
}

static void
on_procedure_removed (HlFieldDetails *self,
                      GtkWidget      *button)
{
  hl_survey_remove_procedure (edit (self), get_index (button));
  edited (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->procedure));
}

static void
on_procedure_added (HlFieldDetails *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->procedure));

  if (*name == '\0')
    return;

  hl_survey_add_procedure (edit (self), name, self->field);
  gtk_editable_set_text (GTK_EDITABLE (self->procedure), "");
  edited (self, TRUE);
}

static void
on_officer_edited (HlFieldDetails *self,
                   HlOfficerLine  *line)
{
  g_autoptr (GError) error = NULL;

  hl_officer_line_read (line, &edit (self)->officers[get_index (line)], &error);
  edited (self, FALSE);
  if (error != NULL)
    show_fault (self, error);
}

static void
on_officer_removed (HlFieldDetails *self,
                    HlOfficerLine  *line)
{
  hl_survey_remove_officer (edit (self), get_index (line));
  edited (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
}

static void
add_officer (HlFieldDetails *self,
             const char     *code,
             const char     *name)
{
  hl_survey_add_officer (edit (self), self->field, code, name, HL_DATE_NONE, HL_DATE_NONE);
  edited (self, TRUE);
}

static void
on_officer_chosen (HlFieldDetails *self)
{
  const HlOffice *office = hl_round_draft_get_office (self->draft);
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;

  const HlPerson *person = &office->people[g_array_index (self->people, guint, selected - 1)];
  gtk_drop_down_set_selected (self->choice, 0);
  add_officer (self, person->code, person->name);
}

/* A code without a name is enough: the office may know it. */
static void
on_officer_typed (HlFieldDetails *self)
{
  const char *code = gtk_editable_get_text (GTK_EDITABLE (self->code));

  if (*code == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->code));
      return;
    }

  add_officer (self, code, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
on_code_entered (HlFieldDetails *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
name_widget (gpointer    widget,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
add_procedure_line (HlFieldDetails *self,
                    guint           index)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  gboolean is_open = hl_round_draft_get_fixed (self->draft) >= HL_ROUND_OPENED;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *removal = g_strdup_printf (_("Remove procedure “%s”"),
                                              survey->procedures[index].name);

  gtk_editable_set_text (GTK_EDITABLE (entry), survey->procedures[index].name);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_sensitive (line, !is_open);
  gtk_widget_add_css_class (remove, "flat");
  name_widget (entry, _("Procedure"));
  name_widget (remove, removal);
  g_object_set_data (G_OBJECT (entry), "index", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_procedure_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_procedure_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (self->procedures, line);
}

static void
add_officer_line (HlFieldDetails *self,
                  guint           index)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  GtkWidget *line = hl_officer_line_new (&survey->officers[index]);

  g_object_set_data (G_OBJECT (line), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (line, "edited", G_CALLBACK (on_officer_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (line, "removed", G_CALLBACK (on_officer_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->officers, line);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_lists (HlFieldDetails *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);

  g_free (self->shown);
  self->shown = describe (self);
  clear (self->procedures);
  clear (self->officers);
  for (guint i = 0; i < survey->n_procedures; i++)
    if (survey->procedures[i].field == self->field)
      add_procedure_line (self, i);
  for (guint i = 0; i < survey->n_officers; i++)
    if (survey->officers[i].field == self->field)
      add_officer_line (self, i);
}

/* Officers who are there during the round. */
static void
fill_choice (HlFieldDetails *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  const HlOffice *office = hl_round_draft_get_office (self->draft);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_array_set_size (self->people, 0);
  gtk_string_list_append (words, _("Choose an officer…"));
  for (guint i = 0; i < office->n_people; i++)
    {
      const HlPerson *person = &office->people[i];
      g_autofree char *text = g_strdup_printf ("%s %s", person->code, person->name);

      if (person->role != 'o' || (person->to != HL_DATE_NONE && person->to < survey->from))
        continue;
      gtk_string_list_append (words, text);
      g_array_append_val (self->people, i);
    }

  g_signal_handlers_block_by_func (self->choice, on_officer_chosen, self);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->choice, 0);
  g_signal_handlers_unblock_by_func (self->choice, on_officer_chosen, self);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->people->len > 0);
}

static void
hl_field_details_dispose (GObject *object)
{
  HlFieldDetails *self = HL_FIELD_DETAILS (object);

  g_clear_object (&self->draft);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->people, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_FIELD_DETAILS);

  G_OBJECT_CLASS (hl_field_details_parent_class)->dispose (object);
}

static void
hl_field_details_class_init (HlFieldDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_field_details_dispose;

  /**
   * HlFieldDetails::edited:
   * @self: the lists
   *
   * The round was changed.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", HL_TYPE_FIELD_DETAILS, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-field-details.ui");
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, procedures);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, procedure);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, officers);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, fault);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, choice);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, code);
  gtk_widget_class_bind_template_child (widget_class, HlFieldDetails, name);
  gtk_widget_class_bind_template_callback (widget_class, on_procedure_added);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_code_entered);
}

static void
hl_field_details_init (HlFieldDetails *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_field_details_new:
 *
 * Returns: (transfer floating): the lists of a field, empty
 */
GtkWidget *
hl_field_details_new (void)
{
  return g_object_new (HL_TYPE_FIELD_DETAILS, NULL);
}

/**
 * hl_field_details_show:
 * @self: the lists
 * @draft: the round
 * @field: index of the field
 *
 * Shows what belongs to a field.
 */
void
hl_field_details_show (HlFieldDetails *self,
                       HlRoundDraft   *draft,
                       guint           field)
{
  gboolean may_change = hl_round_draft_get_fixed (draft) < HL_ROUND_PUBLISHED;
  g_autofree char *wanted = NULL;

  g_set_object (&self->draft, draft);
  self->field = field;
  wanted = describe (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), may_change);
  if (g_strcmp0 (wanted, self->shown) == 0)
    return;

  fill_choice (self);
  show_lists (self);
  check (self);
}
