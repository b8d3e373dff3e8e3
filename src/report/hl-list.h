#pragma once

#include "chart/hl-scene.h"
#include "core/hl-office.h"
#include "core/hl-survey.h"
#include "report/hl-flow.h"

G_BEGIN_DECLS

/* Lists to carry about, to write on and to sign: tables on pages lying on their side. */

/**
 * HlFormsEntry:
 * @first: first serial of the line
 * @last: last one, ≥ @first
 * @person: to whom they were handed out, or %NULL: room to write
 * @area: index of the area, or %HL_NO_INDEX
 * @day: when they were handed out, or %HL_DATE_NONE
 * @result: what became of them, or %NULL: room to write
 *
 * One line of the list of forms handed out and returned.
 */
typedef struct
{
  gint64 first;
  gint64 last;
  char  *person;
  guint  area;
  HlDate day;
  char  *result;
} HlFormsEntry;

/**
 * HlDossierEntry:
 * @number: of the dossier; borrowed
 * @field, @area: indexes, or %HL_NO_INDEX
 * @day: when it was settled, or %HL_DATE_NONE
 * @serial: of the form meant for it, 0 = none
 *
 * One dossier drawn.
 */
typedef struct
{
  const char *number;
  guint       field;
  guint       area;
  HlDate      day;
  gboolean    reserve;
  gint64      serial;
} HlDossierEntry;

/**
 * HlDrawPart:
 * @field: index of the field drawn from, or %HL_NO_INDEX: the whole list
 * @population: dossiers there; @size: how many were drawn; @reserves: besides
 *
 * What one draw took from what.
 */
typedef struct
{
  guint field;
  guint population;
  guint size;
  guint reserves;
} HlDrawPart;

/**
 * HlDossierList:
 * @parts: (element-type HlDrawPart): at least one
 * @entries: (element-type HlDossierEntry): those drawn, then the reserves, each by field
 * @seed: "số khởi tạo"
 *
 * What a list of drawn dossiers is made of; borrowed.
 */
typedef struct
{
  const HlSurvey  *survey;
  const HlOffice  *office;
  const HlMetrics *metrics;
  const GArray    *parts;
  const GArray    *entries;
  guint64          seed;
} HlDossierList;

HlFormsEntry *hl_forms_entry_new      (gint64               first,
                                       gint64               last);
void          hl_forms_entry_free     (HlFormsEntry        *self);
GPtrArray    *hl_list_forms_build     (const HlSurvey      *survey,
                                       const HlOffice      *office,
                                       const GPtrArray     *entries,
                                       const HlMetrics     *metrics);
GPtrArray    *hl_list_dossiers_build  (const HlDossierList *list);

/* hl-list.c, for the lists */
void          hl_list_add_head        (HlFlow              *flow,
                                       const HlSurvey      *survey,
                                       const HlOffice      *office,
                                       const char          *title,
                                       const char          *remark);
HlTable      *hl_list_new_table       (const HlColumn      *columns,
                                       const char *const   *titles,
                                       guint                n_columns);
void          hl_list_add_signatures  (HlFlow              *flow,
                                       const HlOffice      *office,
                                       const char          *left,
                                       const char          *right);

G_END_DECLS
