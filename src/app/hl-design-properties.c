#include "app/hl-design-properties.h"

#include <string.h>

#include "app/hl-design-field.h"
#include "app/hl-design-jumps.h"
#include "app/hl-design-options.h"
#include "app/hl-design-text.h"
#include "app/hl-design-words.h"
#include "core/hl-i18n.h"

#define N_PLACES 4

/* What can be changed of the chosen part, factor or question, or of the questionnaire. */
struct _HlDesignProperties
{
  GtkBox        parent_instance;

  HlDesignPlace place;

  /* owned */
  GPtrArray *fields;       /* of HlDesignField */

  /* children */
  GtkLabel        *heading;
  GtkLabel        *code;
  GtkStack        *pages;
  GtkWidget       *boxes[N_PLACES];
  HlDesignOptions *options;
  HlDesignJumps   *jumps;
};

enum
{
  SIGNAL_EDITED,
  SIGNAL_OPTION,
  SIGNAL_JUMP,
  SIGNAL_JUMP_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignProperties, hl_design_properties, GTK_TYPE_BOX)

static void
on_edited (HlDesignProperties *self,
           const char         *value,
           HlDesignField      *field)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, hl_design_field_get_info (field)->name, value);
}

static void
on_option (HlDesignProperties *self,
           guint               option,
           guint               change,
           const char         *value)
{
  g_signal_emit (self, signals[SIGNAL_OPTION], 0, option, change, value);
}

static void
on_jump (HlDesignProperties *self,
         guint               index,
         gpointer            jump)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, index, jump);
}

static void
on_jump_removed (HlDesignProperties *self,
                 guint               index)
{
  g_signal_emit (self, signals[SIGNAL_JUMP_REMOVED], 0, index);
}

static void
hl_design_properties_finalize (GObject *object)
{
  g_ptr_array_unref (HL_DESIGN_PROPERTIES (object)->fields);

  G_OBJECT_CLASS (hl_design_properties_parent_class)->finalize (object);
}

