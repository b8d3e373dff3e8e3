/* The register as a whole: read, and held against the quotas. */
#include "exchange/hl-register-book.h"

#include "core/hl-text.h"
#include "exchange/hl-register-words.h"

/**
 * Quota:
 * @name: of the field or area, or "the whole round"
 * @field: index of the field whose forms count, or %HL_NO_INDEX for all
 * @area: index of the area, or %HL_NO_INDEX
 * @wanted: forms wanted, or %HL_UNKNOWN_COUNT
 */
typedef struct
{
  const char *name;
  guint       field;
  guint       area;
  gint64      wanted;
} Quota;

static void
clear_book (gpointer data)
{
  HlRegisterBook *self = data;

  g_clear_pointer (&self->count, hl_register_count_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->responses, hl_response_set_free);
  g_clear_pointer (&self->survey, hl_survey_unref);
}

/**
 * hl_register_book_ref:
 * @self: a register
 *
 * Returns: (transfer full): @self
 */
HlRegisterBook *
hl_register_book_ref (HlRegisterBook *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * hl_register_book_unref:
 * @self: (transfer full): a register
 */
void
hl_register_book_unref (HlRegisterBook *self)
{
  g_atomic_rc_box_release_full (self, clear_book);
}

/**
 * hl_register_book_load:
 * @store: the store
 * @survey_id: number of a survey
 * @error: return location for an error
 *
 * Reads a round and its register. Writes nothing.
 *
 * Returns: (transfer full): the register; %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlRegisterBook *
hl_register_book_load (HlStore *store,
                       gint64   survey_id,
                       GError **error)
{
  g_autoptr (HlRegisterBook) self = g_atomic_rc_box_new0 (HlRegisterBook);
  g_autoptr (HlRound) round = hl_round_load (store, survey_id, error);

  self->spans = round != NULL ? hl_store_list_register (store, survey_id, error) : NULL;
  if (self->spans == NULL)
    return NULL;

  self->survey = g_steal_pointer (&round->survey);
  self->responses = g_steal_pointer (&round->responses);
  self->rows = hl_register_rows_new (self->survey, self->spans, self->responses);
  self->count = hl_register_count (self->survey, self->spans, self->responses);

  return g_steal_pointer (&self);
}

static void
add_strata (GArray          *quotas,
            const HlStratum *strata,
            guint            n_strata,
            gboolean         are_fields)
{
  for (guint i = 0; i < n_strata; i++)
    {
      Quota quota = {
        strata[i].name, are_fields ? i : HL_NO_INDEX, are_fields ? HL_NO_INDEX : i,
        strata[i].quota,
      };

      g_array_append_val (quotas, quota);
    }
}

static gboolean
is_of (const Quota *quota,
       guint        field,
       guint        area)
{
  return (quota->field == HL_NO_INDEX || quota->field == field) &&
         (quota->area == HL_NO_INDEX || quota->area == area);
}

static gboolean
have_ranges (const HlSurvey *survey,
             const Quota    *quota)
{
  for (guint i = 0; i < survey->n_ranges; i++)
    if (is_of (quota, survey->ranges[i].field, survey->ranges[i].area))
      return TRUE;

  return FALSE;
}

/* Fields and areas that have serials of their own; the whole round where none has. */
static GArray *
list_own_quotas (const HlSurvey *survey)
{
  g_autoptr (GArray) strata = g_array_new (FALSE, FALSE, sizeof (Quota));
  GArray *quotas = g_array_new (FALSE, FALSE, sizeof (Quota));
  Quota whole = { _("The whole round"), HL_NO_INDEX, HL_NO_INDEX, hl_survey_quota (survey) };

  add_strata (strata, survey->fields, survey->n_fields, TRUE);
  add_strata (strata, survey->areas, survey->n_areas, FALSE);
  for (guint i = 0; i < strata->len; i++)
    if (have_ranges (survey, &g_array_index (strata, Quota, i)))
      g_array_append_val (quotas, g_array_index (strata, Quota, i));

  if (quotas->len == 0)
    g_array_append_val (quotas, whole);

  return quotas;
}

static guint
find_field (const HlSurvey      *survey,
            const HlRegisterRow *row)
{
  return hl_survey_find_range (survey, row->first)->field;
}

static gint64
count_numbers (const HlRegisterBook *self,
               const Quota          *quota)
{
  gint64 n = 0;

  for (guint i = 0; i < self->survey->n_ranges; i++)
    if (is_of (quota, self->survey->ranges[i].field, self->survey->ranges[i].area))
      n += self->survey->ranges[i].last - self->survey->ranges[i].first + 1;

  return n;
}

/* The spare numbers are those behind as many as the quota wants, in the order of serials. */
static char *
describe_spare (const HlRegisterBook *self,
                const Quota          *quota)
{
  g_autoptr (GString) spare = g_string_new (NULL);
  g_autoptr (GString) used = g_string_new (NULL);
  gint64 before = quota->wanted;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (self->rows, HlRegisterRow, i);
      const HlSerialRange *range = hl_survey_find_range (self->survey, row->first);
      gint64 first = row->first + before;

      if (!is_of (quota, range->field, range->area))
        continue;

      before = MAX (0, before - (row->last - row->first + 1));
      if (first > row->last)
        continue;
      if (row->outcome != HL_OUTCOME_OUTSTANDING || hl_register_row_is_handed_out (row))
        hl_register_append_span (used, self->survey, first, row->last);
      else
        hl_register_append_span (spare, self->survey, first, row->last);
    }

  return g_strdup_printf (_("%s: free %s; in use %s"), quota->name,
                          spare->len > 0 ? spare->str : "–", used->len > 0 ? used->str : "–");
}

