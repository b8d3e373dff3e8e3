#include <string.h>

#include "app/hl-help-text.h"
#include "app/hl-help-window.h"
#include "app/hl-page.h"
#include "fixture.h"

static const HlHelpTopic *
find_topic (GPtrArray  *topics,
            const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const HlHelpTopic *topic = topics->pdata[i];

      if (g_str_equal (topic->id, id))
        return topic;
    }

  return NULL;
}

static void
test_parse (void)
{
  g_autoptr (HlHelpTopic) topic = hl_help_topic_parse (
    "one", "# Title\n\nA < b, `F1`, **bold**, [there](two).\n"
    "## Part\n- item\n12. step\n| `0` | nil\n");
  static const struct
  {
    HlHelpKind  kind;
    const char *key;
    const char *markup;
    const char *plain;
  } blocks[] = {
    { HL_HELP_TEXT, NULL, "A &lt; b, <b>F1</b>, <b>bold</b>, <a href=\"two\">there</a>.",
      "A &lt; b, F1, bold, there." },
    { HL_HELP_HEADING, NULL, "Part", "Part" },
    { HL_HELP_ITEM, "•", "item", "• item" },
    { HL_HELP_ITEM, "12.", "step", "12. step" },
    { HL_HELP_KEY, "<b>0</b>", "nil", "0 nil" },
  };

  g_assert_cmpstr (topic->title, ==, "Title");
  g_assert_cmpuint (topic->blocks->len, ==, G_N_ELEMENTS (blocks));
  for (guint i = 0; i < topic->blocks->len; i++)
    {
      const HlHelpBlock *block = topic->blocks->pdata[i];

      g_assert_cmpint (block->kind, ==, blocks[i].kind);
      g_assert_cmpstr (block->key, ==, blocks[i].key);
      g_assert_cmpstr (block->markup, ==, blocks[i].markup);
      g_assert_cmpstr (block->plain, ==, blocks[i].plain);
    }
}

static void
check_links (GPtrArray         *topics,
             const HlHelpTopic *topic)
{
  for (guint i = 0; i < topic->blocks->len; i++)
    {
      const char *markup = ((HlHelpBlock *) topic->blocks->pdata[i])->markup;

      for (const char *link = strstr (markup, "href=\""); link != NULL;
           link = strstr (link + 1, "href=\""))
        {
          g_auto (GStrv) parts = g_strsplit (link, "\"", 3);

          g_assert_nonnull (find_topic (topics, parts[1]));
        }
    }
}

/* Both languages say the same things in the same order. */
static void
test_topics (void)
{
  g_autoptr (GPtrArray) vietnamese = hl_help_load (HL_LANGUAGE_VI);
  g_autoptr (GPtrArray) english = hl_help_load (HL_LANGUAGE_EN);

  g_assert_cmpuint (vietnamese->len, >, 0);
  g_assert_cmpuint (vietnamese->len, ==, english->len);
  for (guint i = 0; i < english->len; i++)
    {
      const HlHelpTopic *one = vietnamese->pdata[i];
      const HlHelpTopic *other = english->pdata[i];

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_nonnull (one->title);
      g_assert_cmpstr (one->title, !=, other->title);
      g_assert_cmpuint (one->blocks->len, ==, other->blocks->len);
      for (guint k = 0; k < one->blocks->len; k++)
        g_assert_cmpint (((HlHelpBlock *) one->blocks->pdata[k])->kind, ==,
                         ((HlHelpBlock *) other->blocks->pdata[k])->kind);
      check_links (vietnamese, one);
      check_links (english, other);
    }
}

/* Shift+F1 has something to say about every view. */
static void
test_views (void)
{
  g_autoptr (GPtrArray) topics = hl_help_load (HL_LANGUAGE_VI);
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  for (gsize i = 0; i < n_infos; i++)
    g_assert_nonnull (find_topic (topics, infos[i]->id));
  g_assert_nonnull (find_topic (topics, "start"));
  g_assert_nonnull (find_topic (topics, "office"));
}

static void
test_search (void)
{
  g_autoptr (GPtrArray) topics = hl_help_load (HL_LANGUAGE_VI);
  const HlHelpTopic *trouble = find_topic (topics, "trouble");

  g_assert_true (hl_help_topic_matches (trouble, "Mất điện"));
  g_assert_true (hl_help_topic_matches (trouble, "mat dien"));
  g_assert_true (hl_help_topic_matches (trouble, "dia day"));
  g_assert_false (hl_help_topic_matches (trouble, "không có từ này đâu"));
}

/* Markup that is not well formed gives a warning, which ends the test. */
static void
test_window (void)
{
  g_autoptr (GPtrArray) topics = hl_help_load (HL_LANGUAGE_VI);
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  HlHelpWindow *window = hl_help_window_present (parent, "entry");

  g_assert_nonnull (fixture_find_text (GTK_WIDGET (window), "Các phím trả lời"));
  for (guint i = 0; i < topics->len; i++)
    {
      const HlHelpTopic *topic = topics->pdata[i];

      g_assert_true (hl_help_window_present (parent, topic->id) == window);
      for (guint k = 0; k < topic->blocks->len; k++)
        {
          const HlHelpBlock *block = topic->blocks->pdata[k];
          g_autofree char *text = NULL;

          if (block->kind != HL_HELP_HEADING)
            continue;
          g_assert_true (pango_parse_markup (block->markup, -1, 0, NULL, &text, NULL, NULL));
          g_assert_nonnull (fixture_find_text (GTK_WIDGET (window), text));
        }
    }

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "help.back", NULL));
  hl_help_window_show_topic (window, "no such topic");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (window), "Lần đầu mở chương trình"));
  gtk_window_destroy (parent);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  adw_init ();
  hl_i18n_init (HL_LANGUAGE_VI);

  g_test_add_func ("/app/help/parse", test_parse);
  g_test_add_func ("/app/help/topics", test_topics);
  g_test_add_func ("/app/help/views", test_views);
  g_test_add_func ("/app/help/search", test_search);
  g_test_add_func ("/app/help/window", test_window);

  return g_test_run ();
}
