#include "exchange/hl-demo-register.h"

#include "exchange/hl-demo-round.h"
#include "store/hl-store-register.h"
#include "store/hl-store-response.h"

#define FORMS_A_HAND 25 /* forms one person takes along */
#define DAYS_A_HAND 6

/* Who hands the forms out, in turn. */
static const char *const hands[] = {
  "Đoàn Thanh Tùng, điều tra viên", "Vũ Ngọc Ánh, điều tra viên",
  "Trung tâm Phục vụ hành chính công",
};

/* What becomes of the forms that do not come back, in turn. */
static const HlOutcome fates[] = {
  HL_OUTCOME_NOT_MET, HL_OUTCOME_REFUSED, HL_OUTCOME_BLANK, HL_OUTCOME_NOT_MET, HL_OUTCOME_LOST,
};

static HlRegisterChange *
add_change (GPtrArray      *changes,
            gint64          first,
            gint64          last,
            HlRegisterParts parts)
{
  HlRegisterChange *change = hl_register_change_new ();

  change->span.first = first;
  change->span.last = last;
  change->parts = parts;
  g_ptr_array_add (changes, change);

  return change;
}

static void
hand_out (const HlSurvey *survey,
          GPtrArray      *changes)
{
  guint n = 0;

  for (guint i = 0; i < survey->n_ranges; i++)
    for (gint64 first = survey->ranges[i].first; first <= survey->ranges[i].last;
         first += FORMS_A_HAND, n++)
      {
        HlRegisterChange *change =
          add_change (changes, first, MIN (first + FORMS_A_HAND - 1, survey->ranges[i].last),
                      HL_REGISTER_PERSON | HL_REGISTER_DAY);

        g_free (change->span.issued_to);
        change->span.issued_to = g_strdup (hands[n % G_N_ELEMENTS (hands)]);
        change->span.day =
          MAX (hl_date_working_before (survey->from + DAYS_A_HAND * n), survey->from);
      }
}

static gboolean
tell_fates (HlStore        *store,
            const HlSurvey *survey,
            GPtrArray      *changes,
            GError        **error)
{
  guint n = 0;

  for (guint i = 0; i < survey->n_ranges; i++)
    for (gint64 serial = survey->ranges[i].first; serial <= survey->ranges[i].last; serial++)
      {
        HlRegisterChange *change;
        gint64 id = 0;

        if (!hl_store_has_serial (store, survey->id, serial, &id, error))
          return FALSE;
        if (id != 0)
          continue;

        change = add_change (changes, serial, serial, HL_REGISTER_OUTCOME);
        change->span.outcome = fates[n++ % G_N_ELEMENTS (fates)];
        change->span.outcome_day = survey->to;
      }

  return TRUE;
}

/**
 * hl_demo_register_fill:
 * @store: a store in a transaction
 * @survey: a round of it whose forms are keyed
 * @ended: whether it is known what became of the forms that did not come back
 * @error: return location for an error
 *
 * Writes down who handed out which forms, and what became of those that are missing.
 *
 * Returns: %TRUE, or %FALSE with the store's error
 */
gboolean
hl_demo_register_fill (HlStore        *store,
                       const HlSurvey *survey,
                       gboolean        ended,
                       GError        **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);

  hand_out (survey, changes);
  if (ended && !tell_fates (store, survey, changes, error))
    return FALSE;

  return hl_store_set_register (store, survey, changes, error);
}
