#include "render/hl-font-set.h"

#include <fontconfig/fontconfig.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "render/hl-glyph-iter.h"
#include "render/hl-render.h"

#define N_STYLES 4

struct _HlFontSet
{
  HlFace   *faces[HL_N_FACES];
  HlMetrics metrics;
};

typedef struct
{
  int weight;
  int slant;
} Style;

static const Style styles[N_STYLES] = {
  [HL_FONT_REGULAR] = { FC_WEIGHT_REGULAR, FC_SLANT_ROMAN },
  [HL_FONT_BOLD] = { FC_WEIGHT_BOLD, FC_SLANT_ROMAN },
  [HL_FONT_ITALIC] = { FC_WEIGHT_REGULAR, FC_SLANT_ITALIC },
  [HL_FONT_BOLD_ITALIC] = { FC_WEIGHT_BOLD, FC_SLANT_ITALIC },
};

/* In order of preference. */
static const char *const serif_names[] = { "Times New Roman", "Liberation Serif", NULL };
static const char *const sans_names[] = { "Liberation Sans", "Noto Sans", "DejaVu Sans", NULL };

static double
measure (const HlMetrics *metrics,
         const HlFont    *font,
         const char      *text,
         gssize           length)
{
  g_auto (HlGlyphIter) iter = { 0 };
  HlGlyph glyph;
  guint64 units = 0;

  hl_glyph_iter_init (&iter, hl_font_set_get_face (metrics->data, font), text, length);
  while (hl_glyph_iter_next (&iter, &glyph))
    units += glyph.advance;

  return units * font->size / HL_UNITS_PER_EM;
}

static double
get_ascent (const HlMetrics *metrics,
            const HlFont    *font)
{
  return hl_face_get_ascent (hl_font_set_get_face (metrics->data, font)) * font->size;
}

static double
get_descent (const HlMetrics *metrics,
             const HlFont    *font)
{
  return hl_face_get_descent (hl_font_set_get_face (metrics->data, font)) * font->size;
}

static gboolean
has_glyph (const HlMetrics *metrics,
           const HlFont    *font,
           gunichar         character)
{
  return hl_face_find (hl_font_set_get_face (metrics->data, font), character) != NULL;
}

/* Whether libharu can embed the file as this style: plain TrueType outlines, no collection. */
static gboolean
is_style (FcPattern   *pattern,
          const Style *style)
{
  int weight, slant, width, index;
  FcChar8 *format;

  if (FcPatternGetInteger (pattern, FC_WEIGHT, 0, &weight) != FcResultMatch ||
      FcPatternGetInteger (pattern, FC_SLANT, 0, &slant) != FcResultMatch ||
      FcPatternGetInteger (pattern, FC_WIDTH, 0, &width) != FcResultMatch ||
      FcPatternGetInteger (pattern, FC_INDEX, 0, &index) != FcResultMatch ||
      FcPatternGetString (pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch)
    return FALSE;

  gboolean is_slanted = slant != FC_SLANT_ROMAN;

  return weight == style->weight && is_slanted == (style->slant != FC_SLANT_ROMAN) &&
         width == FC_WIDTH_NORMAL && index == 0 && g_str_equal (format, "TrueType");
}

static int
compare_paths (gconstpointer one,
               gconstpointer other)
{
  return g_strcmp0 (*(const char *const *) one, *(const char *const *) other);
}

/* The files of a style, sorted, so that the choice never depends on the order of a directory. */
static GPtrArray *
list_paths (const FcFontSet *fonts,
            const Style     *style)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (int i = 0; i < fonts->nfont; i++)
    {
      FcChar8 *path;

      if (is_style (fonts->fonts[i], style) &&
          FcPatternGetString (fonts->fonts[i], FC_FILE, 0, &path) == FcResultMatch)
        g_ptr_array_add (paths, path);
    }

  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

static HlFace *
open_style (const FcFontSet *fonts,
            const Style     *style)
{
  g_autoptr (GPtrArray) paths = list_paths (fonts, style);

  for (guint i = 0; i < paths->len; i++)
    {
      HlFace *face = hl_face_open (g_ptr_array_index (paths, i), NULL);

      if (face != NULL)
        return face;
    }

  return NULL;
}

static FcFontSet *
list_family (const char *name)
{
  FcPattern *pattern = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, name, FC_VARIABLE, FcTypeBool,
                                       FcFalse, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_INDEX,
                                           FC_FONTFORMAT, NULL);
  FcFontSet *fonts = FcFontList (NULL, pattern, objects);

  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);

  return fonts;
}

