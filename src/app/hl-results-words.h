#pragma once

#include "app/hl-results.h"

G_BEGIN_DECLS

char *hl_results_words_interval (const HlResultsPart *part);
char *hl_results_words_target   (const HlResultsPart *part);
char *hl_results_words_change   (const HlResultsPart *part);
char *hl_results_words_weakest  (const HlResultsPart *part);
char *hl_results_words_caution  (const HlResultsPart *part);
char *hl_results_words_weights  (const HlResultsPart *part);

G_END_DECLS
