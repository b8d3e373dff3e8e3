#pragma once

#include "keying/hl-key-session.h"

G_BEGIN_DECLS

/* Whether a row differed, and whether it is known what was keyed again. */
enum
{
  HL_DIFFERED_NOT,
  HL_DIFFERED_KNOWN,
  HL_DIFFERED_UNKNOWN,
};

/* Everything undo brings back. */
typedef struct
{
  HlKeyingState state;
  HlResponse   *form;
  GArray       *rows;    /* of HlRow, shared between moments: replaced, never changed */
  guint8       *keyed;   /* a flag a row */
  GArray       *old_rows; /* while the number is changed: the rows it had, else NULL */
  guint8       *old_keyed; /* a flag an old row */
  guint         cursor;
  GString      *typed;   /* digits of a serial, number or date under way */
  HlResponse   *second;  /* in verify mode: what was keyed again where it differed, else NULL */
  guint8       *verdicts; /* in verify mode: an HlVerdict a row */
  guint8       *differed; /* in verify mode: HL_DIFFERED_ a row */
} HlKeyMoment;

struct _HlKeySession
{
  HlSurvey   *survey;
  HlKeyLookup lookup;
  gpointer    lookup_data;
  HlSerial    offered;
  HlResponse *first;    /* the first keying in verify mode, else NULL */
  gboolean    settling; /* only rows that differed are stops */
  HlKeyMoment *now;
  GPtrArray  *undo;     /* of HlKeyMoment */
  GPtrArray  *redo;
  char       *message;
};

void              hl_key_moment_free          (gpointer            data);
const HlRow      *hl_key_session_current      (const HlKeySession *self);
const HlQuestion *hl_key_session_question     (const HlKeySession *self,
                                               const HlRow        *row);
char             *hl_key_session_name_row     (const HlKeySession *self,
                                               const HlRow        *row);
void              hl_key_session_start        (HlKeySession       *self,
                                               HlResponse         *form,
                                               HlSerial            offered);
void              hl_key_session_remember     (HlKeySession       *self);
void              hl_key_session_apply_jumps  (HlKeySession       *self);
void              hl_key_session_tell         (HlKeySession       *self,
                                               const char         *format,
                                               ...) G_GNUC_PRINTF (2, 3);
HlKeyOutcome      hl_key_session_refuse       (HlKeySession       *self,
                                               const char         *format,
                                               ...) G_GNUC_PRINTF (2, 3);
HlKeyOutcome      hl_key_session_go_on        (HlKeySession       *self);
HlKeyOutcome      hl_key_session_go_back      (HlKeySession       *self);
HlKeyOutcome      hl_key_session_leave_row    (HlKeySession       *self);
HlKeyOutcome      hl_key_session_change_serial (HlKeySession      *self);
HlKeyOutcome      hl_key_session_travel       (HlKeySession       *self,
                                               GPtrArray          *from,
                                               GPtrArray          *to);
HlKeyOutcome      hl_key_accept_serial        (HlKeySession       *self,
                                               HlSerial            serial);
HlKeyOutcome      hl_key_press_serial         (HlKeySession       *self,
                                               gunichar            key);
HlKeyOutcome      hl_key_press_answer         (HlKeySession       *self,
                                               gunichar            key);
gboolean          hl_key_is_stop              (const HlKeySession *self,
                                               guint               row);
gboolean          hl_key_is_judged            (const HlKeySession *self,
                                               guint               row);
HlKeyOutcome      hl_key_arrive               (HlKeySession       *self);
HlKeyOutcome      hl_key_compare              (HlKeySession       *self);
HlKeyOutcome      hl_key_press_conflict       (HlKeySession       *self,
                                               gunichar            key);

G_END_DECLS
