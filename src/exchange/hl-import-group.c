#include "exchange/hl-import-group.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-response.h"
#include "core/hl-text.h"

#define TICKED "x" /* stands for the option of the column at hand */

static void
group_free (gpointer data)
{
  HlImportGroup *self = data;

  g_free (self->text);
  g_array_unref (self->columns);
  g_free (self);
}

static void
choice_free (gpointer data)
{
  HlImportChoice *self = data;

  g_free (self->label);
  g_free (self->cell);
  g_free (self);
}

static void
add_choice (GPtrArray  *choices,
            char       *label,
            const char *cell)
{
  HlImportChoice *choice = g_new (HlImportChoice, 1);

  choice->label = label;
  choice->cell = g_strdup (cell);
  g_ptr_array_add (choices, choice);
}

static void
add_strata (GPtrArray       *choices,
            const HlStratum *strata,
            guint            n_strata)
{
  for (guint i = 0; i < n_strata; i++)
    add_choice (choices, g_strdup (strata[i].name), strata[i].name);
  add_choice (choices, g_strdup (_("Blank")), "");
}

static void
add_channels (GPtrArray *choices)
{
  for (HlChannel channel = HL_CHANNEL_PAPER; channel <= HL_CHANNEL_ONLINE; channel++)
    add_choice (choices, g_strdup (hl_channel_title (channel, hl_i18n_get_language ())),
                hl_channel_to_string (channel));
  add_choice (choices, g_strdup (_("Blank")), "");
}

static void
add_respondents (GPtrArray *choices)
{
  static const HlRespondent kinds[] = { HL_RESPONDENT_CITIZEN, HL_RESPONDENT_ORGANISATION };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_choice (choices, g_strdup (hl_respondent_title (kinds[i], hl_i18n_get_language ())),
                hl_respondent_to_string (kinds[i]));
  add_choice (choices, g_strdup (_("Blank")), "");
}

static void
add_options (GPtrArray        *choices,
             const HlQuestion *question)
{
  for (guint i = 1; i <= question->n_options; i++)
    {
      g_autofree char *cell = g_strdup_printf ("%u", i);

      add_choice (choices, g_strdup_printf ("%u. %s", i, question->options[i - 1].label), cell);
    }

  add_choice (choices, g_strdup (_("Blank")), "");
  add_choice (choices, g_strdup (_("No opinion or not applicable")), "-");
  add_choice (choices, g_strdup (_("Two marks or unreadable")), "*");
}

static GPtrArray *
list_choices (const HlSurvey       *survey,
              const HlImportTarget *target)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  add_choice (choices, g_strdup (_("Refuse these lines")), NULL);
  if (target->kind == HL_IMPORT_OPTION)
    {
      add_choice (choices, g_strdup (_("Ticked")), TICKED);
      add_choice (choices, g_strdup (_("Not ticked")), "");
    }
  else if (target->kind == HL_IMPORT_ANSWER)
    add_options (choices, &survey->questionnaire->questions[target->index]);
  else if (target->index == HL_COLUMN_FIELD)
    add_strata (choices, survey->fields, survey->n_fields);
  else if (target->index == HL_COLUMN_AREA)
    add_strata (choices, survey->areas, survey->n_areas);
  else if (target->index == HL_COLUMN_CHANNEL)
    add_channels (choices);
  else
    add_respondents (choices);

  return choices;
}

static HlImportTarget
first_target (HlImportPlan        *plan,
              const HlImportGroup *group)
{
  return hl_import_plan_get_column (plan, g_array_index (group->columns, guint, 0)).target;
}

/**
 * hl_import_group_choices:
 * @plan: a plan
 * @group: one of its groups
 *
 * Returns: (transfer full) (element-type HlImportChoice): what the value may mean; to refuse its
 *   lines comes first
 */
GPtrArray *
hl_import_group_choices (HlImportPlan        *plan,
                         const HlImportGroup *group)
{
  const HlImportTarget target = first_target (plan, group);

  return list_choices (hl_import_plan_get_survey (plan), &target);
}

static guint
find_choice (const GPtrArray      *choices,
             const HlImportTarget *target,
             const char           *cell)
{
  if (cell != NULL && *cell != '\0' && target->kind == HL_IMPORT_OPTION)
    cell = TICKED;

  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (((const HlImportChoice *) choices->pdata[i])->cell, cell) == 0)
      return i;

  return 0;
}

