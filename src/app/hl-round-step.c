#include "app/hl-round-step.h"

G_DEFINE_ABSTRACT_TYPE (HlRoundStep, hl_round_step, ADW_TYPE_BIN)

static void
hl_round_step_class_init (HlRoundStepClass *klass)
{
}

static void
hl_round_step_init (HlRoundStep *self)
{
}

/**
 * hl_round_step_show:
 * @self: a step
 * @draft: the round
 *
 * Fills the step from the round.
 */
void
hl_round_step_show (HlRoundStep  *self,
                    HlRoundDraft *draft)
{
  HL_ROUND_STEP_GET_CLASS (self)->show (self, draft);
}

/**
 * hl_round_step_focus:
 * @self: a step that is shown
 *
 * Makes the step ready for the keyboard.
 */
void
hl_round_step_focus (HlRoundStep *self)
{
  HlRoundStepClass *klass = HL_ROUND_STEP_GET_CLASS (self);

  if (klass->focus != NULL)
    klass->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
has_fault (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (gtk_widget_has_css_class (widget, "error"))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_fault (child))
      return TRUE;

  return FALSE;
}

/**
 * hl_round_step_has_fault:
 * @self: a step
 *
 * What cannot be read is marked where it stands, and is not in the working copy.
 *
 * Returns: whether anything is marked as wrong now
 */
gboolean
hl_round_step_has_fault (HlRoundStep *self)
{
  return has_fault (GTK_WIDGET (self));
}
