#include "core/hl-survey-edit.h"

#include <string.h>

#include "core/hl-text.h"

/* A list of the survey: its members' size matters only. */
static void
take_out (gpointer array,
          guint   *n,
          gsize    size,
          guint    index)
{
  char *bytes = array;

  memmove (bytes + index * size, bytes + (index + 1) * size, (*n - index - 1) * size);
  (*n)--;
}

static void
shift (gpointer array,
       gsize    size,
       guint    from,
       guint    to)
{
  char *bytes = array;
  g_autofree gpointer moved = g_memdup2 (bytes + from * size, size);

  if (from < to)
    memmove (bytes + from * size, bytes + (from + 1) * size, (to - from) * size);
  else
    memmove (bytes + (to + 1) * size, bytes + to * size, (from - to) * size);
  memcpy (bytes + to * size, moved, size);
}

/* Where each index goes when @from goes to @to; HL_NO_INDEX as @to: it goes away. */
static guint
map_index (guint index,
           guint from,
           guint to)
{
  if (index == HL_NO_INDEX)
    return HL_NO_INDEX;
  if (index == from)
    return to;
  if (to == HL_NO_INDEX)
    return index > from ? index - 1 : index;
  if (index > from && index <= to)
    return index - 1;
  if (index < from && index >= to)
    return index + 1;

  return index;
}

/* Whether it stays: what belonged to a field that goes, goes. */
static gboolean
remap (guint *index,
       guint  from,
       guint  to)
{
  gboolean belonged = *index != HL_NO_INDEX;

  *index = map_index (*index, from, to);

  return !belonged || *index != HL_NO_INDEX;
}

static void
remap_procedures (HlSurvey *self,
                  guint     from,
                  guint     to)
{
  for (guint i = self->n_procedures; i-- > 0;)
    if (!remap (&self->procedures[i].field, from, to))
      hl_survey_remove_procedure (self, i);
}

static void
remap_officers (HlSurvey *self,
                guint     from,
                guint     to)
{
  for (guint i = self->n_officers; i-- > 0;)
    if (!remap (&self->officers[i].field, from, to))
      hl_survey_remove_officer (self, i);
}

/* Serials of a stratum that goes stay issued where the other kind of stratum also has them. */
static void
remap_ranges (HlSurvey *self,
              HlStrata  strata,
              guint     from,
              guint     to)
{
  for (guint i = self->n_ranges; i-- > 0;)
    {
      HlSerialRange *range = &self->ranges[i];
      gboolean of_fields = strata == HL_STRATA_FIELDS;
      guint other = of_fields ? range->area : range->field;

      if (!remap (of_fields ? &range->field : &range->area, from, to) && other == HL_NO_INDEX)
        hl_survey_remove_range (self, i);
    }
}

/* The office's words for the plan have a line a field; a single line is for all of them. */
static void
remap_words (HlSurvey *self,
             guint     from,
             guint     to)
{
  const char *words = g_hash_table_lookup (self->texts, "plan_fields");
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);
  guint n = g_strv_length (lines);
  guint n_needed = MAX (n, (to == HL_NO_INDEX ? from : MAX (from, to)) + 1);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  if (n < 2)
    return;

  for (guint i = 0; i < n_needed; i++)
    g_ptr_array_add (moved, i < n ? lines[i] : (gpointer) "");
  if (to == HL_NO_INDEX)
    g_ptr_array_remove_index (moved, from);
  else
    shift (moved->pdata, sizeof *moved->pdata, from, to);
  g_ptr_array_add (moved, NULL);

  g_hash_table_insert (self->texts, g_strdup ("plan_fields"),
                       g_strjoinv ("\n", (char **) moved->pdata));
}

static void
remap_all (HlSurvey *self,
           HlStrata  strata,
           guint     from,
           guint     to)
{
  remap_ranges (self, strata, from, to);
  if (strata != HL_STRATA_FIELDS)
    return;

  remap_procedures (self, from, to);
  remap_officers (self, from, to);
  remap_words (self, from, to);
}

/**
 * hl_survey_get_strata:
 * @self: a survey
 * @strata: fields or areas
 * @out_n: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n): them, to be written only in a survey nobody shares
 */
HlStratum *
hl_survey_get_strata (const HlSurvey *self,
                      HlStrata        strata,
                      guint          *out_n)
{
  *out_n = strata == HL_STRATA_FIELDS ? self->n_fields : self->n_areas;

  return strata == HL_STRATA_FIELDS ? self->fields : self->areas;
}

/**
 * hl_survey_rename_stratum:
 * @self: a survey not shared yet
 * @strata: fields or areas
 * @index: which of them
 * @name: its name; kept in NFC, trimmed
 *
 * Names a field or an area. A name that is empty or taken is kept as it is typed;
 * hl_survey_check() speaks of it.
 */