static gboolean
open_family (const char *name,
             HlFace    **faces)
{
  FcFontSet *fonts = list_family (name);
  guint n_opened = 0;

  while (fonts != NULL && n_opened < N_STYLES)
    {
      faces[n_opened] = open_style (fonts, &styles[n_opened]);
      if (faces[n_opened] == NULL)
        break;
      n_opened++;
    }

  g_clear_pointer (&fonts, FcFontSetDestroy);
  if (n_opened == N_STYLES)
    return TRUE;

  while (n_opened > 0)
    g_clear_pointer (&faces[--n_opened], hl_face_free);

  return FALSE;
}

static gboolean
open_first (const char *const *names,
            HlFace           **faces)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (open_family (names[i], faces))
      return TRUE;

  return FALSE;
}

static HlFontSet *
load (GError **error)
{
  g_autofree HlFontSet *self = g_new0 (HlFontSet, 1);

  if (!open_first (serif_names, self->faces + N_STYLES * HL_FAMILY_SERIF))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER,
                   _("No font for reports: neither Times New Roman nor Liberation Serif 2 with "
                     "Vietnamese letters is installed. Install the package fonts-liberation2"));
      return NULL;
    }

  if (!open_first (sans_names, self->faces + N_STYLES * HL_FAMILY_SANS))
    {
      for (guint i = 0; i < HL_N_FACES; i++)
        g_clear_pointer (&self->faces[i], hl_face_free);
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER,
                   _("No font for charts: neither Liberation Sans 2, Noto Sans nor DejaVu Sans is "
                     "installed. Install the package fonts-liberation2"));
      return NULL;
    }

  self->metrics = (HlMetrics) { measure, get_ascent, get_descent, has_glyph, self };

  return g_steal_pointer (&self);
}

/**
 * hl_font_set_get:
 * @error: return location for an error
 *
 * Finds the fonts with fontconfig, at the first call; safe from any thread.
 *
 * Returns: (transfer none): the fonts, or %NULL with %HL_ERROR_RENDER when one is missing
 */
const HlFontSet *
hl_font_set_get (GError **error)
{
  static GMutex lock;
  static HlFontSet *set;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (set == NULL)
    set = load (error);

  return set;
}

/**
 * hl_font_set_get_index:
 * @font: a font
 *
 * Returns: the number of its face, below %HL_N_FACES
 */
guint
hl_font_set_get_index (const HlFont *font)
{
  return N_STYLES * font->family + font->style;
}

/**
 * hl_font_set_get_face:
 * @self: the fonts
 * @font: a font
 *
 * Returns: (transfer none): its face
 */
HlFace *
hl_font_set_get_face (const HlFontSet *self,
                      const HlFont    *font)
{
  return self->faces[hl_font_set_get_index (font)];
}

/**
 * hl_render_metrics:
 * @error: return location for an error
 *
 * Gives the metrics of the fonts that the back ends draw with: Times New Roman or Liberation
 * Serif 2 as serif; Liberation Sans 2, Noto Sans or DejaVu Sans as sans. The fonts are found at the
 * first call; metrics may be used from any thread.
 *
 * Returns: (transfer none): the metrics, or %NULL with %HL_ERROR_RENDER when fonts are missing
 */
const HlMetrics *
hl_render_metrics (GError **error)
{
  const HlFontSet *fonts = hl_font_set_get (error);

  return fonts != NULL ? &fonts->metrics : NULL;
}
