/* The two lists of the import window: what columns are, what values mean. */
#include "app/hl-import-pages.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define MAX_ROWS 300

static char **
label_targets (HlImportPlan *plan,
               const GArray *targets)
{
  char **labels = g_new0 (char *, targets->len + 1);

  for (guint i = 0; i < targets->len; i++)
    labels[i] = hl_import_target_label (hl_import_plan_get_survey (plan),
                                        &g_array_index (targets, HlImportTarget, i));

  return labels;
}

static guint
find_target (const GArray         *targets,
             const HlImportTarget *target)
{
  for (guint i = 0; i < targets->len; i++)
    if (hl_import_target_equal (&g_array_index (targets, HlImportTarget, i), target))
      return i;

  return 0;
}

/* "12 forms: Nam · Nữ" */
static char *
describe_column (const HlImportColumn *column)
{
  g_autofree char *count = hl_count_format (column->n_filled, hl_i18n_get_language ());
  g_autofree char *sample = NULL;

  if (column->n_filled == 0)
    return g_strdup (_("empty"));

  sample = g_strdelimit (g_strdup (column->sample), "\n\r", ' ');

  return g_strdup_printf (hl_ngettext ("%s line: %s", "%s lines: %s", column->n_filled), count,
                          sample);
}

static gboolean
is_lost (const HlImportColumn *column)
{
  return column->target.kind == HL_IMPORT_LEAVE_OUT && column->n_filled > 0;
}

/* The columns nobody recognised, or all the others. */
static void
add_columns (HlImportList *list,
             HlImportPlan *plan,
             const GArray *targets,
             char        **labels,
             gboolean      lost)
{
  for (guint i = 0; i < MIN (hl_import_plan_get_n_columns (plan), MAX_ROWS); i++)
    {
      const HlImportColumn column = hl_import_plan_get_column (plan, i);
      g_autofree char *subtitle = describe_column (&column);
      g_autofree char *nameless = g_strdup_printf (_("Column %u"), i + 1);

      if (is_lost (&column) == lost)
        hl_import_list_add (list, i, *column.name != '\0' ? column.name : nameless, subtitle,
                            g_strdupv (labels), find_target (targets, &column.target), lost);
    }
}

/**
 * hl_import_pages_fill_columns:
 * @list: a list
 * @plan: a plan
 * @targets: (element-type HlImportTarget): where a column may go
 *
 * Lists the columns of a file, each with where it goes; those nobody recognised come first.
 */
void
hl_import_pages_fill_columns (HlImportList *list,
                              HlImportPlan *plan,
                              const GArray *targets)
{
  g_auto (GStrv) labels = label_targets (plan, targets);
  guint n_columns = hl_import_plan_get_n_columns (plan);
  guint n_found = 0;
  g_autofree char *heading = NULL;

  for (guint i = 0; i < n_columns; i++)
    n_found += hl_import_plan_get_column (plan, i).target.kind != HL_IMPORT_LEAVE_OUT;

  heading = g_strdup_printf (_("%u of %u columns were recognised"), n_found, n_columns);
  hl_import_list_clear (list, heading,
                        _("Look at what each column is taken for, and put it right where it is "
                          "wrong. What is left out stays in the file."));
  add_columns (list, plan, targets, labels, TRUE);
  add_columns (list, plan, targets, labels, FALSE);
}

static char **
label_choices (HlImportPlan        *plan,
               const HlImportGroup *group)
{
  g_autoptr (GPtrArray) choices = hl_import_group_choices (plan, group);
  char **labels = g_new0 (char *, choices->len + 1);

  for (guint i = 0; i < choices->len; i++)
    labels[i] = g_strdup (((const HlImportChoice *) choices->pdata[i])->label);

  return labels;
}

static guint
count_unknown (const GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    n += ((const HlImportGroup *) groups->pdata[i])->unknown;

  return n;
}

/**
 * hl_import_pages_fill_values:
 * @list: a list
 * @plan: a plan
 * @groups: (element-type HlImportGroup): its values
 *
 * Lists the values that are written in words, each with what it means; those nobody understood come
 * first.
 */
void
hl_import_pages_fill_values (HlImportList *list,
                             HlImportPlan *plan,
                             GPtrArray    *groups)
{
  guint n_unknown = count_unknown (groups);
  g_autofree char *heading = g_strdup_printf (hl_ngettext ("%u value was not understood",
                                                           "%u values were not understood",
                                                           n_unknown), n_unknown);

  if (n_unknown > 0)
    hl_import_list_clear (list, heading, _("Say what each means, or its lines are refused."));
  else if (groups->len > 0)
    hl_import_list_clear (list, _("Every value was understood"),
                          _("Look at what the words are taken for."));
  else
    hl_import_list_clear (list, _("Every value was understood"),
                          _("The answers are written as numbers; nothing is to be translated."));

  for (guint i = 0; i < MIN (groups->len, MAX_ROWS); i++)
    {
      const HlImportGroup *group = groups->pdata[i];
      g_autofree char *place = hl_import_group_place (plan, group);

      hl_import_list_add (list, i, group->text, place, label_choices (plan, group), group->chosen,
                          group->unknown);
    }
}
