#include "render/hl-face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_TRUETYPE_TABLES_H

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define BLOCK_SIZE 256
#define N_BLOCKS (0x110000 / BLOCK_SIZE)

struct _HlFace
{
  char      *path;             /* owned */
  char      *name;             /* owned */
  FT_Library library;          /* owned */
  FT_Face    face;             /* owned; used under @lock */
  GMutex     lock;
  HlGlyph   *blocks[N_BLOCKS]; /* owned; NULL = no character there */
  HlGlyph    substitute;
};

/* The letters with marks of Vietnamese beyond Latin-1. */
static const char vietnamese[] = "ĂăĐđĨĩŨũƠơƯư"
                                 "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊị"
                                 "ỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

static void
add_glyph (HlFace  *self,
           gunichar character,
           guint    index)
{
  HlGlyph **block = &self->blocks[character / BLOCK_SIZE];
  FT_Fixed advance = 0;

  if (FT_Get_Advance (self->face, index, FT_LOAD_NO_SCALE, &advance) != 0)
    return;
  if (*block == NULL)
    *block = g_new0 (HlGlyph, BLOCK_SIZE);

  (*block)[character % BLOCK_SIZE] = (HlGlyph) {
    character, index, (advance * HL_UNITS_PER_EM + self->face->units_per_EM / 2) /
    self->face->units_per_EM
  };
}

static void
read_glyphs (HlFace *self)
{
  FT_UInt index;
  FT_ULong character = FT_Get_First_Char (self->face, &index);

  while (index != 0)
    {
      if (character < BLOCK_SIZE * N_BLOCKS)
        add_glyph (self, character, index);
      character = FT_Get_Next_Char (self->face, character, &index);
    }
}

/* What is drawn for a character the face lacks. */
static gboolean
choose_substitute (HlFace *self)
{
  static const gunichar choices[] = { 0xfffd, 0x25a1, '?' };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const HlGlyph *glyph = hl_face_find (self, choices[i]);

      if (glyph == NULL)
        continue;

      self->substitute = *glyph;
      return TRUE;
    }

  return FALSE;
}

static gboolean
has_vietnamese (const HlFace *self)
{
  for (const char *p = vietnamese; *p != '\0'; p = g_utf8_next_char (p))
    if (hl_face_find (self, g_utf8_get_char (p)) == NULL)
      return FALSE;

  return TRUE;
}

/* Fonts whose licence bars them, or subsets of them, from documents; libharu refuses those, too. */
static gboolean
forbids_embedding (FT_Face face)
{
  const guint forbidden = FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING | FT_FSTYPE_NO_SUBSETTING |
                          FT_FSTYPE_BITMAP_EMBEDDING_ONLY;

  return (FT_Get_FSType_Flags (face) & forbidden) != 0;
}

static gboolean
load_file (HlFace *self)
{
  if (FT_Init_FreeType (&self->library) != 0)
    return FALSE;
  if (FT_New_Face (self->library, self->path, 0, &self->face) != 0)
    return FALSE;
  if (FT_Get_Sfnt_Table (self->face, FT_SFNT_HEAD) == NULL || !FT_IS_SCALABLE (self->face))
    return FALSE;
  if (FT_Select_Charmap (self->face, FT_ENCODING_UNICODE) != 0 || forbids_embedding (self->face))
    return FALSE;

  self->name = g_strdup (FT_Get_Postscript_Name (self->face));
  read_glyphs (self);

  return self->name != NULL && choose_substitute (self);
}

/**
 * hl_face_open:
 * @path: a TrueType file
 * @error: return location for an error
 *
 * Opens a font file and reads its advances; a few milliseconds.
 *
 * Returns: (transfer full): the face, or %NULL with %HL_ERROR_RENDER when the file is no scalable
 *   font, must not be embedded or lacks a Vietnamese letter
 */
HlFace *
hl_face_open (const char *path,
              GError    **error)
{
  g_autoptr (HlFace) self = g_new0 (HlFace, 1);

  g_mutex_init (&self->lock);
  self->path = g_strdup (path);

  if (!load_file (self))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER,
                   _("%s is not a TrueType font that may be put into a PDF"), path);
      return NULL;
    }

  if (!has_vietnamese (self))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER, _("The font %s lacks Vietnamese letters"),
                   path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hl_face_free:
 * @self: (transfer full): a face
 *
 * Closes a font file.
 */
