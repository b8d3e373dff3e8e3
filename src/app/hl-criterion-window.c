#include "app/hl-criterion-window.h"

#include <math.h>

#include "app/hl-results-comments.h"
#include "core/hl-text.h"

/* One criterion: its wording, how many chose each level, and what the dissatisfied wrote. */
struct _HlCriterionWindow
{
  AdwWindow parent_instance;

  /* owned */
  GCancellable *cancellable;

  /* template children */
  AdwWindowTitle *title;
  GtkLabel       *wording;
  GtkLabel       *figure;
  GtkGrid        *levels;
  GtkLabel       *others;
  GtkListBox     *comments;
  GtkLabel       *no_comments;
};

G_DEFINE_FINAL_TYPE (HlCriterionWindow, hl_criterion_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_number (char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  g_free (text);

  return label;
}

static void
add_level (HlCriterionWindow      *self,
           const HlOption         *level,
           const HlScoreCriterion *criterion,
           guint                   number,
           int                     row)
{
  HlLanguage language = hl_i18n_get_language ();
  const guint n = criterion->figure.n;
  const guint count = criterion->counts[number - 1];
  g_autofree char *name = g_strdup_printf ("%u  %s", number, level->label);
  g_autofree char *percent = n > 0 ? hl_ratio_format (count, n, 2, language) : g_strdup ("–");
  g_autofree char *said = g_strdup_printf ("%s: %u, %s", level->label, count, percent);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), n > 0 ? (double) count / n : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->levels, label, 0, row, 1, 1);
  gtk_grid_attach (self->levels, bar, 1, row, 1, 1);
  gtk_grid_attach (self->levels, make_number (hl_count_format (count, language)), 2, row, 1, 1);
  gtk_grid_attach (self->levels, make_number (g_steal_pointer (&percent)), 3, row, 1, 1);
}

static char *
say_figure (const HlScoreCriterion *criterion)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *index = hl_percent_format (criterion->figure.index, 2, language);
  g_autofree char *range = hl_range_format (criterion->figure.low, criterion->figure.high, 2,
                                            language);
  g_autofree char *n = hl_count_format (criterion->figure.n, language);

  if (isnan (criterion->figure.low))
    return g_strdup_printf (_("Index %s · %s respondents answered"), index, n);

  return g_strdup_printf (_("Index %s · 95%% interval %s · %s respondents answered"), index, range,
                          n);
}

static void
fill (HlCriterionWindow      *self,
      const HlResultsPart    *part,
      const HlScoreCriterion *criterion)
{
  const HlOffice *office = part->results->office;
  const HlQuestionnaire *questionnaire = part->snapshot.questionnaire;
  const HlQuestion *question = &questionnaire->questions[criterion->question];
  g_autofree char *title = g_strdup_printf (_("Criterion %s"), question->number);
  g_autofree char *wording = hl_text_fill (question->text, office->name, office->one_stop);
  g_autofree char *figure = say_figure (criterion);
  g_autofree char *others = NULL;

  others = g_strdup_printf (_("Blank %u · No opinion %u · Passed over %u · Two marks %u"),
                            criterion->blank, criterion->not_applicable, criterion->skipped,
                            criterion->spoiled);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, questionnaire->factors[question->factor].title);
  gtk_label_set_text (self->wording, wording);
  gtk_label_set_text (self->figure, figure);
  gtk_label_set_text (self->others, others);
  for (guint i = criterion->n_levels; i > 0; i--)
    add_level (self, &question->options[i - 1], criterion, i, (int) (criterion->n_levels - i));
}

static void
add_comment (HlCriterionWindow *self,
             const char        *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->comments, row);
}

static void
on_comments (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HlCriterionWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comments = hl_results_comments_load_finish (HL_WORKSPACE (source), result,
                                                                    &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  for (guint i = 0; comments != NULL && i < comments->len; i++)
    add_comment (self, g_ptr_array_index (comments, i));
  gtk_label_set_text (self->no_comments, error != NULL ? error->message : _("None of them wrote "
                                                                            "anything."));
  gtk_widget_set_visible (GTK_WIDGET (self->comments), comments != NULL && comments->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_comments), comments == NULL || comments->len == 0);
}

static void
hl_criterion_window_dispose (GObject *object)
{
  HlCriterionWindow *self = HL_CRITERION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_CRITERION_WINDOW);

  G_OBJECT_CLASS (hl_criterion_window_parent_class)->dispose (object);
}

static void
hl_criterion_window_class_init (HlCriterionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_criterion_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/hailong/HaiLong/"
                                               "hl-criterion-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, wording);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, figure);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, levels);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, others);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, comments);
  gtk_widget_class_bind_template_child (widget_class, HlCriterionWindow, no_comments);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hl_criterion_window_init (HlCriterionWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hl_criterion_window_new:
 * @parent: the window it belongs to
 * @workspace: the open file
 * @part: the results
 * @code: code of a criterion
 *
 * Returns: (transfer none) (nullable): the window, to be presented; %NULL when @code is no
 *   criterion
 */
GtkWidget *
hl_criterion_window_new (GtkWindow           *parent,
                         HlWorkspace         *workspace,
                         const HlResultsPart *part,
                         const char          *code)
{
  const HlScoreResult *total = &part->snapshot.total;

  for (guint i = 0; i < total->n_criteria; i++)
    {
      HlCriterionWindow *self;

      if (!g_str_equal (total->criteria[i].code, code))
        continue;

      self = g_object_new (HL_TYPE_CRITERION_WINDOW, "transient-for", parent, NULL);
      fill (self, part, &total->criteria[i]);
      hl_results_comments_load_async (workspace, part->results->choice,
                                      part->group != NULL ? part->group->value : NULL, code,
                                      self->cancellable, on_comments, g_object_ref (self));

      return GTK_WIDGET (self);
    }

  return NULL;
}
