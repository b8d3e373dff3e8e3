#pragma once

#include "core/hl-response.h"
#include "exchange/hl-response-columns.h"

G_BEGIN_DECLS

/**
 * HlResponseLine:
 *
 * Reads the lines of a file of responses, one after the other, into one response.
 */
typedef struct _HlResponseLine HlResponseLine;

/**
 * HlLineTranslator:
 *
 * Makes of the trimmed cells of a line, as many as its first line has, those the columns count.
 * Returns: (transfer none): them
 */
typedef GPtrArray *(*HlLineTranslator) (gpointer   data,
                                        GPtrArray *cells);

HlResponseLine *hl_response_line_new          (HlSurvey          *survey,
                                               HlResponseColumns *columns,
                                               GPtrArray         *refused);
void            hl_response_line_set_translator (HlResponseLine  *self,
                                               HlLineTranslator   translator,
                                               gpointer           data);
void            hl_response_line_free         (HlResponseLine    *self);
HlResponse     *hl_response_line_read         (HlResponseLine    *self,
                                               GPtrArray         *cells,
                                               guint              number);
const char     *hl_response_line_get_header   (HlResponseLine    *self,
                                               HlHeaderColumn     column);
void            hl_response_line_refuse       (HlResponseLine    *self,
                                               const char        *code,
                                               char              *reason);
void            hl_response_line_refusal_free (gpointer           refusal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResponseLine, hl_response_line_free)

G_END_DECLS
