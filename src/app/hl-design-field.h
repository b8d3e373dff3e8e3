#pragma once

#include <adwaita.h>

#include "app/hl-design-node.h"

G_BEGIN_DECLS

typedef enum
{
  HL_DESIGN_PARAGRAPH,
  HL_DESIGN_LINE,
  HL_DESIGN_SWITCH,
  HL_DESIGN_CHOICE,
} HlDesignControl;

/**
 * HlDesignFieldInfo:
 * @place: what has it
 * @kinds: of a question: set of the kinds that have it, bit k = #HlQuestionKind k; 0 = all
 * @name: of the member as in the JSON; of a printed paragraph "texts." and its name
 * @group: (nullable): untranslated title of the group that begins with it, "" = a group without one
 * @title: untranslated
 * @subtitle: (nullable): untranslated
 *
 * A property that can be changed.
 */
typedef struct
{
  HlDesignKind    place;
  guint           kinds;
  HlDesignControl control;
  const char     *name;
  const char     *group;
  const char     *title;
  const char     *subtitle;
} HlDesignFieldInfo;

#define HL_TYPE_DESIGN_FIELD (hl_design_field_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignField, hl_design_field, HL, DESIGN_FIELD, GObject)

const HlDesignFieldInfo *hl_design_field_infos (gsize                   *out_n_infos);
char          *hl_design_field_read      (const HlDesignFieldInfo *info,
                                          const HlQuestionnaire   *questionnaire,
                                          HlDesignPlace            place);
HlDesignField *hl_design_field_new       (const HlDesignFieldInfo *info);
const HlDesignFieldInfo *hl_design_field_get_info (HlDesignField  *self);
GtkWidget     *hl_design_field_get_row   (HlDesignField           *self);
void           hl_design_field_set_value (HlDesignField           *self,
                                          const char              *value);
void           hl_design_field_set_fault (HlDesignField           *self,
                                          const char              *fault);
void           hl_design_field_focus     (HlDesignField           *self);

G_END_DECLS
