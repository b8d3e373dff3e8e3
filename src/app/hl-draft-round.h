#pragma once

#include "app/hl-workspace.h"
#include "core/hl-response.h"
#include "paper/hl-paper-layout.h"
#include "store/hl-store-batch.h"

G_BEGIN_DECLS

/**
 * HlDraftRound:
 * @office: as it is today
 * @paper: (nullable): the printed form
 * @n_stored: forms stored
 * @mended: (element-type filename HlResponse): stored forms that a journal left behind was mending
 * @open_batch: the one that the operator has open; its id is 0 when there is none
 *
 * What keying a round needs to know of the file. Read once, then kept up to date by hand.
 */
typedef struct
{
  HlSurvey   *survey;
  HlOffice   *office;
  HlPaperLayout *paper;
  GHashTable *taken; /* private: serial → who and when */
  HlSerial    from;  /* private: all issued serials below it are taken */
  GHashTable *mended;
  guint       n_stored;
  HlBatch     open_batch;
} HlDraftRound;

void          hl_draft_round_load_async  (HlWorkspace         *workspace,
                                          HlSurvey            *survey,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
HlDraftRound *hl_draft_round_load_finish (HlWorkspace         *workspace,
                                          GAsyncResult        *result,
                                          GError             **error);
void          hl_draft_round_free        (HlDraftRound        *self);
void          hl_draft_round_take        (HlDraftRound        *self,
                                          HlSerial             serial,
                                          gint64               id,
                                          guint32              keyer);
void          hl_draft_round_take_stored (HlDraftRound        *self,
                                          const HlResponse    *response);
char         *hl_draft_round_describe    (const HlDraftRound  *self,
                                          HlSerial             serial);
gint64        hl_draft_round_find        (const HlDraftRound  *self,
                                          HlSerial             serial);
HlSerial      hl_draft_round_next        (HlDraftRound        *self,
                                          HlSerial             after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDraftRound, hl_draft_round_free)

G_END_DECLS
