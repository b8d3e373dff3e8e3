#pragma once

#include "core/hl-office.h"
#include "store/hl-db.h"

G_BEGIN_DECLS

/**
 * HlStore:
 *
 * One survey file: the connection and who works on it. Every call must come from the thread that
 * opened it. All writes run in transactions; a call that fails leaves nothing behind.
 */
typedef struct _HlStore HlStore;

/**
 * HlOfficeValue:
 * @key: a key of hl_office_keys()
 * @value: what it is from @from on; "" = taken back
 * @from: first day it holds, %HL_DATE_NONE = always
 */
typedef struct
{
  char  *key;
  char  *value;
  HlDate from;
} HlOfficeValue;

HlStore  *hl_store_open            (const char      *path,
                                    HlDbMode         mode,
                                    GError         **error);
void      hl_store_close           (HlStore         *self);
HlDb     *hl_store_get_db          (HlStore         *self);
void      hl_store_set_operator    (HlStore         *self,
                                    const char      *name);
void      hl_store_set_clock       (HlStore         *self,
                                    gint64           utc_seconds);
void      hl_store_set_salts       (HlStore         *self,
                                    guint64          seed);
gint64    hl_store_now             (HlStore         *self);

HlOffice *hl_store_load_office     (HlStore         *self,
                                    HlDate           on,
                                    GError         **error);
gboolean  hl_store_set_office      (HlStore         *self,
                                    const char      *key,
                                    const char      *value,
                                    HlDate           from,
                                    GError         **error);
GPtrArray *hl_store_list_office_values (HlStore     *self,
                                       GError         **error);
void      hl_office_value_free     (HlOfficeValue   *self);
gboolean  hl_store_ensure_person   (HlStore         *self,
                                    char             role,
                                    const char      *code,
                                    const char      *name,
                                    guint32         *out_id,
                                    gboolean        *out_created,
                                    GError         **error);

gboolean  hl_store_save_person     (HlStore         *self,
                                    const HlPerson  *person,
                                    GError         **error);

gboolean  hl_store_backup          (HlStore         *self,
                                    const char      *path,
                                    GError         **error);
gboolean  hl_store_restore         (const char      *backup_path,
                                    const char      *target_path,
                                    char           **out_summary,
                                    GError         **error);
gboolean  hl_store_check           (HlStore         *self,
                                    GPtrArray      **out_faults,
                                    GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlStore, hl_store_close)

G_END_DECLS
