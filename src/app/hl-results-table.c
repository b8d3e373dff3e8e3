#include "app/hl-results-table.h"

#include <math.h>

#include "chart/hl-chart-words.h"
#include "core/hl-text.h"

#define NAME_CHARS 24 /* a name wraps when it is longer than this and there is no room */

/* A row is a GStrv; the first one holds the heads of the columns, the first column the names. */
static GPtrArray *
table_new (const char *const *heads)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  for (guint i = 0; heads[i] != NULL; i++)
    g_strv_builder_add (row, _(heads[i]));
  g_ptr_array_add (table, g_strv_builder_end (row));

  return table;
}

static void
add_taken (GStrvBuilder *row,
           char         *text)
{
  g_strv_builder_add (row, text);
  g_free (text);
}

static void
add_figure (GStrvBuilder   *row,
            const HlFigure *figure,
            HlLanguage      language)
{
  add_taken (row, hl_percent_format (figure->index, 2, language));
  add_taken (row, isnan (figure->low) ? g_strdup ("–") :
             hl_range_format (figure->low, figure->high, 2, language));
}

static void
add_change (GStrvBuilder       *row,
            const HlComparison *comparison,
            const char         *code,
            HlLanguage          language)
{
  for (guint i = 0; comparison != NULL && i < comparison->n_factors; i++)
    {
      const HlChange *change = &comparison->factors[i];
      g_autofree char *points = NULL;

      if (!g_str_equal (change->code, code) || isnan (change->change))
        continue;

      points = hl_change_format (change->before, change->after, 2, language);
      add_taken (row, g_strconcat (points, change->significant ? " *" : "", NULL));
      return;
    }

  g_strv_builder_add (row, "–");
}

/**
 * hl_results_table_factors:
 * @part: results
 *
 * Returns: (transfer full) (element-type GStrv): the factors with index, interval, change since the
 *   earlier round in percentage points ("*" beyond sampling error) and forms
 */
GPtrArray *
hl_results_table_factors (const HlResultsPart *part)
{
  static const char *const heads[] = {
    N_("Factor"), N_("Index"), N_("95% interval"), N_("Change"), N_("Forms"), NULL
  };
  const HlQuestionnaire *questionnaire = part->snapshot.questionnaire;
  HlLanguage language = part->data.language;
  GPtrArray *table = table_new (heads);

  for (guint i = 0; i < part->snapshot.total.n_factors; i++)
    {
      const HlScoreBlock *factor = &part->snapshot.total.factors[i];
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
      const char *title = factor->code;

      for (guint k = 0; k < questionnaire->n_factors; k++)
        {
          if (g_str_equal (questionnaire->factors[k].code, factor->code))
            title = questionnaire->factors[k].title;
        }

      g_strv_builder_add (row, title);
      add_figure (row, &factor->figure, language);
      add_change (row, part->comparison, factor->code, language);
      add_taken (row, hl_count_format (factor->figure.n, language));
      g_ptr_array_add (table, g_strv_builder_end (row));
    }

  return table;
}

/**
 * hl_results_table_groups:
 * @part: results
 *
 * Returns: (transfer full) (element-type GStrv): the fields or months with valid
 *   forms, index and interval
 */
GPtrArray *
hl_results_table_groups (const HlResultsPart *part)
{
  const gboolean by_month = g_str_equal (part->data.by, "month");
  const char *const heads[] = {
    by_month ? N_("Month") : N_("Field"), N_("Index"), N_("95% interval"), N_("Forms"), NULL
  };
  HlLanguage language = part->data.language;
  GPtrArray *table = table_new (heads);

  for (guint i = 0; i < part->snapshot.n_groups; i++)
    {
      const HlScoreGroup *group = &part->snapshot.groups[i];
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
      gboolean named = *group->value != '\0';

      if (!g_str_equal (group->by, part->data.by) || (!named && group->result.overall.n == 0))
        continue;

      g_strv_builder_add (row, named ? group->label :
                          hl_chart_word (HL_WORD_NO_GROUP, language));
      add_figure (row, &group->result.overall, language);
      add_taken (row, hl_count_format (group->result.overall.n, language));
      g_ptr_array_add (table, g_strv_builder_end (row));
    }

  return table;
}

static gint
compare_worst_first (gconstpointer one,
                     gconstpointer other)
{
  const HlScoreCriterion *a = *(const HlScoreCriterion *const *) one;
  const HlScoreCriterion *b = *(const HlScoreCriterion *const *) other;

  if (isnan (a->figure.index) != isnan (b->figure.index))
    return isnan (a->figure.index) ? 1 : -1;
  if (a->figure.index < b->figure.index)
    return -1;
  if (a->figure.index > b->figure.index)
    return 1;

  return a->question < b->question ? -1 : a->question > b->question;
}

