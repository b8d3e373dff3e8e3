#include "score/hl-score-dimension.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-response.h"

static const char *const names[] = {
  [HL_DIMENSION_FIELD] = "field",
  [HL_DIMENSION_AREA] = "area",
  [HL_DIMENSION_PROCEDURE] = "procedure",
  [HL_DIMENSION_OFFICER] = "officer",
  [HL_DIMENSION_INTERVIEWER] = "interviewer",
  [HL_DIMENSION_MONTH] = "month",
  [HL_DIMENSION_CHANNEL] = "channel",
  [HL_DIMENSION_RESPONDENT] = "respondent",
};

static void
value_clear (HlDimensionValue *self)
{
  g_free (self->value);
  g_free (self->label);
}

/**
 * hl_dimension_add:
 * @self: a dimension being made
 * @value: (transfer full): the value in JSON
 * @label: (transfer full): the value for people
 *
 * Returns: the index of the new value
 */
guint
hl_dimension_add (HlDimension *self,
                  char        *value,
                  char        *label)
{
  HlDimensionValue item = {
    .value = value, .label = label, .quota = HL_UNKNOWN_COUNT, .population = HL_UNKNOWN_COUNT,
  };

  g_array_append_val (self->values, item);

  return self->values->len - 1;
}

HlDimensionValue *
hl_dimension_get (const HlDimension *self,
                  guint              index)
{
  return &g_array_index (self->values, HlDimensionValue, index);
}

/**
 * hl_dimension_add_map:
 * @self: a dimension being made
 * @first: smallest key
 * @n: number of keys
 *
 * Returns: (transfer none): a map for the next input, in which every key is "not given"; valid
 *   until the next one is added
 */
HlKeyMap *
hl_dimension_add_map (HlDimension *self,
                      guint        first,
                      guint        n)
{
  HlKeyMap *map = NULL;

  self->maps = g_renew (HlKeyMap, self->maps, self->n_maps + 1);
  map = &self->maps[self->n_maps++];
  *map = (HlKeyMap) { .first = first, .n = n, .values = g_new0 (guint, (gsize) n + 1) };

  return map;
}

static HlDimension *
new_dimension (HlDimensionKind kind,
               const char     *by)
{
  HlDimension *self = g_new0 (HlDimension, 1);

  self->kind = kind;
  self->by = g_strdup (by);
  self->values = g_array_new (FALSE, FALSE, sizeof (HlDimensionValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) value_clear);
  hl_dimension_add (self, g_strdup (""), g_strdup ("Không ghi"));

  return self;
}

/* Numbers the words of a closed list from key 1 on. */
static void
read_words (HlDimension *self,
            guint        last)
{
  HlKeyMap *map = hl_dimension_add_map (self, 0, last + 1);

  for (guint key = 1; key <= last; key++)
    {
      const char *value = self->kind == HL_DIMENSION_CHANNEL ?
                          hl_channel_to_string (key) : hl_respondent_to_string (key);
      const char *label = self->kind == HL_DIMENSION_CHANNEL ?
                          hl_channel_title (key, HL_LANGUAGE_VI) :
                          hl_respondent_title (key, HL_LANGUAGE_VI);

      map->values[key] = hl_dimension_add (self, g_strdup (value), g_strdup (label));
    }
}

static void
read_question (HlDimension       *self,
               const HlScorePlan *plan,
               const HlQuestion  *question,
               guint             *offsets)
{
  HlKeyMap *map = hl_dimension_add_map (self, 0, HL_ANSWER_MAX + 1);

  self->offsets = offsets;
  self->n_bytes = question->n_bytes;
  self->kind = question->kind == HL_KIND_MULTIPLE ? HL_DIMENSION_MULTIPLE : HL_DIMENSION_QUESTION;

  for (guint i = 1; i <= MIN (question->n_options, HL_ANSWER_MAX); i++)
    map->values[i] = hl_dimension_add (self, g_strdup_printf ("%u", i),
                                       g_strdup (question->options[i - 1].short_label));
}

static HlDimension *
new_by_question (const HlScorePlan *plan,
                 const char        *code,
                 GError           **error)
{
  const HlQuestion *question = hl_questionnaire_find (plan->questionnaire, code);
  g_autofree guint *offsets = g_new0 (guint, plan->request->n_inputs);
  HlDimension *self = NULL;

  if (question == NULL || question->n_bytes == 0 ||
      !hl_score_plan_find_common (plan->request, question, offsets))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Responses cannot be grouped by “%s”: use field, area, procedure, officer, "
                     "interviewer, month, channel, respondent or the code of a closed question "
                     "that every round asks"), code);
      return NULL;
    }

  self = new_dimension (HL_DIMENSION_QUESTION, code);
  read_question (self, plan, question, g_steal_pointer (&offsets));

  return self;
}

static HlDimensionKind
find_kind (const char *by)
{
  for (guint kind = HL_DIMENSION_FIELD; kind < G_N_ELEMENTS (names); kind++)
    {
      if (g_str_equal (names[kind], by))
        return kind;
    }

  return HL_DIMENSION_QUESTION;
}

