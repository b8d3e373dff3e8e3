#pragma once

#include "cli/hl-cli.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/* Reading and scoring rounds for several commands. */
GPtrArray       *hl_cli_load_rounds (HlCli       *cli,
                                     const char  *surveys,
                                     GError     **error);
HlScoreSnapshot *hl_cli_score       (HlCli       *cli,
                                     const char  *surveys,
                                     GError     **error);

G_END_DECLS
