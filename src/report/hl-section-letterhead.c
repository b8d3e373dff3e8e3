#include <string.h>

#include "report/hl-panel.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

/* Element by element as Decree 30/2020/NĐ-CP, appendix I. */

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"

/* Room for a number written in by hand: eight spaces that stay. */
#define BLANK "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

#define SPACE_BETWEEN 10.0
#define RULE_GAP 2.5
#define WIDEST_PLACE (0.6 * HL_TEXT_WIDTH)
#define WIDEST_LEFT (0.6 * HL_TEXT_WIDTH)
#define TITLE_WIDTH (0.94 * HL_TEXT_WIDTH)

/* A rule under a name is between a third and a half as long as the line above it. */
#define RULE_SHARE 0.42

static const HlTextStyle style_12 = { 12.0, 1.3, HL_TEXT_CENTER };
static const HlTextStyle style_13 = { 13.0, 1.3, HL_TEXT_CENTER };
static const HlTextStyle style_14 = { 14.0, HL_BODY_LEADING, HL_TEXT_CENTER };

/* The two columns at the head of page 1. */
typedef struct
{
  HlPanel *panel;
  double   width;
  double   left_width;
  double   right_x;
  double   right_width;
} Head;

static double
put (HlPanel           *panel,
     HlFontStyle        face,
     const char        *text,
     const HlTextStyle *style,
     double             x,
     double             y,
     double             width,
     double            *out_widest)
{
  g_autoptr (HlRuns) runs = hl_runs_from (face, text);

  return hl_panel_text (panel, runs, style, x, y, width, out_widest);
}

/* The lines of the right column must not break, so they decide its width; only a very long name of
 * a place may. */
static void
measure_head (Head            *head,
              const HlMetrics *metrics,
              const char      *place)
{
  const HlFont nation_font = { HL_FAMILY_SERIF, HL_FONT_BOLD, style_12.size };
  const HlFont motto_font = { HL_FAMILY_SERIF, HL_FONT_BOLD, style_13.size };
  const HlFont place_font = { HL_FAMILY_SERIF, HL_FONT_ITALIC, style_13.size };
  double width = MAX (hl_metrics_width (metrics, &nation_font, NATION),
                      hl_metrics_width (metrics, &motto_font, MOTTO));
  double place_width = hl_metrics_width (metrics, &place_font, place);

  head->right_width = MAX (width, MIN (place_width, WIDEST_PLACE)) + 1.0;
  head->right_x = head->width - head->right_width;
  head->left_width = MIN (head->right_x - SPACE_BETWEEN, WIDEST_LEFT);
}

static double
put_nation (const Head *head)
{
  double middle = head->right_x + head->right_width / 2.0;
  double widest;
  double y = put (head->panel, HL_FONT_BOLD, NATION, &style_12, head->right_x, 0.0,
                  head->right_width,
                  NULL);

  y = put (head->panel, HL_FONT_BOLD, MOTTO, &style_13, head->right_x, y, head->right_width,
           &widest);
  hl_panel_rule (head->panel, middle, y + RULE_GAP, widest);

  return y + RULE_GAP;
}

/* A people's committee names no office above it in its documents. */
static gboolean
names_parent (const HlOffice *office)
{
  return *office->parent != '\0' && !g_str_has_prefix (office->name, "UBND") &&
         !g_str_has_prefix (office->name, "Ủy ban nhân dân");
}

static double
put_office (const Head     *head,
            const HlOffice *office)
{
  g_autofree char *lines = hl_office_heading_lines (office);
  g_autofree char *parent = hl_words_office (office->parent);
  g_autofree char *parent_caps = g_utf8_strup (parent, -1);
  g_autofree char *caps = g_utf8_strup (lines, -1);
  double y = 0.0;
  double widest;

  if (names_parent (office))
    y = put (head->panel, HL_FONT_REGULAR, parent_caps, &style_12, 0.0, y, head->left_width, NULL);

  y = put (head->panel, HL_FONT_BOLD, caps, &style_12, 0.0, y, head->left_width, &widest);
  hl_panel_rule (head->panel, head->left_width / 2.0, y + RULE_GAP, RULE_SHARE * widest);

  return y + RULE_GAP;
}

/**
 * hl_panel_heads:
 * @panel: a panel
 * @metrics: measures its texts
 * @office: whose document it is
 * @width: of the page
 *
 * Puts the office on the left and the name of the state on the right, as Decree 30/2020/NĐ-CP has
 * them.
 *
 * Returns: their bottom
 */
double
hl_panel_heads (HlPanel         *panel,
                const HlMetrics *metrics,
                const HlOffice  *office,
                double           width)
{
  Head head = { panel, width };
  double right;

  measure_head (&head, metrics, "");
  right = put_nation (&head);

  return MAX (put_office (&head, office), right);
}

static char *
write_number (const HlReportSpec *spec)
{
  const char *symbol = *spec->office->symbol != '\0' ? spec->office->symbol : "UBND";
  gboolean digit = spec->number != NULL && strlen (spec->number) == 1 &&
                   g_ascii_isdigit (spec->number[0]);

  if (spec->state != HL_REPORT_ISSUED)
    return g_strdup_printf ("Số:" BLANK "/%s-%s", spec->kind->symbol, symbol);

  return g_strdup_printf ("Số: %s%s/%s-%s", digit ? "0" : "", spec->number, spec->kind->symbol,
                          symbol);
}

