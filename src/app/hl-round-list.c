#include "app/hl-round-list.h"

#include "store/hl-store-survey.h"

/* A round as an item of the chooser. */
struct _HlRound
{
  GObject   parent_instance;
  HlSurvey *survey;
};

enum
{
  PROP_0,
  PROP_TITLE,
};

G_DEFINE_FINAL_TYPE (HlRound, hl_round, G_TYPE_OBJECT)

static void
hl_round_get_property (GObject    *object,
                       guint       property,
                       GValue     *value,
                       GParamSpec *spec)
{
  if (property == PROP_TITLE)
    g_value_take_string (value, hl_round_get_title (HL_ROUND (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
hl_round_finalize (GObject *object)
{
  hl_survey_unref (HL_ROUND (object)->survey);

  G_OBJECT_CLASS (hl_round_parent_class)->finalize (object);
}

static void
hl_round_class_init (HlRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hl_round_get_property;
  object_class->finalize = hl_round_finalize;
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
hl_round_init (HlRound *self)
{
}

/**
 * hl_round_new:
 * @survey: a round
 *
 * Returns: (transfer full): the item
 */
HlRound *
hl_round_new (HlSurvey *survey)
{
  HlRound *self = g_object_new (HL_TYPE_ROUND, NULL);

  self->survey = hl_survey_ref (survey);

  return self;
}

/**
 * hl_round_get_survey:
 * @self: an item
 *
 * Returns: (transfer none): its round
 */
HlSurvey *
hl_round_get_survey (HlRound *self)
{
  return self->survey;
}

/**
 * hl_round_get_title:
 * @self: an item
 *
 * Returns: (transfer full): title of the round
 */
char *
hl_round_get_title (HlRound *self)
{
  return g_strdup (self->survey->title);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GPtrArray) surveys = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_unref);
  g_autoptr (GArray) ids = hl_store_list_surveys (store, error);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      HlSurvey *survey = hl_store_load_survey (store, g_array_index (ids, gint64, i), error);

      if (survey == NULL)
        return NULL;
      g_ptr_array_add (surveys, survey);
    }

  return g_steal_pointer (&surveys);
}

/**
 * hl_rounds_list_async:
 * @workspace: the open file
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads all rounds.
 */
void
hl_rounds_list_async (HlWorkspace        *workspace,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  hl_workspace_run_async (workspace, load, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, data);
}

/**
 * hl_rounds_list_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlSurvey): the rounds, the oldest first; %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_rounds_list_finish (HlWorkspace  *workspace,
                       GAsyncResult *result,
                       GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}
