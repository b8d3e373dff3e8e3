#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "app/hl-sound.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

typedef struct
{
  guint n_done;
  guint n_blank;
  guint n_no_opinion;
  guint n_left;
} Tally;

static const HlRow *
row_at (HlPageEntry *self,
        guint        index)
{
  return &g_array_index (hl_key_session_get_rows (self->session), HlRow, index);
}

static char
mark_of (guint8 value)
{
  switch (value)
    {
    case HL_ANSWER_BLANK:
      return '0';

    case HL_ANSWER_NOT_APPLICABLE:
      return '-';

    case HL_ANSWER_SPOILED:
      return '*';

    case HL_ANSWER_SKIPPED:
      return '/';

    default:
      return (char) hl_key_of_option (value);
    }
}

static void
count (HlPageEntry *self,
       guint        index,
       Tally       *tally)
{
  const HlResponse *form = hl_key_session_get_form (self->session);
  const HlRow *row = row_at (self, index);
  guint8 value = hl_key_form_get (self->survey, row, form);

  if (row->kind != HL_ROW_QUESTION || !hl_key_form_is_asked (self->survey, row, form))
    return;

  if (!hl_key_session_is_keyed (self->session, index))
    {
      tally->n_left++;
      return;
    }

  tally->n_done++;
  tally->n_blank += value == HL_ANSWER_BLANK;
  tally->n_no_opinion += value == HL_ANSWER_NOT_APPLICABLE;
}

static gboolean
is_scale (HlPageEntry *self,
          guint        index)
{
  const HlRow *row = row_at (self, index);

  return row->kind == HL_ROW_QUESTION &&
         self->survey->questionnaire->questions[row->question].kind == HL_KIND_SCALE;
}

/* Levels keyed, in groups of five as on the paper; `_` is the question under the cursor. */
static char *
echo_of (HlPageEntry *self)
{
  const HlResponse *form = hl_key_session_get_form (self->session);
  const GArray *rows = hl_key_session_get_rows (self->session);
  guint cursor = hl_key_session_get_cursor (self->session);
  GString *echo = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!is_scale (self, i))
        continue;

      if (n > 0 && n % 5 == 0)
        g_string_append (echo, "| ");
      n++;

      if (i == cursor && hl_key_session_get_state (self->session) != HL_KEYING_ECHO)
        g_string_append (echo, "_ ");
      else if (hl_key_session_is_keyed (self->session, i) ||
               hl_key_form_get (self->survey, row_at (self, i), form) == HL_ANSWER_SKIPPED)
        g_string_append_printf (echo, "%c ",
                                mark_of (hl_key_form_get (self->survey, row_at (self, i), form)));
      else
        g_string_append (echo, "· ");
    }

  return g_string_free (echo, FALSE);
}

static char *
hint_of_row (HlPageEntry *self)
{
  const HlRow *row = row_at (self, hl_key_session_get_cursor (self->session));
  const HlQuestion *question = NULL;
  guint n_options = hl_key_form_n_options (self->survey, row);
  char last[7] = { 0 };

  if (row->question != HL_NO_INDEX)
    question = &self->survey->questionnaire->questions[row->question];

  if (hl_key_form_is_text (self->survey, row))
    return g_strdup (_("Type the text and press Enter; Enter alone passes it over"));

  if (question != NULL && question->kind == HL_KIND_NUMBER)
    return g_strdup (_("Type the number and press Enter"));

  if (question != NULL && question->kind == HL_KIND_DATE)
    return g_strdup (_("Type the date as eight digits, 31122026, and press Enter"));

  g_unichar_to_utf8 (hl_key_of_option (n_options), last);
  if (question != NULL && question->kind == HL_KIND_MULTIPLE)
    return g_strdup_printf (_("Press 1–%s for each box ticked on the form, then Enter"), last);

  return g_strdup_printf (_("Press 1–%s as ticked on the form"), last);
}

