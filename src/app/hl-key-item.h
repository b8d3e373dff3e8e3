#pragma once

#include <gtk/gtk.h>

#include "core/hl-office.h"
#include "keying/hl-key-session.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

typedef struct _HlKeyCurrent HlKeyCurrent;

typedef enum
{
  HL_KEY_ITEM_TITLE,
  HL_KEY_ITEM_PAGE,
  HL_KEY_ITEM_SERIAL,
  HL_KEY_ITEM_ROW,
} HlKeyItemKind;

/**
 * HlKeyItem:
 * @row: of %HL_KEY_ITEM_ROW: index of the row in the session
 * @n_boxes: level columns drawn, 0 = the answer is told in words
 * @descending: the paper has the highest level first
 * @gap: the paper leaves a gap behind it
 * @page: of %HL_KEY_ITEM_PAGE: number of the page that begins
 * @value: what the row holds, see hl_key_form_get()
 * @asked: no jump passes it over
 * @keyed: a key was pressed for it
 * @node: (nullable): its drawing, from its own top left corner, %NULL = not drawn as it is now
 * @large: (nullable): its large form, %NULL = not laid out
 * @top, @height: place in the list, in pixels
 *
 * One line of the keying list.
 */
typedef struct
{
  HlKeyItemKind kind;
  guint         row;
  guint         n_boxes;
  guint         page;
  gboolean      descending;
  gboolean      gap;
  PangoLayout  *number;
  PangoLayout  *text;
  PangoLayout  *word;
  guint8        value;
  gboolean      asked;
  gboolean      keyed;
  GskRenderNode *node;
  HlKeyCurrent *large;
  double        top;
  double        height;
} HlKeyItem;

GPtrArray  *hl_key_items_new     (GtkWidget          *widget,
                                  const HlSurvey     *survey,
                                  const HlOffice     *office,
                                  const HlPaperLayout *paper,
                                  const GArray       *rows);
void        hl_key_items_update  (GPtrArray          *items,
                                  const HlSurvey     *survey,
                                  const HlKeySession *session);
HlKeyItem  *hl_key_items_find    (const GPtrArray    *items,
                                  const HlKeySession *session);
void        hl_key_items_redraw  (GPtrArray          *items);

char       *hl_key_row_number    (const HlSurvey     *survey,
                                  const HlRow        *row);
char       *hl_key_row_text      (const HlSurvey     *survey,
                                  const HlOffice     *office,
                                  const HlRow        *row);
char       *hl_key_row_answer    (const HlSurvey     *survey,
                                  const HlRow        *row,
                                  const HlResponse   *form);
const char *hl_key_row_option    (const HlSurvey     *survey,
                                  const HlRow        *row,
                                  guint               option);
gboolean    hl_key_row_is_scale  (const HlSurvey     *survey,
                                  const HlRow        *row);
gboolean    hl_key_row_is_ticked (const HlSurvey     *survey,
                                  const HlRow        *row,
                                  const HlResponse   *form,
                                  guint               option);
void        hl_key_row_tell      (GtkAccessible      *list,
                                  const HlSurvey     *survey,
                                  const HlRow        *row,
                                  const HlKeySession *session);

G_END_DECLS