/**
 * hl_register_describe_spare:
 * @self: a register
 *
 * Tells which numbers were issued beyond the quotas, and which of them are handed out or in use:
 * for each field and area that has numbers of its own, or for the whole round.
 *
 * Returns: (transfer full) (element-type utf8): sentences; none where there is no spare number
 */
GPtrArray *
hl_register_describe_spare (const HlRegisterBook *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) quotas = list_own_quotas (self->survey);

  for (guint i = 0; i < quotas->len; i++)
    {
      const Quota *quota = &g_array_index (quotas, Quota, i);

      if (quota->wanted != HL_UNKNOWN_COUNT && count_numbers (self, quota) > quota->wanted)
        g_ptr_array_add (sentences, describe_spare (self, quota));
    }

  return sentences;
}

static gint64
count_valid (const HlRegisterBook *self,
             const Quota          *quota)
{
  const HlResponseSet *set = self->responses;
  const guint invalid = hl_rules_mask (self->survey->rules, HL_EFFECT_INVALID);
  gint64 n = 0;

  for (guint i = 0; i < set->n; i++)
    if (!set->excluded[i] && (set->rules[i] & invalid) == 0 &&
        is_of (quota, set->fields[i] - 1u, set->areas[i] - 1u))
      n++;

  return n;
}

static gint64
count_outstanding (const HlRegisterBook *self,
                   const Quota          *quota)
{
  gint64 n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const HlRegisterRow *row = &g_array_index (self->rows, HlRegisterRow, i);

      if (row->outcome == HL_OUTCOME_OUTSTANDING &&
          is_of (quota, find_field (self->survey, row), row->area))
        n += row->last - row->first + 1;
    }

  return n;
}

static char *
describe_quota (const HlRegisterBook *self,
                const Quota          *quota,
                gint64                n_valid)
{
  HlLanguage language = hl_i18n_get_language ();
  g_autofree char *wanted = hl_count_format (MAX (quota->wanted, 0), language);
  g_autofree char *valid = hl_count_format (n_valid, language);
  g_autofree char *missing = hl_count_format (MAX (quota->wanted - n_valid, 0), language);
  g_autofree char *outstanding = hl_count_format (count_outstanding (self, quota), language);

  if (quota->wanted == HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("%s: no quota, valid %s, outstanding %s."), quota->name, valid,
                            outstanding);
  if ((quota->field != HL_NO_INDEX || quota->area != HL_NO_INDEX) &&
      !have_ranges (self->survey, quota))
    return g_strdup_printf (_("%s: quota %s, valid %s, missing %s."), quota->name, wanted, valid,
                            missing);

  return g_strdup_printf (_("%s: quota %s, valid %s, missing %s, outstanding %s."), quota->name,
                          wanted, valid, missing, outstanding);
}

/**
 * hl_register_describe_quotas:
 * @self: a register
 * @out_is_under: (out): whether a quota is not reached
 *
 * Tells what closing the round now would leave: quota, valid forms, forms missing and forms
 * outstanding of each field and area that has a quota and of the whole round. Where serials do not
 * decide the field its outstanding forms cannot be told.
 *
 * Returns: (transfer full) (element-type utf8): sentences, the whole round last
 */
GPtrArray *
hl_register_describe_quotas (const HlRegisterBook *self,
                             gboolean             *out_is_under)
{
  const HlSurvey *survey = self->survey;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) quotas = g_array_new (FALSE, FALSE, sizeof (Quota));
  Quota whole = { _("The whole round"), HL_NO_INDEX, HL_NO_INDEX, hl_survey_quota (survey) };

  *out_is_under = FALSE;
  add_strata (quotas, survey->fields, survey->n_fields, TRUE);
  add_strata (quotas, survey->areas, survey->n_areas, FALSE);
  g_array_append_val (quotas, whole);
  for (guint i = 0; i < quotas->len; i++)
    {
      const Quota *quota = &g_array_index (quotas, Quota, i);
      gint64 n_valid = count_valid (self, quota);

      if (quota->wanted != HL_UNKNOWN_COUNT && n_valid < quota->wanted)
        *out_is_under = TRUE;
      if (quota->wanted != HL_UNKNOWN_COUNT || i + 1 == quotas->len)
        g_ptr_array_add (sentences, describe_quota (self, quota, n_valid));
    }

  return sentences;
}

/**
 * hl_register_describe_round:
 * @store: the store
 * @round: a round
 * @out_is_under: (out): whether a quota is not reached
 * @error: return location for an error
 *
 * As hl_register_describe_quotas(), for a round that is read already: what its closing must say.
 *
 * Returns: (transfer full) (element-type utf8): sentences, the whole round last; %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_register_describe_round (HlStore       *store,
                            const HlRound *round,
                            gboolean      *out_is_under,
                            GError       **error)
{
  g_autoptr (GPtrArray) spans = hl_store_list_register (store, round->survey->id, error);
  g_autoptr (GArray) rows = NULL;
  HlRegisterBook book = { .survey = round->survey, .responses = round->responses };

  if (spans == NULL)
    return NULL;

  rows = hl_register_rows_new (round->survey, spans, round->responses);
  book.rows = rows;

  return hl_register_describe_quotas (&book, out_is_under);
}
