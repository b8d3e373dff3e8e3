#include "app/hl-page-design-private.h"

#include "app/hl-font-scale.h"
#include "core/hl-i18n.h"

/* Pixels at font scale 1. */
#define TREE_WIDTH 285
#define PROPERTIES_WIDTH 323

G_DEFINE_FINAL_TYPE (HlPageDesign, hl_page_design, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_design_info;

const HlPageInfo hl_page_design_info = {
  .id = "design",
  .title = N_("Questionnaire"),
  .icon_name = "document-edit-symbolic",
  .get_type = hl_page_design_get_type,
};

static void
show_lines (HlPageDesign *self)
{
  hl_design_properties_set_lines (self->properties,
                                  hl_design_preview_count_lines (self->preview));
}

/**
 * hl_page_design_show_chosen:
 * @self: the page
 *
 * Shows the properties of what is chosen in the tree, and where it is on the paper.
 */
void
hl_page_design_show_chosen (HlPageDesign *self)
{
  HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (self->edit);
  const HlDesignPlace place = hl_design_tree_get_selected (self->tree);
  const char *code = NULL;

  if (place.kind == HL_DESIGN_QUESTION)
    code = draft->questions[place.index].code;
  hl_design_properties_show (self->properties, draft, place);
  hl_design_properties_show_problems (self->properties, problems);
  hl_design_preview_select (self->preview, code);
  show_lines (self);
  hl_page_design_update_actions (self);
}

/**
 * hl_page_design_show_draft:
 * @self: the page, its tree brought up to the draft
 *
 * Shows what is wrong with the draft and how it looks on paper.
 */
void
hl_page_design_show_draft (HlPageDesign *self)
{
  g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (self->edit);
  g_autoptr (HlQuestionnaire) finished = hl_questionnaire_edit_finish (self->edit, NULL);

  hl_design_tree_show_problems (self->tree, problems);
  hl_design_problems_show (self->problems, problems);
  hl_design_preview_show (self->preview, finished);
  hl_page_design_show_state (self);
  hl_page_design_show_chosen (self);
}

static void
on_selected (HlPageDesign *self)
{
  hl_questionnaire_edit_end_typing (self->edit);
  hl_page_design_show_chosen (self);
}

static void
on_picked (HlPageDesign *self,
           const char   *code)
{
  const guint question =
    hl_questionnaire_index_of (hl_questionnaire_edit_get_draft (self->edit), code);

  if (question == HL_NO_INDEX)
    return;

  hl_design_tree_select (self->tree, (HlDesignPlace) { HL_DESIGN_QUESTION, question });
  hl_design_tree_focus (self->tree);
  on_selected (self);
}

static void
show_panes (HlPageDesign *self)
{
  const gboolean is_narrow = hl_adaptive_box_is_narrow (self->adaptive);

  const gboolean shows_paper = !is_narrow || self->wants_paper;

  gtk_widget_set_visible (GTK_WIDGET (self->preview), shows_paper);
  gtk_widget_set_visible (self->middle, !is_narrow || !shows_paper);
}

/* The page opens at its first criterion, where most of the work is. */
static HlDesignPlace
find_first (const HlQuestionnaire *questionnaire)
{
  if (questionnaire->n_criteria > 0)
    return (HlDesignPlace) { HL_DESIGN_QUESTION, questionnaire->criteria[0] }
  ;
  if (questionnaire->n_questions > 0)
    return (HlDesignPlace) { HL_DESIGN_QUESTION, 0 }
  ;

  return (HlDesignPlace) { HL_DESIGN_WHOLE, 0 };
}

static void
begin (HlPageDesign *self)
{
  HlQuestionnaire *draft;

  g_set_object (&self->edit, self->data->edit);
  g_signal_connect_object (self->edit, "changed", G_CALLBACK (hl_page_design_on_changed), self,
                           G_CONNECT_SWAPPED);
  draft = hl_questionnaire_edit_get_draft (self->edit);
  hl_design_tree_show (self->tree, draft, TRUE);
  hl_design_tree_select (self->tree, find_first (draft));
  hl_page_design_show_draft (self);
}

/* What is being edited stays, as long as it is the same that is wanted. */
static gboolean
keeps_edit (HlPageDesign       *self,
            const HlDesignData *data)
{
  return self->data != NULL && !self->begins_anew && self->data->survey->id == data->survey->id &&
         g_str_equal (self->data->id, data->id) &&
         (self->data->base == data->base || hl_page_design_is_modified (self));
}

static void
show_data (HlPageDesign *self,
           HlDesignData *data)
{
  const gboolean keeps = keeps_edit (self, data);

  if (keeps)
    data->was_kept = self->data->was_kept;
  g_clear_pointer (&self->data, hl_design_data_free);
  self->data = data;
  self->begins_anew = FALSE;
  hl_design_preview_set_round (self->preview, data->survey, data->office);
  if (keeps)
    {
      hl_page_design_show_state (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->states, "design");
  begin (self);
  hl_page_focus (HL_PAGE (self));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HlPageDesign) self = user_data;
  g_autoptr (GError) error = NULL;
  HlDesignData *data = hl_design_data_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (data == NULL)
    {
      adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), error->message);
      gtk_stack_set_visible_child_name (self->states, "error");
      return;
    }

  show_data (self, data);
}

