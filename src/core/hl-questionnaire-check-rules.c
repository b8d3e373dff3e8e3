#include "core/hl-i18n.h"
#include "core/hl-questionnaire-builder-private.h"

/* What the jumps of one question do to one target, as sets of options (bit k = option k). */
typedef struct
{
  guint64  fire;    /* options that pass it over */
  guint64  spare;   /* options that every negated rule spares */
  gboolean negated; /* a multiple choice that no choice of the options left can spare */
} Coverage;

#define MAX_SET_OPTIONS 63

static guint
find_question (const HlCheck *check,
               const char    *code)
{
  const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (check->questions, code));

  return found == 0 ? HL_NO_INDEX : found - 1;
}

static guint64
to_set (const guint8 *options,
        guint         n_options)
{
  guint64 set = 0;

  for (guint i = 0; i < n_options; i++)
    if (options[i] <= MAX_SET_OPTIONS)
      set |= G_GUINT64_CONSTANT (1) << options[i];

  return set;
}

static gboolean
is_closed (const HlQuestion *question)
{
  return question->kind == HL_KIND_SCALE || question->kind == HL_KIND_SINGLE ||
         question->kind == HL_KIND_MULTIPLE || question->kind == HL_KIND_YES_NO;
}

static guint
count_options (const HlQuestion *question)
{
  return question->kind == HL_KIND_YES_NO && question->n_options == 0 ? 2 : question->n_options;
}

/* The answers a jump or condition asks for. */
static void
check_answers (HlCheck          *check,
               const char       *field,
               const HlQuestion *question,
               gboolean          negate,
               const guint8     *options,
               guint             n_options)
{
  if (!is_closed (question))
    {
      hl_check_report (check, field,
                       _("“%s” is an open question: a rule can only ask about marked answers"),
                       question->code);
      return;
    }

  if (n_options == 0 && !negate)
    hl_check_report (check, field, _("A rule on “%s” names no answer: name at least one"),
                     question->code);

  for (guint i = 0; i < n_options; i++)
    if (options[i] < 1 || options[i] > count_options (question))
      hl_check_report (check, field, _("A rule on “%s” asks for answer %u: there are only %u"),
                       question->code, options[i], count_options (question));
}

static void
check_targets (HlCheck             *check,
               const char          *field,
               const HlPendingJump *jump)
{
  const char *asking = check->draft->questions[jump->question].code;

  if (jump->targets[0] == NULL)
    hl_check_report (check, field, _("A jump rule of “%s” passes nothing over: name a question"),
                     asking);

  for (char **code = jump->targets; *code != NULL; code++)
    {
      const guint target = find_question (check, *code);

      if (target == HL_NO_INDEX)
        hl_check_report (check, field, _("“%s” passes over “%s”, which is no question"),
                         asking, *code);
      else if (target <= jump->question)
        hl_check_report (check, field,
                         _("“%s” passes over “%s”, which does not come after it: rules would go "
                           "in a circle"), asking, *code);
    }
}

static void
check_jump (HlCheck             *check,
            const HlPendingJump *pending)
{
  const HlQuestion *question = &check->draft->questions[pending->question];
  const HlJump *jump = &question->jumps[pending->jump];
  g_autofree char *answers = g_strdup_printf ("jumps[%u].is", pending->jump);
  g_autofree char *targets = g_strdup_printf ("jumps[%u].skip", pending->jump);

  check->place.part = question->part;
  check->place.factor = question->factor;
  check->place.question = pending->question;
  check_answers (check, answers, question, jump->negate, jump->options, jump->n_options);
  check_targets (check, targets, pending);
}

static Coverage *
get_coverage (GHashTable *coverages,
              guint       target)
{
  Coverage *coverage = g_hash_table_lookup (coverages, GUINT_TO_POINTER (target));

  if (coverage == NULL)
    {
      coverage = g_new0 (Coverage, 1);
      coverage->spare = G_MAXUINT64;
      g_hash_table_insert (coverages, GUINT_TO_POINTER (target), coverage);
    }

  return coverage;
}

static void
add_coverage (HlCheck             *check,
              const HlPendingJump *pending,
              GHashTable          *coverages)
{
  const HlJump *jump = &check->draft->questions[pending->question].jumps[pending->jump];
  const guint64 set = to_set (jump->options, jump->n_options);

  for (char **code = pending->targets; *code != NULL; code++)
    {
      Coverage *coverage = get_coverage (coverages, find_question (check, *code));

      if (jump->negate)
        coverage->spare &= set;
      else
        coverage->fire |= set;
    }
}

