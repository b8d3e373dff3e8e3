#include "app/hl-page-design-private.h"

#include "app/hl-compat.h"
#include "app/hl-design-draft.h"
#include "core/hl-i18n.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-survey.h"

#define KEEP_AFTER 1 /* seconds after the last change */

typedef struct
{
  HlQuestionnaire *questionnaire;
  HlSurvey        *survey;        /* the round that takes it over, or NULL */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  hl_questionnaire_unref (saving->questionnaire);
  g_clear_pointer (&saving->survey, hl_survey_unref);
  g_free (saving);
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Saving *saving = data;

  if (!hl_store_save_questionnaire (store, saving->questionnaire, error))
    return NULL;
  if (saving->survey != NULL && !hl_store_update_survey (store, saving->survey, NULL, error))
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
take_saved (HlPageDesign    *self,
            HlQuestionnaire *saved)
{
  HlDesignData *data = self->data;

  hl_design_draft_remove (hl_workspace_get_path (self->workspace), saved->id);
  g_clear_pointer (&data->draft, g_free);
  g_clear_pointer (&data->base, hl_questionnaire_unref);
  data->base = hl_questionnaire_ref (saved);
  data->newest = saved->revision;
  data->is_rounds = data->is_rounds && !data->is_frozen;
  if (!data->is_rounds)
    {
      g_free (self->wanted_id);
      self->wanted_id = g_strdup (saved->id);
      data->n_responses = 0;
    }
  hl_page_design_begin (self);
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
  hl_page_focus (HL_PAGE (self));
  hl_workspace_changed (self->workspace, self->data->survey->id);
}

/* A round that has not begun takes the new revision over; the others keep theirs. */
static HlSurvey *
make_round (HlPageDesign    *self,
            HlQuestionnaire *questionnaire)
{
  HlSurvey *survey;

  if (self->data->is_frozen || !self->data->is_rounds)
    return NULL;

  survey = hl_survey_copy (self->data->survey);
  hl_questionnaire_unref (survey->questionnaire);
  survey->questionnaire = hl_questionnaire_ref (questionnaire);

  return survey;
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
  saving->survey = make_round (self, questionnaire);
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

/* Redo brings it all back. */
static void
on_discard (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  while (hl_questionnaire_edit_undo (self->edit))
    ;
  if (!hl_page_design_is_modified (self))
    return;

  /* The edit was taken up from an earlier start: its steps are not known any more. */
  g_clear_pointer (&self->data->draft, g_free);
  hl_page_design_begin (self);
  hl_page_design_keep (self);
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
  return self->data->draft != NULL || hl_questionnaire_edit_is_modified (self->edit);
}

static gboolean
on_keep (gpointer data)
{
  HlPageDesign *self = data;

  self->keeping = 0;
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

/**
 * hl_page_design_keep_now:
 * @self: the page
 *
 * Keeps an edit that waits for it, so that it goes on from here after the program ended. That it
 * cannot be kept is said, once.
 */
void
hl_page_design_keep_now (HlPageDesign *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *path;

  if (self->edit == NULL || self->data == NULL || self->workspace == NULL)
    return;

  path = hl_workspace_get_path (self->workspace);
  if (!hl_page_design_is_modified (self))
    {
      if (self->keeping != 0)
        hl_design_draft_remove (path, self->data->base->id);
      g_clear_handle_id (&self->keeping, g_source_remove);
      return;
    }

  g_clear_handle_id (&self->keeping, g_source_remove);
  text = hl_questionnaire_edit_to_text (self->edit);
  if (!hl_design_draft_write (path, self->data->base, text, &error))
    tell (self, error->message);
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
