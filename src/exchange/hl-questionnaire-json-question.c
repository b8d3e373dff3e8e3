#include <math.h>
#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-json-read.h"
#include "exchange/hl-questionnaire-json-private.h"
#include "question/hl-question-type.h"

#define MAX_LINES 50 /* a page */

typedef struct
{
  const char *code;
  const char *number;
  const char *type;
  const char *role;
  const char *text;
  const char *short_text;
  const char *scale;
  const char *unit;
  const char *identity;
  const char *wording;
  JsonArray  *levels;
  JsonArray  *options;
  JsonArray  *jumps;
  double      minimum;
  double      maximum;
  guint       n_lines;
  gboolean    required;
  gboolean    sensitive;
  gboolean    no_opinion; /* −1 = as the scale says */
  gboolean    descending; /* −1 = as the scale says */
} QuestionFields;

static const HlJsonMember question_members[] = {
  { "code", HL_JSON_TEXT, TRUE, offsetof (QuestionFields, code) },
  { "number", HL_JSON_TEXT, TRUE, offsetof (QuestionFields, number) },
  { "type", HL_JSON_TEXT, TRUE, offsetof (QuestionFields, type) },
  { "role", HL_JSON_TEXT, TRUE, offsetof (QuestionFields, role) },
  { "text", HL_JSON_TEXT, TRUE, offsetof (QuestionFields, text) },
  { "short", HL_JSON_TEXT, FALSE, offsetof (QuestionFields, short_text) },
  { "scale", HL_JSON_TEXT, FALSE, offsetof (QuestionFields, scale) },
  { "levels", HL_JSON_LIST, FALSE, offsetof (QuestionFields, levels) },
  { "no_opinion", HL_JSON_FLAG, FALSE, offsetof (QuestionFields, no_opinion) },
  { "descending", HL_JSON_FLAG, FALSE, offsetof (QuestionFields, descending) },
  { "identity", HL_JSON_TEXT, FALSE, offsetof (QuestionFields, identity) },
  { "wording", HL_JSON_TEXT, FALSE, offsetof (QuestionFields, wording) },
  { "required", HL_JSON_FLAG, FALSE, offsetof (QuestionFields, required) },
  { "sensitive", HL_JSON_FLAG, FALSE, offsetof (QuestionFields, sensitive) },
  { "min", HL_JSON_NUMBER, FALSE, offsetof (QuestionFields, minimum) },
  { "max", HL_JSON_NUMBER, FALSE, offsetof (QuestionFields, maximum) },
  { "unit", HL_JSON_TEXT, FALSE, offsetof (QuestionFields, unit) },
  { "lines", HL_JSON_COUNT, FALSE, offsetof (QuestionFields, n_lines) },
  { "options", HL_JSON_LIST, FALSE, offsetof (QuestionFields, options) },
  { "jumps", HL_JSON_LIST, FALSE, offsetof (QuestionFields, jumps) },
};

/* Members that make sense for some kinds of question only. */
static const struct
{
  const char *name;
  guint       kinds;
} kind_members[] = {
  { "scale", 1u << HL_KIND_SCALE },
  { "levels", 1u << HL_KIND_SCALE },
  { "no_opinion", 1u << HL_KIND_SCALE },
  { "descending", 1u << HL_KIND_SCALE },
  { "options", 1u << HL_KIND_SINGLE | 1u << HL_KIND_MULTIPLE | 1u << HL_KIND_YES_NO },
  { "min", 1u << HL_KIND_NUMBER },
  { "max", 1u << HL_KIND_NUMBER | 1u << HL_KIND_MULTIPLE },
  { "unit", 1u << HL_KIND_NUMBER },
  { "lines", 1u << HL_KIND_LONG_TEXT },
};

const char *const hl_role_words[HL_N_ROLES] = {
  [HL_ROLE_DEMOGRAPHIC] = "demographic",
  [HL_ROLE_FACT] = "fact",
  [HL_ROLE_CRITERION] = "criterion",
  [HL_ROLE_EXPECTATION] = "expectation",
  [HL_ROLE_COMMENT] = "comment",
};

const char *const hl_wording_words[HL_N_WORDINGS] = { "shortened", "memory" };

/* Internal: a text from the file as it is kept, (transfer full); %NULL for none and for "". */
char *
hl_questionnaire_take_text (const char *text)
{
  g_autofree char *clean = text != NULL ? hl_text_clean (text) : NULL;

  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static gboolean
read_answers (HlQuestionnaireReader *self,
              QuestionFields        *fields,
              const HlJsonPlace     *place,
              GError               **error)
{
  const HlJsonPlace levels_place = { place, "levels", 0 };
  const HlJsonPlace options_place = { place, "options", 0 };

  if (fields->scale != NULL && fields->levels != NULL)
    return hl_json_place_fail (place, error, _("give either \"scale\" or \"levels\", not both"));
  if (fields->scale != NULL)
    return hl_questionnaire_read_scale (self, fields->scale, place, &fields->no_opinion,
                                        &fields->descending, error);

  fields->no_opinion = MAX (fields->no_opinion, 0);
  fields->descending = MAX (fields->descending, 0);

  return hl_questionnaire_read_options (self, fields->levels, &levels_place, TRUE, error) &&
         hl_questionnaire_read_options (self, fields->options, &options_place, FALSE, error);
}

static gboolean
check_kind_members (JsonNode             *node,
                    const HlQuestionType *type,
                    const HlJsonPlace    *place,
                    GError              **error)
{
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; i < G_N_ELEMENTS (kind_members); i++)
    if (json_object_has_member (object, kind_members[i].name) &&
        (kind_members[i].kinds & 1u << type->kind) == 0)
      {
        const HlJsonPlace member = { place, kind_members[i].name, 0 };

        return hl_json_place_fail (&member, error,
                                   _("a question of type “%s” has no such member: remove it"),
                                   type->id);
      }

  return TRUE;
}