/* Several boxes ticked can satisfy several negated rules at once, so each is looked at alone. */
static void
add_negated (HlCheck             *check,
             const HlPendingJump *pending,
             guint64              all,
             GHashTable          *coverages)
{
  const HlJump *jump = &check->draft->questions[pending->question].jumps[pending->jump];

  if (!jump->negate)
    return;

  for (char **code = pending->targets; *code != NULL; code++)
    {
      Coverage *coverage = get_coverage (coverages, find_question (check, *code));

      if ((to_set (jump->options, jump->n_options) & all & ~coverage->fire) == 0)
        coverage->negated = TRUE;
    }
}

static void
report_unreachable (HlCheck          *check,
                    const HlQuestion *asking,
                    guint             target)
{
  const HlQuestion *question = &check->draft->questions[target];

  check->place.part = question->part;
  check->place.factor = question->factor;
  check->place.question = target;
  if (question->required)
    hl_check_report (check, "required",
                     _("“%s” is required but “%s” passes it over whatever is answered"),
                     question->code, asking->code);
  else
    hl_check_report (check, "", _("“%s” can never be asked: “%s” passes it over whatever is "
                                  "answered"), question->code, asking->code);
}

static void
check_reach (HlCheck    *check,
             guint       asking,
             GHashTable *coverages)
{
  const HlQuestion *question = &check->draft->questions[asking];
  const guint64 all = (G_GUINT64_CONSTANT (2) << count_options (question)) - 2;

  for (guint i = asking + 1; i < check->draft->n_questions; i++)
    {
      const Coverage *coverage = g_hash_table_lookup (coverages, GUINT_TO_POINTER (i));
      gboolean covered;

      if (coverage == NULL)
        continue;

      if (question->kind == HL_KIND_MULTIPLE)
        covered = coverage->negated || (all & ~coverage->fire) == 0;
      else
        covered = (all & coverage->spare & ~coverage->fire) == 0;
      if (covered)
        report_unreachable (check, question, i);
    }
}

/* Looks at the jumps of one question, which stand together from @first on. Returns their end. */
static guint
check_question_reach (HlCheck *check,
                      guint    first)
{
  const GArray *jumps = check->builder->jumps;
  const guint asking = g_array_index (jumps, HlPendingJump, first).question;
  const HlQuestion *question = &check->draft->questions[asking];
  const guint end = first + question->n_jumps;
  g_autoptr (GHashTable) coverages = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  if (!is_closed (question) || count_options (question) >= MAX_SET_OPTIONS)
    return end;

  for (guint i = first; i < end; i++)
    add_coverage (check, &g_array_index (jumps, HlPendingJump, i), coverages);
  for (guint i = first; i < end; i++)
    add_negated (check, &g_array_index (jumps, HlPendingJump, i),
                 (G_GUINT64_CONSTANT (2) << count_options (question)) - 2, coverages);
  check_reach (check, asking, coverages);

  return end;
}

/* Internal: checks the jump rules and that every question can be reached. */
void
hl_check_jumps (HlCheck *check)
{
  const GArray *jumps = check->builder->jumps;

  for (guint i = 0; i < jumps->len; i++)
    check_jump (check, &g_array_index (jumps, HlPendingJump, i));
  for (guint i = 0; i < jumps->len;)
    i = check_question_reach (check, i);

  hl_check_reset_place (check);
}

static void
check_condition (HlCheck                  *check,
                 const HlPendingCondition *pending)
{
  const HlContradiction *contradiction = &check->draft->contradictions[pending->contradiction];
  const HlCondition *condition = &contradiction->conditions[pending->condition];
  const guint question = find_question (check, pending->code);
  g_autofree char *field = g_strdup_printf ("when[%u]", pending->condition);

  check->place.contradiction = pending->contradiction;
  if (question == HL_NO_INDEX)
    hl_check_report (check, field, _("Contradiction “%s” asks about “%s”, which is no question"),
                     contradiction->code, pending->code);
  else
    check_answers (check, field, &check->draft->questions[question],
                   condition->negate, condition->options, condition->n_options);
}

/* Internal: checks the listed contradictions. */
void
hl_check_contradictions (HlCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GArray *conditions = check->builder->conditions;

  for (guint i = 0; i < check->draft->n_contradictions; i++)
    {
      const HlContradiction *contradiction = &check->draft->contradictions[i];

      check->place.contradiction = i;
      hl_check_code (check, seen, contradiction->code);
      if (contradiction->text == NULL || *contradiction->text == '\0')
        hl_check_report (check, "text", _("Contradiction “%s” has no text: say what is wrong"),
                         contradiction->code);
      if (contradiction->n_conditions == 0)
        hl_check_report (check, "when", _("Contradiction “%s” has no condition: add one"),
                         contradiction->code);
    }

  for (guint i = 0; i < conditions->len; i++)
    check_condition (check, &g_array_index (conditions, HlPendingCondition, i));

  hl_check_reset_place (check);
}
