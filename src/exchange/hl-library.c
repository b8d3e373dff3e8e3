#include "exchange/hl-library.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "exchange/hl-import-fold.h"
#include "exchange/hl-questionnaire-json.h"

#define MAX_ID 40

static gboolean
is_builtin (const char *id)
{
  return g_strv_contains (hl_builtin_questionnaire_ids (), id);
}

static HlQuestionnaire *
load_stored (HlStore    *store,
             const char *id,
             guint       revision,
             GError    **error)
{
  g_autoptr (GError) inner = NULL;
  HlQuestionnaire *found = hl_store_load_questionnaire (store, id, revision, &inner);

  if (inner != NULL && !g_error_matches (inner, HL_ERROR, HL_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&inner));

  return found;
}

/**
 * hl_library_load:
 * @store: (nullable): the survey file
 * @id: id of a questionnaire
 * @revision: its revision, 0 = the newest
 * @error: return location for an error
 *
 * Finds a questionnaire, of those in the file and the built-in ones.
 *
 * Returns: (transfer full): the questionnaire, or %NULL with %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
HlQuestionnaire *
hl_library_load (HlStore    *store,
                 const char *id,
                 guint       revision,
                 GError    **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (HlQuestionnaire) stored = NULL;
  g_autoptr (HlQuestionnaire) builtin = NULL;

  if (store != NULL)
    stored = load_stored (store, id, revision, &inner);
  if (inner == NULL && is_builtin (id))
    builtin = hl_builtin_questionnaire (id, &inner);
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }

  if (builtin != NULL && revision != 0 && builtin->revision != revision)
    g_clear_pointer (&builtin, hl_questionnaire_unref);
  if (stored != NULL && (builtin == NULL || stored->revision >= builtin->revision))
    return g_steal_pointer (&stored);
  if (builtin != NULL)
    return g_steal_pointer (&builtin);

  g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
               _("There is no questionnaire “%s”: questionnaire list names them, questionnaire "
                 "import adds one"), id);
  return NULL;
}

static gboolean
is_taken (HlStore    *store,
          const char *id,
          gboolean   *out_taken,
          GError    **error)
{
  HlQuestionnaireDraft *draft = NULL;
  guint next;

  if (!hl_store_next_revision (store, id, &next, error) ||
      !hl_store_load_draft (store, id, &draft, error))
    return FALSE;

  *out_taken = next > 1 || draft != NULL || is_builtin (id);
  g_clear_pointer (&draft, hl_questionnaire_draft_free);

  return TRUE;
}

/* "Phiếu góp ý (mới)" → "phieu-gop-y-moi", cut between words. */
static char *
make_slug (const char *title)
{
  g_autofree char *folded = hl_import_fold (title);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, *p);
    else if (*p == ' ' && slug->len > 0)
      g_string_append_c (slug, '-');

  if (slug->len > MAX_ID)
    {
      g_string_truncate (slug, MAX_ID + 1);
      g_string_truncate (slug, strrchr (slug->str, '-') != NULL
                         ? (gsize) (strrchr (slug->str, '-') - slug->str) : MAX_ID);
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append (slug, "phieu");

  return g_string_free (slug, FALSE);
}

/**
 * hl_library_make_id:
 * @store: the survey file
 * @title: title of a questionnaire
 * @error: return location for an error
 *
 * Makes an id of a title that no questionnaire or draft has or had: small letters without marks,
 * figures and "-", with a number behind it where it is needed.
 *
 * Returns: (transfer full) (nullable): the id, or %NULL with %HL_ERROR_STORE
 */
