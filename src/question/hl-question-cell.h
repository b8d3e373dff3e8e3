#pragma once

#include <glib.h>

#include "core/hl-questionnaire.h"
#include "core/hl-response.h"

G_BEGIN_DECLS

/* What the question types share. */
char       *hl_question_cell_shorten       (const char            *cell);
gboolean    hl_question_cell_parse_code    (const char            *cell,
                                            guint8                *out_code);
const char *hl_question_cell_format_code   (guint8                 code);
gboolean    hl_question_cell_parse_option  (const char            *cell,
                                            guint                  n_options,
                                            guint                 *out_option,
                                            GError               **error);
gboolean    hl_question_cell_refuse_text   (const char            *option_text,
                                            GError               **error);
gboolean    hl_question_cell_parse_choice  (const HlQuestionnaire *questionnaire,
                                            guint                  question,
                                            const char            *cell,
                                            const char            *option_text,
                                            HlResponse            *response,
                                            GError               **error);
char       *hl_question_cell_format_choice (const HlQuestionnaire *questionnaire,
                                            guint                  question,
                                            const HlResponse      *response);
char       *hl_question_cell_format_text   (const HlQuestionnaire *questionnaire,
                                            guint                  question,
                                            const HlResponse      *response);
gboolean    hl_question_cell_parse_text    (guint                  question,
                                            const char            *cell,
                                            const char            *option_text,
                                            gboolean               one_line,
                                            HlResponse            *response,
                                            GError               **error);

G_END_DECLS
