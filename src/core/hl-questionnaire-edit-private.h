#pragma once

#include "core/hl-questionnaire-edit.h"
#include "core/hl-questionnaire-private.h"

G_BEGIN_DECLS

/**
 * HlEditNode:
 * @id: 0 for the questionnaire
 * @stamp: of the step that made it; a step writes only to nodes of its own
 * @children: (element-type HlEditNode): %NULL of a question
 * @form: title, short title, description, source, formula, texts and contradictions only
 *
 * The questionnaire as a tree of shared nodes: a step copies the way from the root to what it
 * changes and shares the rest with the step before. Numbers, short names and identities that
 * follow from the rest are %NULL here; targets of jumps and questions of conditions are ids.
 */
typedef struct
{
  guint       id;
  guint       stamp;
  HlEditLevel level;
  GPtrArray  *children;
  union
  {
    HlQuestionnaire *form;
    HlPart           part;
    HlFactor         factor;
    HlQuestion       question;
  };
} HlEditNode;

typedef struct
{
  HlEditNode  *root;
  char        *text;  /* what was done, translated */
  char        *typed; /* the text that was typed, for merging; or NULL */
  HlEditChange change;
  guint        id;
} HlEditStep;

/**
 * HlEditTexts:
 * @HL_EDIT_TEXTS_TYPED: as they were typed
 * @HL_EDIT_TEXTS_STRIPPED: without blanks at the ends, which is quick and enough for a check
 * @HL_EDIT_TEXTS_CLEAN: cleaned by hl_text_clean(), to be kept
 */
typedef enum
{
  HL_EDIT_TEXTS_TYPED,
  HL_EDIT_TEXTS_STRIPPED,
  HL_EDIT_TEXTS_CLEAN,
} HlEditTexts;

struct _HlQuestionnaireEdit
{
  GObject          parent_instance;

  char            *id;
  guint            revision;
  HlQuestionnaire *base; /* or NULL; its questions have the ids from 1 */
  guint            last_id;
  guint            last_stamp;
  gboolean         typing;
  GArray          *steps; /* of HlEditStep; the first is where editing began */
  guint            position;
  HlEditNode      *saved;
  HlQuestionnaire *draft;      /* of the present step, made when asked for */
  GHashTable      *used_codes; /* of all questions there ever were */
};

HlEditNode *hl_edit_node_new     (HlEditLevel            level,
                                  guint                  id,
                                  guint                  stamp);
HlEditNode *hl_edit_node_ref     (HlEditNode            *self);
void        hl_edit_node_unref   (HlEditNode            *self);
HlEditNode *hl_edit_node_copy    (const HlEditNode      *self,
                                  guint                  stamp);
HlEditNode *hl_edit_child        (const HlEditNode      *self,
                                  guint                  index);
HlEditNode *hl_edit_node_find    (HlEditNode            *root,
                                  guint                  id);
HlEditNode *hl_edit_parent       (HlEditNode            *root,
                                  guint                  id,
                                  guint                 *out_position);
HlEditNode *hl_edit_own          (HlEditNode            *root,
                                  guint                  id);
GPtrArray  *hl_edit_questions    (HlEditNode            *root);
gboolean    hl_edit_is_plain     (const HlEditNode      *part,
                                  const HlEditNode      *factor);
gboolean    hl_edit_is_closed    (HlQuestionKind         kind);

HlEditNode *hl_edit_tree_new     (HlQuestionnaireEdit   *self,
                                  const HlQuestionnaire *base);
HlQuestionnaireBuilder *hl_edit_build (HlQuestionnaireEdit *self,
                                  HlEditNode            *root,
                                  HlEditTexts            texts);
HlQuestionnaire *hl_edit_lay_out (HlQuestionnaireEdit   *self,
                                  HlEditNode            *root);

GHashTable *hl_edit_numbers      (HlEditNode            *root);
void        hl_edit_find_automatic (HlEditNode          *root);
char       *hl_edit_new_code     (HlQuestionnaireEdit   *self,
                                  HlQuestionRole         role);
char       *hl_edit_new_part_code (HlEditNode           *root);
char       *hl_edit_new_factor_code (HlEditNode         *root);
char       *hl_edit_name         (HlQuestionnaireEdit   *self,
                                  guint                  id);

HlQuestionnaireEdit *hl_edit_begin_with (const char      *id,
                                  guint                  revision,
                                  guint                  last_id,
                                  HlEditNode            *root,
                                  const HlQuestionnaire *base);
HlEditNode *hl_edit_root         (HlQuestionnaireEdit   *self);
HlEditNode *hl_edit_begin        (HlQuestionnaireEdit   *self);
void        hl_edit_commit       (HlQuestionnaireEdit   *self,
                                  HlEditNode            *root,
                                  HlEditChange           change,
                                  guint                  id,
                                  char                  *text);
void        hl_edit_commit_typed (HlQuestionnaireEdit   *self,
                                  HlEditNode            *root,
                                  HlEditChange           change,
                                  guint                  id,
                                  char                  *text,
                                  char                  *typed);
HlQuestion *hl_edit_question     (HlQuestionnaireEdit   *self,
                                  guint                  id);

void        hl_edit_set_kind     (HlEditNode            *root,
                                  guint                  question,
                                  const char            *type_id,
                                  HlQuestionKind         kind);
void        hl_edit_forget_questions (HlEditNode        *root,
                                  GHashTable            *gone);
void        hl_edit_map_options  (HlEditNode            *root,
                                  guint                  question,
                                  const guint           *map,
                                  guint                  n_map);

G_END_DECLS
