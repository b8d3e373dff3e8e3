#pragma once

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

/**
 * HlProblem:
 * @part: index of the part it concerns, or %HL_NO_INDEX
 * @factor: index of the factor, or %HL_NO_INDEX
 * @question: index of the question, or %HL_NO_INDEX
 * @contradiction: index of the contradiction, or %HL_NO_INDEX
 * @field: name of the member as in the JSON ("code", "jumps[0].skip", "options"), or ""
 * @message: a translated sentence: what is wrong and what to do
 * @warning: the draft can be a questionnaire all the same
 *
 * One thing that keeps a draft from being a questionnaire, or (@warning) from being a good one.
 */
typedef struct
{
  guint    part;
  guint    factor;
  guint    question;
  guint    contradiction;
  char    *field;
  char    *message;
  gboolean warning;
} HlProblem;

typedef struct _HlQuestionnaireBuilder HlQuestionnaireBuilder;

HlQuestionnaireBuilder *hl_questionnaire_builder_new     (const char             *id,
                                                          guint                   revision);
void             hl_questionnaire_builder_free           (HlQuestionnaireBuilder *self);
HlQuestionnaire *hl_questionnaire_builder_get_draft      (HlQuestionnaireBuilder *self);
void             hl_questionnaire_builder_set_text       (HlQuestionnaireBuilder *self,
                                                          const char             *name,
                                                          const char             *text);
HlPart          *hl_questionnaire_builder_add_part       (HlQuestionnaireBuilder *self,
                                                          const char             *code);
HlFactor        *hl_questionnaire_builder_add_factor     (HlQuestionnaireBuilder *self,
                                                          const char             *code);
HlQuestion      *hl_questionnaire_builder_add_question   (HlQuestionnaireBuilder *self,
                                                          const char             *code,
                                                          const char             *type_id,
                                                          HlQuestionKind          kind);
HlOption        *hl_questionnaire_builder_add_option     (HlQuestionnaireBuilder *self,
                                                          const char             *label);
void             hl_questionnaire_builder_add_jump       (HlQuestionnaireBuilder *self,
                                                          gboolean                negate,
                                                          const guint8           *options,
                                                          guint                   n_options,
                                                          const char * const     *target_codes);
HlContradiction *hl_questionnaire_builder_add_contradiction (HlQuestionnaireBuilder *self,
                                                          const char             *code,
                                                          const char             *text);
void             hl_questionnaire_builder_add_condition  (HlQuestionnaireBuilder *self,
                                                          const char             *question_code,
                                                          gboolean                negate,
                                                          const guint8           *options,
                                                          guint                   n_options);
GPtrArray       *hl_questionnaire_builder_check          (HlQuestionnaireBuilder *self);
HlQuestionnaire *hl_questionnaire_builder_finish         (HlQuestionnaireBuilder *self,
                                                          GError                **error);
void             hl_problem_free                         (HlProblem              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlQuestionnaireBuilder, hl_questionnaire_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlProblem, hl_problem_free)

G_END_DECLS
