#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlBatch:
 * @number: in its round, from 1
 * @n_paper: forms by the slip, 0 = not told yet
 * @n_keyed: forms keyed so far
 *
 * A stack of forms that one person keys together.
 */
typedef struct
{
  gint64 id;
  guint  number;
  guint  n_paper;
  guint  n_keyed;
} HlBatch;

gboolean hl_store_open_batch      (HlStore        *self,
                                   const HlSurvey *survey,
                                   guint           n_paper,
                                   HlBatch        *out_batch,
                                   GError        **error);
gboolean hl_store_find_batch      (HlStore        *self,
                                   const HlSurvey *survey,
                                   HlBatch        *out_batch,
                                   GError        **error);
gboolean hl_store_add_to_batch    (HlStore        *self,
                                   gint64          batch_id,
                                   gint64          response_id,
                                   GError        **error);
gboolean hl_store_set_batch_paper (HlStore        *self,
                                   const HlSurvey *survey,
                                   const HlBatch  *batch,
                                   guint           n_paper,
                                   GError        **error);
gboolean hl_store_close_batch     (HlStore        *self,
                                   const HlSurvey *survey,
                                   const HlBatch  *batch,
                                   GError        **error);
char    *hl_batch_explain         (const HlBatch  *batch,
                                   const HlSerial *serials,
                                   gsize           n_serials,
                                   guint           width);

G_END_DECLS
