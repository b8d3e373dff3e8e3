#pragma once

#include "core/hl-i18n.h"

G_BEGIN_DECLS

/**
 * HlHelpKind:
 * @HL_HELP_TEXT: a paragraph
 * @HL_HELP_HEADING: a heading
 * @HL_HELP_ITEM: an item of a list
 * @HL_HELP_KEY: a key and what it does
 *
 * Parts of a help page.
 */
typedef enum
{
  HL_HELP_TEXT,
  HL_HELP_HEADING,
  HL_HELP_ITEM,
  HL_HELP_KEY,
} HlHelpKind;

/**
 * HlHelpBlock:
 * @key: (nullable): the key, or the mark of an item; markup
 * @markup: Pango markup; links name topics
 * @plain: the same without markup
 *
 * One part of a help page.
 */
typedef struct
{
  HlHelpKind kind;
  char      *key;
  char      *markup;
  char      *plain;
} HlHelpBlock;

/**
 * HlHelpTopic:
 * @id: name in links; that of the view it explains
 * @blocks: (element-type HlHelpBlock): its parts in reading order
 *
 * One help page.
 */
typedef struct
{
  char      *id;
  char      *title;
  GPtrArray *blocks;
} HlHelpTopic;

HlHelpTopic *hl_help_topic_parse   (const char        *id,
                                    const char        *text);
void         hl_help_topic_free    (HlHelpTopic       *self);
gboolean     hl_help_matches       (const char        *text,
                                    const char        *words);
gboolean     hl_help_topic_matches (const HlHelpTopic *self,
                                    const char        *words);
GPtrArray   *hl_help_load          (HlLanguage         language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlHelpTopic, hl_help_topic_free)

G_END_DECLS
