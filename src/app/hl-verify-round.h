#pragma once

#include "app/hl-workspace.h"
#include "keying/hl-key-session.h"
#include "store/hl-store-verify.h"

G_BEGIN_DECLS

typedef enum
{
  HL_VERIFY_SCOPE_COUNT,
  HL_VERIFY_SCOPE_SAMPLE,
  HL_VERIFY_SCOPE_ALL,
  HL_VERIFY_SCOPE_ONE,
} HlVerifyScope;

/**
 * HlVerifyTask:
 * @form: as stored
 * @seconds: (nullable): differences to settle, see hl_key_session_begin_settle(); %NULL = key the
 *   form again
 * @drawn: it is in the random sample
 *
 * A form to be keyed again, or to be settled.
 */
typedef struct
{
  HlResponse *form;
  GHashTable *seconds;
  gboolean    drawn;
} HlVerifyTask;

/**
 * HlVerifyRound:
 * @stats: numbers of the round
 * @tasks: (element-type HlVerifyTask): what is to be keyed, in this order
 */
typedef struct
{
  HlVerifyStats *stats;
  GPtrArray     *tasks;
} HlVerifyRound;

void            hl_verify_round_load_async  (HlWorkspace        *workspace,
                                             HlSurvey           *survey,
                                             const char         *operator_name,
                                             HlVerifyScope       scope,
                                             gint64              response_id,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            data);
HlVerifyRound  *hl_verify_round_load_finish (HlWorkspace        *workspace,
                                             GAsyncResult       *result,
                                             GError            **error);
void            hl_verify_round_free        (HlVerifyRound      *self);
void            hl_verify_task_free         (HlVerifyTask       *self);

HlVerifyResult *hl_verify_result_of_session (const HlSurvey     *survey,
                                             const HlKeySession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlVerifyRound, hl_verify_round_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlVerifyTask, hl_verify_task_free)

G_END_DECLS
