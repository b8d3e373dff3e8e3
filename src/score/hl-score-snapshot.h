#pragma once

#include <glib.h>

#include "core/hl-period.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

/* All figures are unrounded percentages 0…100 unless said otherwise;
 * NaN = cannot be computed (JSON null). */

/**
 * HlFigure:
 * @index: the index; @low, @high: 95 % interval; @se: standard error
 * @df: degrees of freedom of the interval, NaN when none
 * @variance_plain: variance with f = 1 (for comparing periods), NaN = none
 * @all_alike: all z_i equal: no statement on change
 * @n: responses it rests on (valid responses)
 * @satisfied, @neutral, @dissatisfied: shares, adding up to 100
 */
typedef struct
{
  double   index;
  double   low;
  double   high;
  double   se;
  double   df;
  double   variance_plain;
  double   satisfied;
  double   neutral;
  double   dissatisfied;
  gboolean all_alike;
  guint    n;
} HlFigure;

/**
 * HlScoreBlock:
 * @code: code of the factor or part
 * @alpha: Cronbach's alpha on complete cases (factors only), NaN = none
 * @n_complete: complete cases alpha rests on
 * @missing: (array zero-terminated=1): codes of criteria with N_j = 0
 */
typedef struct
{
  char    *code;
  HlFigure figure;
  double   alpha;
  guint    n_complete;
  char   **missing;
} HlScoreBlock;

/**
 * HlScoreCriterion:
 * @figure.n: N_j
 * @counts: (array length=n_levels): answers on level 1…n
 */
typedef struct
{
  char    *code;
  guint    question;
  HlFigure figure;
  double   mean;
  guint    n_levels;
  guint   *counts;
  guint    blank;
  guint    not_applicable;
  guint    skipped;
  guint    spoiled;
} HlScoreCriterion;

/**
 * HlScoreResult:
 *
 * The results of one set of responses: everything, or one group.
 */
typedef struct
{
  HlFigure          overall;
  char            **missing;
  HlScoreBlock     *parts;
  guint             n_parts;
  HlScoreBlock     *factors;
  guint             n_factors;
  HlScoreCriterion *criteria;
  guint             n_criteria;
} HlScoreResult;

/**
 * HlScoreGroup:
 * @by: "field", "area", "procedure", "officer", "interviewer", "channel", "respondent", "month" or
 *   a question's code
 * @value: its code in JSON (a field's its name; "" = not given)
 * @label: for people, in Vietnamese
 * @quota: of a field or area, or %HL_UNKNOWN_COUNT
 * @received, @invalid, @excluded: responses of the group apart from the valid ones (overall.n)
 */
typedef struct
{
  char         *by;
  char         *value;
  char         *label;
  gint64        quota;
  gint64        population;
  guint         received;
  guint         invalid;
  guint         excluded;
  HlScoreResult result;
} HlScoreGroup;

/**
 * HlScoreCount:
 * @question: index of the question
 * @n: valid answers
 * @counts: (array length=n_options): answers per option, from option 1
 */
typedef struct
{
  char *code;
  guint question;
  guint n;
  guint n_options;
  guint *counts;
  guint blank;
  guint not_applicable;
  guint skipped;
  guint spoiled;
} HlScoreCount;

/**
 * HlScoreSnapshot:
 *
 * What one run of the scores gave. Immutable, shared by reference count. @id: SHA-256 (hex) of its
 * canonical content.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only >*/
  char            *id;
  gint64          *surveys;
  char           **uuids;           /* of the surveys */
  HlRuleSetting   *rules;           /* n_surveys × HL_N_RULES */
  guint            n_surveys;
  HlQuestionnaire *questionnaire;   /* that of the first survey */
  HlFormula        formula;
  HlFactorRule     factor_rule;
  HlOverallRule    overall_rule;
  char            *overall_question;
  HlOfficial       official;
  double           target;
  gboolean         has_period;
  HlPeriod         period;
  guint            undated;         /* left out because of the period */
  guint            received;
  guint            valid;
  guint            invalid;
  guint            excluded;
  guint            reasons[HL_N_RULES];   /* responses hitting an invalidating rule */
  guint            warnings[HL_N_RULES];
  double           fpc;             /* f used for the whole, 1 = none */
  gint64           population;      /* N, or HL_UNKNOWN_COUNT */
  gboolean         over_population; /* n > N somewhere: f = 1 with a warning */
  HlScoreResult    total;
  HlFigure         weighted;        /* all NaN when not computable */
  char            *weighted_by;     /* "field" or "area", NULL when none */
  double           unexcluded_index; /* the official index "nếu không loại", NaN: none excluded */
  HlScoreGroup    *groups;
  guint            n_groups;
  HlScoreCount    *facts;           /* roles fact and demographic, in form order */
  guint            n_facts;
  HlScoreCount    *expectations;
  guint            n_expectations;
} HlScoreSnapshot;

HlScoreSnapshot   *hl_score_snapshot_ref            (HlScoreSnapshot       *self);
void               hl_score_snapshot_unref          (HlScoreSnapshot       *self);
char              *hl_score_snapshot_to_canonical   (const HlScoreSnapshot *self);
const HlFigure    *hl_score_snapshot_get_official   (const HlScoreSnapshot *self);
const HlScoreGroup *hl_score_snapshot_find_group    (const HlScoreSnapshot *self,
                                                     const char            *by,
                                                     const char            *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlScoreSnapshot, hl_score_snapshot_unref)

G_END_DECLS
