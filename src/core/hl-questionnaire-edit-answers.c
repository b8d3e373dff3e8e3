#include <math.h>
#include <string.h>

#include "core/hl-array.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

#define SCALE_NAME "s5"
#define USUAL_LINES 3

/* The five levels of Vietnamese offices, for the first scale of a form. */
static const HlOption usual_levels[] = {
  { (char *) "Rất không hài lòng", NULL, HL_FLAG_DISSATISFIED, FALSE },
  { (char *) "Không hài lòng", NULL, HL_FLAG_DISSATISFIED, FALSE },
  { (char *) "Bình thường", NULL, HL_FLAG_NEUTRAL, FALSE },
  { (char *) "Hài lòng", NULL, HL_FLAG_SATISFIED, FALSE },
  { (char *) "Rất hài lòng", NULL, HL_FLAG_SATISFIED, FALSE },
};

static const char *const yes_no[] = { "Có", "Không" };

static void
clear_options (HlQuestion *question)
{
  for (guint i = 0; i < question->n_options; i++)
    hl_option_clear (&question->options[i]);
  g_clear_pointer (&question->options, g_free);
  question->n_options = 0;
}

static void
copy_options (HlQuestion     *question,
              const HlOption *options,
              guint           n_options)
{
  clear_options (question);
  for (guint i = 0; i < n_options; i++)
    hl_option_copy (HL_APPEND (question->options, question->n_options), &options[i]);
}

static void
copy_scale (HlQuestion       *question,
            const HlQuestion *from)
{
  copy_options (question, from->options, from->n_options);
  g_free (question->scale);
  question->scale = g_strdup (from->scale);
  question->no_opinion = from->no_opinion;
  question->descending = from->descending;
}

/* The scale a question takes: the nearest above it with the same role, else the nearest of any
 * role, above before below. */
static const HlQuestion *
find_model (HlEditNode *root,
            guint       id)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  const HlQuestion *own = &hl_edit_node_find (root, id)->question;
  const HlQuestion *above = NULL, *like = NULL, *below = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < questions->len; i++)
    {
      const HlQuestion *question = &((HlEditNode *) questions->pdata[i])->question;

      passed |= question == own;
      if (question == own || question->kind != HL_KIND_SCALE)
        continue;
      if (passed)
        below = below != NULL ? below : question;
      else
        above = question;
      if (question->role == own->role && (!passed || like == NULL))
        like = question;
    }

  return like != NULL ? like : above != NULL ? above : below;
}

static void
make_scale (HlEditNode *root,
            guint       id,
            HlQuestion *question)
{
  const HlQuestion *model = find_model (root, id);

  if (model != NULL)
    {
      copy_scale (question, model);
      return;
    }

  copy_options (question, usual_levels, G_N_ELEMENTS (usual_levels));
  question->scale = g_strdup (SCALE_NAME);
  question->no_opinion = TRUE;
}

static void
make_yes_no (HlQuestion *question)
{
  clear_options (question);
  for (guint i = 0; i < G_N_ELEMENTS (yes_no); i++)
    HL_APPEND (question->options, question->n_options)->label = g_strdup (yes_no[i]);
}

static void
make_choices (HlQuestion *question)
{
  while (question->n_options < 2)
    HL_APPEND (question->options, question->n_options)->label = g_strdup ("");
  for (guint i = 0; i < question->n_options; i++)
    question->options[i].flag = HL_FLAG_DISSATISFIED;
}

/* Rules that name answers a question no longer has lose them. */
static void
fit_rules (HlEditNode *root,
           guint       id,
           gboolean    closed,
           guint       n_before)
{
  const HlQuestion *question = &hl_edit_node_find (root, id)->question;
  g_autofree guint *map = g_new0 (guint, MAX (n_before, 2));

  for (guint i = 0; closed && i < MIN (n_before, question->n_options); i++)
    map[i] = i + 1;

  hl_edit_map_options (root, id, map, MAX (n_before, 2));
}

/* Internal: makes a question, which belongs to the step, one of another type; the options of a
 * choice stay those of a choice. */
void
hl_edit_set_kind (HlEditNode    *root,
                  guint          id,
                  const char    *type_id,
                  HlQuestionKind kind)
{
  HlQuestion *question = &hl_edit_own (root, id)->question;
  const guint n_before = question->n_options;
  const gboolean was_scale = question->kind == HL_KIND_SCALE;

  g_free (question->type_id);
  question->type_id = g_strdup (type_id);
  question->kind = kind;
  question->max_choices = 0;
  question->n_lines = kind == HL_KIND_LONG_TEXT ? USUAL_LINES : 0;
  question->minimum = NAN;
  question->maximum = NAN;
  question->no_opinion = FALSE;
  question->descending = FALSE;
  g_clear_pointer (&question->unit, g_free);
  g_clear_pointer (&question->scale, g_free);

  if (!hl_edit_is_closed (kind) || (was_scale && kind != HL_KIND_SCALE))
    clear_options (question);
  if (kind == HL_KIND_SCALE)
    make_scale (root, id, question);
  else if (kind == HL_KIND_YES_NO)
    make_yes_no (question);
  else if (hl_edit_is_closed (kind))
    make_choices (question);
  fit_rules (root, id, hl_edit_is_closed (kind), n_before);
}

/**
 * hl_questionnaire_edit_set_kind:
 * @self: an editing model
 * @question: id of a question
 * @type_id: id of its new type ("multiple")
 * @kind: the kind of that type
 *
 * Makes a question one of another type, with the answers such a question usually has; the options
 * of a choice are kept from choice to choice. Another kind than a scale cannot be in the index
 * and becomes a fact. Rules lose the answers that are no more.
 */
void
hl_questionnaire_edit_set_kind (HlQuestionnaireEdit *self,
                                guint                question,
                                const char          *type_id,
                                HlQuestionKind       kind)
{
  const HlQuestion *present = hl_edit_question (self, question);

  g_return_if_fail (present != NULL);

  if (present->kind == kind && g_strcmp0 (present->type_id, type_id) == 0)
    return;

  g_autofree char *name = hl_edit_name (self, question);
  HlEditNode *root = hl_edit_begin (self);
  HlQuestion *own = &hl_edit_own (root, question)->question;
  hl_edit_set_kind (root, question, type_id, kind);
  if (kind != HL_KIND_SCALE && own->role == HL_ROLE_CRITERION)
    own->role = HL_ROLE_FACT;
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, question,
                  g_strdup_printf (_("change the kind of %s"), name));
}

/**
 * hl_questionnaire_edit_set_own_scale:
 * @self: an editing model
 * @question: id of a scale question
 * @own: %TRUE: its levels become its own, to be changed without changing others; %FALSE: it takes
 *   the nearest scale again
 */
void
hl_questionnaire_edit_set_own_scale (HlQuestionnaireEdit *self,
                                     guint                question,
                                     gboolean             own)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;

  g_return_if_fail (present != NULL && present->kind == HL_KIND_SCALE);

  if ((present->scale == NULL) == !!own)
    return;

  root = hl_edit_begin (self);
  if (own)
    g_clear_pointer (&hl_edit_own (root, question)->question.scale, g_free);
  else
    hl_edit_set_kind (root, question, present->type_id, HL_KIND_SCALE);

  g_autofree char *name = hl_edit_name (self, question);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, question,
                  g_strdup_printf (_("change the levels of %s"), name));
}
