#pragma once

#include <glib.h>

#include "core/hl-answer.h"
#include "core/hl-date.h"
#include "core/hl-i18n.h"
#include "core/hl-serial.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

typedef enum
{
  HL_RESPONSE_DRAFT,
  HL_RESPONSE_COMPLETE,
  HL_RESPONSE_VERIFIED,
} HlResponseState;

typedef enum
{
  HL_CHANNEL_UNKNOWN,
  HL_CHANNEL_PAPER,
  HL_CHANNEL_INTERVIEW,
  HL_CHANNEL_KIOSK,
  HL_CHANNEL_SCAN,
  HL_CHANNEL_POST,
  HL_CHANNEL_PHONE,
  HL_CHANNEL_ONLINE,
} HlChannel;

typedef enum
{
  HL_RESPONDENT_UNKNOWN,
  HL_RESPONDENT_CITIZEN,
  HL_RESPONDENT_ORGANISATION,
} HlRespondent;

/* Bits of HlResponse.flags and HlResponseSet.flags. */
#define HL_RESPONSE_REVIEW 1u          /* F4: flagged for review */
#define HL_RESPONSE_KEYED_TWICE 2u     /* second keying is done */
#define HL_RESPONSE_UNSETTLED 4u       /* second keying differs and is not settled: Q10 */
#define HL_RESPONSE_BACKCHECK_DUE 8u   /* drawn for back-check, not yet done: Q11 */
#define HL_RESPONSE_BACKCHECK_DONE 16u

/**
 * HlText:
 * @question: index of the question
 * @option: 0 = the answer of an open question (a number or date as its canonical text: "12.5",
 *   "2022-09-01", or "-" not applicable, "*" unreadable); k ≥ 1 = the text written beside option k
 * @text: NFC, trimmed, never ""
 */
typedef struct
{
  guint question;
  guint option;
  char *text;
} HlText;

/**
 * HlResponse:
 *
 * One form: header, answer block, texts, state. A draft being filled is a private copy; stored ones
 * are read only. Index fields (@field, @area, @procedure) are indexes into the survey, or
 * %HL_NO_INDEX. Persons are ids of HlPerson, 0 = none.
 */
typedef struct
{
  gint64          id;          /* 0 = not stored */
  gint64          survey_id;
  HlSerial        serial;
  HlResponseState state;
  HlChannel       channel;
  HlRespondent    respondent;
  HlDate          date;
  guint           field;
  guint           area;
  guint           procedure;
  guint32         officer;
  guint32         interviewer;
  guint32         keyer;
  guint           flags;
  guint           rules;       /* mask of rules hit, computed */
  gboolean        excluded;
  char           *excluded_reason; /* NULL unless excluded */
  guint32         excluded_by;
  gint64          saved_at;    /* UTC seconds */
  guint8         *answers;     /* questionnaire->n_bytes */
  guint           n_answers;
  GArray         *texts;       /* of HlText, sorted by question, option */
  char           *comment;     /* clerk's remark (F2), NULL = none */
} HlResponse;

HlResponse *hl_response_new      (const HlQuestionnaire *questionnaire);
HlResponse *hl_response_copy     (const HlResponse      *self);
void        hl_response_free     (HlResponse            *self);
void        hl_response_set_text (HlResponse            *self,
                                  guint                  question,
                                  guint                  option,
                                  const char            *text);
const char *hl_response_get_text (const HlResponse      *self,
                                  guint                  question,
                                  guint                  option);
void        hl_response_clear_texts (HlResponse         *self,
                                  guint                  question);

const char *hl_channel_to_string        (HlChannel        channel);
gboolean    hl_channel_parse            (const char      *text,
                                         HlChannel       *out_channel);
const char *hl_channel_title            (HlChannel        channel,
                                         HlLanguage       language);
const char *hl_respondent_to_string     (HlRespondent     respondent);
gboolean    hl_respondent_parse         (const char      *text,
                                         HlRespondent    *out_respondent);
const char *hl_respondent_title         (HlRespondent     respondent,
                                         HlLanguage       language);
const char *hl_response_state_to_string (HlResponseState  state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResponse, hl_response_free)

G_END_DECLS
