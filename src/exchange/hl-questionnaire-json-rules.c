#include "core/hl-answer.h"
#include "core/hl-i18n.h"
#include "exchange/hl-json-read.h"
#include "exchange/hl-questionnaire-json-private.h"

/* A jump rule or a condition. */
typedef struct
{
  const char *question;
  JsonArray  *is;
  JsonArray  *is_not;
  JsonArray  *skip;
} RuleFields;

typedef struct
{
  const char *code;
  const char *text;
  JsonArray  *when;
} ContradictionFields;

static const HlJsonMember jump_members[] = {
  { "is", HL_JSON_LIST, FALSE, offsetof (RuleFields, is) },
  { "not", HL_JSON_LIST, FALSE, offsetof (RuleFields, is_not) },
  { "skip", HL_JSON_LIST, TRUE, offsetof (RuleFields, skip) },
};

static const HlJsonMember condition_members[] = {
  { "question", HL_JSON_TEXT, TRUE, offsetof (RuleFields, question) },
  { "is", HL_JSON_LIST, FALSE, offsetof (RuleFields, is) },
  { "not", HL_JSON_LIST, FALSE, offsetof (RuleFields, is_not) },
};

static const HlJsonMember contradiction_members[] = {
  { "code", HL_JSON_TEXT, TRUE, offsetof (ContradictionFields, code) },
  { "text", HL_JSON_TEXT, TRUE, offsetof (ContradictionFields, text) },
  { "when", HL_JSON_LIST, TRUE, offsetof (ContradictionFields, when) },
};

/* Option numbers as bytes; exactly one of @is and @is_not must be there. */
static GByteArray *
read_numbers (const RuleFields  *fields,
              const HlJsonPlace *place,
              GError           **error)
{
  JsonArray *array = fields->is != NULL ? fields->is : fields->is_not;
  const HlJsonPlace list_place = { place, fields->is != NULL ? "is" : "not", 0 };
  g_autoptr (GByteArray) numbers = g_byte_array_new ();

  if ((fields->is != NULL) == (fields->is_not != NULL))
    {
      hl_json_place_fail (place, error, _("give either \"is\" or \"not\", with option numbers"));
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const HlJsonPlace element = { &list_place, NULL, i };
      JsonNode *node = json_array_get_element (array, i);
      const gint64 number = JSON_NODE_HOLDS_VALUE (node) &&
                            json_node_get_value_type (node) == G_TYPE_INT64
                            ? json_node_get_int (node) : 0;
      const guint8 byte = (guint8) number;

      if (number < 1 || number > HL_ANSWER_MAX)
        {
          hl_json_place_fail (&element, error, _("write an option number, 1 to %d"),
                              HL_ANSWER_MAX);
          return NULL;
        }
      g_byte_array_append (numbers, &byte, 1);
    }

  return g_steal_pointer (&numbers);
}

static char **
read_codes (JsonArray         *array,
            const HlJsonPlace *place,
            GError           **error)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const HlJsonPlace element = { place, NULL, i };
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          hl_json_place_fail (&element, error, _("write the code of a question in \"…\""));
          return NULL;
        }
      g_strv_builder_add (codes, json_node_get_string (node));
    }

  return g_strv_builder_end (codes);
}

static gboolean
read_jump (HlQuestionnaireReader *self,
           JsonNode              *node,
           const HlJsonPlace     *place,
           GError               **error)
{
  RuleFields fields = { 0 };
  const HlJsonPlace skip_place = { place, "skip", 0 };
  g_autoptr (GByteArray) numbers = NULL;
  g_auto (GStrv) targets = NULL;

  if (!HL_JSON_READ (node, place, jump_members, &fields, error))
    return FALSE;

  numbers = read_numbers (&fields, place, error);
  if (numbers == NULL)
    return FALSE;

  targets = read_codes (fields.skip, &skip_place, error);
  if (targets == NULL)
    return FALSE;

  hl_questionnaire_builder_add_jump (self->builder, fields.is == NULL, numbers->data,
                                     numbers->len, (const char *const *) targets);
  return TRUE;
}

/* Internal: adds the jump rules of a question; @array may be %NULL. */
gboolean
hl_questionnaire_read_jumps (HlQuestionnaireReader *self,
                             JsonArray             *array,
                             const HlJsonPlace     *place,
                             GError               **error)
{
  const HlJsonPlace jumps_place = { place, "jumps", 0 };
  const guint n_jumps = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n_jumps; i++)
    {
      const HlJsonPlace element = { &jumps_place, NULL, i };

      if (!read_jump (self, json_array_get_element (array, i), &element, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_condition (HlQuestionnaireReader *self,
                JsonNode              *node,
                const HlJsonPlace     *place,
                GError               **error)
{
  RuleFields fields = { 0 };
  g_autoptr (GByteArray) numbers = NULL;

  if (!HL_JSON_READ (node, place, condition_members, &fields, error))
    return FALSE;

  numbers = read_numbers (&fields, place, error);
  if (numbers == NULL)
    return FALSE;

  hl_questionnaire_builder_add_condition (self->builder, fields.question, fields.is == NULL,
                                          numbers->data, numbers->len);
  return TRUE;
}

/* Internal: reads one contradiction behind those the builder has. */
gboolean
hl_questionnaire_read_contradiction (HlQuestionnaireReader *self,
                                     JsonNode              *node,
                                     const HlJsonPlace     *place,
                                     GError               **error)
{
  ContradictionFields fields = { 0 };
  const HlJsonPlace when_place = { place, "when", 0 };
  g_autofree char *text = NULL;

  if (!HL_JSON_READ (node, place, contradiction_members, &fields, error))
    return FALSE;

  text = hl_questionnaire_take_text (fields.text);
  hl_questionnaire_builder_add_contradiction (self->builder, fields.code, text);

  for (guint i = 0; i < json_array_get_length (fields.when); i++)
    {
      const HlJsonPlace element = { &when_place, NULL, i };

      if (!read_condition (self, json_array_get_element (fields.when, i), &element, error))
        return FALSE;
    }

  return TRUE;
}
