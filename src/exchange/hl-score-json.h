#pragma once

#include <json-glib/json-glib.h>

#include "score/hl-compare.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

JsonNode *hl_score_to_json   (const HlScoreSnapshot *snapshot);
JsonNode *hl_compare_to_json (const HlComparison    *comparison);
char     *hl_json_to_string  (JsonNode              *node);

G_END_DECLS
