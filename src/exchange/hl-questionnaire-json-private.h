#pragma once

#include <json-glib/json-glib.h>

#include "core/hl-questionnaire-builder.h"
#include "exchange/hl-json-place.h"

G_BEGIN_DECLS

#define HL_QUESTIONNAIRE_FORMAT "hailong-questionnaire/1"
#define HL_DEFAULT_LINES 3
#define HL_N_ROLES (HL_ROLE_COMMENT + 1)
#define HL_N_FLAGS (HL_FLAG_SATISFIED + 1)
#define HL_N_WORDINGS 2
#define HL_N_TEXT_NAMES 8

/* The words of the file, by the values of their enumerations. */
extern const char *const hl_role_words[HL_N_ROLES];
extern const char *const hl_flag_words[HL_N_FLAGS];
extern const char *const hl_wording_words[HL_N_WORDINGS];
extern const char *const hl_text_names[HL_N_TEXT_NAMES];

/**
 * HlQuestionnaireReader:
 * @builder: borrowed
 * @scales: (nullable): the file's shared scales, borrowed
 * @used_scales: names of those that a question uses, borrowed
 *
 * What the functions that read a questionnaire share.
 */
typedef struct
{
  HlQuestionnaireBuilder *builder;
  JsonObject             *scales;
  GHashTable             *used_scales;
} HlQuestionnaireReader;

gboolean hl_questionnaire_read_question      (HlQuestionnaireReader *self,
                                              JsonNode              *node,
                                              const HlJsonPlace     *place,
                                              GError               **error);
gboolean hl_questionnaire_read_options       (HlQuestionnaireReader *self,
                                              JsonArray             *array,
                                              const HlJsonPlace     *place,
                                              gboolean               levels,
                                              GError               **error);
gboolean hl_questionnaire_read_scale         (HlQuestionnaireReader *self,
                                              const char            *name,
                                              const HlJsonPlace     *place,
                                              gboolean              *no_opinion,
                                              gboolean              *descending,
                                              GError               **error);
gboolean hl_questionnaire_read_jumps         (HlQuestionnaireReader *self,
                                              JsonArray             *array,
                                              const HlJsonPlace     *place,
                                              GError               **error);
gboolean hl_questionnaire_read_contradiction (HlQuestionnaireReader *self,
                                              JsonNode              *node,
                                              const HlJsonPlace     *place,
                                              GError               **error);
char    *hl_questionnaire_take_text          (const char            *text);

G_END_DECLS
