#include <string.h>

#include "report/hl-section.h"
#include "report/hl-words.h"

static const struct
{
  const char *kind;
  const char *title;
} titles[] = {
  { "exclusion", "Loại khỏi kết quả" },
  { "correction", "Đính chính" },
  { "range", "Thay đổi dải số phiếu" },
  { "quota", "Thay đổi số phiếu theo kế hoạch" },
  { "rule", "Thay đổi quy tắc kiểm tra phiếu" },
  { "change", "Điều chỉnh kế hoạch" },
  { "import", "Rút lại việc nhập" },
};

static const char *
find_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (g_strcmp0 (titles[i].kind, kind) == 0)
        return titles[i].title;
    }

  return "Thay đổi";
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "c09: 4 → 3" in words: “Giải quyết đúng hạn”: 4 thành 3. */
static char *
write_detail (const HlReportSurvey *survey,
              const char           *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail, "; ", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *colon = strchr (parts[i], ':');
      g_autofree char *code = colon != NULL ? g_strndup (parts[i], colon - parts[i]) : NULL;
      const HlQuestion *question = code == NULL ? NULL :
                                   hl_questionnaire_find (survey->snapshot->questionnaire, code);

      g_string_append (out, i > 0 ? "; " : "");
      if (question != NULL && is_given (question->short_text))
        g_string_append_printf (out, "“%s”%s", question->short_text, colon);
      else
        g_string_append (out, parts[i]);
    }
  g_string_replace (out, " → ", " thành ", 0);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_decision (const HlReportSurvey *survey,
                   const HlDecision     *decision)
{
  GString *out = g_string_new (find_title (decision->kind));
  g_autofree char *day = hl_words_date (decision->date);

  if (is_given (decision->what))
    g_string_append_printf (out, ": %s", decision->what);
  if (is_given (decision->detail))
    {
      g_autofree char *detail = write_detail (survey, decision->detail);

      g_string_append_printf (out, " (%s)", detail);
    }
  if (is_given (decision->reason))
    g_string_append_printf (out, "; lý do: %s", decision->reason);
  if (is_given (decision->person))
    g_string_append_printf (out, "; người quyết định: %s", decision->person);
  if (*day != '\0')
    g_string_append_printf (out, ", ngày %s", day);
  g_string_append_c (out, '.');

  return g_string_free (out, FALSE);
}

static gboolean
applies (const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const GPtrArray *decisions = spec->surveys[i].decisions;

      if ((decisions != NULL && decisions->len > 0) || spec->surveys[i].snapshot->excluded > 0)
        return TRUE;
    }

  return FALSE;
}

/* The index as it would be with the excluded forms. */
static void
add_unexcluded (HlFlow               *flow,
                const HlReportSurvey *survey,
                const char           *of_round)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;
  g_autofree char *excluded = hl_words_forms (snapshot->excluded);
  g_autofree char *without = hl_words_percent (snapshot->unexcluded_index);
  g_autofree char *with = hl_words_percent (hl_score_snapshot_get_official (snapshot)->index);
  g_autoptr (HlRuns) runs = hl_runs_new ();

  if (snapshot->excluded == 0)
    return;

  hl_runs_add_format (runs, HL_FONT_REGULAR,
                      "Nếu không loại %s nêu trên, chỉ số chung%s là %s (chỉ số sau khi loại: %s).",
                      excluded, of_round, without, with);
  hl_flow_paragraph (flow, runs);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlReportSurvey *survey = &spec->surveys[i];
      g_autofree char *of_round = spec->n_surveys > 1 ? g_strdup_printf (" của đợt %u",
                                                                         i + 1) : g_strdup ("");

      for (guint k = 0; survey->decisions != NULL && k < survey->decisions->len; k++)
        {
          g_autofree char *line = describe_decision (survey, g_ptr_array_index (survey->decisions,
                                                                                k));
          g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, line);

          hl_flow_item (flow, runs);
        }

      add_unexcluded (flow, survey, of_round);
    }
}

const HlSectionType hl_section_decisions = {
  .id = "decisions",
  .part = "TÌNH HÌNH THỰC HIỆN",
  .title = "Phiếu bị loại, đính chính và thay đổi trong đợt",
  .applies = applies,
  .compose = compose,
};
