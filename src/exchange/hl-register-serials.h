#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

gboolean hl_register_parse_paper   (const char     *text,
                                    gint64         *out_serial,
                                    GError        **error);
gboolean hl_register_parse_serials (const char     *text,
                                    gint64         *out_first,
                                    gint64         *out_last,
                                    GError        **error);
char    *hl_register_format_checked (const HlSurvey *survey,
                                    gint64          first,
                                    gint64          last);

G_END_DECLS
