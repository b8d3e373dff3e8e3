#pragma once

#include <glib.h>

#include "core/hl-date.h"
#include "core/hl-office.h"

G_BEGIN_DECLS

typedef enum
{
  HL_PERIOD_MONTH,
  HL_PERIOD_QUARTER,
  HL_PERIOD_HALF,
  HL_PERIOD_NINE,
  HL_PERIOD_YEAR,
  HL_PERIOD_FREE,
} HlPeriodKind;

/**
 * HlPeriod:
 * @kind: what kind of period
 * @year: its year; 0 for a free one
 * @number: which month (1–12), quarter (1–4), half (1–2); else 0
 * @from: first day of its data, by the office's cut-offs
 * @to: last day of its data
 * @due: last working day on which the report may be handed in, or %HL_DATE_NONE
 */
typedef struct
{
  HlPeriodKind kind;
  guint        year;
  guint        number;
  HlDate       from;
  HlDate       to;
  HlDate       due;
} HlPeriod;

guint    hl_period_count     (HlPeriodKind    kind);
const char *hl_period_kind_name (HlPeriodKind kind);
gboolean hl_period_is_owed   (HlPeriodKind    kind,
                              const HlOffice *office);
void     hl_period_get       (HlPeriodKind    kind,
                              guint           year,
                              guint           index,
                              const HlOffice *office,
                              HlPeriod       *out_period);
gboolean hl_period_parse     (const char     *text,
                              const HlOffice *office,
                              HlPeriod       *out_period,
                              GError        **error);
void     hl_period_holding   (HlPeriodKind    kind,
                              HlDate          day,
                              const HlOffice *office,
                              HlPeriod       *out_period);
gboolean hl_period_previous  (const HlPeriod *self,
                              const HlOffice *office,
                              HlPeriod       *out_period);
char    *hl_period_to_string (const HlPeriod *self);
char    *hl_period_title     (const HlPeriod *self);

G_END_DECLS
