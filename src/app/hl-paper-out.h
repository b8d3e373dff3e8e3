#pragma once

#include <gtk/gtk.h>

#include "app/hl-paper-job.h"

G_BEGIN_DECLS

typedef enum
{
  HL_PAPER_OUT_READY,
  HL_PAPER_OUT_WORKING,
  HL_PAPER_OUT_BACKS,   /* the fronts are printed, the stack is to be turned */
} HlPaperOutState;

#define HL_TYPE_PAPER_OUT (hl_paper_out_get_type ())
G_DECLARE_FINAL_TYPE (HlPaperOut, hl_paper_out, HL, PAPER_OUT, GObject)

HlPaperOut      *hl_paper_out_new         (void);
HlPaperOutState  hl_paper_out_get_state   (HlPaperOut        *self);
guint            hl_paper_out_get_done    (HlPaperOut        *self,
                                           guint             *out_n_pages);
const char      *hl_paper_out_get_message (HlPaperOut        *self);
void             hl_paper_out_save        (HlPaperOut        *self,
                                           HlWorkspace       *workspace,
                                           const HlPaperWish *wish,
                                           const char        *path);
void             hl_paper_out_print       (HlPaperOut        *self,
                                           HlWorkspace       *workspace,
                                           const HlPaperWish *wish,
                                           GtkWindow         *window);
void             hl_paper_out_print_backs (HlPaperOut        *self,
                                           GtkWindow         *window);
void             hl_paper_out_cancel      (HlPaperOut        *self);

G_END_DECLS
