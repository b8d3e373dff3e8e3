#pragma once

#include "core/hl-office.h"

G_BEGIN_DECLS

const char *hl_report_signer_fault (const HlOffice *office,
                                    const HlSigner *signer);

G_END_DECLS
