#include "app/hl-page-design-private.h"
#include "app/hl-paper-view.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-survey.h"

/* Of the demo. */
#define OPEN_ROUND 5

static HlDesignTree *
find_tree (Fixture *fixture)
{
  return HL_DESIGN_TREE (fixture_find_type (GTK_WIDGET (fixture->page), HL_TYPE_DESIGN_TREE));
}

static HlPaperView *
find_paper (Fixture *fixture)
{
  return HL_PAPER_VIEW (fixture_find_type (GTK_WIDGET (fixture->page), HL_TYPE_PAPER_VIEW));
}

static HlPageDesign *
get_page (Fixture *fixture)
{
  return HL_PAGE_DESIGN (fixture->page);
}

static const HlQuestionnaire *
get_draft (Fixture *fixture)
{
  return hl_questionnaire_edit_get_draft (get_page (fixture)->edit);
}

static const HlQuestion *
get_chosen (Fixture *fixture)
{
  const HlDesignPlace place = hl_design_tree_get_selected (find_tree (fixture));

  g_assert_cmpint (place.kind, ==, HL_DESIGN_QUESTION);

  return &get_draft (fixture)->questions[place.index];
}

static void
choose (Fixture    *fixture,
        const char *code)
{
  g_signal_emit_by_name (find_paper (fixture), "activated", code);
  g_assert_cmpstr (get_chosen (fixture)->code, ==, code);
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

typedef struct
{
  Fixture    *fixture;
  const char *code;
  const char *text;
} Wanted;

static gboolean
has_text (gpointer data)
{
  const Wanted *wanted = data;
  const HlQuestion *question = hl_questionnaire_find (get_draft (wanted->fixture), wanted->code);

  return question != NULL && g_str_equal (question->text, wanted->text);
}

static void
wait_wording (Fixture    *fixture,
              const char *code,
              const char *text)
{
  Wanted wanted = { fixture, code, text };

  fixture_wait (has_text, &wanted);
}

/* Only keys: a wording, a new question, undo and redo. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!keyboard_is_there ())
    {
      g_test_skip ("no xdotool");
      return;
    }

  open_page (fixture);
  keyboard_focus ();
  before = g_strdup (hl_questionnaire_find (get_draft (fixture), "c01")->text);
  after = g_strconcat (before, "ab", NULL);
  keyboard_press ("F2 a b");
  wait_wording (fixture, "c01", after);
  keyboard_press ("ctrl+z");
  wait_wording (fixture, "c01", before);
  keyboard_press ("ctrl+shift+z");
  wait_wording (fixture, "c01", after);

  keyboard_press ("ctrl+Return x y");
  wait_wording (fixture, "c23", "xy");
  g_assert_cmpstr (get_chosen (fixture)->code, ==, "c23");
  g_assert_cmpstr (get_chosen (fixture)->number, ==, "2");
  fixture_wait_text (fixture, "1 line on the form");
  keyboard_press ("ctrl+z ctrl+z ctrl+z");
  wait_wording (fixture, "c01", before);
  g_assert_null (hl_questionnaire_find (get_draft (fixture), "c23"));
  g_assert_false (hl_questionnaire_edit_is_modified (get_page (fixture)->edit));
}

/* What is done to rows is undone and done again, however much it is; the tree follows. */
static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlQuestionnaire) first = NULL;
  g_autoptr (HlQuestionnaire) last = NULL;

  open_page (fixture);
  first = hl_questionnaire_ref ((HlQuestionnaire *) get_draft (fixture));
  choose (fixture, "c05");
  fixture_act (GTK_WIDGET (fixture->page), "design.duplicate");
  g_assert_cmpstr (get_chosen (fixture)->text, ==, hl_questionnaire_find (first, "c05")->text);
  g_assert_cmpuint (get_draft (fixture)->n_questions, ==, first->n_questions + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "design.move", "i", -1));
  g_assert_cmpstr (get_chosen (fixture)->number, ==, "5");
  choose (fixture, "c09");
  fixture_act (GTK_WIDGET (fixture->page), "design.delete");
  g_assert_null (hl_questionnaire_find (get_draft (fixture), "c09"));
  fixture_act (GTK_WIDGET (fixture->page), "design.add-factor");
  fixture_act (GTK_WIDGET (fixture->page), "design.add-part");
  last = hl_questionnaire_ref ((HlQuestionnaire *) get_draft (fixture));
  g_assert_cmpuint (last->n_parts, ==, first->n_parts + 1);

  for (guint i = 0; i < 5; i++)
    fixture_act (GTK_WIDGET (fixture->page), "design.undo");
  g_assert_true (hl_questionnaire_same_content (get_draft (fixture), first));
  for (guint i = 0; i < 5; i++)
    fixture_act (GTK_WIDGET (fixture->page), "design.redo");
  g_assert_true (hl_questionnaire_same_content (get_draft (fixture), last));
}

