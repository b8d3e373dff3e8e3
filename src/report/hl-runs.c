#include "report/hl-paragraph.h"

typedef struct
{
  HlFontStyle style;
  char       *text;
} Run;

struct _HlRuns
{
  GArray *runs; /* of Run, owned */
};

static void
clear_run (gpointer data)
{
  g_free (((Run *) data)->text);
}

/**
 * hl_runs_new:
 *
 * Returns: (transfer full): an empty text
 */
HlRuns *
hl_runs_new (void)
{
  HlRuns *self = g_new0 (HlRuns, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->runs, clear_run);

  return self;
}

/**
 * hl_runs_from:
 * @style: face of the whole text
 * @text: valid UTF-8
 *
 * Returns: (transfer full): a text in one face
 */
HlRuns *
hl_runs_from (HlFontStyle style,
              const char *text)
{
  HlRuns *self = hl_runs_new ();

  hl_runs_add (self, style, text);

  return self;
}

/**
 * hl_runs_free:
 * @self: (transfer full): a text
 *
 * Frees a text.
 */
void
hl_runs_free (HlRuns *self)
{
  g_array_free (self->runs, TRUE);
  g_free (self);
}

/**
 * hl_runs_add:
 * @self: a text
 * @style: face of the added part
 * @text: valid UTF-8; goes on where the text ends, without a space
 *
 * Appends a part.
 */
void
hl_runs_add (HlRuns     *self,
             HlFontStyle style,
             const char *text)
{
  Run run = { style, g_strdup (text) };

  g_array_append_val (self->runs, run);
}

/**
 * hl_runs_add_format:
 * @self: a text
 * @style: face of the added part
 * @format: printf format
 * @...: its arguments
 *
 * Appends a formatted part.
 */
void
hl_runs_add_format (HlRuns     *self,
                    HlFontStyle style,
                    const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  hl_runs_add (self, style, text);
}

/**
 * hl_runs_get_n:
 * @self: a text
 *
 * Returns: number of parts
 */
guint
hl_runs_get_n (const HlRuns *self)
{
  return self->runs->len;
}

/**
 * hl_runs_get:
 * @self: a text
 * @i: which part
 * @out_style: (out): its face
 *
 * Returns: (transfer none): the words of part @i
 */
const char *
hl_runs_get (const HlRuns *self,
             guint         i,
             HlFontStyle  *out_style)
{
  const Run *run = &g_array_index (self->runs, Run, i);

  *out_style = run->style;

  return run->text;
}
