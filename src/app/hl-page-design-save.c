#include "app/hl-page-design-private.h"

#include "app/hl-compat.h"
#include "core/hl-i18n.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-survey.h"

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

  text = g_strdup_printf (_("Revision %u is saved"), saved->revision);
  tell (self, text);
  self->data->newest = saved->revision;
  hl_page_design_begin (self, saved);
  hl_workspace_changed (self->workspace, self->data->survey->id);
}

/* A round that has not begun takes the new revision over; the others keep theirs. */
static HlSurvey *
make_round (HlPageDesign    *self,
            HlQuestionnaire *questionnaire)
{
  HlSurvey *survey;

  if (self->data->is_frozen || !self->is_rounds)
    return NULL;

  survey = hl_survey_copy (self->data->survey);
  hl_questionnaire_unref (survey->questionnaire);
  survey->questionnaire = hl_questionnaire_ref (questionnaire);

  return survey;
}

static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);
  HlQuestionnaire *questionnaire = hl_questionnaire_edit_finish (self->edit, NULL);
  Saving *saving;

  if (questionnaire == NULL)
    {
      hl_design_problems_focus (self->problems);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->questionnaire = questionnaire;
  saving->survey = make_round (self, questionnaire);
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), FALSE);
  hl_workspace_run_async (self->workspace, save, saving, saving_free,
                          (GDestroyNotify) hl_questionnaire_unref, NULL, on_saved,
                          g_object_ref (self));
}

/* One step of undo brings it all back. */
static void
on_discard (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HlPageDesign *self = HL_PAGE_DESIGN (widget);

  while (hl_questionnaire_edit_undo (self->edit))
    ;
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
  const gboolean is_modified = hl_questionnaire_edit_is_modified (self->edit);
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
  gtk_widget_class_install_action (widget_class, "design.discard", NULL, on_discard);
}