static void
hl_design_properties_class_init (HlDesignPropertiesClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hl_design_properties_finalize;

  /**
   * HlDesignProperties::edited:
   * @name: of the property
   * @value: as in hl_design_field_read()
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * HlDesignProperties::option:
   * @option: which one, from 0
   * @change: a #HlOptionChange
   * @value: what to
   */
  signals[SIGNAL_OPTION] = g_signal_new ("option", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                                         G_TYPE_STRING);
  /**
   * HlDesignProperties::jump:
   * @index: which rule, %HL_NO_INDEX = a new one
   * @jump: (type gpointer): the #HlDesignJump it is to be
   */
  signals[SIGNAL_JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  /**
   * HlDesignProperties::jump-removed:
   * @index: which rule
   */
  signals[SIGNAL_JUMP_REMOVED] = g_signal_new ("jump-removed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_heading (HlDesignProperties *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->heading = GTK_LABEL (gtk_label_new (NULL));
  self->code = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "dim-label");
  gtk_label_set_ellipsize (self->code, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (box, "design-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->code));
  gtk_box_append (GTK_BOX (self), box);
}

static GtkWidget *
add_page (HlDesignProperties *self,
          guint               number)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *name = g_strdup_printf ("%u", number);

  gtk_widget_add_css_class (box, "design-fields");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_stack_add_named (self->pages, scroller, name);

  return box;
}

/* What has no member of the JSON of its own: options and jumps, before number and code. */
static void
add_lists (HlDesignProperties *self,
           GtkWidget          *box)
{
  GtkWidget *options = hl_design_options_new ();
  GtkWidget *jumps = hl_design_jumps_new ();

  self->options = HL_DESIGN_OPTIONS (options);
  self->jumps = HL_DESIGN_JUMPS (jumps);
  g_signal_connect_object (options, "changed", G_CALLBACK (on_option), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jumps, "decided", G_CALLBACK (on_jump), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jumps, "removed", G_CALLBACK (on_jump_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), options);
  gtk_box_append (GTK_BOX (box), jumps);
}

/* A group without a title still has a list that is named. */
static void
name_list (GtkWidget  *widget,
           const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_list (child, name);
}

static GtkWidget *
begin_group (HlDesignProperties      *self,
             const HlDesignFieldInfo *info)
{
  GtkWidget *box = self->boxes[info->place];
  GtkWidget *group = adw_preferences_group_new ();

  if (info->place == HL_DESIGN_QUESTION && *info->group != '\0')
    add_lists (self, box);
  if (*info->group != '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(info->group));
  name_list (group, *info->group != '\0' ? _(info->group) : _(info->title));
  gtk_box_append (GTK_BOX (box), group);

  return group;
}

static void
add_fields (HlDesignProperties *self)
{
  gsize n_infos;
  const HlDesignFieldInfo *infos = hl_design_field_infos (&n_infos);
  GtkWidget *group = NULL;

  for (gsize i = 0; i < n_infos; i++)
    {
      HlDesignField *field = hl_design_field_new (&infos[i]);
      GtkWidget *row = hl_design_field_get_row (field);

      g_ptr_array_add (self->fields, field);
      g_signal_connect_object (field, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
      if (infos[i].group != NULL)
        group = begin_group (self, &infos[i]);
      if (infos[i].control == HL_DESIGN_PARAGRAPH && infos[i].group == NULL)
        gtk_box_append (GTK_BOX (self->boxes[infos[i].place]), row);
      else
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
hl_design_properties_init (HlDesignProperties *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  add_heading (self);
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->pages, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages), TRUE);
  for (guint i = 0; i < N_PLACES; i++)
    self->boxes[i] = add_page (self, i);
  add_fields (self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->pages));
}

static gboolean
is_shown (HlDesignProperties *self,
          HlDesignField      *field)
{
  return hl_design_field_get_info (field)->place == self->place.kind;
}

static void
fill_field (HlDesignProperties    *self,
            HlDesignField         *field,
            const HlQuestionnaire *questionnaire)
{
  const HlDesignFieldInfo *info = hl_design_field_get_info (field);
  g_autofree char *value = hl_design_field_read (info, questionnaire, self->place);

  hl_design_field_set_value (field, value);
  if (info->kinds != 0)
    gtk_widget_set_visible (hl_design_field_get_row (field),
                            (info->kinds >> questionnaire->questions[self->place.index].kind & 1)
                            != 0);
}

static const char *
get_code (const HlQuestionnaire *questionnaire,
          HlDesignPlace          place)
{
  if (place.kind == HL_DESIGN_QUESTION)
    return questionnaire->questions[place.index].code;
  if (place.kind == HL_DESIGN_FACTOR)
    return questionnaire->factors[place.index].code;

  return place.kind == HL_DESIGN_PART ? questionnaire->parts[place.index].code : questionnaire->id;
}

static void
show_heading (HlDesignProperties    *self,
              const HlQuestionnaire *questionnaire)
{
  const HlDesignPlace place = self->place;
  g_autofree char *heading = hl_design_words_heading (questionnaire, place);
  const char *code = get_code (questionnaire, place);
  const gboolean is_criterion = place.kind == HL_DESIGN_QUESTION &&
                                questionnaire->questions[place.index].role == HL_ROLE_CRITERION;
  g_autofree char *text = g_strdup_printf (is_criterion ? _("· criterion %s") : "· %s",
                                           code != NULL ? code : "");

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->code, text);
}

/**
 * hl_design_properties_show:
 * @self: the properties
 * @questionnaire: a questionnaire or a draft of one
 * @place: what is chosen
 *
 * Shows the properties of a part, factor or question, or of the questionnaire.
 */
void
hl_design_properties_show (HlDesignProperties *self,
                           HlQuestionnaire    *questionnaire,
                           HlDesignPlace       place)
{
  g_autofree char *name = g_strdup_printf ("%u", place.kind);

  self->place = place;
  show_heading (self, questionnaire);
  for (guint i = 0; i < self->fields->len; i++)
    {
      HlDesignField *field = g_ptr_array_index (self->fields, i);

      if (is_shown (self, field))
        fill_field (self, field, questionnaire);
    }

  if (place.kind == HL_DESIGN_QUESTION)
    {
      hl_design_options_show (self->options, &questionnaire->questions[place.index]);
      hl_design_jumps_show (self->jumps, questionnaire, place.index);
    }

  gtk_stack_set_visible_child_name (self->pages, name);
}

static gboolean
concerns (const HlProblem *problem,
          HlDesignPlace    place,
          const char      *name)
{
  const HlDesignPlace there = hl_design_place_of_problem (problem);

  return there.kind == place.kind && there.index == place.index &&
         g_strcmp0 (problem->field, name) == 0;
}

/**
 * hl_design_properties_show_problems:
 * @self: the properties
 * @problems: (nullable) (element-type HlProblem): what is wrong
 *
 * Says at each property what is wrong with it.
 */
void
hl_design_properties_show_problems (HlDesignProperties *self,
                                    GPtrArray          *problems)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      HlDesignField *field = g_ptr_array_index (self->fields, i);
      const char *fault = NULL;

      for (guint j = 0; problems != NULL && fault == NULL && j < problems->len; j++)
        {
          const HlProblem *problem = g_ptr_array_index (problems, j);

          if (is_shown (self, field) &&
              concerns (problem, self->place, hl_design_field_get_info (field)->name))
            fault = problem->message;
        }
      hl_design_field_set_fault (field, fault);
    }
}

