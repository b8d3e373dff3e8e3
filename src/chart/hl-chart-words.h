#pragma once

#include "core/hl-i18n.h"

G_BEGIN_DECLS

/* What the charts say, in both languages. Phrases hold {1}, {2}… for what is filled in. */
typedef enum
{
  HL_WORD_TARGET,
  HL_WORD_SINCE,
  HL_WORD_CHANGE,
  HL_WORD_OVERALL,
  HL_WORD_OVERALL_WEIGHTED,
  HL_WORD_N,
  HL_WORD_N_VALID,
  HL_WORD_FEW,
  HL_WORD_FEW_ROWS,
  HL_WORD_FEW_POINTS,
  HL_WORD_INTERVAL,
  HL_WORD_TARGET_BARS,
  HL_WORD_TARGET_POINTS,
  HL_WORD_CHANGE_UNIT,
  HL_WORD_SATISFIED,
  HL_WORD_INDEX,
  HL_WORD_ANSWERS,
  HL_WORD_LOW_SIDE,
  HL_WORD_HIGH_SIDE,
  HL_WORD_SHARES,
  HL_WORD_SHOWN,
  HL_WORD_SEGMENT,
  HL_WORD_FIGURE,
  HL_WORD_FIGURE_N,
  HL_WORD_INTERVAL_IS,
  HL_WORD_CHANGE_IS,
  HL_WORD_BREAK,
  HL_WORD_NOT_COMPARABLE,
  HL_WORD_TREND_UNIT,
  HL_WORD_QUOTA_MISSING,
  HL_WORD_QUOTA_MET,
  HL_WORD_QUOTA_OVER,
  HL_WORD_QUOTA_UNKNOWN,
  HL_WORD_QUOTA_TOTAL,
  HL_WORD_QUOTA_STILL,
  HL_WORD_QUOTA_MARK,
  HL_WORD_NO_GROUP,
  HL_WORD_ABOUT_FACTORS,
  HL_WORD_ABOUT_LIKERT,
  HL_WORD_ABOUT_TREND,
  HL_WORD_ABOUT_QUOTA,
  HL_N_WORDS,
} HlChartWord;

const char *hl_chart_word     (HlChartWord word,
                               HlLanguage  language);
char       *hl_chart_phrase   (HlChartWord word,
                               HlLanguage  language,
                               ...) G_GNUC_NULL_TERMINATED;
void        hl_chart_add_note (GString    *notes,
                               const char *sentence);

G_END_DECLS
