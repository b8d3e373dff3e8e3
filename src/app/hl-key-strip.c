#include "app/hl-key-strip.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

typedef enum
{
  FIELD_PROCEDURE,
  FIELD_OFFICER,
  FIELD_INTERVIEWER,
  FIELD_DATE,
  FIELD_CHANNEL,
  FIELD_OPERATOR,
  N_FIELDS,
} Field;

static const char *const captions[N_FIELDS] = {
  N_("Procedure"),
  N_("Officer"),
  N_("Interviewer"),
  N_("Survey date"),
  N_("Channel"),
  N_("Keyed by"),
};

/* The batch header: values carried from form to form, changed field by field after Home. */
struct _HlKeyStrip
{
  AdwBin parent_instance;

  /* owned */
  HlSurvey *survey;

  /* borrowed: in the box */
  GtkWidget *boxes[N_FIELDS];
  GtkStack  *stacks[N_FIELDS];
  GtkLabel  *values[N_FIELDS];
  GtkWidget *controls[N_FIELDS]; /* a GtkDropDown or a GtkEntry */

  gboolean   editing;
};

G_DEFINE_FINAL_TYPE (HlKeyStrip, hl_key_strip, ADW_TYPE_BIN)

static gboolean
is_choice (Field field)
{
  return field == FIELD_PROCEDURE || field == FIELD_CHANNEL;
}

static GtkWidget *
make_control (Field field)
{
  GtkWidget *control;

  if (is_choice (field))
    {
      control = gtk_drop_down_new_from_strings ((const char *const[]) { "", NULL });
    }
  else
    {
      control = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (control), 6);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (control), 12);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(captions[field]), -1);

  return control;
}

static void
add_field (HlKeyStrip *self,
           GtkBox     *row,
           Field       field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = gtk_label_new (_(captions[field]));
  GtkWidget *value = gtk_label_new ("");
  GtkWidget *stack = gtk_stack_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 18);
  gtk_widget_add_css_class (value, "heading");

  self->boxes[field] = box;
  self->stacks[field] = GTK_STACK (stack);
  self->values[field] = GTK_LABEL (value);
  self->controls[field] = make_control (field);
  gtk_stack_add_named (GTK_STACK (stack), value, "value");
  gtk_stack_add_named (GTK_STACK (stack), self->controls[field], "control");
  gtk_stack_set_hhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (row, box);
}

static void
set_editing (HlKeyStrip *self,
             gboolean    editing)
{
  self->editing = editing;
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_stack_set_visible_child_name (self->stacks[i], editing ? "control" : "value");
}

static void
hl_key_strip_dispose (GObject *object)
{
  HlKeyStrip *self = HL_KEY_STRIP (object);

  g_clear_pointer (&self->survey, hl_survey_unref);

  G_OBJECT_CLASS (hl_key_strip_parent_class)->dispose (object);
}

static void
hl_key_strip_class_init (HlKeyStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_key_strip_dispose;
}

static void
hl_key_strip_init (HlKeyStrip *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  for (guint i = 0; i < N_FIELDS; i++)
    add_field (self, GTK_BOX (row), i);
  adw_bin_set_child (ADW_BIN (self), row);
}

static void
fill_choice (HlKeyStrip        *self,
             Field              field,
             const char *const *names,
             guint              n_names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, "–");
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, names[i]);

      gtk_string_list_append (model, text);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->controls[field]), G_LIST_MODEL (model));
}

/**
 * hl_key_strip_set_round:
 * @self: a strip
 * @survey: the round
 *
 * Chooses the round whose procedures can be named.
 */
