#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

/**
 * HlDossier:
 * @number: as the office numbers it, unique
 * @field: index of its field, or %HL_NO_INDEX
 * @area: index of its area, or %HL_NO_INDEX
 * @date: when it was settled, or %HL_DATE_NONE
 * @drawn: it is in the sample; @reserve: it stands in for one of the same field
 *
 * A dossier of somebody served earlier. It bears no name.
 */
typedef struct
{
  char    *number;
  guint    field;
  guint    area;
  HlDate   date;
  gboolean drawn;
  gboolean reserve;
} HlDossier;

/**
 * HlDossiers:
 * @list: (element-type HlDossier): by field, area, date and number
 * @refused: (element-type HlRefusal): lines left out; the serial of a refusal is the number
 * @seed: "số khởi tạo" of the draw
 * @by_field: a sample was drawn from each field by its quota, not one from the whole list
 *
 * The list a sample is drawn from.
 */
typedef struct
{
  /*< owned >*/
  HlSurvey  *survey;
  GPtrArray *list;
  GPtrArray *refused;
  guint64    seed;
  gboolean   by_field;
} HlDossiers;

HlDossiers *hl_dossiers_read   (HlSurvey         *survey,
                                GBytes           *bytes,
                                GError          **error);
void        hl_dossiers_free   (HlDossiers       *self);
gboolean    hl_dossiers_draw   (HlDossiers       *self,
                                guint             size,
                                guint64           seed,
                                GError          **error);
guint       hl_dossiers_count  (const HlDossiers *self,
                                gboolean          reserve);
char       *hl_dossiers_to_csv (const HlDossiers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDossiers, hl_dossiers_free)

G_END_DECLS
