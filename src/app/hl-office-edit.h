#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

/**
 * HlOfficeSince:
 *
 * From which day a changed value of the office holds.
 */
typedef enum
{
  HL_SINCE_TODAY,
  HL_SINCE_DAY,
  HL_SINCE_BEFORE, /* as long as the value it corrects */
} HlOfficeSince;

#define HL_TYPE_OFFICE_EDIT (hl_office_edit_get_type ())
G_DECLARE_FINAL_TYPE (HlOfficeEdit, hl_office_edit, HL, OFFICE_EDIT, GObject)

HlOfficeEdit   *hl_office_edit_new         (void);
void            hl_office_edit_load        (HlOfficeEdit   *self,
                                            HlWorkspace    *workspace,
                                            gint64          survey_id);
const HlOffice *hl_office_edit_get_office  (HlOfficeEdit   *self);
void            hl_office_edit_set_since   (HlOfficeEdit   *self,
                                            HlOfficeSince   since,
                                            HlDate          day);
gboolean        hl_office_edit_set         (HlOfficeEdit   *self,
                                            const char     *key,
                                            const char     *value,
                                            GError        **error);
void            hl_office_edit_save_person (HlOfficeEdit   *self,
                                            const HlPerson *person);
char           *hl_office_edit_say_days    (HlOfficeEdit   *self,
                                            const char     *key,
                                            gboolean        with_before);

G_END_DECLS