void
hl_key_strip_set_round (HlKeyStrip *self,
                        HlSurvey   *survey)
{
  g_autofree const char **names = g_new0 (const char *, survey->n_procedures);
  const char *channels[HL_CHANNEL_ONLINE];

  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = hl_survey_ref (survey);

  for (guint i = 0; i < survey->n_procedures; i++)
    names[i] = survey->procedures[i].name;
  for (guint i = 0; i < HL_CHANNEL_ONLINE; i++)
    channels[i] = hl_channel_title ((HlChannel) (i + 1), hl_i18n_get_language ());

  fill_choice (self, FIELD_PROCEDURE, names, survey->n_procedures);
  fill_choice (self, FIELD_CHANNEL, channels, HL_CHANNEL_ONLINE);
  hl_key_strip_set_second (self, FALSE);
}

/**
 * hl_key_strip_set_second:
 * @self: a strip with a round
 * @second: a form is keyed a second time
 *
 * The batch header is not keyed again: only who keys is shown then.
 */
void
hl_key_strip_set_second (HlKeyStrip *self,
                         gboolean    second)
{
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_set_visible (self->boxes[i], i == FIELD_OPERATOR || !second);

  if (self->survey->n_procedures == 0)
    gtk_widget_set_visible (self->boxes[FIELD_PROCEDURE], FALSE);
}

static void
show_value (HlKeyStrip *self,
            Field       field,
            const char *text)
{
  gboolean empty = text == NULL || *text == '\0';

  gtk_label_set_text (self->values[field], empty ? "–" : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->values[field]), empty ? NULL : text);
}

static void
show_person (HlKeyStrip     *self,
             Field           field,
             const HlOffice *office,
             guint32         id)
{
  const HlPerson *person = id != 0 ? hl_office_find_person (office, id) : NULL;
  g_autofree char *text = NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->controls[field]), person != NULL ? person->code : "");
  if (person != NULL && *person->name != '\0')
    text = g_strdup_printf ("%s · %s", person->code, person->name);
  show_value (self, field, text != NULL || person == NULL ? text : person->code);
}

/**
 * hl_key_strip_show:
 * @self: a strip with a round
 * @header: the batch header
 * @office: the office
 * @operator_name: who keys
 *
 * Shows the batch header.
 */
void
hl_key_strip_show (HlKeyStrip       *self,
                   const HlResponse *header,
                   const HlOffice   *office,
                   const char       *operator_name)
{
  g_autofree char *date = header->date != HL_DATE_NONE ? hl_date_to_display (header->date) : NULL;
  const HlProcedure *procedures = self->survey->procedures;
  guint procedure = header->procedure;
  gboolean is_known = procedure < self->survey->n_procedures;

  show_person (self, FIELD_OFFICER, office, header->officer);
  show_person (self, FIELD_INTERVIEWER, office, header->interviewer);
  show_value (self, FIELD_DATE, date);
  gtk_editable_set_text (GTK_EDITABLE (self->controls[FIELD_DATE]), date != NULL ? date : "");
  show_value (self, FIELD_OPERATOR, operator_name);
  gtk_editable_set_text (GTK_EDITABLE (self->controls[FIELD_OPERATOR]), operator_name);

  show_value (self, FIELD_CHANNEL, header->channel != HL_CHANNEL_UNKNOWN ?
              hl_channel_title (header->channel, hl_i18n_get_language ()) : NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[FIELD_CHANNEL]), header->channel);
  show_value (self, FIELD_PROCEDURE,
              is_known ? procedures[procedure].name : NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[FIELD_PROCEDURE]),
                              is_known ? procedure + 1 : 0);
}

/**
 * hl_key_strip_edit:
 * @self: a strip
 *
 * Lets the batch header be changed, field by field.
 */
void
hl_key_strip_edit (HlKeyStrip *self)
{
  set_editing (self, TRUE);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (gtk_widget_get_visible (self->boxes[i]))
        {
          gtk_widget_grab_focus (self->controls[i]);
          return;
        }
    }
}

/**
 * hl_key_strip_cancel:
 * @self: a strip
 *
 * Ends the editing; hl_key_strip_show() brings the values back.
 */
void
hl_key_strip_cancel (HlKeyStrip *self)
{
  set_editing (self, FALSE);
}

