#include "report-pages.h"

#include <math.h>
#include <string.h>

#define NARROW 0.86

static double
measure (const HlMetrics *self,
         const HlFont    *font,
         const char      *text,
         gssize           length)
{
  return NARROW * hl_metrics_fixed ()->width (self, font, text, length);
}

/* Metrics that need no font and are about as narrow as a serif face, so that a report has about the
 * pages it has in print. */
const HlMetrics *
report_metrics (void)
{
  static HlMetrics metrics;

  if (metrics.width == NULL)
    {
      metrics = *hl_metrics_fixed ();
      metrics.width = measure;
    }

  return &metrics;
}

static ReportPage *
page_of (HlCanvas *canvas)
{
  return (ReportPage *) canvas;
}

static void
take_path (HlCanvas        *canvas,
           const HlSegment *segments,
           gsize            n_segments,
           const HlColor   *fill,
           const HlStroke  *stroke)
{
  ReportRule rule = { segments[0].x[0], segments[0].y[0], segments[1].x[0], segments[1].y[0] };

  if (n_segments == 2 && segments[1].kind == HL_SEGMENT_LINE)
    g_array_append_val (page_of (canvas)->rules, rule);
}

static void
take_text (HlCanvas      *canvas,
           double         x,
           double         baseline,
           const HlFont  *font,
           const HlColor *color,
           double         angle,
           const char    *text)
{
  ReportPage *self = page_of (canvas);
  ReportText taken = {
    x, baseline, hl_metrics_width (report_metrics (), font, text), angle, *font, *color,
    g_strdup (text), self->depth > 0
  };

  g_array_append_val (self->texts, taken);
  if (self->depth > 0)
    g_string_append (self->structure, text);
}

static void
take_image (HlCanvas     *canvas,
            const HlRect *rect,
            GBytes       *png)
{
}

static void
take_clip (HlCanvas     *canvas,
           const HlRect *rect)
{
}

static void
take_unclip (HlCanvas *canvas)
{
}

static void
take_begin_tag (HlCanvas   *canvas,
                const char *role,
                const char *alternative)
{
  ReportPage *self = page_of (canvas);

  if (self->structure->len > 0 && self->structure->str[self->structure->len - 1] == ']')
    g_string_append_c (self->structure, ' ');
  g_string_append_printf (self->structure, "%s[", role);
  if (alternative != NULL)
    g_string_append_printf (self->structure, "(%s)", alternative);
  self->depth++;
}

static void
take_end_tag (HlCanvas *canvas)
{
  ReportPage *self = page_of (canvas);

  g_assert_cmpuint (self->depth, >, 0);
  self->depth--;
  g_string_append_c (self->structure, ']');
}

static void
take_bookmark (HlCanvas   *canvas,
               guint       level,
               double      y,
               const char *title)
{
  g_string_append_printf (page_of (canvas)->bookmarks, "%u %s\n", level, title);
}

static const HlCanvasClass klass = {
  .path = take_path,
  .text = take_text,
  .image = take_image,
  .push_clip = take_clip,
  .pop_clip = take_unclip,
  .begin_tag = take_begin_tag,
  .end_tag = take_end_tag,
  .bookmark = take_bookmark,
};

static void
clear_text (gpointer data)
{
  g_free (((ReportText *) data)->text);
}

ReportPage *
report_page_new (const HlScene *scene)
{
  ReportPage *self = g_new0 (ReportPage, 1);

  self->parent.klass = &klass;
  self->texts = g_array_new (FALSE, FALSE, sizeof (ReportText));
  self->rules = g_array_new (FALSE, FALSE, sizeof (ReportRule));
  self->structure = g_string_new (NULL);
  self->bookmarks = g_string_new (NULL);
  g_array_set_clear_func (self->texts, clear_text);

  hl_scene_replay (scene, &self->parent);
  g_assert_cmpuint (self->depth, ==, 0);

  return self;
}

void
report_page_free (ReportPage *self)
{
  g_array_unref (self->texts);
  g_array_unref (self->rules);
  g_string_free (self->structure, TRUE);
  g_string_free (self->bookmarks, TRUE);
  g_free (self);
}

/* The first text drawn as one piece that is @text. */
const ReportText *
report_page_find (const ReportPage *self,
                  const char       *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const ReportText *found = &g_array_index (self->texts, ReportText, i);

      if (g_str_equal (found->text, text))
        return found;
    }

  return NULL;
}

static gint
compare_places (gconstpointer a,
                gconstpointer b)
{
  const ReportText *first = *(const ReportText *const *) a;
  const ReportText *second = *(const ReportText *const *) b;

  if (fabs (first->baseline - second->baseline) > 0.5)
    return first->baseline < second->baseline ? -1 : 1;

  return first->x < second->x ? -1 : first->x > second->x;
}

static GPtrArray *
sort_texts (const ReportPage *self)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->texts->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->texts, ReportText, i));
  g_ptr_array_sort (sorted, compare_places);

  return sorted;
}

static gboolean
begins_line (const GPtrArray *sorted,
             guint            i)
{
  const ReportText *text = sorted->pdata[i];
  const ReportText *before = i > 0 ? sorted->pdata[i - 1] : NULL;

  return before == NULL || fabs (text->baseline - before->baseline) > 0.5;
}

guint
report_page_count_lines (const ReportPage *self)
{
  g_autoptr (GPtrArray) sorted = sort_texts (self);
  guint n_lines = 0;

  for (guint i = 0; i < sorted->len; i++)
    n_lines += begins_line (sorted, i);

  return n_lines;
}

/* The page as it reads: texts on one baseline on one line, wide gaps as " | ". */
char *
report_page_to_text (const ReportPage *self)
{
  g_autoptr (GPtrArray) sorted = sort_texts (self);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sorted->len; i++)
    {
      const ReportText *text = sorted->pdata[i];
      const ReportText *before = i > 0 ? sorted->pdata[i - 1] : NULL;

      if (i > 0 && begins_line (sorted, i))
        g_string_append_c (out, '\n');
      else if (i > 0 && text->x - before->x - before->width > 0.5 * text->font.size)
        g_string_append (out, g_str_has_suffix (out->str, " ") ? "" : " | ");
      g_string_append (out, text->text);
    }
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

char *
report_page_text (const HlScene *scene)
{
  g_autoptr (ReportPage) page = report_page_new (scene);

  return report_page_to_text (page);
}

char *
report_page_structure (const HlScene *scene)
{
  g_autoptr (ReportPage) page = report_page_new (scene);

  return g_strdup (page->structure->str);
}