static char *
hint_of_echo (HlPageEntry *self)
{
  const HlResponse *form = hl_key_session_get_form (self->session);
  guint width = hl_survey_serial_width (self->survey);
  HlSerial next = hl_draft_round_next (self->round, form->serial);
  g_autofree char *serial = hl_serial_format (next, width);

  if (form->id != 0)
    return g_strdup (_("Enter saves the form as mended, ↑ goes back in it"));

  if (next == HL_SERIAL_NONE)
    return g_strdup (_("Enter saves the form, ↑ goes back to mend it"));

  return g_strdup_printf (_("Enter saves and opens form %s, ↑ goes back to mend it"), serial);
}

static char *
hint_of (HlPageEntry *self)
{
  switch (hl_key_session_get_state (self->session))
    {
    case HL_KEYING_SERIAL:
      if (hl_key_session_get_offered (self->session) == HL_SERIAL_NONE)
        return g_strdup (_("Type the number of the form and press Enter"));
      return g_strdup (_("Enter takes the number offered; type another one as printed, 151 or "
                         "151-4"));

    case HL_KEYING_ECHO:
      return hint_of_echo (self);

    case HL_KEYING_ANSWERS:
    case HL_KEYING_CONFLICT:
    default:
      return hint_of_row (self);
    }
}

static void
set_message (HlPageEntry *self,
             const char  *sentence,
             gboolean     wrong)
{
  const char *icon = wrong ? "dialog-warning-symbolic" : "dialog-information-symbolic";

  self->wrong = wrong;
  gtk_label_set_text (self->message, sentence);
  if (g_strcmp0 (gtk_image_get_icon_name (self->message_icon), icon) != 0)
    gtk_image_set_from_icon_name (self->message_icon, icon);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->line), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->line), "wrong");
  gtk_widget_set_visible (GTK_WIDGET (self->retry), self->failed);
}

static void
show_message (HlPageEntry *self)
{
  const char *told = hl_key_session_get_message (self->session);
  g_autofree char *hint = NULL;

  if (self->notice != NULL)
    {
      set_message (self, self->notice, self->wrong);
      return;
    }

  hint = told != NULL ? g_strdup (told) : hint_of (self);
  set_message (self, hint, self->wrong);
}

static void
show_echo (HlPageEntry *self)
{
  const GArray *rows = hl_key_session_get_rows (self->session);
  g_autofree char *echo = echo_of (self);
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;
  g_autofree char *verified = hl_page_entry_tally_verify (self);
  Tally tally = { 0 };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    count (self, i, &tally);

  text = g_strdup_printf (_("%u blank · %u no opinion · %u left"), tally.n_blank,
                          tally.n_no_opinion, tally.n_left);
  place = g_strdup_printf ("%u / %u", tally.n_done, tally.n_done + tally.n_left);
  gtk_label_set_text (self->echo, echo);
  gtk_label_set_text (self->tally, verified != NULL ? verified : rows != NULL ? text : "");
  gtk_label_set_text (self->place, rows != NULL ? place : "");
  gtk_progress_bar_set_fraction (self->form_progress, tally.n_done + tally.n_left == 0 ? 0 :
                                 (double) tally.n_done / (tally.n_done + tally.n_left));
}

static void
show_place (HlPageEntry *self)
{
  const HlResponse *form = hl_key_session_get_form (self->session);
  const GArray *rows = hl_key_session_get_rows (self->session);
  guint cursor = hl_key_session_get_cursor (self->session);
  HlSerial serial = rows != NULL ? form->serial : hl_key_session_get_offered (self->session);
  g_autofree char *number = hl_serial_format_checked (serial,
                                                      hl_survey_serial_width (self->survey));
  const char *part = "";

  if (rows != NULL && cursor < rows->len && row_at (self, cursor)->question != HL_NO_INDEX)
    {
      const HlQuestionnaire *questionnaire = self->survey->questionnaire;

      part = questionnaire->parts[questionnaire->questions[row_at (self, cursor)->question].part]
             .title;
    }

  gtk_label_set_text (self->serial, *number != '\0' ? number : "–");
  gtk_label_set_text (self->field, form->field < self->survey->n_fields ?
                      self->survey->fields[form->field].name : "–");
  gtk_label_set_text (self->part, part);
}

