#pragma once

#include <gio/gio.h>

#include "exchange/hl-import-target.h"
#include "exchange/hl-import-value.h"
#include "exchange/hl-response-columns.h"

G_BEGIN_DECLS

/**
 * HlImportPlan:
 *
 * How a file is to be taken into a round: where its columns go and what its values mean. Made from
 * the file, corrected by hand, then followed by hl_import_run(). Used by one thread at a time.
 */
typedef struct _HlImportPlan HlImportPlan;

/**
 * HlImportColumn:
 * @name: as in the first line, cleaned
 * @sample: some of its values, joined by " · "
 * @n_filled: lines with something in it
 */
typedef struct
{
  const char    *name;
  const char    *sample;
  guint          n_filled;
  HlImportTarget target;
} HlImportColumn;

HlImportPlan   *hl_import_plan_new           (HlSurvey             *survey,
                                              GBytes               *bytes,
                                              GCancellable         *cancellable,
                                              GError              **error);
HlImportPlan   *hl_import_plan_ref           (HlImportPlan         *self);
void            hl_import_plan_unref         (HlImportPlan         *self);
HlSurvey       *hl_import_plan_get_survey    (HlImportPlan         *self);
GBytes         *hl_import_plan_get_text      (HlImportPlan         *self);
const char     *hl_import_plan_get_digest    (HlImportPlan         *self);
const char     *hl_import_plan_get_encoding  (HlImportPlan         *self);
char            hl_import_plan_get_separator (HlImportPlan         *self);
guint           hl_import_plan_get_n_lines   (HlImportPlan         *self);
guint           hl_import_plan_get_n_columns (HlImportPlan         *self);
HlImportColumn  hl_import_plan_get_column    (HlImportPlan         *self,
                                              guint                 column);
const GPtrArray *hl_import_plan_get_preview  (HlImportPlan         *self);
guint           hl_import_plan_set_target    (HlImportPlan         *self,
                                              guint                 column,
                                              const HlImportTarget *target);
void            hl_import_plan_set_numbered  (HlImportPlan         *self,
                                              gboolean              numbered);
gboolean        hl_import_plan_is_numbered   (HlImportPlan         *self);
gboolean        hl_import_plan_has_serials   (HlImportPlan         *self);
GPtrArray      *hl_import_plan_list_values   (HlImportPlan         *self,
                                              guint                 column);
void            hl_import_plan_set_value     (HlImportPlan         *self,
                                              guint                 column,
                                              const char           *text,
                                              const char           *cell);
guint           hl_import_plan_count_unknown (HlImportPlan         *self);
HlResponseColumns *hl_import_plan_make_columns (HlImportPlan       *self,
                                              GError              **error);
GPtrArray      *hl_import_plan_translate     (gpointer              plan,
                                              GPtrArray            *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlImportPlan, hl_import_plan_unref)

G_END_DECLS
