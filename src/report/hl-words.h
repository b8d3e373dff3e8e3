#pragma once

#include "report/hl-report.h"

G_BEGIN_DECLS

/* Words and figures as a Vietnamese official document writes them. */

const char     *hl_words_written     (const HlReportSpec     *spec,
                                      const char             *name);
char           *hl_words_percent     (double                  value);
char           *hl_words_round       (double                  value);
char           *hl_words_forms       (gint64                  count);
char           *hl_words_points      (double                  before,
                                      double                  after);
char           *hl_words_day         (HlDate                  date,
                                      gboolean                with_day);
char           *hl_words_date        (HlDate                  date);
char           *hl_words_office      (const char             *name);
char           *hl_words_results_subject (const HlReportSpec *spec);
char           *hl_words_plan_subject (const HlReportSpec    *spec);
char           *hl_words_join        (const GPtrArray        *words,
                                      const char             *last);

const HlFactor *hl_words_find_factor (const HlScoreSnapshot  *snapshot,
                                      const char             *code);
const char     *hl_words_factor      (const HlScoreSnapshot  *snapshot,
                                      const char             *code);
const char     *hl_words_short_factor (const HlScoreSnapshot *snapshot,
                                      const char             *code);
const char     *hl_words_part        (const HlScoreSnapshot  *snapshot,
                                      const char             *code);
const char     *hl_words_criterion   (const HlScoreSnapshot  *snapshot,
                                      const HlScoreCriterion *criterion);

G_END_DECLS
