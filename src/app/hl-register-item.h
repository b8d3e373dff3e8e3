#pragma once

#include <glib-object.h>

#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

/* A row of the register in a list. */
#define HL_TYPE_REGISTER_ITEM (hl_register_item_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterItem, hl_register_item, HL, REGISTER_ITEM, GObject)

/* The columns of the list. */
typedef enum
{
  HL_REGISTER_COLUMN_SERIALS,
  HL_REGISTER_COLUMN_PERSON,
  HL_REGISTER_COLUMN_AREA,
  HL_REGISTER_COLUMN_DAY,
  HL_REGISTER_COLUMN_OUTCOME,
  HL_REGISTER_COLUMN_OUTCOME_DAY,
  HL_REGISTER_COLUMN_NOTE,
  HL_N_REGISTER_LIST_COLUMNS,
} HlRegisterListColumn;

/* What of the register is listed. */
typedef enum
{
  HL_REGISTER_SHOW_ALL,
  HL_REGISTER_SHOW_OUTSTANDING,
  HL_REGISTER_SHOW_HANDED_OUT,
  HL_REGISTER_SHOW_FREE,
  HL_REGISTER_SHOW_OTHER,
  HL_REGISTER_SHOW_CONFLICTS,
} HlRegisterShow;

HlRegisterItem      *hl_register_item_new     (HlRegisterBook       *book,
                                               guint                 index);
gboolean             hl_register_item_move    (HlRegisterItem       *self,
                                               HlRegisterBook       *book,
                                               guint                 index);
const HlRegisterRow *hl_register_item_get_row (HlRegisterItem       *self);
char                *hl_register_item_format  (HlRegisterItem       *self,
                                               HlRegisterListColumn  column);
gboolean             hl_register_item_matches (HlRegisterItem       *self,
                                               HlRegisterShow        show,
                                               const char           *text);

G_END_DECLS
