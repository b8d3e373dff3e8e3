#pragma once

#include "cli/hl-cli.h"

G_BEGIN_DECLS

/* One list a file, ended by a command without a name. */
extern const HlCliCommand hl_cmd_audit[];
extern const HlCliCommand hl_cmd_chart[];
extern const HlCliCommand hl_cmd_check[];
extern const HlCliCommand hl_cmd_forms[];
extern const HlCliCommand hl_cmd_office[];
extern const HlCliCommand hl_cmd_questionnaire[];
extern const HlCliCommand hl_cmd_register[];
extern const HlCliCommand hl_cmd_report[];
extern const HlCliCommand hl_cmd_response[];
extern const HlCliCommand hl_cmd_response_change[];
extern const HlCliCommand hl_cmd_response_list[];
extern const HlCliCommand hl_cmd_sample[];
extern const HlCliCommand hl_cmd_score[];
extern const HlCliCommand hl_cmd_store[];
extern const HlCliCommand hl_cmd_survey[];
extern const HlCliCommand hl_cmd_survey_add[];

G_END_DECLS
