#include "app/hl-page.h"

#define HL_APP_PAGE(name) extern const HlPageInfo hl_page_ ## name ## _info;
#include "hl-app-pages.def"
#undef HL_APP_PAGE

G_DEFINE_ABSTRACT_TYPE (HlPage, hl_page, ADW_TYPE_BIN)

static const HlPageInfo *const infos[] = {
#define HL_APP_PAGE(name) & hl_page_ ## name ## _info,
#include "hl-app-pages.def"
#undef HL_APP_PAGE
};

static void
hl_page_class_init (HlPageClass *klass)
{
}

static void
hl_page_init (HlPage *self)
{
}

/**
 * hl_page_infos:
 * @out_n_infos: (out): how many views there are
 *
 * Returns: (transfer none) (array length=out_n_infos): the views; those of the sidebar in its order
 */
const HlPageInfo *const *
hl_page_infos (gsize *out_n_infos)
{
  *out_n_infos = G_N_ELEMENTS (infos);

  return infos;
}

/**
 * hl_page_find:
 * @id: id of a view
 *
 * Returns: (transfer none): the view; the first when there is none with @id
 */
const HlPageInfo *
hl_page_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      if (g_strcmp0 (infos[i]->id, id) == 0)
        return infos[i];
    }

  return infos[0];
}

/**
 * hl_page_show_round:
 * @self: a view
 * @workspace: the open file
 * @survey: the round to show
 *
 * Shows a round, with its data as they are now.
 */
void
hl_page_show_round (HlPage      *self,
                    HlWorkspace *workspace,
                    HlSurvey    *survey)
{
  HL_PAGE_GET_CLASS (self)->show_round (self, workspace, survey);
}

/**
 * hl_page_focus:
 * @self: a view that is shown
 *
 * Makes the view ready for the keyboard.
 */
void
hl_page_focus (HlPage *self)
{
  HlPageClass *klass = HL_PAGE_GET_CLASS (self);

  if (klass->focus != NULL)
    klass->focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * hl_page_show_keys:
 * @self: a view that is shown
 *
 * Shows the view's own list of keys, or hides it again.
 *
 * Returns: whether it did: %FALSE = the window's list is wanted
 */
gboolean
hl_page_show_keys (HlPage *self)
{
  HlPageClass *klass = HL_PAGE_GET_CLASS (self);

  return klass->show_keys != NULL && klass->show_keys (self);
}
