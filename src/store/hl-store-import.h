#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlImport:
 * @entry: number of its log entry
 * @at: UTC seconds
 * @person: name or code of who did it; "" when unknown
 * @name: name of the file
 * @digest: SHA-256 of the file, 64 hexadecimal figures
 * @n_lines: lines of the file without the header: @n_imported + @n_refused
 * @first_response: id of the first of its forms, which have @n_imported ids in a row; 0 = none
 * @taken_back_at: UTC seconds, 0 = not taken back
 * @can_take_back: nothing has touched its forms since, and the round is open
 *
 * A file of forms taken into a round as one act.
 */
typedef struct
{
  gint64   id;
  gint64   survey_id;
  gint64   entry;
  gint64   at;
  char    *person;
  char    *name;
  char    *digest;
  guint    n_lines;
  guint    n_imported;
  guint    n_refused;
  gint64   first_response;
  gint64   taken_back_at;
  gboolean can_take_back;
} HlImport;

void       hl_import_free             (HlImport       *self);
gint64     hl_store_add_import        (HlStore        *self,
                                       const HlImport *import,
                                       GError        **error);
HlImport  *hl_store_find_last_import  (HlStore        *self,
                                       gint64          survey_id,
                                       GError        **error);
HlImport  *hl_store_find_same_import  (HlStore        *self,
                                       gint64          survey_id,
                                       const char     *digest,
                                       GError        **error);
gboolean   hl_store_find_next_online  (HlStore        *self,
                                       gint64          survey_id,
                                       HlSerial       *out_serial,
                                       GError        **error);
gboolean   hl_store_take_back_import  (HlStore        *self,
                                       const HlSurvey *survey,
                                       gint64          id,
                                       const char     *reason,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlImport, hl_import_free)

G_END_DECLS
