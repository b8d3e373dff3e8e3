#include "app/hl-design-jumps.h"

#include "app/hl-design-words.h"
#include "core/hl-i18n.h"

/* The jump rules of a question, in words; each is chosen from lists. */
struct _HlDesignJumps
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  GPtrArray       *rows;            /* of GtkWidget, in the group */
  HlQuestionnaire *questionnaire;   /* as last shown */

  guint            question;

  /* children */
  GtkWidget *add;
  GtkWidget *editor;
};

enum
{
  SIGNAL_DECIDED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignJumps, hl_design_jumps, ADW_TYPE_PREFERENCES_GROUP)

static void
on_added (HlDesignJumps      *self,
          HlDesignJumpEditor *editor)
{
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, HL_NO_INDEX,
                 hl_design_jump_editor_get (editor));
}

static guint
find_row (HlDesignJumps *self,
          GtkWidget     *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (gtk_widget_is_ancestor (widget, g_ptr_array_index (self->rows, i)))
        return i;
    }

  return HL_NO_INDEX;
}

static void
on_changed (HlDesignJumps      *self,
            HlDesignJumpEditor *editor)
{
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, find_row (self, GTK_WIDGET (editor)),
                 hl_design_jump_editor_get (editor));
}

static HlDesignJump
to_choice (const HlJump *jump)
{
  HlDesignJump choice = { jump->negate, 0, 0, 0 };

  for (guint i = 0; i < jump->n_options; i++)
    choice.options |= G_GUINT64_CONSTANT (1) << (jump->options[i] & 63);
  for (guint i = 0; i < jump->n_targets; i++)
    {
      choice.first = i == 0 ? jump->targets[i] : MIN (choice.first, jump->targets[i]);
      choice.last = MAX (choice.last, jump->targets[i]);
    }

  return choice;
}

/* The lists hold all later questions, so they are made when they are wanted. */
static void
on_open (HlDesignJumps      *self,
         HlDesignJumpEditor *editor)
{
  const guint index = find_row (self, GTK_WIDGET (editor));
  const HlQuestion *asking = &self->questionnaire->questions[self->question];

  if (index < asking->n_jumps)
    {
      const HlDesignJump choice = to_choice (&asking->jumps[index]);

      hl_design_jump_editor_show (editor, self->questionnaire, self->question, &choice);
    }
  else
    {
      hl_design_jump_editor_show (editor, self->questionnaire, self->question, NULL);
    }
}

static void
on_removed (HlDesignJumps *self,
            GtkWidget     *button)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0, find_row (self, button));
}

static void
hl_design_jumps_finalize (GObject *object)
{
  HlDesignJumps *self = HL_DESIGN_JUMPS (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->questionnaire, hl_questionnaire_unref);

  G_OBJECT_CLASS (hl_design_jumps_parent_class)->finalize (object);
}

