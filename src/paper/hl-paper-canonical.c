#include "paper/hl-paper-canonical.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "paper/hl-paper-private.h"

#define FORMAT "hailong-paper/1"
#define MAX_FIELDS 10
#define N_ALWAYS_DECIDED 2 /* forms frozen before officers were printed have no more */

/* A line a thing: its kind, then its members, each behind a tab. Lengths are rounded to a
 * thousandth of a millimetre. */

typedef struct
{
  char   **fields;
  guint    n_fields;
  guint    next;
  gboolean failed;
} Line;

static void
put_length (GString *out,
            double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "\t%s", g_ascii_formatd (buffer, sizeof buffer, "%.3f", value));
}

static void
put_rect (GString      *out,
          const HlRect *rect)
{
  put_length (out, rect->x);
  put_length (out, rect->y);
  put_length (out, rect->width);
  put_length (out, rect->height);
}

static void
put_boxes (GString      *out,
           const char   *kind,
           const GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const HlPaperBox *box = &g_array_index (boxes, HlPaperBox, i);

      g_string_append_printf (out, "%s\t%u\t%s\t%u", kind, box->page, box->question, box->option);
      put_rect (out, &box->rect);
      g_string_append_c (out, '\n');
    }
}

static void
put_sheets (GString      *out,
            const GArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const HlPaperSheet *sheet = &g_array_index (sheets, HlPaperSheet, i);

      g_string_append (out, "sheet");
      put_rect (out, &sheet->qr);
      put_length (out, sheet->serial_right);
      put_length (out, sheet->serial_baseline);
      put_length (out, sheet->serial_size);
      g_string_append_c (out, '\n');
    }
}

static void
put_texts (GString      *out,
           const GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const HlPaperText *text = &g_array_index (texts, HlPaperText, i);

      g_string_append_printf (out, "text\t%u\t%u", text->page, text->style);
      put_length (out, text->x);
      put_length (out, text->baseline);
      put_length (out, text->size);
      g_string_append_printf (out, "\t%s\n", text->text);
    }
}

static void
put_lines (GString      *out,
           const GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HlPaperLine *line = &g_array_index (lines, HlPaperLine, i);

      g_string_append_printf (out, "line\t%u", line->page);
      put_length (out, line->x1);
      put_length (out, line->y1);
      put_length (out, line->x2);
      put_length (out, line->y2);
      put_length (out, line->width);
      put_length (out, line->gray);
      put_length (out, line->dash);
      g_string_append_c (out, '\n');
    }
}

static void
put_place (GString      *out,
           const char   *kind,
           const HlRect *rect)
{
  g_string_append (out, kind);
  put_rect (out, rect);
  g_string_append_c (out, '\n');
}

/**
 * hl_paper_layout_to_canonical:
 * @self: a layout
 *
 * Writes all of a form, to be stored with its round.
 *
 * Returns: (transfer full): the text; the same for the same form, and read by
 *   hl_paper_layout_from_canonical()
 */
char *
hl_paper_layout_to_canonical (const HlPaperLayout *self)
{
  GString *out = g_string_new (FORMAT);

  g_string_append_printf (out, "\t%s\t%d\t%u\t%u\t%u\n", self->form, self->large, self->n_pages,
                          self->spacing, self->decided_page);
  for (guint i = 0; i < HL_PAPER_N_MARKS; i++)
    put_place (out, "mark", &self->marks[i]);
  put_place (out, "ruler", &self->ruler);
  put_place (out, "stamp", &self->stamp);
  for (guint i = 0; i < G_N_ELEMENTS (self->decided); i++)
    if (i < N_ALWAYS_DECIDED || self->decided[i].width > 0.0)
      put_place (out, "decided", &self->decided[i]);
  put_sheets (out, self->sheets);
  put_boxes (out, "box", self->boxes);
  put_boxes (out, "writing", self->writing);
  put_texts (out, self->texts);
  put_lines (out, self->lines);

  return g_string_free (out, FALSE);
}

static const char *
take (Line *line)
{
  if (line->next < line->n_fields)
    return line->fields[line->next++];

  line->failed = TRUE;

  return "";
}

static guint
take_count (Line *line)
{
  guint64 value = 0;

  line->failed |= !g_ascii_string_to_unsigned (take (line), 10, 0, G_MAXUINT16, &value, NULL);

  return (guint) value;
}

static double
take_length (Line *line)
{
  const char *text = take (line);
  char *end;
  const double value = g_ascii_strtod (text, &end);

  line->failed |= end == text || *end != '\0' || !(value > -1000.0 && value < 1000.0);

  return value;
}

