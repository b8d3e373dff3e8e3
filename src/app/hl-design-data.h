#pragma once

#include "app/hl-workspace.h"
#include "core/hl-office.h"
#include "core/hl-questionnaire-edit.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

/**
 * HlDesignData:
 * @office: who asks, as the form prints it
 * @survey: the round whose form is shown
 * @edit: the questionnaire, to be edited into its next revision
 * @id: of the questionnaire
 * @base: revision editing began with, 0 = none
 * @n_responses: forms keyed in the round, 0 when another questionnaire is edited
 * @is_rounds: editing began with what the round asks
 * @is_frozen: the round has forms printed or keyed, or is open: a change is not for it
 * @was_kept: @edit goes on with a draft kept in the file
 *
 * What the view of the questionnaire rests on.
 */
typedef struct
{
  HlOffice            *office;
  HlSurvey            *survey;
  HlQuestionnaireEdit *edit;
  char                *id;
  guint                base;
  guint                n_responses;
  gboolean             is_rounds;
  gboolean             is_frozen;
  gboolean             was_kept;
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
