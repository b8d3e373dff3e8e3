#pragma once

#include "exchange/hl-import-target.h"

G_BEGIN_DECLS

/**
 * HlImportValue:
 * @text: as written in the file, trimmed
 * @count: lines it stands in
 * @cell: what it means, as hl_response_csv_import() takes it: "4", "-", "*", "" (blank), a word or
 *   a name; %NULL = its lines are refused
 * @beside: text to be written beside the option, or %NULL
 * @by_hand: somebody chose @cell
 */
typedef struct
{
  char    *text;
  guint    count;
  char    *cell;
  char    *beside;
  gboolean by_hand;
} HlImportValue;

HlImportValue *hl_import_value_new       (const HlSurvey       *survey,
                                          const HlImportTarget *target,
                                          const char           *text);
void           hl_import_value_free      (HlImportValue        *self);
void           hl_import_value_set       (HlImportValue        *self,
                                          const HlSurvey       *survey,
                                          const HlImportTarget *target,
                                          const char           *cell);
gboolean       hl_import_value_is_strict (const HlImportValue  *self);
gboolean       hl_import_target_has_values (const HlSurvey     *survey,
                                          const HlImportTarget *target);
GPtrArray     *hl_import_split           (const HlQuestion     *question,
                                          const char           *cell);
char          *hl_import_read_date       (const char           *cell,
                                          gboolean              month_first);
gboolean       hl_import_is_month_first  (const char           *cell,
                                          gboolean             *out_certain);

G_END_DECLS
