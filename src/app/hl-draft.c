#include "app/hl-draft.h"

#include <string.h>

#include "store/hl-store-batch.h"
#include "store/hl-store-response.h"

static void
draft_clear (gpointer data)
{
  HlDraft *self = data;

  hl_survey_unref (self->survey);
  g_clear_pointer (&self->verify, hl_verify_result_free);
  hl_response_free (self->form);
  hl_key_journal_free (self->journal);
  g_clear_pointer (&self->holder, hl_response_free);
  g_free (self->operator_name);
}

/**
 * hl_draft_new:
 * @survey: the round
 * @form: a complete form; its id is that of the stored form it replaces, 0 = a new one
 * @journal: (transfer full): its journal
 * @operator_name: who keyed it
 *
 * Returns: (transfer full): the form, ready to be stored
 */
HlDraft *
hl_draft_new (HlSurvey         *survey,
              const HlResponse *form,
              HlKeyJournal     *journal,
              const char       *operator_name)
{
  HlDraft *self = g_atomic_rc_box_new0 (HlDraft);

  self->survey = hl_survey_ref (survey);
  self->form = hl_response_copy (form);
  self->journal = journal;
  self->operator_name = g_strdup (operator_name);

  return self;
}

/**
 * hl_draft_ref:
 * @self: a draft
 *
 * Returns: (transfer full): @self
 */
HlDraft *
hl_draft_ref (HlDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * hl_draft_unref:
 * @self: (transfer full): a draft
 *
 * Lets a draft go; its journal stays on disk unless it was stored.
 */
void
hl_draft_unref (HlDraft *self)
{
  g_atomic_rc_box_release_full (self, draft_clear);
}

static gboolean
same_texts (const HlResponse *one,
            const HlResponse *other)
{
  if (one->texts->len != other->texts->len)
    return FALSE;

  for (guint i = 0; i < one->texts->len; i++)
    {
      const HlText *text = &g_array_index (one->texts, HlText, i);

      if (g_strcmp0 (text->text, hl_response_get_text (other, text->question, text->option)) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Who bears the serial that was refused. */
static HlResponse *
load_holder (HlStore       *store,
             const HlDraft *self)
{
  gint64 id = 0;

  if (self->form->id != 0 ||
      !hl_store_has_serial (store, self->survey->id, self->form->serial, &id, NULL) || id == 0)
    return NULL;

  return hl_store_load_response (store, self->survey, id, NULL);
}

/* After a crash between the commit and the removal of the journal the form is there already. */
static gint64
find_same (HlStore *store,
           HlDraft *self)
{
  g_autoptr (HlResponse) stored = NULL;
  const HlResponse *form = self->form;
  gint64 id = 0;

  if (form->id != 0 || !hl_store_has_serial (store, self->survey->id, form->serial, &id, NULL) ||
      id == 0)
    return 0;

  stored = hl_store_load_response (store, self->survey, id, NULL);
  if (stored == NULL || stored->field != form->field || stored->area != form->area ||
      stored->respondent != form->respondent ||
      memcmp (stored->answers, form->answers, form->n_answers) != 0 ||
      !same_texts (stored, form))
    return 0;

  return id;
}

/* The form and its place in the batch, or neither. */
static gint64
add_form (HlStore *store,
          HlDraft *self,
          GError **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), error);
  gint64 id = tx != NULL ? hl_store_add_response (store, self->survey, self->form, error) : 0;

  if (id == 0 || !hl_store_add_to_batch (store, self->batch, id, error) ||
      !hl_tx_commit (tx, error))
    return 0;

  return id;
}

static gint64
store_form (HlStore *store,
            HlDraft *self,
            GError **error)
{
  gint64 id = find_same (store, self);

  if (id != 0)
    return id;

  hl_store_set_operator (store, self->operator_name);
  if (self->form->id == 0)
    return add_form (store, self, error);

  if (self->verify != NULL)
    return hl_store_add_verify (store, self->survey, self->form, self->verify, error)
           ? self->form->id : 0;

  if (!hl_store_update_response (store, self->survey, self->form, NULL, NULL, error))
    return 0;

  return self->form->id;
}

static gpointer
do_store (HlStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  HlDraft *self = data;
  gint64 id = store_form (store, self, error);

  if (id == 0)
    {
      g_clear_pointer (&self->holder, hl_response_free);
      self->holder = load_holder (store, self);
      return NULL;
    }

  /* A journal that stays behind is recognised at the next start. */
  hl_key_journal_remove (self->journal, NULL);

  return g_memdup2 (&id, sizeof id);
}

/**
 * hl_draft_store_async:
 * @workspace: the open file
 * @self: a draft
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Stores a form and removes its journal after the commit.
 */
void
hl_draft_store_async (HlWorkspace        *workspace,
                      HlDraft            *self,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  hl_workspace_run_async (workspace, do_store, hl_draft_ref (self),
                          (GDestroyNotify) hl_draft_unref, g_free, NULL, callback, data);
}

/**
 * hl_draft_store_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: id of the stored form, or 0 with the errors of hl_store_add_response() or
 *   hl_store_update_response(); then the journal is still there
 */
gint64
hl_draft_store_finish (HlWorkspace  *workspace,
                       GAsyncResult *result,
                       GError      **error)
{
  g_autofree gint64 *id = hl_workspace_run_finish (workspace, result, error);

  return id != NULL ? *id : 0;
}
