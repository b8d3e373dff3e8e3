#include "app/hl-draft-round.h"

#include "app/hl-draft.h"
#include "app/hl-settings.h"
#include "core/hl-i18n.h"
#include "render/hl-render.h"
#include "store/hl-store-response.h"

typedef struct
{
  gint64  id;
  gint64  saved_at;
  guint32 keyer;
} Taken;

typedef struct
{
  HlSurvey *survey;
  char     *database;
  char     *operator_name;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  hl_survey_unref (self->survey);
  g_free (self->database);
  g_free (self->operator_name);
  g_free (self);
}

static void
add_taken (HlDraftRound *self,
           HlSerial      serial,
           gint64        id,
           gint64        saved_at,
           guint32       keyer)
{
  const Taken taken = { id, saved_at, keyer };

  g_hash_table_insert (self->taken, g_memdup2 (&serial, sizeof serial),
                       g_memdup2 (&taken, sizeof taken));
}

static void
note_stored (HlSerial serial,
             gint64   id,
             gint64   saved_at,
             guint32  keyer,
             gpointer data)
{
  HlDraftRound *self = data;

  self->n_stored++;
  if (serial != HL_SERIAL_NONE)
    add_taken (self, serial, id, saved_at, keyer);
}

static void
load_mended (HlStore      *store,
             HlDraftRound *self,
             const char   *database)
{
  g_autoptr (GPtrArray) paths = hl_draft_list (database);

  for (guint i = 0; i < paths->len; i++)
    {
      gint64 id = 0;
      g_autofree char *uuid = hl_key_journal_survey (paths->pdata[i], &id, NULL);
      HlResponse *stored = NULL;

      if (id != 0 && g_strcmp0 (uuid, self->survey->uuid) == 0)
        stored = hl_store_load_response (store, self->survey, id, NULL);
      if (stored != NULL)
        g_hash_table_insert (self->mended, g_strdup (paths->pdata[i]), stored);
    }
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Question *question = data;
  g_autoptr (HlDraftRound) self = g_new0 (HlDraftRound, 1);
  const HlMetrics *metrics;

  self->survey = hl_survey_ref (question->survey);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->mended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) hl_response_free);
  self->office = hl_store_load_office (store, hl_date_from_unix (hl_store_now (store)), error);
  if (self->office == NULL ||
      !hl_store_foreach_serial (store, self->survey->id, note_stored, self, error))
    return NULL;

  hl_store_set_operator (store, question->operator_name);
  if (!hl_store_find_batch (store, self->survey, &self->open_batch, error))
    return NULL;

  load_mended (store, self, question->database);

  /* A form that cannot be laid out is keyed without its pages. */
  metrics = hl_render_metrics (NULL);
  if (metrics != NULL)
    self->paper = hl_paper_layout_new (self->survey, self->office, FALSE, metrics, NULL);

  return g_steal_pointer (&self);
}

/**
 * hl_draft_round_load_async:
 * @workspace: the open file
 * @survey: the round
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads which serials are taken, who works in the office and which batch the operator has open.
 */
void
hl_draft_round_load_async (HlWorkspace        *workspace,
                           HlSurvey           *survey,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  Question *question = g_new0 (Question, 1);

  question->survey = hl_survey_ref (survey);
  question->database = g_strdup (hl_workspace_get_path (workspace));
  question->operator_name = hl_settings_get_operator ();
  hl_workspace_run_async (workspace, load, question, question_free,
                          (GDestroyNotify) hl_draft_round_free, cancellable, callback, data);
}

/**
 * hl_draft_round_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the round, or %NULL with @error set
 */
HlDraftRound *
hl_draft_round_load_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * hl_draft_round_free:
 * @self: (transfer full): a round
 *
 * Frees it.
 */
void
hl_draft_round_free (HlDraftRound *self)
{
  hl_survey_unref (self->survey);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->paper, hl_paper_layout_unref);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->mended);
  g_free (self);
}

/**
 * hl_draft_round_take:
 * @self: a round
 * @serial: serial of a form that is complete
 * @id: its id, 0 while it is on its way to the file
 * @keyer: who keyed it, 0 = unknown
 *
 * Notes that a serial is keyed now.
 */
void
hl_draft_round_take (HlDraftRound *self,
                     HlSerial      serial,
                     gint64        id,
                     guint32       keyer)
{
  add_taken (self, serial, id, g_get_real_time () / G_USEC_PER_SEC, keyer);
}

/**
 * hl_draft_round_take_stored:
 * @self: a round
 * @response: a form that another program stored
 *
 * Notes that a serial is keyed, and by whom.
 */
void
hl_draft_round_take_stored (HlDraftRound     *self,
                            const HlResponse *response)
{
  add_taken (self, response->serial, response->id, response->saved_at, response->keyer);
}

/**
 * hl_draft_round_describe:
 * @self: a round
 * @serial: a serial
 *
 * Returns: (transfer full) (nullable): when and by whom it was keyed ("12/10/2022, Hoa"), %NULL
 *   when it is free
 */
char *
hl_draft_round_describe (const HlDraftRound *self,
                         HlSerial            serial)
{
  const Taken *taken = g_hash_table_lookup (self->taken, &serial);
  const HlPerson *person;
  g_autofree char *day = NULL;

  if (taken == NULL)
    return NULL;

  day = hl_date_to_display (hl_date_from_unix (taken->saved_at));
  person = hl_office_find_person (self->office, taken->keyer);
  if (person == NULL)
    return g_steal_pointer (&day);

  return g_strdup_printf ("%s, %s", day, *person->name != '\0' ? person->name : person->code);
}

/**
 * hl_draft_round_find:
 * @self: a round
 * @serial: a serial
 *
 * Returns: id of the stored form that bears it, 0 when none does
 */
gint64
hl_draft_round_find (const HlDraftRound *self,
                     HlSerial            serial)
{
  const Taken *taken = g_hash_table_lookup (self->taken, &serial);

  return taken != NULL ? taken->id : 0;
}

static HlSerial
first_free (const HlDraftRound *self,
            HlSerial            from,
            HlSerial            to)
{
  for (HlSerial serial = from; serial <= to; serial++)
    {
      if (!g_hash_table_contains (self->taken, &serial))
        return serial;
    }

  return HL_SERIAL_NONE;
}

/**
 * hl_draft_round_next:
 * @self: a round
 * @after: serial of the form before, %HL_SERIAL_NONE = none
 *
 * Counts on from the form before within its range; else takes the lowest issued serial that is not
 * yet keyed.
 *
 * Source: product.md section 7.
 *
 * Returns: the serial to offer, %HL_SERIAL_NONE when all issued ones are keyed
 */
HlSerial
hl_draft_round_next (HlDraftRound *self,
                     HlSerial      after)
{
  const HlSerialRange *range = NULL;
  HlSerial lowest = HL_SERIAL_NONE;

  if (after != HL_SERIAL_NONE)
    range = hl_survey_find_range (self->survey, after);
  if (range != NULL)
    lowest = first_free (self, after + 1, range->last);
  if (lowest != HL_SERIAL_NONE)
    return lowest;

  for (guint i = 0; i < self->survey->n_ranges; i++)
    {
      HlSerial first = MAX (self->survey->ranges[i].first, self->from);
      HlSerial serial = first_free (self, first, self->survey->ranges[i].last);

      if (serial != HL_SERIAL_NONE && (lowest == HL_SERIAL_NONE || serial < lowest))
        lowest = serial;
    }
  self->from = lowest != HL_SERIAL_NONE ? lowest : G_MAXINT64;

  return lowest;
}
