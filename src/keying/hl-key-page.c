#include "keying/hl-key-page.h"

#include <string.h>

/* Where the printed forms turn the page. Source: ux.md section 2.10. */
static const struct
{
  const char *questionnaire;
  const char *question;
  guint       page;
} turns[] = {
  { "g1-2640", "c10", 2 },
};

/**
 * hl_key_page_begun:
 * @questionnaire: a questionnaire
 * @question: index of a question
 *
 * Tells where the keyer turns the paper.
 *
 * Returns: number of the page that begins with that question, 0 when none does
 */
guint
hl_key_page_begun (const HlQuestionnaire *questionnaire,
                   guint                  question)
{
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      if (strcmp (turns[i].questionnaire, questionnaire->id) == 0 &&
          strcmp (turns[i].question, questionnaire->questions[question].code) == 0)
        return turns[i].page;
    }

  return 0;
}
