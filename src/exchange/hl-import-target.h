#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

typedef enum
{
  HL_IMPORT_LEAVE_OUT,
  HL_IMPORT_HEADER,     /* an item of the header */
  HL_IMPORT_ANSWER,     /* the answer to a question */
  HL_IMPORT_OPTION,     /* whether one option of a multiple choice is ticked */
  HL_IMPORT_TEXT,       /* the text written beside an option */
} HlImportKind;

/**
 * HlImportTarget:
 * @index: an HlHeaderColumn, or the index of a question
 * @option: number of the option, from 1; else 0
 *
 * Where a column of a file goes.
 */
typedef struct
{
  HlImportKind kind;
  guint        index;
  guint        option;
} HlImportTarget;

GArray  *hl_import_targets_list     (const HlSurvey        *survey);
char    *hl_import_target_label     (const HlSurvey        *survey,
                                     const HlImportTarget  *target);
gboolean hl_import_target_equal     (const HlImportTarget  *one,
                                     const HlImportTarget  *other);
gboolean hl_import_target_conflicts (const HlImportTarget  *one,
                                     const HlImportTarget  *other);
void     hl_import_targets_match    (const HlSurvey        *survey,
                                     const char *const     *names,
                                     guint                  n_names,
                                     HlImportTarget        *out_targets);

G_END_DECLS
