/* The values of a plan, and the lines they make for the import. */
#include "exchange/hl-import-plan-private.h"

#include <string.h>

#include "core/hl-answer.h"

/* Internal: frees a Cell. */
void
hl_import_cell_free (gpointer cell)
{
  Cell *self = cell;

  g_free (self->cell);
  g_free (self->beside);
  g_free (self);
}

static gboolean
is_multiple (const HlImportPlan *self,
             const Column       *column)
{
  const HlQuestion *questions = self->survey->questionnaire->questions;

  return column->target.kind == HL_IMPORT_ANSWER &&
         questions[column->target.index].kind == HL_KIND_MULTIPLE;
}

/* The answers in a cell. */
static GPtrArray *
take_apart (const HlImportPlan *self,
            const Column       *column,
            const char         *cell)
{
  GPtrArray *pieces;

  if (is_multiple (self, column))
    return hl_import_split (&self->survey->questionnaire->questions[column->target.index], cell);

  pieces = g_ptr_array_new_with_free_func (g_free);
  if (*cell != '\0')
    g_ptr_array_add (pieces, g_strdup (cell));

  return pieces;
}

static HlImportValue *
ensure_value (HlImportPlan *self,
              Column       *column,
              const char   *text)
{
  HlImportValue *value = g_hash_table_lookup (column->by_text, text);

  if (value != NULL)
    return value;

  value = hl_import_value_new (self->survey, &column->target, text);
  g_ptr_array_add (column->values, value);
  g_hash_table_insert (column->by_text, value->text, value);

  return value;
}

/* Internal: finds the values of a column anew, for where it goes now. */
void
hl_import_column_fill (HlImportPlan *self,
                       Column       *column)
{
  g_hash_table_remove_all (column->by_text);
  g_hash_table_remove_all (column->cells);
  g_ptr_array_set_size (column->values, 0);
  if (!hl_import_target_has_values (self->survey, &column->target))
    return;

  for (guint i = 0; i < column->order->len; i++)
    {
      const char *cell = column->order->pdata[i];
      const guint *count = g_hash_table_lookup (column->counts, cell);
      g_autoptr (GPtrArray) pieces = take_apart (self, column, cell);

      for (guint k = 0; k < pieces->len; k++)
        ensure_value (self, column, pieces->pdata[k])->count += *count;
    }
}

static int
compare_values (gconstpointer one,
                gconstpointer other)
{
  const HlImportValue *a = *(const HlImportValue *const *) one;
  const HlImportValue *b = *(const HlImportValue *const *) other;

  if ((a->cell == NULL) != (b->cell == NULL))
    return a->cell == NULL ? -1 : 1;
  if (a->count != b->count)
    return a->count > b->count ? -1 : 1;

  return strcmp (a->text, b->text);
}

/**
 * hl_import_plan_list_values:
 * @self: a plan
 * @column: a column
 *
 * Lists the values of a column that are not written as they are stored, so that somebody can look
 * at what they were taken for: those nobody understood first, then the frequent ones.
 *
 * Returns: (transfer container) (element-type HlImportValue): the values, owned by the plan
 */
GPtrArray *
hl_import_plan_list_values (HlImportPlan *self,
                            guint         column)
{
  GPtrArray *listed = g_ptr_array_new ();
  const GPtrArray *values = self->columns[column].values;

  for (guint i = 0; i < values->len; i++)
    if (!hl_import_value_is_strict (values->pdata[i]))
      g_ptr_array_add (listed, values->pdata[i]);
  g_ptr_array_sort (listed, compare_values);

  return listed;
}

/**
 * hl_import_plan_set_value:
 * @self: a plan
 * @column: a column
 * @text: one of its values
 * @cell: (nullable): what it means, see #HlImportValue; %NULL refuses its lines
 *
 * Says what a value means.
 */
void
hl_import_plan_set_value (HlImportPlan *self,
                          guint         column,
                          const char   *text,
                          const char   *cell)
{
  Column *found = &self->columns[column];
  HlImportValue *value = ensure_value (self, found, text);

  hl_import_value_set (value, self->survey, &found->target, cell);
  g_hash_table_remove_all (found->cells);
}

/**
 * hl_import_plan_count_unknown:
 * @self: a plan
 *
 * Returns: how many different values nobody has understood or said to refuse
 */
guint
hl_import_plan_count_unknown (HlImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    for (guint k = 0; k < self->columns[i].values->len; k++)
      {
        const HlImportValue *value = self->columns[i].values->pdata[k];

        n += value->cell == NULL && !value->by_hand;
      }

  return n;
}

static gboolean
is_code (const char *cell)
{
  return *cell == '\0' || g_str_equal (cell, "-") || g_str_equal (cell, "*");
}

/* Joins the options of a multiple choice; FALSE when a piece is refused or a code among others. */
static gboolean
join (HlImportPlan *self,
      Column       *column,
      GPtrArray    *pieces,
      Cell         *out_cell)
{
  gboolean ticked[HL_ANSWER_MAX + 1] = { FALSE };
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const HlImportValue *value = ensure_value (self, column, pieces->pdata[i]);

      if (value->cell == NULL || is_code (value->cell))
        return FALSE;

      ticked[g_ascii_strtoull (value->cell, NULL, 10)] = TRUE;
      if (value->beside != NULL)
        {
          g_free (out_cell->beside);
          out_cell->beside = g_strdup (value->beside);
        }
    }

  for (guint option = 1; option <= HL_ANSWER_MAX; option++)
    if (ticked[option])
      g_string_append_printf (joined, joined->len > 0 ? "|%u" : "%u", option);
  out_cell->cell = g_string_free (g_steal_pointer (&joined), FALSE);

  return TRUE;
}

/* A cell that means nothing stays as it is: the import refuses its line and says why. */
static Cell *
make_cell (HlImportPlan *self,
           Column       *column,
           const char   *raw)
{
  g_autoptr (GPtrArray) pieces = take_apart (self, column, raw);
  Cell *cell = g_new0 (Cell, 1);

  if (pieces->len > 1)
    {
      if (strspn (raw, "0123456789|") == strlen (raw) || !join (self, column, pieces, cell))
        cell->cell = g_strdup (raw);
    }
  else if (pieces->len == 1)
    {
      const HlImportValue *value = ensure_value (self, column, pieces->pdata[0]);

      cell->cell = g_strdup (value->cell != NULL ? value->cell : raw);
      cell->beside = g_strdup (value->beside);
    }
  else
    {
      cell->cell = g_strdup ("");
    }

  return cell;
}

/* Internal: what a cell becomes. */
const Cell *
hl_import_column_cell (HlImportPlan *self,
                       Column       *column,
                       const char   *raw)
{
  Cell *cell = g_hash_table_lookup (column->cells, raw);

  if (cell == NULL)
    {
      cell = make_cell (self, column, raw);
      g_hash_table_insert (column->cells, g_strdup (raw), cell);
    }

  return cell;
}