/**
 * hl_key_strip_is_editing:
 * @self: a strip
 *
 * Returns: whether it is being edited
 */
gboolean
hl_key_strip_is_editing (HlKeyStrip *self)
{
  return self->editing;
}

static int
find_focus (HlKeyStrip *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (int i = 0; i < N_FIELDS; i++)
    {
      if (focus != NULL && (focus == self->controls[i] ||
                            gtk_widget_is_ancestor (focus, self->controls[i])))
        return i;
    }

  return N_FIELDS;
}

/**
 * hl_key_strip_next:
 * @self: a strip that is being edited
 *
 * Goes to the next field.
 *
 * Returns: %FALSE behind the last one
 */
gboolean
hl_key_strip_next (HlKeyStrip *self)
{
  int next = find_focus (self) + 1;

  if (next >= N_FIELDS)
    return FALSE;

  gtk_widget_grab_focus (self->controls[next]);

  return TRUE;
}

/**
 * hl_key_strip_digit:
 * @self: a strip that is being edited
 * @digit: 0…9
 *
 * Chooses an entry of a list by its number, 0 = none.
 *
 * Returns: whether the cursor is on a list
 */
gboolean
hl_key_strip_digit (HlKeyStrip *self,
                    guint       digit)
{
  int field = find_focus (self);
  GtkDropDown *list;

  if (field >= N_FIELDS || !is_choice (field))
    return FALSE;

  list = GTK_DROP_DOWN (self->controls[field]);
  if (digit < g_list_model_get_n_items (gtk_drop_down_get_model (list)))
    gtk_drop_down_set_selected (list, digit);

  return TRUE;
}

/* Eight digits need no hand off the number pad. */
static char **
split_day (const char *text)
{
  if (strlen (text) == 8 && strspn (text, "0123456789") == 8)
    {
      g_autofree char *spaced = g_strdup_printf ("%.2s/%.2s/%s", text, text + 2, text + 4);

      return g_strsplit (spaced, "/", -1);
    }

  return g_strsplit_set (text, "/.- ", -1);
}

static gboolean
read_day (const char *text,
          HlDate     *out_date,
          GError    **error)
{
  g_auto (GStrv) parts = split_day (text);

  *out_date = HL_DATE_NONE;
  if (*text == '\0')
    return TRUE;

  if (g_strv_length (parts) == 3)
    *out_date = hl_date_new ((guint) g_ascii_strtoull (parts[2], NULL, 10),
                             (guint) g_ascii_strtoull (parts[1], NULL, 10),
                             (guint) g_ascii_strtoull (parts[0], NULL, 10));
  if (*out_date != HL_DATE_NONE)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not a date: write day/month/year, 27/10/2022"), text);

  return FALSE;
}

/**
 * hl_key_strip_read:
 * @self: a strip that is being edited
 * @out_batch: (out caller-allocates): what was typed; its texts belong to the strip
 * @error: return location for an error
 *
 * Reads what was typed.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when the date is none
 */
gboolean
hl_key_strip_read (HlKeyStrip *self,
                   HlKeyBatch *out_batch,
                   GError    **error)
{
  guint procedure = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[FIELD_PROCEDURE]));

  *out_batch = (HlKeyBatch) { 0 };
  if (!read_day (gtk_editable_get_text (GTK_EDITABLE (self->controls[FIELD_DATE])),
                 &out_batch->form.date, error))
    return FALSE;

  out_batch->officer = gtk_editable_get_text (GTK_EDITABLE (self->controls[FIELD_OFFICER]));
  out_batch->interviewer = gtk_editable_get_text (GTK_EDITABLE (self->controls[FIELD_INTERVIEWER]));
  out_batch->operator_name = gtk_editable_get_text (GTK_EDITABLE (self->controls[FIELD_OPERATOR]));
  out_batch->form.channel =
    (HlChannel) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[FIELD_CHANNEL]));
  out_batch->form.procedure = procedure > 0 ? procedure - 1 : HL_NO_INDEX;

  return TRUE;
}
