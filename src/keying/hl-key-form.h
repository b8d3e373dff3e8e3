#pragma once

#include "core/hl-response.h"

G_BEGIN_DECLS

typedef enum
{
  HL_ROW_FIELD,
  HL_ROW_AREA,
  HL_ROW_RESPONDENT,
  HL_ROW_QUESTION,
  HL_ROW_OPTION_TEXT,
} HlRowKind;

/**
 * HlRow:
 * @question: index of the question, or %HL_NO_INDEX for a header box
 * @option: of %HL_ROW_OPTION_TEXT: the option (from 1) that the text stands beside, else 0
 *
 * One box, or row of boxes, that is keyed after the serial.
 */
typedef struct
{
  HlRowKind kind;
  guint     question;
  guint     option;
} HlRow;

/* What a row of boxes can hold besides option numbers 1…: HL_ANSWER_BLANK and the other codes of
 * core/hl-answer.h. */

GArray  *hl_key_form_rows      (const HlSurvey   *survey,
                                HlSerial          serial,
                                gboolean          with_texts);
guint    hl_key_form_n_options (const HlSurvey   *survey,
                                const HlRow      *row);
gboolean hl_key_form_is_text   (const HlSurvey   *survey,
                                const HlRow      *row);
gboolean hl_key_form_is_asked  (const HlSurvey   *survey,
                                const HlRow      *row,
                                const HlResponse *form);
guint8   hl_key_form_get       (const HlSurvey   *survey,
                                const HlRow      *row,
                                const HlResponse *form);
void     hl_key_form_set       (const HlSurvey   *survey,
                                const HlRow      *row,
                                guint8            value,
                                HlResponse       *form);
gboolean hl_key_form_equal     (const HlSurvey   *survey,
                                const HlRow      *row,
                                const HlResponse *one,
                                const HlResponse *other);
const char *hl_key_form_box   (const HlSurvey   *survey,
                               const HlRow      *row);
char    *hl_key_form_write     (const HlSurvey   *survey,
                                const HlRow      *row,
                                const HlResponse *form);
void     hl_key_form_read      (const HlSurvey   *survey,
                                const HlRow      *row,
                                const char       *text,
                                HlResponse       *form);
void     hl_key_form_copy      (const HlSurvey   *survey,
                                const HlRow      *row,
                                const HlResponse *from,
                                HlResponse       *to);
guint    hl_key_to_option      (gunichar          key);
gunichar hl_key_of_option      (guint             option);

G_END_DECLS
