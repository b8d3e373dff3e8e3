#include "report/hl-report.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

#define ID_LENGTH 16

static const char *const period_sections[] = {
  "letterhead", "opening", "scope", "method", "forms", "decisions", "steps", "index", "factors",
  "levels", "criteria", "difficulties", "tasks", "closing", NULL,
};

static const char *const plan_sections[] = {
  "letterhead", "plan-opening", "plan-purpose", "plan-requirements", "plan-scope",
  "plan-respondents", "plan-fields", "plan-quotas", "plan-measure", "plan-steps", "plan-budget",
  "plan-office", "plan-counter", "plan-media", "plan-closing", NULL,
};

static const HlReportKind kinds[] = {
  {
    .id = "period",
    .alias = "quarterly",
    .title = "Báo cáo kết quả đo lường sự hài lòng",
    .heading = "BÁO CÁO",
    .symbol = "BC",
    .subject = hl_words_results_subject,
    .addressed = TRUE,
    .measured = TRUE,
    .period_kind = HL_PERIOD_QUARTER,
    .sections = period_sections,
    .max_pages = 4,
  },
  {
    .id = "plan",
    .title = "Kế hoạch khảo sát sự hài lòng",
    .heading = "KẾ HOẠCH",
    .symbol = "KH",
    .subject = hl_words_plan_subject,
    .period_kind = HL_PERIOD_YEAR,
    .sections = plan_sections,
    .max_pages = 3,
  },
};

/**
 * hl_report_kind_by_id:
 * @id: id or alias of a kind
 *
 * Returns: (transfer none) (nullable): the kind
 */
const HlReportKind *
hl_report_kind_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].id, id) == 0 || (id != NULL && g_strcmp0 (kinds[i].alias, id) == 0))
        return &kinds[i];
    }

  return NULL;
}

/**
 * hl_report_title:
 * @spec: what it is made of
 *
 * Returns: (transfer full): its title in one line, for file properties and lists
 */
char *
hl_report_title (const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_title (&spec->period);

  return g_strdup_printf ("%s, %s, %s", spec->kind->title, spec->office->name, period);
}

static gboolean
check_spec (const HlReportSpec *spec,
            GError            **error)
{
  if (spec->n_surveys == 0)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("A report needs at least one survey: name the survey"));
      return FALSE;
    }

  if (spec->state == HL_REPORT_ISSUED &&
      (spec->number == NULL || *spec->number == '\0' || spec->date == HL_DATE_NONE))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("An issued report needs its number and its date: give number=… and "
                             "date=…"));
      return FALSE;
    }

  if (*spec->office->name == '\0')
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The office has no name yet: set it with office set name=…"));
      return FALSE;
    }

  return TRUE;
}

static void
compose_section (HlFlow              *flow,
                 const HlSectionType *section,
                 const HlReportSpec  *spec)
{
  g_autofree char *text = NULL;

  if (section->title != NULL)
    hl_flow_clause (flow, section->title);

  if (section->compose != NULL)
    {
      section->compose (flow, spec);
      return;
    }

  text = hl_section_get_text (section, spec);
  hl_flow_text (flow, text);
}

/* What lets a reader check the printed figures against the database. */
static char *
write_fingerprint (const HlReportSpec *spec)
{
  GString *out;

  if (spec->fingerprint == NULL || !spec->kind->measured)
    return NULL;

  out = g_string_new (NULL);
  g_string_append_printf (out, "Mã kiểm tra số liệu: %s; số phiếu trong nhật ký: %" G_GINT64_FORMAT
                          "; bản kết quả:", spec->fingerprint, spec->n_log_responses);
  for (guint i = 0; i < spec->n_surveys; i++)
    g_string_append_printf (out, "%s %.*s", i > 0 ? "," : "", ID_LENGTH,
                            spec->surveys[i].snapshot->id);

  return g_string_free (out, FALSE);
}

static GPtrArray *
compose (const HlReportSpec *spec,
         HlDensity           density)
{
  const char *const *sections = spec->kind->sections;
  g_autoptr (HlFlow) flow = hl_flow_new (spec->metrics, density);
  g_autofree char *fingerprint = write_fingerprint (spec);
  const char *part = NULL;

  for (guint i = 0; sections[i] != NULL; i++)
    {
      const HlSectionType *section = hl_section_type_by_id (sections[i]);

      if (section->applies != NULL && !section->applies (spec))
        continue;
      if (section->part != NULL && g_strcmp0 (section->part, part) != 0)
        hl_flow_part (flow, section->part);

      part = section->part;
      compose_section (flow, section, spec);
    }

  return hl_flow_to_pages (flow, spec->state == HL_REPORT_DRAFT, fingerprint);
}

/**
 * hl_report_build:
 * @spec: what it is made of; borrowed during the call
 * @error: return location for an error
 *
 * Lays a report out on A4 pages by Decree 30/2020/NĐ-CP, set denser when it would be longer than
 * its kind should be; long texts of the office may still make it longer. The same @spec gives the
 * same pages.
 *
 * Returns: (transfer full) (element-type HlScene): the pages, or %NULL with %HL_ERROR_INVALID when
 *   there is no survey, the office has no name, or an issued report has no number or date
 */
GPtrArray *
hl_report_build (const HlReportSpec *spec,
                 GError            **error)
{
  guint max_pages = spec->kind->max_pages;
  GPtrArray *pages;

  if (!check_spec (spec, error))
    return NULL;

  pages = compose (spec, HL_DENSITY_COMFORTABLE);
  for (guint density = HL_DENSITY_COMPACT; density < HL_N_DENSITIES && max_pages > 0 &&
       pages->len > max_pages; density++)
    {
      g_ptr_array_unref (pages);
      pages = compose (spec, density);
    }

  return pages;
}

/**
 * hl_decision_free:
 * @self: (transfer full): a decision
 *
 * Frees a decision.
 */
void
hl_decision_free (HlDecision *self)
{
  g_free (self->kind);
  g_free (self->what);
  g_free (self->detail);
  g_free (self->reason);
  g_free (self->person);
  g_free (self);
}
