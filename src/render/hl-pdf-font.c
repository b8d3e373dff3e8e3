#include "render/hl-pdf-font.h"

#include <string.h>

#define DESCRIPTOR_SERIF 2
#define DESCRIPTOR_SYMBOLIC 4 /* its own set of characters */
#define DESCRIPTOR_ITALIC 64
#define STEM_WIDTH 80
#define MAX_PAIRS 100         /* of a section of a character map */

struct _HlPdfFont
{
  HPDF_Doc     doc;      /* borrowed */
  HlFace      *face;     /* borrowed */
  HPDF_FontDef file;     /* borrowed from @doc */
  HPDF_Dict    font;     /* borrowed from @doc */
  gboolean     is_serif;
  GHashTable  *codes;    /* character → code, owned */
  GArray      *glyphs;   /* of HlGlyph; code 1 is the first; owned */
};

/* libharu writes a table it does not find as empty. Glyph names are of no use in a PDF, and they
 * would be a third of a small subset. */
static void
drop_glyph_names (HPDF_FontDef file)
{
  HPDF_TTF_OffsetTbl *offsets = &((HPDF_TTFontDefAttr) file->attr)->offset_tbl;

  for (guint i = 0; i < offsets->num_tables; i++)
    if (memcmp (offsets->table[i].tag, "post", 4) == 0)
      memset (offsets->table[i].tag, 0, 4);
}

/**
 * hl_pdf_font_new:
 * @doc: the document
 * @face: the face
 * @is_serif: whether its letters have serifs
 *
 * Puts a face into a document.
 *
 * Returns: (transfer full): the font, or %NULL when libharu refuses the file; the document then
 *   holds its error
 */
HlPdfFont *
hl_pdf_font_new (HPDF_Doc doc,
                 HlFace  *face,
                 gboolean is_serif)
{
  const char *name = HPDF_LoadTTFontFromFile (doc, hl_face_get_path (face), HPDF_TRUE);

  if (name == NULL)
    return NULL;

  HlPdfFont *self = g_new0 (HlPdfFont, 1);

  self->doc = doc;
  self->face = face;
  self->is_serif = is_serif;
  self->codes = g_hash_table_new (NULL, NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (HlGlyph));
  self->file = HPDF_GetFontDef (doc, name);
  drop_glyph_names (self->file);
  self->font = HPDF_Dict_New (doc->mmgr);
  self->font->header.obj_class |= HPDF_OSUBCLASS_FONT;
  HPDF_Xref_Add (doc->xref, self->font);

  return self;
}

/**
 * hl_pdf_font_free:
 * @self: (transfer full): a font
 *
 * Frees a font; its objects stay in the document.
 */
void
hl_pdf_font_free (HlPdfFont *self)
{
  g_hash_table_unref (self->codes);
  g_array_unref (self->glyphs);
  g_free (self);
}

/**
 * hl_pdf_font_get_name:
 * @self: a font
 * @page: a page
 *
 * Returns: (transfer none): the font's name in the resources of @page
 */
const char *
hl_pdf_font_get_name (HlPdfFont *self,
                      HPDF_Page  page)
{
  return HPDF_Page_GetLocalFontName (page, self->font);
}

/**
 * hl_pdf_font_get_code:
 * @self: a font
 * @glyph: a glyph of its face
 *
 * Codes go by character, not by glyph, so that characters which look alike can still be told apart
 * when the text is copied.
 *
 * Returns: the code that draws @glyph, 1…65535
 */
guint
hl_pdf_font_get_code (HlPdfFont     *self,
                      const HlGlyph *glyph)
{
  gpointer key = GUINT_TO_POINTER (glyph->character);
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, key));
  HPDF_TTFontDefAttr file = self->file->attr;

  if (code != 0)
    return code;

  g_array_append_val (self->glyphs, *glyph);
  g_hash_table_insert (self->codes, key, GUINT_TO_POINTER (self->glyphs->len));
  hl_face_mark_parts (self->face, glyph->index, file->glyph_tbl.flgs, file->num_glyphs);

  return self->glyphs->len;
}

static HPDF_Dict
add_stream (HlPdfFont    *self,
            HPDF_Dict     owner,
            const char   *key,
            gconstpointer data,
            gsize         size)
{
  HPDF_Dict dict = HPDF_DictStream_New (self->doc->mmgr, self->doc->xref);

  dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  HPDF_Dict_Add (owner, key, dict);
  HPDF_Stream_Write (dict->stream, data, size);

  return dict;
}

static void
append_utf16 (GString *out,
              gunichar character)
{
  glong n_units;
  g_autofree gunichar2 *units = g_ucs4_to_utf16 (&character, 1, NULL, &n_units, NULL);

  for (glong i = 0; i < n_units; i++)
    g_string_append_printf (out, "%04X", units[i]);
}

/* The map from codes to characters, for copying and searching.
 * Source: ISO 32000-1, 9.10.3; Adobe Technical Note 5411. */
