#pragma once

#include "keying/hl-key-session.h"

G_BEGIN_DECLS

/**
 * HlKeyJournal:
 *
 * The draft of one form on disk: what was keyed, in order, a checksummed record a key, each written
 * at once. After a crash hl_key_journal_replay() brings the form back to where it stood; at most
 * the last key is missing.
 */
typedef struct _HlKeyJournal HlKeyJournal;

/**
 * HlKeyReplay:
 * @last: what became of the last key: %HL_KEY_SAVE = the form was complete and only has to be
 *   stored
 * @text: (nullable): text that was being typed
 * @operator_name: (nullable): who keyed it; %NULL = the journal does not say
 * @batch: id of the batch it belongs to, 0 = none
 *
 * What a journal tells besides the form. All zeros before hl_key_journal_replay().
 */
typedef struct
{
  HlKeyOutcome last;
  char        *text;
  char        *operator_name;
  gint64       batch;
} HlKeyReplay;

HlKeyJournal *hl_key_journal_create  (const char       *path,
                                      const HlSurvey   *survey,
                                      const HlResponse *header,
                                      HlSerial          offered,
                                      GError          **error);
HlKeyJournal *hl_key_journal_create_second (const char       *path,
                                            const HlSurvey   *survey,
                                            const HlResponse *first,
                                            GHashTable       *seconds,
                                            GError          **error);
HlKeyJournal *hl_key_journal_reopen  (const char       *path,
                                      GError          **error);
gboolean      hl_key_journal_is_blank (const char      *path);
const char   *hl_key_journal_get_path (const HlKeyJournal *self);
gboolean      hl_key_journal_key     (HlKeyJournal     *self,
                                      gunichar          key,
                                      GError          **error);
gboolean      hl_key_journal_text    (HlKeyJournal     *self,
                                      const char       *text,
                                      gboolean          finished,
                                      GError          **error);
gboolean      hl_key_journal_comment (HlKeyJournal     *self,
                                      const char       *text,
                                      GError          **error);
gboolean      hl_key_journal_header  (HlKeyJournal     *self,
                                      const HlResponse *header,
                                      GError          **error);
gboolean      hl_key_journal_owner   (HlKeyJournal     *self,
                                      const char       *operator_name,
                                      gint64            batch,
                                      GError          **error);
gboolean      hl_key_journal_rename  (HlKeyJournal     *self,
                                      const char       *path,
                                      GError          **error);
gboolean      hl_key_journal_remove  (HlKeyJournal     *self,
                                      GError          **error);
void          hl_key_journal_free    (HlKeyJournal     *self);

char         *hl_key_journal_survey  (const char       *path,
                                      gint64           *out_stored,
                                      GError          **error);
gboolean      hl_key_journal_is_second (const char       *path,
                                        gint64           *out_saved_at);
gboolean      hl_key_journal_replay  (const char       *path,
                                      HlKeySession     *session,
                                      const HlResponse *stored,
                                      HlKeyReplay      *out_replay,
                                      GError          **error);
void          hl_key_replay_clear    (HlKeyReplay      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlKeyJournal, hl_key_journal_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HlKeyReplay, hl_key_replay_clear)

G_END_DECLS
