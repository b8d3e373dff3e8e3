#pragma once

#include <sqlite3.h>

#include "store/hl-db.h"

G_BEGIN_DECLS

#define HL_DB_APPLICATION_ID 0x484c5631 /* "HLV1" */
#define HL_DB_MIGRATIONS "/io/github/hailong/HaiLong/store/migrations"

struct _HlDb
{
  /* owned */
  sqlite3    *handle;
  char       *path;       /* absolute, or ":memory:" */
  GHashTable *statements; /* address of the SQL literal → HlStmt */

  /* borrowed */
  GThread    *thread;

  guint       depth;      /* open transactions, outermost = 1 */
  guint64     serial;     /* number of outermost transactions begun */
  gboolean    doomed;     /* an inner transaction that had changed something was given up */
};

gboolean      hl_db_fail              (HlDb         *self,
                                       int           code,
                                       GError      **error);
gboolean      hl_db_exec              (HlDb         *self,
                                       const char   *sql,
                                       GError      **error);
gboolean      hl_db_pragma_int        (HlDb         *self,
                                       const char   *sql,
                                       gint64       *out_value,
                                       GError      **error);
HlDb         *hl_db_open_raw          (const char   *path,
                                       HlDbMode      mode,
                                       GError      **error);
gboolean      hl_db_file_look         (const char   *path,
                                       HlDbMode      mode,
                                       gint64        newest,
                                       gboolean     *out_is_new,
                                       GError      **error);
gboolean      hl_db_file_may_replace  (const char   *path,
                                       GError      **error);
gint64        hl_db_newest_version    (const char   *migrations);
gboolean      hl_db_migrate           (HlDb         *self,
                                       const char   *migrations,
                                       GError      **error);
HlDb         *hl_db_migrate_in_memory (HlDb         *self,
                                       const char   *migrations,
                                       GError      **error);
sqlite3_stmt *hl_stmt_get_handle      (HlStmt       *self);
void          hl_stmt_free            (HlStmt       *self);

G_END_DECLS
