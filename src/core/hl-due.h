#pragma once

#include "core/hl-date.h"

G_BEGIN_DECLS

HlDate hl_due_parse (const char *text);

G_END_DECLS
