#include "app/hl-register-pane-private.h"

#include "core/hl-i18n.h"

G_DEFINE_FINAL_TYPE (HlRegisterPane, hl_register_pane, ADW_TYPE_BIN)

/* Internal. */
void
hl_register_pane_tell (HlRegisterPane *self,
                       const char     *text,
                       gboolean        is_fault)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

/* Internal: work may end when the window is gone. */
gboolean
hl_register_pane_is_alive (HlRegisterPane *self)
{
  return self->states != NULL;
}

/* Internal: "register", "numbers" or "refused". */
void
hl_register_pane_show_view (HlRegisterPane *self,
                            const char     *view)
{
  gboolean is_numbers = g_str_equal (view, "numbers");

  gtk_stack_set_visible_child_name (self->views, view);
  gtk_toggle_button_set_active (is_numbers ? self->numbers_button : self->register_button, TRUE);
  hl_register_pane_tell (self, "", FALSE);
}

/* Why nothing can be written down, or %NULL. */
static const char *
find_lock (const HlSurvey *survey)
{
  switch (survey->state)
    {
    case HL_SURVEY_DRAFT:
      return _("The round is not open yet. Its register begins with the opening.");

    case HL_SURVEY_PUBLISHED:
      return _("The results are published: the register stays as it is.");

    case HL_SURVEY_OPEN:
    case HL_SURVEY_CLOSED:
      break;
    }

  return NULL;
}

static void
show_book (HlRegisterPane *self)
{
  const char *lock = find_lock (self->book->survey);

  hl_register_summary_show (self->summary, self->book);
  hl_register_table_show (self->table, self->book);
  hl_register_editor_show (self->editor, self->book);
  hl_register_numbers_show (self->numbers, self->book);
  hl_register_names_show (self->names, self->book);
  gtk_label_set_text (self->locked, lock != NULL ? lock : "");
  gtk_widget_set_visible (GTK_WIDGET (self->locked), lock != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), lock == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.import", lock == NULL);
  gtk_stack_set_visible_child_name (self->states, "data");
  if (self->wants_focus)
    hl_register_pane_focus (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;
  HlRegisterBook *book = hl_register_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->book, hl_register_book_unref);
  self->book = book;
  if (book != NULL)
    {
      show_book (self);
      return;
    }

  adw_status_page_set_description (self->error, error->message);
  gtk_stack_set_visible_child_name (self->states, "error");
}

static void
load (HlRegisterPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hl_register_load_async (self->workspace, self->survey->id, self->cancellable, on_loaded,
                          g_object_ref (self));
}

/* Internal: the views that show the round hear of it, this one among them. */
void
hl_register_pane_announce (HlRegisterPane *self,
                           GObject        *workspace)
{
  hl_workspace_changed (HL_WORKSPACE (workspace), self->survey->id);
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;

  if (hl_register_write_finish (HL_WORKSPACE (source), result, &error))
    hl_register_pane_announce (self, source);
  else if (hl_register_pane_is_alive (self))
    hl_register_editor_refuse (self->editor, error->message);
}

static void
on_save (HlRegisterPane   *self,
         HlRegisterChange *change)
{
  hl_register_change_async (self->workspace, self->book->survey, change, on_changed,
                            g_object_ref (self));
}

