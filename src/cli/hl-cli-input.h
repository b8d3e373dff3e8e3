#pragma once

#include "cli/hl-cli.h"
#include "core/hl-response-set.h"

G_BEGIN_DECLS

/* What several commands read from their words and options. */
GArray   *hl_cli_parse_surveys  (const char      *text,
                                 GError         **error);
gboolean  hl_cli_parse_survey   (const char      *text,
                                 gint64          *out_id,
                                 GError         **error);
HlSurvey *hl_cli_load_survey    (HlCli           *cli,
                                 guint            word,
                                 GError         **error);
gboolean  hl_cli_find_response  (HlCli           *cli,
                                 const HlSurvey  *survey,
                                 const char      *text,
                                 gint64          *out_id,
                                 GError         **error);
gboolean  hl_cli_split_pair     (const char      *text,
                                 char           **out_key,
                                 char           **out_value,
                                 GError         **error);
HlDate    hl_cli_today          (HlCli           *cli);

/* How several commands name things. */
char       *hl_cli_format_serial (const HlSurvey *survey,
                                  HlSerial        serial,
                                  gint64          id);
const char *hl_cli_state_word    (HlSurveyState   state);

/* JSON members; NULL text, NaN and unknown counts are null. */
void      hl_cli_add_text       (JsonBuilder     *out,
                                 const char      *name,
                                 const char      *value);
void      hl_cli_add_int        (JsonBuilder     *out,
                                 const char      *name,
                                 gint64           value);
void      hl_cli_add_count      (JsonBuilder     *out,
                                 const char      *name,
                                 gint64           value);
void      hl_cli_add_number     (JsonBuilder     *out,
                                 const char      *name,
                                 double           value);
void      hl_cli_add_boolean    (JsonBuilder     *out,
                                 const char      *name,
                                 gboolean         value);
void      hl_cli_add_date       (JsonBuilder     *out,
                                 const char      *name,
                                 HlDate           date);
void      hl_cli_add_array      (JsonBuilder     *out,
                                 const char      *name);

G_END_DECLS
