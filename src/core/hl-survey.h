#pragma once

#include <glib.h>

#include "core/hl-date.h"
#include "core/hl-questionnaire.h"
#include "core/hl-serial.h"
#include "core/hl-validity.h"

G_BEGIN_DECLS

typedef enum
{
  HL_SURVEY_DRAFT,
  HL_SURVEY_OPEN,
  HL_SURVEY_CLOSED,
  HL_SURVEY_PUBLISHED,
} HlSurveyState;

typedef enum
{
  HL_FACTOR_CRITERIA,
  HL_FACTOR_POOLED,
} HlFactorRule;

typedef enum
{
  HL_OVERALL_CRITERIA,
  HL_OVERALL_FACTORS,
  HL_OVERALL_POOLED,
  HL_OVERALL_QUESTION,
} HlOverallRule;

typedef enum
{
  HL_OFFICIAL_UNWEIGHTED,
  HL_OFFICIAL_WEIGHTED,
} HlOfficial;

typedef enum
{
  HL_SAMPLING_INTERCEPT,
  HL_SAMPLING_RANDOM,
  HL_SAMPLING_SYSTEMATIC,
  HL_SAMPLING_CENSUS,
} HlSampling;

#define HL_UNKNOWN_COUNT (-1) /* of a population or quota nobody has given */

/**
 * HlStratum:
 * @id: stable number within the store, > 0 once stored
 * @name: "Hộ tịch", unique in its survey and kind
 * @quota: forms wanted, or %HL_UNKNOWN_COUNT
 * @population: transactions (N), or %HL_UNKNOWN_COUNT
 *
 * A field (lĩnh vực) or an area (địa bàn) of a survey.
 */
typedef struct
{
  guint32 id;
  char   *name;
  gint64  quota;
  gint64  population;
} HlStratum;

/**
 * HlProcedure:
 * @field: index of its field, or %HL_NO_INDEX
 */
typedef struct
{
  guint32 id;
  char   *name;
  guint   field;
} HlProcedure;

/**
 * HlSerialRange:
 * @first: first serial issued
 * @last: last serial issued, ≥ @first
 * @field: index of the field it decides, or %HL_NO_INDEX
 * @area: index of the area it decides, or %HL_NO_INDEX
 */
typedef struct
{
  gint64 first;
  gint64 last;
  guint  field;
  guint  area;
} HlSerialRange;

/**
 * HlFieldOfficer:
 * @field: index of the field, or %HL_NO_INDEX for the whole round
 * @code: the officer's code in the office ("CC-03")
 * @name: "" when unknown; the office's data, not the round's
 * @from: first day, %HL_DATE_NONE = from the beginning of the round
 * @to: last day, %HL_DATE_NONE = to its end
 *
 * Who is responsible for a field, and when: an officer may be replaced within a round, and stays in
 * it after leaving the office.
 */
typedef struct
{
  guint  field;
  char  *code;
  char  *name;
  HlDate from;
  HlDate to;
} HlFieldOfficer;

/**
 * HlTimetableStep:
 *
 * A line of the time-table (P§C of seed 004).
 */
typedef struct
{
  char  *title;
  char  *due;      /* free text: "Tháng 4/2022" */
  char  *product;
  char  *lead;
  char  *helper;
  char  *state;    /* "", "doing", "done" */
  HlDate due_day;  /* what @due means as a day (hl_due_parse()), HL_DATE_NONE = only words */
} HlTimetableStep;

/**
 * HlSurvey:
 *
 * One round. Immutable value, shared by reference count (build with hl_survey_new(), freeze by
 * passing it on).
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only once shared >*/
  gint64           id;              /* 0 = not stored */
  char            *uuid;            /* 36 characters */
  char            *title;
  HlQuestionnaire *questionnaire;
  HlSurveyState    state;
  HlDate           from;
  HlDate           to;
  HlFormula        formula;
  HlFactorRule     factor_rule;
  HlOverallRule    overall_rule;
  char            *overall_question; /* code, for HL_OVERALL_QUESTION, else NULL */
  HlOfficial       official;
  double           target;          /* 0…100, NaN = none */
  HlSampling       sampling;
  guint64          seed;            /* "số khởi tạo" of the back-check draw */
  HlRuleSetting    rules[HL_N_RULES];
  HlStratum       *fields;
  guint            n_fields;
  HlStratum       *areas;
  guint            n_areas;
  HlProcedure     *procedures;
  guint            n_procedures;
  HlSerialRange   *ranges;
  guint            n_ranges;
  HlFieldOfficer  *officers;
  guint            n_officers;
  HlTimetableStep *steps;
  guint            n_steps;
  GHashTable      *texts;           /* office's own texts: "plan_basis", "sampling_how"… */
} HlSurvey;

