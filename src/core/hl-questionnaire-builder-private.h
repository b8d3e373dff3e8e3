#pragma once

#include "core/hl-questionnaire-builder.h"

G_BEGIN_DECLS

/* Jumps and conditions name questions by code until hl_questionnaire_builder_finish() finds their
 * indexes. */
typedef struct
{
  guint  question;
  guint  jump;
  char **targets;
} HlPendingJump;

typedef struct
{
  guint contradiction;
  guint condition;
  char *code;
} HlPendingCondition;

struct _HlQuestionnaireBuilder
{
  HlQuestionnaire *draft;
  GArray          *jumps;      /* of HlPendingJump */
  GArray          *conditions; /* of HlPendingCondition */
};

/**
 * HlCheck:
 * @questions: question code → index + 1; of a code used twice the first
 * @place: where the check stands; its strings are unused
 *
 * A check of a draft under way.
 */
typedef struct
{
  const HlQuestionnaireBuilder *builder;
  const HlQuestionnaire        *draft;
  GHashTable                   *questions;
  GPtrArray                    *problems; /* of HlProblem */
  HlProblem                     place;
} HlCheck;

HlQuestionnaire *hl_questionnaire_builder_lay_out (HlQuestionnaireBuilder *self);

void hl_check_report      (HlCheck    *self,
                           const char *field,
                           const char *format,
                           ...) G_GNUC_PRINTF (3, 4);
void hl_check_reset_place (HlCheck    *self);
void hl_check_code        (HlCheck    *self,
                           GHashTable *seen,
                           const char *code);
void hl_check_questions   (HlCheck    *self);
void hl_check_jumps       (HlCheck    *self);
void hl_check_contradictions (HlCheck *self);

G_END_DECLS
