#pragma once

#include "paper/hl-paper-private.h"

G_BEGIN_DECLS

/**
 * HlPaperItem:
 * @piece: (nullable): a piece, or
 * @group: (nullable): questions in columns
 * @part: index of its part
 * @is_title: the title of a part
 */
typedef struct
{
  HlPaperPiece *piece;
  HlPaperGroup *group;
  guint         part;
  gboolean      is_title;
} HlPaperItem;

GArray        *hl_paper_items_new (const HlPaperSetting *setting,
                                   GPtrArray            *heads);
HlPaperLayout *hl_paper_flow      (const HlPaperSetting *setting,
                                   gboolean             *out_lone,
                                   GError              **error);

G_END_DECLS