static void
cancel (HlPageDesign *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * hl_page_design_load:
 * @self: the page
 *
 * Loads the questionnaire that is wanted; an edit that is not saved is kept first.
 */
void
hl_page_design_load (HlPageDesign *self)
{
  hl_page_design_keep_now (self);
  cancel (self);
  self->cancellable = g_cancellable_new ();
  hl_design_data_load_async (self->workspace, self->survey_id, self->wanted_id, self->cancellable,
                             on_loaded, g_object_ref (self));
}

static void
hl_page_design_show_round (HlPage      *page,
                           HlWorkspace *workspace,
                           HlSurvey    *survey)
{
  HlPageDesign *self = HL_PAGE_DESIGN (page);

  if (self->survey_id != survey->id)
    g_clear_pointer (&self->wanted_id, g_free);
  self->survey_id = survey->id;
  g_set_object (&self->workspace, workspace);
  hl_page_design_load (self);
}

static void
hl_page_design_focus (HlPage *page)
{
  HlPageDesign *self = HL_PAGE_DESIGN (page);

  if (self->data != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->tree)))
    hl_design_tree_focus (self->tree);
}

static AdwHeaderBar *
find_header (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    return ADW_HEADER_BAR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwHeaderBar *found = find_header (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
hl_page_design_map (GtkWidget *widget)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  GTK_WIDGET_CLASS (hl_page_design_parent_class)->map (widget);

  g_set_weak_pointer (&self->header, find_header (GTK_WIDGET (gtk_widget_get_root (widget))));
  if (self->header != NULL)
    adw_header_bar_pack_end (self->header, self->buttons);
}

static void
hl_page_design_unmap (GtkWidget *widget)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  if (self->header != NULL)
    adw_header_bar_remove (self->header, self->buttons);
  g_clear_weak_pointer (&self->header);
  hl_page_design_keep_now (self);

  GTK_WIDGET_CLASS (hl_page_design_parent_class)->unmap (widget);
}

static void
on_find (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_design_tree_search (HL_PAGE_DESIGN (widget)->tree);
}

static void
on_turn (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_design_preview_turn (HL_PAGE_DESIGN (widget)->preview, g_variant_get_int32 (parameter));
}

static void
on_paper (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  self->wants_paper = !self->wants_paper;
  show_panes (self);
}

static void
hl_page_design_dispose (GObject *object)
{
  HlPageDesign *self = HL_PAGE_DESIGN (object);

  g_clear_handle_id (&self->keeping, g_source_remove);
  cancel (self);
  g_clear_object (&self->buttons);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_DESIGN);

  G_OBJECT_CLASS (hl_page_design_parent_class)->dispose (object);
}