static GStrv
make_criterion_row (const HlResultsPart    *part,
                    const HlScoreCriterion *criterion)
{
  const HlOffice *office = part->results->office;
  const HlQuestion *question = &part->snapshot.questionnaire->questions[criterion->question];
  HlLanguage language = part->data.language;
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  g_autofree char *wording = hl_text_fill (question->text, office->name, office->one_stop);

  add_taken (row, g_strdup_printf ("%s. %s", question->number, wording));
  add_figure (row, &criterion->figure, language);
  add_taken (row, hl_percent_format (criterion->figure.satisfied, 2, language));
  add_taken (row, hl_percent_format (criterion->figure.neutral, 2, language));
  add_taken (row, hl_percent_format (criterion->figure.dissatisfied, 2, language));
  add_taken (row, hl_count_format (criterion->figure.n, language));

  return g_strv_builder_end (row);
}

/**
 * hl_results_table_criteria:
 * @part: results
 *
 * Returns: (transfer full) (element-type GStrv): every criterion in its full wording, the worst
 *   first, with index, interval, shares and answers
 */
GPtrArray *
hl_results_table_criteria (const HlResultsPart *part)
{
  static const char *const heads[] = {
    N_("Criterion"), N_("Index"), N_("95% interval"), N_("Satisfied"), N_("Neutral"),
    N_("Dissatisfied"), N_("Answers"), NULL
  };
  const HlScoreResult *total = &part->snapshot.total;
  g_autoptr (GPtrArray) criteria = g_ptr_array_new ();
  GPtrArray *table = table_new (heads);

  for (guint i = 0; i < total->n_criteria; i++)
    g_ptr_array_add (criteria, &total->criteria[i]);
  g_ptr_array_sort (criteria, compare_worst_first);

  for (guint i = 0; i < criteria->len; i++)
    g_ptr_array_add (table, make_criterion_row (part, g_ptr_array_index (criteria, i)));

  return table;
}

/**
 * hl_results_table_to_text:
 * @table: (element-type GStrv): a table
 *
 * Returns: (transfer full): its cells between tabs, a row a line, as spreadsheets take it
 */
char *
hl_results_table_to_text (GPtrArray *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", g_ptr_array_index (table, i));

      g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_results_table_all_text:
 * @part: results
 *
 * Returns: (transfer full): the three tables as hl_results_table_to_text() writes them, an empty
 *   line between them
 */
char *
hl_results_table_all_text (const HlResultsPart *part)
{
  g_autoptr (GPtrArray) factors = hl_results_table_factors (part);
  g_autoptr (GPtrArray) fields = hl_results_table_groups (part);
  g_autoptr (GPtrArray) criteria = hl_results_table_criteria (part);
  g_autofree char *first = hl_results_table_to_text (factors);
  g_autofree char *second = hl_results_table_to_text (fields);
  g_autofree char *third = hl_results_table_to_text (criteria);

  return g_strjoin ("\n", first, second, third, NULL);
}

static GtkWidget *
make_cell (const char *text,
           gboolean    is_head,
           gboolean    is_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), is_head || is_name);
  gtk_label_set_xalign (GTK_LABEL (label), is_name ? 0.0 : 1.0);
  gtk_label_set_justify (GTK_LABEL (label), is_name ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (label, is_name);
  gtk_widget_set_valign (label, is_head ? GTK_ALIGN_END : GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, is_head ? "heading" : "numeric");
  if (is_name)
    gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);

  return label;
}

/**
 * hl_results_table_fill:
 * @grid: where the table is to stand
 * @table: (transfer full) (element-type GStrv): the table
 *
 * Shows a table in place of what @grid holds.
 */
void
hl_results_table_fill (GtkGrid   *grid,
                       GPtrArray *table)
{
  g_autoptr (GPtrArray) owned = table;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (grid));

  while (child != NULL)
    {
      gtk_grid_remove (grid, child);
      child = gtk_widget_get_first_child (GTK_WIDGET (grid));
    }

  for (guint i = 0; i < owned->len; i++)
    {
      GStrv row = g_ptr_array_index (owned, i);

      for (guint k = 0; row[k] != NULL; k++)
        gtk_grid_attach (grid, make_cell (row[k], i == 0, k == 0), (int) k, (int) i, 1, 1);
    }
}
