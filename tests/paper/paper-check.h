#pragma once

#include "paper-fixture.h"

void paper_check (const PaperFixture *fixture);
