#pragma once

#include "score/hl-score-plan.h"

G_BEGIN_DECLS

/**
 * HlDimensionKind:
 * @HL_DIMENSION_MULTIPLE: a multiple choice: a response is in the group of every option it ticked
 *
 * By what responses can be grouped.
 */
typedef enum
{
  HL_DIMENSION_FIELD,
  HL_DIMENSION_AREA,
  HL_DIMENSION_PROCEDURE,
  HL_DIMENSION_OFFICER,
  HL_DIMENSION_INTERVIEWER,
  HL_DIMENSION_MONTH,
  HL_DIMENSION_CHANNEL,
  HL_DIMENSION_RESPONDENT,
  HL_DIMENSION_QUESTION,
  HL_DIMENSION_MULTIPLE,
} HlDimensionKind;

/**
 * HlDimensionValue:
 * @value: in JSON, @label: for people; see #HlScoreGroup
 * @quota: of a field or area in all rounds together, or %HL_UNKNOWN_COUNT
 */
typedef struct
{
  char  *value;
  char  *label;
  gint64 quota;
  gint64 population;
} HlDimensionValue;

/**
 * HlKeyMap:
 * @values: (array length=n): index of the value of key @first + i
 *
 * From what a response holds (an index, a person, a day, an option) to the value it belongs to.
 */
typedef struct
{
  guint  first;
  guint  n;
  guint *values;
} HlKeyMap;

/**
 * HlDimension:
 * @values: (element-type HlDimensionValue): the groups in their order, but the first one is
 *   "not given"
 * @offsets: of a question: its first byte in the answer block of each input
 * @n_bytes: options of a multiple choice
 * @maps: (array length=n_maps): one for all inputs, or one each
 *
 * One way to group the responses.
 */
typedef struct
{
  HlDimensionKind kind;
  char           *by;
  GArray         *values;
  guint          *offsets;
  guint           n_bytes;
  HlKeyMap       *maps;
  guint           n_maps;
} HlDimension;

HlDimension      *hl_dimension_new           (const HlScorePlan *plan,
                                              const char        *by,
                                              GError           **error);
void              hl_dimension_free          (HlDimension       *self);
void              hl_dimension_assign        (const HlDimension *self,
                                              const HlScorePlan *plan,
                                              guint             *out_values);
guint             hl_dimension_find_ticks    (const HlDimension *self,
                                              const HlScorePlan *plan,
                                              guint              input,
                                              guint              row,
                                              guint             *out_values);
HlDimensionValue *hl_dimension_get           (const HlDimension *self,
                                              guint              index);
guint             hl_dimension_add           (HlDimension       *self,
                                              char              *value,
                                              char              *label);
HlKeyMap         *hl_dimension_add_map       (HlDimension       *self,
                                              guint              first,
                                              guint              n);
void              hl_dimension_read_strata   (HlDimension       *self,
                                              const HlScorePlan *plan);
gboolean          hl_dimension_read_people   (HlDimension       *self,
                                              const HlScorePlan *plan,
                                              GError           **error);
void              hl_dimension_read_months   (HlDimension       *self,
                                              const HlScorePlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDimension, hl_dimension_free)

G_END_DECLS
