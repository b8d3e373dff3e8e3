#include "app/hl-paper-out.h"

#include "app/hl-print.h"
#include "core/hl-i18n.h"

#define TICK_MS 60

/* Forms on their way to a file or a printer. "changed" is emitted whenever something is to be shown
 * otherwise. */
struct _HlPaperOut
{
  GObject parent_instance;

  /* owned */
  HlWorkspace       *workspace;
  GCancellable      *cancellable;
  HlPaperProgress   *progress;
  HlPaperForm       *form;       /* drawn for the printer */
  GtkPrintOperation *operation;  /* under way */
  GtkWindow         *window;
  char              *path;       /* of the file in the making */
  char              *message;
  guint              tick;

  HlPaperWish        wish;
  HlPaperOutState    state;
  gboolean           is_fronts;  /* only the first half goes to the printer */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlPaperOut, hl_paper_out, G_TYPE_OBJECT)

static void
set_state (HlPaperOut     *self,
           HlPaperOutState state,
           char           *message)
{
  self->state = state;
  g_free (self->message);
  self->message = message;
  if (state != HL_PAPER_OUT_WORKING)
    g_clear_handle_id (&self->tick, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
on_tick (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_CONTINUE;
}

static void
start (HlPaperOut        *self,
       HlWorkspace       *workspace,
       const HlPaperWish *wish)
{
  g_set_object (&self->workspace, workspace);
  self->wish = *wish;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  self->progress = g_atomic_rc_box_new0 (HlPaperProgress);
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  set_state (self, HL_PAPER_OUT_WORKING, NULL);
}

static void
fail (HlPaperOut *self,
      GError     *error)
{
  const gboolean is_given_up = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  set_state (self, HL_PAPER_OUT_READY,
             g_strdup (is_given_up ? _("Cancelled: nothing was written.") : error->message));
}

/* The round is frozen now: every view is to show it so. */
static void
tell_workspace (HlPaperOut *self)
{
  if (self->wish.first != HL_SERIAL_NONE)
    hl_workspace_changed (self->workspace, self->wish.survey_id);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlPaperOut) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPaperForm) form = hl_paper_form_finish (HL_WORKSPACE (source), result, &error);

  if (form == NULL)
    {
      fail (self, error);
      return;
    }

  set_state (self, HL_PAPER_OUT_READY, g_strdup_printf (_("Saved: %s"), self->path));
  tell_workspace (self);
}

static void
on_frozen (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlPaperOut) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPaperForm) form = hl_paper_form_finish (HL_WORKSPACE (source), result, &error);

  if (form == NULL)
    {
      fail (self, error);
      return;
    }

  if (self->is_fronts)
    set_state (self, HL_PAPER_OUT_BACKS, NULL);
  else
    set_state (self, HL_PAPER_OUT_READY, g_strdup (_("The forms went to the printer.")));
  tell_workspace (self);
}

static void
on_print_done (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               HlPaperOut             *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  g_clear_object (&self->operation);

  if (error != NULL)
    fail (self, error);
  else if (result != GTK_PRINT_OPERATION_RESULT_APPLY)
    set_state (self, self->is_fronts || self->wish.sides != HL_PAPER_MANUAL ? HL_PAPER_OUT_READY
                                                                            : HL_PAPER_OUT_BACKS,
               g_strdup (_("Printing was cancelled.")));
  else
    hl_paper_form_freeze_async (self->workspace, &self->wish, on_frozen, g_object_ref (self));
  g_object_unref (self);
}

static void
on_page_drawn (GtkPrintOperation *operation,
               GtkPrintContext   *context,
               int                number,
               HlPaperOut        *self)
{
  g_atomic_int_set (&self->progress->n_done, number + 1);
}

static GPtrArray *
take_part (GPtrArray *all,
           guint      first,
           guint      n)
{
  GPtrArray *part = g_ptr_array_new_full (n, NULL);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (part, all->pdata[i]);

  return part;
}

