#include "exchange/hl-questionnaire-json.h"

#include <stdio.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-json-read.h"
#include "exchange/hl-json-scan.h"
#include "exchange/hl-questionnaire-json-private.h"

#define MAX_SIZE (1024 * 1024)
#define FORMAT_PREFIX "hailong-questionnaire/"
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
typedef struct
{
  const char *format;
  const char *id;
  const char *title;
  const char *short_title;
  const char *description;
  const char *source;
  const char *formula;
  JsonObject *texts;
  JsonObject *scales;
  JsonArray  *parts;
  JsonArray  *contradictions;
  guint       revision;
} FileFields;

typedef struct
{
  const char *code;
  const char *number;
  const char *title;
  const char *short_title;
  const char *lead;
  JsonArray  *factors;
  JsonArray  *questions;
  gboolean    scored;
} BlockFields;

static const HlJsonMember file_members[] = {
  { "format", HL_JSON_TEXT, TRUE, offsetof (FileFields, format) },
  { "id", HL_JSON_TEXT, TRUE, offsetof (FileFields, id) },
  { "revision", HL_JSON_COUNT, TRUE, offsetof (FileFields, revision) },
  { "title", HL_JSON_TEXT, TRUE, offsetof (FileFields, title) },
  { "short_title", HL_JSON_TEXT, FALSE, offsetof (FileFields, short_title) },
  { "description", HL_JSON_TEXT, FALSE, offsetof (FileFields, description) },
  { "source", HL_JSON_TEXT, FALSE, offsetof (FileFields, source) },
  { "formula", HL_JSON_TEXT, TRUE, offsetof (FileFields, formula) },
  { "texts", HL_JSON_OBJECT, FALSE, offsetof (FileFields, texts) },
  { "scales", HL_JSON_OBJECT, FALSE, offsetof (FileFields, scales) },
  { "parts", HL_JSON_LIST, TRUE, offsetof (FileFields, parts) },
  { "contradictions", HL_JSON_LIST, FALSE, offsetof (FileFields, contradictions) },
};

static const HlJsonMember part_members[] = {
  { "code", HL_JSON_TEXT, TRUE, offsetof (BlockFields, code) },
  { "number", HL_JSON_TEXT, FALSE, offsetof (BlockFields, number) },
  { "title", HL_JSON_TEXT, FALSE, offsetof (BlockFields, title) },
  { "short", HL_JSON_TEXT, FALSE, offsetof (BlockFields, short_title) },
  { "lead", HL_JSON_TEXT, FALSE, offsetof (BlockFields, lead) },
  { "scored", HL_JSON_FLAG, FALSE, offsetof (BlockFields, scored) },
  { "factors", HL_JSON_LIST, FALSE, offsetof (BlockFields, factors) },
  { "questions", HL_JSON_LIST, FALSE, offsetof (BlockFields, questions) },
};

static const HlJsonMember factor_members[] = {
  { "code", HL_JSON_TEXT, TRUE, offsetof (BlockFields, code) },
  { "number", HL_JSON_TEXT, FALSE, offsetof (BlockFields, number) },
  { "title", HL_JSON_TEXT, FALSE, offsetof (BlockFields, title) },
  { "short", HL_JSON_TEXT, FALSE, offsetof (BlockFields, short_title) },
  { "questions", HL_JSON_LIST, TRUE, offsetof (BlockFields, questions) },
};

typedef struct
{
  HlQuestionnaireReader reader;
  GPtrArray            *factors;   /* owned paths, by factor */
  GPtrArray            *questions; /* owned paths, by question */
} File;

const char *const hl_text_names[HL_N_TEXT_NAMES] = {
  "heading", "purpose", "confidential", "consent", "instructions", "contact", "thanks", "basis",
};

static void
clear_file (File *self)
{
  g_clear_pointer (&self->reader.builder, hl_questionnaire_builder_free);
  g_hash_table_unref (self->reader.used_scales);
  g_ptr_array_unref (self->factors);
  g_ptr_array_unref (self->questions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, clear_file)

static gboolean
read_texts (HlQuestionnaireBuilder *builder,
            JsonObject             *texts,
            GError                **error)
{
  const HlJsonPlace place = { NULL, "texts", 0 };
  HlJsonMember members[HL_N_TEXT_NAMES];
  const char *values[HL_N_TEXT_NAMES] = { NULL };
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), texts);

  for (guint i = 0; i < HL_N_TEXT_NAMES; i++)
    {
      const gsize offset = i * sizeof (char *);

      members[i] = (HlJsonMember) { hl_text_names[i], HL_JSON_TEXT, FALSE, offset };
    }
  if (!HL_JSON_READ (node, &place, members, values, error))
    return FALSE;

  for (guint i = 0; i < HL_N_TEXT_NAMES; i++)
    {
      g_autofree char *text = hl_questionnaire_take_text (values[i]);

      hl_questionnaire_builder_set_text (builder, hl_text_names[i], text);
    }

  return TRUE;
}

