#pragma once

#include "exchange/hl-response-csv.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

typedef struct
{
  char    *folder;
  char    *path;
  HlStore *store;
  gint64   survey;
} Fixture;

typedef struct
{
  gboolean      with_fields;    /* Hộ tịch and Chứng thực */
  gboolean      by_range;       /* 1–50 Hộ tịch, 51–150 Chứng thực, else 1–160 without a field */
  gboolean      with_areas;
  const char   *questionnaire;  /* NULL = g1-2640 */
  HlFormula     formula;
  HlSurveyState state;
} Setting;

void            fixture_set_up      (Fixture       *fixture,
                                     gconstpointer  setting);
void            fixture_tear_down   (Fixture       *fixture,
                                     gconstpointer  setting);
gint64          fixture_add_survey  (Fixture       *fixture,
                                     const Setting *setting,
                                     HlDate         from,
                                     HlDate         to);
gint64          fixture_add_spring  (Fixture       *fixture,
                                     const Setting *setting);
HlImportReport *fixture_import      (Fixture       *fixture,
                                     const char    *text,
                                     GError       **error);
HlResponseSet  *fixture_load        (Fixture       *fixture);
void            fixture_import_sample (Fixture     *fixture,
                                     gint64         survey);
GBytes         *fixture_read_sample (const char    *name);
