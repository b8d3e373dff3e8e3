#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlQuestionnaireDraft:
 * @id: the questionnaire it becomes
 * @revision: the revision it becomes
 * @base_id: the questionnaire editing began with; %NULL = none
 * @base: its revision; 0 = none
 * @content: hl_questionnaire_edit_to_text(); %NULL in a list
 * @saved_at: UTC seconds; set by the store
 *
 * A questionnaire under the hands, kept in the file so that leaving or a crash loses nothing.
 */
typedef struct
{
  char  *id;
  guint  revision;
  char  *base_id;
  guint  base;
  char  *title;
  char  *content;
  gint64 saved_at;
} HlQuestionnaireDraft;

/**
 * HlQuestionnaireUse:
 * @printed: whether its form is frozen: it stays on its revision
 *
 * A round that asks a questionnaire.
 */
typedef struct
{
  gint64        survey_id;
  char         *title;
  HlSurveyState state;
  guint         revision;
  gboolean      printed;
} HlQuestionnaireUse;

gboolean   hl_store_save_draft              (HlStore                    *self,
                                             const HlQuestionnaireDraft *draft,
                                             GError                    **error);
gboolean   hl_store_load_draft              (HlStore                    *self,
                                             const char                 *id,
                                             HlQuestionnaireDraft      **out_draft,
                                             GError                    **error);
GPtrArray *hl_store_list_drafts             (HlStore                    *self,
                                             GError                    **error);
gboolean   hl_store_drop_draft              (HlStore                    *self,
                                             const char                 *id,
                                             GError                    **error);
void       hl_questionnaire_draft_free      (HlQuestionnaireDraft       *self);

gboolean   hl_store_next_revision           (HlStore                    *self,
                                             const char                 *id,
                                             guint                      *out_revision,
                                             GError                    **error);
gboolean   hl_store_delete_questionnaire    (HlStore                    *self,
                                             const char                 *id,
                                             GError                    **error);
GPtrArray *hl_store_list_questionnaire_uses (HlStore                    *self,
                                             const char                 *id,
                                             GError                    **error);
gboolean   hl_store_move_survey             (HlStore                    *self,
                                             gint64                      survey_id,
                                             guint                       revision,
                                             GError                    **error);
void       hl_questionnaire_use_free        (HlQuestionnaireUse         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlQuestionnaireDraft, hl_questionnaire_draft_free)

G_END_DECLS
