#pragma once

#include "cli/hl-cli.h"
#include "exchange/hl-rounds.h"

G_BEGIN_DECLS

/* Scores rounds by the options --by, --formula, --factor-rule, --overall-rule and --period. */
gboolean hl_cli_score        (HlCli            *cli,
                              const char       *surveys,
                              const char       *more_by,
                              HlScoreSnapshot **out_snapshot,
                              GError          **error);
gboolean hl_cli_score_rounds (HlCli            *cli,
                              const HlRounds   *rounds,
                              const char       *more_by,
                              HlScoreSnapshot **out_snapshot,
                              GError          **error);

G_END_DECLS
