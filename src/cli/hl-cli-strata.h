#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

/* Reads --field, --area and --serials of a new survey. */
gboolean hl_cli_read_strata (HlSurvey           *survey,
                             const char         *serials,
                             const char * const *fields,
                             const char * const *areas,
                             GError            **error);

G_END_DECLS