/* A text row has its entry, everything else the list. What is being typed stays as it is. */
static void
move_focus (HlPageEntry *self)
{
  GtkWidget *entry = GTK_WIDGET (hl_key_list_get_entry (self->list));
  const HlResponse *form = hl_key_session_get_form (self->session);
  const HlRow *row;
  const char *text;

  if (!gtk_widget_get_visible (entry))
    {
      if (!gtk_widget_has_focus (GTK_WIDGET (self->list)))
        gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return;
    }

  if (!self->typing)
    {
      row = row_at (self, hl_key_session_get_cursor (self->session));
      text = hl_response_get_text (form, row->question, row->option);
      self->quiet = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
      self->quiet = FALSE;
    }
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}

/**
 * hl_page_entry_show:
 * @self: a page with a form
 *
 * Shows how the form stands after a key.
 */
void
hl_page_entry_show (HlPageEntry *self)
{
  if (self->session == NULL)
    return;

  hl_key_list_show (self->list, self->session, self->wrong);
  show_message (self);
  show_echo (self);
  show_place (self);
  hl_page_entry_show_verify (self);
  if (self->prompt_kind == HL_PROMPT_NONE && !hl_key_strip_is_editing (self->strip))
    move_focus (self);
}

/**
 * hl_page_entry_refuse:
 * @self: a page
 * @sentence: why
 *
 * Tells why a key or an entry was refused: in the fixed line, red, with a tone.
 */
void
hl_page_entry_refuse (HlPageEntry *self,
                      const char  *sentence)
{
  hl_sound_refuse (GTK_WIDGET (self));
  set_message (self, sentence, TRUE);
  if (self->session != NULL)
    hl_key_list_show (self->list, self->session, TRUE);
}

/**
 * hl_page_entry_notify:
 * @self: a page
 * @sentence: news
 *
 * Tells something in the fixed line, until the next key.
 */
void
hl_page_entry_notify (HlPageEntry *self,
                      const char  *sentence)
{
  g_free (self->notice);
  self->notice = g_strdup (sentence);
  if (self->wrong)
    hl_key_list_show (self->list, self->session, FALSE);
  set_message (self, sentence, FALSE);
}

/**
 * hl_page_entry_show_header:
 * @self: a page with a round
 *
 * Shows the batch header.
 */
void
hl_page_entry_show_header (HlPageEntry *self)
{
  g_autofree char *operator_name = hl_settings_get_operator ();

  hl_key_strip_show (self->strip, self->header, self->round->office, operator_name);
  hl_page_entry_show_batch (self);
}

static void
set_count (GtkLabel *label,
           gint64    count)
{
  g_autofree char *text = hl_count_format (count, hl_i18n_get_language ());

  gtk_label_set_text (label, text);
}

/* Nothing can be said of the first minute. */
static void
set_pace (GtkLabel *label,
          guint     n,
          gint64    seconds)
{
  if (seconds < 60)
    gtk_label_set_text (label, "–");
  else
    set_count (label, n * (gint64) 3600 / seconds);
}

/**
 * hl_page_entry_show_counts:
 * @self: a page with a round
 *
 * Shows the counters, which are for the keyer alone and change at the end of a form.
 */
void
hl_page_entry_show_counts (HlPageEntry *self)
{
  HlLanguage language = hl_i18n_get_language ();
  gint64 seconds = (g_get_monotonic_time () - self->started_at) / G_USEC_PER_SEC;
  gint64 issued = hl_survey_n_issued (self->survey);
  g_autofree char *clock = g_strdup_printf ("%02d:%02d", (int) (seconds / 60),
                                            (int) (seconds % 60));
  g_autofree char *stored = hl_count_format (self->round->n_stored, language);
  g_autofree char *all = hl_count_format (issued, language);
  g_autofree char *both = issued > 0 ? g_strdup_printf ("%s / %s", stored, all) : g_strdup (stored);

  gtk_label_set_text (self->clock, clock);
  set_count (self->forms, self->n_forms);
  set_pace (self->pace, self->n_forms, seconds);
  set_pace (self->speed, self->n_keys, seconds);
  gtk_label_set_text (self->round_count, both);
  gtk_progress_bar_set_fraction (self->round_progress, issued > 0 ?
                                 MIN (1, (double) self->round->n_stored / issued) : 0);
}