/* The steps in which a survey is set up. */
#define HL_SURVEY_STEP_QUESTIONNAIRE "questionnaire"
#define HL_SURVEY_STEP_PERIOD        "period"
#define HL_SURVEY_STEP_FIELDS        "fields"
#define HL_SURVEY_STEP_SAMPLE        "sample"
#define HL_SURVEY_STEP_PEOPLE        "people"
#define HL_SURVEY_STEP_REVIEW        "review"

/**
 * HlSurveyProblem:
 * @step: where it is mended: HL_SURVEY_STEP_…
 * @unstorable: the file cannot hold it; the others only keep the survey from being opened
 * @text: what is wrong and what to do, in a sentence of the interface's language
 */
typedef struct
{
  const char *step;
  gboolean    unstorable;
  char       *text;
} HlSurveyProblem;

HlSurvey   *hl_survey_new              (HlQuestionnaire *questionnaire);
HlSurvey   *hl_survey_copy             (const HlSurvey  *self);
HlSurvey   *hl_survey_ref              (HlSurvey        *self);
void        hl_survey_unref            (HlSurvey        *self);
void        hl_survey_new_uuid         (HlSurvey        *self);
guint       hl_survey_add_field        (HlSurvey        *self,
                                        const char      *name,
                                        gint64           quota,
                                        gint64           population);
guint       hl_survey_add_area         (HlSurvey        *self,
                                        const char      *name,
                                        gint64           quota,
                                        gint64           population);
guint       hl_survey_add_procedure    (HlSurvey        *self,
                                        const char      *name,
                                        guint            field);
void        hl_survey_add_range        (HlSurvey        *self,
                                        gint64           first,
                                        gint64           last,
                                        guint            field,
                                        guint            area);
gboolean    hl_survey_check            (const HlSurvey  *self,
                                        GError         **error);
gboolean    hl_survey_check_storable   (const HlSurvey  *self,
                                        GError         **error);
GPtrArray  *hl_survey_problems         (const HlSurvey  *self);
void        hl_survey_problem_free     (HlSurveyProblem *self);
guint       hl_survey_serial_width     (const HlSurvey  *self);
const HlSerialRange *hl_survey_find_range (const HlSurvey *self,
                                        HlSerial         serial);
gint64      hl_survey_n_issued         (const HlSurvey  *self);
guint       hl_survey_find_field       (const HlSurvey  *self,
                                        const char      *name);
guint       hl_survey_find_area        (const HlSurvey  *self,
                                        const char      *name);
gint64      hl_survey_population       (const HlSurvey  *self);
gint64      hl_survey_quota            (const HlSurvey  *self);
char       *hl_survey_to_canonical     (const HlSurvey  *self);

const char *hl_survey_state_to_string  (HlSurveyState    state);
const char *hl_factor_rule_to_string   (HlFactorRule     rule);
const char *hl_sampling_to_string      (HlSampling       sampling);
const char *hl_official_to_string      (HlOfficial       official);
char       *hl_overall_rule_to_string  (HlOverallRule    rule,
                                        const char      *question);
gboolean    hl_survey_state_parse      (const char      *text,
                                        HlSurveyState   *out_state,
                                        GError         **error);
gboolean    hl_factor_rule_parse       (const char      *text,
                                        HlFactorRule    *out_rule,
                                        GError         **error);
gboolean    hl_overall_rule_parse      (const char      *text,
                                        HlOverallRule   *out_rule,
                                        char           **out_question,
                                        GError         **error);
gboolean    hl_sampling_parse          (const char      *text,
                                        HlSampling      *out_sampling,
                                        GError         **error);
gboolean    hl_official_parse          (const char      *text,
                                        HlOfficial      *out_official,
                                        GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlSurvey, hl_survey_unref)

G_END_DECLS