static gboolean
read_values (HlDimension       *self,
             const HlScorePlan *plan,
             GError           **error)
{
  if (self->kind == HL_DIMENSION_OFFICER || self->kind == HL_DIMENSION_INTERVIEWER)
    return hl_dimension_read_people (self, plan, error);

  if (self->kind == HL_DIMENSION_MONTH)
    hl_dimension_read_months (self, plan);
  else if (self->kind == HL_DIMENSION_CHANNEL)
    read_words (self, HL_CHANNEL_ONLINE);
  else if (self->kind == HL_DIMENSION_RESPONDENT)
    read_words (self, HL_RESPONDENT_ORGANISATION);
  else
    hl_dimension_read_strata (self, plan);

  return TRUE;
}

/**
 * hl_dimension_new:
 * @plan: the run
 * @by: "field", "area", "procedure", "officer", "interviewer", "month", "channel", "respondent" or
 *   the code of a closed question
 * @error: return location for an error
 *
 * Finds the groups @by makes of the responses of all inputs: fields, areas and procedures by name
 * in the order of the rounds, people by code, months by time, options by number.
 *
 * Returns: (transfer full): the dimension, or %NULL with %HL_ERROR_INVALID when responses cannot
 *   be grouped so
 */
HlDimension *
hl_dimension_new (const HlScorePlan *plan,
                  const char        *by,
                  GError           **error)
{
  HlDimensionKind kind = find_kind (by);
  g_autoptr (HlDimension) self = NULL;

  if (kind == HL_DIMENSION_QUESTION)
    return new_by_question (plan, by, error);

  self = new_dimension (kind, by);
  if (!read_values (self, plan, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
hl_dimension_free (HlDimension *self)
{
  for (guint i = 0; i < self->n_maps; i++)
    g_free (self->maps[i].values);

  g_free (self->maps);
  g_free (self->offsets);
  g_free (self->by);
  g_array_unref (self->values);
  g_free (self);
}

static inline guint
look_up (const HlKeyMap *map,
         guint           key)
{
  return key - map->first < map->n ? map->values[key - map->first] : 0;
}

static void
assign_answers (const HlDimension   *self,
                const HlKeyMap      *map,
                const HlResponseSet *set,
                guint                input,
                guint               *out_values)
{
  for (guint row = 0; row < set->n; row++)
    out_values[row] = look_up (map, hl_response_set_answers (set, row)[self->offsets[input]]);
}

#define ASSIGN(column) \
  for (guint row = 0; row < set->n; row++) \
  out_values[row] = look_up (map, set->column[row]); \
  break

static void
assign_input (const HlDimension   *self,
              const HlKeyMap      *map,
              const HlResponseSet *set,
              guint                input,
              guint               *out_values)
{
  switch (self->kind)
    {
    case HL_DIMENSION_FIELD:
      ASSIGN (fields);

    case HL_DIMENSION_AREA:
      ASSIGN (areas);

    case HL_DIMENSION_PROCEDURE:
      ASSIGN (procedures);

    case HL_DIMENSION_OFFICER:
      ASSIGN (officers);

    case HL_DIMENSION_INTERVIEWER:
      ASSIGN (interviewers);

    case HL_DIMENSION_MONTH:
      ASSIGN (dates);

    case HL_DIMENSION_CHANNEL:
      ASSIGN (channels);

    case HL_DIMENSION_RESPONDENT:
      ASSIGN (respondents);

    case HL_DIMENSION_QUESTION:
      assign_answers (self, map, set, input, out_values);
      break;

    case HL_DIMENSION_MULTIPLE:
    default:
      g_return_if_reached ();
    }
}

/**
 * hl_dimension_assign:
 * @self: a dimension, but no multiple choice
 * @plan: the run
 * @out_values: (out caller-allocates) (array): by response, all inputs one behind the other: the
 *   index of its value
 *
 * Finds the one value of each response.
 */
void
hl_dimension_assign (const HlDimension *self,
                     const HlScorePlan *plan,
                     guint             *out_values)
{
  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlResponseSet *set = plan->request->inputs[input].responses;

      assign_input (self, &self->maps[MIN (input, self->n_maps - 1)], set, input, out_values);
      out_values += set->n;
    }
}

/**
 * hl_dimension_find_ticks:
 * @self: a dimension by multiple choice
 * @plan: the run
 * @input: index of the input
 * @row: row in its set
 * @out_values: (out caller-allocates) (array): indexes of the values of the response, room for
 *   %HL_ANSWER_MAX
 *
 * Returns: the number of values, ≥ 1: "not given" where nothing is ticked
 */
guint
hl_dimension_find_ticks (const HlDimension *self,
                         const HlScorePlan *plan,
                         guint              input,
                         guint              row,
                         guint             *out_values)
{
  const HlResponseSet *set = plan->request->inputs[input].responses;
  const guint8 *answers = hl_response_set_answers (set, row) + self->offsets[input];
  guint n = 0;

  for (guint i = 0; i < self->n_bytes; i++)
    {
      if (answers[i] == 1)
        out_values[n++] = self->maps[0].values[i + 1];
    }

  if (n == 0)
    out_values[n++] = 0;

  return n;
}
