#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

typedef enum
{
  HL_PAPER_CHOICE_RANGE,  /* known serials */
  HL_PAPER_CHOICE_SPAN,   /* serials to be typed */
  HL_PAPER_CHOICE_ONE,    /* one serial to be typed */
  HL_PAPER_CHOICE_MASTER, /* no serial */
} HlPaperChoiceKind;

/**
 * HlPaperChoice:
 * @label: translated
 *
 * Some forms of a round that can be printed together.
 */
typedef struct
{
  HlPaperChoiceKind kind;
  char             *label;
  HlSerial          first;
  HlSerial          last;
} HlPaperChoice;

GPtrArray *hl_paper_choices_new  (const HlSurvey      *survey);
gboolean   hl_paper_choice_read  (const HlPaperChoice *self,
                                  const char          *text,
                                  HlSerial            *out_first,
                                  HlSerial            *out_last,
                                  GError             **error);

G_END_DECLS
