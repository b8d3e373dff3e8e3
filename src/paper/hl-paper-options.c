#include "keying/hl-key-form.h"
#include "paper/hl-paper-private.h"

#define KEY_GAP 0.5     /* from key to box */
#define LABEL_GAP 1.3   /* from box to label */
#define LEAST_WRITING 16.0
#define WIDEST_WRITING 60.0
#define LEAST_LABEL 14.0
#define MAX_GRID_COLUMNS 4
#define GRID_COST 0.1   /* the least that a grid is thought worth */
#define ROOMY 1.0       /* gap above a question from which a grid is worth a row */
#define IMPOSSIBLE 1000.0

/* A way to place options in rows. */
typedef struct
{
  HlPaperPiece         *piece;     /* NULL: only measure */
  const HlPaperSetting *setting;
  const char           *question;
  double                x;
  double                width;
  double                offset;    /* where the first row begins */
  guint                 n_columns; /* in cells of one width; 0 = one after the other */
  double                label;     /* labels that are wider are set on several lines */
} Place;

/* From one option to the next. */
static double
option_gap (const HlPaperSetting *setting)
{
  return setting->spacing->packed ? 2.5 : 3.6;
}

/**
 * hl_paper_row_height:
 * @setting: how the form is set
 *
 * Returns: the height of a row of boxes: two such rows keep the least distance
 */
double
hl_paper_row_height (const HlPaperSetting *setting)
{
  return setting->sizes->box + setting->sizes->gap + setting->spacing->row;
}

/**
 * hl_paper_key_width:
 * @setting: how the form is set
 *
 * Returns: what the key takes at the left of its box
 */
double
hl_paper_key_width (const HlPaperSetting *setting)
{
  return hl_paper_width (setting, HL_FONT_REGULAR, setting->sizes->small, "8") + KEY_GAP;
}

/**
 * hl_paper_piece_key_box:
 * @self: a piece
 * @setting: how the form is set
 * @question: code of the question
 * @option: its option
 * @x: left edge of the box
 * @middle: height of the box's middle
 *
 * Adds a box and the key that is pressed for it.
 */
void
hl_paper_piece_key_box (HlPaperPiece         *self,
                        const HlPaperSetting *setting,
                        const char           *question,
                        guint                 option,
                        double                x,
                        double                middle)
{
  const double box = setting->sizes->box;
  const double small = setting->sizes->small;
  const gunichar key = option == HL_PAPER_NO_OPINION ? '-' : hl_key_of_option (option);
  const char text[] = { (char) key, '\0' };
  const double width = hl_paper_width (setting, HL_FONT_REGULAR, small, text);

  hl_paper_piece_middle (self, setting, HL_FONT_REGULAR, small, text, x - KEY_GAP - width, middle);
  hl_paper_piece_box (self, question, option, x, middle - box / 2.0, box);
}

static double
label_left (const HlPaperSetting *setting)
{
  return hl_paper_key_width (setting) + setting->sizes->box + LABEL_GAP;
}

static double
natural_width (const HlPaperSetting *setting,
               const HlPaperOption  *option)
{
  return label_left (setting) +
         hl_paper_width (setting, HL_FONT_REGULAR, setting->sizes->option, option->label) +
         (option->has_text ? LABEL_GAP + LEAST_WRITING : 0.0);
}

/**
 * hl_paper_options_width:
 * @setting: how the form is set
 * @options: options
 * @n_options: how many
 *
 * Returns: the width of all options in one row
 */
double
hl_paper_options_width (const HlPaperSetting *setting,
                        const HlPaperOption  *options,
                        guint                 n_options)
{
  double width = -option_gap (setting);

  for (guint i = 0; i < n_options; i++)
    width += natural_width (setting, &options[i]) + option_gap (setting);

  return width;
}

static void
add_writing (const Place         *place,
             const HlPaperOption *option,
             double               x,
             double               right,
             double               middle)
{
  const double height = place->setting->sizes->box;
  const HlRect rect = { x, middle - height / 2.0, MIN (right - x, WIDEST_WRITING), height };

  hl_paper_piece_writing (place->piece, place->question, option->option, &rect);
  hl_paper_piece_dots (place->piece, rect.x, rect.x + rect.width, rect.y + rect.height - 1.0);
}

static double
writing_width (const HlPaperOption *option)
{
  return option->has_text ? LABEL_GAP + LEAST_WRITING : 0.0;
}

static double
cell_width (const Place *place)
{
  const double gap = option_gap (place->setting);

  return (place->width + gap) / place->n_columns - gap;
}

/* The widest that a label may be. */
static double
label_width (const Place         *place,
             const HlPaperOption *option)
{
  const double cell = place->n_columns > 0 ? cell_width (place) : place->width;

  return MIN (place->label, cell - label_left (place->setting) - writing_width (option));
}

static char **
wrap_label (const Place         *place,
            const HlPaperOption *option)
{
  return hl_paper_wrap (place->setting, HL_FONT_REGULAR, place->setting->sizes->option,
                        option->label, label_width (place, option));
}

static void
measure_option (const Place         *place,
                const HlPaperOption *option,
                double              *out_width,
                double              *out_height)
{
  const HlPaperSetting *setting = place->setting;
  const double size = setting->sizes->option;
  g_auto (GStrv) lines = wrap_label (place, option);
  double widest = 0.0, text;

  for (guint i = 0; lines[i] != NULL; i++)
    widest = MAX (widest, hl_paper_width (setting, HL_FONT_REGULAR, size, lines[i]));

  text = g_strv_length (lines) * hl_paper_line_height (setting, size);
  *out_width = label_left (setting) + widest + writing_width (option);
  *out_height = MAX (hl_paper_row_height (setting),
                     text + 0.3 + MIN (setting->spacing->block, 1.0));
}