/* What tells columns apart that do not offer the same choices. */
static char *
make_key (HlImportPlan         *plan,
          const HlImportTarget *target,
          const char           *text)
{
  const HlSurvey *survey = hl_import_plan_get_survey (plan);
  const HlQuestion *question = &survey->questionnaire->questions[target->index];
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d\n", target->kind);
  if (target->kind == HL_IMPORT_HEADER)
    g_string_append_printf (key, "%u\n", target->index);
  for (guint i = 0; target->kind == HL_IMPORT_ANSWER && i < question->n_options; i++)
    g_string_append_printf (key, "%s\n", question->options[i].label);
  g_string_append (key, text);

  return g_string_free (key, FALSE);
}

static HlImportGroup *
group_new (HlImportPlan         *plan,
           const HlImportTarget *target,
           const HlImportValue  *value)
{
  HlImportGroup *self = g_new0 (HlImportGroup, 1);
  g_autoptr (GPtrArray) choices = list_choices (hl_import_plan_get_survey (plan), target);

  self->text = g_strdup (value->text);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->chosen = find_choice (choices, target, value->cell);

  return self;
}

static void
add_value (HlImportPlan        *plan,
           GPtrArray           *groups,
           GHashTable          *by_key,
           guint                column,
           const HlImportValue *value)
{
  const HlImportTarget target = hl_import_plan_get_column (plan, column).target;
  g_autofree char *key = make_key (plan, &target, value->text);
  HlImportGroup *group = g_hash_table_lookup (by_key, key);

  if (group == NULL)
    {
      group = group_new (plan, &target, value);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (by_key, g_steal_pointer (&key), group);
    }

  group->count += value->count;
  group->unknown |= value->cell == NULL && !value->by_hand;
  g_array_append_val (group->columns, column);
}

static int
compare_groups (gconstpointer one,
                gconstpointer other)
{
  const HlImportGroup *a = *(const HlImportGroup *const *) one;
  const HlImportGroup *b = *(const HlImportGroup *const *) other;

  if (a->unknown != b->unknown)
    return a->unknown ? -1 : 1;
  if (a->count != b->count)
    return a->count > b->count ? -1 : 1;

  return strcmp (a->text, b->text);
}

/**
 * hl_import_groups_list:
 * @plan: a plan
 *
 * Lists the values somebody should look at (hl_import_plan_list_values()), once for all columns
 * that offer the same choices: those nobody understood first, then the frequent ones.
 *
 * Returns: (transfer full) (element-type HlImportGroup): the groups
 */
GPtrArray *
hl_import_groups_list (HlImportPlan *plan)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < hl_import_plan_get_n_columns (plan); i++)
    {
      g_autoptr (GPtrArray) values = hl_import_plan_list_values (plan, i);

      for (guint k = 0; k < values->len; k++)
        add_value (plan, groups, by_key, i, values->pdata[k]);
    }
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}

/**
 * hl_import_group_choose:
 * @plan: a plan
 * @group: one of its groups
 * @choice: one of its choices
 *
 * Says what a value means, in all its columns.
 */
void
hl_import_group_choose (HlImportPlan  *plan,
                        HlImportGroup *group,
                        guint          choice)
{
  g_autoptr (GPtrArray) choices = hl_import_group_choices (plan, group);
  const char *cell = ((const HlImportChoice *) choices->pdata[choice])->cell;

  for (guint i = 0; i < group->columns->len; i++)
    {
      guint column = g_array_index (group->columns, guint, i);
      guint option = hl_import_plan_get_column (plan, column).target.option;
      g_autofree char *own = g_strdup_printf ("%u", option);
      gboolean ticked = option > 0 && g_strcmp0 (cell, TICKED) == 0;

      hl_import_plan_set_value (plan, column, group->text, ticked ? own : cell);
    }

  group->chosen = choice;
  group->unknown = FALSE;
}

/**
 * hl_import_group_place:
 * @plan: a plan
 * @group: one of its groups
 *
 * Returns: (transfer full): where the value stands and how often, in the interface language
 */
char *
hl_import_group_place (HlImportPlan        *plan,
                       const HlImportGroup *group)
{
  const HlImportTarget target = first_target (plan, group);
  g_autofree char *label = hl_import_target_label (hl_import_plan_get_survey (plan), &target);
  g_autofree char *count = hl_count_format (group->count, hl_i18n_get_language ());

  if (group->columns->len > 1)
    return g_strdup_printf (hl_ngettext ("%s and other questions: %s time",
                                         "%s and other questions: %s times", group->count),
                            label, count);

  return g_strdup_printf (hl_ngettext ("%s: %s time", "%s: %s times", group->count), label, count);
}
