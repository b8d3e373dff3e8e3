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
 * @parse: reads one trimmed cell of a file ("" blank, "-" not applicable, "*" spoiled, option
 *   numbers joined by `|`, a number, an ISO date, a text) into @response, replacing what was there;
 *   @option_text is the `<code>_text` cell or %NULL. On an impossible value sets %HL_ERROR_INVALID
 *   with the reason only (the caller says where) and leaves @response as it was
 * @format: the cell for @response, the inverse of @parse; (transfer full). Skipped is "-".
 *
 * What the program knows about one type of question. Texts beside options are read and written by
 * hl_response_get_text().
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
} HlQuestionType;

const HlQuestionType * const *hl_question_types      (gsize      *out_n_types);
const HlQuestionType         *hl_question_type_by_id (const char *id);

G_END_DECLS
