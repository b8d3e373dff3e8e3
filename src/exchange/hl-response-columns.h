#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

/* The columns of a CSV of responses that are not questions, in the order of export. */
typedef enum
{
  HL_COLUMN_SERIAL,
  HL_COLUMN_FIELD,
  HL_COLUMN_AREA,
  HL_COLUMN_PROCEDURE,
  HL_COLUMN_DATE,
  HL_COLUMN_CHANNEL,
  HL_COLUMN_OFFICER,
  HL_COLUMN_INTERVIEWER,
  HL_COLUMN_RESPONDENT,
  HL_N_HEADER_COLUMNS,
} HlHeaderColumn;

/**
 * HlResponseColumns:
 * @header: column of each header item, %HL_NO_INDEX = not in the file
 * @answers: (array): column of each question, or %HL_NO_INDEX
 * @texts: (array): column `<code>_text` of each question, or %HL_NO_INDEX
 *
 * Where in a file each thing stands. Columns are numbered from 0.
 */
typedef struct
{
  guint  n_columns;
  guint  header[HL_N_HEADER_COLUMNS];
  guint *answers;
  guint *texts;
} HlResponseColumns;

HlResponseColumns *hl_response_columns_new         (guint              n_columns,
                                                    guint              n_questions);
HlHeaderColumn     hl_response_columns_find_missing (const HlResponseColumns *self,
                                                    const HlSurvey    *survey);
HlResponseColumns *hl_response_columns_match       (const HlSurvey    *survey,
                                                    GPtrArray         *cells,
                                                    GError           **error);
void               hl_response_columns_free        (HlResponseColumns *self);
const char        *hl_response_columns_header_name (HlHeaderColumn     column);
gboolean           hl_response_columns_has_text    (const HlQuestion  *question);
const char        *hl_response_columns_restore     (const char        *cell);
gboolean           hl_response_columns_needs_guard (const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResponseColumns, hl_response_columns_free)

G_END_DECLS