static void
hl_page_design_finalize (GObject *object)
{
  HlPageDesign *self = HL_PAGE_DESIGN (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->edit);
  g_clear_pointer (&self->data, hl_design_data_free);
  g_free (self->wanted_id);

  G_OBJECT_CLASS (hl_page_design_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  g_type_ensure (HL_TYPE_ADAPTIVE_BOX);
  g_type_ensure (HL_TYPE_DESIGN_TREE);
  g_type_ensure (HL_TYPE_DESIGN_LIBRARY);
  g_type_ensure (HL_TYPE_DESIGN_PREVIEW);
  g_type_ensure (HL_TYPE_DESIGN_PROBLEMS);
  g_type_ensure (HL_TYPE_DESIGN_PROPERTIES);
  g_type_ensure (HL_TYPE_DESIGN_REVISION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-design.ui");
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, states);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, error_page);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, adaptive);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, tree_pane);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, tree);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, preview);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, panes);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, outer);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, properties);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, problems);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, library);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, revision);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, up_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, down_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, save_tools);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, save_button);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, middle);
  gtk_widget_class_bind_template_child (widget_class, HlPageDesign, frozen_text);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, show_lines);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_dropped);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_edited);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_jump);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_jump_removed);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_option);
  gtk_widget_class_bind_template_callback (widget_class, hl_page_design_on_problem);
}

static void
hl_page_design_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.find", NULL, on_find);
  gtk_widget_class_install_action (widget_class, "design.turn", "i", on_turn);
  gtk_widget_class_install_action (widget_class, "design.paper", NULL, on_paper);
  hl_page_design_install_edit (widget_class);
  hl_page_design_install_save (widget_class);
  hl_page_design_install_library (widget_class);
}

static void
hl_page_design_class_init (HlPageDesignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HlPageClass *page_class = HL_PAGE_CLASS (klass);

  object_class->dispose = hl_page_design_dispose;
  object_class->finalize = hl_page_design_finalize;
  widget_class->map = hl_page_design_map;
  widget_class->unmap = hl_page_design_unmap;
  page_class->show_round = hl_page_design_show_round;
  page_class->focus = hl_page_design_focus;
  bind_children (widget_class);
  bind_callbacks (widget_class);
  hl_page_design_install_actions (widget_class);
}

/* Before the text fields, which have uses of their own for some of these keys. */
static void
add_keys (HlPageDesign *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
    int         step;
  } shortcuts[] = {
    { "<Control>f", "design.find", 0 },
    { "<Control>p", "design.paper", 0 },
    { "<Control>Page_Up", "design.turn", -1 },
    { "<Control>Page_Down", "design.turn", 1 },
    { "<Control>Return|<Control>KP_Enter", "design.add", 0 },
    { "<Control>d", "design.duplicate", 0 },
    { "<Alt>Up|<Alt>KP_Up", "design.move", -1 },
    { "<Alt>Down|<Alt>KP_Down", "design.move", 1 },
    { "<Control>z", "design.undo", 0 },
    { "<Control><Shift>z|<Control>y", "design.redo", 0 },
    { "F2", "design.wording", 0 },
    { "<Control>s", "design.save", 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (shortcuts[i].keys);
      GtkShortcut *shortcut = gtk_shortcut_new (trigger,
                                                gtk_named_action_new (shortcuts[i].action));

      if (shortcuts[i].step != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (shortcuts[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fit (HlPageDesign *self)
{
  const double scale = hl_font_scale (GTK_WIDGET (self));

  gtk_paned_set_position (self->outer, (int) (TREE_WIDTH * scale));
  gtk_paned_set_position (self->panes, (int) (PROPERTIES_WIDTH * scale));
}

static void
hl_page_design_init (HlPageDesign *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_page_design_make_buttons (self);
  add_keys (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fit),
                           self, G_CONNECT_SWAPPED);
  fit (self);
}