void
hl_survey_rename_stratum (HlSurvey   *self,
                          HlStrata    strata,
                          guint       index,
                          const char *name)
{
  guint n;
  HlStratum *list = hl_survey_get_strata (self, strata, &n);

  g_return_if_fail (index < n);

  g_free (list[index].name);
  list[index].name = hl_text_clean (name);
}

/**
 * hl_survey_remove_stratum:
 * @self: a survey not shared yet
 * @strata: fields or areas
 * @index: which of them
 *
 * Takes a field or an area away with all that is only its own: procedures, responsible officers,
 * serials, its line of the plan.
 */
void
hl_survey_remove_stratum (HlSurvey *self,
                          HlStrata  strata,
                          guint     index)
{
  guint n;
  HlStratum *list = hl_survey_get_strata (self, strata, &n);

  g_return_if_fail (index < n);

  g_free (list[index].name);
  take_out (list, strata == HL_STRATA_FIELDS ? &self->n_fields : &self->n_areas, sizeof *list,
            index);
  remap_all (self, strata, index, HL_NO_INDEX);
}

/**
 * hl_survey_move_stratum:
 * @self: a survey not shared yet
 * @strata: fields or areas
 * @from: which of them
 * @to: its place afterwards; those between make room
 *
 * Moves a field or an area; what refers to it follows.
 */
void
hl_survey_move_stratum (HlSurvey *self,
                        HlStrata  strata,
                        guint     from,
                        guint     to)
{
  guint n;
  HlStratum *list = hl_survey_get_strata (self, strata, &n);

  g_return_if_fail (from < n && to < n);

  shift (list, sizeof *list, from, to);
  remap_all (self, strata, from, to);
}

/**
 * hl_survey_rename_procedure:
 * @self: a survey not shared yet
 * @index: a procedure
 * @name: its name; kept in NFC, trimmed
 */
void
hl_survey_rename_procedure (HlSurvey   *self,
                            guint       index,
                            const char *name)
{
  g_return_if_fail (index < self->n_procedures);

  g_free (self->procedures[index].name);
  self->procedures[index].name = hl_text_clean (name);
}

/**
 * hl_survey_remove_procedure:
 * @self: a survey not shared yet
 * @index: a procedure
 */
void
hl_survey_remove_procedure (HlSurvey *self,
                            guint     index)
{
  g_return_if_fail (index < self->n_procedures);

  g_free (self->procedures[index].name);
  take_out (self->procedures, &self->n_procedures, sizeof *self->procedures, index);
}

/**
 * hl_survey_move_procedure:
 * @self: a survey not shared yet
 * @from: a procedure
 * @to: its place afterwards
 */
void
hl_survey_move_procedure (HlSurvey *self,
                          guint     from,
                          guint     to)
{
  g_return_if_fail (from < self->n_procedures && to < self->n_procedures);

  shift (self->procedures, sizeof *self->procedures, from, to);
}

/**
 * hl_survey_remove_range:
 * @self: a survey not shared yet
 * @index: a serial range
 */
void
hl_survey_remove_range (HlSurvey *self,
                        guint     index)
{
  g_return_if_fail (index < self->n_ranges);

  take_out (self->ranges, &self->n_ranges, sizeof *self->ranges, index);
}

/**
 * hl_survey_remove_officer:
 * @self: a survey not shared yet
 * @index: a line of the responsible officers
 */
void
hl_survey_remove_officer (HlSurvey *self,
                          guint     index)
{
  g_return_if_fail (index < self->n_officers);

  g_free (self->officers[index].code);
  g_free (self->officers[index].name);
  take_out (self->officers, &self->n_officers, sizeof *self->officers, index);
}

#define SWAP(one, other) \
  G_STMT_START { __typeof__ (one) kept = (one); (one) = (other); (other) = kept; } G_STMT_END

/**
 * hl_survey_take_lists:
 * @self: a survey not shared yet
 * @from: another, say a copy from before a change
 *
 * Makes fields, areas, procedures, serial ranges, responsible officers and the plan's lines of the
 * fields those of @from.
 */
void
hl_survey_take_lists (HlSurvey       *self,
                      const HlSurvey *from)
{
  HlSurvey *copy = hl_survey_copy (from);
  const char *words = g_hash_table_lookup (from->texts, "plan_fields");

  SWAP (self->fields, copy->fields);
  SWAP (self->n_fields, copy->n_fields);
  SWAP (self->areas, copy->areas);
  SWAP (self->n_areas, copy->n_areas);
  SWAP (self->procedures, copy->procedures);
  SWAP (self->n_procedures, copy->n_procedures);
  SWAP (self->ranges, copy->ranges);
  SWAP (self->n_ranges, copy->n_ranges);
  SWAP (self->officers, copy->officers);
  SWAP (self->n_officers, copy->n_officers);
  if (words != NULL)
    g_hash_table_insert (self->texts, g_strdup ("plan_fields"), g_strdup (words));

  hl_survey_unref (copy);
}
