#include "paper/hl-paper-private.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "paper/hl-paper-flow.h"

#define MAX_OPTIONS 35 /* keys 1…9, a…z */

static const HlPaperSizes normal_sizes = {
  .text = 11.0, .option = 10.5, .small = 8.5, .title = 14.0, .serial = 16.0,
  .box = 5.0, .gap = 2.0, .writing = 7.5,
};

static const HlPaperSizes large_sizes = {
  .text = 14.0, .option = 13.0, .small = 10.0, .title = 17.0, .serial = 18.0,
  .box = 6.0, .gap = 2.5, .writing = 9.0,
};

/* From the loosest to the tightest. */
static const HlPaperSpacing spacings[] = {
  { 20.0, 1.0, 2.2, 5.0, 1.27, 1.20, 1.10, 1, FALSE, FALSE },
  { 19.0, 0.7, 1.8, 4.5, 1.25, 1.19, 1.05, 1, FALSE, FALSE },
  { 18.0, 0.5, 1.4, 3.6, 1.22, 1.19, 1.00, 1, FALSE, FALSE },
  { 17.0, 0.3, 1.0, 3.0, 1.20, 1.18, 1.00, 1, FALSE, FALSE },
  { 15.0, 0.2, 0.8, 2.6, 1.18, 1.17, 1.00, 1, FALSE, FALSE },
  { 13.0, 0.2, 0.8, 2.2, 1.18, 1.17, 1.00, 2, TRUE, FALSE },
  { 12.0, 0.1, 0.6, 1.8, 1.17, 1.16, 0.95, 2, TRUE, FALSE },
  { 10.0, 0.6, 0.9, 2.2, 1.18, 1.17, 1.00, 2, TRUE, FALSE },
  { 10.0, 0.3, 0.7, 1.8, 1.17, 1.16, 1.00, 2, TRUE, FALSE },
  { 10.0, 0.0, 0.4, 1.5, 1.16, 1.16, 0.95, 2, TRUE, FALSE },
  { 9.0, 0.0, 0.2, 1.0, 1.15, 1.15, 0.87, 2, TRUE, TRUE },
  { 9.0, 0.0, 0.0, 0.6, 1.12, 1.12, 0.80, 2, TRUE, TRUE },
};

static HlPaperLayout *
try_spacing (const HlPaperSetting *like,
             guint                 spacing,
             gboolean             *out_lone,
             GError              **error)
{
  HlPaperSetting setting = *like;

  setting.spacing = &spacings[spacing];
  setting.left = setting.spacing->margin;
  setting.width = HL_PAPER_WIDTH - 2.0 * setting.left;

  HlPaperLayout *self = hl_paper_flow (&setting, out_lone, error);

  if (self != NULL)
    self->spacing = spacing;

  return self;
}

static gboolean
check_questions (const HlSurvey *survey,
                 GError        **error)
{
  if (survey->questionnaire != NULL && survey->questionnaire->n_questions > 0)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("The questionnaire has no questions yet: there is nothing to print"));

  return FALSE;
}

static gboolean
check_keys (const HlSurvey *survey,
            GError        **error)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;
  const char *crowded = NULL;

  if (survey->n_fields > MAX_OPTIONS || survey->n_areas > MAX_OPTIONS)
    crowded = survey->n_fields > MAX_OPTIONS ? HL_PAPER_FIELD : HL_PAPER_AREA;
  for (guint i = 0; i < questionnaire->n_questions; i++)
    if (questionnaire->questions[i].n_options > MAX_OPTIONS)
      crowded = questionnaire->questions[i].code;

  if (crowded == NULL)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” has more than %d options and there are no more keys to print beside its "
                 "boxes: split it"), crowded, MAX_OPTIONS);

  return FALSE;
}

/**
 * hl_paper_layout_new:
 * @survey: a round; its serial ranges decide whether field and area are asked
 * @office: who runs it
 * @large: large print
 * @metrics: measures text
 * @error: return location for an error
 *
 * Sets the form of a round. It takes as few sheets as its sizes allow, and then as much room as
 * these sheets have. No single question of a block goes on to the next page if that can be helped.
 *
 * Source: product.md sections 7 and 11.
 *
 * Returns: (transfer full): the layout, or %NULL with %HL_ERROR_INVALID when there is no question,
 *   or one is too long for a page or has too many options
 */
HlPaperLayout *
hl_paper_layout_new (const HlSurvey  *survey,
                     const HlOffice  *office,
                     gboolean         large,
                     const HlMetrics *metrics,
                     GError         **error)
{
  const HlPaperSetting setting = {
    survey, office, metrics, large ? &large_sizes : &normal_sizes, NULL, large,
  };
  const guint tightest = G_N_ELEMENTS (spacings) - 1;
  g_autoptr (HlPaperLayout) loosest = NULL;
  gboolean is_lone;

  if (!check_questions (survey, error) || !check_keys (survey, error))
    return NULL;

  g_autoptr (HlPaperLayout) least = try_spacing (&setting, tightest, &is_lone, error);
  if (least == NULL)
    return NULL;

  const guint room = least->n_pages == 1 ? 1 : (least->n_pages + 1) / 2 * 2;

  for (guint i = 0; i < tightest; i++)
    {
      g_autoptr (HlPaperLayout) looser = try_spacing (&setting, i, &is_lone, NULL);

      if (looser == NULL || looser->n_pages > room)
        continue;
      if (!is_lone)
        return g_steal_pointer (&looser);
      if (loosest == NULL)
        loosest = g_steal_pointer (&looser);
    }

  return loosest != NULL ? g_steal_pointer (&loosest) : g_steal_pointer (&least);
}

/**
 * hl_paper_layout_blank:
 *
 * Returns: (transfer full): a layout with nothing in it, to be filled
 */
HlPaperLayout *
hl_paper_layout_blank (void)
{
  HlPaperLayout *self = g_new0 (HlPaperLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (HlPaperSheet));
  hl_paper_ink_init (&self->boxes, &self->writing, &self->texts, &self->lines);
  self->places = hl_paper_boxes_new ();

  return self;
}

/**
 * hl_paper_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
HlPaperLayout *
hl_paper_layout_ref (HlPaperLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_paper_layout_unref:
 * @self: (transfer full): a layout
 *
 * Gives a reference back.
 */
void
hl_paper_layout_unref (HlPaperLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->sheets);
  g_array_unref (self->boxes);
  g_array_unref (self->writing);
  g_array_unref (self->texts);
  g_array_unref (self->lines);
  g_array_unref (self->places);
  g_free (self->form);
  g_free (self);
}
