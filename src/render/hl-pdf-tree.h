#pragma once

#include <glib.h>
#include <hpdf.h>

G_BEGIN_DECLS

/**
 * HlPdfTree:
 *
 * The structure of a tagged document: elements, and which marked content of which page belongs to
 * them.
 */
typedef struct _HlPdfTree HlPdfTree;

HlPdfTree  *hl_pdf_tree_new        (HPDF_Doc     doc);
void        hl_pdf_tree_free       (HlPdfTree   *self);
void        hl_pdf_tree_begin_page (HlPdfTree   *self,
                                    HPDF_Page    page);
void        hl_pdf_tree_begin      (HlPdfTree   *self,
                                    const char  *role,
                                    const char  *alternative);
void        hl_pdf_tree_end        (HlPdfTree   *self);
gboolean    hl_pdf_tree_mark       (HlPdfTree   *self,
                                    const char **out_role,
                                    guint       *out_mark);
void        hl_pdf_tree_finish     (HlPdfTree   *self);

G_END_DECLS
