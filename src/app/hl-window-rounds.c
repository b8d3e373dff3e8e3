/* The rounds of the open file, and the one that is shown. */
#include "app/hl-window-private.h"

#include "app/hl-import-actions.h"
#include "app/hl-page.h"
#include "app/hl-round-life.h"
#include "app/hl-round-list.h"
#include "app/hl-window-files.h"
#include "store/hl-store-survey.h"

/**
 * hl_window_show_survey:
 * @self: a window
 *
 * Shows the round in the present view, as its data are now. Internal to the window.
 */
void
hl_window_show_survey (HlWindow *self)
{
  HlPage *page = HL_PAGE (gtk_stack_get_visible_child (self->pages));

  if (page != NULL && self->survey != NULL)
    hl_page_show_round (page, self->workspace, self->survey);
  hl_import_actions_update (self, self->survey);
  hl_round_life_update (self, self->survey);
}

static void
choose_round (HlWindow *self,
              HlSurvey *survey)
{
  hl_survey_ref (survey);
  g_clear_pointer (&self->survey, hl_survey_unref);
  self->survey = survey;
  self->wanted_survey = survey->id;
  hl_sidebar_set_round (self->sidebar, survey);
  adw_window_title_set_subtitle (self->title, survey->title);
}

static void
fill_rounds (HlWindow  *self,
             GPtrArray *surveys)
{
  HlSurvey *chosen = NULL;

  g_list_store_remove_all (self->rounds_model);
  g_clear_pointer (&self->survey, hl_survey_unref);
  for (guint i = surveys->len; i > 0; i--)
    {
      HlSurvey *survey = surveys->pdata[i - 1];
      g_autoptr (HlRound) round = hl_round_new (survey);

      g_list_store_append (self->rounds_model, round);
      if (chosen == NULL || survey->id == self->wanted_survey)
        chosen = survey;
    }

  if (chosen != NULL)
    choose_round (self, chosen);
  hl_window_show_main (self);
  hl_window_files_copy_daily (self);
}

static void
on_rounds_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = hl_rounds_list_finish (HL_WORKSPACE (source), result, &error);

  if (HL_WORKSPACE (source) != self->workspace)
    return;

  if (surveys != NULL)
    fill_rounds (self, surveys);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hl_window_show_start (self, error->message);
}

/**
 * hl_window_load:
 * @self: a window with a file
 *
 * Reads the rounds of the file and shows the wanted one. Internal to the window.
 */
void
hl_window_load (HlWindow *self)
{
  hl_rounds_list_async (self->workspace, self->cancellable, on_rounds_loaded,
                        g_object_ref (self));
}

static guint
find_round (HlWindow *self,
            gint64    survey_id)
{
  guint n_rounds = g_list_model_get_n_items (G_LIST_MODEL (self->rounds_model));

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (HlRound) round = g_list_model_get_item (G_LIST_MODEL (self->rounds_model), i);

      if (hl_round_get_survey (round)->id == survey_id)
        return i;
    }

  return HL_NO_INDEX;
}

static gpointer
load_survey (HlStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return hl_store_load_survey (store, *(const gint64 *) data, error);
}

/* The round as it is now takes the place of what it was. */
static void
on_survey_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (HlSurvey) survey = hl_workspace_run_finish (HL_WORKSPACE (source), result, NULL);
  guint index = survey != NULL ? find_round (self, survey->id) : HL_NO_INDEX;

  if (HL_WORKSPACE (source) != self->workspace || index == HL_NO_INDEX)
    return;

  HlRound *round = hl_round_new (survey);

  g_list_store_splice (self->rounds_model, index, 1, (gpointer *) &round, 1);
  g_object_unref (round);
  if (self->survey == NULL || self->survey->id != survey->id)
    return;

  choose_round (self, survey);
  hl_window_show_survey (self);
}

/**
 * hl_window_on_changed:
 * @self: a window
 * @survey_id: see #HlWorkspace::changed
 *
 * Brings what is shown up to date. Internal to the window.
 */
void
hl_window_on_changed (HlWindow *self,
                      gint64    survey_id)
{
  const char *view = gtk_stack_get_visible_child_name (self->pages);

  if (survey_id > 0)
    hl_workspace_run_async (self->workspace, load_survey,
                            g_memdup2 (&survey_id, sizeof survey_id), g_free,
                            (GDestroyNotify) hl_survey_unref, self->cancellable, on_survey_loaded,
                            g_object_ref (self));
  else if (survey_id < 0 && self->survey != NULL && hl_page_find (view)->live)
    hl_window_show_survey (self);
  if (survey_id != 0)
    return;

  if (view != NULL)
    {
      g_free (self->wanted_view);
      self->wanted_view = g_strdup (view);
    }
  hl_window_load (self);
}

/**
 * hl_window_choose_round:
 * @self: a window
 * @survey: number of a round; nothing happens when the file has no such round
 *
 * Shows another round in the present view.
 */
void
hl_window_choose_round (HlWindow *self,
                        gint64    survey)
{
  guint index = find_round (self, survey);
  g_autoptr (HlRound) round = NULL;

  if (index == HL_NO_INDEX)
    return;

  round = g_list_model_get_item (G_LIST_MODEL (self->rounds_model), index);
  choose_round (self, hl_round_get_survey (round));
  hl_window_show_survey (self);
}

/**
 * hl_window_open_round:
 * @self: a window with a file
 * @survey: number of a round, which may be new
 * @view: id of a view
 *
 * Reads the rounds again and shows one of them in a view.
 */
void
hl_window_open_round (HlWindow   *self,
                      gint64      survey,
                      const char *view)
{
  g_free (self->wanted_view);
  self->wanted_view = g_strdup (view);
  self->wanted_survey = survey;
  hl_window_load (self);
}
