#include "app/hl-print.h"

#include <gtk/gtkunixprint.h>

#include "chart/hl-scene.h"
#include "render/hl-canvas-cairo.h"

/* Two buttons while printers are looked for. */
typedef struct
{
  GWeakRef print;
  GWeakRef save;
  gboolean is_found;
} Search;

static void
free_scene (gpointer scene)
{
  if (scene != NULL)
    hl_scene_unref (scene);
}

static GPtrArray *
copy_scenes (GPtrArray *scenes)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (free_scene);

  for (guint i = 0; i < scenes->len; i++)
    g_ptr_array_add (copy, scenes->pdata[i] != NULL ? hl_scene_ref (scenes->pdata[i]) : NULL);

  return copy;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              GPtrArray         *pages)
{
  GPtrArray *grounds = g_object_get_data (G_OBJECT (operation), "grounds");
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (HlCanvas) canvas = hl_canvas_cairo_new (cr, NULL);

  if (canvas == NULL)
    {
      gtk_print_operation_cancel (operation);
      return;
    }

  if (grounds != NULL && grounds->pdata[number] != NULL)
    hl_scene_replay (grounds->pdata[number], canvas);
  hl_scene_replay (pages->pdata[number], canvas);
}

static gboolean
on_printer (GtkPrinter *printer,
            gpointer    data)
{
  Search *search = data;

  search->is_found = !gtk_printer_is_virtual (printer);

  return search->is_found;
}

static void
on_printers_known (gpointer data)
{
  Search *search = data;
  g_autoptr (GtkWidget) print = g_weak_ref_get (&search->print);
  g_autoptr (GtkWidget) save = g_weak_ref_get (&search->save);

  if (!search->is_found && print != NULL && save != NULL)
    {
      gtk_widget_remove_css_class (print, "suggested-action");
      gtk_widget_add_css_class (save, "suggested-action");
    }
  g_weak_ref_clear (&search->print);
  g_weak_ref_clear (&search->save);
  g_free (search);
}

static gboolean
lies_on_its_side (const GPtrArray *pages)
{
  return pages->len > 0 &&
         hl_scene_get_width (pages->pdata[0]) > hl_scene_get_height (pages->pdata[0]);
}

/**
 * hl_print_new:
 * @pages: (element-type HlScene): A4 pages, in points; all upright or all on their side
 * @title: name of the print job
 *
 * Prepares printing: what comes out is the pages as they are on screen and in the PDF, at scale 1.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
hl_print_new (GPtrArray  *pages,
              const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  if (lies_on_its_side (pages))
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int) pages->len);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "pages", g_ptr_array_ref (pages),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), pages);

  return operation;
}

/**
 * hl_print_new_over:
 * @grounds: (element-type HlScene): what each page lies on, %NULL = nothing
 * @pages: (element-type HlScene): as many pages
 * @title: name of the print job
 *
 * As hl_print_new(), for pages that share what is the same on them.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
hl_print_new_over (GPtrArray  *grounds,
                   GPtrArray  *pages,
                   const char *title)
{
  g_autoptr (GPtrArray) kept = copy_scenes (pages);
  GtkPrintOperation *operation = hl_print_new (kept, title);

  g_object_set_data_full (G_OBJECT (operation), "grounds", copy_scenes (grounds),
                          (GDestroyNotify) g_ptr_array_unref);

  return operation;
}

/**
 * hl_print_suggest:
 * @print_button: prints; the suggested action
 * @save_button: saves as PDF
 *
 * Looks for a printer; where there is none, saving becomes the suggested action.
 */
void
hl_print_suggest (GtkWidget *print_button,
                  GtkWidget *save_button)
{
  Search *search = g_new0 (Search, 1);

  g_weak_ref_init (&search->print, print_button);
  g_weak_ref_init (&search->save, save_button);
  gtk_enumerate_printers (on_printer, search, on_printers_known, FALSE);
}