static void
add_to_unicode (HlPdfFont *self)
{
  g_autoptr (GString) map = g_string_new ("/CIDInit /ProcSet findresource begin\n"
                                          "12 dict begin\nbegincmap\n"
                                          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                                          "/Supplement 0 >> def\n"
                                          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                          "1 begincodespacerange\n<0000> <FFFF>\n"
                                          "endcodespacerange\n");

  for (guint first = 0; first < self->glyphs->len; first += MAX_PAIRS)
    {
      guint end = MIN (first + MAX_PAIRS, self->glyphs->len);

      g_string_append_printf (map, "%u beginbfchar\n", end - first);

      for (guint i = first; i < end; i++)
        {
          g_string_append_printf (map, "<%04X> <", i + 1);
          append_utf16 (map, g_array_index (self->glyphs, HlGlyph, i).character);
          g_string_append (map, ">\n");
        }

      g_string_append (map, "endbfchar\n");
    }

  g_string_append (map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  add_stream (self, self->font, "ToUnicode", map->str, map->len);
}

static void
add_glyph_map (HlPdfFont *self,
               HPDF_Dict  descendant)
{
  HPDF_Array widths = HPDF_Array_New (self->doc->mmgr);
  HPDF_Array run = HPDF_Array_New (self->doc->mmgr);
  g_autoptr (GByteArray) map = g_byte_array_new ();

  g_byte_array_append (map, (const guint8[]) { 0, 0 }, 2);

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const HlGlyph *glyph = &g_array_index (self->glyphs, HlGlyph, i);
      const guint8 index[] = { glyph->index >> 8, glyph->index & 0xff };

      g_byte_array_append (map, index, sizeof index);
      HPDF_Array_AddNumber (run, glyph->advance);
    }

  HPDF_Array_AddNumber (widths, 1);
  HPDF_Array_Add (widths, run);
  HPDF_Dict_Add (descendant, "W", widths);
  add_stream (self, descendant, "CIDToGIDMap", map->data, map->len);
}

static HPDF_Dict
make_descriptor (HlPdfFont  *self,
                 const char *name)
{
  HPDF_Dict descriptor = HPDF_Dict_New (self->doc->mmgr);
  guint flags = DESCRIPTOR_SYMBOLIC | (self->is_serif ? DESCRIPTOR_SERIF : 0) |
                (hl_face_is_italic (self->face) ? DESCRIPTOR_ITALIC : 0);

  HPDF_Xref_Add (self->doc->xref, descriptor);
  HPDF_Dict_AddName (descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName (descriptor, "FontName", name);
  HPDF_Dict_AddNumber (descriptor, "Flags", flags);
  HPDF_Dict_AddReal (descriptor, "ItalicAngle", hl_face_get_italic_angle (self->face));
  HPDF_Dict_AddNumber (descriptor, "Ascent", self->file->ascent);
  HPDF_Dict_AddNumber (descriptor, "Descent", self->file->descent);
  HPDF_Dict_AddNumber (descriptor, "CapHeight", self->file->cap_height);
  HPDF_Dict_AddNumber (descriptor, "StemV", STEM_WIDTH);
  HPDF_Dict_Add (descriptor, "FontBBox",
                 HPDF_Box_Array_New (self->doc->mmgr, self->file->font_bbox));

  HPDF_Dict file = add_stream (self, descriptor, "FontFile2", NULL, 0);

  HPDF_TTFontDef_SaveFontData (self->file, file->stream);
  HPDF_Dict_AddNumber (file, "Length1", ((HPDF_TTFontDefAttr) self->file->attr)->length1);

  return descriptor;
}

static HPDF_Dict
make_descendant (HlPdfFont  *self,
                 const char *name)
{
  HPDF_MMgr memory = self->doc->mmgr;
  HPDF_Dict descendant = HPDF_Dict_New (memory);
  HPDF_Dict system = HPDF_Dict_New (memory);

  HPDF_Dict_AddName (descendant, "Type", "Font");
  HPDF_Dict_AddName (descendant, "Subtype", "CIDFontType2");
  HPDF_Dict_AddName (descendant, "BaseFont", name);
  HPDF_Dict_Add (descendant, "CIDSystemInfo", system);
  HPDF_Dict_Add (system, "Registry", HPDF_String_New (memory, "Adobe", NULL));
  HPDF_Dict_Add (system, "Ordering", HPDF_String_New (memory, "Identity", NULL));
  HPDF_Dict_AddNumber (system, "Supplement", 0);
  HPDF_Dict_Add (descendant, "FontDescriptor", make_descriptor (self, name));
  add_glyph_map (self, descendant);

  return descendant;
}

/**
 * hl_pdf_font_finish:
 * @self: a font
 *
 * Writes the font into the document: the subset, the advances and characters of the codes given
 * out. Called once, after the last page.
 *
 * Source: ISO 32000-1, 9.7 (composite fonts) and 9.8 (descriptors).
 */
void
hl_pdf_font_finish (HlPdfFont *self)
{
  HPDF_TTFontDefAttr file = self->file->attr;
  g_autofree char *name = g_strdup_printf ("%.*s+%s", HPDF_TTF_FONT_TAG_LEN, file->tag_name,
                                           hl_face_get_name (self->face));
  HPDF_Array descendants = HPDF_Array_New (self->doc->mmgr);

  HPDF_Dict_AddName (self->font, "Type", "Font");
  HPDF_Dict_AddName (self->font, "Subtype", "Type0");
  HPDF_Dict_AddName (self->font, "BaseFont", name);
  HPDF_Dict_AddName (self->font, "Encoding", "Identity-H");
  HPDF_Dict_Add (self->font, "DescendantFonts", descendants);
  HPDF_Array_Add (descendants, make_descendant (self, name));
  add_to_unicode (self);
}
