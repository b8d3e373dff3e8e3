#pragma once

#include <adwaita.h>

#include "app/hl-draft-round.h"
#include "app/hl-draft.h"
#include "app/hl-key-list.h"
#include "app/hl-key-split.h"
#include "app/hl-key-strip.h"
#include "app/hl-page.h"
#include "app/hl-verify-bar.h"
#include "app/hl-verify-done.h"
#include "app/hl-verify-panel.h"
#include "app/hl-verify-round.h"

G_BEGIN_DECLS

#define HL_TYPE_PAGE_ENTRY (hl_page_entry_get_type ())
G_DECLARE_FINAL_TYPE (HlPageEntry, hl_page_entry, HL, PAGE_ENTRY, HlPage)

/**
 * HlWaiting:
 * @session: a form under way
 * @journal: its journal
 * @text: (nullable): text that was being typed
 * @recovered: it comes from an earlier run
 * @apart: it was opened out of turn: its header is its own
 *
 * A form put aside, to be gone on with before a new one is begun.
 */
typedef struct
{
  HlKeySession *session;
  HlKeyJournal *journal;
  char         *text;
  gboolean      recovered;
  gboolean      apart;
} HlWaiting;

typedef enum
{
  HL_PROMPT_NONE,
  HL_PROMPT_COMMENT,
  HL_PROMPT_FIND,
  HL_PROMPT_BATCH,
} HlPrompt;

/* A key pressed while the file is asked about the batch header. */
typedef struct
{
  guint           keyval;
  GdkModifierType state;
} HlHeldKey;

/* Keying the forms of a round. */
struct _HlPageEntry
{
  HlPage parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  HlSurvey     *survey;
  HlDraftRound *round;
  HlKeySession *session;
  HlKeyJournal *journal;   /* NULL until the first key of the form */
  HlResponse   *header;    /* the header shown: the batch's, or that of a stored form */
  HlResponse   *batch;     /* the batch header while a stored form is open, else NULL */
  GPtrArray    *waiting;   /* of HlWaiting */
  GPtrArray    *unstored;  /* of HlDraft: refused by the disk */
  GCancellable *cancellable;
  char         *notice;    /* sentence shown until the next key */
  GArray       *held;      /* of HlHeldKey, while keys wait for the batch header; else NULL */

  /* verify mode; NULL outside */
  HlVerifyStats *verify;
  GPtrArray     *tasks;    /* of HlVerifyTask; NULL = not read */
  GHashTable    *seconds;  /* of the form whose differences are settled */

  gboolean verifying;
  gboolean loading;        /* what is to be keyed again is being read */
  gboolean replaying;
  gboolean failed;         /* the disk refused; keys are not taken */
  gboolean paused;
  gboolean composing;      /* the input method is at work */
  gboolean wrong;
  gboolean quiet;          /* the entry is filled by the page, not by hand */
  gboolean typing;         /* the entry holds what the form does not have yet */
  HlPrompt prompt_kind;
  HlSerial last_serial;

  /* counters for the keyer alone */
  guint    n_forms;
  guint    n_keys;
  gint64   started_at;     /* monotonic; pauses are moved out */
  gint64   paused_at;

  /* template children */
  GtkStack       *states;
  AdwStatusPage  *status;
  GtkWidget      *keying;
  GtkWidget      *cover;
  GtkButton      *go_on;
  GtkLabel       *serial;
  GtkLabel       *field;
  HlKeyStrip     *strip;
  GtkToggleButton *pause;
  GtkButton      *open_batch;
  GtkButton      *edit_header;
  HlKeySplit     *split;
  HlKeyList      *list;
  GtkStack       *line;
  GtkImage       *message_icon;
  GtkLabel       *message;
  GtkButton      *retry;
  GtkLabel       *prompt_label;
  GtkEntry       *prompt;
  GtkLabel       *echo;
  GtkLabel       *tally;
  GtkLabel       *place;
  GtkProgressBar *form_progress;
  GtkLabel       *part;
  GtkLabel       *clock;
  GtkLabel       *forms;
  GtkLabel       *pace;
  GtkLabel       *speed;
  GtkProgressBar *round_progress;
  GtkLabel       *round_count;
  GtkWidget      *key_panel;
  GtkLabel       *verify_tag;
  HlVerifyBar    *verify_bar;
  HlVerifyPanel  *verify_panel;
  HlVerifyDone   *verified;
};

