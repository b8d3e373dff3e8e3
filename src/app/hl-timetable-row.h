#pragma once

#include <gtk/gtk.h>

#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_TYPE_TIMETABLE_ROW (hl_timetable_row_get_type ())
G_DECLARE_FINAL_TYPE (HlTimetableRow, hl_timetable_row, HL, TIMETABLE_ROW, GtkBox)

GtkWidget *hl_timetable_row_new  (void);
void       hl_timetable_row_show (HlTimetableRow        *self,
                                  const HlTimetableStep *step);
gboolean   hl_timetable_row_is   (HlTimetableRow        *self,
                                  const HlTimetableStep *step);
void       hl_timetable_row_add  (HlTimetableRow        *self,
                                  HlSurvey              *survey);

G_END_DECLS