static HlRect
take_rect (Line *line)
{
  HlRect rect;

  rect.x = take_length (line);
  rect.y = take_length (line);
  rect.width = take_length (line);
  rect.height = take_length (line);

  return rect;
}

static void
read_box (Line   *line,
          GArray *boxes)
{
  HlPaperBox box = { 0 };

  box.page = take_count (line);
  box.question = g_strdup (take (line));
  box.option = take_count (line);
  box.rect = take_rect (line);
  g_array_append_val (boxes, box);
}

static void
read_text (Line   *line,
           GArray *texts)
{
  HlPaperText text = { 0 };

  text.page = take_count (line);
  text.style = (HlFontStyle) take_count (line);
  line->failed |= text.style > HL_FONT_BOLD_ITALIC;
  text.x = take_length (line);
  text.baseline = take_length (line);
  text.size = take_length (line);
  text.text = g_strdup (take (line));
  g_array_append_val (texts, text);
}

static void
read_line (Line   *line,
           GArray *lines)
{
  HlPaperLine stroke = { 0 };

  stroke.page = take_count (line);
  stroke.x1 = take_length (line);
  stroke.y1 = take_length (line);
  stroke.x2 = take_length (line);
  stroke.y2 = take_length (line);
  stroke.width = take_length (line);
  stroke.gray = take_length (line);
  stroke.dash = take_length (line);
  g_array_append_val (lines, stroke);
}

static void
read_sheet (Line   *line,
            GArray *sheets)
{
  HlPaperSheet sheet = { 0 };

  sheet.qr = take_rect (line);
  sheet.serial_right = take_length (line);
  sheet.serial_baseline = take_length (line);
  sheet.serial_size = take_length (line);
  g_array_append_val (sheets, sheet);
}

static void
read_head (Line          *line,
           HlPaperLayout *self)
{
  self->form = g_strdup (take (line));
  self->large = take_count (line) != 0;
  self->n_pages = take_count (line);
  self->spacing = take_count (line);
  self->decided_page = take_count (line);
}

/* Reads one line; @n_marks and @n_decided count what has a fixed number. */
static void
read_any (Line          *line,
          HlPaperLayout *self,
          guint         *n_marks,
          guint         *n_decided)
{
  const char *kind = take (line);

  if (g_str_equal (kind, FORMAT) && self->form == NULL)
    read_head (line, self);
  else if (g_str_equal (kind, "mark") && *n_marks < HL_PAPER_N_MARKS)
    self->marks[(*n_marks)++] = take_rect (line);
  else if (g_str_equal (kind, "decided") && *n_decided < G_N_ELEMENTS (self->decided))
    self->decided[(*n_decided)++] = take_rect (line);
  else if (g_str_equal (kind, "ruler"))
    self->ruler = take_rect (line);
  else if (g_str_equal (kind, "stamp"))
    self->stamp = take_rect (line);
  else if (g_str_equal (kind, "sheet"))
    read_sheet (line, self->sheets);
  else if (g_str_equal (kind, "box"))
    read_box (line, self->boxes);
  else if (g_str_equal (kind, "writing"))
    read_box (line, self->writing);
  else if (g_str_equal (kind, "text"))
    read_text (line, self->texts);
  else if (g_str_equal (kind, "line"))
    read_line (line, self->lines);
  else
    line->failed = TRUE;

  line->failed |= line->next != line->n_fields;
}

/**
 * hl_paper_layout_from_canonical:
 * @text: text of hl_paper_layout_to_canonical()
 * @error: return location for an error
 *
 * Reads a form back.
 *
 * Returns: (transfer full): the layout, or %NULL with %HL_ERROR_STORE when @text is damaged
 */
HlPaperLayout *
hl_paper_layout_from_canonical (const char *text,
                                GError    **error)
{
  g_autoptr (HlPaperLayout) self = hl_paper_layout_blank ();
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);
  guint n_marks = 0, n_decided = 0;
  gboolean failed = FALSE;

  for (guint i = 0; rows[i] != NULL && *rows[i] != '\0' && !failed; i++)
    {
      g_auto (GStrv) fields = g_strsplit (rows[i], "\t", MAX_FIELDS);
      Line line = { fields, g_strv_length (fields), 0, FALSE };

      read_any (&line, self, &n_marks, &n_decided);
      failed = line.failed;
    }

  if (failed || self->form == NULL || n_marks != HL_PAPER_N_MARKS || self->n_pages == 0 ||
      self->sheets->len != self->n_pages)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_STORE,
                           _("The stored form is damaged: take the file from a backup"));
      return NULL;
    }

  return g_steal_pointer (&self);
}
