#pragma once

#include "app/hl-register-editor.h"

G_BEGIN_DECLS

/* One line of the register being typed. */
struct _HlRegisterEditor
{
  AdwBin parent_instance;

  /* owned */
  HlRegisterBook *book;
  HlRegisterSpan *entry;       /* what the line showed before it was typed in, NULL = several */
  char           *texts[6];    /* of the line that was sent off last */
  guint           lists[2];

  gint64          first;        /* serials that @entry is about, 0 = none */
  gint64          last;
  HlDate          last_day;     /* of the outcome written down last */
  gboolean        is_confirmed; /* it was said what the line writes over */
  gboolean        is_filling;

  /* template children */
  GtkEntry      *serials;
  GtkEntry      *person;
  GtkEntry      *day;
  GtkEntry      *outcome_day;
  GtkEntry      *replaced_by;
  GtkEntry      *note;
  GtkWidget     *area_label;
  GtkDropDown   *area;
  GtkStringList *areas;
  GtkDropDown   *outcome;
  GtkStringList *outcomes;
  GtkLabel      *message;
};

/* hl-register-editor-show.c */
void     hl_register_editor_set_day    (GtkEntry         *entry,
                                        HlDate            day);
void     hl_register_editor_tell       (HlRegisterEditor *self,
                                        const char       *text,
                                        gboolean          is_fault);
void     hl_register_editor_clear      (HlRegisterEditor *self);
gboolean hl_register_editor_look_up    (HlRegisterEditor *self);
void     hl_register_editor_offer      (HlRegisterEditor *self,
                                        gint64            from,
                                        gint64            n);
void     hl_register_editor_show_blank (HlRegisterEditor *self);

G_END_DECLS
