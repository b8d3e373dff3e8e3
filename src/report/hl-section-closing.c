#include <string.h>

#include "report/hl-panel.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

#define BLOCK_SPACE 16.0
#define SIGNATURE_LINES 4.2

static const HlTextStyle heading_style = { 12.0, 1.3, HL_TEXT_LEFT };
static const HlTextStyle list_style = { 11.0, 1.2, HL_TEXT_LEFT };
static const HlTextStyle signer_style = { 14.0, HL_BODY_LEADING, HL_TEXT_CENTER };

static char *
propose (const HlReportSpec *spec)
{
  g_autofree char *period = hl_period_title (&spec->period);

  return g_strdup_printf ("Trên đây là Báo cáo kết quả đo lường sự hài lòng của người dân, tổ "
                          "chức đối với sự phục vụ "
                          "của %s %s", spec->office->name, period);
}

/* The last words of a body always end so. */
static char *
end_body (const char *text)
{
  GString *out = g_string_new (text);

  while (out->len > 0 && strchr (" \n./", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  g_string_append (out, "./.");

  return g_string_free (out, FALSE);
}

static gboolean
has_addressee (const HlOffice *office)
{
  for (guint i = 0; i < office->n_recipients; i++)
    {
      if (office->recipients[i].to)
        return TRUE;
    }

  return *office->parent != '\0';
}

static gboolean
is_archive (const HlRecipient *recipient)
{
  return g_str_has_prefix (recipient->name, "Lưu");
}

/* Who gets the report, one a line; the archive comes last. */
static GPtrArray *
list_recipients (const HlReportSpec *spec)
{
  const HlOffice *office = spec->office;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *archive = "Lưu: VT, VP";

  if (spec->kind->addressed && has_addressee (office))
    g_ptr_array_add (lines, g_strdup ("- Như trên;"));

  for (guint i = 0; i < office->n_recipients; i++)
    {
      const HlRecipient *recipient = &office->recipients[i];

      if (is_archive (recipient))
        archive = recipient->name;
      else if (!recipient->to && *recipient->purpose != '\0')
        g_ptr_array_add (lines, g_strdup_printf ("- %s (%s);", recipient->name,
                                                 recipient->purpose));
      else if (!recipient->to)
        g_ptr_array_add (lines, g_strdup_printf ("- %s;", recipient->name));
    }

  g_ptr_array_add (lines, g_strdup_printf ("- %s.", archive));

  return lines;
}

static double
put (HlPanel           *panel,
     HlFontStyle        face,
     const char        *text,
     const HlTextStyle *style,
     double             x,
     double             y)
{
  g_autoptr (HlRuns) runs = hl_runs_from (face, text);

  return hl_panel_text (panel, runs, style, x, y, HL_TEXT_WIDTH / 2.0 - 8.0, NULL);
}

static double
put_signer (HlPanel        *panel,
            const HlSigner *signer)
{
  double x = HL_TEXT_WIDTH / 2.0 + 8.0;
  g_autofree char *lines = g_utf8_strup (signer->lines, -1);
  double y = put (panel, HL_FONT_BOLD, lines, &signer_style, x, 0.0);

  y += SIGNATURE_LINES * signer_style.size * signer_style.leading;

  return put (panel, HL_FONT_BOLD, signer->name, &signer_style, x, y);
}

static const HlSigner *
find_signer (const HlReportSpec *spec)
{
  static const HlSigner nobody = { (char *) "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", (char *) "" };

  if (spec->signer != NULL)
    return spec->signer;

  return spec->office->n_signers > 0 ? &spec->office->signers[0] : &nobody;
}

/* Signature and recipients stand side by side on one page, with the end of the body. Recipients
 * that find no room beside the signature follow line by line, so that a list of any length can go
 * on. */
static void
add_signature (HlFlow             *flow,
               const HlReportSpec *spec)
{
  HlPanel *panel = hl_panel_new (hl_flow_get_metrics (flow));
  double height = put_signer (panel, find_signer (spec));
  double y = put (panel, HL_FONT_BOLD_ITALIC, "Nơi nhận:", &heading_style, 0.0, 2.0);
  g_autoptr (GPtrArray) lines = list_recipients (spec);
  guint i = 0;

  for (; i < lines->len && y + list_style.size * list_style.leading <= height; i++)
    y = put (panel, HL_FONT_REGULAR, g_ptr_array_index (lines, i), &list_style, 0.0, y);

  hl_flow_keep_last (flow);
  hl_flow_panel (flow, panel, BLOCK_SPACE, i < lines->len ? y : MAX (y, height));

  for (; i < lines->len; i++)
    {
      g_autoptr (HlRuns) line = hl_runs_from (HL_FONT_REGULAR, g_ptr_array_index (lines, i));

      hl_flow_lines (flow, line, &list_style, "P", 0.0);
    }
}

/**
 * hl_section_add_closing:
 * @flow: the text
 * @spec: the report
 * @text: last words of the body
 *
 * Writes the last words with the mark that ends a body, recipients and signature.
 */
void
hl_section_add_closing (HlFlow             *flow,
                        const HlReportSpec *spec,
                        const char         *text)
{
  g_autofree char *ended = end_body (text);

  hl_flow_text (flow, ended);
  add_signature (flow, spec);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autofree char *text = hl_section_get_text (hl_section_type_by_id ("closing"), spec);

  hl_section_add_closing (flow, spec, text);
}

const HlSectionType hl_section_closing = {
  .id = "closing",
  .text = "closing",
  .propose = propose,
  .compose = compose,
};
