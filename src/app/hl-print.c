#include "app/hl-print.h"

#include "chart/hl-scene.h"
#include "render/hl-canvas-cairo.h"

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              GPtrArray         *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (HlCanvas) canvas = hl_canvas_cairo_new (cr, NULL);

  if (canvas == NULL)
    {
      gtk_print_operation_cancel (operation);
      return;
    }

  hl_scene_replay (g_ptr_array_index (pages, number), canvas);
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