static void
drop (Fixture      *fixture,
      HlDesignPlace dragged,
      HlDesignPlace onto,
      gboolean      after)
{
  g_autoptr (GListStore) parts = hl_design_node_sync (NULL, get_draft (fixture));
  g_autoptr (HlDesignNode) source = hl_design_node_find (G_LIST_MODEL (parts), dragged);
  g_autoptr (HlDesignNode) target = hl_design_node_find (G_LIST_MODEL (parts), onto);

  g_signal_emit_by_name (find_tree (fixture), "dropped", source, target, after);
}

static HlDesignPlace
place_of (Fixture    *fixture,
          const char *code)
{
  return (HlDesignPlace) { HL_DESIGN_QUESTION, hl_questionnaire_index_of (get_draft (fixture),
                                                                          code) };
}

static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  const HlQuestionnaire *draft;

  open_page (fixture);
  drop (fixture, place_of (fixture, "c01"), place_of (fixture, "c03"), TRUE);
  draft = get_draft (fixture);
  g_assert_cmpuint (hl_questionnaire_index_of (draft, "c01"), ==,
                    hl_questionnaire_index_of (draft, "c03") + 1);
  drop (fixture, place_of (fixture, "c01"), place_of (fixture, "c02"), FALSE);
  draft = get_draft (fixture);
  g_assert_cmpuint (hl_questionnaire_index_of (draft, "c01") + 1, ==,
                    hl_questionnaire_index_of (draft, "c02"));
  drop (fixture, place_of (fixture, "c01"),
        (HlDesignPlace) { HL_DESIGN_FACTOR, hl_questionnaire_find (draft, "c22")->factor }, FALSE);
  draft = get_draft (fixture);
  g_assert_cmpuint (hl_questionnaire_index_of (draft, "c01"), ==,
                    hl_questionnaire_index_of (draft, "c22") + 1);
}

/* A code used twice is listed, said under its row, and Enter goes to it. */
static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *problems = fixture_find_type (page, HL_TYPE_DESIGN_PROBLEMS);
  GtkWidget *code;

  open_page (fixture);
  g_assert_false (gtk_widget_get_visible (problems));
  choose (fixture, "c02");
  code = fixture_find_row (page, "Code in files");
  gtk_editable_set_text (GTK_EDITABLE (code), "c01");
  fixture_wait_text (fixture, "1 problem");
  fixture_wait_text (fixture, "“c01” is used twice");
  g_assert_true (gtk_widget_has_css_class (code, "error"));

  fixture_act (GTK_WIDGET (fixture->page), "design.whole");
  hl_design_problems_focus (HL_DESIGN_PROBLEMS (problems));
  gtk_widget_activate (gtk_window_get_focus (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), code));
  g_assert_cmpstr (get_chosen (fixture)->number, ==, "2");

  fixture_act (GTK_WIDGET (fixture->page), "design.undo");
  g_assert_false (gtk_widget_get_visible (problems));
  g_assert_nonnull (hl_questionnaire_find (get_draft (fixture), "c02"));
}

