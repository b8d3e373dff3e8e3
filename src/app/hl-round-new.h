#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

/**
 * HlRoundWish:
 * @source: (nullable): the round to be like; %NULL = one from scratch
 * @names: (element-type utf8): fields that get a round each; empty = one round
 * @questionnaires: (element-type HlQuestionnaire): what each of them asks
 *
 * Which rounds to make.
 */
typedef struct
{
  HlSurvey  *source;
  GPtrArray *names;
  GPtrArray *questionnaires;
} HlRoundWish;

HlRoundWish *hl_round_wish_new        (HlSurvey             *source);
void         hl_round_wish_add_field  (HlRoundWish          *self,
                                       const char           *name,
                                       HlQuestionnaire      *questionnaire);
void         hl_round_wish_free       (HlRoundWish          *self);

void         hl_round_new_async       (HlWorkspace          *workspace,
                                       HlRoundWish          *wish,
                                       GAsyncReadyCallback   callback,
                                       gpointer              data);
gint64       hl_round_new_finish      (HlWorkspace          *workspace,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
