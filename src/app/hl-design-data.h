#pragma once

#include "app/hl-workspace.h"
#include "core/hl-office.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

/**
 * HlDesignData:
 * @office: who asks, as the form prints it
 * @survey: the round whose form is shown
 * @n_responses: forms keyed in the round
 * @newest: the newest stored revision of its questionnaire
 * @is_frozen: the revision is printed or has answers: a change makes the next one
 *
 * What the view of the questionnaire rests on.
 */
typedef struct
{
  HlOffice *office;
  HlSurvey *survey;
  guint     n_responses;
  guint     newest;
  gboolean  is_frozen;
} HlDesignData;

void          hl_design_data_load_async  (HlWorkspace          *workspace,
                                          gint64                survey_id,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
HlDesignData *hl_design_data_load_finish (HlWorkspace          *workspace,
                                          GAsyncResult         *result,
                                          GError              **error);
void          hl_design_data_free        (HlDesignData         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDesignData, hl_design_data_free)

G_END_DECLS