static gboolean
has_label (GtkWidget *widget,
           gpointer   data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/* A jump rule is chosen from lists: a3 = yes passes over a4 and a5. */
static void
test_jump (Fixture      *fixture,
           gconstpointer data)
{
  HlDesignJump jump = { FALSE, 1u << 1, 0, 0 };
  GtkWidget *editor;
  const HlQuestion *asking;
  guint index;

  open_page (fixture);
  choose (fixture, "a3");
  fixture_wait_text (fixture, "No condition yet");
  index = hl_questionnaire_index_of (get_draft (fixture), "a3");
  jump.first = index + 1;
  jump.last = index + 2;
  editor = fixture_find_type (GTK_WIDGET (fixture->page), HL_TYPE_DESIGN_JUMP_EDITOR);
  hl_design_jump_editor_show (HL_DESIGN_JUMP_EDITOR (editor), get_draft (fixture), index, &jump);
  g_signal_emit_by_name (fixture_find (editor, has_label, (gpointer) "_Apply"), "clicked");

  asking = get_chosen (fixture);
  g_assert_cmpuint (asking->n_jumps, ==, 1);
  g_assert_cmpuint (asking->jumps[0].n_options, ==, 1);
  g_assert_cmpuint (asking->jumps[0].options[0], ==, 1);
  g_assert_cmpuint (asking->jumps[0].n_targets, ==, 2);
  g_assert_cmpuint (asking->jumps[0].targets[1], ==, index + 2);
  fixture_wait_text (fixture, "pass over B4–B5");
  fixture_act (GTK_WIDGET (fixture->page), "design.undo");
  g_assert_cmpuint (get_chosen (fixture)->n_jumps, ==, 0);
}

static gboolean
is_stored (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (HlQuestionnaire) stored = hl_store_load_questionnaire (fixture->store, "g1-2640", 0,
                                                                    NULL);

  return stored->revision == 2;
}

/* What is in use becomes a revision of its own; the round keeps the old one. */
static void
test_revision (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  open_page (fixture);
  fixture_wait_text (fixture, "editing makes revision 2");
  choose (fixture, "c22");
  fixture_act (GTK_WIDGET (fixture->page), "design.delete");
  fixture_wait_text (fixture, "Revision 2 in the making");
  fixture_act (GTK_WIDGET (fixture->page), "design.save");
  fixture_wait (is_stored, fixture);
  survey = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->questionnaire->revision, ==, 1);
  g_assert_nonnull (hl_questionnaire_find (survey->questionnaire, "c22"));
  fixture_wait_text (fixture, "makes revision 3");
}

/* A criterion that reads differently is asked about; "no" gives it another identity. */
static void
test_same_content (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (HlQuestionnaire) before = NULL;
  g_autoptr (HlQuestionnaire) after = NULL;
  g_autofree char *identity = NULL;
  GtkWidget *toggle;
  guint id;

  open_page (fixture);
  before = hl_questionnaire_ref ((HlQuestionnaire *) get_draft (fixture));
  identity = g_strdup (hl_questionnaire_find (before, "c01")->identity);
  id = hl_questionnaire_edit_get_id (get_page (fixture)->edit, HL_EDIT_QUESTION,
                                     hl_questionnaire_index_of (before, "c01"));
  hl_questionnaire_edit_set_text (get_page (fixture)->edit, id, "text", "Chỗ đỗ xe rộng rãi.");
  fixture_act (GTK_WIDGET (fixture->page), "design.save");
  fixture_wait_text (fixture, "Same content as before?");
  fixture_wait_text (fixture, "Before: ");
  toggle = fixture_find_type (GTK_WIDGET (get_page (fixture)->revision), GTK_TYPE_SWITCH);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  fixture_act (GTK_WIDGET (fixture->page), "design.save-now");
  fixture_wait (is_stored, fixture);
  after = hl_store_load_questionnaire (fixture->store, "g1-2640", 2, NULL);
  g_assert_cmpstr (hl_questionnaire_find (after, "c01")->identity, !=, identity);
  g_assert_cmpstr (hl_questionnaire_find (after, "c02")->identity, ==,
                   hl_questionnaire_find (before, "c02")->identity);
}

