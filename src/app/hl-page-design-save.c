#include "app/hl-page-design-private.h"

#include "app/hl-compat.h"
#include "core/hl-i18n.h"
#include "exchange/hl-library.h"

#define KEEP_AFTER 1 /* seconds after the last change */

typedef struct
{
  HlQuestionnaire *questionnaire;
  gint64           survey_id;     /* the round that takes it over, 0 = none */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  hl_questionnaire_unref (saving->questionnaire);
  g_free (saving);
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Saving *saving = data;

  if (!hl_library_save (store, saving->questionnaire, error))
    return NULL;
  if (saving->survey_id != 0 &&
      !hl_store_move_survey (store, saving->survey_id, saving->questionnaire->revision, error))
    return NULL;

  return hl_questionnaire_ref (saving->questionnaire);
}

static void
tell (HlPageDesign *self,
      const char   *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

/* Editing goes on from what was saved. */
static void
take_saved (HlPageDesign          *self,
            const HlQuestionnaire *saved)
{
  hl_questionnaire_edit_set_saved (self->edit);
  self->data->was_kept = FALSE;
  if (!self->data->is_rounds || self->data->is_frozen)
    {
      g_free (self->wanted_id);
      self->wanted_id = g_strdup (saved->id);
    }
  self->begins_anew = TRUE;
  hl_page_design_load (self);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HlPageDesign) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) saved = hl_workspace_run_finish (HL_WORKSPACE (source), result,
                                                               &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->states), TRUE);
  if (saved == NULL)
    {
      hl_compat_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The questionnaire cannot be saved"), error->message);
      return;
    }

  gtk_stack_set_visible_child_name (self->states, "design");
  text = g_strdup_printf (_("Revision %u is saved"), saved->revision);
  tell (self, text);
  take_saved (self, saved);
  hl_workspace_changed (self->workspace, self->data->survey->id);
}

static void
save_now (HlPageDesign *self)
{
  HlQuestionnaire *questionnaire = hl_questionnaire_edit_finish (self->edit, NULL);
  Saving *saving;

  if (questionnaire == NULL)
    return;

  saving = g_new0 (Saving, 1);
  saving->questionnaire = questionnaire;
  if (self->data->is_rounds && !self->data->is_frozen)
    saving->survey_id = self->data->survey->id; /* a round that has not begun takes it over */
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), FALSE);
  hl_workspace_run_async (self->workspace, save, saving, saving_free,
                          (GDestroyNotify) hl_questionnaire_unref, NULL, on_saved,
                          g_object_ref (self));
}

/* Only a sound draft is saved; what reads differently is asked about first. */
static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (self->edit);

  if (problems->len > 0)
    {
      hl_design_problems_focus (self->problems);
      return;
    }
  if (!hl_design_revision_show (self->revision, self->edit))
    {
      save_now (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->states, "revision");
  hl_design_revision_focus (self->revision);
}

static void
on_save_now (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  save_now (HL_PAGE_DESIGN (widget));
}

static void
on_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_stack_set_visible_child_name (HL_PAGE_DESIGN (widget)->states, "design");
  hl_page_focus (HL_PAGE (widget));
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HlPageDesign) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (id == NULL)
    tell (self, error->message);
}

static gpointer
drop (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hl_store_drop_draft (store, data, error) ? g_strdup (data) : NULL;
}

static void
forget (HlPageDesign *self)
{
  hl_workspace_run_async (self->workspace, drop, g_strdup (self->data->id), g_free, g_free, NULL,
                          on_kept, g_object_ref (self));
}

/* Redo brings it all back; what an earlier start had kept is gone with its draft. */
static void
on_discard (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  while (hl_questionnaire_edit_undo (self->edit))
    ;
  if (!self->data->was_kept)
    return;

  g_clear_handle_id (&self->keeping, g_source_remove);
  self->data->was_kept = FALSE;
  self->begins_anew = TRUE;
  forget (self);
  hl_page_design_load (self);
}

/**
 * hl_page_design_is_modified:
 * @self: the page
 *
 * Returns: whether there is an edit that is not saved, of now or kept from an earlier start
 */
gboolean
hl_page_design_is_modified (HlPageDesign *self)
{
  return self->data->was_kept || hl_questionnaire_edit_is_modified (self->edit);
}

static gboolean
on_keep (gpointer data)
{
  HlPageDesign *self = data;

  hl_page_design_keep_now (self);

  return G_SOURCE_REMOVE;
}

/**
 * hl_page_design_keep:
 * @self: the page
 *
 * Keeps the edit soon: after a short pause without changes.
 */
void
hl_page_design_keep (HlPageDesign *self)
{
  g_clear_handle_id (&self->keeping, g_source_remove);
  self->keeping = g_timeout_add_seconds (KEEP_AFTER, on_keep, self);
}

static gpointer
keep (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const HlQuestionnaireDraft *draft = data;

  return hl_store_save_draft (store, draft, error) ? g_strdup (draft->id) : NULL;
}

/**
 * hl_page_design_keep_now:
 * @self: the page
 *
 * Keeps an edit that waits for it in the file, so that it goes on from here after the program
 * ended. That it cannot be kept is said.
 */
void
hl_page_design_keep_now (HlPageDesign *self)
{
  if (self->keeping == 0)
    return;

  g_clear_handle_id (&self->keeping, g_source_remove);
  if (!hl_page_design_is_modified (self))
    {
      forget (self);
      return;
    }

  hl_workspace_run_async (self->workspace, keep, hl_library_make_draft (self->edit),
                          (GDestroyNotify) hl_questionnaire_draft_free, g_free, NULL, on_kept,
                          g_object_ref (self));
}

static char *
describe_use (const HlDesignData *data,
              guint               revision)
{
  if (data->n_responses > 0)
    return g_strdup_printf (hl_ngettext ("%u response uses this questionnaire: editing makes "
                                         "revision %u.",
                                         "%u responses use this questionnaire: editing makes "
                                         "revision %u.", data->n_responses),
                            data->n_responses, revision);
  if (!data->is_rounds)
    return g_strdup_printf (_("Editing makes revision %u; rounds in use keep theirs."), revision);
  if (data->is_frozen)
    return g_strdup_printf (_("The questionnaire is in use: editing makes revision %u."),
                            revision);

  return g_strdup_printf (_("Editing makes revision %u, which this round takes over."), revision);
}

/**
 * hl_page_design_show_state:
 * @self: the page
 *
 * Says what editing makes, and offers to save what was edited.
 */
void
hl_page_design_show_state (HlPageDesign *self)
{
  const guint revision = hl_questionnaire_edit_get_draft (self->edit)->revision;
  const gboolean is_modified = hl_page_design_is_modified (self);
  g_autofree char *text = NULL;
  g_autofree char *label = g_strdup_printf (_("_Save as Revision %u"), revision);

  if (!is_modified)
    text = describe_use (self->data, revision);
  else if (self->data->is_frozen)
    text = g_strdup_printf (_("Revision %u in the making. Rounds in use keep theirs."), revision);
  else
    text = g_strdup_printf (_("Revision %u in the making."), revision);

  gtk_label_set_text (self->frozen_text, text);
  gtk_button_set_label (self->save_button, label);
  gtk_widget_set_visible (self->save_tools, is_modified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.save", is_modified);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "design.discard", is_modified);
}

/**
 * hl_page_design_install_save:
 * @widget_class: class of the page
 *
 * Adds the actions that keep a revision or let it go.
 */
void
hl_page_design_install_save (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "design.save-now", NULL, on_save_now);
  gtk_widget_class_install_action (widget_class, "design.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "design.discard", NULL, on_discard);
}
