#pragma once

#include "core/hl-period.h"
#include "exchange/hl-round.h"

G_BEGIN_DECLS

#define HL_RESULTS_LEAST 5 /* scores of demographic groups under this are hidden */

/**
 * HlResultsChoice:
 * @survey_id: number of the round
 * @has_period: only forms dated in @period
 * @by: "respondent" or the code of a demographic question: only forms of one group; %NULL = all
 * @option: which group, from 1
 *
 * Which forms of a round count.
 */
typedef struct
{
  gint64   survey_id;
  gboolean has_period;
  HlPeriod period;
  char    *by;
  guint    option;
} HlResultsChoice;

/**
 * HlResultsGroup:
 * @by, @option: see #HlResultsChoice
 * @label: for people
 * @n: valid forms of the group
 * @hidden: so few that no score may be shown
 */
typedef struct
{
  char    *by;
  guint    option;
  char    *label;
  guint    n;
  gboolean hidden;
} HlResultsGroup;

HlResultsChoice *hl_results_choice_copy         (const HlResultsChoice *self);
void             hl_results_choice_free         (HlResultsChoice       *self);
gboolean         hl_results_choice_is_whole     (const HlResultsChoice *self);
void             hl_results_choice_apply        (const HlResultsChoice *self,
                                                 HlRound               *round);
GPtrArray       *hl_results_choice_list_groups  (const HlRound         *round);
GArray          *hl_results_choice_list_periods (const HlSurvey        *survey,
                                                 const HlOffice        *office);
void             hl_results_choice_hide         (const guint           *counts,
                                                 guint                  n_counts,
                                                 gboolean              *out_hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResultsChoice, hl_results_choice_free)

G_END_DECLS
