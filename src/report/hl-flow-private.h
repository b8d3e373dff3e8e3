#pragma once

#include "report/hl-flow.h"

G_BEGIN_DECLS

struct _HlFlow
{
  const HlMetrics *metrics; /* borrowed */
  HlDensity        density;
  HlPageFrame      frame;
  char            *list_title; /* owned; %NULL in a document */
  GArray          *pieces;  /* of HlPiece, owned */
  GArray          *owned;   /* what the pieces draw */
  guint            n_parts;
  guint            n_clauses;
  guint            n_tables;
  guint            n_figures;
  guint            n_groups;
  guint            list; /* group of the list being filled, 0 = none */
};

guint  hl_flow_new_group       (HlFlow       *self);
double hl_flow_get_text_height (const HlFlow *self);

G_END_DECLS