static void
on_picked (HlRegisterPane *self,
           HlRegisterItem *item)
{
  const HlRegisterRow *row = hl_register_item_get_row (item);

  if (gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    hl_register_editor_pick (self->editor, row->first, row->last);
}

static void
on_conflict (HlRegisterPane *self,
             const char     *text)
{
  hl_register_pane_show_view (self, "register");
  hl_register_table_filter (self->table, HL_REGISTER_SHOW_CONFLICTS, text);
}

static void
on_issued (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_issued = hl_register_write_finish (HL_WORKSPACE (source), result, &error);

  if (is_issued)
    hl_register_pane_announce (self, source);
  if (!hl_register_pane_is_alive (self))
    return;

  if (is_issued)
    hl_register_numbers_issued (self->numbers);
  else
    hl_register_numbers_refuse (self->numbers, error->message);
}

static void
on_issue (HlRegisterPane      *self,
          const HlSerialRange *range,
          const char          *reason)
{
  hl_register_issue_async (self->workspace, self->book->survey, range, reason, on_issued,
                           g_object_ref (self));
}

static void
on_forgotten (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = hl_register_write_finish (HL_WORKSPACE (source), result, &error);

  if (is_done)
    hl_register_pane_announce (self, source);
  if (hl_register_pane_is_alive (self))
    hl_register_names_tell (self->names, is_done ? _("Names and notes are deleted.") :
                            error->message, !is_done);
}

static void
on_forget (HlRegisterPane *self,
           const char     *reason)
{
  hl_register_forget_async (self->workspace, self->book->survey, reason, on_forgotten,
                            g_object_ref (self));
}

static void
on_show_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hl_register_pane_show_view (HL_REGISTER_PANE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_copy_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HlRegisterPane *self = HL_REGISTER_PANE (widget);

  hl_register_numbers_copy (self->numbers);
  hl_register_pane_tell (self, _("The missing numbers are copied."), FALSE);
}

static void
on_toggled (HlRegisterPane  *self,
            GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    hl_register_pane_show_view (self, button == self->numbers_button ? "numbers" : "register");
}

static void
on_retry (HlRegisterPane *self)
{
  load (self);
}

/**
 * hl_register_pane_show:
 * @self: the pane
 * @workspace: the open file
 * @survey: the round to show
 *
 * Shows the register of a round as it is now. What is being typed stays while the round is the
 * same.
 */
void
hl_register_pane_show (HlRegisterPane *self,
                       HlWorkspace    *workspace,
                       HlSurvey       *survey)
{
  gboolean is_other = self->survey == NULL || self->survey->id != survey->id ||
                      self->workspace != workspace;

  g_set_object (&self->workspace, workspace);
  hl_survey_ref (survey);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = survey;
  if (is_other)
    {
      g_clear_pointer (&self->book, hl_register_book_unref);
      gtk_stack_set_visible_child_name (self->states, "blank");
      hl_register_pane_show_view (self, "register");
    }

  load (self);
}

/**
 * hl_register_pane_focus:
 * @self: the pane
 *
 * Makes it ready for the keyboard, now or once the round is read.
 */
void
hl_register_pane_focus (HlRegisterPane *self)
{
  self->wants_focus = self->book == NULL;
  if (self->wants_focus)
    return;

  if (gtk_widget_get_visible (GTK_WIDGET (self->editor)))
    hl_register_editor_focus (self->editor);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
hl_register_pane_dispose (GObject *object)
{
  HlRegisterPane *self = HL_REGISTER_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_REGISTER_PANE);
  g_clear_pointer (&self->book, hl_register_book_unref);
  g_clear_pointer (&self->taken, hl_register_taken_free);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hl_register_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, states);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, error);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, summary);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, register_button);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, numbers_button);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, views);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, table);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, editor);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, locked);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, numbers);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, names);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, refused);
  gtk_widget_class_bind_template_child (widget_class, HlRegisterPane, message);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.show", "s", on_show_action);
  hl_register_files_install (widget_class);
  gtk_widget_class_install_action (widget_class, "register.copy-missing", NULL, on_copy_action);
}

static void
hl_register_pane_class_init (HlRegisterPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_register_pane_dispose;

  g_type_ensure (HL_TYPE_REGISTER_SUMMARY);
  g_type_ensure (HL_TYPE_REGISTER_TABLE);
  g_type_ensure (HL_TYPE_REGISTER_EDITOR);
  g_type_ensure (HL_TYPE_REGISTER_NUMBERS);
  g_type_ensure (HL_TYPE_REGISTER_NAMES);
  g_type_ensure (HL_TYPE_REGISTER_REFUSED);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-register-pane.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_conflict);
  gtk_widget_class_bind_template_callback (widget_class, on_issue);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
hl_register_pane_init (HlRegisterPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
