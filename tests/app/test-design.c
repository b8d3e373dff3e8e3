#include <string.h>

#include "app/hl-design-tree.h"
#include "app/hl-paper-view.h"
#include "fixture.h"

#define OPEN_ROUND 5 /* of the demo */

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static HlDesignTree *
find_tree (Fixture *fixture)
{
  return HL_DESIGN_TREE (find_type (GTK_WIDGET (fixture->page), HL_TYPE_DESIGN_TREE));
}

static HlPaperView *
find_paper (Fixture *fixture)
{
  return HL_PAPER_VIEW (find_type (GTK_WIDGET (fixture->page), HL_TYPE_PAPER_VIEW));
}

static gboolean
is_laid_out (gpointer data)
{
  return hl_paper_view_get_n_pages (data) > 0;
}

static void
open_page (Fixture *fixture)
{
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait (is_laid_out, find_paper (fixture));
}

/* The first criterion is chosen; the paper turns to what is chosen and back. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  HlPaperView *paper;
  HlDesignPlace place;
  HlDesignTree *tree;

  open_page (fixture);
  tree = find_tree (fixture);
  paper = find_paper (fixture);
  place = hl_design_tree_get_selected (tree);
  g_assert_cmpint (place.kind, ==, HL_DESIGN_QUESTION);
  fixture_wait_text (fixture, "Question 1");
  fixture_wait_text (fixture, "2 lines on the form");
  g_assert_cmpuint (hl_paper_view_get_page (paper), ==, 1);

  g_signal_emit_by_name (paper, "activated", "c22");
  fixture_wait_text (fixture, "Question 22");
  g_assert_cmpuint (hl_paper_view_get_page (paper), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "design.turn", "i", -1);
  g_assert_cmpuint (hl_paper_view_get_page (paper), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*test) (Fixture *,
                         gconstpointer);
  } tests[] = {
    { "/design/choose", test_choose },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "design", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
