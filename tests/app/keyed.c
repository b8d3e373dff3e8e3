#include "keyed.h"

#include "app/hl-page-entry-private.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

static gboolean
is_ready (gpointer data)
{
  return HL_PAGE_ENTRY (((Fixture *) data)->page)->session != NULL;
}

/* Until a form can be keyed. */
void
fixture_show_entry (Fixture *self,
                    gint64   survey_id)
{
  fixture_show (self, survey_id);
  fixture_wait (is_ready, self);
}

void
fixture_key (Fixture *self,
             gunichar key)
{
  hl_page_entry_take_key (HL_PAGE_ENTRY (self->page), key);
}

static char *
is_free (HlSerial serial,
         gpointer data)
{
  return NULL;
}

static void
write_key (HlKeyJournal *journal,
           HlKeySession *session,
           gunichar      key)
{
  g_assert_true (hl_key_journal_key (journal, key, NULL));
  hl_key_session_press (session, key);
}

static void
write_blank (HlKeyJournal   *journal,
             HlKeySession   *session,
             const HlSurvey *survey)
{
  const HlRow *row = &g_array_index (hl_key_session_get_rows (session), HlRow,
                                     hl_key_session_get_cursor (session));

  if (!hl_key_form_is_text (survey, row))
    {
      write_key (journal, session, hl_key_form_n_options (survey, row) > 0 ? '0' : HL_KEY_ENTER);
      return;
    }

  g_assert_true (hl_key_journal_text (journal, "", TRUE, NULL));
  hl_key_session_type_text (session, "");
}

/* What a program leaves that ends between the last key of a blank form and its storing; without
 * @operator_name nobody is said to have keyed it. */
void
fixture_leave_draft (Fixture    *self,
                     gint64      survey_id,
                     HlSerial    serial,
                     const char *operator_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (self->store, survey_id, &error);
  g_autoptr (HlResponse) header = hl_response_new (survey->questionnaire);
  g_autofree char *path = hl_draft_new_path (self->path);
  g_autoptr (HlKeyJournal) journal = hl_key_journal_create (path, survey, header, serial, &error);
  g_autoptr (HlKeySession) session = hl_key_session_new (survey, is_free, NULL);

  g_assert_no_error (error);
  if (operator_name != NULL)
    g_assert_true (hl_key_journal_owner (journal, operator_name, 0, &error));
  hl_key_session_begin (session, header, serial);
  write_key (journal, session, HL_KEY_ENTER);
  while (hl_key_session_get_state (session) != HL_KEYING_ECHO)
    write_blank (journal, session, survey);
  write_key (journal, session, HL_KEY_ENTER);
}

typedef struct
{
  Fixture *fixture;
  gint64   survey_id;
  HlSerial serial;
} Stored;

static gboolean
is_stored (gpointer data)
{
  Stored *stored = data;
  gint64 id = 0;

  return hl_store_has_serial (stored->fixture->store, stored->survey_id, stored->serial, &id,
                              NULL) && id != 0;
}

/* Until the file holds the form. */
void
fixture_wait_form (Fixture *self,
                   gint64   survey_id,
                   HlSerial serial)
{
  Stored stored = { self, survey_id, serial };

  fixture_wait (is_stored, &stored);
}

HlResponse *
fixture_load_form (Fixture        *self,
                   const HlSurvey *survey,
                   HlSerial        serial)
{
  g_autoptr (GError) error = NULL;
  HlResponse *form;
  gint64 id;

  g_assert_true (hl_store_has_serial (self->store, survey->id, serial, &id, &error));
  form = hl_store_load_response (self->store, survey, id, &error);
  g_assert_no_error (error);

  return form;
}
