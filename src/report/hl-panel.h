#pragma once

#include "core/hl-office.h"
#include "report/hl-flow.h"

G_BEGIN_DECLS

/**
 * HlPanel:
 *
 * Texts and rules at fixed places, that go on one page together: the head of a document, the
 * signature.
 */
typedef struct _HlPanel HlPanel;

HlPanel *hl_panel_new  (const HlMetrics   *metrics);
void     hl_panel_free (HlPanel           *self);
double   hl_panel_text (HlPanel           *self,
                        const HlRuns      *runs,
                        const HlTextStyle *style,
                        double             x,
                        double             y,
                        double             width,
                        double            *out_widest);
void     hl_panel_rule (HlPanel           *self,
                        double             center,
                        double             y,
                        double             length);
double   hl_panel_heads (HlPanel          *panel,
                        const HlMetrics   *metrics,
                        const HlOffice    *office,
                        double             width);
void     hl_flow_panel (HlFlow            *flow,
                        HlPanel           *panel,
                        double             space,
                        double             height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlPanel, hl_panel_free)

G_END_DECLS
