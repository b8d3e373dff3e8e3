#pragma once

#include "score/hl-formula.h"
#include "score/hl-score.h"

G_BEGIN_DECLS

/* Classes of an answer to a criterion: the codes that do not count, then the levels. */
#define HL_CLASS_BLANK 0
#define HL_CLASS_NOT_APPLICABLE 1
#define HL_CLASS_SKIPPED 2
#define HL_CLASS_SPOILED 3
#define HL_CLASS_LEVEL 3 /* + level */
#define HL_N_CLASSES (HL_CLASS_LEVEL + HL_ANSWER_MAX + 1)

/* Cells of a table by byte: 256, and some that stay empty. Tables that follow each other at a power
 * of two would share the same few lines of the processor's cache, and push each other out. */
#define HL_BYTE_TABLE (256 + 16)

/**
 * HlPlanItem:
 * @index: of the question in the first round's questionnaire
 *
 * A criterion that all rounds have, or the one named question of the overall index.
 */
typedef struct
{
  const HlQuestion *question;
  guint             index;
  HlContribution    contribution;
} HlPlanItem;

/**
 * HlPlanColumn:
 * @first: item in the low half of the byte
 * @second: item in the high half, or %HL_NO_INDEX: then @first has the whole byte
 *
 * Answers are packed two to a byte where both have at most 16 classes: half the memory and half the
 * look-ups.
 */
typedef struct
{
  guint first;
  guint second;
} HlPlanColumn;

/**
 * HlPlanBlock:
 *
 * A factor or part: neighbouring items, and the columns they are packed in. Of the overall index:
 * all criteria.
 */
typedef struct
{
  const char *code;
  guint       first_item;
  guint       n_items;
  guint       first_column;
  guint       n_columns;
  guint       first_factor;
  guint       n_factors;
} HlPlanBlock;

/**
 * HlScorePlan:
 * @items: (array length=n_items): the criteria, then the named question if it is no criterion
 * @offsets: byte of item i in the answer block of input k at [k · n_items + i]
 * @named: item of %HL_OVERALL_QUESTION, else %HL_NO_INDEX
 *
 * What is to be computed, the same for every set of responses of one run.
 */
typedef struct
{
  const HlScoreRequest  *request;
  const HlQuestionnaire *questionnaire;
  HlFormula              formula;
  HlFactorRule           factor_rule;
  HlOverallRule          overall_rule;
  const char            *overall_question;
  HlPlanItem            *items;
  guint                  n_items;
  guint                  n_criteria;
  guint                 *offsets;
  HlPlanColumn          *columns;
  guint                  n_columns;
  HlPlanBlock           *factors;
  guint                  n_factors;
  HlPlanBlock           *parts;
  guint                  n_parts;
  HlPlanBlock            whole;
  guint                  named;
} HlScorePlan;

HlScorePlan *hl_score_plan_new           (const HlScoreRequest  *request,
                                          GError               **error);
void         hl_score_plan_free          (HlScorePlan           *self);
gboolean     hl_score_plan_find_common   (const HlScoreRequest  *request,
                                          const HlQuestion      *question,
                                          guint                 *out_offsets);
void         hl_score_plan_classify      (const HlPlanItem      *item,
                                          guint8                *out_classes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlScorePlan, hl_score_plan_free)

G_END_DECLS
