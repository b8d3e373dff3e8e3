#include "paper/hl-paper-print.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "paper/hl-paper-draw.h"
#include "paper/hl-paper-slip.h"

#define BATCH 50

/* Pages come in units that are stapled together: a form or a slip. */
typedef struct
{
  HlSerial     serial;  /* of a form */
  HlPaperBatch batch;   /* of a slip: number > 0 */
} Unit;

typedef struct
{
  const HlPaperJob   *job;
  GArray             *units;    /* of Unit */
  GPtrArray          *grounds;  /* of HlScene, by page */
  HlScene            *blank;
  HlPaperPageFunc     take_page;
  HlPaperProgressFunc progress;
  gpointer            data;
  GCancellable       *cancellable;
  guint               n_done;
} Run;

static gint64
count_forms (const HlPaperJob *self)
{
  return self->first == HL_SERIAL_NONE ? 1 : self->last - self->first + 1;
}

static guint
count_batches (const HlPaperJob *self)
{
  return self->slips ? (guint) ((count_forms (self) + BATCH - 1) / BATCH) : 0;
}

static guint
unit_pages (const HlPaperJob *self,
            const Unit       *unit)
{
  const guint n = unit->batch.number > 0 ? 1 : self->layout->n_pages;

  return self->sides == HL_PAPER_ONE_SIDE ? n : (n + 1) / 2 * 2;
}

/**
 * hl_paper_job_take_all:
 * @self: a job
 *
 * Makes it print all forms of the round.
 *
 * Returns: %TRUE, or %FALSE when there are no serials or gaps between them; @self is then unchanged
 */
gboolean
hl_paper_job_take_all (HlPaperJob *self)
{
  const HlSurvey *survey = self->survey;
  gint64 first = G_MAXINT64, last = 0;

  for (guint i = 0; i < survey->n_ranges; i++)
    {
      first = MIN (first, survey->ranges[i].first);
      last = MAX (last, survey->ranges[i].last);
    }
  if (survey->n_ranges == 0 || last - first + 1 != hl_survey_n_issued (survey))
    return FALSE;

  self->first = first;
  self->last = last;

  return TRUE;
}

/**
 * hl_paper_job_check:
 * @self: a job
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when the serials are not issued, too many, or
 *   slips are wanted of a master without a number
 */
gboolean
hl_paper_job_check (const HlPaperJob *self,
                    GError          **error)
{
  const guint width = hl_survey_serial_width (self->survey);

  if (self->first == HL_SERIAL_NONE && self->slips)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("A form without a number has no batch: leave the slips out"));
      return FALSE;
    }
  if (self->first != HL_SERIAL_NONE && self->last < self->first)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The last serial, %d, comes before the first, %d"), (int) self->last,
                   (int) self->first);
      return FALSE;
    }
  if (count_forms (self) > HL_PAPER_MAX_FORMS)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%d forms are too many for one file: print at most %d at a time"),
                   (int) count_forms (self), HL_PAPER_MAX_FORMS);
      return FALSE;
    }

  for (HlSerial i = self->first; i != HL_SERIAL_NONE && i <= self->last; i++)
    if (hl_survey_find_range (self->survey, i) == NULL)
      {
        g_autofree char *serial = hl_serial_format (i, width);

        g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                     _("Form %s is outside the serials of the round: make the range longer first"),
                     serial);
        return FALSE;
      }

  return TRUE;
}

/* Batches differ by one form at most. */
static GArray *
list_units (const HlPaperJob *self)
{
  GArray *units = g_array_new (FALSE, TRUE, sizeof (Unit));
  const gint64 n_forms = count_forms (self);
  const guint n_batches = count_batches (self);
  guint batch = 0;

  for (gint64 i = 0; i < n_forms; i++)
    {
      const Unit form = { .serial = self->first == HL_SERIAL_NONE ? HL_SERIAL_NONE
                                                                  : self->first + i };

      if (batch < n_batches && i == n_forms * batch / n_batches)
        {
          const Unit slip = { .batch = {
                                batch + 1, n_batches, form.serial,
                                self->first + n_forms * (batch + 1) / n_batches - 1
                              } };

          g_array_append_val (units, slip);
          batch++;
        }
      g_array_append_val (units, form);
    }

  return units;
}

