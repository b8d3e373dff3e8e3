#pragma once

#include "chart/hl-chart-pen.h"

G_BEGIN_DECLS

/**
 * HlFactorRow:
 * @code: of the factor; "" = the whole
 * @change: since the earlier round, %NULL = none
 * @value: the index as printed
 * @change_text: the change as printed, %NULL where nothing is compared
 *
 * A factor, or the whole, as the bars show it.
 */
typedef struct
{
  const char     *code;
  const char     *name;
  const HlFigure *figure;
  const HlChange *change;
  HlTextBlock     label;
  char           *value;
  char           *change_text;
  double          top;
  double          height;
} HlFactorRow;

GArray  *hl_factor_rows_new     (const HlChartData *data);
gboolean hl_factor_row_is_few   (const HlFactorRow *self);
char    *hl_factor_row_describe (const HlFactorRow *self,
                                 const HlChartData *data);

G_END_DECLS
