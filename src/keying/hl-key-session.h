#pragma once

#include "keying/hl-key-form.h"

G_BEGIN_DECLS

/* Keys that are no characters; all others are the character typed, of the main row or the number
 * pad. */
#define HL_KEY_ENTER 0xe001u
#define HL_KEY_BACK 0xe002u
#define HL_KEY_UP 0xe003u
#define HL_KEY_DOWN 0xe004u
#define HL_KEY_UNDO 0xe005u
#define HL_KEY_REDO 0xe006u
#define HL_KEY_FLAG 0xe007u
#define HL_KEY_KEEP_FIRST 0xe008u
#define HL_KEY_TAKE_SECOND 0xe009u

typedef enum
{
  HL_KEYING_SERIAL,
  HL_KEYING_ANSWERS,
  HL_KEYING_CONFLICT,
  HL_KEYING_ECHO,
} HlKeyingState;

/**
 * HlKeyOutcome:
 * @HL_KEY_MOVED: taken, the cursor went on or back
 * @HL_KEY_CHANGED: taken, the cursor stays
 * @HL_KEY_IGNORED: a key without meaning that is no slip (Space)
 * @HL_KEY_REFUSED: nothing changed; the message says why
 * @HL_KEY_CONFLICT: second keying differs
 * @HL_KEY_SAVE: the form is complete: take it and begin the next
 */
typedef enum
{
  HL_KEY_MOVED,
  HL_KEY_CHANGED,
  HL_KEY_IGNORED,
  HL_KEY_REFUSED,
  HL_KEY_CONFLICT,
  HL_KEY_SAVE,
} HlKeyOutcome;

/**
 * HlKeyLookup:
 * @serial: a serial
 * @data: user data
 *
 * Returns: (transfer full) (nullable): who keyed that serial when ("12/10, Hoa"), or %NULL when it
 *   is free
 */
typedef char *(*HlKeyLookup) (HlSerial serial,
                              gpointer data);

/**
 * HlVerdict:
 * @HL_VERDICT_NONE: not compared, or a difference that waits
 * @HL_VERDICT_EQUAL: keyed alike at once
 * @HL_VERDICT_KEYER: differed, the second value was right
 * @HL_VERDICT_VERIFIER: differed, the first value was right
 * @HL_VERDICT_UNSETTLED: differed, left to another person
 *
 * What became of a row in verify mode.
 */
typedef enum
{
  HL_VERDICT_NONE,
  HL_VERDICT_EQUAL,
  HL_VERDICT_KEYER,
  HL_VERDICT_VERIFIER,
  HL_VERDICT_UNSETTLED,
} HlVerdict;

/**
 * HlVerifyCount:
 * @compared: rows keyed twice and compared
 * @differences: of these, rows that differed at first
 * @keyer: differences charged to the first keying; @verifier: to the second; @unsettled: left to
 *   another person
 */
typedef struct
{
  guint compared;
  guint differences;
  guint keyer;
  guint verifier;
  guint unsettled;
} HlVerifyCount;

typedef struct _HlKeySession HlKeySession;

HlKeySession     *hl_key_session_new          (HlSurvey           *survey,
                                               HlKeyLookup         lookup,
                                               gpointer            data);
void              hl_key_session_free         (HlKeySession       *self);
void              hl_key_session_begin        (HlKeySession       *self,
                                               const HlResponse   *header,
                                               HlSerial            offered);
void              hl_key_session_begin_second (HlKeySession       *self,
                                               const HlResponse   *first);
void              hl_key_session_begin_settle (HlKeySession       *self,
                                               const HlResponse   *stored,
                                               GHashTable         *seconds);
void              hl_key_session_begin_stored (HlKeySession       *self,
                                               const HlResponse   *stored);
void              hl_key_session_set_comment  (HlKeySession       *self,
                                               const char         *text);
void              hl_key_session_set_header   (HlKeySession       *self,
                                               const HlResponse   *header);
HlKeyOutcome      hl_key_session_press        (HlKeySession       *self,
                                               gunichar            key);
HlKeyOutcome      hl_key_session_type_text    (HlKeySession       *self,
                                               const char         *text);

HlKeyingState     hl_key_session_get_state    (const HlKeySession *self);
const HlResponse *hl_key_session_get_form     (const HlKeySession *self);
HlSerial          hl_key_session_get_offered  (const HlKeySession *self);
const GArray     *hl_key_session_get_rows     (const HlKeySession *self);
guint             hl_key_session_get_cursor   (const HlKeySession *self);
gboolean          hl_key_session_is_keyed     (const HlKeySession *self,
                                               guint               row);
const char       *hl_key_session_get_typed    (const HlKeySession *self);
const char       *hl_key_session_get_message  (const HlKeySession *self);
const HlResponse *hl_key_session_get_first    (const HlKeySession *self);
gboolean          hl_key_session_is_settling  (const HlKeySession *self);
HlVerdict         hl_key_session_get_verdict  (const HlKeySession *self,
                                               guint               row);
const HlResponse *hl_key_session_get_second   (const HlKeySession *self);
void              hl_key_session_get_count    (const HlKeySession *self,
                                               HlVerifyCount      *out_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlKeySession, hl_key_session_free)

G_END_DECLS