/**
 * hl_paper_job_pages:
 * @self: a job that passed hl_paper_job_check()
 *
 * Returns: how many pages it has, blank ones with them
 */
guint
hl_paper_job_pages (const HlPaperJob *self)
{
  const Unit form = { 0 };
  const Unit slip = { .batch = { .number = 1 } };

  return (guint) count_forms (self) * unit_pages (self, &form) +
         count_batches (self) * unit_pages (self, &slip);
}

/**
 * hl_paper_job_sheets:
 * @self: a checked job
 *
 * Returns: how many sheets of paper it takes
 */
guint
hl_paper_job_sheets (const HlPaperJob *self)
{
  const guint n_pages = hl_paper_job_pages (self);

  return self->sides == HL_PAPER_ONE_SIDE ? n_pages : n_pages / 2;
}

static HlScene *
draw_page (const Run  *self,
           const Unit *unit,
           guint       page,
           GError    **error)
{
  const HlPaperJob *job = self->job;

  if (unit->batch.number > 0 && page == 1)
    return hl_paper_draw_slip (job->survey, job->office, &unit->batch, job->metrics);
  if (unit->batch.number > 0 || page > job->layout->n_pages)
    return hl_scene_ref (self->blank);

  return hl_paper_draw_serial (job->layout, job->survey, page, unit->serial, job->metrics, error);
}

static gboolean
print_page (Run        *self,
            const Unit *unit,
            guint       page,
            GError    **error)
{
  const gboolean is_form = unit->batch.number == 0 && page <= self->job->layout->n_pages;
  g_autoptr (HlScene) scene = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  scene = draw_page (self, unit, page, error);
  if (scene == NULL ||
      !self->take_page (is_form ? self->grounds->pdata[page - 1] : NULL, scene, self->data, error))
    return FALSE;

  self->n_done++;
  if (self->progress != NULL)
    self->progress (self->n_done, hl_paper_job_pages (self->job), self->data);

  return TRUE;
}

static gboolean
print_in_order (Run     *self,
                GError **error)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const Unit *unit = &g_array_index (self->units, Unit, i);

      for (guint page = 1; page <= unit_pages (self->job, unit); page++)
        if (!print_page (self, unit, page, error))
          return FALSE;
    }

  return TRUE;
}

/* A stack that comes out face down goes back as it lies: its last sheet is drawn in first. */
static gboolean
print_by_hand (Run     *self,
               GError **error)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const Unit *unit = &g_array_index (self->units, Unit, i);

      for (guint page = 1; page <= unit_pages (self->job, unit); page += 2)
        if (!print_page (self, unit, page, error))
          return FALSE;
    }

  for (guint i = self->units->len; i > 0; i--)
    {
      const Unit *unit = &g_array_index (self->units, Unit, i - 1);

      for (guint page = unit_pages (self->job, unit); page > 0; page -= 2)
        if (!print_page (self, unit, page, error))
          return FALSE;
    }

  return TRUE;
}

static void
free_scene (gpointer scene)
{
  hl_scene_unref (scene);
}

/**
 * hl_paper_job_run:
 * @self: a job
 * @take_page: (scope call): gets the pages in the order of the printer
 * @progress: (scope call) (nullable): told after every page
 * @data: for both
 * @cancellable: (nullable): stops between two pages
 * @error: return location for an error
 *
 * Draws forms in the order of their serials. Memory for one page at a time, but for what all forms
 * share.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (hl_paper_job_check()), %G_IO_ERROR_CANCELLED or
 *   the error of @take_page
 */
gboolean
hl_paper_job_run (const HlPaperJob   *self,
                  HlPaperPageFunc     take_page,
                  HlPaperProgressFunc progress,
                  gpointer            data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  if (!hl_paper_job_check (self, error))
    return FALSE;

  g_autoptr (GArray) units = list_units (self);
  g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func (free_scene);
  g_autoptr (HlScene) blank = hl_paper_draw_blank ();
  Run run = { self, units, grounds, blank, take_page, progress, data, cancellable, 0 };

  for (guint page = 1; page <= self->layout->n_pages; page++)
    g_ptr_array_add (grounds, hl_paper_draw_ground (self->layout, page));

  return self->sides == HL_PAPER_MANUAL ? print_by_hand (&run, error)
                                        : print_in_order (&run, error);
}
