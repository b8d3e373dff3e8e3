#include <string.h>

#include "report/hl-section.h"
#include "report/hl-words.h"

#define GROUND "Căn cứ "

static char *
propose (const HlReportSpec *spec)
{
  return g_strdup ("Thực hiện nhiệm vụ đo lường sự hài lòng của người dân, tổ chức đối với sự "
                   "phục vụ của cơ quan "
                   "hành chính nhà nước");
}

/* A line without the mark at its end. */
static char *
trim_line (const char *line)
{
  char *trimmed = g_strstrip (g_strdup (line));
  gsize length = strlen (trimmed);

  if (length > 0 && strchr (".;,", trimmed[length - 1]) != NULL)
    trimmed[length - 1] = '\0';

  return trimmed;
}

static void
add_grounds (HlFlow          *flow,
             const GPtrArray *grounds)
{
  for (guint i = 0; i < grounds->len; i++)
    {
      g_autoptr (HlRuns) runs = hl_runs_new ();

      hl_runs_add_format (runs, HL_FONT_ITALIC, "%s%c", (char *) g_ptr_array_index (grounds, i),
                          i + 1 == grounds->len ? '.' : ';');
      hl_flow_paragraph (flow, runs);
    }
}

/**
 * hl_section_add_opening:
 * @flow: the text
 * @text: grounds, one a line
 * @end: how the opening sentence ends
 *
 * Writes what a document rests on: lines that begin with "Căn cứ" stand alone in italics, the
 * others begin the opening sentence.
 */
void
hl_section_add_opening (HlFlow     *flow,
                        const char *text,
                        const char *end)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) grounds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autoptr (HlRuns) runs = hl_runs_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = trim_line (lines[i]);

      if (g_str_has_prefix (line, GROUND))
        g_ptr_array_add (grounds, g_steal_pointer (&line));
      else if (*line != '\0')
        g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? "; " : "", line);
    }

  if (sentence->len > 0 && !g_str_has_prefix (sentence->str, "Thực hiện"))
    g_string_prepend (sentence, "Thực hiện ");

  add_grounds (flow, grounds);
  hl_runs_add_format (runs, HL_FONT_REGULAR, "%s%s%s", sentence->str,
                      sentence->len > 0 ? ", " : "", end);
  hl_flow_paragraph (flow, runs);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autofree char *text = hl_section_get_text (hl_section_type_by_id ("opening"), spec);
  g_autofree char *office = hl_words_office (spec->office->name);
  g_autofree char *period = hl_period_title (&spec->period);
  g_autofree char *end = g_strdup_printf ("%s báo cáo kết quả đo lường sự hài lòng %s như sau:",
                                          office, period);

  hl_section_add_opening (flow, text, end);
}

const HlSectionType hl_section_opening = {
  .id = "opening",
  .text = "basis",
  .propose = propose,
  .compose = compose,
};
