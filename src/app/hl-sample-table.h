#pragma once

#include <gtk/gtk.h>

#include "core/hl-survey-edit.h"

G_BEGIN_DECLS

#define HL_TYPE_SAMPLE_TABLE (hl_sample_table_get_type ())
G_DECLARE_FINAL_TYPE (HlSampleTable, hl_sample_table, HL, SAMPLE_TABLE, GtkBox)

void hl_sample_table_show (HlSampleTable  *self,
                           const HlSurvey *survey,
                           HlStrata        strata,
                           const gint64   *proposed);

G_END_DECLS