static void
hl_design_jumps_class_init (HlDesignJumpsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_design_jumps_finalize;

  /**
   * HlDesignJumps::decided:
   * @index: which rule, %HL_NO_INDEX = a new one
   * @jump: (type gpointer): the #HlDesignJump it is to be
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", HL_TYPE_DESIGN_JUMPS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                          G_TYPE_POINTER);
  /**
   * HlDesignJumps::removed:
   * @index: which rule
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", HL_TYPE_DESIGN_JUMPS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hl_design_jumps_init (HlDesignJumps *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gtk_menu_button_new ();
  self->editor = hl_design_jump_editor_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), self->editor);
  gtk_widget_set_tooltip_text (self->add, _("Add a jump rule"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a jump rule"), -1);
  g_signal_connect_swapped (self->editor, "show", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (self->editor, "decided", G_CALLBACK (on_added), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Pass over questions"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

/**
 * hl_design_jumps_new:
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
hl_design_jumps_new (void)
{
  return g_object_new (HL_TYPE_DESIGN_JUMPS, NULL);
}

static char *
name_answers (const HlQuestion *question,
              const HlJump     *jump)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < jump->n_options; i++)
    {
      const guint number = jump->options[i];
      const char *label = number >= 1 && number <= question->n_options
                          ? question->options[number - 1].short_label : NULL;

      if (names->len > 0)
        g_string_append (names, ", ");
      if (label == NULL && number >= 1 && number <= question->n_options)
        label = question->options[number - 1].label;
      if (label != NULL)
        g_string_append_printf (names, "“%s”", label);
      else
        g_string_append_printf (names, "%u", number);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const char *
name_question (const HlQuestionnaire *questionnaire,
               guint                  question)
{
  const char *number;

  if (question >= questionnaire->n_questions)
    return "?";

  number = questionnaire->questions[question].number;

  return number != NULL && *number != '\0' ? number : questionnaire->questions[question].code;
}

/* "20–22", or each when they do not follow one another. */
static char *
name_targets (const HlQuestionnaire *questionnaire,
              const HlJump          *jump)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < jump->n_targets; i++)
    {
      guint last = i;

      while (last + 1 < jump->n_targets && jump->targets[last + 1] == jump->targets[last] + 1)
        last++;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name_question (questionnaire, jump->targets[i]));
      if (last > i)
        g_string_append_printf (names, "–%s", name_question (questionnaire,
                                                             jump->targets[last]));
      i = last;
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static GtkWidget *
make_edit_button (HlDesignJumps *self)
{
  GtkWidget *edit = gtk_menu_button_new ();
  GtkWidget *editor = hl_design_jump_editor_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (edit), "document-edit-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (edit), editor);
  gtk_widget_set_tooltip_text (edit, _("Change the rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Change the rule"), -1);
  g_signal_connect_object (editor, "show", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "decided", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  return edit;
}

static GtkWidget *
make_remove_button (HlDesignJumps *self)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (remove, _("Remove the rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove the rule"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);

  return remove;
}

static void
add_row (HlDesignJumps *self,
         const char    *title,
         const char    *subtitle,
         GtkWidget     *first,
         GtkWidget     *second)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *buttons[] = { first, second };

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  for (guint i = 0; i < G_N_ELEMENTS (buttons) && buttons[i] != NULL; i++)
    {
      gtk_widget_set_valign (buttons[i], GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (buttons[i], "flat");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons[i]);
    }

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_rule (HlDesignJumps         *self,
          const HlQuestionnaire *questionnaire,
          guint                  question,
          const HlJump          *jump)
{
  g_autofree char *answers = name_answers (&questionnaire->questions[question], jump);
  g_autofree char *targets = name_targets (questionnaire, jump);
  g_autofree char *title = g_strdup_printf (jump->negate ? _("If the answer is not %s")
                                                         : _("If the answer is %s"), answers);
  g_autofree char *subtitle = g_strdup_printf (_("pass over %s"), targets);

  add_row (self, title, subtitle, make_edit_button (self), make_remove_button (self));
}

/**
 * hl_design_jumps_show:
 * @self: the group
 * @questionnaire: a questionnaire or a draft of one
 * @question: index of the asking question; an open question hides the group
 */
void
hl_design_jumps_show (HlDesignJumps   *self,
                      HlQuestionnaire *questionnaire,
                      guint            question)
{
  const HlQuestion *asking = &questionnaire->questions[question];

  hl_questionnaire_ref (questionnaire);
  g_clear_pointer (&self->questionnaire, hl_questionnaire_unref);
  self->questionnaire = questionnaire;
  self->question = question;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  gtk_widget_set_visible (GTK_WIDGET (self), asking->n_options > 0);
  gtk_widget_set_sensitive (self->add, question + 1 < questionnaire->n_questions);
  for (guint i = 0; i < asking->n_jumps; i++)
    add_rule (self, questionnaire, question, &asking->jumps[i]);
  if (asking->n_jumps == 0)
    add_row (self, _("No condition yet"),
             _("For example: who answers “No” passes over the next three questions"), NULL, NULL);
}

/**
 * hl_design_jumps_focus:
 * @self: the group
 *
 * Puts the cursor on the first rule, or where one is added.
 */
void
hl_design_jumps_focus (HlDesignJumps *self)
{
  if (self->rows->len == 0 ||
      !gtk_widget_child_focus (g_ptr_array_index (self->rows, 0), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}