/* What was not saved goes on where it was left, with its problems. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  open_page (fixture);
  choose (fixture, "c05");
  fixture_act (GTK_WIDGET (fixture->page), "design.add");
  fixture_wait_text (fixture, "1 problem");
  gtk_window_set_child (fixture->window, NULL);
  fixture->page = g_object_new (HL_TYPE_PAGE_DESIGN, NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_text (fixture, "1 problem");
  g_assert_nonnull (hl_questionnaire_find (get_draft (fixture), "c23"));
  fixture_wait_text (fixture, "Revision 2 in the making");
  fixture_act (GTK_WIDGET (fixture->page), "design.discard");
  fixture_wait_text (fixture, "editing makes revision 2");
  g_assert_null (hl_questionnaire_find (get_draft (fixture), "c23"));
}

static gboolean
is_copied (gpointer data)
{
  const HlQuestionnaire *draft = get_draft (data);

  return draft->n_criteria == 9 && !g_str_equal (draft->id, "w9");
}

/* A questionnaire of the office's own from one built in, opened at once and kept. */
static void
test_library (Fixture      *fixture,
              gconstpointer data)
{
  open_page (fixture);
  fixture_act (GTK_WIDGET (fixture->page), "design.library");
  fixture_wait_text (fixture, "Built in");
  fixture_wait_text (fixture, "w9 · 9 criteria");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_page (fixture)->library),
                                             "library.duplicate", "s", "w9"));
  fixture_wait (is_copied, fixture);
  fixture_act (GTK_WIDGET (fixture->page), "design.library");
  fixture_wait_text (fixture, "draft not saved yet");
  g_signal_emit_by_name (get_page (fixture)->library, "chosen", "g1-2640");
  fixture_wait_text (fixture, "editing makes revision 2");
}

#define N_MANY 500

/* A long form opens, and a key in it does not lag. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  HlQuestionnaireEdit *edit;
  guint factor;

  open_page (fixture);
  edit = get_page (fixture)->edit;
  factor = hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR,
                                         hl_questionnaire_find (get_draft (fixture),
                                                                "c01")->factor);
  g_signal_handlers_block_by_func (edit, hl_page_design_on_changed, fixture->page);
  while (get_draft (fixture)->n_questions < N_MANY)
    {
      const guint id = hl_questionnaire_edit_add_question (edit, factor, G_MAXUINT, "scale",
                                                           HL_KIND_SCALE, HL_ROLE_CRITERION);

      hl_questionnaire_edit_set_text (edit, id, "text", "Thêm một tiêu chí.");
    }
  g_signal_handlers_unblock_by_func (edit, hl_page_design_on_changed, fixture->page);

  choose (fixture, "c01");
  fixture_act (GTK_WIDGET (fixture->page), "design.duplicate");
  g_assert_cmpuint (get_draft (fixture)->n_questions, ==, N_MANY + 1);
  fixture_act (GTK_WIDGET (fixture->page), "design.undo");
  g_assert_cmpuint (get_draft (fixture)->n_questions, ==, N_MANY);
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
    { "/design/keys", test_keys },
    { "/design/rows", test_rows },
    { "/design/drop", test_drop },
    { "/design/problems", test_problems },
    { "/design/jump", test_jump },
    { "/design/revision", test_revision },
    { "/design/same-content", test_same_content },
    { "/design/kept", test_kept },
    { "/design/library", test_library },
    { "/design/many", test_many },
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
