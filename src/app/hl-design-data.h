#pragma once

#include "app/hl-workspace.h"
#include "core/hl-office.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

/**
 * HlDesignData:
 * @office: who asks, as the form prints it
 * @survey: the round whose form is shown
 * @base: where editing begins
 * @draft: (nullable): what was kept of an edit of it that is not saved yet
 * @n_responses: forms keyed in the round, 0 when @base is not its questionnaire
 * @newest: the newest revision there is of @base
 * @is_rounds: @base is the questionnaire of the round
 * @is_frozen: the round has forms printed or keyed, or is open: a change is not for it
 *
 * What the view of the questionnaire rests on.
 */
typedef struct
{
  HlOffice        *office;
  HlSurvey        *survey;
  HlQuestionnaire *base;
  char            *draft;
  guint            n_responses;
  guint            newest;
  gboolean         is_rounds;
  gboolean         is_frozen;
} HlDesignData;

void          hl_design_data_load_async  (HlWorkspace          *workspace,
                                          gint64                survey_id,
                                          const char           *questionnaire_id,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
HlDesignData *hl_design_data_load_finish (HlWorkspace          *workspace,
                                          GAsyncResult         *result,
                                          GError              **error);
void          hl_design_data_free        (HlDesignData         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDesignData, hl_design_data_free)

G_END_DECLS
