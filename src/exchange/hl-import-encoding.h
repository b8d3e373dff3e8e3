#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

GBytes *hl_import_decode (const HlSurvey *survey,
                          GBytes         *bytes,
                          char          **out_encoding,
                          GError        **error);

G_END_DECLS
