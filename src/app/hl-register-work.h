#pragma once

#include "app/hl-workspace.h"
#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

/**
 * HlRegisterTaken:
 * @text: the file as it was read
 * @report: what is in and what was refused
 *
 * What came of a file of register lines.
 */
typedef struct
{
  GBytes           *text;
  HlRegisterReport *report;
} HlRegisterTaken;

void             hl_register_load_async    (HlWorkspace         *workspace,
                                            gint64               survey_id,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
HlRegisterBook  *hl_register_load_finish   (HlWorkspace         *workspace,
                                            GAsyncResult        *result,
                                            GError             **error);
void             hl_register_change_async  (HlWorkspace         *workspace,
                                            HlSurvey            *survey,
                                            HlRegisterChange    *change,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
void             hl_register_forget_async  (HlWorkspace         *workspace,
                                            HlSurvey            *survey,
                                            const char          *reason,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
void             hl_register_issue_async   (HlWorkspace         *workspace,
                                            HlSurvey            *survey,
                                            const HlSerialRange *more,
                                            const char          *reason,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
gboolean         hl_register_write_finish  (HlWorkspace         *workspace,
                                            GAsyncResult        *result,
                                            GError             **error);
void             hl_register_import_async  (HlWorkspace         *workspace,
                                            HlSurvey            *survey,
                                            const char          *path,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
HlRegisterTaken *hl_register_import_finish (HlWorkspace         *workspace,
                                            GAsyncResult        *result,
                                            GError             **error);
void             hl_register_taken_free    (HlRegisterTaken     *self);
void             hl_register_save_async    (HlRegisterBook      *book,
                                            const char          *path,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
void             hl_register_save_refused_async (HlRegisterTaken *taken,
                                            const char          *path,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
char            *hl_register_save_finish   (GAsyncResult        *result,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterTaken, hl_register_taken_free)

G_END_DECLS
