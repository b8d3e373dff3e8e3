#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "core/hl-i18n.h"

typedef struct
{
  HlSurvey *survey;
  char     *officer;
  char     *interviewer;
  char     *operator_name;
} Names;

typedef struct
{
  guint32   officer;
  guint32   interviewer;
  HlOffice *office;
  HlBatch   batch;
} People;

static void
names_free (gpointer data)
{
  Names *self = data;

  hl_survey_unref (self->survey);
  g_free (self->officer);
  g_free (self->interviewer);
  g_free (self->operator_name);
  g_free (self);
}

static void
people_free (gpointer data)
{
  People *self = data;

  g_clear_pointer (&self->office, hl_office_unref);
  g_free (self);
}

/**
 * hl_page_entry_own:
 * @self: a page whose form has a journal
 * @error: return location for an error
 *
 * Writes into the journal who keys the form, in which batch.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_page_entry_own (HlPageEntry *self,
                   GError     **error)
{
  g_autofree char *operator_name = hl_settings_get_operator ();

  return hl_key_journal_owner (self->journal, operator_name, self->round->open_batch.id, error);
}

/* By code or name; nobody is typed as "". */
static gboolean
is_known (const HlOffice *office,
          char            role,
          const char     *typed,
          guint32        *out_id)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  *out_id = 0;
  if (*typed == '\0')
    return TRUE;

  for (guint i = 0; i < office->n_people; i++)
    {
      const HlPerson *person = &office->people[i];
      g_autofree char *code = g_utf8_casefold (person->code, -1);
      g_autofree char *name = g_utf8_casefold (person->name, -1);

      if (person->role == role && (g_str_equal (code, folded) || g_str_equal (name, folded)))
        {
          *out_id = person->id;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
find_person (HlStore        *store,
             const HlOffice *office,
             char            role,
             const char     *typed,
             guint32        *out_id,
             GError        **error)
{
  return is_known (office, role, typed, out_id) ||
         hl_store_ensure_person (store, role, typed, NULL, out_id, NULL, error);
}

static gpointer
find_people (HlStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Names *names = data;
  HlDate today = hl_date_from_unix (hl_store_now (store));
  g_autoptr (HlOffice) office = hl_store_load_office (store, today, error);
  People *people = g_new0 (People, 1);

  hl_store_set_operator (store, names->operator_name);
  if (office != NULL && hl_store_find_batch (store, names->survey, &people->batch, error) &&
      find_person (store, office, 'o', names->officer, &people->officer, error) &&
      find_person (store, office, 'i', names->interviewer, &people->interviewer, error))
    people->office = hl_store_load_office (store, today, error);

  if (people->office != NULL)
    return people;

  people_free (people);

  return NULL;
}

static void
apply (HlPageEntry      *self,
       const HlKeyBatch *batch,
       guint32           officer,
       guint32           interviewer)
{
  g_autoptr (GError) error = NULL;

  self->header->date = batch->form.date;
  self->header->channel = batch->form.channel;
  self->header->procedure = batch->form.procedure;
  self->header->officer = officer;
  self->header->interviewer = interviewer;
  if (self->journal != NULL && (!hl_key_journal_header (self->journal, self->header, &error) ||
                                !hl_page_entry_own (self, &error)))
    {
      hl_page_entry_fail (self, error->message);
      return;
    }

  hl_key_session_set_header (self->session, self->header);
  g_clear_pointer (&self->notice, g_free);
  hl_page_entry_show_header (self);
  hl_page_entry_show (self);
}

static void
on_people (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  People *people = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  HlPageEntry *self = data;
  HlKeyBatch batch;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (people == NULL)
    {
      hl_page_entry_release_keys (self, FALSE);
      hl_key_strip_edit (self->strip);
      hl_page_entry_refuse (self, error->message);
      return;
    }

  hl_office_unref (self->round->office);
  self->round->office = g_steal_pointer (&people->office);
  self->round->open_batch = people->batch;
  if (hl_key_strip_read (self->strip, &batch, NULL))
    apply (self, &batch, people->officer, people->interviewer);
  people_free (people);
  hl_page_entry_release_keys (self, TRUE);
}

/* Somebody new needs the file: keys wait for its answer, so that no form gets the header before. */
static void
ask_people (HlPageEntry *self,
            const char  *officer,
            const char  *interviewer)
{
  Names *names = g_new0 (Names, 1);

  names->survey = hl_survey_ref (self->survey);
  names->operator_name = hl_settings_get_operator ();
  names->officer = g_strdup (officer);
  names->interviewer = g_strdup (interviewer);
  hl_page_entry_hold_keys (self);
  hl_workspace_run_async (self->workspace, find_people, names, names_free, people_free,
                          self->cancellable, on_people, self);
}

/**
 * hl_page_entry_take_header:
 * @self: a page whose strip was edited
 *
 * Takes the batch header as typed, for the form under way and those after it. A new code of an
 * officer or interviewer becomes a person of the office; another operator has a batch of her own.
 */
void
hl_page_entry_take_header (HlPageEntry *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *operator_before = NULL;
  g_autofree char *operator_now = NULL;
  g_autofree char *typed_officer = NULL;
  g_autofree char *typed_interviewer = NULL;
  guint32 officer;
  guint32 interviewer;
  HlKeyBatch batch;

  if (!hl_key_strip_read (self->strip, &batch, &error))
    {
      hl_page_entry_refuse (self, error->message);
      return;
    }

  operator_before = hl_settings_get_operator ();
  g_settings_set_string (hl_settings_get (), "operator", batch.operator_name);
  operator_now = hl_settings_get_operator ();
  typed_officer = g_strstrip (g_strdup (batch.officer));
  typed_interviewer = g_strstrip (g_strdup (batch.interviewer));
  hl_key_strip_cancel (self->strip);
  if (g_str_equal (operator_before, operator_now) &&
      is_known (self->round->office, 'o', typed_officer, &officer) &&
      is_known (self->round->office, 'i', typed_interviewer, &interviewer))
    apply (self, &batch, officer, interviewer);
  else
    ask_people (self, typed_officer, typed_interviewer);
  hl_page_focus (HL_PAGE (self));
}
