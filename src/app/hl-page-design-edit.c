#include "app/hl-page-design-private.h"

#include "app/hl-design-change.h"
#include "app/hl-design-words.h"
#include "core/hl-i18n.h"

static guint
get_chosen (HlPageDesign *self)
{
  const HlDesignPlace place = hl_design_tree_get_selected (self->tree);

  if (place.kind == HL_DESIGN_WHOLE)
    return 0;

  return hl_questionnaire_edit_get_id (self->edit, (HlEditLevel) place.kind, place.index);
}

static HlDesignPlace
find_place (HlPageDesign *self,
            guint         id)
{
  guint index;
  const HlEditLevel level = hl_questionnaire_edit_find (self->edit, id, &index);

  return (HlDesignPlace) { (HlDesignKind) level, index };
}

static void
choose (HlPageDesign *self,
        guint         id)
{
  hl_design_tree_select (self->tree, find_place (self, id));
  hl_page_design_show_chosen (self);
}

static void
on_add (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  guint id = hl_questionnaire_edit_add_after (self->edit, get_chosen (self));

  if (id == 0)
    id = hl_questionnaire_edit_add_part (self->edit, G_MAXUINT);

  choose (self, id);
  hl_design_properties_focus (self->properties, NULL);
}

static void
on_add_factor (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  const HlDesignPlace place = hl_design_tree_get_selected (self->tree);
  guint part = place.index;
  guint position = G_MAXUINT;

  if (place.kind == HL_DESIGN_QUESTION || place.kind == HL_DESIGN_FACTOR)
    {
      const guint factor = place.kind == HL_DESIGN_FACTOR ? place.index
                                                          : draft->questions[place.index].factor;

      part = draft->factors[factor].part;
      position = factor - draft->parts[part].first_factor + 1;
    }
  else if (place.kind == HL_DESIGN_WHOLE && draft->n_parts > 0)
    {
      part = draft->n_parts - 1;
    }

  if (part >= draft->n_parts)
    return;

  part = hl_questionnaire_edit_get_id (self->edit, HL_EDIT_PART, part);
  choose (self, hl_questionnaire_edit_add_factor (self->edit, part, position));
  hl_design_properties_focus (self->properties, NULL);
}

static void
on_add_part (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  const HlDesignPlace place = hl_design_tree_get_selected (self->tree);
  guint position = G_MAXUINT;

  if (place.kind == HL_DESIGN_QUESTION)
    position = draft->questions[place.index].part + 1;
  else if (place.kind == HL_DESIGN_FACTOR)
    position = draft->factors[place.index].part + 1;
  else if (place.kind == HL_DESIGN_PART)
    position = place.index + 1;

  choose (self, hl_questionnaire_edit_add_part (self->edit, position));
  hl_design_properties_focus (self->properties, NULL);
}

static void
on_duplicate (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  const guint id = get_chosen (self);

  if (id != 0)
    choose (self, hl_questionnaire_edit_duplicate (self->edit, id));
}

static void
on_move (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  const guint id = get_chosen (self);

  if (id != 0 && hl_questionnaire_edit_move_by (self->edit, id, g_variant_get_int32 (parameter)))
    choose (self, id);
}

static void
on_undo_clicked (HlPageDesign *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "design.undo", NULL);
}