static const HlQuestionType *
read_type (const char        *id,
           const HlJsonPlace *place,
           GError           **error)
{
  const HlJsonPlace type_place = { place, "type", 0 };
  const HlQuestionType *type = hl_question_type_by_id (id);
  g_autoptr (GString) ids = NULL;
  const HlQuestionType *const *all;
  gsize n_types;

  if (type != NULL)
    return type;

  ids = g_string_new (NULL);
  all = hl_question_types (&n_types);
  for (gsize i = 0; i < n_types; i++)
    g_string_append_printf (ids, i == 0 ? "%s" : ", %s", all[i]->id);
  hl_json_place_fail (&type_place, error, _("“%s” is not known; choose from: %s"), id, ids->str);

  return NULL;
}

/* "max" counts choices in a multiple choice, and bounds a number. */
static gboolean
read_maximum (HlQuestion           *question,
              const QuestionFields *fields,
              const HlJsonPlace    *place,
              GError              **error)
{
  const HlJsonPlace max_place = { place, "max", 0 };

  if (question->kind == HL_KIND_NUMBER)
    {
      question->minimum = fields->minimum;
      question->maximum = fields->maximum;
      return TRUE;
    }
  if (isnan (fields->maximum))
    return TRUE;
  if (fields->maximum < 1 || fields->maximum > HL_ANSWER_MAX ||
      fields->maximum != floor (fields->maximum))
    return hl_json_place_fail (&max_place, error, _("write a whole number, 1 to %d"),
                               HL_ANSWER_MAX);

  question->max_choices = (guint) fields->maximum;
  return TRUE;
}

static gboolean
check_lines (const QuestionFields *fields,
             const HlJsonPlace    *place,
             GError              **error)
{
  const HlJsonPlace lines_place = { place, "lines", 0 };

  if (fields->n_lines <= MAX_LINES)
    return TRUE;

  return hl_json_place_fail (&lines_place, error, _("%u are too many: the most is %d"),
                             fields->n_lines, MAX_LINES);
}

static gboolean
read_role (HlQuestion           *question,
           const QuestionFields *fields,
           const HlJsonPlace    *place,
           GError              **error)
{
  const HlJsonPlace role_place = { place, "role", 0 };
  const HlJsonPlace wording_place = { place, "wording", 0 };
  guint role;
  guint wording;

  if (!hl_json_read_choice (fields->role, &role_place, hl_role_words, HL_N_ROLES, &role, error))
    return FALSE;
  if (fields->wording != NULL &&
      !hl_json_read_choice (fields->wording, &wording_place, hl_wording_words, HL_N_WORDINGS,
                            &wording, error))
    return FALSE;

  question->role = (HlQuestionRole) role;
  question->wording = g_strdup (fields->wording);
  return TRUE;
}

static void
take_fields (HlQuestion           *question,
             const QuestionFields *fields)
{
  question->number = hl_questionnaire_take_text (fields->number);
  question->text = hl_questionnaire_take_text (fields->text);
  question->short_text = hl_questionnaire_take_text (fields->short_text);
  question->scale = g_strdup (fields->scale);
  question->unit = hl_questionnaire_take_text (fields->unit);
  question->identity = hl_questionnaire_take_text (fields->identity);
  question->n_lines = fields->n_lines;
  question->required = fields->required;
  question->sensitive = fields->sensitive;
  question->no_opinion = fields->no_opinion;
  question->descending = fields->descending;
}

/* Internal: reads one question, with its options and jump rules, behind those the builder has. */
gboolean
hl_questionnaire_read_question (HlQuestionnaireReader *self,
                                JsonNode              *node,
                                const HlJsonPlace     *place,
                                GError               **error)
{
  QuestionFields fields = {
    .minimum = NAN, .maximum = NAN, .no_opinion = -1, .descending = -1,
  };
  const HlQuestionType *type;
  HlQuestion *question;

  if (!HL_JSON_READ (node, place, question_members, &fields, error))
    return FALSE;

  type = read_type (fields.type, place, error);
  if (type == NULL || !check_kind_members (node, type, place, error))
    return FALSE;

  question = hl_questionnaire_builder_add_question (self->builder, fields.code, type->id,
                                                    type->kind);
  if (!read_role (question, &fields, place, error) ||
      !read_maximum (question, &fields, place, error) ||
      !check_lines (&fields, place, error) ||
      !read_answers (self, &fields, place, error))
    return FALSE;

  take_fields (question, &fields);

  return hl_questionnaire_read_jumps (self, fields.jumps, place, error);
}
