#pragma once

#include <gtk/gtk.h>

#include "app/hl-key-colors.h"
#include "app/hl-key-item.h"

G_BEGIN_DECLS

HlKeyCurrent *hl_key_current_new         (GtkWidget             *widget,
                                          const HlSurvey        *survey,
                                          const HlOffice        *office,
                                          const HlRow           *row,
                                          double                 line,
                                          double                 width);
void          hl_key_current_free        (HlKeyCurrent          *self);
double        hl_key_current_get_height  (const HlKeyCurrent    *self);
gboolean      hl_key_current_get_field   (const HlKeyCurrent    *self,
                                          graphene_rect_t       *out_rect);
void          hl_key_current_update      (HlKeyCurrent          *self,
                                          const HlSurvey        *survey,
                                          const HlRow           *row,
                                          const HlKeySession    *session);
guint         hl_key_current_pick        (const HlKeyCurrent    *self,
                                          double                 x,
                                          double                 y);
void          hl_key_current_snapshot    (const HlKeyCurrent    *self,
                                          GtkSnapshot           *snapshot,
                                          const HlKeyColors     *colors,
                                          gboolean               wrong);

void          hl_key_draw_text           (GtkSnapshot           *snapshot,
                                          PangoLayout           *layout,
                                          double                 x,
                                          double                 y,
                                          const GdkRGBA         *color);
void          hl_key_draw_box            (GtkSnapshot           *snapshot,
                                          const graphene_rect_t *rect,
                                          double                 radius,
                                          const GdkRGBA         *fill,
                                          const GdkRGBA         *outline,
                                          float                  stroke);
double        hl_key_line_height         (GtkWidget             *widget);

G_END_DECLS