/* An error of starting is told by "done", too. */
static void
send (HlPaperOut *self,
      guint       first,
      guint       n)
{
  g_autoptr (GPtrArray) grounds = take_part (self->form->grounds, first, n);
  g_autoptr (GPtrArray) pages = take_part (self->form->pages, first, n);

  g_atomic_int_set (&self->progress->n_done, 0);
  g_atomic_int_set (&self->progress->n_pages, (int) n);
  self->operation = hl_print_new_over (grounds, pages, self->form->survey->title);
  g_signal_connect (self->operation, "draw-page", G_CALLBACK (on_page_drawn), self);
  g_signal_connect (self->operation, "done", G_CALLBACK (on_print_done), g_object_ref (self));

  g_autoptr (GtkPrintOperation) operation = g_object_ref (self->operation);

  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, self->window,
                           NULL);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlPaperOut) self = data;
  g_autoptr (GError) error = NULL;
  HlPaperForm *form = hl_paper_form_finish (HL_WORKSPACE (source), result, &error);

  if (form == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->form, hl_paper_form_unref);
  self->form = form;
  self->is_fronts = self->wish.sides == HL_PAPER_MANUAL;
  send (self, 0, self->is_fronts ? form->pages->len / 2 : form->pages->len);
}

static void
hl_paper_out_finalize (GObject *object)
{
  HlPaperOut *self = HL_PAPER_OUT (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->operation);
  g_clear_object (&self->window);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->progress, g_atomic_rc_box_release);
  g_clear_pointer (&self->form, hl_paper_form_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (hl_paper_out_parent_class)->finalize (object);
}

static void
hl_paper_out_class_init (HlPaperOutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_paper_out_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_PAPER_OUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_paper_out_init (HlPaperOut *self)
{
}

/**
 * hl_paper_out_new:
 *
 * Returns: (transfer full): prints and saves forms, one job at a time
 */
HlPaperOut *
hl_paper_out_new (void)
{
  return g_object_new (HL_TYPE_PAPER_OUT, NULL);
}

/**
 * hl_paper_out_get_state:
 * @self: an outlet
 *
 * Returns: what it is doing
 */
HlPaperOutState
hl_paper_out_get_state (HlPaperOut *self)
{
  return self->state;
}

/**
 * hl_paper_out_get_done:
 * @self: an outlet at work
 * @out_n_pages: (out): how many pages there are, 0 = not yet known
 *
 * Returns: how many of them are done
 */
guint
hl_paper_out_get_done (HlPaperOut *self,
                       guint      *out_n_pages)
{
  *out_n_pages = (guint) g_atomic_int_get (&self->progress->n_pages);

  return (guint) g_atomic_int_get (&self->progress->n_done);
}

/**
 * hl_paper_out_get_message:
 * @self: an outlet
 *
 * Returns: (nullable): how the last job ended
 */
const char *
hl_paper_out_get_message (HlPaperOut *self)
{
  return self->message;
}

/**
 * hl_paper_out_save:
 * @self: an outlet that is not at work
 * @workspace: the open file
 * @wish: which forms, and how
 * @path: file to write
 *
 * Saves forms as PDF.
 */
void
hl_paper_out_save (HlPaperOut        *self,
                   HlWorkspace       *workspace,
                   const HlPaperWish *wish,
                   const char        *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  start (self, workspace, wish);
  hl_paper_form_save_async (workspace, wish, path, self->progress, self->cancellable, on_saved,
                            g_object_ref (self));
}

/**
 * hl_paper_out_print:
 * @self: an outlet that is not at work
 * @workspace: the open file
 * @wish: which forms, and how
 * @window: asks for the printer
 *
 * Prints forms; both sides by hand: the fronts, and then waits for hl_paper_out_print_backs().
 */
void
hl_paper_out_print (HlPaperOut        *self,
                    HlWorkspace       *workspace,
                    const HlPaperWish *wish,
                    GtkWindow         *window)
{
  g_set_object (&self->window, window);
  start (self, workspace, wish);
  hl_paper_form_draw_async (workspace, wish, self->progress, self->cancellable, on_drawn,
                            g_object_ref (self));
}

/**
 * hl_paper_out_print_backs:
 * @self: an outlet that has printed fronts
 * @window: asks for the printer
 *
 * Prints the backs of the same forms.
 */
void
hl_paper_out_print_backs (HlPaperOut *self,
                          GtkWindow  *window)
{
  const guint half = self->form->pages->len / 2;
  const HlPaperWish wish = self->wish;

  g_set_object (&self->window, window);
  start (self, self->workspace, &wish);
  self->is_fronts = FALSE;
  send (self, half, half);
}

/**
 * hl_paper_out_cancel:
 * @self: an outlet
 *
 * Gives up what it is doing, or the backs that are still to be printed.
 */
void
hl_paper_out_cancel (HlPaperOut *self)
{
  if (self->state == HL_PAPER_OUT_BACKS)
    set_state (self, HL_PAPER_OUT_READY, NULL);
  g_cancellable_cancel (self->cancellable);
  if (self->operation != NULL)
    gtk_print_operation_cancel (self->operation);
}