void
hl_face_free (HlFace *self)
{
  if (self->face != NULL)
    FT_Done_Face (self->face);
  if (self->library != NULL)
    FT_Done_FreeType (self->library);

  for (gsize i = 0; i < N_BLOCKS; i++)
    g_free (self->blocks[i]);

  g_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * hl_face_get_path:
 * @self: a face
 *
 * Returns: (transfer none): its file
 */
const char *
hl_face_get_path (const HlFace *self)
{
  return self->path;
}

/**
 * hl_face_get_name:
 * @self: a face
 *
 * Returns: (transfer none): its PostScript name
 */
const char *
hl_face_get_name (const HlFace *self)
{
  return self->name;
}

/**
 * hl_face_get_ascent:
 * @self: a face
 *
 * Returns: height above the baseline, in em
 */
double
hl_face_get_ascent (const HlFace *self)
{
  return (double) self->face->ascender / self->face->units_per_EM;
}

/**
 * hl_face_get_descent:
 * @self: a face
 *
 * Returns: depth below the baseline, in em, positive
 */
double
hl_face_get_descent (const HlFace *self)
{
  return -(double) self->face->descender / self->face->units_per_EM;
}

/**
 * hl_face_is_italic:
 * @self: a face
 *
 * Returns: whether the letters lean
 */
gboolean
hl_face_is_italic (const HlFace *self)
{
  return (self->face->style_flags & FT_STYLE_FLAG_ITALIC) != 0;
}

/**
 * hl_face_get_italic_angle:
 * @self: a face
 *
 * Returns: how the letters lean, in degrees counter-clockwise, so usually ≤ 0
 */
double
hl_face_get_italic_angle (const HlFace *self)
{
  const TT_Postscript *post = FT_Get_Sfnt_Table (self->face, FT_SFNT_POST);

  return post != NULL ? post->italicAngle / 65536.0 : 0.0;
}

/**
 * hl_face_find:
 * @self: a face
 * @character: a Unicode character
 *
 * Returns: (nullable) (transfer none): its glyph; %NULL when the face cannot draw it
 */
const HlGlyph *
hl_face_find (const HlFace *self,
              gunichar      character)
{
  if (character >= BLOCK_SIZE * N_BLOCKS)
    return NULL;

  const HlGlyph *block = self->blocks[character / BLOCK_SIZE];

  if (block == NULL || block[character % BLOCK_SIZE].index == 0)
    return NULL;

  return &block[character % BLOCK_SIZE];
}

/**
 * hl_face_substitute:
 * @self: a face
 * @character: a character it lacks
 *
 * Returns: (transfer none): what is drawn instead: a space for a space, a hyphen for a dash, else
 *   the mark of a missing letter
 */
const HlGlyph *
hl_face_substitute (const HlFace *self,
                    gunichar      character)
{
  const HlGlyph *glyph = NULL;

  if (g_unichar_isspace (character))
    glyph = hl_face_find (self, ' ');
  if (g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
    glyph = hl_face_find (self, '-');

  return glyph != NULL ? glyph : &self->substitute;
}

static void
mark_parts (HlFace *self,
            guint   index,
            guint8 *used,
            gsize   n_used)
{
  if (index >= n_used || used[index] != 0)
    return;

  used[index] = 1;
  if (FT_Load_Glyph (self->face, index, FT_LOAD_NO_RECURSE) != 0)
    return;

  FT_GlyphSlot slot = self->face->glyph;
  guint n_parts = slot->format == FT_GLYPH_FORMAT_COMPOSITE ? slot->num_subglyphs : 0;
  g_autofree guint *parts = g_new (guint, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      FT_Int part, x, y;
      FT_UInt flags;
      FT_Matrix matrix;

      FT_Get_SubGlyph_Info (slot, i, &part, &flags, &x, &y, &matrix);
      parts[i] = part;
    }

  for (guint i = 0; i < n_parts; i++)
    mark_parts (self, parts[i], used, n_used);
}

/**
 * hl_face_mark_parts:
 * @self: a face
 * @index: a glyph
 * @used: (array length=n_used): becomes 1 for the glyph and all it is made of
 * @n_used: number of glyphs in the file
 *
 * Finds what a subset of the font must hold for a glyph.
 */
void
hl_face_mark_parts (HlFace *self,
                    guint   index,
                    guint8 *used,
                    gsize   n_used)
{
  g_mutex_lock (&self->lock);
  mark_parts (self, index, used, n_used);
  g_mutex_unlock (&self->lock);
}
