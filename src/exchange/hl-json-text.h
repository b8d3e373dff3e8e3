#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *hl_json_to_text (JsonNode *node);

G_END_DECLS