static char *
write_place (const HlReportSpec *spec)
{
  g_autofree char *day = hl_words_day (spec->date, spec->state == HL_REPORT_ISSUED);

  if (*spec->office->place == '\0')
    return g_steal_pointer (&day);

  return g_strdup_printf ("%s, %s", spec->office->place, day);
}

/* A title that needs more lines when it is broken where its meaning breaks is broken evenly
 * instead. */
static char *
break_title (const HlMetrics *metrics,
             const char      *title)
{
  char *joined = g_strdelimit (g_strdup (title), "\n", ' ');
  g_autoptr (HlRuns) broken_runs = hl_runs_from (HL_FONT_BOLD, title);
  g_autoptr (HlRuns) joined_runs = hl_runs_from (HL_FONT_BOLD, joined);
  g_autoptr (HlParagraph) broken = hl_paragraph_new (metrics, broken_runs, &style_14, TITLE_WIDTH);
  g_autoptr (HlParagraph) even = hl_paragraph_new (metrics, joined_runs, &style_14, TITLE_WIDTH);

  if (hl_paragraph_get_n_lines (broken) > hl_paragraph_get_n_lines (even))
    return joined;

  g_free (joined);

  return g_strdup (title);
}

static double
put_title (HlPanel    *panel,
           const char *heading,
           const char *title,
           double      y)
{
  double widest;

  y = put (panel, HL_FONT_BOLD, heading, &style_14, 0.0, y, HL_TEXT_WIDTH, NULL);
  y = put (panel, HL_FONT_BOLD, title, &style_14, (HL_TEXT_WIDTH - TITLE_WIDTH) / 2.0, y,
           TITLE_WIDTH,
           &widest);
  hl_panel_rule (panel, HL_TEXT_WIDTH / 2.0, y + RULE_GAP, RULE_SHARE * widest);

  return y + RULE_GAP;
}

static void
add_head (HlFlow             *flow,
          const HlReportSpec *spec)
{
  HlPanel *panel = hl_panel_new (hl_flow_get_metrics (flow));
  Head head = { panel, HL_TEXT_WIDTH };
  g_autofree char *number = write_number (spec);
  g_autofree char *place = write_place (spec);
  g_autofree char *subject = spec->kind->subject (spec);
  g_autofree char *title = break_title (hl_flow_get_metrics (flow), subject);
  double y, left, right;

  measure_head (&head, hl_flow_get_metrics (flow), place);
  right = put_nation (&head);
  left = put_office (&head, spec->office);

  y = MAX (left, right) + 6.0;
  left = put (panel, HL_FONT_REGULAR, number, &style_13, 0.0, y, head.left_width, NULL);
  right = put (panel, HL_FONT_ITALIC, place, &style_13, head.right_x, y, head.right_width, NULL);

  y = put_title (panel, spec->kind->heading, title, MAX (left, right) + 16.0);
  hl_flow_panel (flow, panel, 0.0, y + 4.0);
}

static GPtrArray *
find_addressees (const HlOffice *office)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < office->n_recipients; i++)
    {
      if (office->recipients[i].to)
        g_ptr_array_add (names, hl_words_office (office->recipients[i].name));
    }

  if (names->len == 0 && *office->parent != '\0')
    g_ptr_array_add (names, hl_words_office (office->parent));

  return names;
}

/* Several addressees: one a line, the dashes under the colon. */
static void
add_addressees (HlFlow          *flow,
                const GPtrArray *names)
{
  const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, style_14.size };
  const HlMetrics *metrics = hl_flow_get_metrics (flow);
  double start = 0.2 * HL_TEXT_WIDTH;
  double colon = start + hl_metrics_width (metrics, &font, "Kính gửi");
  HlTextStyle first = { style_14.size, HL_BODY_LEADING, HL_TEXT_LEFT, start, start };
  HlTextStyle rest = { style_14.size, HL_BODY_LEADING, HL_TEXT_LEFT, colon, colon };
  g_autoptr (HlRuns) address = hl_runs_from (HL_FONT_REGULAR, "Kính gửi:");

  rest.hang += hl_metrics_width (metrics, &font, "- ");
  hl_flow_lines (flow, address, &first, "P", 10.0);
  hl_flow_keep_last (flow);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (HlRuns) line = hl_runs_new ();

      hl_runs_add_format (line, HL_FONT_REGULAR, "- %s%c", (char *) g_ptr_array_index (names, i),
                          i + 1 == names->len ? '.' : ';');
      hl_flow_lines (flow, line, &rest, "P", 0.0);
    }
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autoptr (GPtrArray) names = find_addressees (spec->office);
  g_autoptr (HlRuns) line = hl_runs_new ();

  add_head (flow, spec);
  if (!spec->kind->addressed)
    return;

  if (names->len == 1)
    {
      hl_runs_add_format (line, HL_FONT_REGULAR, "Kính gửi: %s.",
                          (char *) g_ptr_array_index (names, 0));
      hl_flow_lines (flow, line, &style_14, "P", 10.0);
    }
  else if (names->len > 1)
    add_addressees (flow, names);
}

const HlSectionType hl_section_letterhead = {
  .id = "letterhead",
  .compose = compose,
};
