#pragma once

#include "keying/hl-key-journal.h"

G_BEGIN_DECLS

/* A record is one line: a letter, a blank, its content escaped, a blank, eight figures of checksum.
 * The header is the uuid, the batch header, the serial offered, the id of a stored form; of a
 * second keying also "second" or "settle", the time the form was saved, and what was keyed again.
 * Letters: H header, K key (code point), D text under way, T text finished, C comment, B batch
 * header changed, W who keys in which batch. The checksum of a record covers those before it, so
 * that a line cut out or put in is seen. */
#define HL_KEY_SUM_START 1u

guint32 hl_key_journal_sum  (guint32     sum,
                             const char *data,
                             gsize       length);
char   *hl_key_journal_read (const char *line,
                             guint32    *sum,
                             char       *out_letter);

G_END_DECLS
