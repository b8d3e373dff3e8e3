#include "core/hl-answer.h"
#include "core/hl-i18n.h"
#include "exchange/hl-json-read.h"
#include "exchange/hl-questionnaire-json-private.h"

typedef struct
{
  JsonArray *levels;
  gboolean   no_opinion;
  gboolean   descending;
} ScaleFields;

typedef struct
{
  const char *label;
  const char *short_label;
  const char *flag;
  gboolean    has_text;
} OptionFields;

static const HlJsonMember scale_members[] = {
  { "levels", HL_JSON_LIST, TRUE, offsetof (ScaleFields, levels) },
  { "no_opinion", HL_JSON_FLAG, FALSE, offsetof (ScaleFields, no_opinion) },
  { "descending", HL_JSON_FLAG, FALSE, offsetof (ScaleFields, descending) },
};

static const HlJsonMember level_members[] = {
  { "label", HL_JSON_TEXT, TRUE, offsetof (OptionFields, label) },
  { "short", HL_JSON_TEXT, FALSE, offsetof (OptionFields, short_label) },
  { "flag", HL_JSON_TEXT, FALSE, offsetof (OptionFields, flag) },
};

static const HlJsonMember option_members[] = {
  { "label", HL_JSON_TEXT, TRUE, offsetof (OptionFields, label) },
  { "short", HL_JSON_TEXT, FALSE, offsetof (OptionFields, short_label) },
  { "text", HL_JSON_FLAG, FALSE, offsetof (OptionFields, has_text) },
};

const char *const hl_flag_words[HL_N_FLAGS] = {
  [HL_FLAG_DISSATISFIED] = "dissatisfied",
  [HL_FLAG_NEUTRAL] = "neutral",
  [HL_FLAG_SATISFIED] = "satisfied",
};

static gboolean
read_level (HlQuestionnaireReader *self,
            JsonNode              *node,
            const HlJsonPlace     *place,
            GError               **error)
{
  OptionFields fields = { .flag = "neutral" };
  const HlJsonPlace flag_place = { place, "flag", 0 };
  g_autofree char *label = NULL;
  guint flag;
  HlOption *option;

  if (!HL_JSON_READ (node, place, level_members, &fields, error) ||
      !hl_json_read_choice (fields.flag, &flag_place, hl_flag_words, HL_N_FLAGS, &flag, error))
    return FALSE;

  label = hl_questionnaire_take_text (fields.label);
  option = hl_questionnaire_builder_add_option (self->builder, label);
  option->short_label = hl_questionnaire_take_text (fields.short_label);
  option->flag = (HlLevelFlag) flag;

  return TRUE;
}

static gboolean
read_option (HlQuestionnaireReader *self,
             JsonNode              *node,
             const HlJsonPlace     *place,
             GError               **error)
{
  OptionFields fields = { 0 };
  g_autofree char *label = NULL;
  HlOption *option;

  if (!HL_JSON_READ (node, place, option_members, &fields, error))
    return FALSE;

  label = hl_questionnaire_take_text (fields.label);
  option = hl_questionnaire_builder_add_option (self->builder, label);
  option->short_label = hl_questionnaire_take_text (fields.short_label);
  option->has_text = fields.has_text;

  return TRUE;
}

/* Internal: adds the options of a question, or the levels of its scale; @array may be %NULL. */
gboolean
hl_questionnaire_read_options (HlQuestionnaireReader *self,
                               JsonArray             *array,
                               const HlJsonPlace     *place,
                               gboolean               levels,
                               GError               **error)
{
  const guint n_options = array != NULL ? json_array_get_length (array) : 0;

  if (n_options > HL_ANSWER_MAX)
    return hl_json_place_fail (place, error, _("%u are too many: the most is %d"),
                               n_options, HL_ANSWER_MAX);

  for (guint i = 0; i < n_options; i++)
    {
      const HlJsonPlace element = { place, NULL, i };
      JsonNode *node = json_array_get_element (array, i);
      const gboolean read = levels ? read_level (self, node, &element, error)
                                   : read_option (self, node, &element, error);

      if (!read)
        return FALSE;
    }

  return TRUE;
}

/* Internal: adds the levels of a shared scale; what the question says wins. */
gboolean
hl_questionnaire_read_scale (HlQuestionnaireReader *self,
                             const char            *name,
                             const HlJsonPlace     *place,
                             gboolean              *no_opinion,
                             gboolean              *descending,
                             GError               **error)
{
  const HlJsonPlace name_place = { place, "scale", 0 };
  const HlJsonPlace all_place = { NULL, "scales", 0 };
  const HlJsonPlace scale_place = { &all_place, name, 0 };
  const HlJsonPlace levels_place = { &scale_place, "levels", 0 };
  ScaleFields scale = { 0 };
  JsonNode *node = NULL;

  if (self->scales != NULL)
    node = json_object_get_member (self->scales, name);
  if (node == NULL)
    return hl_json_place_fail (&name_place, error,
                               _("there is no scale “%s” under \"scales\": add it"), name);
  if (!HL_JSON_READ (node, &scale_place, scale_members, &scale, error))
    return FALSE;

  g_hash_table_add (self->used_scales, (gpointer) name);
  if (*no_opinion < 0)
    *no_opinion = scale.no_opinion;
  if (*descending < 0)
    *descending = scale.descending;

  return hl_questionnaire_read_options (self, scale.levels, &levels_place, TRUE, error);
}
