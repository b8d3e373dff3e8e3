#pragma once

#include "exchange/hl-register.h"

G_BEGIN_DECLS

/* The columns of a register, in the order of export. */
typedef enum
{
  HL_REGISTER_SERIALS,
  HL_REGISTER_ISSUED_TO,
  HL_REGISTER_AREA_NAME,
  HL_REGISTER_DATE,
  HL_REGISTER_OUTCOME_WORD,
  HL_REGISTER_OUTCOME_DATE,
  HL_REGISTER_REPLACED_BY,
  HL_REGISTER_REMARK,
  HL_N_REGISTER_COLUMNS,
} HlRegisterColumn;

/* hl-register.c */
const char *hl_register_column_name (HlRegisterColumn     column);
guint       hl_register_find_row    (const HlResponseSet *responses,
                                     HlSerial             serial);

G_END_DECLS
