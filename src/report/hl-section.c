#include "report/hl-section.h"

#include "report/hl-words.h"

#define HL_REPORT_SECTION(name) extern const HlSectionType hl_section_ ## name;
#include "hl-report-sections.def"
#undef HL_REPORT_SECTION

static const HlSectionType *const types[] = {
#define HL_REPORT_SECTION(name) & hl_section_ ## name,
#include "hl-report-sections.def"
#undef HL_REPORT_SECTION
};

/**
 * hl_section_type_by_id:
 * @id: id of a section
 *
 * Returns: (transfer none) (nullable): the section
 */
const HlSectionType *
hl_section_type_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (types[i]->id, id) == 0)
        return types[i];
    }

  return NULL;
}

/**
 * hl_section_get_text:
 * @self: a section with a text
 * @spec: the report
 *
 * Returns: (transfer full): what the office wrote for the section, else what the section proposes
 */
char *
hl_section_get_text (const HlSectionType *self,
                     const HlReportSpec  *spec)
{
  const char *written = hl_words_written (spec, self->text);

  if (written != NULL)
    return g_strdup (written);

  return self->propose != NULL ? self->propose (spec) : g_strdup ("");
}

/**
 * hl_section_get_views:
 * @spec: a report
 *
 * Lists the results to show one by one: those of the only round, the joint ones of several rounds
 * when there are such, else those of each round.
 *
 * Returns: (transfer full) (element-type HlResultView): at least one
 */
GArray *
hl_section_get_views (const HlReportSpec *spec)
{
  GArray *views = g_array_new (FALSE, FALSE, sizeof (HlResultView));

  if (spec->joint != NULL && spec->joint->total.n_criteria > 0)
    {
      HlResultView view = { spec->joint, NULL, "chung các đợt" };

      g_array_append_val (views, view);
      return views;
    }

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlReportSurvey *survey = &spec->surveys[i];
      HlResultView view = { survey->snapshot, survey,
                            spec->n_surveys > 1 ? survey->survey->title : NULL };

      g_array_append_val (views, view);
    }

  return views;
}

/**
 * hl_section_has_forms:
 * @spec: a report
 *
 * Returns: whether any form has come back
 */
gboolean
hl_section_has_forms (const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      if (spec->surveys[i].snapshot->received > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * hl_section_has_scores:
 * @spec: a report
 *
 * Returns: whether any valid form gives results to show
 */
gboolean
hl_section_has_scores (const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      if (spec->surveys[i].snapshot->valid > 0)
        return TRUE;
    }

  return FALSE;
}
