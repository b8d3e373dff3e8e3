#pragma once

#include "core/hl-questionnaire.h"
#include "core/hl-survey.h"
#include "core/hl-text.h"
#include "store/hl-db-private.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/* What a log entry is about; stored in log.subject. */
typedef enum
{
  HL_SUBJECT_RESPONSE = 1,
  HL_SUBJECT_SURVEY,
  HL_SUBJECT_QUESTIONNAIRE,
  HL_SUBJECT_OFFICE,
  HL_SUBJECT_PERSON,
} HlSubject;

/* What was done; stored in log.action, so numbers are never used again. */
typedef enum
{
  HL_ACTION_ADD = 1,
  HL_ACTION_UPDATE,
  HL_ACTION_CORRECT,
  HL_ACTION_EXCLUDE,
  HL_ACTION_INCLUDE,
  HL_ACTION_OPEN,
  HL_ACTION_CLOSE,
  HL_ACTION_PUBLISH,
  HL_ACTION_DELETE_TEXT,
  HL_ACTION_DRAW,
  HL_ACTION_VERIFY,
  HL_ACTION_IMPORT,
  HL_ACTION_TAKE_BACK,
} HlAction;

/**
 * HlLogRecord:
 * @serial: of a response, else 0
 * @survey_id: 0 = none
 * @detail, @reason: %NULL = none
 * @line: digest of the rows as saved
 */
typedef struct
{
  HlAction    action;
  HlSubject   subject;
  gint64      subject_id;
  gint64      survey_id;
  gint64      serial;
  const char *detail;
  const char *reason;
  guint8      line[HL_DIGEST_SIZE];
} HlLogRecord;

#define HL_SALT_SIZE 16

struct _HlStore
{
  /* owned */
  HlDb       *db;
  char       *operator_name;
  GChecksum  *checksum;
  GString    *line;         /* the canonical line being written */
  GHashTable *people;       /* "o|CC-03" → id; good for one outermost transaction */

  gint64      clock;        /* fixed time, or −1 */
  guint64     salt_seed;    /* of made-up data, or 0 */

  /* The rest is good only while cache_serial is the connection's outermost transaction. */
  guint64     cache_serial;
  guint32     operator_id;
  gint64      head_number;  /* last log entry, −1 = not read yet */
  guint8      head[HL_DIGEST_SIZE];
  gint64      life_survey;  /* survey whose state is cached, 0 = none */
  gint64      life_state;
  gint64      stale_survey; /* survey known to be marked in stale_validity, 0 = none */

  guint8      salts[64 * HL_SALT_SIZE];
  guint       n_salts;      /* still unused */
};

void     hl_store_check_cache      (HlStore            *self);
gboolean hl_store_get_operator_id  (HlStore            *self,
                                    guint32            *out_id,
                                    GError            **error);
gboolean hl_reason_is_given        (const char         *reason);

/* hl-store-line.c */
void     hl_line_add_int           (GString            *line,
                                    gint64              value);
void     hl_line_add_null          (GString            *line);
void     hl_line_add_text          (GString            *line,
                                    const char         *text,
                                    gsize               size);
void     hl_line_add_bytes         (GString            *line,
                                    const guint8       *bytes,
                                    gsize               size);
void     hl_line_add_row           (GString            *line,
                                    const char         *table,
                                    HlStmt             *row,
                                    int                 n_columns);
void     hl_store_digest           (HlStore            *self,
                                    const void         *first,
                                    gsize               first_size,
                                    const void         *second,
                                    gsize               second_size,
                                    guint8              out_digest[HL_DIGEST_SIZE]);
gboolean hl_store_digest_subject   (HlStore            *self,
                                    HlSubject           subject,
                                    gint64              id,
                                    guint8              out_digest[HL_DIGEST_SIZE],
                                    GError            **error);

/* hl-store-log.c */
gboolean hl_store_append_log       (HlStore            *self,
                                    const HlLogRecord  *record,
                                    GError            **error);
gboolean hl_store_log_saved        (HlStore            *self,
                                    HlLogRecord        *record,
                                    GError            **error);
gboolean hl_store_log_head         (HlStore            *self,
                                    gint64             *out_number,
                                    guint8              out_chain[HL_DIGEST_SIZE],
                                    GError            **error);

/* hl-store-questionnaire.c */
gboolean hl_store_find_questionnaire (HlStore          *self,
                                    const char         *code,
                                    guint               revision,
                                    gint64             *out_id,
                                    GError            **error);
gboolean hl_store_insert_questionnaire (HlStore        *self,
                                    const HlQuestionnaire *questionnaire,
                                    GError            **error);
gboolean hl_store_mark_deleted     (HlStore            *self,
                                    gint64              id,
                                    gboolean            deleted,
                                    GError            **error);
HlQuestionnaire *hl_store_read_questionnaire (HlStore  *self,
                                    gint64              id,
                                    GError            **error);

/* hl-store-response.c */
const guint8 *hl_store_next_salt   (HlStore            *self,
                                    GError            **error);

/* hl-store-survey-save.c */
gboolean hl_store_write_survey     (HlStore            *self,
                                    const HlSurvey     *survey,
                                    gint64              id,
                                    gint64             *out_id,
                                    GError            **error);

/* hl-store-survey.c */
gboolean hl_store_get_life         (HlStore            *self,
                                    gint64              survey_id,
                                    HlSurveyState      *out_state,
                                    GError            **error);

/* hl-store-validity.c */
gboolean hl_store_mark_stale       (HlStore            *self,
                                    gint64              survey_id,
                                    GError            **error);
gboolean hl_store_is_stale         (HlStore            *self,
                                    gint64              survey_id,
                                    gboolean           *out_is_stale,
                                    GError            **error);

G_END_DECLS