char *
hl_library_make_id (HlStore    *store,
                    const char *title,
                    GError    **error)
{
  g_autofree char *slug = make_slug (title);

  for (guint n = 1;; n++)
    {
      g_autofree char *id = n == 1 ? g_strdup (slug) : g_strdup_printf ("%s-%u", slug, n);
      gboolean taken;

      if (!is_taken (store, id, &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&id);
    }
}

/* The number of the next revision, also of a built-in questionnaire that is not stored. */
static gboolean
find_next (HlStore    *store,
           const char *id,
           guint      *out_next,
           GError    **error)
{
  g_autoptr (HlQuestionnaire) builtin = is_builtin (id) ? hl_builtin_questionnaire (id, NULL)
                                                        : NULL;

  if (!hl_store_next_revision (store, id, out_next, error))
    return FALSE;

  if (builtin != NULL)
    *out_next = MAX (*out_next, builtin->revision + 1);

  return TRUE;
}

static HlQuestionnaireEdit *
edit_draft (HlStore                    *store,
            const HlQuestionnaireDraft *draft,
            GError                    **error)
{
  g_autoptr (HlQuestionnaire) base = NULL;

  if (draft->base_id != NULL)
    {
      base = hl_library_load (store, draft->base_id, draft->base, error);
      if (base == NULL)
        return NULL;
    }

  return hl_questionnaire_edit_new_from_text (draft->content, base, error);
}

/**
 * hl_library_edit:
 * @store: the survey file
 * @id: id of a questionnaire or draft
 * @revision: where editing begins when there is no draft; 0 = the newest revision
 * @error: return location for an error
 *
 * Goes on with the draft of a questionnaire, or begins its next revision.
 *
 * Returns: (transfer full) (nullable): the editing model, or %NULL with %HL_ERROR_NOT_FOUND,
 *   %HL_ERROR_INVALID (a damaged draft) or %HL_ERROR_STORE
 */
HlQuestionnaireEdit *
hl_library_edit (HlStore    *store,
                 const char *id,
                 guint       revision,
                 GError    **error)
{
  g_autoptr (HlQuestionnaireDraft) draft = NULL;
  g_autoptr (HlQuestionnaire) base = NULL;
  guint next;

  if (!hl_store_load_draft (store, id, &draft, error))
    return NULL;
  if (draft != NULL)
    return edit_draft (store, draft, error);

  base = hl_library_load (store, id, revision, error);
  if (base == NULL || !find_next (store, id, &next, error))
    return NULL;

  return hl_questionnaire_edit_new (base, NULL, next);
}

/**
 * hl_library_duplicate:
 * @store: the survey file
 * @id: id of a questionnaire
 * @revision: its revision, 0 = the newest
 * @title: title of the copy
 * @error: return location for an error
 *
 * Begins a questionnaire of one's own as a copy, under an id made of @title. Its questions keep
 * their identity, so that results can be compared with those of the original.
 *
 * Returns: (transfer full) (nullable): the editing model, or %NULL with %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
HlQuestionnaireEdit *
hl_library_duplicate (HlStore    *store,
                      const char *id,
                      guint       revision,
                      const char *title,
                      GError    **error)
{
  g_autoptr (HlQuestionnaire) base = hl_library_load (store, id, revision, error);
  g_autofree char *own = base != NULL ? hl_library_make_id (store, title, error) : NULL;
  HlQuestionnaireEdit *edit;

  if (own == NULL)
    return NULL;

  edit = hl_questionnaire_edit_new (base, own, 1);
  hl_questionnaire_edit_set_text (edit, 0, "title", title);
  hl_questionnaire_edit_end_typing (edit);

  return edit;
}

/**
 * hl_library_make_draft:
 * @edit: an editing model
 *
 * Takes down the present draft, to be kept by hl_store_save_draft() in another thread.
 *
 * Returns: (transfer full): the draft
 */
HlQuestionnaireDraft *
hl_library_make_draft (HlQuestionnaireEdit *edit)
{
  const HlQuestionnaire *present = hl_questionnaire_edit_get_draft (edit);
  const HlQuestionnaire *base = hl_questionnaire_edit_get_base (edit);
  HlQuestionnaireDraft *draft = g_new0 (HlQuestionnaireDraft, 1);

  draft->id = g_strdup (present->id);
  draft->revision = present->revision;
  draft->base_id = base != NULL ? g_strdup (base->id) : NULL;
  draft->base = base != NULL ? base->revision : 0;
  draft->title = g_strdup (present->title);
  draft->content = hl_questionnaire_edit_to_text (edit);

  return draft;
}

/**
 * hl_library_save:
 * @store: the survey file
 * @questionnaire: a finished revision
 * @error: return location for an error
 *
 * Stores a revision and drops the draft it comes from.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (this revision was stored meanwhile) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_library_save (HlStore         *store,
                 HlQuestionnaire *questionnaire,
                 GError         **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), error);

  return tx != NULL && hl_store_save_questionnaire (store, questionnaire, error) &&
         hl_store_drop_draft (store, questionnaire->id, error) && hl_tx_commit (tx, error);
}

static HlQuestionnaire *
renumber (HlQuestionnaire *questionnaire,
          guint            revision,
          GError         **error)
{
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (questionnaire, NULL, revision);

  return hl_questionnaire_edit_finish (edit, error);
}

/**
 * hl_library_import:
 * @store: the survey file
 * @questionnaire: a questionnaire from a file
 * @as_next: what to do when its revision is there with other content: %TRUE: it becomes the next
 *   revision; %FALSE: it is refused
 * @error: return location for an error
 *
 * Takes a questionnaire into the library. One that is there with the same content stays as it is.
 *
 * Returns: (transfer full) (nullable): the questionnaire as it is in the library, perhaps under the
 *   number of the next revision; or %NULL with %HL_ERROR_CONFLICT or %HL_ERROR_STORE
 */
HlQuestionnaire *
hl_library_import (HlStore         *store,
                   HlQuestionnaire *questionnaire,
                   gboolean         as_next,
                   GError         **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (HlQuestionnaire) there = hl_library_load (store, questionnaire->id,
                                                       questionnaire->revision, &inner);
  g_autoptr (HlQuestionnaire) renumbered = NULL;
  guint next;

  if (there == NULL && !g_error_matches (inner, HL_ERROR, HL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }

  if (there == NULL || hl_questionnaire_same_content (there, questionnaire))
    return hl_store_save_questionnaire (store, questionnaire, error)
           ? hl_questionnaire_ref (questionnaire) : NULL;

  if (!find_next (store, questionnaire->id, &next, error))
    return NULL;
  if (!as_next)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Revision %u of questionnaire %s is there with other content: make this one "
                     "revision %u, or give it another id"),
                   questionnaire->revision, questionnaire->id, next);
      return NULL;
    }

  renumbered = renumber (questionnaire, next, error);
  if (renumbered == NULL || !hl_store_save_questionnaire (store, renumbered, error))
    return NULL;

  return g_steal_pointer (&renumbered);
}
