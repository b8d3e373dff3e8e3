#pragma once

#include "core/hl-questionnaire.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlQuestionnaireEntry:
 *
 * A line of the list of stored questionnaires.
 */
typedef struct
{
  char  *id;
  guint  revision;
  char  *title;
  guint  n_criteria;
  guint  n_surveys;
} HlQuestionnaireEntry;

GPtrArray       *hl_store_list_questionnaires (HlStore         *self,
                                               GError         **error);
HlQuestionnaire *hl_store_load_questionnaire  (HlStore         *self,
                                               const char      *id,
                                               guint            revision,
                                               GError         **error);
gboolean         hl_store_save_questionnaire  (HlStore         *self,
                                               HlQuestionnaire *questionnaire,
                                               GError         **error);
void             hl_questionnaire_entry_free  (HlQuestionnaireEntry *self);

G_END_DECLS
