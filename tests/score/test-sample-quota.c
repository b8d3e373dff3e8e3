#include <string.h>

#include "../core/hl-test-form.h"
#include "core/hl-error.h"
#include "score/hl-sample-quota.h"

#define UNKNOWN HL_UNKNOWN_COUNT

static const struct
{
  gint64      populations[3];
  gint64      quotas[3];      /* given before */
  gint64      total;
  gboolean    keep;
  gint64      proposed[3];
  const char *message;        /* when it is refused */
} cases[] = {
  { { 400, 840, 0 }, { 50, 100, UNKNOWN }, 150, FALSE, { 48, 102, 0 } },
  { { 400, 840, 0 }, { 50, 100, UNKNOWN }, 150, TRUE, { 50, 100, 0 } },
  { { 400, 840, 1240 }, { 50, UNKNOWN, UNKNOWN }, 150, TRUE, { 50, 40, 60 } },
  { { UNKNOWN, 100, 300 }, { 50, UNKNOWN, UNKNOWN }, 150, TRUE, { 50, 25, 75 } },
  { { 1, 1, 1 }, { UNKNOWN, UNKNOWN, UNKNOWN }, 2, FALSE, { 1, 1, 0 } },
  { { 10, 20, 30 }, { UNKNOWN, UNKNOWN, UNKNOWN }, 60, FALSE, { 10, 20, 30 } },
  { { 10, 20, 30 }, { UNKNOWN, UNKNOWN, UNKNOWN }, 0, FALSE, { 0, 0, 0 } },
  { { 10, 20, 30 }, { 5, 5, 5 }, 60, TRUE, { 5, 5, 5 } },
  { { 10, 20, 30 }, { UNKNOWN, UNKNOWN, UNKNOWN }, 61, FALSE, { 0 }, "more than the 60" },
  { { 10, UNKNOWN, 30 }, { 5, UNKNOWN, 5 }, 20, TRUE, { 0 }, "transactions of “B”" },
  { { UNKNOWN, 20, 30 }, { 5, 5, 5 }, 20, FALSE, { 0 }, "transactions of “A”" },
  { { 100, 200, 300 }, { 50, 60, UNKNOWN }, 100, TRUE, { 0 }, "10 forms more than the total" },
};

static void
check_case (guint i)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlSurvey) survey = hl_survey_new (form);
  g_autoptr (GError) error = NULL;
  const char *const names[] = { "A", "B", "C" };
  gint64 proposed[] = { -7, -7, -7 };

  for (guint k = 0; k < 3; k++)
    hl_survey_add_field (survey, names[k], cases[i].quotas[k], cases[i].populations[k]);

  g_assert_cmpint (hl_sample_propose_quotas (survey, HL_STRATA_FIELDS, cases[i].total,
                                             cases[i].keep, proposed, &error), ==,
                   cases[i].message == NULL);
  for (guint k = 0; k < 3; k++)
    g_assert_cmpint (proposed[k], ==, cases[i].message == NULL ? cases[i].proposed[k] : -7);
  if (cases[i].message != NULL)
    g_assert_nonnull (strstr (error->message, cases[i].message));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-quota/cases", test_cases);

  return g_test_run ();
}
