#include "render/hl-pdf-tree.h"

#include "render/hl-pdf-private.h"

/* Source: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF). */

struct _HlPdfTree
{
  HPDF_Doc   doc;      /* borrowed */
  HPDF_Dict  root;     /* borrowed from @doc, as the rest */
  HPDF_Array parents;  /* of the pages' arrays, with their numbers */
  HPDF_Page  page;
  HPDF_Array owners;   /* of the marks on this page */
  guint      n_pages;
  guint      n_marks;
  GPtrArray *open;     /* of HPDF_Dict: the elements begun, the document first; owned */
};

static HPDF_Dict
make_element (HlPdfTree  *self,
              HPDF_Dict   parent,
              const char *role)
{
  HPDF_Dict element = HPDF_Dict_New (self->doc->mmgr);

  HPDF_Xref_Add (self->doc->xref, element);
  HPDF_Dict_AddName (element, "S", role);
  HPDF_Dict_Add (element, "P", parent);
  HPDF_Dict_Add (element, "K", HPDF_Array_New (self->doc->mmgr));

  return element;
}

static HPDF_Array
get_children (HPDF_Dict element)
{
  return HPDF_Dict_GetItem (element, "K", HPDF_OCLASS_ARRAY);
}

/**
 * hl_pdf_tree_new:
 * @doc: the document
 *
 * Makes @doc a tagged document with an empty structure.
 *
 * Returns: (transfer full): the structure
 */
HlPdfTree *
hl_pdf_tree_new (HPDF_Doc doc)
{
  HlPdfTree *self = g_new0 (HlPdfTree, 1);
  HPDF_Dict mark_info = HPDF_Dict_New (doc->mmgr);
  HPDF_Dict parents = HPDF_Dict_New (doc->mmgr);

  self->doc = doc;
  self->open = g_ptr_array_new ();
  self->root = HPDF_Dict_New (doc->mmgr);
  HPDF_Xref_Add (doc->xref, self->root);
  HPDF_Dict_AddName (self->root, "Type", "StructTreeRoot");
  HPDF_Dict_Add (doc->catalog, "StructTreeRoot", self->root);

  g_ptr_array_add (self->open, make_element (self, self->root, "Document"));
  HPDF_Dict_Add (self->root, "K", g_ptr_array_index (self->open, 0));

  self->parents = HPDF_Array_New (doc->mmgr);
  HPDF_Dict_Add (parents, "Nums", self->parents);
  HPDF_Dict_Add (self->root, "ParentTree", parents);

  HPDF_Dict_AddBoolean (mark_info, "Marked", HPDF_TRUE);
  HPDF_Dict_Add (doc->catalog, "MarkInfo", mark_info);

  return self;
}

/**
 * hl_pdf_tree_free:
 * @self: (transfer full): a structure
 *
 * Frees the structure; its objects stay in the document.
 */
void
hl_pdf_tree_free (HlPdfTree *self)
{
  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * hl_pdf_tree_begin_page:
 * @self: a structure
 * @page: the next page
 *
 * Begins a page; what is marked from now on is on it.
 */
void
hl_pdf_tree_begin_page (HlPdfTree *self,
                        HPDF_Page  page)
{
  self->page = page;
  self->n_marks = 0;
  self->owners = HPDF_Array_New (self->doc->mmgr);
  HPDF_Xref_Add (self->doc->xref, self->owners);
  HPDF_Array_AddNumber (self->parents, self->n_pages);
  HPDF_Array_Add (self->parents, self->owners);
  HPDF_Dict_AddNumber (page, "StructParents", self->n_pages);
  HPDF_Dict_AddName (page, "Tabs", "S");
  self->n_pages++;
}

/* A heading cell of a table says what it heads. */
static void
add_scope (HlPdfTree *self,
           HPDF_Dict  element)
{
  HPDF_Dict attributes = HPDF_Dict_New (self->doc->mmgr);

  HPDF_Dict_AddName (attributes, "O", "Table");
  HPDF_Dict_AddName (attributes, "Scope", "Column");
  HPDF_Dict_Add (element, "A", attributes);
}

/**
 * hl_pdf_tree_begin:
 * @self: a structure
 * @role: a standard structure type
 * @alternative: (nullable): alternative text
 *
 * Begins an element inside the latest one not yet ended.
 */
void
hl_pdf_tree_begin (HlPdfTree  *self,
                   const char *role,
                   const char *alternative)
{
  HPDF_Dict parent = g_ptr_array_index (self->open, self->open->len - 1);
  HPDF_Dict element = make_element (self, parent, role);

  HPDF_Array_Add (get_children (parent), element);
  HPDF_Dict_Add (element, "Pg", self->page);
  if (alternative != NULL)
    HPDF_Dict_Add (element, "Alt", hl_pdf_text_new (self->doc, alternative));
  if (g_str_equal (role, "TH"))
    add_scope (self, element);

  g_ptr_array_add (self->open, element);
}

/**
 * hl_pdf_tree_end:
 * @self: a structure with an element begun
 *
 * Ends the latest element.
 */
void
hl_pdf_tree_end (HlPdfTree *self)
{
  g_ptr_array_set_size (self->open, self->open->len - 1);
}

/**
 * hl_pdf_tree_mark:
 * @self: a structure
 * @out_role: (out) (transfer none): type of the element that owns the content
 * @out_mark: (out): number of the content on this page
 *
 * Gives the content that comes next to the element begun.
 *
 * Returns: %FALSE outside any element: the content is decoration
 */
gboolean
hl_pdf_tree_mark (HlPdfTree   *self,
                  const char **out_role,
                  guint       *out_mark)
{
  if (self->open->len == 1)
    return FALSE;

  HPDF_Dict element = g_ptr_array_index (self->open, self->open->len - 1);

  HPDF_Array_AddNumber (get_children (element), self->n_marks);
  HPDF_Array_Add (self->owners, element);
  *out_role = HPDF_Name_GetValue (HPDF_Dict_GetItem (element, "S", HPDF_OCLASS_NAME));
  *out_mark = self->n_marks++;

  return TRUE;
}

/**
 * hl_pdf_tree_finish:
 * @self: a structure
 *
 * Completes the structure after the last page.
 */
void
hl_pdf_tree_finish (HlPdfTree *self)
{
  HPDF_Dict_AddNumber (self->root, "ParentTreeNextKey", self->n_pages);
}
