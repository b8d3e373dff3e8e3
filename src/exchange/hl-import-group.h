#pragma once

#include "exchange/hl-import-plan.h"

G_BEGIN_DECLS

/**
 * HlImportGroup:
 * @text: a value, as written in the file
 * @count: how many cells hold it
 * @columns: (element-type guint): the columns it stands in, which all offer the same choices
 * @chosen: which of the choices it was taken for
 * @unknown: nobody has understood it or said to refuse it
 *
 * A value of several columns alike, such as the level of a scale.
 */
typedef struct
{
  char    *text;
  guint    count;
  GArray  *columns;
  guint    chosen;
  gboolean unknown;
} HlImportGroup;

/**
 * HlImportChoice:
 * @label: in the interface language
 * @cell: see #HlImportValue; %NULL = refuse the lines
 */
typedef struct
{
  char *label;
  char *cell;
} HlImportChoice;

GPtrArray *hl_import_groups_list   (HlImportPlan        *plan);
GPtrArray *hl_import_group_choices (HlImportPlan        *plan,
                                    const HlImportGroup *group);
void       hl_import_group_choose  (HlImportPlan        *plan,
                                    HlImportGroup       *group,
                                    guint                choice);
char      *hl_import_group_place   (HlImportPlan        *plan,
                                    const HlImportGroup *group);

G_END_DECLS
