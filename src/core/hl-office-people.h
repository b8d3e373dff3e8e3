#pragma once

#include "core/hl-office.h"

G_BEGIN_DECLS

gboolean hl_person_serves       (const HlPerson *self,
                                 HlDate          day);
gboolean hl_office_check_person (const HlOffice *self,
                                 const HlPerson *person,
                                 GError        **error);

G_END_DECLS