/* hl-page-entry-form.c */
void hl_page_entry_begin       (HlPageEntry       *self);
void hl_page_entry_put_aside   (HlPageEntry       *self);
void hl_page_entry_save        (HlPageEntry       *self);
void hl_page_entry_retry       (HlPageEntry       *self);
void hl_page_entry_fail        (HlPageEntry       *self,
                                const char        *sentence);
void hl_page_entry_find        (HlPageEntry       *self,
                                const char        *text);
void hl_page_entry_open        (HlPageEntry       *self,
                                HlKeySession      *session,
                                HlKeyJournal      *journal);
void hl_page_entry_store       (HlPageEntry       *self,
                                HlDraft           *draft);
HlKeySession *hl_page_entry_new_session (HlPageEntry *self);
void hl_waiting_free           (gpointer           waiting);

gboolean hl_page_entry_find_waiting (HlPageEntry  *self,
                                guint             *out_index);
void hl_page_entry_drop_session (HlPageEntry      *self);

/* hl-page-entry-verify.c */
void hl_page_entry_add_verify  (HlPageEntry       *self);
void hl_page_entry_drop_verify (HlPageEntry       *self);
void hl_page_entry_set_verifying (HlPageEntry     *self,
                                gboolean           verifying);
void hl_page_entry_begin_verify (HlPageEntry      *self);
void hl_page_entry_find_verify (HlPageEntry       *self,
                                const char        *text);
gboolean hl_page_entry_take_verified_key (HlPageEntry *self,
                                guint              keyval);
void hl_page_entry_count_verify (HlPageEntry      *self);
gboolean hl_page_entry_is_verified (HlPageEntry   *self);
HlKeyJournal *hl_page_entry_create_second (HlPageEntry *self,
                                const char        *path,
                                GError           **error);
void hl_page_entry_show_verify (HlPageEntry       *self);
char *hl_page_entry_tally_verify (HlPageEntry     *self);

/* hl-page-entry-recover.c */
void hl_page_entry_recover     (HlPageEntry       *self);
void hl_page_entry_set_aside   (HlPageEntry       *self,
                                HlDraft           *draft,
                                const GError      *error);
gboolean hl_page_entry_open_aside (HlPageEntry    *self,
                                HlSerial           serial);
gboolean hl_page_entry_has_aside (HlPageEntry     *self,
                                HlSerial           serial);

/* hl-page-entry-header.c */
void hl_page_entry_take_header (HlPageEntry       *self);
gboolean hl_page_entry_own     (HlPageEntry       *self,
                                GError           **error);

/* hl-page-entry-batch.c */
void hl_page_entry_take_batch  (HlPageEntry       *self,
                                const char        *text);
char *hl_page_entry_ask_batch  (HlPageEntry       *self);
void hl_page_entry_count_batch (HlPageEntry       *self,
                                gint64             batch,
                                int                n);
void hl_page_entry_show_batch  (HlPageEntry       *self);
void hl_page_entry_tell_batch_full (HlPageEntry   *self);

/* hl-page-entry-keys.c */
void hl_page_entry_prompt_batch (HlPageEntry      *self);
void hl_page_entry_add_keys    (HlPageEntry       *self);
void hl_page_entry_take_key    (HlPageEntry       *self,
                                gunichar           key);
gboolean hl_page_entry_ensure_journal (HlPageEntry *self,
                                GError           **error);
void hl_page_entry_finish_key  (HlPageEntry       *self,
                                HlKeyOutcome       outcome);
void hl_page_entry_hold_keys   (HlPageEntry       *self);
void hl_page_entry_release_keys (HlPageEntry      *self,
                                gboolean           take);
void hl_page_entry_set_paused  (HlPageEntry       *self,
                                gboolean           paused);
void hl_page_entry_leave       (HlPageEntry       *self);

/* hl-page-entry-text.c */
void hl_page_entry_add_text    (HlPageEntry       *self);
void hl_page_entry_take_text   (HlPageEntry       *self);
void hl_page_entry_leave_text  (HlPageEntry       *self,
                                gunichar           key);
void hl_page_entry_type        (HlPageEntry       *self,
                                gunichar           key);
gboolean hl_page_entry_is_for_text (HlPageEntry   *self,
                                gunichar           key);

/* hl-page-entry-show.c */
void hl_page_entry_show        (HlPageEntry       *self);
void hl_page_entry_show_counts (HlPageEntry       *self);
void hl_page_entry_show_header (HlPageEntry       *self);
void hl_page_entry_refuse      (HlPageEntry       *self,
                                const char        *sentence);
void hl_page_entry_notify      (HlPageEntry       *self,
                                const char        *sentence);

G_END_DECLS
