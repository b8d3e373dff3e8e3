#include <gtk/gtk.h>

#include "app/hl-key-item.h"
#include "exchange/hl-questionnaire-json.h"
#include "keying/hl-key-form.h"
#include "render/hl-render.h"

static guint
page_of (const HlPaperLayout *paper,
         const char          *question)
{
  for (guint i = 0; i < paper->boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (paper->boxes, HlPaperBox, i);

      if (g_str_equal (box->question, question))
        return box->page;
    }

  return 0;
}

/* Behind the line of a page stand the rows of that page alone, and every page but the first that
 * has boxes has its line. */
static void
test_turn (gconstpointer id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (id, &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlPaperLayout) paper = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (""));
  guint page = 1;

  hl_survey_add_range (survey, 1, 150, HL_NO_INDEX, HL_NO_INDEX);
  paper = hl_paper_layout_new (survey, office, FALSE, hl_render_metrics (NULL), &error);
  g_assert_no_error (error);
  rows = hl_key_form_rows (survey, 1, TRUE);
  items = hl_key_items_new (label, survey, office, paper, rows);

  for (guint i = 0; i < items->len; i++)
    {
      const HlKeyItem *item = items->pdata[i];
      const HlRow *row;

      if (item->kind == HL_KEY_ITEM_PAGE)
        {
          g_assert_cmpuint (item->page, >, page);
          page = item->page;
        }
      if (item->kind != HL_KEY_ITEM_ROW)
        continue;

      row = &g_array_index (rows, HlRow, item->row);
      if (row->kind == HL_ROW_QUESTION && hl_key_form_n_options (survey, row) > 0)
        g_assert_cmpuint (page_of (paper, questionnaire->questions[row->question].code), ==, page);
    }
  g_assert_cmpuint (page, ==, g_array_index (paper->boxes, HlPaperBox, paper->boxes->len - 1).page);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  g_test_add_data_func ("/turn/one-page", "counter-3", test_turn);
  g_test_add_data_func ("/turn/two-pages", "g1-2640", test_turn);
  g_test_add_data_func ("/turn/four-pages", "g3-1001", test_turn);

  return g_test_run ();
}
