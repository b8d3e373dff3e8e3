#include "score/hl-score-dimension.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define MAX_SPAN (1u << 22) /* of keys; more than all days there are */

static guint
find_value (const HlDimension *self,
            const char        *value)
{
  for (guint i = 1; i < self->values->len; i++)
    {
      if (g_str_equal (hl_dimension_get (self, i)->value, value))
        return i;
    }

  return 0;
}

static void
add_count (gint64 *sum,
           gint64  count)
{
  *sum = *sum < 0 || count < 0 ? HL_UNKNOWN_COUNT : *sum + count;
}

static guint
add_stratum (HlDimension     *self,
             const HlStratum *stratum)
{
  guint index = find_value (self, stratum->name);
  HlDimensionValue *value = NULL;

  if (index == 0)
    {
      index = hl_dimension_add (self, g_strdup (stratum->name), g_strdup (stratum->name));
      value = hl_dimension_get (self, index);
      value->quota = stratum->quota;
      value->population = stratum->population;
      return index;
    }

  value = hl_dimension_get (self, index);
  add_count (&value->quota, stratum->quota);
  add_count (&value->population, stratum->population);

  return index;
}

static void
read_procedures (HlDimension    *self,
                 const HlSurvey *survey)
{
  HlKeyMap *map = hl_dimension_add_map (self, 0, survey->n_procedures + 1);

  for (guint i = 0; i < survey->n_procedures; i++)
    {
      const char *name = survey->procedures[i].name;
      guint index = find_value (self, name);

      map->values[i + 1] = index != 0 ? index :
                           hl_dimension_add (self, g_strdup (name), g_strdup (name));
    }
}

/**
 * hl_dimension_read_strata:
 * @self: a dimension by field, area or procedure
 * @plan: the run
 *
 * Joins those of all rounds by name, in their order; quotas and populations add up, and are
 * unknown where one is.
 */
void
hl_dimension_read_strata (HlDimension       *self,
                          const HlScorePlan *plan)
{
  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlSurvey *survey = plan->request->inputs[input].survey;
      gboolean by_field = self->kind == HL_DIMENSION_FIELD;
      const HlStratum *strata = by_field ? survey->fields : survey->areas;
      guint n_strata = by_field ? survey->n_fields : survey->n_areas;
      HlKeyMap *map = NULL;

      if (self->kind == HL_DIMENSION_PROCEDURE)
        {
          read_procedures (self, survey);
          continue;
        }

      map = hl_dimension_add_map (self, 0, n_strata + 1);
      for (guint i = 0; i < n_strata; i++)
        map->values[i + 1] = add_stratum (self, &strata[i]);
    }
}

static const guint32 *
key_column (const HlDimension   *self,
            const HlResponseSet *set)
{
  if (self->kind == HL_DIMENSION_MONTH)
    return set->dates;

  return self->kind == HL_DIMENSION_OFFICER ? set->officers : set->interviewers;
}

/* Makes one map over all keys that occur, with 1 at each. Returns: %NULL when they lie too far
 * apart */
static HlKeyMap *
map_keys (HlDimension       *self,
          const HlScorePlan *plan)
{
  guint32 first = G_MAXUINT32;
  guint32 last = 0;
  HlKeyMap *map = NULL;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlResponseSet *set = plan->request->inputs[input].responses;
      const guint32 *keys = key_column (self, set);

      for (guint row = 0; row < set->n; row++)
        {
          first = keys[row] != 0 ? MIN (first, keys[row]) : first;
          last = MAX (last, keys[row]);
        }
    }

  if (last != 0 && last - first >= MAX_SPAN)
    return NULL;

  map = hl_dimension_add_map (self, first, last != 0 ? last - first + 1 : 0);
  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlResponseSet *set = plan->request->inputs[input].responses;
      const guint32 *keys = key_column (self, set);

      for (guint row = 0; row < set->n; row++)
        {
          if (keys[row] != 0)
            map->values[keys[row] - first] = 1;
        }
    }

  return map;
}

/**
 * hl_dimension_read_months:
 * @self: a dimension by month
 * @plan: the run
 *
 * Adds the months in which responses are dated, by time: "2022-09".
 */
void
hl_dimension_read_months (HlDimension       *self,
                          const HlScorePlan *plan)
{
  HlKeyMap *map = map_keys (self, plan);
  guint before = 0;

  g_return_if_fail (map != NULL);

  for (guint i = 0; i < map->n; i++)
    {
      guint year = 0, month = 0, day = 0;

      if (map->values[i] == 0)
        continue;

      hl_date_split (map->first + i, &year, &month, &day);
      if (year * 12 + month != before)
        hl_dimension_add (self, g_strdup_printf ("%04u-%02u", year, month),
                          g_strdup_printf ("Tháng %u/%u", month, year));

      before = year * 12 + month;
      map->values[i] = self->values->len - 1;
    }
}

typedef struct
{
  guint key;
  char *value;
} PersonKey;

static int
compare_people (gconstpointer first,
                gconstpointer second)
{
  const PersonKey *a = first;
  const PersonKey *b = second;

  return strcmp (a->value, b->value);
}

static void
person_clear (PersonKey *self)
{
  g_free (self->value);
}

static const HlPerson *
find_person (const HlScorePlan *plan,
             guint32            id)
{
  const HlOffice *office = plan->request->office;

  return office != NULL ? hl_office_find_person (office, id) : NULL;
}

static GArray *
list_people (const HlScorePlan *plan,
             const HlKeyMap    *map)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (PersonKey));

  g_array_set_clear_func (people, (GDestroyNotify) person_clear);
  for (guint i = 0; i < map->n; i++)
    {
      const HlPerson *person = map->values[i] != 0 ? find_person (plan, map->first + i) : NULL;
      PersonKey key = { .key = i };

      if (map->values[i] == 0)
        continue;

      key.value = person != NULL ? g_strdup (person->code) :
                  g_strdup_printf ("#%u", map->first + i);
      g_array_append_val (people, key);
    }

  g_array_sort (people, compare_people);

  return people;
}

/**
 * hl_dimension_read_people:
 * @self: a dimension by officer or interviewer
 * @plan: the run
 * @error: return location for an error
 *
 * Adds the people the responses name, by code; who is not known to the office appears as "#id".
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when their numbers lie too far apart to be those
 *   of one store
 */
gboolean
hl_dimension_read_people (HlDimension       *self,
                          const HlScorePlan *plan,
                          GError           **error)
{
  HlKeyMap *map = map_keys (self, plan);
  g_autoptr (GArray) people = NULL;

  if (map == NULL)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Responses name people this file cannot hold: check it with “db check”"));
      return FALSE;
    }

  people = list_people (plan, map);
  for (guint i = 0; i < people->len; i++)
    {
      const PersonKey *key = &g_array_index (people, PersonKey, i);
      const HlPerson *person = find_person (plan, map->first + key->key);
      const char *name = person != NULL && *person->name != '\0' ? person->name : key->value;

      map->values[key->key] = hl_dimension_add (self, g_strdup (key->value), g_strdup (name));
    }

  return TRUE;
}