/**
 * hl_design_properties_set_fault:
 * @self: the properties
 * @name: of a property
 * @fault: what is wrong with what was just written
 */
void
hl_design_properties_set_fault (HlDesignProperties *self,
                                const char         *name,
                                const char         *fault)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      HlDesignField *field = g_ptr_array_index (self->fields, i);

      if (is_shown (self, field) &&
          g_str_equal (hl_design_field_get_info (field)->name, name))
        hl_design_field_set_fault (field, fault);
    }
}

/**
 * hl_design_properties_set_lines:
 * @self: the properties
 * @n_lines: lines the wording takes on the form, 0 = not known
 */
void
hl_design_properties_set_lines (HlDesignProperties *self,
                                guint               n_lines)
{
  HlDesignField *wording = g_ptr_array_index (self->fields, 0);
  g_autofree char *note = g_strdup_printf (hl_ngettext ("%u line on the form",
                                                        "%u lines on the form", n_lines), n_lines);

  hl_design_text_set_note (HL_DESIGN_TEXT (hl_design_field_get_row (wording)),
                           n_lines > 0 ? note : "");
}

/**
 * hl_design_properties_focus:
 * @self: the properties
 * @name: (nullable): a member as in the JSON ("code", "jumps[0].skip", "options"); %NULL or unknown
 *   = the wording
 *
 * Puts the cursor into a property.
 */
void
hl_design_properties_focus (HlDesignProperties *self,
                            const char         *name)
{
  HlDesignField *first = NULL;

  if (name != NULL && self->place.kind == HL_DESIGN_QUESTION && g_str_has_prefix (name, "jumps"))
    {
      hl_design_jumps_focus (self->jumps);
      return;
    }
  if (name != NULL && self->place.kind == HL_DESIGN_QUESTION &&
      (g_str_has_prefix (name, "options") || g_str_has_prefix (name, "levels")))
    {
      const char *number = strchr (name, '[');

      hl_design_options_focus (self->options, number != NULL
                               ? (guint) g_ascii_strtoull (number + 1, NULL, 10) : 0);
      return;
    }

  for (guint i = 0; i < self->fields->len; i++)
    {
      HlDesignField *field = g_ptr_array_index (self->fields, i);

      if (!is_shown (self, field))
        continue;
      if (first == NULL || g_strcmp0 (hl_design_field_get_info (field)->name, name) == 0)
        first = field;
    }

  hl_design_field_focus (first);
}
