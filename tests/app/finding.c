#include "finding.h"

#include <string.h>

#include "fixture.h"

/* Returns: the first widget at or below @root that @matches, or %NULL */
GtkWidget *
fixture_find (GtkWidget *root,
              gboolean ( *matches ) (GtkWidget *widget, gpointer data),
              gpointer data)
{
  GtkWidget *found = matches (root, data) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = fixture_find (child, matches, data);

  return found;
}

static gboolean
is_text (GtkWidget *widget,
         gpointer   data)
{
  const char *own = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) :
                    GTK_IS_INSCRIPTION (widget) ?
                    gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;

  return own != NULL && gtk_widget_get_mapped (widget) && strstr (own, data) != NULL;
}

/* Returns: a label or a cell of a table on screen that holds @text, or %NULL */
GtkWidget *
fixture_find_text (GtkWidget  *root,
                   const char *text)
{
  return fixture_find (root, is_text, (gpointer) text);
}

static gboolean
is_type (GtkWidget *widget,
         gpointer   data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) data);
}

/* Returns: a widget of @type, on screen or not, or %NULL */
GtkWidget *
fixture_find_type (GtkWidget *root,
                   GType      type)
{
  return fixture_find (root, is_type, &type);
}

typedef struct
{
  GType type;
  guint skip;
} Shown;

static gboolean
is_shown_type (GtkWidget *widget,
               gpointer   data)
{
  Shown *shown = data;

  return is_type (widget, &shown->type) && gtk_widget_get_mapped (widget) && shown->skip-- == 0;
}

/* Returns: the widget of @type on screen behind the first @skip of them, or %NULL */
GtkWidget *
fixture_find_shown (GtkWidget *root,
                    GType      type,
                    guint      skip)
{
  Shown shown = { type, skip };

  return fixture_find (root, is_shown_type, &shown);
}

static gboolean
is_row (GtkWidget *widget,
        gpointer   data)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

static gboolean
is_shown_row (GtkWidget *widget,
              gpointer   data)
{
  return is_row (widget, data) && gtk_widget_get_mapped (widget);
}

/* Returns: the row with that title, rather one on screen, or %NULL */
GtkWidget *
fixture_find_row (GtkWidget  *root,
                  const char *title)
{
  GtkWidget *shown = fixture_find (root, is_shown_row, (gpointer) title);

  return shown != NULL ? shown : fixture_find (root, is_row, (gpointer) title);
}

/* Returns: the button on screen whose label holds @text, or %NULL */
GtkWidget *
fixture_find_button (GtkWidget  *root,
                     const char *text)
{
  GtkWidget *label = fixture_find_text (root, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

/* Returns: a window of @type on screen, or %NULL */
GtkWidget *
fixture_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

typedef struct
{
  GtkWidget  *root;
  const char *text;
} Search;

static gboolean
is_shown (gpointer data)
{
  Search *search = data;

  return fixture_find_text (search->root, search->text) != NULL;
}

/* Returns: the label with @text, once it is on screen */
GtkWidget *
fixture_wait_label (GtkWidget  *root,
                    const char *text)
{
  Search search = { root, text };

  fixture_wait (is_shown, &search);

  return fixture_find_text (root, text);
}

/* Clicks the button with @text, once it is on screen. */
void
fixture_click (GtkWidget  *root,
               const char *text)
{
  GtkWidget *label = fixture_wait_label (root, text);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_there (gpointer data)
{
  return fixture_find_window (*(GType *) data) != NULL;
}

/* Returns: a window of @type, once it is on screen */
GtkWidget *
fixture_wait_window (GType type)
{
  fixture_wait (is_there, &type);

  return fixture_find_window (type);
}

/* Answers the question that is asked next. */
void
fixture_answer (const char *response)
{
  GtkWidget *dialog = fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Returns: what is written in the row with that title */
const char *
fixture_get_row (GtkWidget  *root,
                 const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture_find_row (root, title)));
}

void
fixture_set_row (GtkWidget  *root,
                 const char *title,
                 const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture_find_row (root, title)), text);
}

void
fixture_act (GtkWidget  *widget,
             const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

/* Returns: how many widgets of @type are on screen */
guint
fixture_count (GtkWidget *root,
               GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += fixture_count (child, type);

  return n;
}
