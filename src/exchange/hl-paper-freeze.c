#include "exchange/hl-paper-freeze.h"

#include "paper/hl-paper-canonical.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-survey.h"

/**
 * hl_paper_get_layout:
 * @store: a store
 * @survey: a stored round
 * @office: who runs it
 * @large: large print
 * @metrics: measures text
 * @freeze: store the form for good, as its first numbered print and the opening do
 * @error: return location for an error
 *
 * Gives the form of a round: the frozen one, if there is one, however office or program have
 * changed since. A round that was closed without one keeps none; one that lacks something is not
 * frozen.
 *
 * Source: product.md section 2.
 *
 * Returns: (transfer full): the layout, or %NULL with %HL_ERROR_INVALID (hl_survey_check(),
 *   hl_paper_layout_new()) or %HL_ERROR_STORE
 */
HlPaperLayout *
hl_paper_get_layout (HlStore         *store,
                     const HlSurvey  *survey,
                     const HlOffice  *office,
                     gboolean         large,
                     const HlMetrics *metrics,
                     gboolean         freeze,
                     GError         **error)
{
  g_autofree char *content = NULL;
  g_autoptr (HlPaperLayout) layout = NULL;

  if (!hl_store_load_paper (store, survey->id, large, &content, error))
    return NULL;
  if (content != NULL)
    return hl_paper_layout_from_canonical (content, error);

  if (freeze && !hl_survey_check (survey, error))
    return NULL;

  layout = hl_paper_layout_new (survey, office, large, metrics, error);
  if (layout == NULL)
    return NULL;

  content = hl_paper_layout_to_canonical (layout);
  if (freeze && survey->state <= HL_SURVEY_OPEN &&
      !hl_store_freeze_paper (store, survey->id, large, content, error))
    return NULL;

  return hl_paper_layout_from_canonical (content, error);
}

/**
 * hl_paper_freeze:
 * @store: a store
 * @survey_id: a round that is about to be opened
 * @metrics: measures text
 * @error: return location for an error
 *
 * Freezes the form of a round in normal print, unless that has been done.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_INVALID (hl_paper_layout_new()) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_paper_freeze (HlStore         *store,
                 gint64           survey_id,
                 const HlMetrics *metrics,
                 GError         **error)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, survey_id, error);
  const HlDate today = hl_date_from_unix (hl_store_now (store));
  g_autoptr (HlOffice) office = survey != NULL ? hl_store_load_office (store, today, error) : NULL;
  g_autoptr (HlPaperLayout) layout = NULL;

  if (office != NULL)
    layout = hl_paper_get_layout (store, survey, office, FALSE, metrics, TRUE, error);

  return layout != NULL;
}
