#pragma once

#include <glib.h>

#include "core/hl-questionnaire.h"
#include "core/hl-response.h"

G_BEGIN_DECLS

/**
 * HlQuestionType:
 * @id: stable name stored in files ("scale", "single"), never translated
 * @title: untranslated title, marked with N_()
 * @kind: how it is keyed
 * @parse: reads one cell of a file (P§3: "", "-", "*", option numbers, `|`-joined, numbers, ISO dates, text) into
 *   @response; @option_text is the `<code>_text` cell or %NULL; sets HL_ERROR_INVALID with the reason only
 *   ("c05=7" style context is added by the caller)
 * @format: the cell for @response; the inverse of @parse; (transfer full), "" for blank. Skipped is "-".
 * @check: finds faults in the definition of a question of this type; %TRUE when sound
 *
 * What the program knows about one type of question.
 */
typedef struct
{
  const char    *id;
  const char    *title;
  HlQuestionKind kind;
  gboolean     (*parse)  (const HlQuestionnaire *questionnaire,
                          guint                  question,
                          const char            *cell,
                          const char            *option_text,
                          HlResponse            *response,
                          GError               **error);
  char        *(*format) (const HlQuestionnaire *questionnaire,
                          guint                  question,
                          const HlResponse      *response);
  gboolean     (*check)  (const HlQuestion      *question,
                          GError               **error);
} HlQuestionType;

const HlQuestionType * const *hl_question_types      (gsize      *out_n_types);
const HlQuestionType         *hl_question_type_by_id (const char *id);

G_END_DECLS
