#pragma once

#include "exchange/hl-dossiers.h"
#include "exchange/hl-register.h"
#include "report/hl-list.h"

G_BEGIN_DECLS

/* Forms a line where nothing is entered yet. */
#define HL_LISTS_PER_LINE 10

GPtrArray *hl_lists_make_register (const HlSurvey      *survey,
                                   const HlOffice      *office,
                                   GPtrArray           *spans,
                                   const HlResponseSet *responses,
                                   guint                per_line,
                                   const HlMetrics     *metrics);
GPtrArray *hl_lists_make_dossiers (const HlDossiers    *dossiers,
                                   const HlOffice      *office,
                                   const HlMetrics     *metrics);
char      *hl_lists_note_draw     (const HlDossiers    *dossiers,
                                   GBytes              *bytes);

G_END_DECLS