static void
tell (HlPageDesign *self,
      const char   *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
on_delete (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  const HlDesignPlace place = hl_design_tree_get_selected (self->tree);
  const guint id = get_chosen (self);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (id == 0)
    return;

  title = hl_design_words_title (hl_questionnaire_edit_get_draft (self->edit), place);
  text = g_strdup_printf (_("“%s” is deleted"), title);
  hl_questionnaire_edit_delete (self->edit, id);
  tell (self, text);
}

static void
on_undo (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_questionnaire_edit_undo (HL_PAGE_DESIGN (widget)->edit);
}

static void
on_redo (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_questionnaire_edit_redo (HL_PAGE_DESIGN (widget)->edit);
}

static void
on_wording (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hl_design_properties_focus (HL_PAGE_DESIGN (widget)->properties, NULL);
}

static void
on_whole (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  choose (HL_PAGE_DESIGN (widget), 0);
  hl_design_properties_focus (HL_PAGE_DESIGN (widget)->properties, NULL);
}

/**
 * hl_page_design_on_edited:
 * @self: the page
 * @name: of a property of what is chosen
 * @value: what the user wrote
 */
void
hl_page_design_on_edited (HlPageDesign *self,
                          const char   *name,
                          const char   *value)
{
  g_autoptr (GError) error = NULL;

  if (!hl_design_change_field (self->edit, get_chosen (self), name, value, &error))
    hl_design_properties_set_fault (self->properties, name, error->message);
}

/**
 * hl_page_design_on_option:
 * @self: the page
 * @option: which option of the chosen question, from 0
 * @change: a #HlOptionChange
 * @value: what to
 */
void
hl_page_design_on_option (HlPageDesign *self,
                          guint         option,
                          guint         change,
                          const char   *value)
{
  hl_design_change_option (self->edit, get_chosen (self), option, (HlOptionChange) change, value);
}

/**
 * hl_page_design_on_jump:
 * @self: the page
 * @index: which rule of the chosen question, %HL_NO_INDEX = a new one
 * @jump: what it is to be
 */
void
hl_page_design_on_jump (HlPageDesign       *self,
                        guint               index,
                        const HlDesignJump *jump)
{
  hl_design_change_jump (self->edit, get_chosen (self), index, jump);
}

/**
 * hl_page_design_on_jump_removed:
 * @self: the page
 * @index: which rule of the chosen question
 */
void
hl_page_design_on_jump_removed (HlPageDesign *self,
                                guint         index)
{
  hl_questionnaire_edit_delete_jump (self->edit, get_chosen (self), index);
}

/**
 * hl_page_design_on_dropped:
 * @self: the page
 * @dragged: the row that was dragged
 * @onto: the row it was dropped on
 * @after: behind it, or before it
 */
void
hl_page_design_on_dropped (HlPageDesign *self,
                           HlDesignNode *dragged,
                           HlDesignNode *onto,
                           gboolean      after)
{
  const HlDesignPlace place = hl_design_node_get_place (dragged);
  const guint id = hl_questionnaire_edit_get_id (self->edit, (HlEditLevel) place.kind,
                                                 place.index);

  if (hl_design_change_drop (self->edit, place, hl_design_node_get_place (onto), after))
    choose (self, id);
}

/**
 * hl_page_design_on_problem:
 * @self: the page
 * @problem: where to go
 */
void
hl_page_design_on_problem (HlPageDesign    *self,
                           const HlProblem *problem)
{
  g_autofree char *field = g_strdup (problem->field);

  hl_design_tree_select (self->tree, hl_design_place_of_problem (problem));
  hl_page_design_show_chosen (self);
  hl_design_properties_focus (self->properties, field);
}

/* The place in which a deleted row stood, or the last one before it. */
static HlDesignPlace
find_near (const HlQuestionnaire *draft,
           HlDesignPlace          place)
{
  const guint n = place.kind == HL_DESIGN_PART ? draft->n_parts
                  : place.kind == HL_DESIGN_FACTOR ? draft->n_factors : draft->n_questions;

  if (place.kind == HL_DESIGN_WHOLE || n == 0)
    return (HlDesignPlace) { HL_DESIGN_WHOLE, 0 }
  ;

  return (HlDesignPlace) { place.kind, MIN (place.index, n - 1) };
}

/**
 * hl_page_design_on_changed:
 * @self: the page
 * @change: a #HlEditChange
 * @id: of the row it concerns
 *
 * Shows the draft after a change, an undo or a redo; what it concerns is chosen.
 */
void
hl_page_design_on_changed (HlPageDesign *self,
                           int           change,
                           guint         id)
{
  const gboolean had_focus =
    gtk_widget_get_focus_child (GTK_WIDGET (self->tree_pane)) == GTK_WIDGET (self->tree);
  const HlDesignPlace before = hl_design_tree_get_selected (self->tree);
  HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  HlDesignPlace place = find_place (self, id);

  if (place.kind == HL_DESIGN_WHOLE && (id != 0 || change == HL_EDIT_CHANGED_ALL))
    place = find_near (draft, before);
  hl_design_tree_show (self->tree, draft, FALSE);
  hl_design_tree_select (self->tree, place);
  if (had_focus)
    hl_design_tree_focus (self->tree);
  hl_page_design_show_draft (self);
  hl_page_design_keep (self);
}

static void
name_button (GtkWidget  *button,
             const char *text,
             const char *keys)
{
  g_autofree char *tip = g_strdup_printf ("%s (%s)", text, keys);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/**
 * hl_page_design_update_actions:
 * @self: the page
 *
 * Enables what can be done now, and says what undo would take back.
 */
void
hl_page_design_update_actions (HlPageDesign *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *undo = hl_questionnaire_edit_get_undo_text (self->edit);
  g_autofree char *redo = hl_questionnaire_edit_get_redo_text (self->edit);
  const guint id = get_chosen (self);

  gtk_widget_action_set_enabled (widget, "design.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "design.redo", redo != NULL);
  gtk_widget_set_sensitive (self->undo_button, undo != NULL);
  gtk_widget_set_sensitive (self->redo_button, redo != NULL);
  name_button (self->undo_button, undo != NULL ? undo : _("Undo"), "Ctrl+Z");
  name_button (self->redo_button, redo != NULL ? redo : _("Redo"), "Ctrl+Shift+Z");
  gtk_widget_action_set_enabled (widget, "design.duplicate", id != 0);
  gtk_widget_action_set_enabled (widget, "design.delete", id != 0);
  gtk_widget_set_sensitive (self->up_button, id != 0 &&
                            hl_questionnaire_edit_can_move_by (self->edit, id, -1));
  gtk_widget_set_sensitive (self->down_button, id != 0 &&
                            hl_questionnaire_edit_can_move_by (self->edit, id, 1));
}

/**
 * hl_page_design_install_edit:
 * @widget_class: class of the page
 *
 * Adds the actions that change the questionnaire.
 */
void
hl_page_design_install_edit (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "design.add-factor", NULL, on_add_factor);
  gtk_widget_class_install_action (widget_class, "design.add-part", NULL, on_add_part);
  gtk_widget_class_install_action (widget_class, "design.duplicate", NULL, on_duplicate);
  gtk_widget_class_install_action (widget_class, "design.move", "i", on_move);
  gtk_widget_class_install_action (widget_class, "design.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "design.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "design.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "design.wording", NULL, on_wording);
  gtk_widget_class_install_action (widget_class, "design.whole", NULL, on_whole);
}
