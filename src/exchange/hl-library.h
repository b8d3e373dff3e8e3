#pragma once

#include "core/hl-questionnaire-edit.h"
#include "store/hl-store-design.h"
#include "store/hl-store-questionnaire.h"

G_BEGIN_DECLS

/**
 * HlLibraryEntry:
 * @revision: the newest one
 * @n_revisions: how many there are
 * @built_in: the program brings it
 * @stored: it is in the file; a built-in one only once a round asks it or it was changed
 * @draft_at: when its draft was kept, UTC seconds; 0 = it has none
 * @uses: (element-type HlQuestionnaireUse): the rounds that ask it
 *
 * A questionnaire of the library: built in, own, or a draft that was not stored yet (@revision 0).
 */
typedef struct
{
  char      *id;
  char      *title;
  guint      revision;
  guint      n_revisions;
  guint      n_criteria;
  gboolean   built_in;
  gboolean   stored;
  gint64     draft_at;
  GPtrArray *uses;
} HlLibraryEntry;

GPtrArray           *hl_library_list       (HlStore             *store,
                                            GError             **error);
HlQuestionnaire     *hl_library_load       (HlStore             *store,
                                            const char          *id,
                                            guint                revision,
                                            GError             **error);
char                *hl_library_make_id    (HlStore             *store,
                                            const char          *title,
                                            GError             **error);
HlQuestionnaireEdit *hl_library_edit       (HlStore             *store,
                                            const char          *id,
                                            guint                revision,
                                            GError             **error);
HlQuestionnaireEdit *hl_library_duplicate  (HlStore             *store,
                                            const char          *id,
                                            guint                revision,
                                            const char          *title,
                                            GError             **error);
HlQuestionnaireDraft *hl_library_make_draft (HlQuestionnaireEdit *edit);
gboolean             hl_library_save       (HlStore             *store,
                                            HlQuestionnaire     *questionnaire,
                                            GError             **error);
HlQuestionnaire     *hl_library_import     (HlStore             *store,
                                            HlQuestionnaire     *questionnaire,
                                            gboolean             as_next,
                                            GError             **error);
void                 hl_library_entry_free (HlLibraryEntry      *self);

G_END_DECLS
