#include "app/hl-design-jump-editor.h"

#include "app/hl-design-words.h"
#include "core/hl-i18n.h"

#define TARGET_LENGTH 32 /* characters */

/* When the answer is one of these, these questions are passed over: all chosen from lists. */
struct _HlDesignJumpEditor
{
  GtkPopover   parent_instance;

  HlDesignJump jump;
  guint        question;

  /* children */
  GtkDropDown *negate;
  GtkWidget   *answers;
  GtkDropDown *first;
  GtkDropDown *last;
  GtkWidget   *accept;
};

enum
{
  SIGNAL_DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignJumpEditor, hl_design_jump_editor, GTK_TYPE_POPOVER)

static guint64
read_answers (HlDesignJumpEditor *self)
{
  guint64 options = 0;
  guint number = 1;

  for (GtkWidget *answer = gtk_widget_get_first_child (self->answers); answer != NULL;
       answer = gtk_widget_get_next_sibling (answer), number++)
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (answer)))
        options |= G_GUINT64_CONSTANT (1) << number;
    }

  return options;
}

/* A range never ends before it begins. */
static void
on_changed (HlDesignJumpEditor *self)
{
  const guint first = gtk_drop_down_get_selected (self->first);
  const guint last = gtk_drop_down_get_selected (self->last);

  if (first != GTK_INVALID_LIST_POSITION && last < first)
    gtk_drop_down_set_selected (self->last, first);
  gtk_widget_set_sensitive (self->accept, read_answers (self) != 0 &&
                            first != GTK_INVALID_LIST_POSITION);
}

static void
on_accept (HlDesignJumpEditor *self)
{
  self->jump = (HlDesignJump) {
    .negate = gtk_drop_down_get_selected (self->negate) == 1,
    .options = read_answers (self),
    .first = self->question + 1 + gtk_drop_down_get_selected (self->first),
    .last = self->question + 1 + gtk_drop_down_get_selected (self->last),
  };
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

static void
hl_design_jump_editor_class_init (HlDesignJumpEditorClass *klass)
{
  /**
   * HlDesignJumpEditor::decided:
   *
   * The rule is ready: hl_design_jump_editor_get().
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", HL_TYPE_DESIGN_JUMP_EDITOR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
add_list (GtkWidget         *box,
          const char *const *items,
          const char        *name)
{
  GtkWidget *list = gtk_drop_down_new_from_strings (items);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), list);

  return GTK_DROP_DOWN (list);
}

static void
add_label (GtkWidget  *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_range (HlDesignJumpEditor *self,
           GtkWidget          *box)
{
  static const char *const none[] = { NULL };

  add_label (box, _("then pass over the questions from"));
  self->first = add_list (box, none, _("First question passed over"));
  add_label (box, _("to"));
  self->last = add_list (box, none, _("Last question passed over"));
  g_signal_connect_swapped (self->first, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->last, "notify::selected", G_CALLBACK (on_changed), self);
}

static void
hl_design_jump_editor_init (HlDesignJumpEditor *self)
{
  const char *const rules[] = { _("If the answer is one of"), _("If the answer is none of"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "design-jump");
  self->negate = add_list (box, rules, _("When the rule applies"));
  self->answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->answers);
  add_range (self, box);
  self->accept = gtk_button_new_with_mnemonic (_("_Apply"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_widget_set_margin_top (self->accept, 6);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_box_append (GTK_BOX (box), self->accept);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * hl_design_jump_editor_new:
 *
 * Returns: (transfer floating): a popover that shows nothing yet
 */
GtkWidget *
hl_design_jump_editor_new (void)
{
  return g_object_new (HL_TYPE_DESIGN_JUMP_EDITOR, NULL);
}

static void
show_answers (HlDesignJumpEditor *self,
              const HlQuestion   *question,
              guint64             options)
{
  GtkWidget *answer;

  while ((answer = gtk_widget_get_first_child (self->answers)) != NULL)
    gtk_box_remove (GTK_BOX (self->answers), answer);

  for (guint i = 0; i < question->n_options; i++)
    {
      const char *label = question->options[i].short_label != NULL
                          ? question->options[i].short_label : question->options[i].label;

      answer = gtk_check_button_new_with_label (label != NULL ? label : "");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (answer), (options >> (i + 1) & 1) != 0);
      g_signal_connect_swapped (answer, "toggled", G_CALLBACK (on_changed), self);
      gtk_box_append (GTK_BOX (self->answers), answer);
    }
}

/* "20  Góp ý dễ dàng", not wider than a popover. */
static char *
name_target (const HlQuestionnaire *questionnaire,
             guint                  question)
{
  const HlDesignPlace place = { HL_DESIGN_QUESTION, question };
  g_autofree char *title = hl_design_words_title (questionnaire, place);
  const gboolean is_long = g_utf8_strlen (title, -1) > TARGET_LENGTH;
  g_autofree char *start = g_utf8_substring (title, 0, is_long ? TARGET_LENGTH : -1);

  return g_strdup_printf ("%s  %s%s", hl_design_words_number (questionnaire, place), start,
                          is_long ? "…" : "");
}

static void
show_targets (HlDesignJumpEditor    *self,
              const HlQuestionnaire *questionnaire,
              guint                  first,
              guint                  last)
{
  g_autoptr (GtkStringList) targets = gtk_string_list_new (NULL);

  for (guint i = self->question + 1; i < questionnaire->n_questions; i++)
    {
      g_autofree char *line = name_target (questionnaire, i);

      gtk_string_list_append (targets, line);
    }

  gtk_drop_down_set_model (self->first, G_LIST_MODEL (targets));
  gtk_drop_down_set_model (self->last, G_LIST_MODEL (targets));
  if (first > self->question)
    {
      gtk_drop_down_set_selected (self->first, first - self->question - 1);
      gtk_drop_down_set_selected (self->last, last - self->question - 1);
    }
}

/**
 * hl_design_jump_editor_show:
 * @self: the popover
 * @questionnaire: a questionnaire or a draft of one
 * @question: index of the asking question; one with options
 * @jump: (nullable): the rule to change, %NULL = a new one
 *
 * Fills the lists.
 */
void
hl_design_jump_editor_show (HlDesignJumpEditor    *self,
                            const HlQuestionnaire *questionnaire,
                            guint                  question,
                            const HlDesignJump    *jump)
{
  const HlDesignJump none = { FALSE, 0, question + 1, question + 1 };

  if (jump == NULL)
    jump = &none;

  self->question = question;
  gtk_drop_down_set_selected (self->negate, jump->negate ? 1 : 0);
  show_answers (self, &questionnaire->questions[question], jump->options);
  show_targets (self, questionnaire, jump->first, jump->last);
  on_changed (self);
}

/**
 * hl_design_jump_editor_get:
 * @self: the popover
 *
 * Returns: (transfer none): the rule last decided
 */
const HlDesignJump *
hl_design_jump_editor_get (HlDesignJumpEditor *self)
{
  return &self->jump;
}
