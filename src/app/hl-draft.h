#pragma once

#include "app/hl-workspace.h"
#include "keying/hl-key-journal.h"
#include "store/hl-store-verify.h"

G_BEGIN_DECLS

/**
 * HlDraft:
 * @survey: the round
 * @form: a complete form, to be stored
 * @journal: its journal, removed once it is stored
 * @operator_name: who keyed it
 * @batch: id of the batch that a new form goes into, 0 = none
 * @holder: (nullable): after a refusal: the stored form that bears its serial
 * @verify: (nullable): what a second keying found
 *
 * A form between the hands and the file. Shared by reference count.
 */
typedef struct
{
  HlSurvey     *survey;
  HlResponse   *form;
  HlKeyJournal *journal;
  char         *operator_name;
  gint64        batch;
  HlResponse   *holder;
  HlVerifyResult *verify;
} HlDraft;

HlDraft   *hl_draft_new          (HlSurvey            *survey,
                                  const HlResponse    *form,
                                  HlKeyJournal        *journal,
                                  const char          *operator_name);
HlDraft   *hl_draft_ref          (HlDraft             *self);
void       hl_draft_unref        (HlDraft             *self);
void       hl_draft_store_async  (HlWorkspace         *workspace,
                                  HlDraft             *self,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
gint64     hl_draft_store_finish (HlWorkspace         *workspace,
                                  GAsyncResult        *result,
                                  GError             **error);

gboolean   hl_draft_set_aside    (HlDraft             *self,
                                  const char          *database,
                                  GError             **error);

char      *hl_draft_new_path     (const char          *database);
GPtrArray *hl_draft_list         (const char          *database);
char      *hl_draft_find_aside   (const char          *database,
                                  const HlSurvey      *survey,
                                  HlSerial             serial);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDraft, hl_draft_unref)

G_END_DECLS