/* Draws an option in a row of a height; @right is as far as it may write. */
static void
draw_option (const Place         *place,
             const HlPaperOption *option,
             double               x,
             double               right,
             double               y,
             double               height)
{
  const HlPaperSetting *setting = place->setting;
  const double size = setting->sizes->option;
  const double left = x + label_left (setting);
  const double middle = y + height / 2.0;
  g_auto (GStrv) lines = wrap_label (place, option);
  const guint n_lines = g_strv_length (lines);
  const double top = middle - n_lines * hl_paper_line_height (setting, size) / 2.0;

  hl_paper_piece_key_box (place->piece, setting, place->question, option->option,
                          x + hl_paper_key_width (setting), middle);
  hl_paper_piece_lines (place->piece, setting, HL_FONT_REGULAR, size, lines, left, top);
  if (option->has_text)
    add_writing (place, option,
                 left + LABEL_GAP + hl_paper_width (setting, HL_FONT_REGULAR, size,
                                                    lines[n_lines - 1]),
                 right, middle);
}

/* How many options stand in the row that begins with the first one, and its height. */
static guint
measure_row (const Place         *place,
             const HlPaperOption *options,
             guint                n_options,
             double               room,
             double              *out_height)
{
  double x = 0.0;
  guint n = 0;

  *out_height = 0.0;
  for (; n < n_options; n++)
    {
      double width, height;

      measure_option (place, &options[n], &width, &height);
      if (n > 0 && (place->n_columns > 0 ? n == place->n_columns : x + width > room + 1e-6))
        break;

      x += width + option_gap (place->setting);
      *out_height = MAX (*out_height, height);
    }

  return n;
}

static void
draw_row (const Place         *place,
          const HlPaperOption *options,
          guint                n,
          double               x,
          double               y,
          double               height)
{
  const double end = place->x + place->width;

  for (guint i = 0; i < n; i++)
    {
      double width, ignored;

      measure_option (place, &options[i], &width, &ignored);
      if (place->n_columns > 0)
        width = cell_width (place);

      draw_option (place, &options[i], x, i + 1 == n ? end : x + width, y, height);
      x += width + option_gap (place->setting);
    }
}

/* Returns the height, or a huge one when the first option does not fit behind @offset. */
static double
place_rows (const Place         *place,
            const HlPaperOption *options,
            guint                n_options,
            double               y)
{
  const double top = y;
  double offset = place->offset;

  for (guint i = 0; i < n_options;)
    {
      double height, first, ignored;
      const guint n = measure_row (place, options + i, n_options - i, place->width - offset,
                                   &height);

      measure_option (place, &options[i], &first, &ignored);
      if (offset > 0.0 && first > place->width - offset)
        return IMPOSSIBLE;
      if (place->piece != NULL)
        draw_row (place, options + i, n, place->x + offset, y, height);

      y += height;
      i += n;
      offset = 0.0;
    }

  return y - top;
}

static gboolean
has_room (const Place         *place,
          const HlPaperOption *options,
          guint                n_options)
{
  for (guint i = 0; i < n_options; i++)
    {
      g_auto (GStrv) lines = NULL;

      if (label_width (place, &options[i]) < LEAST_LABEL)
        return FALSE;

      lines = wrap_label (place, &options[i]);
      if (g_strv_length (lines) > (options[i].has_text ? 1 : place->setting->large ? 3 : 2))
        return FALSE;
    }

  return TRUE;
}

/* The lowest way to place them; cells of one width read more easily and may cost a little. */
static double
choose (Place               *place,
        const HlPaperOption *options,
        guint                n_options)
{
  static const double labels[] = { 75.0, 66.0, 58.0, 50.0, 42.0, 35.0 };
  const gboolean is_roomy = place->setting->spacing->block >= ROOMY;
  Place trial = *place;
  double best = place_rows (place, options, n_options, 0.0);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      trial.label = labels[i];

      const double height = has_room (&trial, options, n_options)
                            ? place_rows (&trial, options, n_options, 0.0) : IMPOSSIBLE;

      if (height < best - 0.1)
        {
          best = height;
          *place = trial;
        }
    }

  best += is_roomy ? hl_paper_row_height (place->setting) : GRID_COST;
  trial.label = G_MAXDOUBLE;
  for (trial.n_columns = MIN (MAX_GRID_COLUMNS, n_options - 1);
       trial.n_columns >= 2 && n_options > 3 && trial.offset == 0.0; trial.n_columns--)
    if (has_room (&trial, options, n_options) &&
        place_rows (&trial, options, n_options, 0.0) < best)
      {
        best = place_rows (&trial, options, n_options, 0.0);
        *place = trial;
      }

  return best;
}

/**
 * hl_paper_options_place:
 * @piece: (nullable): a piece, or %NULL only to measure
 * @setting: how the form is set
 * @question: code of the question
 * @options: its options
 * @n_options: how many, ≥ 1
 * @x: left edge
 * @y: top
 * @width: of the room
 * @offset: where the first row begins, from @x; 0 = as the others
 *
 * Adds boxes with their keys and labels, in the lowest way.
 *
 * Returns: the height they take; more than a page when the first does not fit behind @offset
 */
double
hl_paper_options_place (HlPaperPiece         *piece,
                        const HlPaperSetting *setting,
                        const char           *question,
                        const HlPaperOption  *options,
                        guint                 n_options,
                        double                x,
                        double                y,
                        double                width,
                        double                offset)
{
  Place place = { NULL, setting, question, x, width, offset, 0, G_MAXDOUBLE };

  if (hl_paper_options_width (setting, options, n_options) > width - offset)
    choose (&place, options, n_options);

  place.piece = piece;

  return place_rows (&place, options, n_options, y);
}