static gboolean
read_questions (File              *self,
                JsonArray         *array,
                const HlJsonPlace *place,
                GError           **error)
{
  const HlJsonPlace list_place = { place, "questions", 0 };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const HlJsonPlace element = { &list_place, NULL, i };

      g_ptr_array_add (self->questions, hl_json_place_to_string (&element));
      if (!hl_questionnaire_read_question (&self->reader, json_array_get_element (array, i),
                                           &element, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_factor (File              *self,
             JsonNode          *node,
             const HlJsonPlace *place,
             GError           **error)
{
  BlockFields fields = { 0 };
  HlFactor *factor;

  if (!HL_JSON_READ (node, place, factor_members, &fields, error))
    return FALSE;

  g_ptr_array_add (self->factors, hl_json_place_to_string (place));
  factor = hl_questionnaire_builder_add_factor (self->reader.builder, fields.code);
  factor->number = hl_questionnaire_take_text (fields.number);
  factor->title = hl_questionnaire_take_text (fields.title);
  factor->short_title = hl_questionnaire_take_text (fields.short_title);

  return read_questions (self, fields.questions, place, error);
}

/* A part holds factors, or questions without a factor of their own. */
static gboolean
read_blocks (File              *self,
             const BlockFields *fields,
             const HlJsonPlace *place,
             GError           **error)
{
  const HlJsonPlace list_place = { place, "factors", 0 };

  if ((fields->factors != NULL) == (fields->questions != NULL))
    return hl_json_place_fail (place, error,
                               _("give either \"factors\" or \"questions\""));
  if (fields->questions != NULL)
    {
      g_ptr_array_add (self->factors, hl_json_place_to_string (place));
      hl_questionnaire_builder_add_factor (self->reader.builder, fields->code);
      return read_questions (self, fields->questions, place, error);
    }

  for (guint i = 0; i < json_array_get_length (fields->factors); i++)
    {
      const HlJsonPlace element = { &list_place, NULL, i };

      if (!read_factor (self, json_array_get_element (fields->factors, i), &element, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_part (File              *self,
           JsonNode          *node,
           const HlJsonPlace *place,
           GError           **error)
{
  BlockFields fields = { 0 };
  HlPart *part;

  if (!HL_JSON_READ (node, place, part_members, &fields, error))
    return FALSE;

  part = hl_questionnaire_builder_add_part (self->reader.builder, fields.code);
  part->number = hl_questionnaire_take_text (fields.number);
  part->title = hl_questionnaire_take_text (fields.title);
  part->short_title = hl_questionnaire_take_text (fields.short_title);
  part->lead = hl_questionnaire_take_text (fields.lead);
  part->scored = fields.scored;

  return read_blocks (self, &fields, place, error);
}

static gboolean
read_lists (File             *self,
            const FileFields *fields,
            GError          **error)
{
  const HlJsonPlace parts = { NULL, "parts", 0 };
  const HlJsonPlace contradictions = { NULL, "contradictions", 0 };
  const guint n_contradictions = fields->contradictions != NULL
                                 ? json_array_get_length (fields->contradictions) : 0;

  for (guint i = 0; i < json_array_get_length (fields->parts); i++)
    {
      const HlJsonPlace element = { &parts, NULL, i };

      if (!read_part (self, json_array_get_element (fields->parts, i), &element, error))
        return FALSE;
    }
  for (guint i = 0; i < n_contradictions; i++)
    {
      const HlJsonPlace element = { &contradictions, NULL, i };

      if (!hl_questionnaire_read_contradiction (&self->reader,
                                                json_array_get_element (fields->contradictions, i),
                                                &element, error))
        return FALSE;
    }

  return TRUE;
}

/* A scale nobody uses would be lost when the file is written again. */
static gboolean
check_scales (const HlQuestionnaireReader *reader,
              GError                     **error)
{
  const HlJsonPlace place = { NULL, "scales", 0 };
  JsonObjectIter iter;
  const char *name;

  if (reader->scales == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, reader->scales);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_hash_table_contains (reader->used_scales, name))
      {
        const HlJsonPlace member = { &place, name, 0 };

        return hl_json_place_fail (&member, error, _("no question uses this scale: remove it"));
      }

  return TRUE;
}

static gboolean
read_head (File             *self,
           const FileFields *fields,
           GError          **error)
{
  HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (self->reader.builder);
  g_autoptr (GError) local = NULL;
  const HlJsonPlace formula = { NULL, "formula", 0 };

  if (!hl_formula_parse (fields->formula, &draft->formula, &local))
    return hl_json_place_fail (&formula, error, "%s", local->message);

  draft->title = hl_questionnaire_take_text (fields->title);
  draft->short_title = hl_questionnaire_take_text (fields->short_title);
  draft->description = hl_questionnaire_take_text (fields->description);
  draft->source = hl_questionnaire_take_text (fields->source);

  return fields->texts == NULL || read_texts (self->reader.builder, fields->texts, error);
}

/* The name of a problem's member in the file, where the builder calls it something else. */
static char *
name_member (const HlQuestionnaire *draft,
             const HlProblem       *problem)
{
  const HlQuestion *question;
  guint jump;

  if (problem->question == HL_NO_INDEX)
    return g_strdup (problem->field);

  question = &draft->questions[problem->question];
  if (sscanf (problem->field, "jumps[%u].", &jump) == 1 && question->jumps[jump].negate &&
      g_str_has_suffix (problem->field, ".is"))
    return g_strdup_printf ("jumps[%u].not", jump);
  if (g_str_equal (problem->field, "options") && question->kind == HL_KIND_SCALE)
    return g_strdup ("levels");

  return g_strdup (problem->field);
}

/* The levels of a shared scale stand with the scale, not with the question. */
static char *
find_question (const File *self,
               guint       question,
               const char *member)
{
  const HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (self->reader.builder);
  const char *scale = draft->questions[question].scale;

  if (scale != NULL && g_str_equal (member, "levels"))
    return g_strdup_printf ("scales.%s", scale);

  return g_strdup (self->questions->pdata[question]);
}

static char *
find_problem (const File      *self,
              const HlProblem *problem,
              const char      *member)
{
  if (problem->contradiction != HL_NO_INDEX)
    return g_strdup_printf ("contradictions[%u]", problem->contradiction);
  if (problem->question != HL_NO_INDEX)
    return find_question (self, problem->question, member);
  if (problem->factor != HL_NO_INDEX)
    return g_strdup (self->factors->pdata[problem->factor]);
  if (problem->part != HL_NO_INDEX)
    return g_strdup_printf ("parts[%u]", problem->part);

  return g_strdup ("");
}

static void
set_problem (File            *self,
             const HlProblem *problem,
             GError         **error)
{
  g_autofree char *member =
    name_member (hl_questionnaire_builder_get_draft (self->reader.builder), problem);
  g_autofree char *place = find_problem (self, problem, member);
  const gboolean dot = *place != '\0' && *member != '\0';

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID, "%s%s%s: %s", place, dot ? "." : "", member,
               problem->message);
}

static HlQuestionnaire *
finish (File    *self,
        GError **error)
{
  g_autoptr (GPtrArray) problems = hl_questionnaire_builder_check (self->reader.builder);

  if (problems->len > 0)
    {
      set_problem (self, problems->pdata[0], error);
      return NULL;
    }

  return hl_questionnaire_builder_finish (self->reader.builder, error);
}

/* Looked at before all else: a later format may have members that this one has not. */
static gboolean
check_format (JsonNode *root,
              GError  **error)
{
  const HlJsonPlace place = { NULL, "format", 0 };
  const char *format = NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    format = json_object_get_string_member_with_default (json_node_get_object (root), "format", "");
  if (g_strcmp0 (format, HL_QUESTIONNAIRE_FORMAT) == 0)
    return TRUE;

  if (format != NULL && g_str_has_prefix (format, FORMAT_PREFIX))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_TOO_NEW,
                   _("This questionnaire was written by a newer program (%s): update Hài Lòng"),
                   format);
      return FALSE;
    }

  return hl_json_place_fail (&place, error, _("this is not a questionnaire; write “%s”"),
                             HL_QUESTIONNAIRE_FORMAT);
}

static HlQuestionnaire *
read_file (JsonNode *root,
           GError  **error)
{
  FileFields fields = { 0 };
  g_auto (File) file = {
    { NULL, NULL, g_hash_table_new (g_str_hash, g_str_equal) },
    g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
  };

  if (!check_format (root, error) || !HL_JSON_READ (root, NULL, file_members, &fields, error))
    return NULL;

  file.reader.builder = hl_questionnaire_builder_new (fields.id, fields.revision);
  file.reader.scales = fields.scales;
  if (!read_head (&file, &fields, error) ||
      !read_lists (&file, &fields, error) ||
      !check_scales (&file.reader, error))
    return NULL;

  return finish (&file, error);
}

/**
 * hl_questionnaire_from_json:
 * @data: the text of a file in the format of data/questionnaires/README.md, UTF-8 with or without
 *   byte order mark
 * @length: its length in bytes, at most 1 MiB; −1 when it ends with a NUL
 * @error: return location for an error
 *
 * Reads a questionnaire, strictly: unknown, repeated, missing and ill-typed members are refused.
 * Texts are cleaned as hl_text_clean() does.
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with %HL_ERROR_INVALID naming
 *   line and column or the path in the file, or %HL_ERROR_TOO_NEW for a later format
 */
HlQuestionnaire *
hl_questionnaire_from_json (const char *data,
                            gssize      length,
                            GError    **error)
{
  const gsize mark = strlen (BYTE_ORDER_MARK);
  gsize size = length < 0 ? strlen (data) : (gsize) length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (size > MAX_SIZE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The file is too large for a questionnaire: the most is %d KiB"),
                   MAX_SIZE / 1024);
      return NULL;
    }
  if (size >= mark && memcmp (data, BYTE_ORDER_MARK, mark) == 0)
    {
      data += mark;
      size -= mark;
    }
  if (!hl_json_scan (data, size, error) ||
      !json_parser_load_from_data (parser, data, (gssize) size, error))
    return NULL;

  return read_file (json_parser_get_root (parser), error);
}
