#include "app/hl-page-entry-private.h"

#include "app/hl-settings.h"
#include "app/hl-sound.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define MOST_FORMS 9999

typedef struct
{
  HlSurvey *survey;
  HlBatch   batch;   /* as it is shown; its id is 0 when one is opened */
  guint     n_paper;
  char     *operator_name;
} Slip;

static void
slip_free (gpointer data)
{
  Slip *self = data;

  hl_survey_unref (self->survey);
  g_free (self->operator_name);
  g_free (self);
}

/* A count put right stays so, even when the batch does not close. */
static gboolean
close_batch (HlStore *store,
             Slip    *slip,
             HlBatch *out_batch,
             GError **error)
{
  HlBatch now;

  if (!hl_store_find_batch (store, slip->survey, &now, error))
    return FALSE;

  if (now.id != slip->batch.id)
    {
      *out_batch = now;
      return TRUE;
    }

  if (slip->n_paper > 0 &&
      !hl_store_set_batch_paper (store, slip->survey, &now, slip->n_paper, error))
    return FALSE;

  if (slip->n_paper > 0)
    now.n_paper = slip->n_paper;

  return hl_store_close_batch (store, slip->survey, &now, error);
}

static gpointer
work_on_batch (HlStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Slip *slip = data;
  HlBatch batch = { 0 };
  gboolean done;

  hl_store_set_operator (store, slip->operator_name);
  done = slip->batch.id == 0 ?
         hl_store_open_batch (store, slip->survey, slip->n_paper, &batch, error) :
         close_batch (store, slip, &batch, error);

  return done ? g_memdup2 (&batch, sizeof batch) : NULL;
}

/* The form under way belongs to the batch that is open when it is saved. */
static void
set_batch (HlPageEntry   *self,
           const HlBatch *batch)
{
  g_autoptr (GError) error = NULL;

  self->round->open_batch = *batch;
  if (self->journal != NULL && !hl_page_entry_own (self, &error))
    hl_page_entry_fail (self, error->message);
  hl_page_entry_show_batch (self);
}

static void
tell_batch (HlPageEntry   *self,
            const HlBatch *before)
{
  const HlBatch *now = &self->round->open_batch;
  g_autofree char *sentence = NULL;

  if (now->id == 0)
    sentence = g_strdup_printf (_("Batch %u is closed: %u forms on paper and keyed"),
                                before->number, before->n_keyed);
  else
    sentence = g_strdup_printf (_("Batch %u is open. F5 closes it when its forms are keyed"),
                                now->number);
  hl_page_entry_notify (self, sentence);
}

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autofree HlBatch *batch = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  HlPageEntry *self = data;
  HlBatch before;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (batch == NULL)
    {
      hl_sound_refuse (GTK_WIDGET (self));
      hl_page_entry_notify (self, error->message);
      return;
    }

  before = self->round->open_batch;
  set_batch (self, batch);
  tell_batch (self, &before);
}

static gboolean
read_count (const char *text,
            guint      *out_count)
{
  guint64 count;

  *out_count = 0;
  if (*text == '\0')
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_FORMS, &count, NULL))
    return FALSE;

  *out_count = (guint) count;

  return TRUE;
}

/**
 * hl_page_entry_take_batch:
 * @self: a page with a round
 * @text: how many forms the slip says, as typed; "" = not told
 *
 * Closes the open batch when that is what was keyed, else says which forms are missing or too many;
 * without an open batch opens one.
 */
void
hl_page_entry_take_batch (HlPageEntry *self,
                          const char  *text)
{
  Slip *slip;
  guint n_paper;

  if (!read_count (text, &n_paper))
    {
      hl_sound_refuse (GTK_WIDGET (self));
      hl_page_entry_notify (self, _("Type the number of forms in figures, 40"));
      return;
    }

  slip = g_new0 (Slip, 1);
  slip->survey = hl_survey_ref (self->survey);
  slip->batch = self->round->open_batch;
  slip->n_paper = n_paper;
  slip->operator_name = hl_settings_get_operator ();
  if (n_paper > 0)
    self->round->open_batch.n_paper = self->round->open_batch.id != 0 ? n_paper : 0;
  hl_page_entry_show_batch (self);
  hl_workspace_run_async (self->workspace, work_on_batch, slip, slip_free, g_free,
                          self->cancellable, on_worked, self);
}

/**
 * hl_page_entry_ask_batch:
 * @self: a page with a round
 *
 * Returns: (transfer full): what is asked for when a batch is opened or closed
 */
char *
hl_page_entry_ask_batch (HlPageEntry *self)
{
  const HlBatch *batch = &self->round->open_batch;

  if (batch->id == 0)
    return g_strdup (_("New batch: forms by its slip (25–50; empty = later)"));

  return g_strdup_printf (_("Close batch %u, %u keyed: forms by its slip"), batch->number,
                          batch->n_keyed);
}

/**
 * hl_page_entry_count_batch:
 * @self: a page with a round
 * @batch: id of the batch of a form, 0 = none
 * @n: 1 when the form is keyed, −1 when the file did not take it
 *
 * Counts a form.
 */
void
hl_page_entry_count_batch (HlPageEntry *self,
                           gint64       batch,
                           int          n)
{
  HlBatch *open = &self->round->open_batch;

  if (batch == 0 || batch != open->id)
    return;

  open->n_keyed = (guint) MAX (0, (int) open->n_keyed + n);
  hl_page_entry_show_batch (self);
}

/**
 * hl_page_entry_show_batch:
 * @self: a page with a round
 *
 * Shows the open batch in the strip: "Batch 3: 12/40".
 */
void
hl_page_entry_show_batch (HlPageEntry *self)
{
  const HlBatch *batch = &self->round->open_batch;
  g_autofree char *text = NULL;

  if (batch->id == 0)
    text = g_strdup (_("Open Batch"));
  else if (batch->n_paper == 0)
    text = g_strdup_printf (_("Batch %u: %u"), batch->number, batch->n_keyed);
  else
    text = g_strdup_printf (_("Batch %u: %u/%u"), batch->number, batch->n_keyed, batch->n_paper);

  gtk_button_set_label (self->open_batch, text);
}

/**
 * hl_page_entry_tell_batch_full:
 * @self: a page whose form was just handed to the file
 *
 * Tells when as many forms are keyed as the slip says. Nothing stops.
 */
void
hl_page_entry_tell_batch_full (HlPageEntry *self)
{
  const HlBatch *batch = &self->round->open_batch;
  g_autofree char *sentence = NULL;

  if (batch->id == 0 || batch->n_keyed != batch->n_paper)
    return;

  sentence = g_strdup_printf (_("All %u forms of batch %u are keyed. F5 closes it"),
                              batch->n_paper, batch->number);
  hl_page_entry_notify (self, sentence);
}
