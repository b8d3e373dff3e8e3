#include "question/hl-question-type.h"

#define HL_QUESTION_TYPE(name) extern const HlQuestionType hl_question_ ## name;
#include "hl-question-types.def"
#undef HL_QUESTION_TYPE

static const HlQuestionType *const types[] = {
#define HL_QUESTION_TYPE(name) & hl_question_ ## name,
#include "hl-question-types.def"
#undef HL_QUESTION_TYPE
};

/**
 * hl_question_types:
 * @out_n_types: (out): how many
 *
 * Returns: (transfer none) (array length=out_n_types): all types, by id
 */
const HlQuestionType *const *
hl_question_types (gsize *out_n_types)
{
  *out_n_types = G_N_ELEMENTS (types);

  return types;
}

/**
 * hl_question_type_by_id:
 * @id: id of a type
 *
 * Returns: (transfer none) (nullable): the type, or %NULL when there is none
 */
const HlQuestionType *
hl_question_type_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i]->id, id) == 0)
      return types[i];

  return NULL;
}
