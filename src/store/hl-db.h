#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HlDb   HlDb;
typedef struct _HlTx   HlTx;
typedef struct _HlStmt HlStmt;

typedef enum
{
  HL_STEP_ERROR = -1,
  HL_STEP_DONE  = 0,
  HL_STEP_ROW   = 1,
} HlStep;

typedef enum
{
  HL_DB_READ_WRITE,   /* must exist */
  HL_DB_CREATE,       /* made when missing */
  HL_DB_READ_ONLY,
} HlDbMode;

HlDb         *hl_db_open            (const char   *path,
                                     HlDbMode      mode,
                                     GError      **error);
void          hl_db_close           (HlDb         *self);
void          hl_db_set_timeout     (HlDb         *self,
                                     guint         milliseconds);
gint64        hl_db_get_version     (HlDb         *self);
gint64        hl_db_get_data_version (HlDb        *self);
const char   *hl_db_get_path        (HlDb         *self);
HlStmt       *hl_db_prepare         (HlDb         *self,
                                     const char   *static_sql,
                                     GError      **error);
gint64        hl_db_last_id         (HlDb         *self);
gint64        hl_db_n_changes       (HlDb         *self);
gboolean      hl_db_check           (HlDb         *self,
                                     GPtrArray    *out_faults,
                                     GError      **error);
gboolean      hl_db_backup          (HlDb         *self,
                                     const char   *path,
                                     GError      **error);

HlTx         *hl_tx_begin           (HlDb         *db,
                                     GError      **error);
HlTx         *hl_tx_begin_read      (HlDb         *db,
                                     GError      **error);
gboolean      hl_tx_commit          (HlTx         *self,
                                     GError      **error);
void          hl_tx_end             (HlTx         *self);

void          hl_stmt_bind_int      (HlStmt       *self,
                                     const char   *name,
                                     gint64        value);
void          hl_stmt_bind_double   (HlStmt       *self,
                                     const char   *name,
                                     double        value);
void          hl_stmt_bind_text     (HlStmt       *self,
                                     const char   *name,
                                     const char   *value);
void          hl_stmt_bind_blob     (HlStmt       *self,
                                     const char   *name,
                                     const void   *data,
                                     gsize         size);
void          hl_stmt_bind_null     (HlStmt       *self,
                                     const char   *name);
HlStep        hl_stmt_step          (HlStmt       *self,
                                     GError      **error);
gboolean      hl_stmt_run           (HlStmt       *self,
                                     GError      **error);
gint64        hl_stmt_get_int       (HlStmt       *self,
                                     int           column);
double        hl_stmt_get_double    (HlStmt       *self,
                                     int           column);
const char   *hl_stmt_get_text      (HlStmt       *self,
                                     int           column);
const guint8 *hl_stmt_get_blob      (HlStmt       *self,
                                     int           column,
                                     gsize        *out_size);
gboolean      hl_stmt_is_null       (HlStmt       *self,
                                     int           column);
void          hl_stmt_release       (HlStmt       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlDb, hl_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlTx, hl_tx_end)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlStmt, hl_stmt_release)

G_END_DECLS
