#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HL_FLAG_DISSATISFIED,
  HL_FLAG_NEUTRAL,
  HL_FLAG_SATISFIED,
} HlLevelFlag;

typedef enum
{
  HL_FORMULA_TOP2,
  HL_FORMULA_MEAN,
  HL_FORMULA_MEAN100,
} HlFormula;

/**
 * HlQuestionKind:
 *
 * The closed set of entry kinds; a question type (src/question) names one of them.
 */
typedef enum
{
  HL_KIND_SCALE,
  HL_KIND_SINGLE,
  HL_KIND_MULTIPLE,
  HL_KIND_YES_NO,
  HL_KIND_NUMBER,
  HL_KIND_DATE,
  HL_KIND_SHORT_TEXT,
  HL_KIND_LONG_TEXT,
} HlQuestionKind;

typedef enum
{
  HL_ROLE_DEMOGRAPHIC,
  HL_ROLE_FACT,
  HL_ROLE_CRITERION,
  HL_ROLE_EXPECTATION,
  HL_ROLE_COMMENT,
} HlQuestionRole;

/**
 * HlOption:
 * @label: full wording as printed
 * @short_label: for charts and tables; never %NULL (defaults to @label)
 * @flag: of a scale level; ignored for other kinds
 * @has_text: the option carries a written text ("Khác (ghi rõ)"), column `<code>_text`
 *
 * One option of a question, or one level of a scale. Options are numbered from 1.
 */
typedef struct
{
  char       *label;
  char       *short_label;
  HlLevelFlag flag;
  gboolean    has_text;
} HlOption;

/**
 * HlJump:
 * @negate: %FALSE: fires when the answer is one of @options; %TRUE: when it is a valid answer not
 *   among them
 * @options: (array length=n_options): option numbers, from 1
 * @targets: (array length=n_targets): indexes of the questions passed over, all after the asking
 *   one
 *
 * A jump rule; it fires only on a valid value (blank, spoiled, not applicable, skipped never jump).
 */
typedef struct
{
  gboolean negate;
  guint8  *options;
  guint    n_options;
  guint   *targets;
  guint    n_targets;
} HlJump;

#define HL_NO_INDEX G_MAXUINT

/**
 * HlQuestion:
 * @code: stable code ("c01", "gender"), [a-z][a-z0-9_]*, unique
 * @number: as printed ("A1", "B5", "12"); unique on the form
 * @text: full wording, may hold {office} and {one_stop}
 * @short_text: short name for charts and tables, never %NULL
 * @identity: same in all revisions in which it means the same
 * @type_id: id of its HlQuestionType
 * @wording: %NULL, or "shortened"/"memory" where D§2 has no verbatim source
 * @scale: %NULL, or the name of the shared scale it came from (scale kinds)
 * @options: options, or the levels of a scale, in order 1…n
 * @no_opinion: has a "Không có ý kiến" column (key and code `-`)
 * @descending: levels are printed n→1
 * @max_choices: of a multiple choice; 0 = no limit
 * @minimum: of a number; NaN = none
 * @maximum: of a number; NaN = none
 * @unit: of a number, or %NULL
 * @n_lines: lines printed for a long text
 * @part: index of its part
 * @factor: index of its factor
 * @criterion: index among the criteria, or %HL_NO_INDEX
 * @offset: first byte in the answer block, or %HL_NO_INDEX for open questions
 * @n_bytes: bytes in the answer block: 1, a multiple choice n_options, open questions 0
 *
 * One question. A criterion is a scale question that counts in the index.
 */
typedef struct
{
  char          *code;
  char          *number;
  char          *text;
  char          *short_text;
  char          *identity;
  char          *type_id;
  char          *wording;
  char          *scale;
  char          *unit;
  HlQuestionKind kind;
  HlQuestionRole role;
  gboolean       required;
  gboolean       sensitive;
  gboolean       no_opinion;
  gboolean       descending;
  HlOption      *options;
  guint          n_options;
  guint          max_choices;
  guint          n_lines;
  double         minimum;
  double         maximum;
  HlJump        *jumps;
  guint          n_jumps;
  guint          part;
  guint          factor;
  guint          criterion;
  guint          offset;
  guint          n_bytes;
} HlQuestion;

/**
 * HlFactor:
 * @code: "f1"…; for blocks without a factor, the part's code
 * @number: as printed ("I"), "" when none
 * @title: full name, "" for a block without a name of its own
 * @short_title: for charts
 * @scored: holds at least one criterion: appears in results
 */
typedef struct
{
  char    *code;
  char    *number;
  char    *title;
  char    *short_title;
  gboolean scored;
  guint    part;
  guint    first_question;
  guint    n_questions;
} HlFactor;

/**
 * HlPart:
 * @scored: a "nội dung" with an index of its own in results (`parts` of the score JSON)
 * @lead: line printed under the title ("Xin Ông/Bà cho biết…"), "" when none
 */
typedef struct
{
  char    *code;
  char    *number;
  char    *title;
  char    *short_title;
  char    *lead;
  gboolean scored;
  guint    first_factor;
  guint    n_factors;
} HlPart;

/**
 * HlCondition:
 * @question: index of a closed question
 * @negate: see #HlJump
 * @options: option numbers
 */
typedef struct
{
  guint    question;
  gboolean negate;
  guint8  *options;
  guint    n_options;
} HlCondition;

/**
 * HlContradiction:
 * @text: what is wrong, in words, for the check screen and the report
 * @conditions: all must hold on valid answers
 */
typedef struct
{
  char        *code;
  char        *text;
  HlCondition *conditions;
  guint        n_conditions;
} HlContradiction;

/**
 * HlQuestionnaire:
 *
 * A questionnaire revision. Immutable once made and shared by reference count: read the fields,
 * never write them.
 * @texts holds the printed paragraphs by name: "heading" (lines over the title), "purpose",
 *   "confidential", "consent", "instructions", "contact", "thanks", "basis"; %NULL when absent
 *   (hl_questionnaire_get_text()).
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only >*/
  char            *id;
  guint            revision;
  char            *title;
  char            *short_title;
  char            *description;
  char            *source;
  HlFormula        formula;
  GHashTable      *texts;
  HlPart          *parts;
  guint            n_parts;
  HlFactor        *factors;
  guint            n_factors;
  HlQuestion      *questions;
  guint            n_questions;
  HlContradiction *contradictions;
  guint            n_contradictions;
  guint           *criteria;   /* question indexes */
  guint            n_criteria;
  guint            n_bytes;    /* length of the answer block */
  guint            layout;     /* version of the answer block's layout, 1 */
} HlQuestionnaire;

HlQuestionnaire *hl_questionnaire_ref           (HlQuestionnaire       *self);
void             hl_questionnaire_unref         (HlQuestionnaire       *self);
const HlQuestion *hl_questionnaire_find         (const HlQuestionnaire *self,
                                                 const char            *code);
guint            hl_questionnaire_index_of      (const HlQuestionnaire *self,
                                                 const char            *code);
const char      *hl_questionnaire_get_text      (const HlQuestionnaire *self,
                                                 const char            *name);
gboolean         hl_questionnaire_same_content  (const HlQuestionnaire *self,
                                                 const HlQuestionnaire *other);
char            *hl_questionnaire_to_canonical  (const HlQuestionnaire *self);

gboolean         hl_formula_parse               (const char            *text,
                                                 HlFormula             *out_formula,
                                                 GError               **error);
const char      *hl_formula_to_string           (HlFormula              formula);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlQuestionnaire, hl_questionnaire_unref)

G_END_DECLS
