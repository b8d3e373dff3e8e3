#pragma once

#include "core/hl-questionnaire.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlDesignEntry:
 * @revision: the newest
 * @n_surveys: rounds that use any revision of it
 *
 * A questionnaire to choose.
 */
typedef struct
{
  char    *id;
  char    *title;
  guint    revision;
  guint    n_criteria;
  guint    n_surveys;
  gboolean is_builtin;
} HlDesignEntry;

HlQuestionnaire *hl_design_store_load      (HlStore         *store,
                                            const char      *id,
                                            guint            revision,
                                            GError         **error);
GPtrArray       *hl_design_store_list      (HlStore         *store,
                                            GError         **error);
HlQuestionnaire *hl_design_store_duplicate (HlStore         *store,
                                            const char      *id,
                                            GError         **error);
void             hl_design_entry_free      (HlDesignEntry   *self);

G_END_DECLS
